import Documents
import Values

/// Columns of months, quarters or years under a header, in which marks say when a row is done.
///
/// Its first and last mark date a row that has no columns of dates. Columns of what was executed are
/// none of it; nor are years with goals below them.
struct TimeGrid: Sendable {
  /// The columns with their periods, from left to right.
  let columns: [(position: Int, period: Period)]

  /// Fewest columns that make a grid.
  private static let fewest = 3

  /// The grid in a header, `nil` where there is none.
  init?(_ header: [HeaderColumn]) {
    let periods = TimeGrid.periods(header)
    var best: [(position: Int, period: Period)] = []
    var run: [(position: Int, period: Period)] = []
    for position in header.indices {
      guard let period = periods[position],
        !TimeGrid.tellsOfDone(header[position], isYear: period.kind == .year)
      else {
        // A quarter's total between its months does not end the grid.
        continue
      }
      if let last = run.last?.period, !TimeGrid.follows(period, last) {
        if run.count > best.count { best = run }
        run = []
      }
      run.append((position, period))
    }
    if run.count > best.count { best = run }
    guard best.count >= (best.first?.period.kind == .half ? 2 : TimeGrid.fewest) else { return nil }
    columns = best
  }

  private static func follows(_ next: Period, _ last: Period) -> Bool {
    guard next.kind == last.kind else { return false }
    return (next.year ?? 0, next.number) > (last.year ?? 0, last.number)
  }

  /// The period of each column: its own words, bare numbers below a band, or the twelve initials.
  private static func periods(_ header: [HeaderColumn]) -> [Period?] {
    var periods = header.map { column -> Period? in
      guard var period = column.levels.last.flatMap(Period.init(heading:)) else {
        return numbered(column) ?? planned(column)
      }
      if period.year == nil { period.year = year(above: column) }
      return period
    }
    let keys = header.map(\.key)
    for start in keys.indices where start + 12 <= keys.count {
      guard Array(keys[start..<start + 12]) == Period.initials else { continue }
      for month in 0..<12 {
        periods[start + month] = Period(
          kind: .month, number: month + 1, year: year(above: header[start + month]))
      }
    }
    return periods
  }

  /// «1» below «TRIMESTRAL AÑO 2017».
  private static func numbered(_ column: HeaderColumn) -> Period? {
    guard column.levels.count > 1, let text = column.levels.last else { return nil }
    for band in column.levels.dropLast().reversed() {
      for word in foldedWords(band).split(separator: " ") {
        let name =
          word.hasPrefix("trim")
          ? "trim"
          : word.hasPrefix("bim")
            ? "bim"
            : word.hasPrefix("sem") && !word.hasPrefix("seman")
              ? "sem"
              : word == "mes" || word == "meses" || word.hasPrefix("mensual") ? "mes" : ""
        guard !name.isEmpty, var period = Period(heading: name + " " + text) else { continue }
        period.year = year(above: column)
        return period
      }
    }
    return nil
  }

  /// «P» or «Programado» below «ENERO», beside what was executed.
  private static func planned(_ column: HeaderColumn) -> Period? {
    guard plans.contains(column.key), column.levels.count > 1 else { return nil }
    var period = Period(heading: column.levels[column.levels.count - 2])
    if period?.year == nil { period?.year = year(above: column) }
    return period
  }

  private static let plans: Set<String> = [
    "p", "prog", "programado", "programada", "planeado", "planeada", "planificado", "planificada",
    "meta", "metas", "programacion", "cantidad",
  ]

  private static func year(above column: HeaderColumn) -> Int? {
    for band in column.levels.dropLast().reversed() {
      if let years = TitleText.years(inTitle: band), years.count == 1 { return years.lowerBound }
    }
    return nil
  }

  /// Whether a column tells what was done rather than what is planned.
  /// A year's goal is a figure, and that of a quarter a part of the plan.
  private static func tellsOfDone(_ column: HeaderColumn, isYear: Bool) -> Bool {
    column.levels.contains { level in
      level.utf8.contains(37)
        || foldedWords(level).split(separator: " ").contains { word in
          done.contains { word.hasPrefix($0) } || isYear && word.hasPrefix("meta")
        }
    }
  }

  private static let done = [
    "ejecu", "avance", "seguim", "cumpl", "resultado", "reporte", "logr", "alcanz", "explica",
    "presup", "recurso", "valor", "total", "apropia", "pago", "compromiso",
  ]
}

extension TimeGrid {
  /// The dates that a row's marks give: the first and the last period, and their columns.
  func dates(
    marked: (_ position: Int, _ period: Period) -> Bool, years: ClosedRange<Int>?
  ) -> (first: Mark, last: Mark)? {
    var found: [Mark] = []
    for column in columns where marked(column.position, column.period) {
      found.append(Mark(position: column.position, span: span(column.period, years)))
    }
    guard let first = found.first, let last = found.last else { return nil }
    return (first, last)
  }

  /// A marked column.
  struct Mark {
    /// Its position in the header.
    var position: Int
    /// Its days, `nil` where nobody says the year.
    var span: DateSpan?
  }

  private func span(_ period: Period, _ years: ClosedRange<Int>?) -> DateSpan? {
    guard let year = period.year ?? years.flatMap({ $0.count == 1 ? $0.lowerBound : nil }) else {
      return nil
    }
    switch period.kind {
    case .month: return DateSpan(year: year, month: period.number)
    case .quarter: return DateSpan(year: year, quarter: period.number)
    case .year: return DateSpan(year: year)
    case .bimester, .half:
      guard let opening = DateSpan(year: year, month: period.months.lowerBound),
        let closing = DateSpan(year: year, month: period.months.upperBound)
      else { return nil }
      return DateSpan(from: opening.first, to: closing.last)
    }
  }

  /// Whether the columns mark anything; years are none where figures stand below them and no mark.
  func isMarked(
    in draft: PartDraft, _ texts: StringPool, _ placeholders: [String: BlankKind]
  ) -> Bool {
    guard columns.allSatisfy({ $0.period.kind == .year }) else { return true }
    var figures = 0
    for row in draft.rows.indices {
      for column in columns {
        let cell = draft.cell(at: column.position, row: row)
        if TimeGrid.isMark(cell, column.period, texts: texts, placeholders: placeholders) {
          return true
        }
        if case .number = cell { figures += 1 }
      }
    }
    return figures == 0
  }

  /// Whether a cell marks its period. Years are marked by words alone: a number there is a goal.
  static func isMark(
    _ cell: CellValue, _ period: Period, texts: StringPool, placeholders: [String: BlankKind]
  ) -> Bool {
    switch cell {
    case .empty, .error, .notComputed: return false
    case .boolean(let flag): return flag
    case .number(let number): return number > 0 && period.kind != .year
    case .date, .time: return period.kind != .year
    case .text(let identifier):
      let text = folded(texts[identifier])
      if text.isEmpty || text == "no" || text == "0" || text == "0%" { return false }
      if marks.contains(text) { return true }
      if placeholders[text] != nil { return false }
      return period.kind != .year || !text.contains(where: \.isNumber)
    }
  }

  private static let marks: Set<String> = [
    "x", "xx", "xxx", "si", "s", "p", "✓", "✔", "•", "●", "■",
  ]
}

/// Three columns for the year, month and day of one date, below the heading of the date.
struct SplitDate: Sendable {
  /// The field that the band above them names.
  var address: FieldAddress
  /// The positions in the header.
  var year: Int
  var month: Int
  var day: Int

  /// The split dates of a header whose bands name dates of a table.
  static func all(in header: [HeaderColumn], of table: Int, _ index: HeadingIndex) -> [SplitDate] {
    var found: [SplitDate] = []
    for start in header.indices where start + 3 <= header.count {
      let keys = header[start..<start + 3].map(\.key)
      guard let band = header[start].bandKeys.last, Set(keys) == ["ano", "mes", "dia"],
        header[start..<start + 3].allSatisfy({ $0.bandKeys.last == band }),
        let address = index.claims(ofKey: band).first(where: {
          $0.table == table && index[$0].type == .date
        }),
        let year = keys.firstIndex(of: "ano"), let month = keys.firstIndex(of: "mes"),
        let day = keys.firstIndex(of: "dia")
      else { continue }
      found.append(
        SplitDate(address: address, year: start + year, month: start + month, day: start + day))
    }
    return found
  }

  /// What three cells say together.
  func reading(
    _ grammar: FieldGrammar, year: String, month: String, day: String
  ) -> FactReading {
    let parts = [day, month, year].map { part in
      String(part.drop(while: \.isWhitespace))
    }
    if parts.allSatisfy(\.isEmpty) { return .blank(.empty) }
    let separator = parts[1].allSatisfy(\.isNumber) ? "/" : " de "
    return grammar.read(text: parts.filter { !$0.isEmpty }.joined(separator: separator))
  }
}
