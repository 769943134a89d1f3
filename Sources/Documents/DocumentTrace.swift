/// Something that travels with a file besides what people see on its pages.
package struct DocumentTrace: Hashable, Sendable {
  /// What kind of trace.
  package enum Kind: String, Sendable, CaseIterable {
    /// The name of who made or last saved the file.
    case author
    /// Comments on cells.
    case comment
    /// Another file that formulas look up.
    case externalLink
  }

  /// What kind.
  package var kind: Kind
  /// What it says: the name, the file it points to; empty where only its number is known.
  package var text: String
  /// How many there are of it.
  package var count: Int

  /// A trace.
  package init(_ kind: Kind, text: String = "", count: Int = 1) {
    (self.kind, self.text, self.count) = (kind, text, count)
  }
}
