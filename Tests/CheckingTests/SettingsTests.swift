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

@Suite("Facts given with --set")
struct SettingsTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("stand in the report as exact, without a place")
  func given() throws {
    let report = try desk.report {
      $0.settings = [
        (name: "entidad.nivel", value: "Alcaldía"),
        (name: "plan.fecha_publicacion", value: "2026-01-30"),
      ]
    }
    let level = try #require(report.entity.first { $0.field == "nivel" })
    #expect(level.value == "municipal")
    #expect(level.confidence == "exact")
    #expect(level.place == nil)
    #expect(report.plan.contains { $0.field == "fecha_publicacion" && $0.value == "2026-01-30" })
  }

  @Test("outweigh what the document says, and the last of two counts")
  func outweigh() throws {
    let report = try desk.report {
      $0.settings = [
        (name: "plan.vigencia", value: "2024"), (name: "plan.vigencia", value: "2025"),
      ]
    }
    #expect(report.plan.first { $0.field == "vigencia" }?.value == "2025")
  }

  @Test(
    "an unknown fact is an error of usage that names the nearest and lists them all",
    arguments: ["entidad.nivell", "nivel", "actividad.nombre", "plan.", "plan.vigencia.x"])
  func unknown(name: String) throws {
    let error = try #require(
      try desk.refusal { $0.settings = [(name: name, value: "municipal")] })
    #expect(error.exitCode == .usage)
    #expect(error.es.contains("«\(name)»") && error.en.contains("“\(name)”"))
    #expect(error.es.contains("plan.vigencia"), "\(error.es)")
    if name == "entidad.nivell" { #expect(error.es.contains("¿Quiso decir «entidad.nivel»?")) }
  }

  @Test("a value that does not fit is an error of usage; of a choice its values are listed")
  func misfit() throws {
    let level = try #require(
      try desk.refusal { $0.settings = [(name: "entidad.nivel", value: "planetario")] })
    #expect(level.exitCode == .usage)
    #expect(level.es.contains("«planetario»"))
    for value in ["nacional", "departamental", "distrital", "municipal"] {
      #expect(level.es.contains(value) && level.en.contains(value))
    }
    let year = try #require(
      try desk.refusal { $0.settings = [(name: "plan.vigencia", value: "este")] })
    #expect(year.exitCode == .usage)
    let day = try #require(
      try desk.refusal { $0.settings = [(name: "plan.fecha_publicacion", value: "31/1272024")] })
    #expect(day.es.contains("31/1272024"))
  }
}
