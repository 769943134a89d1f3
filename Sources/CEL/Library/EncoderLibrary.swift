/// The encoders extension: base 64.
enum EncoderLibrary {
  static let functions: [CELFunction] = [
    CELFunction("base64.encode", ["(bytes) -> string"], .unary(encode)),
    CELFunction("base64.decode", ["(string) -> bytes"], .unary(decode)),
  ]

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  @Sendable private static func encode(_ value: CELValue, _ frame: Frame) -> CELValue {
    guard case .bytes(let octets) = value else {
      return .error(.noSuchOverload("base64.encode", value))
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(octets.count / 3 * 4 + 4)
    for start in stride(from: 0, to: octets.count, by: 3) {
      let group = octets[start..<min(start + 3, octets.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        let isFilled = place <= group.count
        digits.append(isFilled ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return .string(String(decoding: digits, as: UTF8.self))
  }

  /// Padding may be missing, but not be wrong.
  @Sendable private static func decode(_ value: CELValue, _ frame: Frame) -> CELValue {
    guard case .string(let text) = value else {
      return .error(.noSuchOverload("base64.decode", value))
    }
    var digits = Array(text.utf8)
    let isPadded = digits.last == UInt8(ascii: "=")
    let fault = CELValue.error(.unreadable(text, as: "base64"))
    if isPadded, digits.count % 4 != 0 { return fault }
    for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits.removeLast() }
    guard digits.count % 4 != 1 else { return fault }
    var octets: [UInt8] = []
    var (bits, count) = (0, 0)
    for digit in digits {
      guard let number = EncoderLibrary.number(digit) else { return fault }
      (bits, count) = ((bits << 6 | number) & 0xFFFF, count + 6)
      if count >= 8 {
        count -= 8
        octets.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return .bytes(octets)
  }

  private static func number(_ digit: UInt8) -> Int? {
    switch digit {
    case 65...90: Int(digit) - 65
    case 97...122: Int(digit) - 71
    case 48...57: Int(digit) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
