import Testing
import Values

@Suite("Dates and numbers as people read them")
struct PlainTextTests {
  @Test("writes dates at their own precision")
  func dates() throws {
    let cases: [(DateSpan?, String, String)] = [
      (day(2026, 1, 17).map { DateSpan($0) }, "17 de enero de 2026", "17 January 2026"),
      (DateSpan(year: 2021, month: 3), "marzo de 2021", "March 2021"),
      (DateSpan(year: 2026, quarter: 1), "primer trimestre de 2026", "first quarter of 2026"),
      (DateSpan(year: 2026), "2026", "2026"),
      (span((2017, 4, 22), (2017, 4, 28)), "22 al 28 de abril de 2017", "22 to 28 April 2017"),
      (
        span((2017, 4, 22), (2017, 5, 3)), "22 de abril al 3 de mayo de 2017",
        "22 April to 3 May 2017"
      ),
      (
        span((2017, 12, 30), (2018, 1, 2)), "30 de diciembre de 2017 al 2 de enero de 2018",
        "30 December 2017 to 2 January 2018"
      ),
    ]
    for (date, spanish, english) in cases {
      let date = try #require(date)
      #expect(PlainText.display(date, in: .es) == spanish)
      #expect(PlainText.display(date, in: .en) == english)
    }
  }

  @Test(
    "writes numbers with the signs of the language",
    arguments: [
      ("1250000", PlainText.NumberStyle.amount, "$ 1.250.000", "$1,250,000"),
      ("-1250.5", .amount, "-$ 1.250,5", "-$1,250.5"), ("25", .percent, "25 %", "25%"),
      ("12.5", .percent, "12,5 %", "12.5%"), ("2026", .plain, "2026", "2026"),
      ("12345.678", .plain, "12.345,678", "12,345.678"), ("0.05", .plain, "0,05", "0.05"),
      ("100", .amount, "$ 100", "$100"),
    ])
  func numbers(
    digits: String, style: PlainText.NumberStyle, spanish: String, english: String
  ) throws {
    let number = try #require(Decimal(digits))
    #expect(PlainText.display(number, as: style, in: .es) == spanish)
    #expect(PlainText.display(number, as: style, in: .en) == english)
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: day)
  }

  private func span(_ first: (Int, Int, Int), _ last: (Int, Int, Int)) -> DateSpan? {
    guard let first = day(first.0, first.1, first.2), let last = day(last.0, last.1, last.2) else {
      return nil
    }
    return DateSpan(from: first, to: last)
  }
}
