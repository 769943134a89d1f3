import Values

/// An observation of an entity with all that was ever written of it.
package struct StoredObservation: Sendable {
  /// The number that stays, from 1 for each entity.
  package var number: Int
  /// The year of its dossier.
  package var year: String
  /// The rule whose cells it gathers.
  package var rule: String
  /// What the audit says of it, as JSON; the last version.
  package var content: String = ""
  /// What people wrote into it, in order.
  package var entries: [Entry] = []
  /// Its way, in order.
  package var events: [Event] = []

  /// The state it has come to.
  package var state: State { events.last?.state ?? .draft }

  /// What somebody wrote in a field last.
  package func entry(_ field: Field) -> String? {
    entries.last { $0.field == field }?.text
  }

  /// The states, in their order.
  package enum State: String, CaseIterable, Sendable {
    /// Nobody outside has seen it.
    case draft = "borrador"
    /// The entity has been told.
    case communicated = "comunicada"
    /// The entity has answered, or let its term pass.
    case answered = "respondida"
    /// An auditor has weighed the answer and holds to it: a «hallazgo».
    case confirmed = "confirmada"
    /// An auditor has weighed the answer and drops it.
    case dismissed = "desvirtuada"

    /// Where it may go from here.
    package var next: [State] {
      switch self {
      case .draft: [.communicated]
      case .communicated: [.answered]
      case .answered: [.confirmed, .dismissed]
      case .confirmed, .dismissed: []
      }
    }
  }

  /// What only a person can say.
  package enum Field: String, CaseIterable, Sendable {
    /// Why it came to that.
    case cause = "causa"
    /// What follows from it.
    case effect = "efecto"
    /// Of which kind it is: administrative, disciplinary, fiscal, penal.
    case incidence = "incidencia"
  }

  /// What somebody wrote into a field.
  package struct Entry: Hashable, Sendable {
    /// The field.
    package var field: Field
    /// What.
    package var text: String
    /// When, ISO.
    package var day: String?
    /// Who.
    package var author: String

    /// An entry.
    package init(_ field: Field, text: String, day: String?, author: String) {
      (self.field, self.text, self.day, self.author) = (field, text, day, author)
    }
  }

  /// A step of its way.
  package struct Event: Hashable, Sendable {
    /// The state it came to.
    package var state: State
    /// When, ISO.
    package var day: String
    /// Who.
    package var author: String
    /// What was said.
    package var text: String
    /// A file that belongs to it, by its name.
    package var annex: String?
    /// SHA-256 of that file.
    package var annexSHA256: String?

    /// An event.
    package init(
      _ state: State, day: String, author: String, text: String, annex: String? = nil,
      annexSHA256: String? = nil
    ) {
      (self.state, self.day, self.author, self.text) = (state, day, author, text)
      (self.annex, self.annexSHA256) = (annex, annexSHA256)
    }
  }
}
