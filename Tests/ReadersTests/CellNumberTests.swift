import Testing

@testable import Readers

@Suite("Numbers of cells")
struct CellNumberTests {
  @Test(
    "are the closest doubles",
    arguments: [
      "0", "1", "-1", "+7", "12.5", "0.1", "0.24079999999999999", "1e3", "1E-3", "-2.5e+10",
      "123456789012345678", "1234567890123456789012345", "0.000001", "1.7976931348623157e308",
      "5e-324", "2.2250738585072014E-308", "9007199254740993", "9007199254740993.0",
      "0.30000000000000004", "45000.354166666664", "1.0000000000000002", "179769313486231.58",
      "4.9406564584124654e-324", "123456789.12345678912345", ".5", "5.", "00012", "1e22", "1e23",
    ])
  func exact(text: String) throws {
    #expect(parse(text) == Double(text.hasSuffix(".") ? text + "0" : text))
  }

  @Test("agree with the library on random numbers")
  func random() {
    var seed: UInt64 = 7
    for _ in 0..<20_000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = String(seed >> 2).prefix(Int(seed >> 40 % 19) + 1)
      let point = Int(seed >> 33 % UInt64(digits.count + 1))
      let text = digits.prefix(point) + "." + digits.dropFirst(point)
      guard text != "." else { continue }
      let plain = "0" + text + "0"
      #expect(parse(String(text)) == Double(plain), "\(text)")
    }
  }

  @Test("may have white space around them")
  func spaces() { #expect(parse(" \n12 ") == 12) }

  @Test(
    "are nothing else",
    arguments: [
      "", " ", "abc", "1,5", "1.2.3", "1e", "1e+", "--1", "0x10", "nan", "inf", "1 2", ".", "e5",
      "1e999", "-", "١٢",
    ])
  func refused(text: String) { #expect(parse(text) == nil) }

  private func parse(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer(CellNumber.parse)
  }
}
