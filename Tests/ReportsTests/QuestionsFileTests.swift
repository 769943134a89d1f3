import Findings
import Reports
import Testing
import Values

@Suite("The file of questions")
struct QuestionsFileTests {
  @Test("has one empty answer a question, rows of one rule below it, and guesses as comments only")
  func file() {
    var report = SampleReport.clean()
    report.questions = ["r@a", "entidad.nivel", "r@b", "meta.valor@0.0.3.1"].map { id in
      CheckReport.OpenQuestion(
        id: id, rule: "r", text: LocalizedText(es: "¿\(id)?"), answers: ["si", "no"], cells: 1)
    }
    let text = String(
      decoding: QuestionsFile(reports: [report, report], language: .es).bytes, as: UTF8.self)
    let keys = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(keys == ["r:", "  a:", "  b:", "entidad.nivel:"])
    #expect(text.contains("# ¿meta.valor@0.0.3.1?\n# Respuestas: si | no\n# Se resuelve"))
  }
}
