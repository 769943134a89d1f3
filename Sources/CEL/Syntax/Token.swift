/// A word or sign of the source.
struct Token: Sendable {
  enum Kind: Equatable, Sendable {
    case identifier
    /// A field name between backticks.
    case quotedIdentifier
    case int
    case uint
    case double
    case string
    case bytes
    /// `in`, `true`, `false` or `null`.
    case keyword
    /// An operator or bracket.
    case sign
    case end
  }

  let kind: Kind
  let range: Range<Int>
  /// The text, but for strings, which `StringLiteral` reads from the source.
  let text: String
}
