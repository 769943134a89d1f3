/// A macro that goes through the elements of a list or the entries of a map.
struct Loop: Sendable {
  /// Which macro it is.
  enum Kind: String, Sendable {
    case all
    case exists
    case existsOne
    case map
    case filter
    case transformMap
    case transformMapEntry
    case sortBy
  }

  let kind: Kind
  let range: Expression
  /// One name, or two: position and element, or key and value.
  let variables: [String]
  /// The condition of `map` and the transforms, which may be missing.
  let filter: Expression?
  /// The predicate, or what is made of each element.
  let body: Expression
}
