import Findings
import Values

/// One cell of the matrix: a requirement and an entity's dossier of one year.
package struct MatrixCell: Sendable {
  /// The entity.
  package var entity: String
  /// The year.
  package var year: String
  /// How many cells of the grid have each verdict.
  package var totals: VerdictTotals
  /// Fails that an accepted exception covers.
  package var excepted: Int
  /// Cells without object because the requirement is not in force on the as-of date.
  package var notInForce: Int
  /// Fails of what the letter of a norm makes a duty, without excepted ones.
  package var breaches: Int
  /// Fails of good practice that no norm asks for.
  package var improvable: Int
}

/// A requirement and its cells, by entity and year.
package struct MatrixRow: Sendable {
  /// The requirement.
  package var requirement: String
  /// Its norm, an identifier.
  package var norm: String
  /// Its norm, for people.
  package var normTitle: LocalizedText
  /// Its article, for people.
  package var article: String
  /// What it asks, a paraphrase; empty where nobody wrote it.
  package var text: LocalizedText
  /// Its cells.
  package var cells: [MatrixCell]
}

/// A dossier of a run, and what it comes to.
package struct RunDossier: Sendable {
  /// The entity, as its folder is called.
  package var entity: String
  /// The year.
  package var year: String
  /// What it comes to.
  package var verdict: WholeVerdict
  /// What the documents say of the entity: name, level, nature and whatever else, by field.
  package var facts: [String: String] = [:]
  /// The days to which its plans were judged, ISO.
  package var asOf: [String] = []
  /// What could not be read.
  package var failures: [StoredResult.Failure]
  /// What is still to be known of it.
  package var questions: [RunQuestion] = []
  /// What was found, where the report wants it.
  package var findings: [RunFinding] = []
}

/// A question that is open in a dossier.
package struct RunQuestion: Sendable {
  /// Its identifier, `entidad.nivel`.
  package var id: String
  /// The question, for people.
  package var text: LocalizedText
  /// How many cells of the grid wait for its answer.
  package var cells: Int
}

/// Something found in a dossier, with its first place.
package struct RunFinding: Sendable {
  /// Its rule.
  package var rule: String
  /// The requirement that the rule checks.
  package var requirement: String
  /// Its norm and article, for people.
  package var citation: LocalizedText
  /// What was found of it: `fail`, `not_checked` …
  package var verdict: String
  /// What the rule rests on.
  package var basis: String
  /// How grave it is.
  package var severity: String
  /// What is wrong.
  package var message: LocalizedText
  /// How to mend it.
  package var remedy: LocalizedText
  /// In how many cells of the grid.
  package var cells: Int
  /// Its file; `nil` where it has no place.
  package var path: String?
  /// Its sheet.
  package var sheet: String?
  /// Its cell.
  package var cell: String?
  /// Its page.
  package var page: Int?
  /// Its line.
  package var line: Int?
  /// What is written there.
  package var written: String?
}

/// A whole run as reports need it.
package struct RunRecord: Sendable {
  /// Its number in the store.
  package var number: Int
  /// How it was asked to judge.
  package var settings: String
  /// Its rule pack.
  package var pack: (id: String, version: String, sha256: String)
  /// Its dossiers, by entity and year.
  package var dossiers: [RunDossier]
  /// Its matrix, in the order of the pack.
  package var matrix: [MatrixRow]
  /// What was left out.
  package var leftOut: [StoredRun.LeftOut]

  /// The same run, of these entities only; of all of them where none is named.
  package func limited(to entities: [String]) -> RunRecord {
    guard !entities.isEmpty else { return self }
    let wanted = Set(entities)
    var run = self
    run.dossiers.removeAll { !wanted.contains($0.entity) }
    for index in run.matrix.indices {
      run.matrix[index].cells.removeAll { !wanted.contains($0.entity) }
    }
    run.matrix.removeAll { $0.cells.isEmpty }
    run.leftOut = []
    return run
  }
}

extension RunFinding {
  /// The code under which it stands in the glossary; good practice that fails is no breach.
  package var verdictCode: String {
    Verdict(id: verdict).map { Glossary.code(of: $0, basis: RuleBasis(rawValue: basis)) } ?? verdict
  }
}
