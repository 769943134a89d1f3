/// A function: its name, its signatures for the checker, and what it does.
///
/// The implementation looks at the values it gets and answers `noSuchOverload` to what no signature
/// covers, so that checked and unchecked expressions take the same way. Unknowns and errors never
/// reach it: they pass by.
struct CELFunction: Sendable {
  /// What a function does, by its number of arguments (a member function's target is the first).
  enum Implementation: Sendable {
    /// Known to the checker and to the planner only.
    case none
    case unary(@Sendable (CELValue, Frame) -> CELValue)
    case binary(@Sendable (CELValue, CELValue, Frame) -> CELValue)
    case any(@Sendable ([CELValue], Frame) -> CELValue)
  }

  let name: String
  private(set) var overloads: [Overload]
  let implementation: Implementation

  /// A function with signatures such as `string.size() -> int` or `_+_(int, int) -> int`.
  init(_ name: String, _ signatures: [String], _ implementation: Implementation = .none) {
    self.init(name: name, overloads: signatures.map(Overload.init), implementation)
  }

  init(name: String, overloads: [Overload], _ implementation: Implementation = .none) {
    self.name = name
    self.overloads = overloads
    self.implementation = implementation
  }

  /// The same function with more signatures.
  mutating func add(_ more: [Overload]) { overloads.append(contentsOf: more) }

  /// Whether a number literal beside a decimal is a decimal.
  var takesDecimalLiterals: Bool { CELFunction.decimalOperators.contains(name) }

  /// The name for people: `+` for `_+_`.
  var displayName: String {
    guard name.hasPrefix("_") || name.hasPrefix("@") || name.hasSuffix("_") else { return name }
    return name.filter { $0 != "_" && $0 != "@" }
  }

  private static let decimalOperators: Set<String> = [
    "_+_", "_-_", "_*_", "_/_", "_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_", "@in",
    "math.greatest",
    "math.least",
  ]
}
