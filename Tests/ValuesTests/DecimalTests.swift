import Testing
import Values

@Suite("Exact decimals")
struct DecimalTests {
  private func decimal(_ text: String) throws -> Decimal { try #require(Decimal(text)) }

  @Test(
    "reads plain digits and writes them back in lowest terms",
    arguments: [
      ("1.50", "1.5"), ("-0.0", "0"), ("1e3", "1000"), ("1.5E-2", "0.015"), (".5", "0.5"),
      ("+7", "7"),
      ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
    ])
  func text(written: String, shown: String) throws {
    #expect(try decimal(written).description == shown)
  }

  @Test(
    "refuses what is no number or has too many digits",
    arguments: [
      "", "-", ".", "1,5", "1e", "1e999", "0x1", "100000000000000000000000000000000000000",
    ])
  func refusals(text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test("adds, subtracts and multiplies exactly")
  func arithmetic() throws {
    #expect(try decimal("0.1").adding(decimal("0.2")) == decimal("0.3"))
    #expect(try decimal("1").subtracting(decimal("0.9")) == decimal("0.1"))
    #expect(try decimal("-1.5").multiplied(by: decimal("1.5")) == decimal("-2.25"))
  }

  @Test("divides half to even to twelve places")
  func division() throws {
    #expect(try decimal("1").divided(by: decimal("3")) == decimal("0.333333333333"))
    #expect(try decimal("2").divided(by: decimal("3")) == decimal("0.666666666667"))
    #expect(try decimal("0.000000000001").divided(by: decimal("2")) == .zero)
    #expect(try decimal("0.000000000003").divided(by: decimal("2")) == decimal("0.000000000002"))
    #expect(throws: DecimalError.divisionByZero) { try decimal("1").divided(by: .zero) }
  }

  @Test("says overflow instead of trapping")
  func overflow() throws {
    let largest = try decimal("99999999999999999999999999999999999999")
    #expect(throws: DecimalError.overflow) { try largest.adding(largest) }
    #expect(throws: DecimalError.overflow) { try largest.multiplied(by: largest) }
    #expect(throws: DecimalError.overflow) { try largest.adding(decimal("0.1")) }
  }

  @Test(
    "orders numbers of any scale",
    arguments: [
      ("0.1", "0.11"), ("-1", "0.5"), ("-0.5", "-0.25"), ("1e-38", "99999999999999999999"),
    ])
  func order(smaller: String, larger: String) throws {
    #expect(try decimal(smaller) < decimal(larger))
    #expect(try !(decimal(larger) < decimal(smaller)))
  }

  @Test("reads a cell at fifteen significant digits")
  func cells() throws {
    #expect(Decimal(cell: 0.24079999999999999) == Decimal("0.2408"))
    #expect(Decimal(cell: 0.1 + 0.2) == Decimal("0.3"))
    #expect(Decimal(cell: -3) == Decimal(-3))
    #expect(Decimal(cell: .infinity) == nil)
    #expect(Decimal(cell: .nan) == nil)
    #expect(Decimal(cell: 0.33333333333333331) == Decimal("0.333333333333333"))
    #expect(Decimal(cell: .leastNonzeroMagnitude) == nil)
  }

  @Test("reads the number that was written, of few decimals and of many")
  func writtenCells() throws {
    var random: UInt64 = 7
    for _ in 0..<20_000 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = String(Int64(bitPattern: random) >> (14 + random % 48))
      let text = "\(digits)e-\(random >> 60)"
      let number = try #require(Double(text))
      let written = try decimal(text)
      #expect(Decimal(cell: number) == written, "\(text)")
    }
  }

  @Test("rounds half to even")
  func rounding() throws {
    #expect(try decimal("2.5").rounded(to: 0) == Decimal(2))
    #expect(try decimal("3.5").rounded(to: 0) == Decimal(4))
    #expect(try decimal("1.005").rounded(to: 2) == decimal("1"))
  }
}
