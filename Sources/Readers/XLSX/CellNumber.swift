/// Reads the numbers of cells straight from their bytes, rounded as IEEE 754 asks.
enum CellNumber {
  /// The number, or `nil` where the bytes are not a decimal number that a double can hold.
  @inline(__always)
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    // Most numbers of a plan are short whole ones.
    if bytes.count > 0, bytes.count <= 15 {
      var whole = 0
      var place = 0
      while place < bytes.count, bytes[place] >= 48, bytes[place] <= 57 {
        whole = whole &* 10 &+ Int(bytes[place] &- 48)
        place += 1
      }
      if place == bytes.count { return Double(whole) }
    }
    return general(bytes)
  }

  private static func general(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var scanner = Scanner(bytes)
    guard scanner.scan() else { return nil }
    let magnitude: Double
    if scanner.mantissa == 0 {
      magnitude = 0
    } else if !scanner.isCut, let exact = closest(scanner.mantissa, scanner.exponent) {
      magnitude = exact
    } else {
      // Rare: more than 19 digits, or far from 1. The grammar was checked above, so no `nan` here.
      let text = String(decoding: bytes[scanner.digits], as: UTF8.self)
      guard let parsed = Double(text), parsed.isFinite else { return nil }
      magnitude = parsed
    }
    return scanner.isNegative ? -magnitude : magnitude
  }

  /// The double closest to `mantissa × 10^exponent`, or `nil` where this way is not exact.
  private static func closest(_ mantissa: UInt64, _ exponent: Int) -> Double? {
    if mantissa <= 1 << 53, exponent.magnitude <= 22 {
      // Both factors are exact doubles, so the one rounding is the right one.
      let power = tens[Int(exponent.magnitude)]
      return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }
    guard exponent < 0, exponent >= -27 else { return nil }
    // mantissa / (5^n × 2^n): a division of 128 by 64 bits leaves 63 bits or more and a remainder,
    // which is all that rounding to 53 bits needs to know.
    let fives = powersOfFive[-exponent]
    let shift = mantissa.leadingZeroBitCount
    let divisorShift = fives.leadingZeroBitCount
    let dividend = mantissa << UInt64(shift)
    let (quotient, remainder) = (fives << UInt64(divisorShift))
      .dividingFullWidth((dividend >> 1, (dividend & 1) << 63))
    let rounded = Double(remainder == 0 ? quotient : quotient | 1)
    let power = divisorShift - shift - 63 + exponent
    return rounded * Double(sign: .plus, exponent: power, significand: 1)
  }

  private static let tens: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static let powersOfFive: [UInt64] = (0...27).map { power in
    (0..<power).reduce(1) { product, _ in product * 5 }
  }

  /// Sign, digits, point and exponent of a decimal number.
  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var isNegative = false
    var mantissa: UInt64 = 0
    var exponent = 0
    /// Whether digits were left out of the mantissa.
    var isCut = false
    /// Where the number stands, its sign left out.
    var digits = 0..<0
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func scan() -> Bool {
      skipSpaces()
      if take(UInt8(ascii: "-")) { isNegative = true } else { _ = take(UInt8(ascii: "+")) }
      let start = place
      let whole = scanDigits(afterPoint: false)
      let fraction = take(UInt8(ascii: ".")) ? scanDigits(afterPoint: true) : 0
      guard whole + fraction > 0, scanExponent() else { return false }
      digits = start..<place
      skipSpaces()
      return place == bytes.count
    }

    private mutating func scanDigits(afterPoint: Bool) -> Int {
      let start = place
      while place < bytes.count, bytes[place] >= 48, bytes[place] <= 57 {
        let digit = UInt64(bytes[place] - 48)
        if mantissa < 1_000_000_000_000_000_000 {
          mantissa = mantissa * 10 + digit
          if afterPoint { exponent -= 1 }
        } else {
          if digit != 0 { isCut = true }
          if !afterPoint { exponent += 1 }
        }
        place += 1
      }
      return place - start
    }

    private mutating func scanExponent() -> Bool {
      guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return true }
      let isBelow = take(UInt8(ascii: "-"))
      if !isBelow { _ = take(UInt8(ascii: "+")) }
      let start = place
      var power = 0
      while place < bytes.count, bytes[place] >= 48, bytes[place] <= 57 {
        // Beyond this every number is zero or infinite anyway.
        if power < 100_000 { power = power * 10 + Int(bytes[place] - 48) }
        place += 1
      }
      exponent += isBelow ? -power : power
      return place > start
    }

    private mutating func take(_ byte: UInt8) -> Bool {
      guard place < bytes.count, bytes[place] == byte else { return false }
      place += 1
      return true
    }

    private mutating func skipSpaces() {
      while place < bytes.count, bytes[place] == 32 || (9...13).contains(bytes[place]) {
        place += 1
      }
    }
  }
}
