import Findings
import Reports
import Testing
import Values

@Suite("The file of questions")
struct QuestionsFileTests {
  @Test("has one empty answer a question, those on rows and places below what they ask about")
  func file() {
    var report = SampleReport.clean()
    report.questions = [
      "r@a", "entidad.nivel", "r@b", "meta.valor@Plan de acción!C9", "meta.valor@Hoja \"1\"!C9",
    ].map { id in
      CheckReport.OpenQuestion(
        id: id, rule: "r", text: LocalizedText(es: "¿\(id)?"), answers: ["si", "no"], cells: 1)
    }
    let text = String(
      decoding: QuestionsFile(reports: [report, report], language: .es).bytes, as: UTF8.self)
    let keys = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      keys == [
        "r:", "  a:", "  b:", "entidad.nivel:", "meta.valor:", "  \"Plan de acción!C9\":",
        "  \"Hoja \\\"1\\\"!C9\":",
      ])
  }
}
