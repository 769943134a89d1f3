import Documents
import Findings
import Values

extension HTMLPage {
  /// One plan: verdict, what to attend to, each rule, and all that was left unsaid.
  mutating func plan(_ plan: HTMLPlan, prefix: String, level: Int) -> String {
    let shown = chosen(plan)
    for group in shown.joined() where group.group.verdict != .notChecked {
      sectioned.insert(HTMLPage.anchor(group.group.id, prefix: prefix))
    }
    var text = verdict(plan.wording)
    text += summary(plan, shown, prefix: prefix, level: level)
    text += VerdictChart(plan.wording, prefix: prefix, level: level, rows: min(12, detail.rows))
      .text(self)
    for (section, groups) in zip(plan.sections, shown) {
      text += self.section(section, groups, plan.wording, prefix: prefix, level: level)
    }
    text += shortfalls(plan.wording, prefix: prefix, level: level)
    text += due(plan.wording, prefix: prefix, level: level)
    text += questions(plan.wording, prefix: prefix, level: level)
    text += dispositions(plan.wording, prefix: prefix, level: level)
    text += rules(plan.wording, prefix: prefix, level: level)
    text += readings(plan.wording, prefix: prefix, level: level)
    text += uncovered(plan.wording, prefix: prefix, level: level)
    return text + facts(plan.wording, prefix: prefix, level: level)
  }

  /// The rules that get a section of their own, the gravest first.
  private func chosen(_ plan: HTMLPlan) -> [[HTMLPlan.Group]] {
    var room = detail.sections
    return plan.sections.map { section in
      let groups = Array(section.groups.prefix(room))
      room -= groups.count
      return groups
    }
  }

  func heading(_ level: Int, _ id: String, _ text: String) -> String {
    "<h\(level) id=\"\(id)\">\(text)</h\(level)>"
  }

  private func verdict(_ wording: ReportWording) -> String {
    let (kind, shape) =
      switch wording.report.verdict {
      case .doesNotComply: ("bad", "■")
      case .inconclusive: ("open", "◆")
      case .complies, .compliesWithExceptions: ("good", "●")
      }
    return
      "<div class=\"box \(kind)\"><p class=\"verdict\"><span aria-hidden=\"true\">\(shape) </span>"
      + "\(safe(wording.sentence))</p><p>\(safe(wording.sum)).</p><p>\(safe(wording.gate))</p></div>"
  }

  /// What to attend to, each entry a link in the words that stand there.
  private func summary(
    _ plan: HTMLPlan, _ shown: [[HTMLPlan.Group]], prefix: String, level: Int
  ) -> String {
    var text = ""
    var seen: Set<String> = []
    for (section, groups) in zip(plan.sections, shown) where section.section.verdict != .notChecked
    {
      guard !groups.isEmpty else { continue }
      text +=
        "<p class=\"kind\">\(safe(section.section.title)): \(counted(section, plan.wording))</p><ol>"
      for group in groups {
        let label = group.group.label(in: language).firstUppercased
        let anchor = sectionAnchor(group.group, prefix: prefix, seen: &seen)
        let cases = plan.wording.amount(group.group.cases, .cases)
        let first = group.places.first.map { plan.wording.reference($0.location.locator) } ?? ""
        text += "<li><a href=\"#\(anchor)\">\(safe(group.title))</a> "
        text += "<small>\(safe(label)) · \(cases)"
        text += (first.isEmpty ? "" : " · \(safe(first))") + "</small></li>"
      }
      text += more(section.groups.count - groups.count) + "</ol>"
    }
    if let open = plan.sections.first(where: { $0.section.verdict == .notChecked }) {
      text +=
        "<p class=\"kind\"><a href=\"#\(prefix)sin-verificar\">\(safe(open.section.title))</a>: "
      text += "\(counted(open, plan.wording))</p>"
    }
    guard !text.isEmpty else { return "" }
    let id = "\(prefix)resumen"
    return "<nav class=\"box summary\" aria-labelledby=\"\(id)\">"
      + heading(level, id, say("Qué atender", "What to attend to")) + text + "</nav>"
  }

  func counted(_ section: HTMLPlan.Section, _ wording: ReportWording) -> String {
    "\(wording.amount(section.groups.count, .rule)), \(wording.amount(section.section.cases, .cases))"
  }

  /// The rule's own anchor for its first section, with the verdict behind it for a second one.
  func sectionAnchor(
    _ group: RuleFindings, prefix: String, seen: inout Set<String>
  ) -> String {
    let name = HTMLPage.anchor(group.id, prefix: prefix)
    return seen.insert(name).inserted ? name : "\(name)-\(group.verdict.id)"
  }
}

// MARK: - Rules with findings

extension HTMLPage {
  private mutating func section(
    _ section: HTMLPlan.Section, _ groups: [HTMLPlan.Group], _ wording: ReportWording,
    prefix: String, level: Int
  ) -> String {
    if section.section.verdict == .notChecked {
      return notChecked(section, wording, prefix: prefix, level: level)
    }
    guard !groups.isEmpty else { return "" }
    let number = section.section.verdict.id + (groups[0].group.isMethodology ? "-method" : "")
    let id = "\(prefix)parte-\(number)"
    var text = "<section aria-labelledby=\"\(id)\">"
    text += heading(level, id, "\(safe(section.section.title)) (\(counted(section, wording)))")
    for group in groups { text += rule(group, wording, prefix: prefix, level: level + 1) }
    let hidden = section.groups.count - groups.count
    if hidden > 0 {
      let rules = wording.amount(hidden, .rule)
      text += "<p>"
      text += say(
        "y \(rules) más que no caben en esta página; --report csv las trae todas",
        "and \(rules) more that do not fit on this page; --report csv holds all")
      text += "</p>"
    }
    return text + "</section>"
  }

  private mutating func rule(
    _ group: HTMLPlan.Group, _ wording: ReportWording, prefix: String, level: Int
  ) -> String {
    let anchor = sectionAnchor(group.group, prefix: prefix, seen: &anchors)
    let kind = group.group.verdict == .fail ? group.group.severity.rawValue : "open"
    let label = group.group.label(in: language).firstUppercased
    var text = "<section class=\"rule \(kind)\" id=\"\(anchor)\" aria-labelledby=\"\(anchor)-t\">"
    text += heading(
      level, "\(anchor)-t",
      "<span class=\"tag\"><span aria-hidden=\"true\">\(HTMLPage.shape(group.group)) </span>\(safe(label))</span> "
        + safe(group.title))
    if let rule = group.group.rule {
      let norm = wording.citationName(rule).firstUppercased
      let asks = rule.sentence.text(in: language)
      if asks != group.title { text += "<p>\(safe(asks))</p>" }
      text += "<blockquote>"
      if let asked = wording.asked(rule) {
        text += "<p>\(safe(asked.label)): \(safe(asked.text))</p>"
      }
      text += "<p><cite>\(safe(norm)): \(safe(wording.citation(rule)))</cite></p></blockquote>"
    }
    let remedy = wording.remedy(group.group.findings[0])
    if !remedy.isEmpty {
      text += "<p><strong>\(say("Cómo corregirlo", "How to mend it")):</strong> \(safe(remedy))</p>"
    }
    if group.group.verdict != .fail {
      let why = wording.why(group.group.findings[0])
      if why != group.title { text += "<p>\(say("Causa", "Cause")): \(safe(why))</p>" }
    }
    text += places(group, wording, name: "\(label): \(group.title)")
    text += slices(group, wording)
    let cases = wording.amount(group.group.cases, .cases)
    return text + "<p class=\"id\"><code>\(safe(group.group.id))</code> · \(cases)</p></section>"
  }

  private static func shape(_ group: RuleFindings) -> String {
    switch (group.verdict, group.severity) {
    case (.error, _): "✖"
    case (.fail, .error): "■"
    case (.fail, .warning): "▲"
    case (.fail, .note): "○"
    default: "◆"
    }
  }

  /// The places as a table; the whole document alone needs none.
  private func places(
    _ group: HTMLPlan.Group, _ wording: ReportWording, name: String
  ) -> String {
    let places = group.places
    guard places.contains(where: { !$0.location.locator.isWholeDocument }) else { return "" }
    let shown = places.prefix(detail.places)
    let sheet = Glossary.word("sheet", in: language).firstUppercased
    let heads = [
      sheet, Glossary.word("cell", in: language).firstUppercased,
      Glossary.word("column", in: language).firstUppercased, say("Lo que dice", "What it says"),
      Glossary.word("observation", in: language).firstUppercased,
    ]
    var text = scroll(say("Lugares", "Places") + ". " + name)
    text += "<table class=\"places\"><caption>\(say("Lugares", "Places"))"
    if shown.count < places.count {
      text += say(
        ": \(count(shown.count)) de \(count(places.count))",
        ": \(count(shown.count)) of \(count(places.count))")
    }
    text += "</caption><thead><tr>"
    for head in heads { text += "<th scope=\"col\">\(safe(head))</th>" }
    text += "</tr></thead><tbody>"
    for place in shown { text += row(place, group, wording) }
    text += "</tbody></table></div>"
    if shown.count < places.count {
      let rest = wording.remainder(places.dropFirst(detail.places).map(\.location))
      text += "<p>\(safe(rest.firstUppercased)).</p>"
    }
    return text
  }

  private func row(
    _ place: RuleFindings.Place, _ group: HTMLPlan.Group, _ wording: ReportWording
  ) -> String {
    let names = wording.names.place(place.location.locator)
    let locator = place.location.locator
    let cell =
      locator.row >= 0 && locator.column < 0 && names.sheet != nil
      ? "\(say("fila", "row")) \(locator.row + 1)"
      : names.cell ?? names.line.map { say("línea \($0)", "line \($0)") } ?? ""
    let written = TerminalText.cut(wording.written(place.location), to: 120)
    let isCell = locator.row >= 0 && locator.column >= 0
    let says =
      written.isEmpty && isCell ? "(\(Glossary.label(.blank, "empty", in: language)))" : written
    let note = wording.note(place, hasOneMessage: group.hasOneMessage, title: group.title)
    let notes = [note, wording.compared(place), wording.standing(place.finding)].filter {
      !$0.isEmpty
    }
    return "<tr><td>\(safe(names.sheet ?? names.path))</td><td>\(safe(cell))</td>"
      + "<td>\(safe(place.location.header ?? ""))</td><td>\(safe(says))</td>"
      + "<td>\(safe(HTMLPage.sentences(notes)))</td></tr>"
  }

  /// Remarks one after the other; after a full stop the next one begins anew.
  private static func sentences(_ parts: [String]) -> String {
    parts.dropFirst().reduce(parts.first ?? "") { text, next in
      text.hasSuffix(".") ? "\(text) \(next.firstUppercased)." : "\(text); \(next)"
    }
  }

  /// A part that may be wider than a narrow screen, and is reached by keyboard.
  func scroll(_ name: String) -> String {
    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(safe(TerminalText.cut(name, to: 150)))\">"
  }

  private func slices(_ group: HTMLPlan.Group, _ wording: ReportWording) -> String {
    var text = ""
    for place in group.places.prefix(detail.slices) {
      let slice = SheetSlice(
        place.location, of: place.finding.subject.table, names: wording.names,
        documents: wording.report.documents)
      if let slice {
        text += slice.html(self, reference: wording.reference(place.location.locator))
      }
    }
    return text
  }
}

// MARK: - What could not be checked

extension HTMLPage {
  /// By cause, not by rule: one missing fact may hold back forty rules.
  private mutating func notChecked(
    _ section: HTMLPlan.Section, _ wording: ReportWording, prefix: String, level: Int
  ) -> String {
    var order: [String] = []
    var byCause: [String: [Finding]] = [:]
    for finding in section.groups.flatMap(\.group.findings) {
      let cause = wording.why(finding)
      if byCause[cause] == nil { order.append(cause) }
      byCause[cause, default: []].append(finding)
    }
    let id = "\(prefix)sin-verificar"
    var text = "<section class=\"rule open\" aria-labelledby=\"\(id)\">"
    text += heading(
      level, id,
      "<span aria-hidden=\"true\">◆ </span>\(safe(section.section.title)) (\(counted(section, wording)))"
    )
    text += "<ul>"
    for cause in order.prefix(detail.rows) {
      text += self.cause(cause, byCause[cause] ?? [], wording, prefix: prefix)
    }
    return text + more(order.count - detail.rows) + "</ul></section>"
  }

  private mutating func cause(
    _ cause: String, _ findings: [Finding], _ wording: ReportWording, prefix: String
  ) -> String {
    var rules: [String] = []
    for finding in findings where !rules.contains(finding.rule) && rules.count <= 500 {
      rules.append(finding.rule)
    }
    let cases = findings.reduce(0) { $0 + $1.count }
    var text = "<li><strong>\(safe(cause))</strong>: \(wording.amount(cases, .cases))."
    var messages: [String] = []
    for finding in findings {
      let message = wording.message(finding)
      if message != cause, !messages.contains(message), messages.count < 3 {
        messages.append(message)
      }
    }
    if !messages.isEmpty { text += " \(safe(messages.joined(separator: " ")))" }
    let places = findings.lazy.flatMap(\.locations).filter { !$0.locator.isWholeDocument }
    if let first = places.first {
      let rest = Array(places.dropFirst().filter { $0.locator != first.locator })
      text +=
        " \(safe(wording.place(first)))" + (rest.isEmpty ? "" : " \(safe(wording.remainder(rest)))")
      text += "."
    }
    let most = max(6, 2 * detail.places)
    for rule in rules.prefix(most) {
      text += " <code\(newAnchor(rule, prefix: prefix))>\(safe(rule))</code>"
    }
    if rules.count > most {
      text +=
        " " + say("y \(count(rules.count - most)) más", "and \(count(rules.count - most)) more")
    }
    return text + "</li>"
  }
}
