/// Finding and replacing with patterns of RE2.
enum RegexLibrary {
  static let functions: [CELFunction] = [
    CELFunction("regex.extract", ["(string, string) -> optional(string)"], .any(extract)),
    CELFunction("regex.extractAll", ["(string, string) -> list(string)"], .any(extractAll)),
    CELFunction(
      "regex.replace",
      ["(string, string, string) -> string", "(string, string, string, int) -> string"],
      .any(replace)),
    CELFunction("find", ["string.(string) -> string"], .any(find)),
    CELFunction(
      "findAll", ["string.(string) -> list(string)", "string.(string, int) -> list(string)"],
      .any(findAll)),
  ]

  /// The matches of a pattern in a text, or the error that prevents them.
  private static func matches(
    _ values: [CELValue], _ frame: Frame, limit: Int
  ) -> Result<(bytes: [UInt8], found: [[Range<Int>?]], groups: Int), CELEvaluationError> {
    guard values.count >= 2, case (.string(let text), .string(let pattern)) = (values[0], values[1])
    else { return .failure(.noSuchOverload("regex", values.first ?? .null)) }
    guard let expression = try? RegularExpression.found(pattern) else {
      return .failure(.unreadable(pattern, as: "RE2"))
    }
    let bytes = Array(text.utf8)
    var found: [[Range<Int>?]] = []
    var start = 0
    while found.count < limit, start <= bytes.count,
      let match = expression.firstMatch(in: bytes, from: start), let whole = match[0]
    {
      frame.charge(1 + whole.count)
      if frame.isExhausted { return .failure(.costLimit) }
      found.append(match)
      start = whole.upperBound
      // An empty match moves on by one code point.
      if whole.isEmpty {
        repeat { start += 1 } while start < bytes.count && bytes[start] & 0xC0 == 0x80
      }
    }
    return .success((bytes, found, expression.groupCount))
  }

  @Sendable private static func extract(_ values: [CELValue], _ frame: Frame) -> CELValue {
    captured(values, frame, limit: 1) { texts in .optional(texts.first.map { .string($0) }) }
  }

  @Sendable private static func extractAll(_ values: [CELValue], _ frame: Frame) -> CELValue {
    captured(values, frame, limit: .max) { texts in .list(texts.map { .string($0) }) }
  }

  /// What the only group captured, or the whole where there is none; two groups are too many.
  private static func captured(
    _ values: [CELValue], _ frame: Frame, limit: Int, _ body: ([String]) -> CELValue
  ) -> CELValue {
    switch matches(values, frame, limit: limit) {
    case .failure(let error): return .error(error)
    case .success(let (bytes, found, groups)):
      guard groups <= 1 else {
        return .error(
          .invalid(
            es: "El patrón tiene más de un grupo.", en: "The pattern has more than one group."))
      }
      return body(
        found.compactMap { match in
          (groups == 1 ? match[1] : match[0]).map { String(decoding: bytes[$0], as: UTF8.self) }
        })
    }
  }

  @Sendable private static func find(_ values: [CELValue], _ frame: Frame) -> CELValue {
    switch matches(values, frame, limit: 1) {
    case .failure(let error): .error(error)
    case .success(let (bytes, found, _)):
      .string(found.first?[0].map { String(decoding: bytes[$0], as: UTF8.self) } ?? "")
    }
  }

  @Sendable private static func findAll(_ values: [CELValue], _ frame: Frame) -> CELValue {
    guard case .int(let limit) = values.count > 2 ? values[2] : .int(-1) else {
      return .error(.noSuchOverload("findAll", values[2]))
    }
    switch matches(values, frame, limit: limit < 0 ? .max : Int(limit)) {
    case .failure(let error): return .error(error)
    case .success(let (bytes, found, _)):
      return .list(
        found.compactMap { $0[0].map { .string(String(decoding: bytes[$0], as: UTF8.self)) } })
    }
  }

  // MARK: - Replacing

  @Sendable private static func replace(_ values: [CELValue], _ frame: Frame) -> CELValue {
    guard values.count >= 3, case .string(let new) = values[2],
      case .int(let limit) = values.count > 3 ? values[3] : .int(-1)
    else { return .error(.noSuchOverload("regex.replace", values.first ?? .null)) }
    switch matches(values, frame, limit: limit < 0 ? .max : Int(limit)) {
    case .failure(let error): return .error(error)
    case .success(let (bytes, found, _)):
      var result: [UInt8] = []
      var start = 0
      for match in found {
        guard let whole = match[0] else { continue }
        result += bytes[start..<whole.lowerBound]
        guard expand(Array(new.utf8), match, bytes, into: &result) else {
          return .error(.unreadable(new, as: "regex.replace"))
        }
        start = whole.upperBound
        if result.count > Text.maximumSize { return .error(.costLimit) }
      }
      return .string(String(decoding: result + bytes[start...], as: UTF8.self))
    }
  }

  /// Appends a replacement in which `\1` stands for a group; false for a group there is not.
  private static func expand(
    _ new: [UInt8], _ match: [Range<Int>?], _ bytes: [UInt8], into result: inout [UInt8]
  ) -> Bool {
    var index = 0
    while index < new.count {
      guard new[index] == UInt8(ascii: "\\") else {
        result.append(new[index])
        index += 1
        continue
      }
      guard index + 1 < new.count else { return false }
      let sign = new[index + 1]
      index += 2
      if sign == UInt8(ascii: "\\") {
        result.append(sign)
      } else if sign >= 48, sign <= 57, Int(sign - 48) < match.count {
        if let group = match[Int(sign - 48)] { result += bytes[group] }
      } else {
        return false
      }
    }
    return true
  }
}
