import Testing

@testable import CEL

@Suite("Dates in expressions")
struct DateExpressionTests {
  private let row = Sample.row([2: Sample.date(2021, 3), 3: Sample.day("2021-03-15")])

  @Test(
    "compares dates as far as their precision allows",
    arguments: [
      ("actividad.inicio < cotejo.date(2021, 4)", "true"),
      ("actividad.inicio == cotejo.date(2021, 3)", "true"),
      ("actividad.inicio < actividad.fin", "?-1"), ("actividad.inicio == actividad.fin", "?-1"),
      ("actividad.inicio != actividad.fin", "?-1"),
      ("actividad.fin <= cotejo.date(2021, 3, 15)", "true"),
      ("actividad.fin >= cotejo.date(2021, 4)", "false"),
      ("actividad.fin <= cotejo.last(actividad.inicio)", "true"),
      ("actividad.fin in [cotejo.date(2021, 3, 15)]", "true"),
      ("actividad.fin in [cotejo.date(2021, 3)]", "?-1"),
      ("cotejo.year(actividad.inicio)", "2021"), ("string(actividad.inicio)", "2021-03"),
      ("[actividad.fin, cotejo.date(2020, 1, 1)].min()", "2020-01-01"),
    ])
  func comparisons(source: String, result: String) throws {
    #expect(try Sample.text(source, row) == result)
  }

  @Test("finds a constant date that does not exist when compiling")
  func constants() {
    #expect {
      try Sample.value("actividad.fin < cotejo.date(2021, 2, 30)")
    } throws: { error in
      (error as? CELError)?.kind == .constant
    }
  }
}
