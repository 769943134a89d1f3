import Authoring
import Evaluation
import Findings
import Foundation
import Rules
import TestSupport
import Testing
import Values

/// A plan made from the rows that were read by hand, and what the rules of the pack say of it.
struct SeedPlan {
  /// The rows of each table, in the order of the audited file.
  var tables: [String: [[String: String?]]] = [:]
  /// The day whose law counts.
  var asOf = "2026-02-15"

  /// The audited rows of a file, `nil` after it was said that they are not there.
  static func truth(_ name: String) throws -> [String: Any]? {
    guard let path = Checkout.shared("plans/truth/\(name)") else { return nil }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    return try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  /// The verdict of each subject of a rule, in order; one cell for all where there are no subjects.
  func verdicts(_ rule: String) throws -> [Verdict] {
    let (pack, rule) = try Catalogue.rule(rule)
    var plan = ExamplePlan()
    for (table, rows) in tables {
      plan.tables[table] = rows.map { row in
        row.mapValues { text in text.map { .text($0) } ?? .blank(.empty) }
      }
    }
    let given = ExampleTables(plan, over: ExamplePlan(), vocabulary: pack.vocabulary)
    let day = try #require(CalendarDate(iso: asOf))
    let outcome = PackEvaluator.outcome(
      of: rule,
      in: EvaluationContext(pack: pack, tables: given.tables(), asOf: day, keepsSubjects: true))
    guard outcome.subjects.isEmpty else { return outcome.subjects.map(\.verdict) }
    return Verdict.allCases.flatMap { verdict in
      Array(repeating: verdict, count: outcome.totals[verdict])
    }
  }

  /// The rows, from 0, that a rule accuses.
  func accused(_ rule: String) throws -> [Int] {
    let verdicts = try verdicts(rule)
    return verdicts.indices.filter { verdicts[$0] == .fail }
  }

  /// A text of the document, outside its tables.
  static func text(_ text: String, kind: String = "plan_estrategico") -> SeedPlan {
    SeedPlan(tables: [
      "plan": [["tipo": kind, "vigencia": "2024"]],
      "seccion": [["titulo": "Marco normativo", "texto": text]],
    ])
  }
}

extension [[String: Any]] {
  /// The rows, from 0, of which something holds.
  func positions(_ holds: ([String: Any]) -> Bool) -> [Int] { indices.filter { holds(self[$0]) } }
}
