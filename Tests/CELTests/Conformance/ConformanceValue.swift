import Values

@testable import CEL

/// A VALUE of the suite, and the comparison it asks for: same type, `NaN` equal, zeros told apart.
struct ConformanceValue {
  let value: CELValue

  init(_ json: JSONValue) { value = ConformanceValue.read(json) }

  private static func read(_ json: JSONValue) -> CELValue {
    let text = json["value"]?.string ?? ""
    switch json["type"]?.string {
    case "null": return .null
    case "bool": return .bool(json["value"]?.bool ?? false)
    case "int": return .int(Int64(text) ?? 0)
    case "uint": return .uint(UInt64(text) ?? 0)
    case "double": return .double(Double(text == "Infinity" ? "inf" : text) ?? -.infinity)
    case "string": return .string(text)
    case "bytes": return .bytes(base64(text))
    case "type": return .type(text)
    case "timestamp": return TimestampText.read(text).map { .timestamp($0) } ?? .null
    case "duration": return DurationText.read(text).map { .duration($0) } ?? .null
    case "list": return .list((json["value"]?.array ?? []).map(read))
    case "map":
      let pairs = (json["value"]?.array ?? []).compactMap(\.array)
      return CELMap(pairs.map { (key: read($0[0]), value: read($0[1])) }).map { .map($0) } ?? .null
    default: return .null
    }
  }

  private static func base64(_ text: String) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var octets: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in text.utf8 {
      guard let digit = alphabet.firstIndex(of: byte) else { continue }
      (bits, count) = (bits << 6 | digit, count + 6)
      if count >= 8 {
        count -= 8
        octets.append(UInt8(bits >> count & 0xFF))
        bits &= (1 << count) - 1
      }
    }
    return octets
  }

  func isSame(as other: CELValue) -> Bool { ConformanceValue.same(value, other) }

  private static func same(_ left: CELValue, _ right: CELValue) -> Bool {
    switch (left, right) {
    case (.double(let first), .double(let second)):
      first.isNaN ? second.isNaN : first == second && first.sign == second.sign
    case (.list(let first), .list(let second)):
      first.count == second.count && zip(first.array, second.array).allSatisfy { same($0, $1) }
    case (.map(let first), .map(let second)):
      first.count == second.count
        && zip(first.keys, first.values).allSatisfy { key, value in
          second.keys.contains { same($0, key) }
            && (second.value(for: key).map { same(value, $0) } ?? false)
        }
    default:
      left.typeName == right.typeName
        && Frame.run(CELValues([]), localCount: 0, costLimit: .max) {
          Equality.compare(left, right, $0)
        } == .true
    }
  }
}
