import Findings
import Plans
import Values

/// A comparison as one comment on a change request, found again by its hidden first line.
///
/// Never longer than `mostBytes`; what does not fit is left out item by item and counted.
package struct ComparisonMarkdown: ComparisonFormat {
  /// The line by which the comment is found and updated.
  package static let marker = "<!-- cotejo:comparacion -->"
  /// GitHub takes 65,536 signs; GitLab far more.
  package static let usualBytes = 60_000
  /// Kept free for what is said at the end.
  private static let reserve = 400

  private let mostBytes: Int

  /// The format; `mostBytes` is the greatest length of a comment.
  package init(mostBytes: Int = usualBytes) { self.mostBytes = mostBytes }

  package let identifier = "markdown"
  package let sentence = LocalizedText(
    es: "Markdown, un comentario en una solicitud de cambio.",
    en: "Markdown, one comment on a change request.")

  package func render(_ report: ComparisonReport, options: ReportOptions) -> [UInt8] {
    let wording = ComparisonWording(report)
    var comment = Comment(wording, mostBytes: mostBytes - ComparisonMarkdown.reserve)
    comment.head()
    for nature in PlanChange.Nature.allCases where nature != .other { comment.add(nature) }
    comment.addFindings()
    comment.add(.other)
    comment.addRest()
    return comment.closed()
  }
}

/// The comment in the making.
private struct Comment {
  private let wording: ComparisonWording
  private let mostBytes: Int
  private var text = ComparisonMarkdown.marker + "\n"
  private var hidden = 0
  private var all = 0

  init(_ wording: ComparisonWording, mostBytes: Int) {
    (self.wording, self.mostBytes) = (wording, mostBytes)
  }

  private func safe(_ text: String) -> String { MarkdownText.escaped(text) }
  private func say(_ es: String, _ en: String) -> String { wording.say(es, en) }

  mutating func head() {
    let report = wording.report
    text += "## Cotejo: \(safe(wording.headline))\n\n**\(safe(wording.gate))** "
    text += "\(safe(wording.content)) \(safe(wording.days))\n\n"
    let paths = [report.base, report.head].map { document in
      "\(safe(TerminalText.cut(document.path, to: 200))) (sha256 `\(document.sha256.prefix(12))`"
        + "\(safe(SourceHash.made(document.conversion, in: wording.language))))"
    }
    text += paths.joined(separator: " → ") + "\n\n\(safe(wording.head.reviews))\n\n"
    if let companions = wording.companions {
      text += "> ⚠ \(safe(TerminalText.cut(companions, to: 2_000)))\n\n"
    }
    guard let rows = wording.lawRows else { return }
    let (old, new) = wording.lawHeads
    text +=
      "| \(say("Observaciones", "Observations")) | \(safe(old)) | \(safe(new)) |\n|---|---:|---:|\n"
    for row in rows {
      text += "| \(row.label) | \(wording.count(row.oldLaw)) | \(wording.count(row.newLaw)) |\n"
    }
    text += "\n"
  }

  mutating func add(_ nature: PlanChange.Nature) {
    let wording = wording
    let changes = wording.changes(nature)
    let title = wording.label(.nature, nature.rawValue)
    // Grave changes leave room for the new observations, and both for the rest.
    section(title, changes.count, isOpen: nature != .other, share: nature == .other ? 100 : 50) {
      index in
      Comment.item(wording.sentence(changes[index]), wording.places(changes[index]))
    }
  }

  mutating func addFindings() {
    let wording = wording
    let findings = wording.report.findings
    let new = findings.new.sorted { $0.finding.severity > $1.finding.severity }
    section(say("Observaciones nuevas", "New observations"), new.count, isOpen: true, share: 80) {
      index in
      let finding = new[index].finding
      return Comment.item(
        "\(wording.head.label(finding)): \(wording.sentence(new[index]))",
        wording.place(finding, isOld: false), rule: finding.rule)
    }
    let asked = findings.newlyAsked
    section(
      say("Lo que hay que decidir sobre este cambio", "What is to be decided on this change"),
      asked.count, isOpen: true, share: 85
    ) { index in
      Comment.item(
        wording.asked(asked[index]), wording.place(asked[index], isOld: false),
        rule: asked[index].rule)
    }
    let open = findings.newlyOpen
    section(
      say("Lo que ya no se puede juzgar", "What can no longer be judged"), open.count, isOpen: true
    ) { index in
      Comment.item(
        wording.head.message(open[index]), wording.place(open[index], isOld: false),
        rule: open[index].rule)
    }
    let gone = findings.gone
    section(
      say("Observaciones que ya no están", "Observations no longer there"), gone.count,
      isOpen: false
    ) { index in
      Comment.item(
        wording.sentence(gone[index]), wording.place(gone[index].finding, isOld: true),
        rule: gone[index].finding.rule)
    }
  }

  mutating func addRest() {
    let wording = wording
    let doubts = wording.report.plan.doubts
    section(say("Filas en duda", "Rows in doubt"), doubts.count, isOpen: false) { index in
      Comment.item(wording.sentence(doubts[index]), "")
    }
    let outside = outsideLines(wording)
    section(
      say("Líneas distintas fuera de las tablas", "Lines that differ outside the tables"),
      outside.count, isOpen: false
    ) { index in Comment.item(outside[index].text, outside[index].place) }
    section(say("Tablas", "Tables"), wording.tables.count, isOpen: false) { index in
      Comment.item(wording.tables[index], "")
    }
  }

  func closed() -> [UInt8] {
    guard hidden > 0 else { return Array(text.utf8) }
    let (rest, total) = (wording.count(hidden), wording.count(all))
    let note = say(
      "No caben aquí \(rest) de \(total) renglones; «cotejo compare … --report json» los trae todos.",
      "\(rest) of \(total) items do not fit here; “cotejo compare … --report json” holds all.")
    return Array((text + "> \(note)\n").utf8)
  }

  private static func item(_ sentence: String, _ place: String, rule: String = "") -> String {
    let safe = MarkdownText.escaped
    var line = "- " + safe(TerminalText.cut(sentence, to: 600))
    if !place.isEmpty { line += " · \(safe(TerminalText.cut(place, to: 200)))" }
    return line + (rule.isEmpty ? "" : " <code>\(safe(rule))</code>") + "\n"
  }

  /// A heading with as many whole items as fit in this many hundredths of the comment.
  private mutating func section(
    _ title: String, _ count: Int, isOpen: Bool, share: Int = 100, _ item: (Int) -> String
  ) {
    guard count > 0 else { return }
    all += count
    let title = "\(safe(title)) (\(wording.count(count)))"
    let head = isOpen ? "### \(title)\n\n" : "<details><summary>\(title)</summary>\n\n"
    let end = isOpen ? "\n" : "\n</details>\n\n"
    var body = ""
    var shown = 0
    while shown < count {
      let line = item(shown)
      let length = text.utf8.count + head.utf8.count + body.utf8.count + line.utf8.count
      guard length + end.utf8.count <= mostBytes * share / 100 else { break }
      body += line
      shown += 1
    }
    hidden += count - shown
    if shown > 0 { text += head + body + end }
  }
}
