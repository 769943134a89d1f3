import Checking
import Findings
import Reports
import Testing
import Values

@Suite("Answers with evidence")
struct DossierAnswersTests {
  private let folder: DossierFolder

  init() throws {
    folder = try DossierFolder()
    try folder.write("captura.txt", "abc")
  }

  /// SHA-256 of «abc», from FIPS 180-4.
  private let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test("close the verdict and are kept in the report")
  func closes() throws {
    #expect(try open())
    let report = try answered(
      "{ answer: si, date: 2026-01-30, name: Ana, evidence: captura.txt, sha256: \(hash) }")
    #expect(!report.questions.contains { $0.id.hasPrefix(rule) })
    let record = try #require(report.answers.first)
    #expect(record.id == rule)
    #expect(record.counts)
    #expect(record.name == "Ana")
    #expect(record.date == "2026-01-30")
    #expect(record.sha256 == hash)
  }

  @Test("do not count where the evidence has changed")
  func changedEvidence() throws {
    try folder.write("captura.txt", "otra cosa")
    let report = try answered("{ answer: si, evidence: captura.txt, sha256: \(hash) }")
    #expect(report.questions.contains { $0.id.hasPrefix(rule) })
    #expect(report.answers.map(\.counts) == [false])
    #expect(report.notes.map(\.es).contains { $0.contains("ya no es el mismo archivo") })
  }

  @Test("do not count where the evidence is not there")
  func missingEvidence() throws {
    let report = try answered("{ answer: si, evidence: nada.txt }")
    #expect(report.questions.contains { $0.id.hasPrefix(rule) })
    #expect(report.notes.map(\.es).contains { $0.contains("no se pudo leer su evidencia") })
  }

  @Test("are taken in the same form from the file of answers")
  func fileOfAnswers() throws {
    var folder = folder
    try folder.write("respuestas.yaml", "\(rule): { answer: si, evidence: captura.txt }\n")
    folder.request.answersFile = folder.path + "/respuestas.yaml"
    let report = try folder.report()
    #expect(report.answers.map(\.id) == [rule])
    #expect(!report.questions.contains { $0.id.hasPrefix(rule) })
  }

  @Test("marked to last are proposed in next year's questionnaire, and only there")
  func carried() throws {
    try folder.write(
      "pasado.yaml",
      "\(rule): { answer: si, date: 2025-01-29, name: Ana, carry: true }\n")
    try folder.write("expediente.yaml", DossierFolder.dossier + "previous: pasado.yaml\n")
    let report = try folder.report()
    #expect(report.questions.contains { $0.id.hasPrefix(rule) })
    let file = String(
      decoding: QuestionsFile(reports: [report], language: .es).bytes, as: UTF8.self)
    #expect(file.contains("# Por defecto, la del año anterior: si (2025-01-29, Ana)\n\(rule):\n"))
    try folder.write("pasado.yaml", "\(rule): { answer: si, date: 2025-01-29 }\n")
    #expect(try folder.report().questions.allSatisfy { $0.previous == nil })
  }

  @Test("marked to last are found in last year's dossier too")
  func carriedFromDossier() throws {
    try folder.write(
      "2025.yaml",
      DossierFolder.dossier + "answers:\n  \(rule): { answer: si, carry: true }\n")
    try folder.write("expediente.yaml", DossierFolder.dossier + "previous: 2025.yaml\n")
    let question = try folder.report().questions.first { $0.id.hasPrefix(rule) }
    #expect(question?.previous?.answer == "si")
  }

  // MARK: - Pieces

  /// A rule of the pack that asks one thing of the plan.
  private let rule = "informe-de-gestion-sin-publicar"

  private func open() throws -> Bool {
    try folder.report().questions.contains { $0.id.hasPrefix(rule) }
  }

  private func answered(_ answer: String) throws -> CheckReport {
    try folder.write(
      "expediente.yaml", DossierFolder.dossier + "answers:\n  \(rule): \(answer)\n")
    return try folder.report()
  }
}
