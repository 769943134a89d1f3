/// A node of a parsed expression.
final class Expression: Sendable {
  /// What the node is. Macros keep their kind; each is evaluated by a loop of its own.
  enum Kind: Sendable {
    case literal(Literal)
    /// A name; `isAbsolute` when it was written with a leading dot.
    case name(String, isAbsolute: Bool)
    case select(Expression, field: String, isOptional: Bool)
    case has(Expression, field: String, isOptional: Bool)
    case index(Expression, Expression, isOptional: Bool)
    /// A call; operators are calls of `_+_` and the like. `nameRange` is the function's name.
    case call(String, target: Expression?, [Expression], nameRange: Range<Int>)
    case and([Expression])
    case or([Expression])
    case conditional(Expression, Expression, Expression)
    case list([Element])
    case map([Entry])
    case loop(Loop)
    /// `cel.bind(name, value, body)`, and `optMap` and `optFlatMap` on a value.
    case bind(String, Expression, Expression)
    case optionalMap(Expression, String, Expression, isFlat: Bool)
  }

  /// An element of a list literal; `[?x]` is optional.
  struct Element: Sendable {
    let value: Expression
    let isOptional: Bool
  }

  /// An entry of a map literal; `{?k: v}` is optional.
  struct Entry: Sendable {
    let key: Expression
    let value: Expression
    let isOptional: Bool
  }

  /// The node's number: its place in the checker's tables.
  let id: Int
  /// The bytes of the source it comes from.
  let range: Range<Int>
  /// The greatest number of nodes from here to a leaf.
  let depth: Int
  let kind: Kind

  init(id: Int, range: Range<Int>, depth: Int, kind: Kind) {
    self.id = id
    self.range = range
    self.depth = depth
    self.kind = kind
  }
}

extension Expression.Kind {
  /// The nodes directly below.
  var children: [Expression] {
    switch self {
    case .literal, .name: []
    case .select(let operand, _, _), .has(let operand, _, _): [operand]
    case .index(let operand, let index, _): [operand, index]
    case .call(_, let target, let arguments, _): (target.map { [$0] } ?? []) + arguments
    case .and(let operands), .or(let operands): operands
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .list(let elements): elements.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .loop(let loop): [loop.range, loop.body] + (loop.filter.map { [$0] } ?? [])
    case .bind(_, let value, let body), .optionalMap(let value, _, let body, _): [value, body]
    }
  }
}
