import Checking
import Findings
import Foundation
import Plans
import Readers
import Reports
import Rules
import TestSupport
import Testing
import Values

@Suite("Which rules are asked for")
struct SelectionTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("all of them, in the pack's order, each with a cell")
  func all() throws {
    let report = try desk.report()
    #expect(report.rules.map(\.id) == (try Desk.pack.get().rules.map(\.id)))
    #expect(report.rules.allSatisfy { $0.totals.grid > 0 })
    #expect(report.run.selection.isEmpty)
  }

  @Test("rules and norms together, named in the report")
  func some() throws {
    let report = try desk.report {
      $0.ruleIDs = ["fin-antes-de-inicio"]
      $0.normIDs = ["bpin"]
    }
    let pack = try Desk.pack.get()
    let expected = pack.rules.filter {
      $0.id == "fin-antes-de-inicio" || pack.requirement($0.requirement)?.norm == "bpin"
    }.map(\.id)
    #expect(expected.count > 1)
    #expect(report.rules.map(\.id) == expected)
    #expect(report.run.selection == ["fin-antes-de-inicio", "bpin"])
  }

  @Test("an unknown rule or norm is an error of usage with what was meant")
  func unknown() throws {
    let rule = try #require(try desk.refusal { $0.ruleIDs = ["fin-antes-de-inici"] })
    #expect(rule.exitCode == .usage && rule.es.contains("¿Quiso decir «fin-antes-de-inicio»?"))
    let norm = try #require(try desk.refusal { $0.normIDs = ["ley-1474-2012"] })
    #expect(norm.exitCode == .usage && norm.en.contains("“ley-1474-2011”"))
  }

  @Test("a selected rule yields to one that was not selected")
  func yields() throws {
    let report = try desk.report { $0.ruleIDs = ["actividad-sin-responsable"] }
    let rule = try #require(report.rules.first)
    #expect(rule.totals[.fail] == 1 && rule.totals[.pass] == 1)
  }
}
