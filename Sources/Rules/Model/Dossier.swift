import Findings
import Plans
import Values

/// What belongs together and is checked as one: `expediente.yaml`.
package struct Dossier: Sendable {
  /// Its documents, in the order of the file.
  package var documents: [Entry]
  /// Facts of the entity and the plan.
  package var facts: [GivenFact]
  /// Answers, by question.
  package var answers: [String: GivenAnswer]
  /// The entity's profile, a path as written.
  package var profile: String?
  /// A copy of the registry of projects, a path as written.
  package var registry: String?
  /// Last year's dossier or answers, whose lasting answers are proposed again; a path as written.
  package var previous: String?
  /// The day whose law counts.
  package var asOf: CalendarDate?
  /// Which results stop the caller.
  package var gate: CheckReport.Gate?
  /// The least severity whose fails stop the caller.
  package var failOn: Severity?
  /// The rule pack that it was written for.
  package var pack: PackPin?
  /// A baseline, a path as written.
  package var baseline: String?
  /// A file of dispositions, a path as written.
  package var dispositions: String?
  /// A file that says what sheets and columns are, a path as written.
  package var mapping: String?
  /// The entity's units and the other ways their names are written.
  package var units = UnitNames()
  /// Whether outside programs may convert old files and recognise the words of pictures.
  package var converts = false

  /// Where its documents come from.
  package var custody: [CustodyNote] = []

  /// Where one document comes from, as the dossier says it.
  package struct CustodyNote: Hashable, Sendable {
    /// The document's path as written.
    package var path: String
    /// Where it comes from.
    package var source: String?
    /// The number under which it was received.
    package var filing: String?
    /// The day or month on which it was received.
    package var received: DateSpan?
    /// Who handed it in.
    package var handedInBy: String?
  }

  /// A rule pack that a dossier is tied to; what is not said is not compared.
  package struct PackPin: Hashable, Sendable {
    /// Its name.
    package var id: String?
    /// Its version.
    package var version: String?
    /// SHA-256 of its files, at least the first twelve digits.
    package var sha256: String?

    /// Whether this is the pack.
    package func matches(_ pack: CheckReport.PackIdentity) -> Bool {
      (id ?? pack.id) == pack.id && (version ?? pack.version) == pack.version
        && pack.sha256.hasPrefix(sha256 ?? "")
    }
  }

  /// One document.
  package struct Entry: Hashable, Sendable {
    /// The part it plays.
    package var role: DocumentRole
    /// Its path as written, relative to the dossier's file.
    package var path: String

    /// A document and its role.
    package init(role: DocumentRole, path: String) { (self.role, self.path) = (role, path) }
  }
}

/// A fact of the entity or the plan that a person gave.
package struct GivenFact: Hashable, Sendable {
  /// Its name: `entidad.nivel`.
  package var name: String
  /// Its value as written; several are lines.
  package var value: String

  /// A fact.
  package init(name: String, value: String) { (self.name, self.value) = (name, value) }
}

/// An answer to a question, with who gave it and what shows it.
package struct GivenAnswer: Hashable, Sendable {
  /// The answer.
  package var answer: String
  /// When it was given.
  package var date: DateSpan?
  /// Who gave it.
  package var name: String?
  /// A file that shows it, a path as written.
  package var evidence: String?
  /// SHA-256 of that file when the answer was given, in lower-case hexadecimal.
  package var sha256: String?
  /// Whether it is proposed again next year.
  package var carries: Bool

  /// An answer; only its words are needed.
  package init(
    _ answer: String, date: DateSpan? = nil, name: String? = nil, evidence: String? = nil,
    sha256: String? = nil, carries: Bool = false
  ) {
    self.answer = answer
    (self.date, self.name) = (date, name)
    (self.evidence, self.sha256) = (evidence, sha256)
    self.carries = carries
  }
}
