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

@Suite("The file of answers")
struct AnswersTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  private func report(_ text: String, _ change: (inout CheckRequest) -> Void = { _ in }) throws
    -> CheckReport
  {
    let path = try desk.answers(text)
    return try desk.report { request in
      request.settings = [(name: "entidad.nivel", value: "municipal")]
      request.answersFile = path
      change(&request)
    }
  }

  @Test("answers rules, rows of a dated table and facts")
  func all() throws {
    let report = try report(
      """
      informe-de-gestion-sin-publicar: si
      plan-institucional-sin-integrar: { pinar: si, sst: no }
      plan.fecha_publicacion: 2026-01-30
      """)
    let rule = try #require(report.rules.first { $0.id == "informe-de-gestion-sin-publicar" })
    #expect(rule.totals[.pass] == 1)
    let published = try #require(report.plan.first { $0.field == "fecha_publicacion" })
    #expect(published.value == "2026-01-30")
    let open = report.questions.map(\.id)
    #expect(!open.contains("informe-de-gestion-sin-publicar"))
  }

  @Test("one row is answered, the others stay open")
  func rows() throws {
    func totals(_ text: String) throws -> VerdictTotals {
      try #require(
        try report(text) { $0.settings.append((name: "entidad.mipg", value: "sí")) }
          .rules.first { $0.id == "plan-institucional-sin-integrar" }
      ).totals
    }
    let none = try totals("plan.fecha_publicacion:")
    let one = try totals("plan-institucional-sin-integrar: { pinar: si }")
    #expect(none[.needsReview] > 1)
    #expect(one[.needsReview] == none[.needsReview] - 1)
    #expect(one[.pass] == none[.pass] + 1)
    #expect(one.grid == none.grid)
  }

  @Test("an empty answer is none, and --set outweighs the file")
  func empty() throws {
    let report = try report("informe-de-gestion-sin-publicar:\nentidad.nivel: nacional\n")
    #expect(report.entity.first { $0.field == "nivel" }?.value == "municipal")
    let rule = try #require(report.rules.first { $0.id == "informe-de-gestion-sin-publicar" })
    #expect(rule.totals[.pass] == 0)
  }

  @Test("an unknown question is refused at its line, with the one that was meant")
  func unknown() throws {
    let path = try desk.answers("plan.vigencia: 2026\ninforme-de-gestion-sin-publicr: si\n")
    let error = try #require(try desk.refusal { $0.answersFile = path })
    #expect(error.exitCode == .cannotRead)
    #expect(error.es.contains("respuestas.yaml:2"))
    #expect(error.es.contains("informe-de-gestion-sin-publicar"))
    #expect(error.en.contains("did you mean"))
  }

  @Test(
    "an answer that nobody could use is refused and says what would do",
    arguments: [
      ("informe-de-gestion-sin-publicar: quizás", "«quizás» no es una respuesta"),
      ("informe-de-gestion-sin-publicar: { pinar: si }", "una sola vez"),
      ("plan-institucional-sin-integrar: { pinarr: si }", "¿Quiso decir «pinar»?"),
      ("plan-institucional-sin-integrar: { pinar: tal vez }", "«tal vez» no es una respuesta"),
      ("fin-antes-de-inicio: si", "no hace ninguna pregunta"),
    ])
  func useless(text: String, hint: String) throws {
    let path = try desk.answers(text + "\n")
    let error = try #require(try desk.refusal { $0.answersFile = path })
    #expect(error.exitCode == .cannotRead)
    #expect(error.es.contains(hint), "\(error.es)")
    #expect(error.es.contains("respuestas.yaml") && error.en != error.es)
  }

  @Test("a file of comments alone, as it is written where nothing is asked, gives no answers")
  func comments() throws {
    #expect(try report("# No hay preguntas abiertas.\n\n").rules.count > 1)
    #expect(try report("").rules.count > 1)
  }

  @Test("a fact whose answer does not fit is refused, and a file that is not there told apart")
  func refused() throws {
    let path = try desk.answers("entidad.nivel: planetario\n")
    #expect(try desk.refusal { $0.answersFile = path }?.exitCode == .usage)
    #expect(
      try desk.refusal { $0.answersFile = desk.folder.path + "/no.yaml" }?.exitCode == .noSuchFile)
    let broken = try desk.answers("- una\n- lista\n")
    #expect(try desk.refusal { $0.answersFile = broken }?.exitCode == .cannotRead)
  }
}
