import Documents
import Findings
import Values

/// The rows of the sheet of observations: those of this run, then those of earlier ones.
struct ObservationRows {
  /// One row.
  struct Row {
    let key: String
    var cells: [ObservationColumn: SheetCell]
    var others: [SheetCell] = []
    /// The cell it leads to.
    var target: WorkbookPlaces.Target?
    /// The name of that cell in the workbook, which follows it when rows are put in above.
    var name: String
    /// The place it was read at.
    var place: Locator?
    /// Which of the report's findings it tells; `nil` for an earlier one.
    var finding: Int?
  }

  private(set) var rows: [Row] = []
  /// Headings of columns that people added.
  let added: [String]
  let wording: ReportWording
  let places: WorkbookPlaces

  init(_ wording: ReportWording, places: WorkbookPlaces, earlier: EarlierObservations?) {
    (self.wording, self.places) = (wording, places)
    added = earlier?.added ?? []
    var answered = Dictionary(
      grouping: (earlier?.rows ?? []).indices, by: { earlier?.rows[$0].key ?? "" })
    var used: Set<Int> = []
    for (number, key) in keys() {
      var row = row(number, key)
      if let first = answered[key]?.first, let old = earlier?.rows[first] {
        for column in ObservationColumn.answers { row.cells[column] = old.cells[column] }
        row.others = old.others
        used.insert(first)
        answered[key] = nil
      }
      rows.append(row)
    }
    for (index, old) in (earlier?.rows ?? []).enumerated() where !used.contains(index) {
      rows.append(self.row(old))
    }
    for index in rows.indices { rows[index].cells[.number] = .count(index + 1) }
  }

  /// The number that a finding has in the sheet.
  var numbers: [Int: Int] {
    var numbers: [Int: Int] = [:]
    for (index, row) in rows.enumerated() {
      if let finding = row.finding { numbers[finding] = index + 1 }
    }
    return numbers
  }

  /// Adds words to what a row says of its place.
  mutating func addNotice(_ text: String, where isMeant: (Row) -> Bool) {
    for index in rows.indices where isMeant(rows[index]) {
      let known = rows[index].cells[.notice]?.plainText ?? ""
      rows[index].cells[.notice] = .text(known.isEmpty ? text : "\(known); \(text)")
    }
  }

  /// Says of hidden rows that a filter hides them.
  mutating func sayFiltered(where isMeant: (Row) -> Bool) {
    let hidden = wording.say("fila oculta", "hidden row")
    let filtered = wording.say("fila oculta por filtro", "row hidden by a filter")
    for index in rows.indices where isMeant(rows[index]) {
      let parts = (rows[index].cells[.notice]?.plainText ?? "").components(by: "; ")
      let said = parts.map { $0 == hidden ? filtered : $0 }.joined(separator: "; ")
      rows[index].cells[.notice] = .text(said)
    }
  }

  /// The findings with a key that no other has, gravest first.
  private func keys() -> [(finding: Int, key: String)] {
    var seen: [String: Int] = [:]
    let findings = wording.report.findings
    func rank(_ index: Int) -> (Int, Int, Int) {
      let finding = findings[index]
      let verdicts: [Verdict] = [.fail, .needsReview, .notChecked, .error]
      return (
        verdicts.firstIndex(of: finding.verdict) ?? verdicts.count,
        Severity.allCases.firstIndex(of: finding.severity) ?? 0, index
      )
    }
    let keys = findings.map { finding in
      var own =
        finding.fingerprint.isEmpty
        ? "\(finding.rule) \(finding.subject.table) \(finding.subject.key)" : finding.fingerprint
      // The fingerprint of a whole part is the same on every sheet.
      if finding.subject.key == "*", let first = finding.locations.first {
        own += wording.names.place(first.locator).sheet.map { "/\($0)" } ?? ""
      }
      let key = CellText.cut(TerminalText.sentence(own), to: 200)
      let number = seen[key, default: 0] + 1
      seen[key] = number
      return number == 1 ? key : "\(key):\(number)"
    }
    return findings.indices.sorted { rank($0) < rank($1) }.map { ($0, keys[$0]) }
  }

  /// The name of a cell: of the key alone, so that it is the same in every run.
  private static func name(_ key: String) -> String {
    "Cotejo_" + SHA256.hexadecimal(of: Array(key.utf8)).prefix(12)
  }

  private func row(_ number: Int, _ key: String) -> Row {
    let finding = wording.report.findings[number]
    let rule = wording.rule(finding.rule)
    let first = finding.locations.first
    let target = first.flatMap { places.target($0.locator) }
    let place = first.map { wording.names.place($0.locator) }
    let others = finding.count == 1 ? [] : finding.locations.dropFirst().map(\.locator)
    let ranges = wording.rangeNames(others.filter { $0.row >= 0 && $0.column >= 0 })
    let language = wording.language
    var row = Row(key: key, cells: [:], target: target, name: ObservationRows.name(key))
    (row.finding, row.place) = (number, first?.locator)
    let texts: [ObservationColumn: String] = [
      .situation: ObservationSituation.open.label.text(in: language),
      .severity: wording.label(finding),
      .sheet: target?.sheet ?? place?.sheet ?? place?.path ?? "",
      .cell: target?.cell ?? "",
      .others: ranges.prefix(12).joined(separator: ", ") + (ranges.count > 12 ? " …" : ""),
      .row: finding.subject.label, .heading: first?.header ?? "",
      .says: first.map(wording.written) ?? "", .message: wording.message(finding),
      .remedy: wording.remedy(finding), .norm: rule.map(wording.citation) ?? "",
      .rule: finding.rule, .notice: notice(first?.locator),
      .fingerprint: key,
    ]
    row.cells = texts.mapValues { .text(CellText.inert($0)) }
    row.cells[.fingerprint] = SheetCell(.text(key), .plain)
    return row
  }

  private func row(_ old: EarlierObservations.Row) -> Row {
    var row = Row(
      key: old.key, cells: old.cells, others: old.others, target: nil,
      name: old.key.isEmpty ? "" : ObservationRows.name(old.key))
    guard !old.key.isEmpty else { return row }
    let situation = situation(
      rule: old.cells[.rule]?.plainText ?? "", key: old.key)
    row.cells[.situation] = .text(situation.label.text(in: wording.language))
    return row
  }

  /// Whether what is no longer told is mended, or only was not judged this time.
  private func situation(rule: String, key: String) -> ObservationSituation {
    guard let result = wording.rule(rule) else { return .notJudged }
    let open = [Verdict.notChecked, .needsReview, .error, .notDue].reduce(0) {
      $0 + result.totals[$1]
    }
    return open == 0 && result.totals[.pass] + result.totals[.fail] > 0 ? .solved : .notJudged
  }

  /// What people should know of a place before they look for it.
  private func notice(_ locator: Locator?) -> String {
    guard let locator, let grid = places.grid(locator) else { return "" }
    var parts: [String] = []
    if grid.visibility != .visible {
      parts.append(Glossary.leftOverLabel("hidden", in: wording.language))
    }
    if grid.isHidden(row: Int(locator.row)) {
      parts.append(wording.say("fila oculta", "hidden row"))
    }
    if grid.hiddenColumns.contains(locator.column) {
      parts.append(wording.say("columna oculta", "hidden column"))
    }
    return parts.joined(separator: "; ")
  }
}

extension String {
  /// The pieces between these signs.
  fileprivate func components(by separator: String) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while let found = rest.range(ofText: separator) {
      pieces.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return pieces + [String(rest)]
  }
}

extension Grid {
  /// Whether nobody sees the row, by hand or by a filter.
  func isHidden(row: Int) -> Bool {
    var (low, high) = (0, hiddenRows.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(hiddenRows[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low < hiddenRows.count && Int(hiddenRows[low]) == row
  }
}
