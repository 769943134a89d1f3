import Documents
import Values

/// Finds a plan's tables in documents, whatever their layout.
package struct Recogniser: Sendable {
  private let vocabulary: Vocabulary

  /// A recogniser for the tables and headings of this vocabulary.
  package init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// The tables of these documents, and what became no table.
  package func tables(in documents: [Document]) -> PlanTables {
    PlanTables(vocabulary: vocabulary, documents: documents)
  }
}
