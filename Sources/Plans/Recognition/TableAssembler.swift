import Documents
import Values

/// Puts the rows of parts into the tables, parents before children.
struct TableAssembler {
  /// The tables so far.
  private(set) var result: PlanTables

  let index: HeadingIndex
  let placeholders: [String: BlankKind]
  private var known: [KnownKey: Int32] = [:]
  /// For each table, names not looked for yet; most tables stand in one part, and nobody asks.
  private var unasked: [[(name: KnownKey, row: Int32)]]

  /// A row by the name it goes by, within its parent.
  private struct KnownKey: Hashable {
    var table: Int
    var parent: Int32
    var key: String
  }

  /// The empty tables of a vocabulary.
  init(_ vocabulary: Vocabulary, _ index: HeadingIndex, documents: [Document]) {
    self.index = index
    placeholders = vocabulary.placeholders
    unasked = Array(repeating: [], count: index.tables.count)
    result = PlanTables(vocabulary: vocabulary, documents: documents)
  }

  /// Adds a block that became no table.
  mutating func leave(_ place: Locator, _ reason: PlanTables.LeftOverBlock.Reason) {
    result.leftOver.append(.init(place: place, reason: reason))
  }

  /// Notes that a column may name rows of a table; the first that may is told.
  mutating func doubt(_ place: Locator, table: Int) {
    guard !result.doubtfulColumns.contains(where: { $0.table == table }) else { return }
    result.doubtfulColumns.append(.init(place: place, table: table))
  }

  /// Changes a table of one row.
  mutating func setFact(
    _ address: FieldAddress, _ reading: FactReading, _ confidence: Confidence, origin: Locator?
  ) {
    var column = FactColumn(for: index[address])
    column.append(reading, confidence: confidence, origin: origin, inherited: false)
    result.tables[address.table].columns[address.field] = column
  }

  // MARK: Rows

  /// Room for another part of a table; 65,535 is the most a row can name.
  func hasRoom(_ table: Int) -> Bool { result.tables[table].parts.count < Int(UInt16.max) }

  /// Adds a part; its rows are those from `firstRow` on, added before.
  mutating func addPart(_ part: TablePart, to table: Int) {
    result.tables[table].parts.append(part)
  }

  /// How many rows a table has.
  func rowCount(_ table: Int) -> Int { result.tables[table].rowCount }

  /// Adds rows of the next part; `parents` gives the row of each ancestor for each of them.
  mutating func addRows(
    _ places: some Sequence<Locator>, to table: Int, parents: [Int: ContiguousArray<Int32>]
  ) {
    let part = UInt16(clamping: result.tables[table].parts.count)
    let before = rowCount(table)
    for place in places {
      result.tables[table].rowOrigins.append(place)
      result.tables[table].partOfRow.append(part)
    }
    let added = rowCount(table) - before
    for ancestor in index.ancestors[table] {
      let id = index.tables[ancestor].id
      let links = parents[ancestor] ?? ContiguousArray(repeating: -1, count: added)
      result.tables[table].parentRows[id, default: []].append(contentsOf: links)
    }
  }

  /// Adds the column of those rows.
  mutating func addColumn(
    _ field: Int, of table: Int, _ fill: (inout FactColumn) -> Void
  ) {
    fill(&result.tables[table].columns[field])
    result.tables[table].columns[field].complete()
  }

  /// Adds all columns of those rows; many rows (`rows`, those looked at) are worth two threads.
  mutating func addColumns(
    of table: Int, rows: Int, _ fill: @Sendable (_ field: Int, inout FactColumn) -> Void
  ) {
    var columns: [FactColumn] = []
    swap(&columns, &result.tables[table].columns)
    parallelForEach(&columns, jobs: rows < TableAssembler.rowsForThreads ? 1 : 2) {
      fill($0, &$1)
      $1.complete()
    }
    swap(&columns, &result.tables[table].columns)
  }

  /// With fewer rows another thread takes longer to wake than it saves.
  private static let rowsForThreads = 1_000

  /// Adds sections as rows of a table of headings; they are of no part of a grid.
  mutating func addSections(_ sections: [SectionReader.Section], to table: Int) {
    addRows(sections.lazy.map(\.place), to: table, parents: [:])
    let definition = index.tables[table]
    for (position, field) in definition.fields.enumerated() {
      addColumn(position, of: table) { column in
        for section in sections {
          let text = field.id == definition.key.first ? section.title : section.text
          column.append(
            text.isEmpty ? .blank(.empty) : .present(.text(text), .exact, fromText: false))
        }
      }
    }
  }

  /// Adds what the file carries as rows of the table that asks for it; they are of no part of a grid.
  mutating func addTraces(_ traces: [TraceReader.Trace], to table: Int) {
    addRows(traces.lazy.map(\.place), to: table, parents: [:])
    for (position, field) in index.tables[table].fields.enumerated() {
      addColumn(position, of: table) { column in
        for trace in traces {
          let value: FactValue =
            switch field.id {
            case "clase": .text(trace.kind)
            case "hoja": .text(trace.sheet)
            case "detalle": .text(trace.detail)
            default: .number(Decimal(trace.count))
            }
          column.append(
            value == .text("") ? .blank(.empty) : .present(value, .exact, fromText: false))
        }
      }
    }
  }

  /// The parts found so far, of all tables.
  var parts: [TablePart] { result.tables.flatMap(\.parts) }

  // MARK: Names

  /// The row that goes by this name within a parent.
  mutating func row(of table: Int, named key: String, parent: Int32) -> Int32? {
    for (name, row) in unasked[table] { known[name, default: row] += 0 }
    unasked[table].removeAll()
    return known[KnownKey(table: table, parent: parent, key: key)]
  }

  /// Remembers a row by a name; the first of equals keeps it.
  mutating func remember(_ row: Int32, of table: Int, named key: String, parent: Int32) {
    unasked[table].append((KnownKey(table: table, parent: parent, key: key), row))
  }
}
