import Documents
import Reports
import Rules
import Values

/// What jurists wrote into a workbook of `ReviewWorkbook`, held against the pack as it is now.
package struct ReviewReading {
  /// What does not fit, and where.
  package struct Fault: Hashable, Sendable {
    /// The cell: `'Revisión'!J7`; the sheet alone, or nothing, where it is not about one.
    package let place: String
    /// What is wrong.
    package let text: LocalizedText
  }

  /// The reviews by rule, in the order of the workbook.
  package private(set) var reviews: [(rule: String, review: Rule.Review)] = []
  /// What does not fit; where there is any, nothing may be written.
  package private(set) var faults: [Fault] = []

  private let pack: RulePack
  private let document: Document
  private var seen: Set<String> = []

  /// Reads a workbook that came back.
  package init(_ document: Document, of pack: RulePack) {
    (self.document, self.pack) = (document, pack)
    for (block, grid) in document.grids {
      guard let header = Header(grid) else { continue }
      let last = Int(grid.rowNumbers.last ?? 0)
      for row in stride(from: header.row + 1, through: last, by: 1) {
        read(row, Sheet(grid: grid, block: block, header: header))
      }
      return
    }
    faults.append(Fault(place: "", text: .noSheet))
  }

  // MARK: A row

  private mutating func read(_ row: Int, _ sheet: Sheet) {
    let answered = ReviewWorkbook.Column.allCases.filter {
      $0.isAnswer && !sheet.text(row, $0).isEmpty
    }
    guard !answered.isEmpty else { return }
    let count = faults.count
    let id = sheet.text(row, .rule)
    guard let rule = pack.rule(id) else {
      return fault(sheet, row, .rule, .noSuchRule(id, nearest(to: id, among: pack.rules.map(\.id))))
    }
    let digest = sheet.text(row, .digest)
    if digest != rule.digest {
      fault(sheet, row, .digest, digest.isEmpty ? .noDigest : .stale(id))
    }
    if !seen.insert(id).inserted { fault(sheet, row, .rule, .twice(id)) }
    let agrees = agreement(sheet, row)
    for column in [ReviewWorkbook.Column.name, .post] where sheet.text(row, column).isEmpty {
      fault(sheet, row, column, .missing(column.heading))
    }
    let note = sheet.text(row, .note)
    if agrees == false, note.isEmpty { fault(sheet, row, .note, .objectionWithoutNote) }
    let date = day(sheet, row)
    guard faults.count == count, let agrees, let date else { return }
    let concept = sheet.text(row, .concept)
    reviews.append(
      (
        id,
        Rule.Review(
          name: sheet.text(row, .name), post: sheet.text(row, .post), date: date,
          concept: concept.isEmpty ? nil : concept, agrees: agrees, note: note.isEmpty ? nil : note,
          digest: digest)
      ))
  }

  private mutating func agreement(_ sheet: Sheet, _ row: Int) -> Bool? {
    let text = folded(sheet.text(row, .agrees))
    for language in TextLanguage.allCases {
      let answers = ReviewWorkbook.answers(in: language)
      if text == folded(answers.yes) { return true }
      if text == folded(answers.no) { return false }
    }
    fault(
      sheet, row, .agrees,
      text.isEmpty
        ? .missing(ReviewWorkbook.Column.agrees.heading) : .neither(sheet.text(row, .agrees)))
    return nil
  }

  private mutating func day(_ sheet: Sheet, _ row: Int) -> CalendarDate? {
    let text = sheet.text(row, .date)
    if text.isEmpty {
      fault(sheet, row, .date, .missing(ReviewWorkbook.Column.date.heading))
      return nil
    }
    guard let day = CalendarDate(iso: text) else {
      fault(sheet, row, .date, .notADay(text))
      return nil
    }
    return day
  }

  private mutating func fault(
    _ sheet: Sheet, _ row: Int, _ column: ReviewWorkbook.Column, _ text: LocalizedText
  ) {
    // A column that the workbook lacks is told at the rule's cell.
    let index = sheet.header.columns[column] ?? sheet.header.columns[.rule] ?? 0
    let place = document.place(of: Locator(block: sheet.block, row: row, column: index))
    faults.append(Fault(place: "'\(place.sheet ?? "")'!\(place.cell ?? "")", text: text))
  }
}

// MARK: - The sheet

/// The row of headings, and where each column stands.
private struct Header {
  let row: Int
  var columns: [ReviewWorkbook.Column: Int] = [:]

  /// The first row with the headings that a review cannot do without.
  init?(_ grid: Grid) {
    for row in grid.rowNumbers.prefix(50) {
      var columns: [ReviewWorkbook.Column: Int] = [:]
      for index in grid.cellRange(ofRow: Int(row)) {
        let text = folded(grid.text(grid.values[index]))
        for column in ReviewWorkbook.Column.allCases
        where TextLanguage.allCases.contains(where: { folded(column.heading.text(in: $0)) == text })
        {
          columns[column] = Int(grid.columns[index])
        }
      }
      guard columns[.rule] != nil, columns[.digest] != nil, columns[.agrees] != nil else {
        continue
      }
      (self.row, self.columns) = (Int(row), columns)
      return
    }
    return nil
  }
}

/// A sheet with its headings.
private struct Sheet {
  let grid: Grid
  let block: Int
  let header: Header

  /// What stands in a cell, trimmed; of a date cell its day.
  func text(_ row: Int, _ column: ReviewWorkbook.Column) -> String {
    guard let index = header.columns[column] else { return "" }
    let value = grid[row, index]
    let text: String
    switch value {
    case .date(let days): text = Sheet.day(days) ?? ""
    default: text = grid.text(value)
    }
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return lines.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func day(_ days: Double) -> String? {
    guard let epoch = CalendarDate(year: 1899, month: 12, day: 30)?.dayNumber, days.isFinite,
      let whole = Int32(exactly: days.rounded(.down)), (0...2_958_465).contains(whole)
    else { return nil }
    return CalendarDate(dayNumber: epoch + whole).description
  }
}

extension LocalizedText {
  fileprivate static let noSheet = LocalizedText(
    es: "ninguna hoja tiene las columnas «Regla», «¿De acuerdo?» y «Huella» de este libro",
    en: "no sheet has the columns “Rule”, “Do you agree?” and “Digest” of this workbook")

  fileprivate static func noSuchRule(_ id: String, _ near: String?) -> LocalizedText {
    let (es, en) = near.map { ("; ¿quiso decir «\($0)»?", "; did you mean “\($0)”?") } ?? ("", "")
    return LocalizedText(
      es: "no existe la regla «\(id)»" + es, en: "there is no rule “\(id)”" + en)
  }

  fileprivate static let noDigest = LocalizedText(
    es: "falta la huella: sin ella no se sabe qué texto de la regla se revisó",
    en: "the digest is missing: without it nobody knows which text of the rule was reviewed")

  fileprivate static func stale(_ id: String) -> LocalizedText {
    LocalizedText(
      es:
        "la regla «\(id)» no es la que se revisó: cambió desde que se escribió el libro; pida otro "
        + "con --write",
      en: "the rule “\(id)” is not the one that was reviewed: it changed after the workbook was "
        + "written; ask for another with --write")
  }

  fileprivate static func twice(_ id: String) -> LocalizedText {
    LocalizedText(
      es: "la regla «\(id)» ya se respondió en otra fila",
      en: "the rule “\(id)” was answered in another row already")
  }

  fileprivate static func missing(_ heading: LocalizedText) -> LocalizedText {
    LocalizedText(
      es: "falta «\(heading.es)»; una fila respondida lleva respuesta, nombre, cargo y fecha",
      en: "“\(heading.text(in: .en))” is missing; an answered row has answer, name, post and date")
  }

  fileprivate static func neither(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "se esperaba Sí o No y dice «\(text)»", en: "Yes or No was expected and it says “\(text)”"
    )
  }

  fileprivate static let objectionWithoutNote = LocalizedText(
    es: "quien no está de acuerdo dice por qué", en: "whoever does not agree says why")

  fileprivate static func notADay(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "se esperaba una fecha como 2026-11-20 y dice «\(text)»",
      en: "a date such as 2026-11-20 was expected and it says “\(text)”")
  }
}
