/// Why a text is not JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: String, Sendable {
    /// A sign that does not belong there.
    case unexpected
    /// The text ends too early.
    case end
    /// A number that JSON does not know.
    case number
    /// A text with a broken escape, a control character or bytes that are not UTF-8.
    case string
    /// A key that stands twice in one object.
    case repeatedKey
    /// Deeper than `JSONValue.maximumDepth`.
    case depth
  }

  /// What is wrong.
  package let kind: Kind
  /// The byte at which it is wrong.
  package let offset: Int
}
