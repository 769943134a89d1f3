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

/// A folder with a small plan, checked with the pack of the checkout.
struct Desk {
  static let pack = Result { try RulePackLoader.load(directory: Checkout.rules) }

  let folder: TemporaryFolder
  /// The plan's path.
  let plan: String

  init() throws {
    folder = try TemporaryFolder()
    plan = try folder.write(Desk.book(title: "PLAN DE ACCIÓN 2026"), as: "plan.xlsx")
  }

  /// Two activities, one of them without a responsible and with an end before its start.
  static func book(title: String?) throws -> [UInt8] {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      if let title { sheet["A1"] = .text(title) }
      sheet.write(
        [
          ["Objetivo", "Actividad", "Responsable", "Fecha inicio", "Fecha fin"],
          ["O1", "Hacer talleres", "Secretaría de Salud", .date(46_054), .date(46_300)],
          ["O1", "Comprar equipos", nil, .date(46_300), .date(46_054)],
        ], at: "A2")
    }
    return try book.bytes()
  }

  func request(_ paths: [String]? = nil) -> CheckRequest {
    CheckRequest(paths: paths ?? [plan], version: "0")
  }

  func run(_ request: CheckRequest) throws -> CheckResult {
    try CheckSession(request, pack: Desk.pack.get()).run()
  }

  /// The report on the plan, the request changed as told.
  func report(_ change: (inout CheckRequest) -> Void = { _ in }) throws -> CheckReport {
    var request = request()
    change(&request)
    return try #require(try run(request).plans.first).report
  }

  /// What a request that cannot be met says.
  func refusal(_ change: (inout CheckRequest) -> Void) throws -> CheckError? {
    var request = request()
    change(&request)
    do {
      _ = try run(request)
      return nil
    } catch let error as CheckError {
      return error
    }
  }

  func answers(_ text: String) throws -> String {
    try folder.write(Array(text.utf8), as: "respuestas.yaml")
  }

  static func json(_ plans: some Sequence<CheckedPlan>) -> [UInt8] {
    JSONReport().render(
      plans.map { SourcedReport($0.report, sources: $0.documents) }, failures: [],
      options: ReportOptions())
  }
}
