import Store
import Values

/// The observations of an entity as people are shown them.
package struct ObservationList: Sendable {
  /// One observation, read.
  package struct Item: Sendable {
    /// All that was written of it.
    package let stored: StoredObservation
    /// What the audit says of it.
    package let content: ObservationContent

    /// «Observación 3»; «Hallazgo 3» only where an auditor confirmed it.
    func name(in language: TextLanguage) -> String {
      let isConfirmed = stored.state == .confirmed
      return language == .es
        ? "\(isConfirmed ? "Hallazgo" : "Observación") \(stored.number)"
        : "\(isConfirmed ? "Confirmed finding" : "Observation") \(stored.number)"
    }
  }

  /// The entity.
  package let entity: String
  /// The observations, by number.
  package let items: [Item]

  /// The observations that a store holds.
  package init(entity: String, _ stored: [StoredObservation]) {
    self.entity = entity
    items = stored.map { Item(stored: $0, content: ObservationContent(text: $0.content)) }
  }
}

/// A way to show observations; the same list gives the same bytes.
package protocol ObservationFormat: Sendable {
  /// Its name on the command line.
  static var identifier: String { get }
  /// What it is, one sentence.
  static var sentence: LocalizedText { get }
  /// The bytes.
  static func render(_ list: ObservationList, in language: TextLanguage) -> [UInt8]
}

/// All of them, the usual one first.
package enum ObservationFormats {
  /// In the order of help.
  package static let all: [any ObservationFormat.Type] = [
    ObservationText.self, ObservationWorkbook.self, ObservationHTML.self, ObservationJSON.self,
  ]

  /// The one with this name.
  package static func named(_ name: String) -> (any ObservationFormat.Type)? {
    all.first { $0.identifier == name }
  }
}

/// What an observation's parts are called.
enum ObservationWords {
  static func state(_ state: StoredObservation.State, _ language: TextLanguage) -> String {
    guard language == .en else {
      return state == .confirmed ? "confirmada como hallazgo" : state.rawValue
    }
    return switch state {
    case .draft: "draft"
    case .communicated: "communicated"
    case .answered: "answered"
    case .confirmed: "confirmed as a finding"
    case .dismissed: "dismissed"
    }
  }

  static func field(_ field: StoredObservation.Field, _ language: TextLanguage) -> String {
    switch field {
    case .cause: language == .es ? "Causa" : "Cause"
    case .effect: language == .es ? "Efecto" : "Effect"
    case .incidence: language == .es ? "Incidencia" : "Incidence"
    }
  }

  /// The parts that the audit fills in, with their names.
  static func parts(
    _ content: ObservationContent, _ language: TextLanguage
  ) -> [(name: String, lines: [String])] {
    func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
    return [
      (say("Criterio", "Criterion"), content.criterion),
      (say("Condición", "Condition"), content.condition),
      (say("Evidencia", "Evidence"), content.evidence),
      (say("Valor asociado", "Associated value"), content.value),
      (say("Derivación (del primer caso)", "Derivation (of the first case)"), content.derivation),
      (
        say("Recurrencia", "Recurrence"),
        content.recurrence.isEmpty
          ? [say("No se observó en otros años auditados.", "Not observed in other audited years.")]
          : [say("También en ", "Also in ") + content.recurrence.joined(separator: ", ")]
      ),
    ]
  }

  /// «2026-03-05 · comunicada · Ana Ruiz: texto (anexo oficio.pdf, sha256 …)».
  static func event(_ event: StoredObservation.Event, _ language: TextLanguage) -> String {
    var text = "\(event.day) · \(state(event.state, language)) · \(event.author)"
    if !event.text.isEmpty { text += ": \(event.text)" }
    if let annex = event.annex {
      let word = language == .es ? "anexo" : "annex"
      text += " (\(word) \(annex), sha256 \(event.annexSHA256 ?? ""))"
    }
    return text
  }
}
