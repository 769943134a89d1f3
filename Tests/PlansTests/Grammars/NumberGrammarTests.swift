import Documents
import Testing
import Values

@testable import Plans

@Suite("Reading amounts and numbers")
struct NumberGrammarTests {
  @Test(
    "understands how people write pesos",
    arguments: [
      ("924152848", "924152848"), ("$19.615 millones", "19615000000"),
      ("\\$2.318 millones", "2318000000"), ("1,094,649,843,906", "1094649843906"),
      ("2.622.320.000", "2622320000"), ("$ 1.218.264.452", "1218264452"),
      ("$230.000.000,00", "230000000"), ("$ 7.000.000", "7000000"), ("462.205\n", "462205"),
      ("$1,234,567.89", "1234567.89"), ("1250000,5", "1250000.5"), ("1'250.000", "1250000"),
      ("$ 1'250.000.000", "1250000000"), ("1’250.000,50", "1250000.5"), ("1 250 000", "1250000"),
      ("1.250.000\u{A0}", "1250000"), ("$\u{A0}1.250.000", "1250000"),
      ("$ 500.000 pesos m/cte", "500000"), ("COP 1.000.000", "1000000"), ("-1.500", "-1500"),
      ("$ -1.500", "-1500"), ("-$1.500", "-1500"), ("($ 1.500)", "-1500"),
      ("2 billones", "2000000000000"),
      ("3,5 miles de millones", "3500000000"), ("12 mil", "12000"), ("0", "0"), ("0,00", "0"),
      ("4,234", "4234 guessed"), ("4.81E+12", "4810000000000 guessed"), ("$ 5.", "5"),
      // How a spreadsheet shows a zero, once it is copied.
      ("$ -", "0 derived"), ("$-", "0 derived"), ("$\u{A0}-  ", "0 derived"),
    ])
  func pesos(text: String, expected: String) {
    #expect(brief(grammar(.amount).read(text: text)) == expected)
  }

  @Test(
    "takes dashes and lone signs for nothing",
    arguments: [" - ", "$", "$ --", ",", " ", "\u{A0}\n", "                    ", "-  ", "--"])
  func nothing(text: String) {
    #expect(brief(grammar(.amount).read(text: text)) == "blank empty")
  }

  @Test(
    "refuses what is no number",
    arguments: [
      "12 aprox.", "45%\nFuente: DANE", "1.2.3", "1..5", "1.234.56", "US$ 500", "500 USD", "12-15",
      "635 mts", "542*100.000", "millones", "$ millones", "1,23,456", "SI", "e5", "5e",
      "99999999999999999999999999999999999999999999", "1e99999999999",
    ])
  func refused(text: String) {
    #expect(brief(grammar(.amount).read(text: text)) == "malformed not_a_number")
  }

  @Test("knows placeholders, each by its kind")
  func placeholders() {
    let amount = grammar(.amount)
    let texts = ["NP", "N/A", "n.a.", "S.D", "NO DISPONIBLE", "Por definir", "0\n0\n0", "#N/A"]
    #expect(
      texts.map { brief(amount.read(text: $0)) } == [
        "blank not_programmed", "blank not_applicable", "blank not_applicable", "blank no_data",
        "blank no_data", "blank pending", "blank empty", "blank no_data",
      ])
  }

  @Test("reads a lone group of three as the rest of the document does")
  func loneGroups() {
    let dots = DocumentEvidence(evidence(["1.250.000"]))
    let commas = DocumentEvidence(evidence(["1,250,000"]))
    #expect(brief(grammar(.amount, document: dots).read(text: "4,234")) == "4234 derived")
    #expect(brief(grammar(.amount, document: commas).read(text: "4,234")) == "4234")
    #expect(brief(grammar(.amount, document: commas).read(text: "4.234")) == "4234 derived")
    #expect(brief(grammar(.decimal, document: dots).read(text: "4.234")) == "4234")
    #expect(brief(grammar(.decimal, document: dots).read(text: "4,234")) == "4.234 derived")
    #expect(brief(grammar(.decimal, document: commas).read(text: "4,234")) == "4234")
    #expect(brief(grammar(.decimal).read(text: "4,234")) == "4.234 guessed")
    #expect(brief(grammar(.decimal).read(text: "0,234")) == "0.234")
    #expect(brief(grammar(.decimal).read(text: "12345,678")) == "12345.678")
  }

  @Test(
    "takes the unit from the heading",
    arguments: [
      ("Presupuesto pagos\n(Pesos)\n(3)", "1500"), ("VALOR (MILES)", "1500000 derived"),
      ("Recursos en millones de pesos", "1500000000 derived"),
      ("(Miles de millones)", "1500000000000 derived"), ("Presupuesto", "1500"),
    ])
  func headerUnits(header: String, expected: String) {
    let amount = grammar(.amount, evidence: evidence([], header: header))
    #expect(brief(amount.read(.number(1500), texts: StringPool())) == expected)
    #expect(brief(amount.read(text: "1.500")) == expected)
    #expect(brief(amount.read(text: "$2 millones")) == "2000000")
  }

  @Test("reads number cells at fifteen digits")
  func cells() {
    let texts = StringPool()
    #expect(brief(grammar(.decimal).read(.number(0.24079999999999999), texts: texts)) == "0.2408")
    #expect(
      brief(grammar(.amount).read(.number(4_812_609_287_340), texts: texts)) == "4812609287340")
    #expect(brief(grammar(.amount).read(.number(.nan), texts: texts)) == "malformed not_a_number")
    #expect(brief(grammar(.amount).read(.date(45_000), texts: texts)) == "malformed not_a_number")
    #expect(brief(grammar(.amount).read(.number(0), texts: texts)) == "0")
  }

  @Test(
    "whole numbers stay whole",
    arguments: [
      ("1.250", "1250"), ("12", "12"), ("12,0", "12"), ("12,5", "malformed not_whole"),
      ("0\u{A0}", "0"), ("7 personas", "malformed not_a_number"),
    ])
  func integers(text: String, expected: String) {
    #expect(brief(grammar(.integer).read(text: text)) == expected)
  }

  @Test(
    "decimals as goals state them",
    arguments: [
      ("2,2 ", "2.2"), ("10.8", "10.8"), ("100%", "100"), ("7,75%", "7.75"), ("-3,5", "-3.5"),
      ("10,8 Km", "malformed not_a_number"), ("3 millones", "malformed not_a_number"),
      ("45%\nFuente: DANE", "malformed not_a_number"), ("SD", "blank no_data"),
    ])
  func decimals(text: String, expected: String) {
    #expect(brief(grammar(.decimal).read(text: text)) == expected)
  }
}

extension DocumentEvidence {
  fileprivate init(_ column: ColumnEvidence) {
    self.init()
    note(column)
  }
}
