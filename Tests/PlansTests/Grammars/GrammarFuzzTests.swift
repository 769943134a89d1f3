import Documents
import Testing
import Values

@testable import Plans

@Suite("Grammars on any text")
struct GrammarFuzzTests {
  @Test("never trap, and read the same text the same way", arguments: 1...6)
  func fuzz(seed: UInt64) {
    var random = Seeded(state: seed)
    let types: [FieldType] = [
      .text, .code, .integer, .decimal, .amount, .percent, .date, .yesNo,
      .choice([.init(id: "si"), .init(id: "no_aplica")]),
    ]
    var columns = ColumnEvidence()
    let readers = types.flatMap { type in
      [false, true].map {
        grammar(type, many: $0, document: .init(years: 2024...2027))
      }
    }
    for _ in 0..<400 {
      let text = random.text()
      columns.note(text: text)
      columns.note(header: text)
      for reader in readers {
        #expect(reader.read(text: text) == reader.read(text: text))
      }
      let number = Double(bitPattern: random.next())
      for value in [CellValue.number(number), .date(number), .time(number)] {
        columns.note(value, texts: StringPool())
        for reader in readers { _ = reader.read(value, texts: StringPool()) }
      }
    }
    for type in types { _ = grammar(type, evidence: columns).read(text: "1.234") }
  }
}

/// A small generator that gives the same numbers everywhere.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
  }

  /// Random bytes, or pieces that grammars know, in any order.
  mutating func text() -> String {
    if next() % 4 == 0 {
      let bytes = (0..<Int(next() % 40)).map { _ in UInt8(truncatingIfNeeded: next() >> 8) }
      return String(decoding: bytes, as: UTF8.self)
    }
    return (0..<Int(next() % 12)).map { _ in Seeded.pieces.randomElement(using: &self) ?? "" }
      .joined()
  }

  static let pieces = [
    "31", "12", "2024", "0", "1", "7", "999999999999999999999", "/", "-", ".", ",", "'", " ", "\n",
    ";", "%", "$", "(", ")", "e", "E+", ":", "T", "º", "enero", "de", "al", "y", "trimestre", "I",
    "IV", "semana", "anual", "millones", "miles", "pesos", "si", "no", "N/A", "_x000D_", "_", "=",
    ">", "≥", "\u{A0}", "\u{200B}", "ñ", "€", "Año", "\\", "cop",
  ]
}
