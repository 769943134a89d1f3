import Findings
import Plans
import Values

/// A comparison for a person at a terminal: the headline first, then what is gravest.
package struct ComparisonText: ComparisonFormat {
  /// How many lines a group gets; the rest is counted.
  package static let mostLines = 200

  /// The format.
  package init() {}

  package let identifier = "text"
  package let sentence = LocalizedText(
    es: "Para leer en la pantalla.", en: "To be read on the screen.")

  package func render(_ report: ComparisonReport, options: ReportOptions) -> [UInt8] {
    let wording = ComparisonWording(report)
    var lines = TextLines(wording.language, color: options.color)
    func safe(_ text: String) -> String { TerminalText.sentence(text) }
    func group(_ title: String, _ count: Int, _ items: some Sequence<String>) {
      guard count > 0 else { return }
      lines.heading("\(safe(title)): \(wording.count(count))")
      for item in items.prefix(ComparisonText.mostLines) { lines.add("  " + safe(item)) }
      let rest = count - ComparisonText.mostLines
      if rest > 0 {
        lines.add(
          "  "
            + wording.say("y \(wording.count(rest)) más", "and \(wording.count(rest)) more")
            + wording.say(" (--report json los trae todos)", " (--report json holds all)"))
      }
    }
    lines.add(lines.paint("Cotejo: \(safe(wording.headline))", .bold))
    for (name, document) in [
      (wording.say("Antes", "Before"), report.base), (wording.say("Ahora", "Now"), report.head),
    ] {
      lines.add(safe("\(name): \(document.path) · \(document.hash(in: wording.language))"))
    }
    lines.add(wording.content)
    lines.add(wording.days)
    lines.add(wording.head.reviews)
    if let companions = wording.companions { lines.add(lines.paint(safe(companions), .yellow)) }
    for nature in PlanChange.Nature.allCases {
      let changes = wording.changes(nature)
      group(
        wording.label(.nature, nature.rawValue), changes.count,
        changes.lazy.map { "\(wording.sentence($0)) [\(wording.places($0))]" })
    }
    group(
      wording.say("Filas en duda", "Rows in doubt"), report.plan.doubts.count,
      report.plan.doubts.lazy.map(wording.sentence))
    let outside = outsideLines(wording)
    group(
      wording.say("Líneas distintas fuera de las tablas", "Lines that differ outside the tables"),
      outside.count, outside.lazy.map { "\($0.text) [\($0.place)]" })
    addFindings(report.findings, wording, group)
    addLaw(wording, &lines)
    group(wording.say("Tablas", "Tables"), wording.tables.count, wording.tables)
    lines.add()
    lines.add(lines.paint(wording.gate, report.exitCode == .complies ? .green : .red))
    return lines.bytes
  }

  private func addFindings(
    _ findings: FindingsComparison, _ wording: ComparisonWording,
    _ group: (String, Int, [String]) -> Void
  ) {
    func line(_ finding: Finding, _ text: String, isOld: Bool) -> String {
      let label = (isOld ? wording.base : wording.head).label(finding)
      return "\(label): \(text) [\(wording.place(finding, isOld: isOld))] (\(finding.rule))"
    }
    let new = findings.new.sorted { $0.finding.severity > $1.finding.severity }
    group(
      wording.say("Observaciones nuevas", "New observations"), new.count,
      new.prefix(ComparisonText.mostLines).map {
        line($0.finding, wording.sentence($0), isOld: false)
      })
    group(
      wording.say("Observaciones que ya no están", "Observations no longer there"),
      findings.gone.count,
      findings.gone.prefix(ComparisonText.mostLines).map {
        line($0.finding, wording.sentence($0), isOld: true)
      })
    group(
      wording.say(
        "Lo que hay que decidir sobre este cambio", "What is to be decided on this change"),
      findings.newlyAsked.count,
      findings.newlyAsked.prefix(ComparisonText.mostLines).map {
        line($0, wording.asked($0), isOld: false)
      })
    group(
      wording.say("Lo que ya no se puede juzgar", "What can no longer be judged"),
      findings.newlyOpen.count,
      findings.newlyOpen.prefix(ComparisonText.mostLines).map {
        line($0, wording.head.message($0), isOld: false)
      })
  }

  private func addLaw(_ wording: ComparisonWording, _ lines: inout TextLines) {
    guard let rows = wording.lawRows else { return }
    lines.heading(wording.say("Observaciones por plan y ley", "Observations by plan and law"))
    let (old, new) = wording.lawHeads
    for row in rows {
      lines.add(
        "  \(row.label): \(old) \(wording.count(row.oldLaw)); \(new) \(wording.count(row.newLaw))")
    }
  }
}

/// The lines outside the tables, old ones first.
func outsideLines(_ wording: ComparisonWording) -> [(text: String, place: String)] {
  let outside = wording.report.plan.outside
  return outside.removed.map {
    (wording.sentence($0, isOld: true), wording.place($0, isOld: true))
  }
    + outside.added.map { (wording.sentence($0, isOld: false), wording.place($0, isOld: false)) }
}
