import Documents
import Findings
import Plans
import Readers
import Rules
import Values

/// A copy of the public registry of projects: dataset cf9k-55fw of datos.gov.co, as CSV or workbook.
///
/// Of its half a million rows only those are kept that a plan names.
struct Registry: Sendable {
  private let document: Document
  private let block: Int
  private let grid: Grid
  private let header: Int
  /// The registry's table in the vocabulary.
  private let definition: TableDefinition
  /// For each field of the table, the grid's column, -1 where it has none.
  private let columns: [Int]
  private let placeholders: [String: BlankKind]
  private let rowCount: Int
  /// The day or month of the copy; `nil` where neither its name nor a column says so.
  private let date: DateSpan?

  /// Reads a copy; one without the column of codes is refused.
  init(
    path: String, _ request: CheckRequest, vocabulary: Vocabulary
  ) throws(CheckError) {
    let document: Document
    do throws(ReadError) {
      document = try DocumentReaders.read(
        request.files.file(at: path), limits: request.limits, converters: request.converters)
    } catch { throw CheckError(error) }
    guard let definition = vocabulary.tables.first(where: { $0.role == .registro }) else {
      throw Registry.noTable
    }
    for (block, grid) in document.grids {
      guard let (header, columns) = Registry.header(of: grid, definition) else { continue }
      (self.document, self.block, self.grid) = (document, block, grid)
      (self.header, self.columns, self.definition) = (header, columns, definition)
      placeholders = vocabulary.placeholders
      rowCount = grid.rowNumbers.count { Int($0) > header }
      date =
        Registry.date(inName: path)
        ?? Registry.date(in: grid, below: header, definition, columns, vocabulary.placeholders)
      return
    }
    throw Registry.noColumn(path, definition)
  }

  /// What the report says of the copy and its age on the day that counts.
  func note(on day: CalendarDate) -> LocalizedText {
    let name = document.path
    let rows = rowCount
    guard let date else {
      return LocalizedText(
        es: "Registro BPIN: «\(name)», \(rows) proyectos, fecha desconocida.",
        en: "BPIN registry: “\(name)”, \(rows) projects, date unknown.")
    }
    let age = Int(day.dayNumber) - Int(date.last.dayNumber)
    let es = age >= 0 ? "\(age) días antes" : "\(-age) días después"
    let en = age >= 0 ? "\(age) days before" : "\(-age) days after"
    return LocalizedText(
      es: "Registro BPIN: «\(name)», \(rows) proyectos, copia de "
        + "\(PlainText.display(date, in: .es)), \(es) del día que cuenta.",
      en: "BPIN registry: “\(name)”, \(rows) projects, copy of "
        + "\(PlainText.display(date, in: .en)), \(en) the day that counts.")
  }

  /// Puts the rows that the tables name into the registry's table.
  func fill(_ tables: inout PlanTables) {
    guard let table = tables.index(of: definition.id) else { return }
    let number = tables.documents.count
    if tables.roles.isEmpty { tables.roles = Array(repeating: nil, count: number) }
    tables.roles.append(.registro)
    let rows = rows(named: Registry.codes(in: tables))
    var copy = document
    copy.blocks = [.table(kept(rows))]
    tables.documents.append(copy)
    for (block, content) in document.blocks.enumerated() {
      guard case .unread(_, let reason) = content else { continue }
      tables.leftOver.append(
        .init(place: Locator(document: number, block: block), reason: .unread(reason)))
    }
    add(rows, to: &tables.tables[table], document: number)
  }

  // MARK: - Rows

  /// The rows whose code is one of these, in order.
  private func rows(named wanted: Set<String>) -> [Int] {
    guard let key = keyColumn else { return [] }
    var rows: [Int] = []
    for (position, number) in grid.rowNumbers.enumerated() where Int(number) > header {
      let cells = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      guard let cell = cells.first(where: { Int(grid.columns[$0]) == key }) else { continue }
      let code = code(grid.values[cell])
      if wanted.contains(code) { rows.append(Int(number)) }
    }
    return rows
  }

  /// Nearly all are plain digits; only the others are read by the grammar.
  private func code(_ value: CellValue) -> String {
    if case .text(let text) = value {
      let text = grid.texts[text]
      if text.utf8.allSatisfy({ (48...57).contains($0) }) { return text }
    }
    guard let field = definition.key.first.flatMap(definition.index),
      case .present(let value, _, _) = FieldGrammar(
        field: definition.fields[field], placeholders: placeholders
      ).read(value, texts: grid.texts)
    else { return "" }
    return folded(value.description)
  }

  private var keyColumn: Int? {
    definition.key.first.flatMap(definition.index).map { columns[$0] }
  }

  private func add(_ rows: [Int], to table: inout PlanTable, document number: Int) {
    for (index, field) in definition.fields.enumerated() {
      let grammar = FieldGrammar(field: field, placeholders: placeholders)
      for row in rows {
        table.columns[index].append(
          columns[index] < 0
            ? .absent : grammar.read(grid[row, columns[index]], texts: grid.texts))
      }
    }
    let place = Locator(document: number, block: 0)
    for row in rows {
      table.rowOrigins.append(Locator(document: number, block: 0, row: row))
      table.partOfRow.append(0)
    }
    for parent in definition.parents {
      table.parentRows[parent] = ContiguousArray(repeating: -1, count: rows.count)
    }
    let range = Grid.Merge(
      top: header, left: columns.filter { $0 >= 0 }.min() ?? 0,
      bottom: max(header, grid.rowCount - 1),
      right: columns.max() ?? 0)
    table.parts = [
      TablePart(
        place: place, headerRow: Int32(clamping: header), range: range, rows: 0..<rows.count,
        columnOfField: columns.map { Int32(clamping: $0) }, readings: readings(place))
    ]
  }

  private func readings(_ place: Locator) -> [ColumnReading] {
    let found = definition.fields.indices.filter { columns[$0] >= 0 }
    return found.sorted { columns[$0] < columns[$1] }.map { field in
      var cell = place
      (cell.row, cell.column) = (Int32(clamping: header), Int32(clamping: columns[field]))
      return ColumnReading(
        field: definition.fields[field].id, header: grid.text(grid[header, columns[field]]),
        cell: cell, confidence: .exact)
    }
  }

  /// The header and these rows, each at its own place.
  private func kept(_ rows: [Int]) -> Grid {
    var kept = Grid(name: grid.name, texts: StringPool())
    var texts = StringPool()
    for row in [header] + rows {
      for cell in grid.cellRange(ofRow: row) {
        var value = grid.values[cell]
        if case .text(let text) = value { value = .text(texts.intern(grid.texts[text])) }
        if case .error(let text) = value { value = .error(texts.intern(grid.texts[text])) }
        kept.append(value, row: row, column: Int(grid.columns[cell]))
      }
    }
    kept.texts = texts
    return kept
  }

  // MARK: - Looking

  /// The codes that the tables name, folded.
  private static func codes(in tables: PlanTables) -> Set<String> {
    var codes: Set<String> = []
    for table in tables.tables where table.definition.role != .registro {
      for (index, field) in table.definition.fields.enumerated() where field.type == .code {
        for row in 0..<table.columns[index].count {
          switch table.columns[index].value(row: row) {
          case .list(let values)?: for value in values { codes.insert(folded(value.description)) }
          case let value?: codes.insert(folded(value.description))
          case nil: continue
          }
        }
      }
    }
    return codes
  }

  /// The first row that names the column of codes, and the column of each field.
  private static func header(
    of grid: Grid, _ definition: TableDefinition
  ) -> (row: Int, columns: [Int])? {
    guard let key = definition.key.first.flatMap(definition.index) else { return nil }
    for row in 0..<min(grid.rowCount, 20) {
      var columns = [Int](repeating: -1, count: definition.fields.count)
      for cell in grid.cellRange(ofRow: row) {
        let heading = plain(grid.text(grid.values[cell]))
        let field = definition.fields.firstIndex { field in
          ([field.id] + field.headings).contains { plain($0) == heading }
        }
        if let field, columns[field] < 0 { columns[field] = Int(grid.columns[cell]) }
      }
      if columns[key] >= 0 { return (row, columns) }
    }
    return nil
  }

  /// Letters and digits alone: `codigo_bpin` and «Código BPIN» are one heading.
  private static func plain(_ text: String) -> String {
    String(foldedWords(text).filter { $0.isLetter || $0.isNumber })
  }

  /// `registro-2026-01-15.csv`, `cf9k-55fw_20260115.csv`, `bpin-2026-01.csv`.
  private static func date(inName path: String) -> DateSpan? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let digits = name.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    for (index, piece) in digits.enumerated() {
      if piece.count == 8,
        let day = day(piece.prefix(4), piece.dropFirst(4).prefix(2), piece.suffix(2))
      {
        return DateSpan(day)
      }
      guard piece.count == 4, piece.hasPrefix("20"), digits.indices.contains(index + 1),
        digits[index + 1].count == 2, let year = Int(piece), let month = Int(digits[index + 1])
      else { continue }
      if digits.indices.contains(index + 2), digits[index + 2].count == 2,
        let day = day(piece, digits[index + 1], digits[index + 2])
      {
        return DateSpan(day)
      }
      if let month = DateSpan(year: year, month: month) { return month }
    }
    return nil
  }

  private static func day(
    _ year: some StringProtocol, _ month: some StringProtocol, _ day: some StringProtocol
  ) -> CalendarDate? {
    guard year.hasPrefix("20") else { return nil }
    return CalendarDate(iso: "\(year)-\(month)-\(day)")
  }

  /// The latest date of the column that says when the rows were brought up to date.
  private static func date(
    in grid: Grid, below header: Int, _ definition: TableDefinition, _ columns: [Int],
    _ placeholders: [String: BlankKind]
  ) -> DateSpan? {
    guard let field = definition.fields.firstIndex(where: { $0.type == .date }), columns[field] >= 0
    else { return nil }
    let grammar = FieldGrammar(field: definition.fields[field], placeholders: placeholders)
    var seen: Set<CellValue> = []
    var latest: DateSpan?
    for (position, number) in grid.rowNumbers.enumerated() where Int(number) > header {
      for cell in Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      where Int(grid.columns[cell]) == columns[field] && seen.insert(grid.values[cell]).inserted {
        if case .present(.date(let date), _, _) = grammar.read(
          grid.values[cell], texts: grid.texts), latest.map({ $0.last < date.last }) ?? true
        {
          latest = date
        }
      }
    }
    return latest
  }
}

extension Registry {
  private static let noTable = CheckError(
    .usage,
    es: "Este cuerpo de reglas no tiene una tabla para el registro de proyectos (role: registro).",
    en: "This rule pack has no table for the registry of projects (role: registro).")

  private static func noColumn(_ path: String, _ definition: TableDefinition) -> CheckError {
    let key = definition.key.first ?? ""
    return CheckError(
      .cannotRead,
      es: "«\(path)» no tiene la columna «\(key)»: no es una copia del registro de proyectos. "
        + "Descargue el conjunto cf9k-55fw de datos.gov.co como CSV.",
      en: "“\(path)” has no column “\(key)”: it is no copy of the registry of projects. "
        + "Download the dataset cf9k-55fw of datos.gov.co as CSV.")
  }
}
