import Values

/// Sums, extremes and other functions over whole lists, which an open list leaves unknown.
enum ListLibrary {
  static let functions: [CELFunction] = [
    CELFunction(
      "sum",
      ["int", "uint", "double", "decimal", "duration"].map { "list(\($0)).() -> \($0)" },
      .unary { whole($0, $1, "sum", sum) }),
    CELFunction("min", extremes, .unary { whole($0, $1, "min") { extreme($0, "min", $1) } }),
    CELFunction("max", extremes, .unary { whole($0, $1, "max") { extreme($0, "max", $1) } }),
    CELFunction(
      "includes", ["list(T).(T) -> bool"],
      .binary { list, value, frame in
        guard case .list(let list) = list else { return .error(.noSuchOverload("includes", list)) }
        return CELValue(Equality.contains(list, value, frame))
      }),
    CELFunction(
      "isSorted", extremes.map { $0.replacing(result: "bool") },
      .unary { whole($0, $1, "isSorted", isSorted) }),
  ]

  private static let extremes = [
    "int", "uint", "double", "decimal", "date", "string", "bytes", "bool", "timestamp", "duration",
  ].map { "list(\($0)).() -> \($0)" }

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

  private static func sum(_ elements: [CELValue], _ frame: Frame) -> CELValue {
    // An empty list of decimals cannot be told from one of integers; both take 0.
    guard var total = elements.first else { return .int(0) }
    guard !isText(total) else { return .error(.noSuchOverload("sum", total)) }
    for element in elements.dropFirst() {
      total = ArithmeticLibrary.add(total, element, frame)
      if total.isFault { break }
    }
    return total
  }

  private static func isText(_ value: CELValue) -> Bool {
    switch value {
    case .int, .uint, .double, .decimal, .duration: false
    default: true
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
}

extension String {
  /// The same signature with another result.
  fileprivate func replacing(result: String) -> String {
    let parts = split(separator: ">", maxSplits: 1)
    return parts[0] + "> " + result
  }
}
