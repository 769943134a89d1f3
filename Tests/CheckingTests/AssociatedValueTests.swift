import Checking
import Findings
import Foundation
import Readers
import TestSupport
import Testing

@Suite("The money that fails touch")
struct AssociatedValueTests {
  @Test(
    "counts a project's once, however often the plan writes it",
    arguments: [
      // On every row of the project.
      (["P1;A;100", "P1;B;100", "P2;C;50", "P2;D;50"], "150", 2),
      // Split over its rows.
      (["P1;A;100", "P1;B;30", "P2;C;50", "P2;D;20"], "200", 2),
      // The same on two rows of one project by chance, among projects whose rows differ.
      (["P1;A;40", "P1;B;40", "P2;C;50", "P2;D;20", "P3;E;5", "P3;F;6"], "161", 3),
    ])
  func once(rows: [String], total: String, projects: Int) throws {
    let value = try #require(try value(of: rows))
    #expect(value.total.description == total)
    #expect(value.projects == projects)
    #expect(value.unread == 0 && value.rowsOutside == 0)
  }

  @Test("says of how many projects no money was read, and adds nothing for them")
  func unread() throws {
    let value = try #require(try value(of: ["P1;A;100", "P1;B;30", "P2;C;por definir", "P2;D;"]))
    #expect(value.total.description == "130")
    #expect(value.projects == 1 && value.unread == 1)
  }

  @Test("is silent where no row belongs to a project")
  func none() throws {
    let text = "Actividad;Presupuesto;Fecha Fin\nA;100;\nB;200;\n"
    #expect(try value(ofText: text) == nil)
  }

  /// The value of `actividad-sin-fecha-fin`, which all these rows break.
  private func value(of rows: [String]) throws -> AssociatedValue? {
    try value(
      ofText: "Nombre del proyecto;Actividad;Presupuesto;Fecha Fin\n"
        + rows.map { "Proyecto \($0);\n" }.joined())
  }

  private func value(ofText text: String) throws -> AssociatedValue? {
    var request = CheckRequest(paths: ["plan.csv"], version: "1.0")
    request.files = HeldFiles(["plan.csv": Array(text.utf8)])
    request.settings = [("plan.tipo", "plan_de_accion"), ("plan.vigencia", "2026")]
    request.ruleIDs = ["actividad-sin-fecha-fin"]
    request.detailsFails = true
    let pack = try CheckSession.pack(at: Checkout.rules)
    let plan = try #require(try CheckSession(request, pack: pack).run().plans.first)
    #expect(plan.report.totals[.fail] > 0)
    #expect(plan.traces.map(\.finding.rule) == ["actividad-sin-fecha-fin"])
    return plan.values["actividad-sin-fecha-fin"]
  }
}
