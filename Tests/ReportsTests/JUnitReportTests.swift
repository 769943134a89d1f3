import Findings
import Foundation
import Reports
import Testing
import Values

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The JUnit report")
struct JUnitReportTests {
  private func suites(_ sample: ReportSample) throws -> [XMLNode] {
    try XMLDocument(data: Data(sample.bytes(JUnitReport()))).nodes(
      forXPath: "/testsuites/testsuite")
  }

  private func attribute(_ node: XMLNode, _ name: String) throws -> String {
    try #require(node.nodes(forXPath: "@\(name)").first?.stringValue)
  }

  @Test(
    "has one case a rule, at most one child each, and counts that add up",
    arguments: ReportSample.all)
  func cases(sample: ReportSample) throws {
    let suites = try suites(sample)
    #expect(suites.count == sample.reports.count + sample.failures.count)
    for (index, suite) in suites.enumerated() {
      let cases = try suite.nodes(forXPath: "testcase")
      #expect(try attribute(suite, "tests") == String(cases.count))
      for (name, child) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
        let count = try suite.nodes(forXPath: "testcase/\(child)").count
        #expect(try attribute(suite, name) == String(count))
      }
      #expect(cases.allSatisfy { ($0.children ?? []).filter { $0.kind == .element }.count <= 1 })
      if index < sample.reports.count {
        #expect(cases.count == sample.reports[index].report.rules.count)
      }
    }
  }

  @Test("fails what is broken, skips with its reason what was not judged, and errs on faults")
  func outcomes() throws {
    let suite = try #require(try suites(.full).first)
    func child(_ rule: String, _ name: String) throws -> XMLNode {
      try #require(
        suite.nodes(forXPath: "testcase[starts-with(@name, '\(rule):')]/\(name)").first)
    }
    #expect(try attribute(child("fecha-mal-escrita", "failure"), "type") == "Incumplimiento")
    #expect(
      try attribute(child("fecha-mal-escrita", "failure"), "message")
        == "La fecha «31/1272024» no se entiende.")
    let body = try #require(child("actividad-sin-responsable", "failure").stringValue)
    #expect(body.contains("plan.xlsx · hoja «Plan» · celda D10: alerta: La actividad"))
    #expect(body.contains("Corregir: Escriba lo que falta."))
    #expect(
      try attribute(child("plan-publicado", "skipped"), "message")
        == "Por decidir: ¿Se publicó el plan?")
    #expect(
      try attribute(child("entidad-obligada", "skipped"), "message")
        == "No se pudo verificar: entidad.nivel: no se conoce (nadie lo ha dado)")
    #expect(
      try attribute(child("regla-rota", "error"), "message") == "La expresión pasó de su costo.")
  }

  @Test("caps the places of a rule and states the remainder")
  func cap() throws {
    let sample = ReportSample(
      name: "many",
      reports: [
        SourcedReport(HostileReport.large(findings: 1_000), sources: [SampleReport.document])
      ])
    #expect(sample.text(JUnitReport()).contains("y 300 lugares más; --report json los trae todos"))
  }

  @Test("is never green without rules")
  func empty() throws {
    var report = SampleReport.clean()
    (report.rules, report.verdict) = ([], .inconclusive)
    let sample = ReportSample(name: "empty", reports: [SourcedReport(report, sources: [])])
    #expect(try suites(sample)[0].nodes(forXPath: "testcase/error").count == 1)
  }
}
