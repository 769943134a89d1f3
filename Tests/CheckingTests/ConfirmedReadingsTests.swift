import Checking
import Findings
import Reports
import TestSupport
import Testing
import Values

@Suite("Guesses that a person settles")
struct ConfirmedReadingsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("every question about a guess can be answered in the file that asks it")
  func roundTrip() throws {
    let open = try check()
    let asked = open.questions.filter { $0.id.contains("@Plan de acción 2026!") }
    #expect(!asked.isEmpty)
    let right = try check(answering: "si")
    let wrong = try check(answering: "no")
    for question in asked {
      #expect(!right.questions.contains { $0.id == question.id }, "\(question.id)")
      #expect(!wrong.questions.contains { $0.id == question.id }, "\(question.id)")
    }
    #expect(right.totals[.needsReview] < open.totals[.needsReview])
    #expect(right.totals[.pass] + right.totals[.fail] > open.totals[.pass] + open.totals[.fail])
    #expect(wrong.totals[.needsReview] < open.totals[.needsReview])
    #expect(wrong.totals[.notChecked] > open.totals[.notChecked], "what was misread is not green")
    #expect(wrong.totals[.pass] <= open.totals[.pass])
  }

  @Test("an answer to no guess is told, and anything but yes and no is refused")
  func faults() throws {
    let report = try check(answers: "proyecto.codigo_bpin: { \"Otra!Z9\": si }\n")
    #expect(report.notes.contains { $0.es.contains("proyecto.codigo_bpin@Otra!Z9") })
    #expect(throws: CheckError.self) {
      try check(answers: "proyecto.codigo_bpin: { \"Otra!Z9\": quizás }\n")
    }
    #expect(throws: CheckError.self) { try check(answers: "meta.valr: { \"Otra!Z9\": si }\n") }
  }

  private func check(answering word: String) throws -> CheckReport {
    let questions = QuestionsFile(reports: [try check()], language: .es)
    let lines = String(decoding: questions.bytes, as: UTF8.self).split(separator: "\n").map {
      $0.hasPrefix("  \"Plan") && $0.hasSuffix(":") ? "\($0) \(word)" : String($0)
    }
    return try check(answers: lines.joined(separator: "\n") + "\n")
  }

  private func check(answers: String? = nil) throws -> CheckReport {
    var request = CheckRequest(
      paths: [Checkout.root.appendingPathComponent("examples/con-defectos-2026/plan.xlsx").path],
      version: "prueba")
    request.asOf = CalendarDate(iso: "2026-02-12").map { .date($0) } ?? .byPlan
    request.answersFile = try answers.map { try folder.write(Array($0.utf8), as: "r.yaml") }
    let result = try CheckSession(request, pack: DossierFolder.pack.get()).run()
    return try #require(result.plans.first).report
  }
}
