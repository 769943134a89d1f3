import Values

/// Sums, extremes and other functions over whole lists, which an open list leaves unknown.
enum ListLibrary {
  /// The longest list a function may build.
  static let maximumCount = 1_000_000

  static let functions: [CELFunction] = [
    // The planner gives `sum` the zero of its type, for empty lists.
    CELFunction(
      "sum", ["int", "uint", "double", "decimal", "duration"].map { "list(\($0)).() -> \($0)" }),
    CELFunction("min", extremes, .unary { whole($0, $1, "min") { extreme($0, "min", $1) } }),
    CELFunction("max", extremes, .unary { whole($0, $1, "max") { extreme($0, "max", $1) } }),
    CELFunction(
      "includes", ["list(T).(T) -> bool"],
      .binary { list, value, frame in
        guard case .list(let list) = list else { return .error(.noSuchOverload("includes", list)) }
        return CELValue(Equality.contains(list, value, frame))
      }),
    CELFunction("sort", sortable, .unary { whole($0, $1, "sort", sort) }),
    CELFunction(
      "distinct", ["list(T).() -> list(T)"], .unary { whole($0, $1, "distinct", distinct) }),
    CELFunction(
      "first", ["list(T).() -> optional(T)"],
      .unary { whole($0, $1, "first") { elements, _ in .optional(elements.first) } }),
    CELFunction(
      "last", ["list(T).() -> optional(T)"],
      .unary { whole($0, $1, "last") { elements, _ in .optional(elements.last) } }),
    CELFunction("slice", ["list(T).(int, int) -> list(T)"], .any(slice)),
    CELFunction(
      "flatten", ["list(list(T)).() -> list(T)", "list(dyn).(int) -> list(dyn)"], .any(flatten)),
    CELFunction("lists.range", ["(int) -> list(int)"], .unary(range)),
    CELFunction(
      "isSorted", extremes.map { $0.replacing(result: "bool") },
      .unary { whole($0, $1, "isSorted", isSorted) }),
  ]

  private static let extremes = [
    "int", "uint", "double", "decimal", "date", "string", "bytes", "bool", "timestamp", "duration",
  ].map { "list(\($0)).() -> \($0)" }

  private static let sortable = extremes.map { signature in
    String(signature.prefix { $0 != "." }) + ".() -> " + signature.prefix { $0 != "." }
  }

  /// Applies a function to the elements of a list that is whole and knows all its elements.
  static func whole(
    _ value: CELValue, _ frame: Frame, _ name: String, _ body: ([CELValue], Frame) -> CELValue
  ) -> CELValue {
    guard case .list(let list) = value else { return .error(.noSuchOverload(name, value)) }
    frame.charge(list.count)
    if frame.isExhausted { return .error(.costLimit) }
    let elements = list.array
    var faults = Faults.Gathered()
    for element in elements { faults.add(element) }
    faults.add(list.openCauses)
    return faults.fault ?? body(elements, frame)
  }

  /// The sum of a list; of an empty one it is `zero`.
  @Sendable static func sum(_ list: CELValue, _ zero: CELValue, _ frame: Frame) -> CELValue {
    if case .list(let numbers) = list, numbers.openCauses == nil, numbers.count > 0,
      let total = quickSum(numbers)
    {
      frame.charge(numbers.count)
      return total
    }
    return generalSum(list, zero, frame)
  }

  /// The sum of whole or of binary numbers; `nil` for all others, and where it does not fit.
  private static func quickSum(_ list: CELList) -> CELValue? {
    switch list[0] {
    case .int(var total):
      for index in 1..<list.count {
        guard case .int(let number) = list[index] else { return nil }
        let (sum, overflow) = total.addingReportingOverflow(number)
        if overflow { return nil }
        total = sum
      }
      return .int(total)
    case .double(var total):
      for index in 1..<list.count {
        guard case .double(let number) = list[index] else { return nil }
        total += number
      }
      return .double(total)
    default: return nil
    }
  }

  private static func generalSum(
    _ list: CELValue, _ zero: CELValue, _ frame: Frame
  ) -> CELValue {
    whole(list, frame, "sum") { elements, frame in
      guard var total = elements.first else { return zero }
      guard isNumber(total) else { return .error(.noSuchOverload("sum", total)) }
      for element in elements.dropFirst() {
        total = ArithmeticLibrary.add(total, element, frame)
        if total.isFault { break }
      }
      return total
    }
  }

  /// The zero of a type; of `dyn` the integer.
  static func zero(of type: CELType) -> CELValue {
    switch type {
    case .uint: .uint(0)
    case .double: .double(0)
    case .decimal: .decimal(.zero)
    case .duration: .duration(0)
    default: .int(0)
    }
  }

  private static func isNumber(_ value: CELValue) -> Bool {
    switch value {
    case .int, .uint, .double, .decimal, .duration: true
    default: false
    }
  }

  private static func extreme(
    _ elements: [CELValue], _ name: String, _ frame: Frame
  ) -> CELValue {
    guard var best = elements.first else {
      return .error(
        .invalid(es: "La lista está vacía.", en: "The list is empty."))
    }
    for element in elements.dropFirst() {
      let isBetter =
        name == "min" ? Ordering.isBefore(element, best) : Ordering.isBefore(best, element)
      switch isBetter {
      case .true?: best = element
      case .false?: break
      case .unknown(let unknown)?: return .unknown(unknown)
      case nil: return .error(.noSuchOverload(name, best, element))
      }
    }
    return best
  }

  private static func isSorted(_ elements: [CELValue], _ frame: Frame) -> CELValue {
    for (one, next) in zip(elements, elements.dropFirst()) {
      switch Ordering.isNotAfter(one, next) {
      case .true?: break
      case .false?: return .bool(false)
      case .unknown(let unknown)?: return .unknown(unknown)
      case nil: return .error(.noSuchOverload("isSorted", one, next))
      }
    }
    return .bool(true)
  }

  // MARK: - Parts of lists

  private static func sort(_ elements: [CELValue], _ frame: Frame) -> CELValue {
    switch Ordering.sortedPositions(of: elements, frame) {
    case .positions(let positions): .list(positions.map { elements[$0] })
    case .fault(let fault): fault
    }
  }

  private static func distinct(_ elements: [CELValue], _ frame: Frame) -> CELValue {
    var kept: [CELValue] = []
    var keys: Set<MapKey> = []
    for element in elements {
      // What can be a key is looked up; the rest is compared one by one.
      if let key = MapKey(lookup: element) {
        if keys.insert(key).inserted { kept.append(element) }
        continue
      }
      switch Equality.contains(CELList(kept), element, frame) {
      case .true: break
      case .false: kept.append(element)
      case .unknown(let unknown): return .unknown(unknown)
      }
      if frame.isExhausted { return .error(.costLimit) }
    }
    return .list(kept)
  }

  @Sendable private static func slice(_ values: [CELValue], _ frame: Frame) -> CELValue {
    whole(values[0], frame, "slice") { elements, _ in
      guard values.count == 3, case (.int(let start), .int(let end)) = (values[1], values[2]) else {
        return .error(.noSuchOverload("slice", values[0]))
      }
      guard start >= 0, start <= end else { return .error(.indexOutOfRange(start)) }
      guard end <= elements.count else { return .error(.indexOutOfRange(end)) }
      return .list(Array(elements[Int(start)..<Int(end)]))
    }
  }

  @Sendable private static func flatten(_ values: [CELValue], _ frame: Frame) -> CELValue {
    guard case .int(let depth) = values.count > 1 ? values[1] : .int(1), depth >= 0 else {
      return .error(.noSuchOverload("flatten", values.first ?? .null))
    }
    var result: [CELValue] = []
    if let fault = append(values[0], depth: min(Int(depth), 100), to: &result, frame) {
      return fault
    }
    return .list(result)
  }

  /// Appends the elements of a list, those that are lists taken apart; the fault met, if any.
  private static func append(
    _ value: CELValue, depth: Int, to result: inout [CELValue], _ frame: Frame
  ) -> CELValue? {
    guard case .list(let list) = value else { return .error(.noSuchOverload("flatten", value)) }
    if let causes = list.openCauses { return .unknown(causes) }
    for index in 0..<list.count {
      frame.charge(1)
      if frame.isExhausted { return .error(.costLimit) }
      let element = list[index]
      if element.isFault { return element }
      if depth > 0, case .list = element {
        if let fault = append(element, depth: depth - 1, to: &result, frame) { return fault }
      } else {
        result.append(element)
      }
    }
    return nil
  }

  @Sendable private static func range(_ value: CELValue, _ frame: Frame) -> CELValue {
    guard case .int(let count) = value else {
      return .error(.noSuchOverload("lists.range", value))
    }
    guard count >= 0, count <= maximumCount else { return .error(.range("lists.range")) }
    frame.charge(Int(count))
    if frame.isExhausted { return .error(.costLimit) }
    return .list((0..<count).map { .int($0) })
  }

  /// Where a list holds a value, or -1.
  static func indexOf(
    _ list: CELValue, _ value: CELValue, _ frame: Frame, isLast: Bool
  ) -> CELValue {
    whole(list, frame, isLast ? "lastIndexOf" : "indexOf") { elements, frame in
      for index in isLast ? Array(elements.indices.reversed()) : Array(elements.indices) {
        switch Equality.compare(elements[index], value, frame) {
        case .true: return .int(Int64(index))
        case .unknown(let unknown): return .unknown(unknown)
        case .false: break
        }
      }
      return .int(-1)
    }
  }
}

extension String {
  /// The same signature with another result.
  fileprivate func replacing(result: String) -> String {
    let parts = split(separator: ">", maxSplits: 1)
    return parts[0] + "> " + result
  }
}
