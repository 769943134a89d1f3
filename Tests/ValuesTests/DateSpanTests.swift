import Testing
import Values

@Suite("Dates at their precision")
struct DateSpanTests {
  private func day(_ iso: String) throws -> DateSpan {
    DateSpan(try #require(CalendarDate(iso: iso)))
  }

  @Test("shows itself at its precision")
  func text() throws {
    #expect(DateSpan(year: 2021)?.description == "2021")
    #expect(DateSpan(year: 2021, month: 3)?.description == "2021-03")
    #expect(DateSpan(year: 2021, quarter: 2)?.description == "2021-Q2")
    #expect(try day("2021-03-05").description == "2021-03-05")
  }

  @Test("compares spans of equal precision")
  func equalPrecision() throws {
    let march = try #require(DateSpan(year: 2021, month: 3))
    let april = try #require(DateSpan(year: 2021, month: 4))
    #expect(march.isBefore(april) == true)
    #expect(march.isAfter(april) == false)
    #expect(march.isBefore(march) == false)
    #expect(march.isSame(as: march) == true)
  }

  @Test("answers across precisions only where all days agree")
  func unequalPrecision() throws {
    let year = try #require(DateSpan(year: 2021))
    #expect(try day("2020-12-31").isBefore(year) == true)
    #expect(try day("2021-06-01").isBefore(year) == nil)
    #expect(try day("2021-12-31").isAfter(year) == nil)
    #expect(try day("2022-01-01").isAfter(year) == true)
    #expect(try day("2021-06-01").isSame(as: year) == nil)
    #expect(try day("2022-06-01").isSame(as: year) == false)
  }

  @Test("refuses spans that stand the wrong way round or do not exist")
  func refusals() throws {
    let (first, last) = (try day("2021-01-02").first, try day("2021-01-01").first)
    #expect(DateSpan(from: first, to: last) == nil)
    #expect(DateSpan(year: 0) == nil)
    #expect(DateSpan(year: 2021, month: 13) == nil)
    #expect(DateSpan(year: 2021, quarter: 5) == nil)
  }
}
