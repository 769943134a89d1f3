import Values

/// What the checker found out about each node, by node id.
struct CheckedTree: Sendable {
  /// What a node's name refers to.
  enum Reference: Sendable {
    /// A variable of the environment; for a selection the whole path is its name.
    case variable(slot: Int)
    /// A loop's variable.
    case local(Int)
    /// A type used as a value.
    case type(String)
    /// A field of an object.
    case field(Int)
    /// A function; `isQualified` when the call's target is only the function's name space.
    case function(CELFunction, isQualified: Bool)
    /// A number literal beside a decimal.
    case decimal(Decimal)
    /// The first local of a loop or binding.
    case binds(Int)
  }

  /// The type of each node.
  var types: [CELType]
  /// What each node refers to.
  var references: [Reference?]
  /// How many locals the program needs.
  var localCount = 0
  /// The type of the whole.
  var resultType = CELType.dyn
}
