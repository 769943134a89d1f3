import Documents
import Testing
import Values

@testable import Plans

@Suite("Reading codes")
struct CodeGrammarTests {
  @Test(
    "keeps codes as they are written",
    arguments: [
      ("2024254860026", "2024254860026"), ("040110500", "040110500"),
      (" BP26005375\n", "BP26005375"),
      ("BP 26002638", "BP 26002638"), ("51032024BP26004729", "51032024BP26004729"),
      ("2024252140X53", "2024252140X53"), ("LE-1", "LE-1"), ("28.3.1 ", "28.3.1"),
      ("2018011000755 Fortalecimiento de vías, puentes y caminos", "2018011000755 derived"),
      ("4103 - Inclusión social", "4103 derived"), ("2024-0012", "2024-0012"),
      ("IP-117, IP-120", "IP-117, IP-120"), ("N/A", "blank not_applicable"), (" ", "blank empty"),
      ("2,02425E+12", "malformed not_a_code"), ("0", "0"),
    ])
  func single(text: String, expected: String) {
    #expect(brief(grammar(.code).read(text: text)) == expected)
  }

  @Test(
    "parts several codes of one cell",
    arguments: [
      ("2024254860026, 2024254860027", "2024254860026; 2024254860027"),
      ("2024254860026;2024254860027", "2024254860026; 2024254860027"),
      ("2024254860026\n2024254860027", "2024254860026; 2024254860027"),
      ("2024254860026 y 2024254860027", "2024254860026; 2024254860027"),
      ("2024254860026 / 2024254860027", "2024254860026; 2024254860027"),
      ("IP-1, IP-10, IP-11", "IP-1; IP-10; IP-11"), ("BP26005375", "BP26005375"),
      ("2018011000755 Fortalecimiento de vías, puentes y caminos", "2018011000755 derived"),
      ("2018011000755 Vías\n2018011000756 Agua", "2018011000755; 2018011000756 derived"),
      ("2024254860026, N/A", "2024254860026"), ("NP\nNP", "blank not_programmed"),
      (",,;", "blank empty"),
    ])
  func several(text: String, expected: String) {
    let reading = grammar(.code, many: true).read(text: text)
    #expect(brief(reading) == expected)
    if case .present(let value, _, _) = reading, case .list = value { return }
    if case .blank = reading { return }
    Issue.record("not a list")
  }

  @Test(
    "writes number cells as plain digits",
    arguments: [
      (CellValue.number(2_024_254_860_026), "2024254860026"),
      (.number(202_400_000_007_543), "202400000007543"),
      (.number(2_024_000_000_075_430_912), "2024000000075430000 guessed"), (.number(1.5), "1.5"),
      (.number(.nan), "malformed not_a_code"), (.date(45_000), "malformed not_a_code"),
    ])
  func cells(value: CellValue, expected: String) {
    #expect(brief(grammar(.code).read(value, texts: StringPool())) == expected)
  }
}
