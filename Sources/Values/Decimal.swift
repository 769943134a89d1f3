/// An exact decimal number of at most 38 digits: `significand × 10^-scale`.
///
/// Always in lowest terms: `scale` is 0 or more and a positive scale means a last digit that is not
/// zero, so equal numbers have equal fields. Amounts are in pesos, percentages in hundredths of the
/// whole (25 is 25 %).
package struct Decimal: Hashable, Sendable {
  /// All digits, as one whole number.
  package let significand: Int128
  /// How many of the digits stand after the point: 0 to `maximumScale`.
  package let scale: Int32

  /// The greatest number of digits.
  package static let maximumDigits = 38
  /// The greatest number of digits after the point.
  package static let maximumScale: Int32 = 38
  /// The number zero.
  package static let zero = Decimal(0)

  /// A whole number.
  package init(_ value: Int) {
    significand = Int128(value)
    scale = 0
  }

  /// The number `significand × 10^-scale`, or `nil` where it has more than 38 digits.
  package init?(significand: Int128, scale: Int32) {
    var digits = significand
    var places = scale
    while places < 0 {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits = product
      places += 1
    }
    while places > 0, digits % 10 == 0 {
      if digits == 0 {
        places = 0
        break
      }
      digits /= 10
      places -= 1
    }
    guard places <= Decimal.maximumScale, digits.magnitude < Decimal.bound else { return nil }
    self.significand = digits
    self.scale = places
  }

  private static let bound: UInt128 = 100_000_000_000_000_000_000_000_000_000_000_000_000
}

/// Why an operation on exact decimals has no result.
package enum DecimalError: Error, Equatable, Sendable {
  /// The exact result needs more than 38 digits.
  case overflow
  /// The divisor is zero.
  case divisionByZero
}

// MARK: - Arithmetic

extension Decimal {
  /// The exact sum.
  package func adding(_ other: Decimal) throws(DecimalError) -> Decimal {
    let places = max(scale, other.scale)
    let (sum, overflow) = try aligned(to: places)
      .addingReportingOverflow(try other.aligned(to: places))
    guard !overflow, let result = Decimal(significand: sum, scale: places) else { throw .overflow }
    return result
  }

  /// The exact difference.
  package func subtracting(_ other: Decimal) throws(DecimalError) -> Decimal {
    try adding(other.negated)
  }

  /// The exact product.
  package func multiplied(by other: Decimal) throws(DecimalError) -> Decimal {
    let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
    guard !overflow, let result = Decimal(significand: product, scale: scale + other.scale) else {
      throw .overflow
    }
    return result
  }

  /// The quotient to 12 places after the point, rounded half to even.
  package func divided(by other: Decimal) throws(DecimalError) -> Decimal {
    guard other.significand != 0 else { throw .divisionByZero }
    // significand × 10^(12 + other.scale - scale) / other.significand
    var numerator = significand
    var denominator = other.significand
    let shift = 12 + other.scale - scale
    if shift >= 0 {
      numerator = try Decimal.shifted(numerator, by: shift)
    } else {
      denominator = try Decimal.shifted(denominator, by: -shift)
    }
    guard
      let result = Decimal(
        significand: Decimal.quotient(numerator, denominator), scale: 12)
    else { throw .overflow }
    return result
  }

  /// The number with the other sign.
  package var negated: Decimal { Decimal(trusted: -significand, scale: scale) }

  /// The number without its sign.
  package var magnitude: Decimal { significand < 0 ? negated : self }

  /// Rounded half to even to `places` digits after the point.
  package func rounded(to places: Int32) -> Decimal {
    guard places >= 0, scale > places, let divisor = Decimal.power(scale - places) else {
      return self
    }
    return Decimal(significand: Decimal.quotient(significand, divisor), scale: places) ?? self
  }

  /// Rounded down to the next whole number, or `nil` where it does not fit in 64 bits.
  package var wholeNumber: Int? {
    guard scale == 0 else { return nil }
    return Int(exactly: significand)
  }

  /// The closest binary number; only for display and for callers that speak in doubles.
  package var doubleValue: Double { Double(description) ?? .nan }

  private init(trusted significand: Int128, scale: Int32) {
    self.significand = significand
    self.scale = scale
  }

  private func aligned(to places: Int32) throws(DecimalError) -> Int128 {
    try Decimal.shifted(significand, by: places - scale)
  }

  private static func shifted(_ value: Int128, by places: Int32) throws(DecimalError) -> Int128 {
    if value == 0 { return 0 }
    guard let factor = power(places) else { throw .overflow }
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    if overflow { throw .overflow }
    return product
  }

  private static func power(_ exponent: Int32) -> Int128? {
    guard exponent >= 0, exponent <= 38 else { return nil }
    var result: Int128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  /// The whole quotient, rounded half to even. `denominator` is not zero.
  private static func quotient(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    let doubled = rest.multipliedReportingOverflow(by: 2)
    let goesUp =
      doubled.overflow || doubled.partialValue > denominator.magnitude
      || (doubled.partialValue == denominator.magnitude && whole % 2 == 1)
    let magnitude = Int128(goesUp ? whole + 1 : whole)
    return (numerator < 0) == (denominator < 0) ? magnitude : -magnitude
  }
}

extension Decimal: Comparable {
  package static func < (left: Decimal, right: Decimal) -> Bool {
    if left.scale == right.scale { return left.significand < right.significand }
    if (left.significand < 0) != (right.significand < 0) { return left.significand < 0 }
    let places = max(left.scale, right.scale)
    // One side that cannot be widened to the other's scale is the larger in magnitude.
    switch (try? left.aligned(to: places), try? right.aligned(to: places)) {
    case (let l?, let r?): return l < r
    case (nil, _): return left.significand < 0
    case (_, nil): return right.significand > 0
    }
  }
}

// MARK: - Text

extension Decimal: CustomStringConvertible {
  /// Plain digits with a point, never an exponent: `-12.5`.
  package var description: String {
    var digits = String(significand.magnitude)
    if scale > 0 {
      let missing = Int(scale) + 1 - digits.utf8.count
      if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
      let point = digits.index(digits.endIndex, offsetBy: -Int(scale))
      digits = digits[..<point] + "." + digits[point...]
    }
    return significand < 0 ? "-" + digits : digits
  }

  /// Reads plain digits with at most one point, and an optional sign and exponent: `-1.5e3`.
  ///
  /// `nil` for anything else, and for more than 38 digits. Numbers as people write them (with
  /// thousands, comma decimals, units) are the business of `Plans`.
  package init?(_ text: some StringProtocol) {
    var digits: Int128 = 0
    var places: Int32 = 0
    var seen = false
    var afterPoint = false
    var negative = false
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    while let byte = bytes.first {
      if byte == UInt8(ascii: "."), !afterPoint {
        afterPoint = true
      } else if byte >= 48, byte <= 57 {
        let (product, first) = digits.multipliedReportingOverflow(by: 10)
        let (sum, second) = product.addingReportingOverflow(Int128(byte - 48))
        if first || second { return nil }
        digits = sum
        if afterPoint { places += 1 }
        seen = true
      } else {
        break
      }
      bytes = bytes.dropFirst()
    }
    guard seen else { return nil }
    if let mark = bytes.first {
      guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E"),
        let exponent = Int32(String(decoding: bytes.dropFirst(), as: UTF8.self)),
        abs(Int64(exponent)) <= 60
      else { return nil }
      places -= exponent
    }
    self.init(significand: negative ? -digits : digits, scale: places)
  }

  /// The number of a spreadsheet cell, read at 15 significant digits as spreadsheets show it.
  ///
  /// `0.24079999999999999` is 0.2408. `nil` for infinities, NaN and what exceeds 38 digits.
  package init?(cell value: Double) {
    guard value.isFinite else { return nil }
    if let whole = Int(exactly: value), whole.magnitude < 1_000_000_000_000_000 {
      self.init(whole)
      return
    }
    // Of fifteen digits no two give one double, so what gives this one back is what was written.
    for (places, power) in [(Int32(1), 10.0), (2, 100), (3, 1_000), (4, 10_000)] {
      let digits = (value * power).rounded()
      guard digits.magnitude < 1e15 else { break }
      if digits / power == value {
        self.init(significand: Int128(Int(digits)), scale: places)
        return
      }
    }
    self.init(fifteenDigits: value.description)
  }

  /// Rounds the shortest text of a double to 15 significant digits, half up as C's `%.15g` does.
  private init?(fifteenDigits text: String) {
    guard let exact = Decimal(text) else { return nil }
    var digits = exact.significand.magnitude
    var excess: Int32 = 0
    var probe = digits
    while probe >= 1_000_000_000_000_000 {
      probe /= 10
      excess += 1
    }
    guard excess > 0 else {
      self = exact
      return
    }
    var divisor: UInt128 = 1
    for _ in 0..<excess { divisor *= 10 }
    let (whole, rest) = digits.quotientAndRemainder(dividingBy: divisor)
    digits = rest * 2 >= divisor ? whole + 1 : whole
    let signed = exact.significand < 0 ? -Int128(digits) : Int128(digits)
    self.init(significand: signed, scale: exact.scale - excess)
  }
}
