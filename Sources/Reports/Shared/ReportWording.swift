import Documents
import Findings
import Values

/// The sentences that several reports share, so that they say the same in every one of them.
///
/// Nothing here is made safe for a format; each report escapes what it is given.
struct ReportWording {
  let report: CheckReport
  let names: PlaceNames
  let language: TextLanguage
  private let rules: [String: CheckReport.RuleResult]

  init(_ report: CheckReport, names: PlaceNames) {
    (self.report, self.names, language) = (report, names, report.run.language)
    rules = Dictionary(report.rules.map { ($0.id, $0) }) { first, _ in first }
  }

  init(_ sourced: SourcedReport) {
    self.init(sourced.report, names: PlaceNames(sourced.report, sources: sourced.sources))
  }

  func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
  func quoted(_ text: String) -> String { language == .es ? "«\(text)»" : "“\(text)”" }
  func count(_ number: Int) -> String { PlainText.display(count: number, in: language) }

  /// «1 regla», «62 reglas».
  func amount(_ number: Int, _ noun: CountedNoun) -> String {
    "\(count(number)) \(noun.text(number, language))"
  }

  func rule(_ id: String) -> CheckReport.RuleResult? { rules[id] }
}

// MARK: - A finding

extension ReportWording {
  /// Severity for fails, else what the verdict is called.
  func label(_ finding: Finding) -> String {
    finding.verdict == .fail
      ? Glossary.label(severity: finding.severity, in: language)
      : Glossary.label(verdict: finding.verdict, in: language)
  }

  /// Its causes in words; the message where it has none.
  func why(_ finding: Finding) -> String {
    var causes: [String] = []
    for cause in finding.causes where causes.count < 3 {
      let phrase = Glossary.phrase(for: cause, in: language)
      let words = cause.fact.isEmpty || cause.text != nil ? phrase : "\(cause.fact): \(phrase)"
      if !causes.contains(words) { causes.append(words) }
    }
    return causes.isEmpty ? finding.message.text(in: language) : causes.joined(separator: "; ")
  }

  /// What is wrong.
  func message(_ finding: Finding) -> String { finding.message.text(in: language) }

  /// How to mend it; nobody but us can mend a fault of ours.
  func remedy(_ finding: Finding) -> String {
    finding.verdict == .error ? "" : finding.remedy.text(in: language)
  }
}

// MARK: - A rule

extension ReportWording {
  /// «Ley 1474 de 2011, art. 74, inciso 1 (deducida de la norma)».
  func citation(_ rule: CheckReport.RuleResult) -> String {
    let isMethodology = rule.basis == .methodology
    let norm = Citation.text(
      norm: rule.normTitle.text(in: language), article: isMethodology ? "" : rule.article)
    let basis =
      rule.basis == .literal || isMethodology
      ? "" : " (\(Glossary.label(.basis, rule.basis.rawValue, in: language).firstLowercased))"
    return "\(norm)\(basis)"
  }

  /// What the rule rests on: a norm, or no norm at all.
  func citationName(_ rule: CheckReport.RuleResult?) -> String {
    rule?.basis == .methodology
      ? Glossary.label(.basis, RuleBasis.methodology.rawValue, in: language).firstLowercased
      : Glossary.word("norm", in: language)
  }

  /// «4 cumple, 1 no cumple»: the rule's cells by verdict, those it has none of left out.
  func totals(_ rule: CheckReport.RuleResult) -> String {
    Verdict.allCases.filter { rule.totals[$0] > 0 }.map { verdict in
      let label = Glossary.label(verdict: verdict, basis: rule.basis, in: language)
      return "\(label): \(count(rule.totals[verdict]))"
    }.joined(separator: ", ")
  }

  /// Why cells of the rule are not applicable or not due.
  func reasons(_ rule: CheckReport.RuleResult, _ verdict: Verdict) -> String {
    var seen: [String] = []
    for reason in rule.reasons where reason.verdict == verdict {
      let phrase = Glossary.phrase(for: reason.cause, in: language)
      if !seen.contains(phrase) { seen.append(phrase) }
    }
    return seen.prefix(3).joined(separator: "; ") + (seen.count > 3 ? " …" : "")
  }
}

// MARK: - A place

extension ReportWording {
  /// `plan.xlsx · hoja «Plan» · celda F12`.
  func place(_ location: Finding.Location, separator: String = " · ") -> String {
    let place = names.place(location.locator)
    var parts = [place.path]
    if let sheet = place.sheet { parts.append(say("hoja", "sheet") + " " + quoted(sheet)) }
    if location.locator.row >= 0, location.locator.column < 0, place.sheet != nil {
      parts.append(say("fila", "row") + " \(location.locator.row + 1)")
    } else if let cell = place.cell {
      parts.append(say("celda", "cell") + " \(cell)")
      if separator != " · ", let header = location.header {
        parts.append(say("columna", "column") + " " + quoted(header))
      }
    }
    if let page = place.page { parts.append(say("página", "page") + " \(page)") }
    if let line = place.line {
      parts.append(say("párrafo o línea", "paragraph or line") + " \(line)")
    }
    return parts.joined(separator: separator)
  }

  /// `'Plan indicativo'!C12` as Excel writes it; the sheet, the row or the line where there is no
  /// cell, and nothing for the document as a whole.
  func reference(_ locator: Locator) -> String {
    let place = names.place(locator)
    if let page = place.page { return say("página", "page") + " \(page)" }
    if let line = place.line { return say("párrafo o línea", "paragraph or line") + " \(line)" }
    guard let sheet = place.sheet else { return "" }
    let name =
      "'"
      + sheet.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
    if locator.row >= 0, locator.column < 0 {
      return "\(name)!\(locator.row + 1):\(locator.row + 1)"
    }
    return name + (place.cell.map { "!\($0)" } ?? "")
  }

  /// What is written at a place: as the finding has it, else as the sheet does.
  func written(_ location: Finding.Location) -> String {
    if !location.text.isEmpty { return location.text }
    let place = location.locator
    guard place.row >= 0, place.column >= 0, let grid = names.grid(place) else { return "" }
    return grid.shownText(row: Int(place.row), column: Int(place.column))
  }

  /// The ranges that hold these places, with their sheets where there are several.
  func rangeNames(_ cells: [Locator]) -> [String] {
    var sheets: [Locator] = []
    var bySheet: [Locator: [(row: Int, column: Int)]] = [:]
    for cell in cells {
      let sheet = Locator(document: Int(cell.document), block: Int(cell.block))
      if bySheet[sheet] == nil { sheets.append(sheet) }
      bySheet[sheet, default: []].append((Int(cell.row), Int(cell.column)))
    }
    return sheets.flatMap { sheet in
      let ranges = CellRanges.names(of: bySheet[sheet] ?? [])
      guard sheets.count > 1, let name = names.place(sheet).sheet else { return ranges }
      return ranges.map { "'\(name)'!\($0)" }
    }
  }

  /// «y 40 celdas más (F13:F31, F40:F60)».
  func remainder(_ locations: [Finding.Location]) -> String {
    let cells = locations.map(\.locator).filter { $0.row >= 0 && $0.column >= 0 }
    let noun: CountedNoun = cells.count == locations.count ? .cell : .place
    let number = amount(locations.count, noun)
    let ranges = rangeNames(cells)
    let shown = ranges.prefix(8).joined(separator: ", ") + (ranges.count > 8 ? " …" : "")
    return say("y \(number) más", "and \(number) more") + (shown.isEmpty ? "" : " (\(shown))")
  }
}

// MARK: - A place of a rule

extension ReportWording {
  /// What stands beside a marked cell: the message where places differ, else the cause found there.
  func note(_ place: RuleFindings.Place, in group: RuleFindings) -> String {
    note(place, hasOneMessage: group.hasOneMessage, title: group.title(in: language))
  }

  /// The same for a group whose title is known already.
  func note(_ place: RuleFindings.Place, hasOneMessage: Bool, title: String) -> String {
    if !hasOneMessage { return message(place.finding) }
    let causes = place.finding.causes
    let here = causes.first { $0.place == place.location.locator }
    let only = place.finding.count == 1 || place.finding.locations.count == 1 ? causes.first : nil
    guard let cause = here ?? only, cause.state != .present else { return "" }
    let phrase = Glossary.phrase(for: cause, in: language)
    return phrase == title ? "" : phrase
  }

  /// What a cell was compared with: «junto con B9 «2026»».
  func compared(_ place: RuleFindings.Place) -> String {
    let most = 5
    let cells = place.others.filter { $0.locator.row >= 0 && $0.locator.column >= 0 }
    let parts = cells.prefix(most).map { other in
      let found = names.place(other.locator)
      let isSameFile = other.locator.document == place.location.locator.document
      let isHere = isSameFile && other.locator.block == place.location.locator.block
      let file = isSameFile ? "" : "[\(found.path)]"
      let sheet = file + (isHere ? "" : found.sheet.map { "'\($0)'!" } ?? "")
      let cell = found.cell ?? found.path
      let text = TerminalText.cut(TerminalText.shown(other.text), to: 40)
      return sheet + cell + (text.isEmpty ? "" : " " + quoted(text))
    }
    guard !parts.isEmpty else { return "" }
    let more = cells.count > most ? " …" : ""
    return say("junto con ", "together with ") + parts.joined(separator: ", ") + more
  }
}

// MARK: - The whole

extension ReportWording {
  /// What it comes to, with its full stop.
  var sentence: String { WholeVerdictSentence(report).text + "." }

  /// «62 reglas × 9 hojas, 4.310 filas».
  var extent: String {
    let tables = report.documents.flatMap(\.tables)
    let sheets = report.documents.reduce(0) { sum, document in
      sum + Set(document.tables.map(\.sheet)).count
    }
    return amount(report.rules.count, .rule) + " × " + amount(sheets, .sheet) + ", "
      + amount(tables.reduce(0) { $0 + $1.rows }, .row)
  }

  /// The cells by verdict, methodology's fails apart; all of them, also those that are none.
  var terms: [(label: String, count: Int)] {
    let methodology = report.rules.filter { $0.basis == .methodology }
      .reduce(0) { $0 + $1.totals[.fail] }
    var terms: [(String, Int)] = []
    for verdict in Verdict.allCases {
      let count = report.totals[verdict] - (verdict == .fail ? methodology : 0)
      terms.append((Glossary.label(verdict: verdict, in: language), count))
      if verdict == .fail, methodology > 0 {
        terms.append(
          (Glossary.label(verdict: .fail, basis: .methodology, in: language), methodology))
      }
    }
    return terms
  }

  /// «62 reglas × 9 hojas, 4.310 filas: 25 casos = Cumple 14 + No cumple 6 + …».
  var sum: String {
    "\(extent): \(amount(report.totals.grid, .cases)) = "
      + terms.map { "\($0.label) \(count($0.count))" }.joined(separator: " + ")
  }

  /// Whether the gate lets it through, and what it forgave.
  var gate: String {
    let name = Glossary.word("gate", in: language).firstUppercased
    let kind = Glossary.label(.gate, report.run.gate.rawValue, in: language)
    let passes = report.gatePassed ? say("pasa", "passes") : say("no pasa", "does not pass")
    var text = "\(name) (\(kind)): \(passes)"
    let forgiven = report.totals[.notChecked] + report.totals[.needsReview]
    if report.run.gate == .fails, forgiven > 0 {
      let cases = amount(forgiven, .cases)
      text += say(
        ", sin contar \(cases) sin verificar o por decidir",
        ", leaving out \(cases) not checked or to be decided")
    }
    let accepted = report.findings.filter { $0.verdict == .fail && report.isForgiven($0) }
    if !accepted.isEmpty {
      let cases = amount(accepted.reduce(0) { $0 + $1.count }, .cases)
      text += say(", sin contar \(cases) con tratamiento", ", leaving out \(cases) disposed of")
    }
    return text + "."
  }

  /// «Cotejo 0.1.0 · cuerpo de reglas colombia 1 · ley verificada al 1 de diciembre de 2025».
  var origin: String {
    let run = report.run
    let pack = "\(Glossary.word("pack", in: language)) \(run.pack.names)"
    let verified = PlainText.display(run.pack.verified, in: language)
    return "Cotejo \(run.version) · \(pack) · "
      + say("ley verificada al \(verified)", "law verified to \(verified)")
  }

  /// «17 de enero de 2026 (la que corresponde al año del plan)».
  var asOf: String {
    let origin = Glossary.label(.asOf, report.run.asOfFrom.rawValue, in: language)
    return "\(PlainText.display(report.run.asOf, in: language)) (\(origin))"
  }

  /// What is known of the entity in one line, with the place from which it was concluded.
  var entity: String {
    var runs: [(place: Locator?, facts: [CheckReport.KnownFact])] = []
    for fact in report.entity {
      let place = fact.confidence == "derived" ? fact.place : nil
      if let last = runs.last, last.place == place {
        runs[runs.count - 1].facts.append(fact)
      } else {
        runs.append((place, [fact]))
      }
    }
    return runs.map { run in
      guard let place = run.place.map(names.place) else { return facts(run.facts) }
      let from = [Glossary.label(.confidence, "derived", in: language), place.sheet, place.cell]
      return facts(run.facts) + " (\(from.compactMap { $0 }.joined(separator: ", ")))"
    }.joined(separator: " · ")
  }

  /// Facts of a plan or an entity in one line.
  func facts(_ facts: [CheckReport.KnownFact]) -> String {
    facts.map { fact in
      let value = TerminalText.cut(TerminalText.sentence(fact.shown.text(in: language)), to: 80)
      let doubt =
        fact.confidence == "guessed"
        ? " (\(Glossary.label(.confidence, fact.confidence, in: language)))" : ""
      return fact.field == "nombre"
        ? value + doubt : "\(fact.label.text(in: language)): \(value)\(doubt)"
    }.joined(separator: " · ")
  }

  /// What could not be read of the documents: the name of the piece and why.
  var unreadParts: [(document: DocumentReading, name: String, reason: String)] {
    report.documents.flatMap { document in
      document.leftOver.filter { Glossary.entry(.unread, $0.reason) != nil }.map {
        (document, $0.name, Glossary.leftOverLabel($0.reason, in: language))
      }
    }
  }
}

extension String {
  /// The text with a small first letter, for use inside a sentence.
  var firstLowercased: String { prefix(1).lowercased() + dropFirst() }
  /// The text with a capital first letter.
  var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}

extension Grid {
  /// What a person sees at a cell: within a merge, the text of its top left.
  func shownText(row: Int, column: Int) -> String {
    let own = text(self[row, column])
    guard own.isEmpty, let merge = merge(atRow: row, column: column) else { return own }
    return text(self[Int(merge.top), Int(merge.left)])
  }
}
