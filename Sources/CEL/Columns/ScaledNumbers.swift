import Values

/// Decimals of one column as whole numbers of 64 bits, all in the same unit.
///
/// Nearly all numbers of plans fit: pesos, percentages with some digits. They compare many at a time.
final class ScaledNumbers: Sendable {
  /// How many digits stand after the point of each.
  let scale: Int32
  /// One a row, meaning nothing where the row has no value; empty where one does not fit.
  let numbers: ContiguousArray<Int64>

  init(_ decimals: ContiguousArray<Decimal>, states: ContiguousArray<UInt8>) {
    var scale: Int32 = 0
    for row in decimals.indices where states[row] == 0 { scale = max(scale, decimals[row].scale) }
    self.scale = scale
    var numbers = ContiguousArray<Int64>(repeating: 0, count: decimals.count)
    for row in decimals.indices where states[row] == 0 {
      guard let number = ScaledNumbers.scaled(decimals[row], to: scale) else {
        self.numbers = []
        return
      }
      numbers[row] = number
    }
    self.numbers = numbers
  }

  /// A number in the unit of these; `nil` where it is not a whole number of them.
  func scaled(_ decimal: Decimal) -> Int64? { ScaledNumbers.scaled(decimal, to: scale) }

  private static func scaled(_ decimal: Decimal, to scale: Int32) -> Int64? {
    guard decimal.scale <= scale, var number = Int64(exactly: decimal.significand) else {
      return nil
    }
    for _ in decimal.scale..<scale {
      let (product, overflow) = number.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      number = product
    }
    return number
  }
}
