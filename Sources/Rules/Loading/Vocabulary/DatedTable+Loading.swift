import Plans
import Values
import YAML

extension DatedTable {
  /// The dated list of one file of `tables/`; `requirements` are all identifiers of the norms.
  static func read(
    _ file: PackFiles.File, requirements: [String], into diagnostics: Diagnostics
  ) -> DatedTable? {
    MappingReader.read(file.node, into: diagnostics) { reader in
      let id = reader.text("table")
      diagnostics.check(id, isNamedAfter: file.stem, key: "table")
      diagnostics.check(name: id)
      let requirement = reader.optionalText("requirement")
      if let requirement { _ = diagnostics.check(requirement, in: requirements, .requirement) }
      let columns = readColumns(&reader)
      let rows = reader.mappings("rows") { row in
        Row.read(&row, columns: columns, requirements: requirements)
      }
      diagnostics.checkReplacements(file.node, columns, rows)
      return DatedTable(
        id: file.stem, requirement: requirement?.text, columns: columns.map(\.column), rows: rows)
    }
  }

  /// A column and what its cells hold.
  fileprivate struct TypedColumn {
    let column: Column
    let type: FieldType
  }

  private static func readColumns(_ reader: inout MappingReader) -> [TypedColumn] {
    let columns = reader.mapping("columns") { columns in
      let diagnostics = columns.diagnostics
      return columns.allEntries().compactMap { id, node -> TypedColumn? in
        guard diagnostics.check(name: id) else { return nil }
        if ["from", "until", "requirement", "replaced_by"].contains(id.text) {
          diagnostics.add(Diagnostic(.reservedColumn(id.text), at: id.node))
          return nil
        }
        return TypedColumn(id: id.text, reading: node, into: diagnostics)
      }
    }
    return columns ?? []
  }
}

extension DatedTable.TypedColumn {
  /// `nombre: text`, or `siglas: { type: text, many: true }`.
  fileprivate init?(id: String, reading node: YAMLNode, into diagnostics: Diagnostics) {
    var many = false
    var type: YAMLText?
    if node.entries != nil {
      MappingReader.read(node, named: id, into: diagnostics) { column in
        type = column.text("type")
        many = column.boolean("many", default: false)
      }
    } else {
      type = node.text(named: id, into: diagnostics)
    }
    guard let type, !type.isStandIn else { return nil }
    let names = FieldType.names.filter { $0 != "choice" }
    guard let known = FieldType(named: type.text), names.contains(type.text) else {
      diagnostics.add(
        Diagnostic(
          .noSuchType(type.text), hint: .suggestion(for: type.text, among: names), at: type.node))
      return nil
    }
    self.init(column: .init(id: id, many: many), type: known)
  }
}

extension DatedTable.Row {
  fileprivate static func read(
    _ reader: inout MappingReader, columns: [DatedTable.TypedColumn], requirements: [String]
  ) -> DatedTable.Row {
    let diagnostics = reader.diagnostics
    let cells = columns.map { typed -> [String] in
      let id = typed.column.id
      if typed.column.many { return reader.optionalStrings(id) }
      guard let text = reader.optionalText(id) else { return [] }
      if case .integer = typed.type, Int(text.text) == nil {
        diagnostics.add(Diagnostic(.notWhole(id, text.text), at: text.node))
      }
      return [text.text]
    }
    let requirement = reader.optionalText("requirement")
    if let requirement { _ = diagnostics.check(requirement, in: requirements, .requirement) }
    _ = reader.optionalString("replaced_by")
    return DatedTable.Row(
      cells: cells, inForce: ForcePeriod(reading: &reader), requirement: requirement?.text)
  }
}

extension Diagnostics {
  /// Records identifiers that stand twice in the column `id`, and `replaced_by` that name no row.
  fileprivate func checkReplacements(
    _ table: YAMLNode, _ columns: [DatedTable.TypedColumn], _ rows: [DatedTable.Row]
  ) {
    guard let position = columns.firstIndex(where: { $0.column.id == "id" }) else { return }
    let ids = rows.compactMap { $0.cells[position].first }
    var seen: Set<String> = []
    for row in table["rows"]?.items ?? [] {
      if let node = row["id"], let id = node.text, !seen.insert(id).inserted {
        add(Diagnostic(.doubledRow(id), at: node))
      }
      if let node = row["replaced_by"], let id = node.text, !node.isNull, !ids.contains(id) {
        add(Diagnostic(.noSuchRow(id), hint: .suggestion(for: id, among: ids), at: node))
      }
    }
  }
}

extension LocalizedText {
  fileprivate static func reservedColumn(_ id: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(id)\" lo tiene toda tabla fechada y no se declara",
      en: "\"\(id)\" belongs to every dated table and is not declared")
  }

  fileprivate static func noSuchType(_ name: String) -> LocalizedText {
    LocalizedText(es: "no existe el tipo \"\(name)\"", en: "there is no type \"\(name)\"")
  }

  fileprivate static func notWhole(_ column: String, _ text: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(column)\" debe ser un número entero y dice \"\(text)\"",
      en: "\"\(column)\" must be a whole number and says \"\(text)\"")
  }

  fileprivate static func doubledRow(_ id: String) -> LocalizedText {
    LocalizedText(es: "la fila \"\(id)\" está dos veces", en: "the row \"\(id)\" stands twice")
  }

  fileprivate static func noSuchRow(_ id: String) -> LocalizedText {
    LocalizedText(
      es: "ninguna fila de esta tabla se llama \"\(id)\"",
      en: "no row of this table is called \"\(id)\"")
  }
}
