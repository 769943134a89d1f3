import Checking
import Findings
import TestSupport
import Testing

@Suite("The documents of a dossier")
struct DossierDocumentsTests {
  private let folder: DossierFolder

  init() throws { folder = try DossierFolder() }

  @Test("are one plan, each with its role")
  func roles() throws {
    let result = try folder.check()
    #expect(result.plans.count == 1)
    let report = try #require(result.plans.first).report
    #expect(report.documents.map(\.role) == ["plan", "paa", "informe"])
    #expect(report.rows("actividad", in: 0) == 3)
    #expect(report.rows("paa", in: 1) == 2)
  }

  @Test("give the tables of their role only: last year's activities are not the plan's")
  func onlyOwnTables() throws {
    let report = try folder.report()
    #expect(report.documents[2].tables.isEmpty)
    #expect(report.rule("actividad-sin-responsable")?.totals.grid == 3)
  }

  @Test("take the role that the dossier gives, whatever they look like")
  func roleOverride() throws {
    try folder.write(
      "expediente.yaml",
      DossierFolder.dossier.replacing("role: informe", with: "role: plan"))
    let report = try folder.report()
    #expect(report.rows("actividad", in: 2) == 1)
    #expect(report.rule("actividad-sin-responsable")?.totals.grid == 4)
  }

  @Test("may be one file that plays two parts, each on sheets of its own")
  func twoParts() throws {
    var book = WorkbookBuilder()
    for (name, text) in [("Plan", DossierFolder.plan), ("PAA", DossierFolder.acquisitions)] {
      let rows = text.split(separator: "\n").map { line in
        line.split(separator: ";").map { WorkbookBuilder.Cell.text(String($0)) as _? }
      }
      book.add(name) { $0.write(rows) }
    }
    try folder.write("libro.xlsx", bytes: book.bytes())
    try folder.write(
      "expediente.yaml",
      DossierFolder.dossier.replacing("plan.csv", with: "libro.xlsx")
        .replacing("paa.csv", with: "libro.xlsx"))
    let report = try folder.report()
    #expect(report.rows("actividad", in: 0) == 3)
    #expect(report.rows("paa", in: 1) == 2)
    #expect(report.rule("actividad-sin-responsable")?.totals[.notChecked] == 0)
  }

  @Test("that cannot be read are named, and leave open what they would hold, nothing else")
  func unreadableAcquisitions() throws {
    try folder.write("paa.csv", "")
    let result = try folder.check()
    #expect(result.failures.map(\.kind) == [.empty])
    #expect(result.exitCode == .cannotRead)
    let report = try #require(result.plans.first).report
    #expect(report.documents[1].kind == "unread")
    #expect(report.documents[1].role == "paa")
    #expect(report.verdict != .complies)
    #expect(!report.gatePassed)
    let activities = try #require(report.rule("actividad-sin-responsable")).totals
    #expect(activities[.pass] == 3)
    #expect(activities[.notChecked] == 0)
    let purchases = try #require(report.rule("plan-sin-plan-de-compras")).totals
    #expect(purchases[.fail] + purchases[.pass] == 0)
    #expect(purchases[.notChecked] + purchases[.needsReview] == 1)
  }

  @Test("of which the plan cannot be read leave every rule on its rows open")
  func unreadablePlan() throws {
    try folder.write("plan.csv", "")
    let report = try #require(try folder.check().plans.first).report
    let activities = try #require(report.rule("actividad-sin-responsable")).totals
    #expect(activities[.pass] == 0)
    #expect(activities[.notChecked] >= 1)
    #expect(report.totals[.fail] == 0)
    #expect(report.verdict == .inconclusive)
  }

  @Test("that are not there are told apart, with their path")
  func missingFile() throws {
    try folder.write(
      "expediente.yaml", DossierFolder.dossier.replacing("paa.csv", with: "otro.csv"))
    let result = try folder.check()
    #expect(result.exitCode == .noSuchFile)
    #expect(result.failures.map(\.path) == [folder.path + "/otro.csv"])
  }

  @Test("do not hold the plan's facts where there is no plan among them")
  func withoutPlan() throws {
    try folder.write("expediente.yaml", "documents:\n  - { role: paa, path: paa.csv }\n")
    let report = try folder.report()
    #expect(report.fact("tipo") == nil)
    #expect(report.verdict == .inconclusive)
  }
}
