import Documents
import Findings
import Values

/// Markdown: one comment on a change, found again by its hidden first line, or a step's summary.
package struct MarkdownReport: ReportFormat {
  /// The line by which a comment is found and updated.
  package static let marker = "<!-- cotejo:informe -->"

  /// Where the text goes, which decides its size.
  package enum Use: Sendable {
    /// A comment: GitHub takes 65,536 signs.
    case comment
    /// A step's summary: GitHub takes a megabyte.
    case summary
  }

  private let use: Use
  private let mostBytes: Int
  private let mostPlaces: Int

  /// The format; it never has more than `mostBytes` bytes, and so never more signs.
  package init(_ use: Use = .comment, mostBytes: Int? = nil) {
    self.use = use
    self.mostBytes = mostBytes ?? (use == .comment ? 60_000 : 1_000_000)
    mostPlaces = use == .comment ? 20 : 500
  }

  package var identifier: String { use == .comment ? "markdown" : "github-summary" }
  package var sentence: LocalizedText {
    use == .comment
      ? LocalizedText(
        es: "Markdown, un comentario en una solicitud de cambio.",
        en: "Markdown, one comment on a change request.")
      : LocalizedText(
        es: "Markdown, el resumen de un paso de GitHub Actions.",
        en: "Markdown, the summary of a step of GitHub Actions.")
  }

  package func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    var writing = MarkdownWriting(
      options.language, mostBytes: mostBytes, mostPlaces: mostPlaces, isComment: use == .comment)
    writing.failures(failures)
    for (number, each) in reports.enumerated() {
      writing.report(ReportWording(each), rest: reports.count - number - 1)
    }
    return writing.closed()
  }
}

/// One text in the making, which takes whole findings only and counts those it could not take.
private struct MarkdownWriting {
  private let language: TextLanguage
  private let mostBytes: Int
  private let mostPlaces: Int
  private var text: String
  private var hiddenFindings = 0
  private var allFindings = 0
  private var hiddenPlans = 0
  private var hiddenFailures = 0

  /// Kept free for what is said at the end.
  private static let reserve = 700

  init(_ language: TextLanguage, mostBytes: Int, mostPlaces: Int, isComment: Bool) {
    (self.language, self.mostBytes, self.mostPlaces) = (language, mostBytes, mostPlaces)
    text = isComment ? MarkdownReport.marker + "\n" : ""
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
  private func safe(_ text: String) -> String { MarkdownText.escaped(text) }

  private func fits(_ more: String...) -> Bool {
    text.utf8.count + more.reduce(0) { $0 + $1.utf8.count } <= mostBytes - MarkdownWriting.reserve
  }

  @discardableResult
  private mutating func add(_ more: String) -> Bool {
    guard fits(more) else { return false }
    text += more
    return true
  }

  mutating func failures(_ failures: [ReadError]) {
    guard !failures.isEmpty else { return }
    add("## Cotejo: \(say("no se pudo leer", "could not be read"))\n\n")
    for failure in failures {
      let path = TerminalText.cut(failure.path, to: 200)
      let reason = TerminalText.cut(language == .es ? failure.es : failure.en, to: 1_000)
      if !add("- \(safe(path)): \(safe(reason))\n") { hiddenFailures += 1 }
    }
    add("\n")
  }

  mutating func report(_ wording: ReportWording, rest: Int) {
    let sections = FindingSection.all(of: wording.report)
    let findings = sections.flatMap(\.groups).reduce(0) { $0 + $1.findings.count }
    allFindings += findings
    guard add(head(wording)) else {
      hiddenFindings += findings
      hiddenPlans += 1
      return
    }
    for section in sections { add(section, wording) }
    for block in [
      shortfalls(wording), due(wording), questions(wording), dispositions(wording),
      uncovered(wording),
    ] { add(block) }
    add("\(safe(wording.gate)) \(safe(wording.origin)). \(safe(wording.reviews))\n\n")
  }

  mutating func closed() -> [UInt8] {
    func count(_ number: Int) -> String { PlainText.display(count: number, in: language) }
    var notes: [String] = []
    if hiddenFindings > 0 {
      notes.append(
        say(
          "No caben aquí \(count(hiddenFindings)) de \(count(allFindings)) observaciones; el informe completo (html, json, csv) las trae todas.",
          "\(count(hiddenFindings)) of \(count(allFindings)) observations do not fit here; the full report (html, json, csv) holds all."
        ))
    }
    if hiddenPlans > 0 {
      notes.append(
        say(
          "Tampoco caben \(count(hiddenPlans)) planes.",
          "\(count(hiddenPlans)) plans do not fit either."))
    }
    if hiddenFailures > 0 {
      notes.append(
        say(
          "Tampoco caben \(count(hiddenFailures)) archivos que no se pudieron leer.",
          "\(count(hiddenFailures)) unread files do not fit either."))
    }
    if !notes.isEmpty { text += "> \(notes.joined(separator: " "))\n" }
    return Array(text.utf8)
  }
}

// MARK: - Parts

extension MarkdownWriting {
  private func head(_ wording: ReportWording) -> String {
    let report = wording.report
    let label = Glossary.label(.whole, report.verdict.rawValue, in: wording.language)
    let path = report.documents.map { TerminalText.cut($0.path, to: 200) }.joined(separator: ", ")
    var lines = [
      "## Cotejo: \(safe(label)) — \(safe(path))", "", "**\(safe(wording.sentence))**", "",
      "\(safe(wording.extent)). \(safe(Glossary.word("as_of", in: wording.language).firstUppercased)): "
        + "\(safe(wording.asOf)).", "",
      "| \(wording.say("Resultado", "Result")) | \(wording.say("Casos", "Cases")) |", "|---|---:|",
    ]
    for term in wording.terms {
      lines.append("| \(safe(term.label)) | \(wording.count(term.count)) |")
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private mutating func add(_ section: FindingSection, _ wording: ReportWording) {
    let counted =
      "\(wording.amount(section.groups.count, .rule)), \(wording.amount(section.cases, .cases))"
    let title = "### \(safe(section.title)) (\(counted))\n\n"
    var isOpen = false
    for group in section.groups {
      if add(group, title: isOpen ? "" : title, wording) { isOpen = true }
    }
  }

  /// A rule with as many of its findings as fit; false where not even one does.
  private mutating func add(
    _ group: RuleFindings, title: String, _ wording: ReportWording
  ) -> Bool {
    let head = title + head(group, wording)
    let end = "\n</details>\n\n"
    // The title of a rule and whether it says all are asked of every item: worked out once.
    let rule = Titled(
      title: group.title(in: wording.language), hasOneMessage: group.hasOneMessage)
    let items = group.findings.prefix(mostPlaces).map { item($0, of: rule, wording) }
    guard let first = items.first, fits(head, first, end) else {
      hiddenFindings += group.findings.count
      return false
    }
    text += head
    var shown = 0
    for item in items {
      guard fits(item, end, String(repeating: " ", count: 200)) || shown == 0 else { break }
      text += item
      shown += 1
    }
    let hidden = group.findings.count - shown
    if hidden > 0 {
      hiddenFindings += hidden
      text += "- \(say("y", "and")) \(wording.count(hidden)) \(say("más", "more"))\n"
    }
    text += end
    return true
  }

  private func head(_ group: RuleFindings, _ wording: ReportWording) -> String {
    let title = TerminalText.cut(group.title(in: wording.language), to: 600)
    let label = group.label(in: wording.language).firstUppercased
    var lines = ["**\(safe(label))** · \(safe(title)) <code>\(safe(group.id))</code>", ""]
    if let rule = group.rule {
      let norm = TerminalText.cut(
        "\(wording.citation(rule)): \(rule.sentence.text(in: wording.language))", to: 1_000)
      lines += ["\(safe(wording.citationName(rule).firstUppercased)): \(safe(norm))", ""]
    }
    let remedy = TerminalText.cut(wording.remedy(group.findings[0]), to: 1_000)
    if !remedy.isEmpty {
      lines += ["\(wording.say("Cómo corregirlo", "How to mend it")): \(safe(remedy))", ""]
    }
    let counted = wording.amount(group.cases, .cases)
    lines += ["<details><summary>\(counted)</summary>", ""]
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Titled {
    let title: String
    let hasOneMessage: Bool
  }

  /// `- 'Plan'!E11 «31/1272024»: the message`, the message where it is not the title.
  private func item(
    _ finding: Finding, of group: Titled, _ wording: ReportWording
  ) -> String {
    let location = finding.locations.first ?? Finding.Location(.document(0))
    let reference = wording.reference(location.locator)
    let path = wording.names.place(location.locator).path
    let written = TerminalText.cut(TerminalText.sentence(wording.written(location)), to: 80)
    var parts = [safe(TerminalText.cut(reference.isEmpty ? path : reference, to: 200))]
    if !written.isEmpty { parts[0] += " " + safe(wording.quoted(written)) }
    if !group.hasOneMessage {
      parts.append(safe(TerminalText.cut(wording.message(finding), to: 600)))
    } else if finding.verdict != .fail {
      let why = wording.why(finding)
      if why != group.title {
        parts.append(safe(TerminalText.cut(why, to: 600)))
      }
    }
    var line = "- " + parts.joined(separator: ": ")
    let rest = finding.count > 1 ? Array(finding.locations.dropFirst()) : []
    if !rest.isEmpty { line += " (\(safe(wording.remainder(rest))))" }
    let standing = wording.standing(finding)
    if !standing.isEmpty { line += " (\(safe(TerminalText.cut(standing, to: 200))))" }
    return line + "\n"
  }

  private func shortfalls(_ wording: ReportWording) -> String {
    let all = wording.report.shortfalls
    guard !all.isEmpty else { return "" }
    var lines = ["### \(safe(wording.shortfallsTitle))", ""]
    for shortfall in all.prefix(10) {
      let told = wording.account(shortfall)
      let act = told.act.isEmpty ? "" : " " + safe(TerminalText.cut(told.act, to: 300))
      lines.append(
        "1. \(safe(TerminalText.cut(told.lack, to: 300))): \(safe(told.closes)).\(act)")
    }
    if all.count > 10 {
      lines.append(
        "1. " + say("y ", "and ") + wording.count(all.count - 10) + say(" más", " more"))
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func due(_ wording: ReportWording) -> String {
    let items = wording.report.due
    guard !items.isEmpty else { return "" }
    var lines = ["### \(safe(Glossary.label(verdict: .notDue, in: wording.language)))", ""]
    for item in items.prefix(20) {
      let sentence = wording.rule(item.rule)?.sentence.text(in: wording.language) ?? ""
      lines.append(
        "- \(PlainText.display(item.date, in: wording.language)): \(safe(TerminalText.cut(sentence, to: 300)))"
          + " <code>\(safe(item.rule))</code> (\(wording.amount(item.count, .cases)))")
    }
    if items.count > 20 {
      lines.append(
        "- " + say("y ", "and ") + wording.count(items.count - 20) + say(" más", " more"))
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func questions(_ wording: ReportWording) -> String {
    let items = wording.report.questions
    guard !items.isEmpty else { return "" }
    var lines = ["### \(say("Preguntas", "Questions")) (\(wording.count(items.count)))", ""]
    for item in items.prefix(10) {
      let text = TerminalText.cut(item.text.text(in: wording.language), to: 300)
      lines.append("- \(safe(text)) <code>\(safe(TerminalText.cut(item.id, to: 100)))</code>")
    }
    if items.count > 10 {
      lines.append(
        "- " + say("y ", "and ") + wording.count(items.count - 10) + say(" más", " more"))
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func dispositions(_ wording: ReportWording) -> String {
    let records = wording.report.dispositions
    guard !records.isEmpty else { return "" }
    var lines = ["### \(wording.dispositionsTitle)", ""]
    for record in records.prefix(20) {
      let account = TerminalText.cut(wording.account(record), to: 600)
      lines.append("- \(safe(record.disposition.id)): \(safe(account))")
    }
    if records.count > 20 {
      lines.append(
        "- " + say("y ", "and ") + wording.count(records.count - 20) + say(" más", " more"))
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func uncovered(_ wording: ReportWording) -> String {
    let number = wording.report.uncovered.count
    guard number > 0 else { return "" }
    return say("Sin regla que los revise: ", "Without a rule that checks them: ")
      + wording.amount(number, .requirement) + ".\n\n"
  }
}
