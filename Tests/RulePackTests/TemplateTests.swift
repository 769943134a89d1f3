import Authoring
import Checking
import Findings
import Foundation
import Plans
import Reports
import Rules
import TestSupport
import Testing
import Values

/// Each kind of plan of which the pack has an example, as a workbook to be filled in.
@Suite("A template")
struct TemplateTests {
  static let types = Catalogue.pack.map { TemplateMaker($0).types } ?? []

  private func template(_ type: String) throws -> (RulePack, PlanTemplate) {
    let pack = try Catalogue.outcome.get()
    return (pack, try #require(TemplateMaker(pack).template(for: type)))
  }

  private func report(
    _ type: String, examples: Int, _ change: (inout PlanTemplate) -> Void = { _ in }
  ) throws -> CheckReport {
    var (pack, template) = try template(type)
    change(&template)
    let bytes = try TemplateWorkbook(template, language: .es).bytes(examples: examples)
    let folder = try TemporaryFolder()
    var request = CheckRequest(paths: [try folder.write(bytes, as: "plan.xlsx")], version: "0")
    let base = try #require(
      pack.bases.first { $0.given.tables["plan"]?.first?["tipo"] == .text(type) })
    request.asOf = .date(base.asOf)
    return try #require(try CheckSession(request, pack: pack).run().plans.first).report
  }

  @Test("is there for the kinds of plans that offices write most")
  func known() {
    #expect(Set(Self.types).isSuperset(of: ["plan_de_accion", "plan_indicativo", "paa"]))
  }

  @Test("is read as what it is: each column its field, nothing left over", arguments: types)
  func understood(type: String) throws {
    let (_, template) = try template(type)
    let report = try report(type, examples: template.rows.count)
    let document = report.documents[0]
    #expect(document.tables.allSatisfy { $0.unrecognised.isEmpty })
    let exact = document.tables.flatMap(\.fields).filter { $0.confidence == "exact" }
    #expect(Set(exact.map(\.cell)).count == template.columns.count)
    #expect(
      Set(document.leftOver.map(\.reason)).isSubset(of: ["hidden", "dictionary", "no_table"]))
    #expect(report.plan.contains { $0.field == "tipo" && $0.value == type })
    #expect(template.columns.contains { $0.isNeeded } || type == "plan_indicativo")
  }

  @Test("filled in rightly breaks no rule", arguments: types)
  func passes(type: String) throws {
    let (_, template) = try template(type)
    let report = try report(type, examples: template.rows.count)
    let fails = report.findings.filter { $0.verdict == .fail || $0.verdict == .error }
    #expect(fails.isEmpty, "\(fails.map { "\($0.rule): \($0.message.es)" })")
    #expect(report.totals[.pass] > 0)
    let doubts = report.findings.filter { finding in
      finding.causes.contains { $0.state == .guessed || $0.state == .malformed }
    }
    #expect(doubts.isEmpty, "\(doubts.map { "\($0.rule): \($0.message.es)" })")
  }

  @Test("with its example alone has no value that is not understood", arguments: types)
  func example(type: String) throws {
    let report = try report(type, examples: 1)
    let states = report.documents[0].tables.flatMap(\.fields).map(\.states)
    #expect(states.allSatisfy { $0.malformed == 0 && $0.unread == 0 && $0.guessed == 0 })
  }

  @Test("is judged like any other plan: a deadline that lies before its start is found")
  func judged() throws {
    let report = try report("plan_de_accion", examples: 2) { template in
      guard let start = template.columns.firstIndex(where: { $0.field.id == "fecha_inicio" }),
        let end = template.columns.firstIndex(where: { $0.field.id == "fecha_fin" })
      else { return }
      template.rows[0].swapAt(start, end)
    }
    #expect(report.findings.contains { $0.rule == "fin-antes-de-inicio" && $0.verdict == .fail })
  }
}
