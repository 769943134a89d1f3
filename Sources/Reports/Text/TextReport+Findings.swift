import Documents
import Findings
import Values

extension TextReportWriting {
  /// What is to be told: breaches, what could be better, what a person decides, what is unknown.
  mutating func findings() {
    let fails = RuleFindings.groups(of: report) { $0 == .fail }
    if form == .concise {
      lines.add()
      for group in fails { concise(group) }
      conciseOpen(RuleFindings.groups(of: report) { $0 != .fail && $0.isListed })
      return
    }
    section(Glossary.label(verdict: .fail, in: language), fails.filter { !$0.isMethodology })
    section(
      Glossary.label(verdict: .fail, basis: .methodology, in: language),
      fails.filter(\.isMethodology))
    section(
      Glossary.label(verdict: .needsReview, in: language),
      RuleFindings.groups(of: report) { $0 == .needsReview })
    notChecked()
    section(
      Glossary.label(verdict: .error, in: language),
      RuleFindings.groups(of: report) { $0 == .error })
  }

  private mutating func section(_ title: String, _ groups: [RuleFindings]) {
    guard !groups.isEmpty else { return }
    lines.heading("\(title) (\(counted(groups)))")
    for group in groups {
      lines.add()
      if form == .plain { plain(group) } else { drawn(group) }
    }
  }

  private func counted(_ groups: [RuleFindings]) -> String {
    lines.amount(groups.count, .rule) + ", "
      + lines.amount(groups.reduce(0) { $0 + $1.cases }, .cases)
  }
}

// MARK: - Drawn

extension TextReportWriting {
  private mutating func drawn(_ group: RuleFindings) {
    let label = lines.paint("\(group.label(in: language))[\(safe(group.id))]", paint(of: group))
    lines.add("\(label): \(safe(group.title(in: language)))")
    let places = group.places
    for place in places.prefix(options.places) { drawn(place, of: group) }
    detail(citationName(group), citation(group))
    detail(say("corregir", "to mend"), remedy(group))
    for (name, text) in details(group) { detail(name, text) }
    let rest = places.dropFirst(options.places)
    let show = group.rule?.isOfPack == false ? [] : ["cotejo rules show \(group.id)"]
    let more = rest.isEmpty ? [] : [remainder(rest.map(\.location))]
    detail(nil, (more + show).joined(separator: " · "))
  }

  private mutating func drawn(_ place: RuleFindings.Place, of group: RuleFindings) {
    let frame = "  " + lines.paint("│", .faint)
    let location = place.location
    lines.add("  " + lines.paint("┌─", .faint) + " " + self.place(location))
    if location.locator.isWholeDocument, group.hasOneMessage { return }
    let note = wording.note(place, in: group)
    let tail = note.isEmpty ? "" : " " + safe(note)
    let excerpt = SheetExcerpt(
      location, of: place.finding.subject.table, names: names, documents: report.documents,
      language: language)
    if let excerpt {
      for line in excerpt.lines(note: tail) { lines.add("\(frame) \(line)") }
    } else {
      let text = TerminalText.cut(TerminalText.shown(location.text), to: 40)
      if !text.isEmpty { lines.add("\(frame) \(lines.quoted(text))\(tail)") }
      if text.isEmpty, !note.isEmpty { lines.add("\(frame)\(tail)") }
    }
    let others = safe(wording.compared(place))
    if !others.isEmpty { lines.add("\(frame) \(others)") }
  }

  private mutating func detail(_ name: String?, _ text: String) {
    guard !text.isEmpty else { return }
    let opening = lines.paint("=", .faint) + " " + (name.map { "\($0): " } ?? "")
    lines.add("  " + opening + safe(text))
  }

  private func paint(of group: RuleFindings) -> TextLines.Paint {
    switch (group.verdict, group.severity) {
    case (.error, _): .magenta
    case (.fail, .error): .red
    case (.fail, .warning): .yellow
    default: .blue
    }
  }
}

// MARK: - Plain

extension TextReportWriting {
  /// Sentences only: nothing that a screen reader would spell out.
  private mutating func plain(_ group: RuleFindings) {
    lines.add(
      "\(capitalised(group.label(in: language))). \(say("Regla", "Rule")) \(safe(group.id)). "
        + safe(group.title(in: language)))
    let places = group.places
    for place in places.prefix(options.places) {
      let location = place.location
      var text = "\(say("Lugar", "Place")): \(self.place(location))."
      if location.locator.column >= 0 {
        text += " " + say("Dice", "It says") + ": \(written(location))."
      }
      let note = wording.note(place, in: group)
      if !note.isEmpty, !location.locator.isWholeDocument {
        text += " " + capitalised(safe(note)) + (note.hasSuffix(".") ? "" : ".")
      }
      let others = safe(wording.compared(place))
      if !others.isEmpty { text += " \(capitalised(others))." }
      lines.add(text)
    }
    let rest = places.dropFirst(options.places)
    if !rest.isEmpty { lines.add(capitalised(remainder(rest.map(\.location))) + ".") }
    let norm = citation(group)
    if !norm.isEmpty { lines.add("\(capitalised(citationName(group))): \(safe(norm))") }
    let remedy = remedy(group)
    if !remedy.isEmpty { lines.add("\(say("Cómo corregirlo", "How to mend it")): \(safe(remedy))") }
    for (name, text) in details(group) {
      lines.add((name.map { capitalised($0) + ": " } ?? "") + safe(text))
    }
  }

  private func written(_ location: Finding.Location) -> String {
    let text = wording.written(location)
    guard !text.isEmpty else { return "(\(Glossary.label(.blank, "empty", in: language)))" }
    return lines.quoted(TerminalText.cut(TerminalText.shown(text), to: 40))
  }
}

// MARK: - Concise

extension TextReportWriting {
  /// `archivo:hoja!celda: alerta[regla] mensaje`, one line a finding.
  private mutating func concise(_ group: RuleFindings) {
    let label = lines.paint("\(group.label(in: language))[\(safe(group.id))]", paint(of: group))
    for finding in group.findings.prefix(options.linesPerRule) {
      let place = reference(finding.locations.first?.locator ?? .document(0))
      var line = place.isEmpty ? "" : "\(safe(place)): "
      line += "\(label) \(safe(finding.message.text(in: language)))"
      let rest = finding.locations.dropFirst()
      if !rest.isEmpty { line += " (\(remainder(Array(rest))))" }
      lines.add(line)
    }
    let hidden = group.findings.count - options.linesPerRule
    if hidden > 0 {
      lines.add(
        "\(label) "
          + say(
            "y \(lines.count(hidden)) más: --report json las da todas",
            "and \(lines.count(hidden)) more: --report json gives all"))
    }
  }

  /// What is open: one line for a cause that holds back several rules, else one a finding.
  private mutating func conciseOpen(_ groups: [RuleFindings]) {
    var byCause: [SharedCause: (findings: [Finding], rules: [String])] = [:]
    for finding in groups.flatMap(\.findings) {
      guard let cause = SharedCause(finding) else { continue }
      byCause[cause, default: ([], [])].findings.append(finding)
      if byCause[cause]?.rules.contains(finding.rule) != true {
        byCause[cause]?.rules.append(finding.rule)
      }
    }
    let most = options.linesPerRule * 5
    var told: Set<SharedCause> = []
    for group in groups {
      var own: [Finding] = []
      for finding in group.findings {
        guard let cause = SharedCause(finding), let shared = byCause[cause], shared.rules.count > 1
        else {
          own.append(finding)
          continue
        }
        if told.insert(cause).inserted, told.count <= most {
          concise(shared.findings, of: shared.rules)
        }
      }
      guard !own.isEmpty else { continue }
      concise(
        RuleFindings(rule: group.rule, id: group.id, verdict: group.verdict, findings: own))
    }
    if told.count > most {
      lines.add(
        say(
          "y \(lines.count(told.count - most)) causas más: --report json las da todas",
          "and \(lines.count(told.count - most)) more causes: --report json gives all"))
    }
  }

  private mutating func concise(_ findings: [Finding], of rules: [String]) {
    let first = findings[0]
    let place = reference(first.causes.first?.place ?? .document(0))
    let label = Glossary.label(verdict: first.verdict, in: language).firstLowercased
    let cases = lines.amount(findings.reduce(0) { $0 + $1.count }, .cases)
    let names = rules.prefix(5).joined(separator: ", ") + (rules.count > 5 ? " …" : "")
    let remedy = wording.remedy(first)
    lines.add(
      (place.isEmpty ? "" : "\(safe(place)): ")
        + lines.paint("\(label)[\(lines.amount(rules.count, .rule))]", .blue)
        + " \(safe(why(first))): \(cases) (\(safe(names)))."
        + (remedy.isEmpty ? "" : " \(safe(remedy))"))
  }

  private func reference(_ locator: Locator) -> String {
    let place = names.place(locator)
    var text = place.path
    if let page = place.page { text += ":\(page)" }
    if let line = place.line { text += ":\(line)" }
    guard let sheet = place.sheet else { return text }
    text += ":\(sheet)"
    if locator.row >= 0, locator.column < 0 { return text + "!\(locator.row + 1)" }
    return text + (place.cell.map { "!\($0)" } ?? "")
  }
}

// MARK: - What could not be checked

extension TextReportWriting {
  /// By cause, not by rule: one missing fact may hold back forty rules.
  private mutating func notChecked() {
    let findings = report.findings.filter { $0.verdict == .notChecked }
    guard !findings.isEmpty else { return }
    var order: [String] = []
    var byCause: [String: [Finding]] = [:]
    for finding in findings {
      let cause = why(finding)
      if byCause[cause] == nil { order.append(cause) }
      byCause[cause, default: []].append(finding)
    }
    let groups = RuleFindings.groups(of: report) { $0 == .notChecked }
    lines.heading("\(Glossary.label(verdict: .notChecked, in: language)) (\(counted(groups)))")
    for cause in order { notChecked(cause, byCause[cause] ?? []) }
  }

  private mutating func notChecked(_ cause: String, _ findings: [Finding]) {
    var rules: [String] = []
    for finding in findings where !rules.contains(finding.rule) { rules.append(finding.rule) }
    let cases = findings.reduce(0) { $0 + $1.count }
    lines.add(
      "  \(safe(cause)): \(lines.amount(cases, .cases)), \(lines.amount(rules.count, .rule))")
    let places = findings.flatMap(\.locations).filter { !$0.locator.isWholeDocument }
    if let first = places.first {
      let rest = places.dropFirst().filter { $0.locator != first.locator }
      lines.add(
        "    " + place(first) + (rest.isEmpty ? "" : " · \(remainder(rest))"))
    }
    let shown = rules.prefix(6).joined(separator: ", ")
    let hidden = rules.count - 6
    lines.add(
      "    " + safe(shown)
        + (hidden > 0
          ? say(" y \(lines.count(hidden)) más", " and \(lines.count(hidden)) more") : ""))
  }

}

// MARK: - Pieces

extension TextReportWriting {
  private func place(_ location: Finding.Location) -> String {
    safe(wording.place(location, separator: form == .plain ? ", " : " · "))
  }

  private func why(_ finding: Finding) -> String { wording.why(finding) }

  /// «Ley 1474 de 2011, art. 74, inciso 1: el plan dice …».
  private func citation(_ group: RuleFindings) -> String {
    guard let rule = group.rule else { return "" }
    return "\(wording.citation(rule)): \(rule.sentence.text(in: language))"
  }

  private func citationName(_ group: RuleFindings) -> String { wording.citationName(group.rule) }

  private func remedy(_ group: RuleFindings) -> String { wording.remedy(group.findings[0]) }

  private func details(_ group: RuleFindings) -> [(String?, String)] {
    var result: [(String?, String)] = []
    if group.verdict != .fail {
      let causes = group.findings.prefix(1).map(why).filter { !$0.isEmpty }
      if let why = causes.first, why != group.title(in: language) {
        result.append((say("causa", "cause"), why))
      }
    }
    if let rule = group.rule, rule.quotation != nil, let asked = wording.asked(rule) {
      result.append((asked.label.firstLowercased, asked.text))
    }
    let places = group.places.count
    if group.cases > max(1, places) {
      result.append(
        (nil, say("abarca ", "covers ") + lines.amount(group.cases, .cases)))
    }
    var own: [String] = []
    for citation in group.findings.compactMap(wording.ownCitation) where !own.contains(citation) {
      own.append(citation)
    }
    if !own.isEmpty {
      let more = own.count > 4 ? " …" : ""
      result.append(
        (
          say("norma de cada caso", "norm of each case"),
          own.prefix(4).joined(separator: "; ") + more
        ))
    }
    for disposition in Set(group.findings.compactMap(\.disposition)).sorted() {
      let covered = group.findings.filter { $0.disposition == disposition }
      let cases = lines.amount(covered.reduce(0) { $0 + $1.count }, .cases)
      let decision = report.disposition(of: covered[0]).map { ": " + wording.decision($0) } ?? ""
      result.append(
        (Glossary.word("disposition", in: language), "\(disposition) (\(cases))\(decision)"))
    }
    let known = group.findings.filter { $0.baseline == true }.count
    if known > 0 {
      let name = Glossary.word("baseline", in: language)
      result.append((nil, say("ya en el \(name): ", "in the \(name): ") + lines.count(known)))
    }
    return result
  }

  private func remainder(_ locations: [Finding.Location]) -> String {
    safe(wording.remainder(locations))
  }
}

/// A cause that may hold back several rules at once: a fact nobody gave, a heading that was guessed.
private struct SharedCause: Hashable {
  let verdict: Verdict
  let fact: String
  let state: Cause.State
  let reason: String
  let place: Locator?

  /// `nil` for what is no open cell, and for causes that are of the rule alone.
  init?(_ finding: Finding) {
    guard finding.verdict == .notChecked || finding.verdict == .needsReview,
      let cause = finding.causes.first, cause.text == nil
    else { return nil }
    (verdict, fact, state) = (finding.verdict, cause.fact, cause.state)
    (reason, place) = (cause.reason, cause.state == .unread ? nil : cause.place)
  }
}
