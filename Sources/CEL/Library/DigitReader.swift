/// Reads numbers and signs from left to right.
struct DigitReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// A number of exactly so many digits.
  mutating func number(_ digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<(position + digits)] {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += digits
    return value
  }

  mutating func take(_ sign: Character) -> Bool {
    guard position < bytes.count, bytes[position] == sign.asciiValue else { return false }
    position += 1
    return true
  }

  /// One to nine digits of a second, as nanoseconds.
  mutating func fraction() -> Int? {
    var (value, digits) = (0, 0)
    while digits < 9, let digit = number(1) {
      value = value * 10 + digit
      digits += 1
    }
    guard digits > 0 else { return nil }
    while digits < 9 { (value, digits) = (value * 10, digits + 1) }
    return value
  }

  /// `Z`, `+05:30` or `-05:00`, in seconds east of UTC.
  mutating func zone() -> Int? {
    if take("Z") || take("z") { return 0 }
    let isWest = take("-")
    guard isWest || take("+") else { return nil }
    return clock().map { isWest ? -$0 : $0 }
  }

  /// `05:30` in seconds.
  mutating func clock() -> Int? {
    guard let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60
    else { return nil }
    return hours * 3_600 + minutes * 60
  }
}
