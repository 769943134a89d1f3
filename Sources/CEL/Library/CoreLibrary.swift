/// The standard functions on texts, lists and maps.
enum CoreLibrary {
  static let functions: [CELFunction] = [
    CELFunction(
      "size",
      ["string", "bytes", "list(T)", "map(K, V)"].flatMap {
        ["(\($0)) -> int", "\($0).() -> int"]
      },
      .unary(size)),
    CELFunction(
      "contains", ["string.(string) -> bool"],
      .binary { left, right, _ in
        texts(left, right, "contains") { Text.contains($1, in: $0) }
      }),
    CELFunction(
      "startsWith", ["string.(string) -> bool"],
      .binary { left, right, _ in texts(left, right, "startsWith", Text.hasPrefix) }),
    CELFunction(
      "endsWith", ["string.(string) -> bool"],
      .binary { left, right, _ in
        texts(left, right, "endsWith", Text.hasSuffix)
      }),
    CELFunction(
      "matches", ["string.(string) -> bool", "(string, string) -> bool"], .binary(matches)),
  ]

  @Sendable private static func size(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .string(let text): .int(Int64(text.unicodeScalars.count))
    case .bytes(let octets): .int(Int64(octets.count))
    case .list(let list): list.openCauses.map { .unknown($0) } ?? .int(Int64(list.count))
    case .map(let map): .int(Int64(map.count))
    default: .error(.noSuchOverload("size", value))
    }
  }

  private static func texts(
    _ left: CELValue, _ right: CELValue, _ name: String,
    _ test: (String, String) -> Bool
  ) -> CELValue {
    guard case (.string(let text), .string(let part)) = (left, right) else {
      return .error(.noSuchOverload(name, left, right))
    }
    return .bool(test(text, part))
  }

  @Sendable private static func matches(
    _ left: CELValue, _ right: CELValue, _ frame: Frame
  ) -> CELValue {
    guard case (.string(let text), .string(let pattern)) = (left, right) else {
      return .error(.noSuchOverload("matches", left, right))
    }
    frame.charge(pattern.utf8.count)
    do {
      return .bool(try RegularExpression.found(pattern).matches(text))
    } catch {
      return .error(.unreadable(pattern, as: "RE2"))
    }
  }
}
