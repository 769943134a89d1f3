import Documents
import Testing
import Values

@testable import Plans

@Suite("Reading per cent")
struct PercentGrammarTests {
  @Test(
    "understands how people write per cent",
    arguments: [
      ("26,25%", "26.25"), ("26.25%", "26.25"), ("97,32 %", "97.32"), ("=95%", "95"),
      ("=>100%", "100 derived"), ("≥ 90%", "90 derived"), ("<=5%", "5 derived"), ("1.00%", "1"),
      ("105.00%", "105"), ("101,2%", "101.2"), ("6.001%", "6.001"), ("24899%", "24899"),
      ("25 por ciento", "25"), ("100", "100"), ("23,5", "23.5"), ("0,0%\n", "0"), ("-2%", "-2"),
      ("%", "malformed not_a_number"), ("100% (meta)", "malformed not_a_number"),
      ("$ 5", "malformed not_a_number"), ("NP", "blank not_programmed"), ("-", "blank empty"),
    ])
  func texts(text: String, expected: String) {
    #expect(brief(grammar(.percent).read(text: text)) == expected)
  }

  @Test(
    "reads numbers by the size of the whole column",
    arguments: [
      ([0.3, 0.62, 0, 1], 0.62, "62"), ([0.3, 0.62, 1.05], 1.05, "105"),
      ([0.3, 0.62, 1], 1, "100"), ([25, 50, 100], 25, "25"), ([25, 50, 0.5], 0.5, "0.5"),
      ([0, 1, 1], 1, "100 guessed"), ([0, 1], 0, "0"), ([1, 2, 3], 1, "1"), ([], 1, "1"),
      ([0.5, 0.2, 3], 0.5, "0.5 guessed"),
      ([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 3], 3, "300 guessed"),
    ] as [([Double], Double, String)])
  func scale(column: [Double], number: Double, expected: String) {
    let percent = grammar(.percent, evidence: evidence(numbers: column))
    #expect(brief(percent.read(.number(number), texts: StringPool())) == expected)
  }

  @Test("says what it assumed, and leaves written signs alone")
  func assumption() {
    let percent = grammar(.percent, evidence: evidence(["0,33", "0,5", "25%"]))
    #expect(percent.assumptions.map(\.es) == ["fracciones: 0,33 es 33 %"])
    #expect(brief(percent.read(text: "0,33")) == "33")
    #expect(brief(percent.read(text: "25%")) == "25")
    #expect(brief(percent.read(text: "0,5%")) == "0.5")
    #expect(grammar(.amount, evidence: evidence(["0,33"])).assumptions.isEmpty)
  }
}
