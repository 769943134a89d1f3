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
    let text = Words(shared: AuditWords(language: language))
    let figures = AuditFigures(run: run)
    var lines = [
      text.shared.title(run),
      text.shared.rules(run),
    ]
    for verdict in AuditFigures.order {
      let dossiers = run.dossiers.filter { $0.verdict == verdict }
      guard !dossiers.isEmpty else { continue }
      lines += ["", "\(Glossary.label(.whole, verdict.rawValue, in: language)): \(dossiers.count)"]
      lines += dossiers.map { "  " + shown($0.entity, $0.year) }
    }
    lines += unread(run, text) + questions(figures, text) + broken(figures, text)
    lines += years(figures, text) + trend(run, text) + matrix(figures, text)
    if !run.leftOut.isEmpty {
      lines += ["", text.shared.leftOut]
      lines += run.leftOut.map {
        "  \(TerminalText.sentence($0.path)): \(text.shared.reason($0.reason))"
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
    return ["", "\(text.shared.unread): \(failures.count)"]
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
        "  \(text.times(entry))  \(TerminalText.sentence(text.shared.citation(entry.row))): \(entry.row.requirement)"
      }
  }

  private static func questions(_ figures: AuditFigures, _ text: Words) -> [String] {
    let open = figures.open
    guard !open.isEmpty else { return [] }
    return ["", text.questions(min(mostBroken, open.count), of: open.count)]
      + open.prefix(mostBroken).map { entry in
        "  \(text.waiting(entry))  \(TerminalText.sentence(entry.text.text(in: text.language)))"
      }
  }

  private static func years(_ figures: AuditFigures, _ text: Words) -> [String] {
    let years = figures.byYear
    guard years.count > 1 else { return [] }
    return ["", text.byYear]
      + years.map { year in
        let counts = zip(AuditFigures.order, year.counts).filter { $1 > 0 }
          .map { "\(text.shared.whole($0)): \($1)" }
        return "  \(TerminalText.sentence(year.name))  \(counts.joined(separator: " · "))"
      }
  }

  private static func trend(_ run: RunRecord, _ text: Words) -> [String] {
    let steps = AuditTrend(run).steps
    guard !steps.isEmpty else { return [] }
    return ["", text.shared.trend] + steps.map { "  " + text.step($0) }
  }

  /// A column for each dossier, some at a time; a cell says the gravest verdict and how often.
  private static func matrix(_ figures: AuditFigures, _ text: Words) -> [String] {
    let run = figures.run
    guard !run.matrix.isEmpty else { return [] }
    let (rows, idle) = figures.requirements
    var lines = ["", text.shared.matrix, "  " + text.key]
    if !idle.isEmpty { lines.append("  " + text.idle(idle.count)) }
    let marks = rows.map { row in
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
      for (row, marks) in zip(rows, marks) {
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
    return "\(AuditWords.sign(leading.code)) \(leading.count)"
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}

/// The texts of the matrix.
private struct Words {
  let shared: AuditWords
  var language: TextLanguage { shared.language }

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

  func questions(_ shown: Int, of all: Int) -> String {
    "\(shared.questions) (\(shown) \(say("de", "of")) \(all))"
  }

  func waiting(_ open: AuditFigures.Open) -> String {
    say(
      "\(open.dossiers) expedientes, \(open.cells) resultados",
      "\(open.dossiers) dossiers, \(open.cells) results")
  }

  func idle(_ count: Int) -> String {
    say(
      "No aplican a ninguno de estos expedientes: \(count) requisitos más",
      "Apply to none of these dossiers: \(count) more requirements")
  }

  var byYear: String { say("Por año", "By year") }

  /// `2024 → 2025: 3 nuevas (2 cambió el plan, 1 cambió la ley), 5 superadas (…), 7 siguen`.
  func step(_ step: AuditTrend.Step) -> String {
    func told(_ counts: [AuditTrend.Origin: Int]) -> String {
      let parts = AuditTrend.Origin.allCases.compactMap { origin in
        counts[origin].map { "\(origin.label(in: language)): \($0)" }
      }
      let sum = counts.values.reduce(0, +)
      return parts.isEmpty ? "\(sum)" : "\(sum) (\(parts.joined(separator: ", ")))"
    }
    return "\(step.from) → \(step.to)  "
      + say(
        "nuevas \(told(step.broken)) · superadas \(told(step.mended)) · siguen \(step.still)",
        "new \(told(step.broken)) · mended \(told(step.mended)) · remain \(step.still)")
  }

  /// What the signs of the matrix mean.
  var key: String {
    let codes = Verdict.allCases.map(\.id) + [Glossary.methodologyFail]
    return codes.map { "\(AuditWords.sign($0)) \(Glossary.label(.verdict, $0, in: language))" }
      .joined(separator: " · ")
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
}
