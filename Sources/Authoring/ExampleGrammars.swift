import Plans

/// The grammars of all fields of a vocabulary, made once: examples are many and the fields few.
package struct ExampleGrammars: Sendable {
  private let byTable: [String: [FieldGrammar]]

  /// The grammars of a vocabulary.
  package init(_ vocabulary: Vocabulary) {
    byTable = Dictionary(
      vocabulary.tables.map { table in
        (
          table.id,
          table.fields.map { FieldGrammar(field: $0, placeholders: vocabulary.placeholders) }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The grammars of a table's fields, in their order.
  func grammars(of table: TableDefinition) -> [FieldGrammar] { byTable[table.id] ?? [] }
}
