import Checking
import Findings
import TestSupport
import Testing
import Values

@Suite("Dates whose two numbers may both be the month")
struct AmbiguousDatesTests {
  /// Activities that start on the first days of February and end on those of August, typed as text.
  private func report(lastEnd: String, answers: String? = nil) throws -> CheckReport {
    let desk = try Desk()
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet["A1"] = .text("PLAN DE ACCIÓN 2026")
      sheet.write(
        [["Objetivo", "Actividad", "Responsable", "Fecha inicio", "Fecha fin"]], at: "A2")
      for row in 1...5 {
        let end = row == 5 ? lastEnd : "0\(row)/08/2026"
        sheet.write(
          [["O1", .text("Taller \(row)"), "Salud", .text("0\(row)/02/2026"), .text(end)]],
          at: "A\(row + 2)")
      }
    }
    let plan = try desk.folder.write(try book.bytes(), as: "fechas.xlsx")
    let answersFile = try answers.map(desk.answers)
    return try desk.report { request in
      request.paths = [plan]
      request.answersFile = answersFile
    }
  }

  private func asked(_ report: CheckReport) -> [String] {
    report.questions.map(\.id).filter { $0.contains("@") }.sorted()
  }

  @Test("are one question a column, which one answer settles")
  func question() throws {
    let open = try report(lastEnd: "05/08/2026")
    #expect(asked(open) == ["actividad.fecha_fin@Plan!E2", "actividad.fecha_inicio@Plan!D2"])
    let settled = try report(
      lastEnd: "05/08/2026", answers: "actividad.fecha_fin: { \"Plan!E2\": si }\n")
    #expect(asked(settled) == ["actividad.fecha_inicio@Plan!D2"])
    let denied = try report(
      lastEnd: "05/08/2026", answers: "actividad.fecha_fin: { \"Plan!E2\": no }\n")
    #expect(denied.totals[.notChecked] > open.totals[.notChecked])
  }

  @Test("are no question where another date of the document tells")
  func proof() throws {
    let report = try report(lastEnd: "30/08/2026")
    #expect(asked(report) == [])
  }
}
