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

@Suite("The day whose law counts")
struct AsOfTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("is the one asked for")
  func given() throws {
    let day = try #require(CalendarDate(iso: "2024-05-06"))
    let report = try desk.report { $0.asOf = .date(day) }
    #expect(report.run.asOf == day)
    #expect(report.run.asOfFrom == .given)
  }

  @Test("else the day that the pack sets for the kind of plan, in its year")
  func ofThePlan() throws {
    let report = try desk.report()
    #expect(report.run.asOf.description == "2026-01-31")
    #expect(report.run.asOfFrom == .planYear)
    let other = try desk.report { $0.settings = [(name: "plan.vigencia", value: "2023")] }
    #expect(other.run.asOf.description == "2023-01-31")
  }

  @Test("of a plan of several years it is that of the first")
  func firstYear() throws {
    let report = try desk.report {
      $0.settings = [
        (name: "plan.tipo", value: "plan_indicativo"), (name: "plan.vigencia", value: "2026"),
        (name: "plan.anio_inicial", value: "2024"), (name: "plan.anio_final", value: "2027"),
      ]
    }
    #expect(report.run.asOf.description == "2024-01-31")
    #expect(report.run.asOfFrom == .planYear)
  }

  @Test("else, with a note, the day to which the pack was verified")
  func verified() throws {
    let path = try desk.folder.write(Desk.book(title: nil), as: "sin-titulo.xlsx")
    let report = try desk.report {
      $0.paths = [path]
      $0.settings = [(name: "plan.tipo", value: "plan_de_accion")]
    }
    #expect(report.run.asOf == (try Desk.pack.get().identity.verified))
    #expect(report.run.asOfFrom == .packVerified)
    #expect(
      report.notes.contains {
        $0.es.hasPrefix("No se conoce el año del plan:") && $0.es.contains("--set plan.vigencia=")
      })
  }

  @Test("the note asks for what is not known, and for nothing that is")
  func unknown() throws {
    let path = try desk.folder.write(Desk.book(title: nil), as: "sin-titulo.xlsx")
    let day = try #require(CalendarDate(iso: "2024-05-06"))
    func notes(_ settings: [(name: String, value: String)]) throws -> [String] {
      try desk.report {
        $0.paths = [path]
        $0.settings = settings
      }.notes.map(\.es)
    }
    let year = try notes([(name: "plan.vigencia", value: "2026")])
    #expect(!year.contains { $0.contains("--set plan.vigencia=") })
    let given = try desk.report {
      $0.paths = [path]
      $0.asOf = .date(day)
    }
    #expect(!given.notes.contains { $0.es.contains("se juzgó con la ley al día") })
  }
}
