import Checking
import Documents
import Findings
import Foundation
import Reports
import TestSupport
import Testing
import Values

@Suite("Masking persons")
struct RedactingTests {
  private static let names = [
    "Ana Ruiz", "ANA RUIZ", "Luis Díaz", "ana.ruiz@", "52.123.456", "3001234567",
  ]

  private static let text = """
    Actividad;Responsable;Fecha inicio;Fecha fin
    Capacitar con Ana Ruiz (CC 52.123.456, ana.ruiz@x.gov.co);Ana Ruiz;2026-03-01;2026-02-01
    Pagar 500000000 a la obra 2026001000011;ANA  RUIZ;2026-03-01;2026-02-01
    Sembrar con Luis Díaz, celular 3001234567;Luis Díaz;2026-03-01;31/1272026
    Podar los árboles;Por definir;2026-02-01;2026-03-01

    """

  /// The same with another leader for the third activity.
  private static let changedText = text.replacingOccurrences(
    of: ";Luis Díaz;", with: ";Ana Ruiz;")

  @Test("no report says a name, an address or a number that identifies, in any language")
  func everyReport() throws {
    let (session, plan) = try checked()
    let masked = session.redacted(plan)
    for format in ReportFormats.all {
      let sourced = SourcedReport(masked.report, sources: masked.documents)
      let bytes = format.render([sourced], failures: [], options: ReportOptions(concise: false))
      let text = String(decoding: bytes, as: UTF8.self)
      for name in RedactingTests.names {
        #expect(text.firstRange(of: name) == nil, "\(format.identifier): \(name)")
      }
    }
  }

  @Test("persons keep their numbers, placeholders stay, and nothing else of the findings changes")
  func sameFindings() throws {
    let (session, plan) = try checked()
    let masked = session.redacted(plan)
    #expect(masked.report.findings.map(\.fingerprint) == plan.report.findings.map(\.fingerprint))
    #expect(masked.report.totals == plan.report.totals)
    let grid = try #require(masked.documents[0].grids.first?.grid)
    let column = (1...4).map { grid.text(grid[$0, 1]) }
    #expect(column == ["[persona 1]", "[persona 1]", "[persona 2]", "Por definir"])
    #expect(grid.text(grid[1, 0]) == "Capacitar con [persona 1] (CC [número], [correo])")
    #expect(grid.text(grid[2, 0]) == "Pagar 500000000 a la obra 2026001000011")
    #expect(masked.report.findings.contains { $0.message.es.contains("[persona 1]") })
  }

  @Test("the way to a finding is masked as well")
  func traces() throws {
    let (session, plan) = try checked(explaining: true)
    #expect(!plan.traces.isEmpty)
    let masked = session.redacted(plan)
    let sourced = SourcedReport(masked.report, sources: masked.documents)
    let text = String(
      decoding: ExplanationReport(masked.traces, of: sourced).bytes, as: UTF8.self)
    for name in RedactingTests.names { #expect(text.firstRange(of: name) == nil, "\(name)") }
  }

  @Test("no comparison says one either, and a person has one number in both plans")
  func comparisons() throws {
    let folder = try TemporaryFolder()
    let base = try folder.write(Array(RedactingTests.text.utf8), as: "antes.csv")
    let head = try folder.write(Array(RedactingTests.changedText.utf8), as: "ahora.csv")
    var request = CompareRequest(
      base: base, head: head, check: CheckRequest(paths: [], version: "0"))
    let open = try CompareSession(request, pack: DossierFolder.pack.get()).run()
    request.masksPersons = true
    let masked = try CompareSession(request, pack: DossierFolder.pack.get()).run()
    #expect(masked.plan.changes.count == open.plan.changes.count)
    #expect(masked.exitCode == open.exitCode)
    let change = try #require(masked.plan.changes.first { $0.field?.id == "responsable" })
    #expect(change.before?.text == "[persona 2]" && change.after?.text == "[persona 1]")
    for format in ComparisonFormats.all {
      let bytes = format.render(masked, options: ReportOptions(concise: false))
      let told = String(decoding: bytes, as: UTF8.self)
      for name in RedactingTests.names {
        #expect(told.firstRange(of: name) == nil, "\(format.identifier): \(name)")
      }
    }
  }

  private func checked(explaining: Bool = false) throws -> (CheckSession, CheckedPlan) {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(RedactingTests.text.utf8), as: "plan.csv")
    var request = CheckRequest(paths: [path], version: "prueba")
    request.asOf = CalendarDate(iso: "2026-02-15").map { .date($0) } ?? .byPlan
    request.settings = [("plan.tipo", "plan_de_accion"), ("plan.vigencia", "2026")]
    let pack = try DossierFolder.pack.get()
    let first = try #require(try CheckSession(request, pack: pack).run().plans.first)
    guard explaining else { return (try CheckSession(request, pack: pack), first) }
    request.explained =
      first.report.findings.first { $0.rule == "fin-antes-de-inicio" }?.fingerprint
    let session = try CheckSession(request, pack: pack)
    return (session, try #require(try session.run().plans.first))
  }
}
