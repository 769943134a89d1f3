import Documents
import Plans
import Rules
import Values

/// Makes the tables of an example: a plan written down in a rule file, without a document.
///
/// Cells go through their fields' grammars as those of a document would. Each table stands on a
/// sheet of its own of a document that is made for the purpose, so that every fact has a place.
package struct ExampleTables {
  private let vocabulary: Vocabulary
  private let grammars: ExampleGrammars
  private let rows: [String: [[String: ExamplePlan.Cell]]]
  private let unreadTables: [String: String]

  /// The tables of an example, laid over a base.
  ///
  /// A table of the example replaces the base's rows; each row lies over the base's first row of
  /// that table. Facts of `plan` and `entidad` lie over the base's.
  package init(
    _ example: ExamplePlan, over base: ExamplePlan, vocabulary: Vocabulary,
    grammars: ExampleGrammars? = nil
  ) {
    self.vocabulary = vocabulary
    self.grammars = grammars ?? ExampleGrammars(vocabulary)
    unreadTables = base.unreadTables.merging(example.unreadTables) { _, own in own }
    var rows = base.tables
    for (table, given) in example.tables {
      let first = base.tables[table]?.first ?? [:]
      rows[table] = given.map { first.merging($0) { _, own in own } }
    }
    self.rows = rows
  }

  /// The tables, with a document that holds their texts.
  package func tables() -> PlanTables {
    var document = Document(path: "ejemplo", format: .xlsx)
    document.blocks = vocabulary.tables.map { .table(grid($0)) }
    var tables = PlanTables(vocabulary: vocabulary, documents: [document])
    for (block, definition) in vocabulary.tables.enumerated() {
      tables.tables[block] = table(definition, block: block)
    }
    for (_, reason) in unreadTables.sorted(by: { $0.key < $1.key }) {
      tables.leftOver.append(
        .init(
          place: Locator(block: document.blocks.count),
          reason: .unread(UnreadReason(rawValue: reason) ?? .damaged)))
      document.blocks.append(.unread(name: "ilegible", UnreadReason(rawValue: reason) ?? .damaged))
    }
    tables.documents = [document]
    return tables
  }

  // MARK: - One table

  private func table(_ definition: TableDefinition, block: Int) -> PlanTable {
    var table = PlanTable(definition)
    let given =
      definition.isSingle ? [rows[definition.id]?.first ?? [:]] : rows[definition.id] ?? []
    guard !given.isEmpty else { return table }
    let stated = Set(given.flatMap(\.keys))
    let grammars = grammars.grammars(of: definition)
    for (index, field) in definition.fields.enumerated() {
      for row in given {
        table.columns[index].append(
          reading(row[field.id], grammars[index], isStated: stated.contains(field.id), field, definition))
      }
    }
    for row in given.indices {
      table.rowOrigins.append(Locator(block: block, row: row + 1))
      table.partOfRow.append(0)
    }
    for parent in definition.parents {
      table.parentRows[parent] = ContiguousArray(given.map { link($0[parent], to: parent) })
    }
    table.parts = [part(definition, block, rowCount: given.count, stated)]
    return table
  }

  private func part(
    _ definition: TableDefinition, _ block: Int, rowCount: Int, _ stated: Set<String>
  ) -> TablePart {
    let last = max(0, definition.fields.count - 1)
    return TablePart(
      place: Locator(block: block), headerRow: 0,
      range: Grid.Merge(top: 0, left: 0, bottom: rowCount, right: last), rows: 0..<rowCount,
      columnOfField: definition.fields.enumerated().map { index, field in
        stated.contains(field.id) || definition.isSingle ? Int32(index) : -1
      },
      readings: definition.fields.enumerated().compactMap { index, field in
        guard stated.contains(field.id) else { return nil }
        return ColumnReading(
          field: field.id, header: field.id, cell: Locator(block: block, row: 0, column: index),
          confidence: .exact)
      })
  }

  /// A fact that no row states has no column; in a table that states it elsewhere it is blank. Facts
  /// of plan and entity that nobody gave are not known, unless only the document could hold them.
  private func reading(
    _ cell: ExamplePlan.Cell?, _ grammar: FieldGrammar, isStated: Bool, _ field: FieldDefinition,
    _ table: TableDefinition
  ) -> FactReading {
    switch cell {
    case nil where table.isSingle: field.isOfDocument ? .absent : .unread(.notGiven)
    case nil: isStated ? .blank(.empty) : .absent
    case .text(let text)?: certain(grammar.read(text: text))
    case .texts(let texts)?: certain(grammar.read(text: texts.joined(separator: "\n")))
    case .blank(let kind)?: .blank(kind)
    case .absent?: .absent
    case .malformed(let text)?: malformed(grammar.read(text: text))
    case .unread(let reason)?: .unread(UnreadReason(rawValue: reason) ?? .damaged)
    case .guessed(let text)?: guessed(grammar.read(text: text))
    }
  }

  private func certain(_ reading: FactReading) -> FactReading {
    guard case .present(let value, _, let fromText) = reading else { return reading }
    return .present(value, .exact, fromText: fromText)
  }

  private func guessed(_ reading: FactReading) -> FactReading {
    guard case .present(let value, _, let fromText) = reading else { return reading }
    return .present(value, .guessed, fromText: fromText)
  }

  private func malformed(_ reading: FactReading) -> FactReading {
    if case .malformed = reading { return reading }
    return .malformed(.notADate)
  }

  /// The parent's row whose first key field that is stated has this text, -1 for none, -2 for unread.
  private func link(_ cell: ExamplePlan.Cell?, to parent: String) -> Int32 {
    if case .unread? = cell { return -2 }
    guard case .text(let name)? = cell, let definition = vocabulary.table(parent) else { return -1 }
    let candidates = rows[parent] ?? []
    let position = candidates.firstIndex { row in
      for field in definition.key {
        if case .text(let key)? = row[field] { return folded(key) == folded(name) }
      }
      return false
    }
    return position.map(Int32.init) ?? -1
  }

  // MARK: - Its sheet

  private func grid(_ definition: TableDefinition) -> Grid {
    var pool = StringPool()
    var grid = Grid(name: definition.id)
    guard rows[definition.id] != nil else { return grid }
    for (column, field) in definition.fields.enumerated() {
      grid.append(.text(pool.intern(field.id)), row: 0, column: column)
    }
    for (row, cells) in (rows[definition.id] ?? []).enumerated() {
      for (column, field) in definition.fields.enumerated() {
        guard let text = cells[field.id].flatMap(ExampleTables.text) else { continue }
        grid.append(.text(pool.intern(text)), row: row + 1, column: column)
      }
    }
    grid.texts = pool
    return grid
  }

  private static func text(_ cell: ExamplePlan.Cell) -> String? {
    switch cell {
    case .text(let text), .malformed(let text), .guessed(let text): text
    case .texts(let texts): texts.joined(separator: "\n")
    case .blank, .absent, .unread: nil
    }
  }
}
