import Documents
import Values
import YAML

/// Reads plans written in JSON, in our own shape: tables, their rows, the fields by name.
package struct JSONPlanReader: DocumentReader {
  /// A reader without settings.
  package init() {}

  package var format: DocumentFormat { .json }

  package func recognises(_ bytes: [UInt8]) -> Bool {
    let signs = bytes.prefix(4 << 10).filter { $0 > 32 }.drop { [0xEF, 0xBB, 0xBF].contains($0) }
    guard signs.first == UInt8(ascii: "{"), signs.count > 1 else { return false }
    let second = signs[signs.index(after: signs.startIndex)]
    return (second == UInt8(ascii: "\"") || second == UInt8(ascii: "}"))
      && TextDecoding.isText(bytes)
  }

  package func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document {
    guard file.bytes.count <= limits.planFileBytes else { throw file.longPlan(limits) }
    let bytes = TextDecoding(file.bytes).bytes
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONValue(parsing: bytes)
    } catch {
      let line = bytes.prefix(error.offset).count { $0 == 10 } + 1
      throw file.brokenPlan("JSON", line: line, es: "", en: "")
    }
    guard let shape = PlanShape(PlanNode(root)) else { throw file.otherShape("JSON") }
    return try shape.document(file, .json, limits: limits)
  }
}

/// Reads plans written in YAML, in our own shape, each row with its line.
package struct YAMLPlanReader: DocumentReader {
  /// A reader without settings.
  package init() {}

  package var format: DocumentFormat { .yaml }

  package func recognises(_ bytes: [UInt8]) -> Bool {
    guard TextDecoding.isText(bytes) else { return false }
    let sample = TextLines(TextDecoding.sample(bytes)).lines
    if sample.contains(where: { $0 == "given:" }) { return true }
    guard YAMLPlanReader.looksLikeTables(sample), bytes.count <= YAMLLimits().bytes,
      let node = try? YAMLReader.read(path: "", bytes: TextDecoding(bytes).bytes)
    else { return false }
    return PlanShape(PlanNode(node)) != nil
  }

  /// Whether the first line names a table and holds it, or the next one goes in.
  private static func looksLikeTables(_ lines: [String]) -> Bool {
    let written = lines.filter { line in
      line.utf8.contains { $0 > 32 } && !line.hasPrefix("#") && line != "---"
    }
    guard written.count > 1, let colon = written[0].utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return false
    }
    let name = written[0].utf8[..<colon]
    let rest = written[0].utf8[colon...].dropFirst().drop { $0 <= 32 }
    return !name.isEmpty
      && name.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
      && (rest.first.map { [UInt8(ascii: "{"), UInt8(ascii: "[")].contains($0) }
        ?? (written[1].hasPrefix(" ") || written[1].hasPrefix("- ")))
  }

  package func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document {
    guard file.bytes.count <= limits.planFileBytes else { throw file.longPlan(limits) }
    var own = YAMLLimits()
    own.bytes = limits.planFileBytes
    own.nodes = min(limits.cells, 2_000_000)
    let node: YAMLNode
    do throws(YAMLError) {
      node = try YAMLReader.read(
        path: file.path, bytes: TextDecoding(file.bytes).bytes, limits: own)
    } catch {
      if [.tooLarge, .tooDeep, .tooManyNodes].contains(error.kind) { throw file.longPlan(limits) }
      let fault = error.diagnostics.first
      throw file.brokenPlan(
        "YAML", line: fault?.mark?.line, es: fault?.message.es ?? "", en: fault?.message.en ?? "")
    }
    guard let shape = PlanShape(PlanNode(node)) else { throw file.otherShape("YAML") }
    return try shape.document(file, .yaml, limits: limits)
  }
}

// MARK: - Texts

extension SourceFile {
  fileprivate func brokenPlan(_ name: String, line: Int?, es: String, en: String) -> ReadError {
    let (place, spot) = line.map { (" en la línea \($0)", " on line \($0)") } ?? ("", "")
    return ReadError(
      .damaged, path: path, part: line.map(String.init),
      es: "«\(path)» tiene un error de \(name)\(place)\(es.isEmpty ? "" : ": \(es)"). "
        + "Corríjalo y vuelva a revisar.",
      en: "“\(path)” has an error of \(name)\(spot)\(en.isEmpty ? "" : ": \(en)"). "
        + "Mend it and check again.")
  }

  fileprivate func otherShape(_ name: String) -> ReadError {
    ReadError(
      .unsupportedFormat, path: path,
      es:
        "«\(path)» es un archivo \(name) que no tiene la forma de un plan. Escriba cada tabla como "
        + "una lista de filas: { \"actividad\": [ { \"nombre\": … } ] }.",
      en: "“\(path)” is a \(name) file without the shape of a plan. Write each table as a list of "
        + "rows: { \"actividad\": [ { \"nombre\": … } ] }.")
  }

  fileprivate func longPlan(_ limits: ReadLimits) -> ReadError {
    ReadError(
      .overLimit, path: path,
      es: "«\(path)» pasa de los límites de lectura (\(limits.planFileBytes) bytes, 2.000.000 de "
        + "valores) y no se leyó. Divídalo en archivos más pequeños.",
      en: "“\(path)” is beyond the limits of reading (\(limits.planFileBytes) bytes, 2,000,000 "
        + "values) and was not read. Split it into smaller files.")
  }
}
