/// Finds out which types stand behind the variables of the checker.
///
/// `dyn` goes with everything. Where two types go together but one is more general (`dyn` inside a
/// list), the more general one is remembered.
struct Unifier {
  private var bindings: [Int: CELType] = [:]
  private var count = 0

  /// A variable nobody has used.
  mutating func fresh() -> CELType {
    count += 1
    return .variable(count)
  }

  /// A signature's types with fresh variables for its parameters.
  mutating func instantiate(_ types: [CELType]) -> [CELType] {
    var variables: [String: CELType] = [:]
    return types.map { replaceParameters(in: $0, &variables) }
  }

  /// The type with what is known put in; `final` turns what is still unknown into `dyn`.
  func resolved(_ type: CELType, final: Bool = false) -> CELType {
    if case .variable(let number) = type {
      if let bound = bindings[number] { return resolved(bound, final: final) }
      return final ? .dyn : type
    }
    return type.mapParts { resolved($0, final: final) }
  }

  /// Whether a value of `source` can stand where `target` is wanted; remembers what follows.
  mutating func assign(_ source: CELType, to target: CELType) -> Bool {
    let saved = bindings
    if isAssignable(source, target) { return true }
    bindings = saved
    return false
  }

  /// Whether all arguments can stand where the parameters are wanted.
  mutating func assign(_ sources: [CELType], to targets: [CELType]) -> Bool {
    let saved = bindings
    for (source, target) in zip(sources, targets) where !isAssignable(source, target) {
      bindings = saved
      return false
    }
    return true
  }

  /// The type of a list that holds both: the more general one, or `dyn` where they don't go together.
  mutating func joined(_ first: CELType, _ second: CELType) -> CELType {
    if assign(second, to: first) { return moreGeneral(resolved(first), resolved(second)) }
    return .dyn
  }

  private mutating func isAssignable(_ left: CELType, _ right: CELType) -> Bool {
    if left == right { return true }
    if case .variable(let number) = right { return bind(number, left) }
    if case .variable(let number) = left { return bind(number, right) }
    if left == .dyn || right == .dyn { return true }
    // A type is a value of one type, whatever it is the type of.
    if case (.type, .type) = (left, right) { return true }
    if left == .null { return right.isNullable }
    if right == .null { return left.isNullable }
    guard left.hasShape(of: right) else { return false }
    for (part, other) in zip(left.parts, right.parts) where !isAssignable(part, other) {
      return false
    }
    return true
  }

  private mutating func bind(_ number: Int, _ type: CELType) -> Bool {
    if let bound = bindings[number] {
      guard isAssignable(type, bound) else { return false }
      let general = moreGeneral(resolved(type), resolved(bound))
      if !mentions(general, number) { bindings[number] = general }
      return true
    }
    guard !mentions(type, number) else { return resolved(type) == .variable(number) }
    bindings[number] = type
    return true
  }

  private func mentions(_ type: CELType, _ number: Int) -> Bool {
    if case .variable(let other) = type {
      if other == number { return true }
      return bindings[other].map { mentions($0, number) } ?? false
    }
    return type.parts.contains { mentions($0, number) }
  }

  private func moreGeneral(_ left: CELType, _ right: CELType) -> CELType {
    isLessSpecific(left, right) ? left : right
  }

  private func isLessSpecific(_ left: CELType, _ right: CELType) -> Bool {
    if left == .dyn { return true }
    if right == .dyn { return false }
    if case .variable = left { return true }
    if case .variable = right { return false }
    if left == .null { return false }
    if right == .null { return true }
    return left.hasShape(of: right)
      && zip(left.parts, right.parts).allSatisfy { isLessSpecific($0, $1) }
  }

  private mutating func replaceParameters(
    in type: CELType, _ variables: inout [String: CELType]
  ) -> CELType {
    if case .parameter(let name) = type {
      if let known = variables[name] { return known }
      let variable = fresh()
      variables[name] = variable
      return variable
    }
    var changed: [CELType] = []
    for part in type.parts { changed.append(replaceParameters(in: part, &variables)) }
    var rest = changed[...]
    return type.mapParts { _ in rest.removeFirst() }
  }
}

extension CELType {
  /// Whether `null` may stand for a value of this type.
  var isNullable: Bool {
    switch self {
    case .timestamp, .duration, .optional, .abstract, .null: true
    default: false
    }
  }
}
