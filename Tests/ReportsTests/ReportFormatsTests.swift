import Findings
import Foundation
import Reports
import Testing
import Values

@Suite("Every report")
struct ReportFormatsTests {
  @Test("has a name of its own and a sentence in both languages")
  func names() {
    #expect(Set(ReportFormats.all.map(\.identifier)).count == ReportFormats.all.count)
    for format in ReportFormats.all {
      #expect(ReportFormats.named(format.identifier)?.identifier == format.identifier)
      #expect(format.sentence.es.hasSuffix(".") && format.sentence.en?.hasSuffix(".") == true)
    }
  }

  @Test("gives the same bytes for the same input", arguments: ReportSample.all)
  func deterministic(sample: ReportSample) {
    for format in ReportFormats.all {
      #expect(sample.bytes(format) == sample.bytes(format), "\(format.identifier)")
    }
  }

  @Test("is whole UTF-8 without control codes or marks of direction", arguments: ReportSample.all)
  func inert(sample: ReportSample) throws {
    for format in ReportFormats.all {
      let bytes = format.isBinary ? Array(sample.text(format).utf8) : sample.bytes(format)
      let text = try #require(String(validating: bytes, as: UTF8.self), "\(format.identifier)")
      let codes = text.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 10, 13: false
        case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
      }
      #expect(codes.isEmpty, "\(format.identifier): \(codes.map { String($0.value, radix: 16) })")
    }
  }

  @Test("says what the whole comes to, and never leaves out what could not be read")
  func sentence() {
    let silent: Set = ["gitlab"]
    for format in ReportFormats.all {
      let text = ReportSample.full.text(format)
      if !silent.contains(format.identifier) {
        #expect(
          text.contains("1 regla obligatoria en 1 caso, al 17 de enero de 2026"),
          "\(format.identifier)")
      }
      // The caller of `text` tells failures on standard error.
      if format.identifier != "text" {
        #expect(
          ReportSample.unread.text(format).contains("No existe el archivo"), "\(format.identifier)")
      }
    }
  }

  @Test("has the same totals")
  func totals() {
    let totals = SampleReport.full().totals
    let sum = """
      6 reglas × 1 hoja, 5 filas: 25 casos = Cumple 9 + No cumple 5 + Por mejorar 1 + No aplica 2 \
      + Aún no exigible 4 + No se pudo verificar 2 + Por decidir 1 + Falla de Cotejo 1
      """
    for identifier in ["text", "html", "csv", "junit", "xlsx", "annotated"] {
      let text = ReportFormats.named(identifier).map { ReportSample.full.text($0) }
      #expect(text?.contains(sum) == true, "\(identifier)")
    }
    for identifier in ["json", "ndjson", "sarif", "github-sarif"] {
      let text = ReportFormats.named(identifier).map { ReportSample.full.text($0) } ?? ""
      let members = Verdict.allCases.map { "\"\($0.id)\":\(totals[$0])" }.joined(separator: ",")
      #expect(
        text.filter { !$0.isWhitespace }.contains("{\(members),\"grid\":25}"), "\(identifier)")
    }
    for identifier in ["markdown", "github-summary"] {
      let text = ReportFormats.named(identifier).map { ReportSample.full.text($0) } ?? ""
      #expect(text.contains("| No cumple | 5 |\n| Por mejorar | 1 |"), "\(identifier)")
    }
  }

  @Test("holds every message", arguments: ["regla-rota", "fecha-mal-escrita", "plan-publicado"])
  func messages(rule: String) {
    for format in ReportFormats.all {
      #expect(ReportSample.full.text(format).contains(rule), "\(format.identifier)")
    }
    for format in ReportFormats.all {
      let text = ReportSample.full.text(format)
      for message in ["La fecha «31/1272024» no se entiende.", "El nombre no es claro."] {
        #expect(text.contains(message), "\(format.identifier): \(message)")
      }
    }
  }

  /// The folder `COTEJO_DUMP` keeps them, for validators that are no part of the program: schemas,
  /// XSDs, axe.
  @Test("writes every sample into a folder")
  func dump() throws {
    let kept = ProcessInfo.processInfo.environment["COTEJO_DUMP"].map {
      URL(fileURLWithPath: $0, isDirectory: true)
    }
    let folder =
      kept ?? FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { if kept == nil { try? FileManager.default.removeItem(at: folder) } }

    for sample in ReportSample.all {
      for format in ReportFormats.all {
        let file = folder.appendingPathComponent("\(sample.name).\(format.identifier)")
        try Data(sample.bytes(format)).write(to: file)
      }
    }
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(kept != nil || written.count == ReportSample.all.count * ReportFormats.all.count)

    let large = SourcedReport(
      HostileReport.large(findings: 100_000, rules: 40), sources: [SampleReport.document])
    let page = folder.appendingPathComponent("100000.html")
    try Data(HTMLReport().render([large], failures: [], options: ReportOptions())).write(to: page)
    #expect(try Data(contentsOf: page).count > 1000)
  }
}
