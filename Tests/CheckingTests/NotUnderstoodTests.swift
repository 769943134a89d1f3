import Checking
import Findings
import TestSupport
import Testing
import Values

@Suite("What may stand in a column that nobody understood")
struct NotUnderstoodTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("is never told as lacking, and the report names the column and the way out")
  func lacks() throws {
    let findings = try report(heading: "Metas físicas del año", "Cierre previsto").findings
    for rule in ["plan-sin-metas", "actividad-sin-fecha-fin"] {
      let own = findings.filter { $0.rule == rule }
      #expect(own.map(\.verdict) == [.notChecked], "\(rule)")
      #expect(own.allSatisfy { $0.remedy.es.contains("--mapping") })
    }
    let goals = try #require(findings.first { $0.rule == "plan-sin-metas" })
    #expect(goals.message.es.contains("no se entendió la columna «Metas físicas del año»"))
    let place = try #require(goals.locations.first?.locator)
    #expect(place.row == 1 && place.column == 2)
  }

  @Test("is lacking where no column can be it")
  func noColumn() throws {
    let findings = try report(heading: "Color de la carpeta", "Estante").findings
    #expect(findings.filter { $0.rule == "plan-sin-metas" }.map(\.verdict) == [.fail])
    #expect(findings.filter { $0.rule == "actividad-sin-fecha-fin" }.map(\.verdict) == [.fail])
  }

  /// A plan with two columns of unknown headings: a number and, but for the shelf, a day.
  private func report(heading: String, _ other: String) throws -> CheckReport {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet["A1"] = .text("PLAN DE ACCIÓN 2026")
      let last: [WorkbookBuilder.Cell] =
        other == "Estante" ? [.text("A"), .text("B")] : [.date(46_300), .date(46_301)]
      sheet.write(
        [
          [
            "Actividad", "Responsable", .text(heading), "Fecha inicio", .text(other), "Presupuesto",
          ],
          [
            "Hacer talleres", "Secretaría de Salud", .number(4), .date(46_054), last[0], .number(5),
          ],
          [
            "Comprar equipos", "Secretaría de Salud", .number(6), .date(46_054), last[1],
            .number(5),
          ],
        ], at: "A2")
    }
    let path = try desk.folder.write(try book.bytes(), as: "plan.xlsx")
    let result = try desk.run(desk.request([path]))
    return try #require(result.plans.first).report
  }
}
