import Checking
import Readers
import Testing
import Values

@testable import Audit

@Suite("The settings of an audit as one line")
struct AuditSettingsTests {
  @Test(
    "come back as they went",
    arguments: [
      "", "x; rule otra", "a\\;b", "una;dos;; tres \\", " con espacios ", "línea\nnueva", "a=b=c",
    ])
  func roundTrip(value: String) throws {
    var check = CheckRequest(paths: [], version: "1")
    check.asOf = .date(try #require(CalendarDate(iso: "2026-01-31")))
    check.settings = [("entidad.nivel", "municipal"), ("plan.nombre", value)]
    (check.ruleIDs, check.normIDs) = (["una-regla"], ["ley-152-1994"])
    check.converters = .init()
    let settings = AuditSettings(check)
    #expect(AuditSettings(text: settings.text) == settings)
    var again = CheckRequest(paths: [], version: "1")
    try #require(AuditSettings(text: settings.text)).apply(to: &again)
    #expect(again.settings.map(\.value) == ["municipal", value])
    #expect(again.converters != nil)
    #expect(again.asOf == check.asOf && again.ruleIDs == check.ruleIDs)
  }

  @Test("are told in words")
  func words() throws {
    let given = try #require(
      AuditSettings(text: "as-of by plan; set entidad.nivel=municipal; norm ley-152-1994"))
    #expect(
      given.words(in: .es)
        == "cada plan se juzga al día que le corresponde; dado para todos: entidad.nivel=municipal; "
        + "solo la norma ley-152-1994")
    let dated = try #require(AuditSettings(text: "as-of 2026-01-31; convert"))
    #expect(
      dated.words(in: .en) == "everything is judged as of 2026-01-31; with conversion of files")
  }

  @Test(
    "that are none are told from those that are",
    arguments: ["", "otra cosa", "as-of ayer", "set x"])
  func none(text: String) { #expect(AuditSettings(text: text) == nil) }
}
