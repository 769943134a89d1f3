/// The sets extension, over lists.
enum SetLibrary {
  static let functions: [CELFunction] = [
    set("sets.contains", containsAll),
    set("sets.equivalent") { left, right, frame in
      and(containsAll(left, right, frame), containsAll(right, left, frame))
    },
    set("sets.intersects", intersects),
  ]

  private static func set(
    _ name: String, _ body: @escaping @Sendable (CELList, CELList, Frame) -> CELTri
  ) -> CELFunction {
    CELFunction(
      name, ["(list(T), list(T)) -> bool"],
      .binary { left, right, frame in
        guard case (.list(let first), .list(let second)) = (left, right) else {
          return .error(.noSuchOverload(name, left, right))
        }
        return CELValue(body(first, second, frame))
      })
  }

  @Sendable private static func containsAll(
    _ whole: CELList, _ part: CELList, _ frame: Frame
  ) -> CELTri {
    var answer = part.openCauses.map(CELTri.unknown) ?? .true
    for index in 0..<part.count {
      answer = and(answer, Equality.contains(whole, part[index], frame))
      if answer == .false || frame.isExhausted { return .false }
    }
    return answer
  }

  @Sendable private static func intersects(
    _ left: CELList, _ right: CELList, _ frame: Frame
  ) -> CELTri {
    var answer = right.openCauses.map(CELTri.unknown) ?? .true
    answer = answer == .true ? .false : answer
    for index in 0..<right.count {
      // Yes to one of the two is no to both of their opposites.
      let found = Equality.contains(left, right[index], frame)
      answer = and(answer.negated, found.negated).negated
      if answer == .true || frame.isExhausted { return answer }
    }
    return answer
  }

  private static func and(_ left: CELTri, _ right: CELTri) -> CELTri {
    switch (left, right) {
    case (.false, _), (_, .false): .false
    case (.unknown(let first), .unknown(let second)): .unknown(first.merging(second))
    case (.unknown, _): left
    default: right
    }
  }
}
