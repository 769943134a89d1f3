import Documents
import Values

/// Reads the cells of one column as its field asks.
package struct FieldGrammar: Sendable {
  /// The field whose cells are read.
  package let field: FieldDefinition
  private let evidence: ColumnEvidence
  private let document: DocumentEvidence

  /// A grammar for a column; without evidence, for a single value.
  package init(
    field: FieldDefinition, placeholders: [String: BlankKind], evidence: ColumnEvidence = .init(),
    document: DocumentEvidence = .init()
  ) {
    self.field = field
    self.evidence = evidence
    self.document = document
  }

  /// What a cell says.
  package func read(_ value: CellValue, texts: StringPool) -> FactReading { .blank(.empty) }

  /// What a text says, as a cell that holds it would.
  package func read(text: String) -> FactReading { .blank(.empty) }
}
