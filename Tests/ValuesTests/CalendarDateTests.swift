import Testing
import Values

@Suite("Days of the calendar")
struct CalendarDateTests {
  @Test(
    "counts days from 1970",
    arguments: [("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11017)])
  func number(iso: String, days: Int32) throws {
    let date = try #require(CalendarDate(iso: iso))
    #expect(date.dayNumber == days)
    #expect(date.description == iso)
  }

  @Test(
    "knows which days there are not",
    arguments: [
      "2021-02-29", "1900-02-29", "2021-11-31", "0000-01-01", "2021-13-01", "21-1-1", "2021-01-00",
    ]
  )
  func missing(iso: String) {
    #expect(CalendarDate(iso: iso) == nil)
  }

  @Test("gives back every day it was made from")
  func roundTrip() throws {
    for year in stride(from: 1, through: 9999, by: 97) {
      for month in 1...12 {
        let last = CalendarDate.days(inMonth: month, of: year)
        let date = try #require(CalendarDate(year: year, month: month, day: last))
        #expect(date.components == (year, month, last))
      }
    }
  }
}
