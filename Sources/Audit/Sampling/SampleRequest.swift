import Findings
import Store
import Values

/// What a sample of an audit's cells is asked to be.
package struct SampleRequest: Sendable {
  /// The verdicts by which the tool says something of a plan. Of the others it says itself that it does not
  /// know, so that nobody can disagree.
  package static let verdicts: [Verdict] = [.pass, .fail, .notApplicable, .notDue]

  /// How cells are drawn.
  package var method: StoredSample.Method
  /// How many.
  package var size: Int
  /// The text that stands for chance.
  package var seed: String
  /// Only this entity; `nil` for all.
  package var entity: String?
  /// Only dossiers of this year; `nil` for all.
  package var year: String?
  /// Only these rules; empty for all.
  package var rules: [String] = []
  /// Only the rules of these norms; empty for all.
  package var norms: [String] = []
  /// Only cells of which the tool says this; empty for all of `verdicts`.
  package var only: [Verdict] = []

  /// A sample of the whole run.
  package init(_ method: StoredSample.Method, size: Int, seed: String) {
    (self.method, self.size, self.seed) = (method, size, seed)
  }

  /// The verdicts that cells are drawn from, in their order.
  var drawn: [Verdict] {
    SampleRequest.verdicts.filter { only.isEmpty || only.contains($0) }
  }

  /// Which cells are left out, as the one line that a store keeps of it; empty for none.
  var filter: String {
    var parts: [String] = []
    if let entity { parts.append("entity \(entity)") }
    if let year { parts.append("year \(year)") }
    parts += Set(rules).sorted().map { "rule \($0)" }
    parts += Set(norms).sorted().map { "norm \($0)" }
    if drawn != SampleRequest.verdicts { parts += drawn.map { "verdict \($0.id)" } }
    return parts.joined(separator: "; ")
  }

  /// Whether cells are among those to be drawn from.
  func takes(_ cells: RunCells) -> Bool {
    (entity == nil || entity == cells.entity) && (year == nil || year == cells.year)
      && (rules.isEmpty || rules.contains(cells.rule))
      && (norms.isEmpty || norms.contains(cells.norm))
  }
}
