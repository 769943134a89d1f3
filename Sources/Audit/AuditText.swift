import Findings
import Reports
import Store
import Values

/// The matrix for a person at a terminal.
enum AuditText: AuditReportFormat {
  static let identifier = "text"
  static let sentence = LocalizedText(es: "Para leer en pantalla.", en: "To read on screen.")

  /// How many dossiers stand side by side.
  private static let columnsAtOnce = 8
  /// How many of the most broken requirements are listed.
  private static let mostBroken = 15

  static func render(_ run: RunRecord, in language: TextLanguage) -> [UInt8] {
    let text = Words(language: language)
    let figures = AuditFigures(run: run)
    var lines = [
      text.head(run),
      text.rules(run),
    ]
    for verdict in AuditFigures.order {
      let dossiers = run.dossiers.filter { $0.verdict == verdict }
      guard !dossiers.isEmpty else { continue }
      lines += ["", "\(Glossary.label(.whole, verdict.rawValue, in: language)): \(dossiers.count)"]
      lines += dossiers.map { "  " + shown($0.entity, $0.year) }
    }
    lines += unread(run, text) + broken(figures, text) + matrix(run, text)
    if !run.leftOut.isEmpty {
      lines += ["", text.leftOut]
      lines += run.leftOut.map {
        "  \(TerminalText.sentence($0.path)): \(text.reason($0.reason))"
      }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func shown(_ entity: String, _ year: String) -> String {
    TerminalText.sentence("\(entity) \(year)")
  }

  private static func unread(_ run: RunRecord, _ text: Words) -> [String] {
    let failures = run.dossiers.flatMap(\.failures)
    guard !failures.isEmpty else { return [] }
    return ["", "\(text.unread): \(failures.count)"]
      + failures.map { failure in
        let why = failure.text.text(in: text.language)
        return "  \(TerminalText.sentence(failure.path)): \(TerminalText.sentence(why))"
      }
  }

  private static func broken(_ figures: AuditFigures, _ text: Words) -> [String] {
    let broken = figures.broken
    guard !broken.isEmpty else { return [] }
    return ["", text.broken(min(mostBroken, broken.count), of: broken.count)]
      + broken.prefix(mostBroken).map { entry in
        "  \(text.times(entry))  \(text.citation(entry.row)): \(entry.row.requirement)"
      }
  }

  /// A column for each dossier, some at a time; a cell says the gravest verdict and how often.
  private static func matrix(_ run: RunRecord, _ text: Words) -> [String] {
    guard !run.matrix.isEmpty else { return [] }
    var lines = ["", text.matrix, "  " + text.key]
    let marks = run.matrix.map { row in
      Dictionary(
        row.cells.map { (shown($0.entity, $0.year), mark($0)) }, uniquingKeysWith: { $1 })
    }
    for start in stride(from: 0, to: run.dossiers.count, by: columnsAtOnce) {
      let columns = run.dossiers[start..<min(start + columnsAtOnce, run.dossiers.count)]
      let widths = columns.map { min(24, max(8, TerminalText.width(shown($0.entity, $0.year)))) }
      let names = zip(columns, widths).map {
        TerminalText.padded(TerminalText.cut(shown($0.entity, $0.year), to: $1), to: $1)
      }
      lines += ["", trimmed("  " + names.joined(separator: "  "))]
      for (row, marks) in zip(run.matrix, marks) {
        let cells = zip(columns, widths).map { dossier, width in
          TerminalText.padded(marks[shown(dossier.entity, dossier.year)] ?? " ", to: width)
        }
        lines.append("  \(cells.joined(separator: "  "))  \(row.requirement)")
      }
    }
    return lines
  }

  private static func mark(_ cell: MatrixCell) -> String {
    guard let leading = AuditFigures.leading(cell) else { return " " }
    return "\(Words.sign(leading.code)) \(leading.count)"
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}

/// The texts of the matrix.
private struct Words {
  let language: TextLanguage

  func head(_ run: RunRecord) -> String {
    let entities = Set(run.dossiers.map(\.entity)).count
    return say(
      "Auditoría: \(run.dossiers.count) expedientes de \(entities) entidades",
      "Audit: \(run.dossiers.count) dossiers of \(entities) entities")
  }

  func rules(_ run: RunRecord) -> String {
    let pack = "\(run.pack.id) \(run.pack.version), sha256 \(run.pack.sha256.prefix(12))"
    return say("Reglas: \(pack) (\(run.settings))", "Rules: \(pack) (\(run.settings))")
  }

  var unread: String { say("No se pudo leer", "Could not be read") }

  func broken(_ shown: Int, of all: Int) -> String {
    say(
      "Obligaciones que más se incumplen (\(shown) de \(all))",
      "Duties broken most often (\(shown) of \(all))")
  }

  func times(_ broken: AuditFigures.Broken) -> String {
    say(
      "\(broken.dossiers) expedientes, \(broken.cells) veces",
      "\(broken.dossiers) dossiers, \(broken.cells) times")
  }

  func citation(_ row: MatrixRow) -> String {
    let article = row.article.isEmpty ? "" : say(", art. ", ", art. ") + row.article
    return TerminalText.sentence(row.normTitle.text(in: language)) + article
  }

  var matrix: String { say("Requisitos por expediente", "Requirements by dossier") }

  /// What the signs of the matrix mean.
  var key: String {
    let codes = Verdict.allCases.map(\.id) + [Glossary.methodologyFail]
    return codes.map { "\(Words.sign($0)) \(Glossary.label(.verdict, $0, in: language))" }
      .joined(separator: " · ")
  }

  static func sign(_ code: String) -> String {
    switch code {
    case Verdict.pass.id: "✓"
    case Verdict.fail.id: "✗"
    case Verdict.notApplicable.id: "–"
    case Verdict.notDue.id: "…"
    case Verdict.notChecked.id: "?"
    case Verdict.needsReview.id: "¿"
    case Glossary.methodologyFail: "△"
    default: "!"
    }
  }

  var leftOut: String {
    say(
      "No pertenece a ningún expediente y no se revisó",
      "Belongs to no dossier and was not checked")
  }

  func reason(_ code: String) -> String {
    switch code {
    case "not_in_entity": say("no está en la carpeta de una entidad", "lies in no entity’s folder")
    case "no_year": say("la entidad no tiene carpetas de año", "the entity has no folder of a year")
    case "not_in_year": say("no está en la carpeta de un año", "lies in no year’s folder")
    case "deeper": say("es una carpeta dentro de un año", "is a folder inside a year’s")
    default: say("no se pudo abrir", "could not be opened")
    }
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
}
