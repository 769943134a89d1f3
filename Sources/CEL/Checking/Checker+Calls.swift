import Values

/// Calls: overloads, and numbers beside decimals.
extension Checker {
  /// The type of a call.
  mutating func checkCall(
    _ node: Expression, _ name: String, target: Expression?, _ arguments: [Expression],
    nameRange: Range<Int>
  ) throws(CompileFault) -> CELType {
    guard let (function, isQualified) = function(name, target: target) else {
      // The target is looked at first: where it is unknown, that is the fault to tell.
      if let target, !isNameSpace(target) { try check(target) }
      if environment.checking == .none {
        for argument in arguments { try check(argument) }
        return .dyn
      }
      throw unknownFunction(name, target: target, at: nameRange)
    }
    tree.references[node.id] = .function(function, isQualified: isQualified)
    let isMember = target != nil && !isQualified
    let operands = (isMember ? target.map { [$0] } ?? [] : []) + arguments
    var types: [CELType] = []
    for operand in operands { types.append(try check(operand)) }
    if function.takesDecimalLiterals { adoptDecimals(operands, &types) }
    if function.name == "cotejo.raw" { try requireField(operands) }
    guard environment.checking == .strict else {
      try requireCount(function, types.count, isMember: isMember, at: node.range)
      return .dyn
    }
    return try resolve(function, types, isMember: isMember, at: nameRange)
  }

  /// Whether a target is only the beginning of functions' names, such as `cotejo`.
  private func isNameSpace(_ target: Expression) -> Bool {
    guard let path = path(of: target), environment.slot(of: path.name) == nil else { return false }
    return environment.functions.names.contains { $0.hasPrefix(path.name + ".") }
  }

  /// The common result of all overloads that take these arguments.
  private mutating func resolve(
    _ function: CELFunction, _ types: [CELType], isMember: Bool, at range: Range<Int>
  ) throws(CompileFault) -> CELType {
    var result: CELType?
    let known = types.map { unifier.resolved($0) }
    let areScalar = known.allSatisfy(\.isScalar)
    for overload in function.overloads where overload.accepts(types.count, isMember: isMember) {
      if overload.isVariadic, result != nil { break }
      // Scalar types go together only where they are the same, and then nothing fits better.
      if areScalar, overload.isScalar {
        if overload.parameters == known { return overload.result }
        continue
      }
      let instance = unifier.instantiate(
        overload.parameters(count: types.count) + [overload.result])
      guard unifier.assign(types, to: instance.dropLast()) else { continue }
      let type = unifier.resolved(instance[instance.count - 1])
      // The first that takes all arguments; what is `dyn` among them decides at run time.
      if overload.isVariadic {
        return types.contains { unifier.resolved($0) == .dyn } ? .dyn : type
      }
      result = result.map { $0 == type ? type : .dyn } ?? type
    }
    guard let result else { throw noOverload(function, types, isMember: isMember, at: range) }
    return result
  }

  private func requireCount(
    _ function: CELFunction, _ count: Int, isMember: Bool, at range: Range<Int>
  ) throws(CompileFault) {
    guard !function.overloads.contains(where: { $0.accepts(count, isMember: isMember) }) else {
      return
    }
    throw noOverload(
      function, Array(repeating: .dyn, count: count), isMember: isMember, at: range)
  }

  // MARK: - Decimals

  /// Takes number literals beside decimals as decimals, also inside `in [1, 2.5]`.
  private mutating func adoptDecimals(_ operands: [Expression], _ types: inout [CELType]) {
    if types.contains(where: { unifier.resolved($0) == .decimal }) {
      for index in operands.indices where adoptDecimal(operands[index], beside: .decimal) {
        types[index] = .decimal
      }
    }
    guard operands.count == 2 else { return }
    if unifier.resolved(types[0]) == .decimal, case .list(let elements) = operands[1].kind {
      let all = elements.map { adoptDecimal($0.value, beside: .decimal) || isDecimal($0.value) }
      if !all.contains(false), !all.isEmpty {
        types[1] = .list(.decimal)
        tree.types[operands[1].id] = types[1]
      }
    }
    if unifier.resolved(types[1]) == .list(.decimal), adoptDecimal(operands[0], beside: .decimal) {
      types[0] = .decimal
    }
  }

  private func isDecimal(_ node: Expression) -> Bool {
    unifier.resolved(tree.types[node.id]) == .decimal
  }

  /// Takes a number literal as a decimal where what stands beside it is one.
  mutating func adoptDecimal(_ node: Expression, beside type: CELType) -> Bool {
    guard unifier.resolved(type) == .decimal, case .literal(let literal) = node.kind else {
      return false
    }
    let decimal: Decimal? =
      switch literal {
      case .int(let number, _): Decimal(Int(number))
      case .double(_, let text): Decimal(text)
      default: nil
      }
    guard let decimal else { return false }
    tree.references[node.id] = .decimal(decimal)
    tree.types[node.id] = .decimal
    return true
  }

  /// `cotejo.raw` speaks of a fact, so its argument has to select one.
  private func requireField(_ operands: [Expression]) throws(CompileFault) {
    guard let operand = operands.first, operands.count == 1 else { return }
    if case .select = operand.kind, case .field? = tree.references[operand.id] { return }
    throw .init(
      .type, at: operand.range,
      es: "«cotejo.raw» necesita un campo, como en cotejo.raw(fila.meta).",
      en: "“cotejo.raw” needs a field, as in cotejo.raw(fila.meta).")
  }

  // MARK: - Texts

  private func unknownFunction(
    _ name: String, target: Expression?, at range: Range<Int>
  ) -> CompileFault {
    let space = target.flatMap { isNameSpace($0) ? path(of: $0)?.name : nil }.map { $0 + "." } ?? ""
    // The name space is no part of the likeness: else all of its names would be near.
    let known = environment.functions.names.filter { $0.hasPrefix(space) }
      .map { String($0.dropFirst(space.count)) }.filter { !$0.contains(".") }
    let suggestion = nearest(to: name, among: known).map { space + $0 }
    return CompileFault(
      .unknownName, at: range, es: "No existe la función «\(space + name)».",
      en: "There is no function “\(space + name)”.", suggestion: suggestion)
  }

  private func noOverload(
    _ function: CELFunction, _ types: [CELType], isMember: Bool, at range: Range<Int>
  ) -> CompileFault {
    let found = types.map { shown($0) }.joined(separator: ", ")
    if types.contains(.decimal), types.contains(.double) {
      return CompileFault(
        .type, at: range,
        es: "Un decimal exacto no se mezcla con un double; escriba el número tal cual.",
        en: "An exact decimal does not mix with a double; write the number as a literal.")
    }
    let name = function.displayName
    return CompileFault(
      .type, at: range, es: "«\(name)» no acepta argumentos de tipo (\(found)).",
      en: "“\(name)” takes no arguments of type (\(found)).")
  }
}

extension CompileFault {
  static func mismatch(at range: Range<Int>, wanted: String, found: String) -> CompileFault {
    CompileFault(
      .type, at: range, es: "Se esperaba \(wanted) y esto es \(found).",
      en: "\(wanted) was expected and this is \(found).")
  }

  static func unknownField(
    _ field: String, of object: CELObjectType, at range: Range<Int>
  ) -> CompileFault {
    CompileFault(
      .unknownName, at: range, es: "«\(object.name)» no tiene el campo «\(field)».",
      en: "“\(object.name)” has no field “\(field)”.",
      suggestion: nearest(to: field, among: object.fields.map(\.name)))
  }
}
