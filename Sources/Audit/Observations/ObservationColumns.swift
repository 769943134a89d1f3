import Store
import Values

/// The columns of the workbook of observations; they are found by their headings when it comes back.
enum ObservationColumns: FilledColumn {
  case number, year, rule, title, criterion, condition, evidence, value, derivation, recurrence
  case state, events, cause, effect, incidence, next, day, author, text, annex, print

  static let workbook = LocalizedText(es: "libro de observaciones", en: "workbook of observations")

  /// More signs than this do not fit into a cell.
  private static let mostSigns = 30_000

  /// The heading.
  func heading(_ language: TextLanguage) -> String {
    let (es, en) = words
    return language == .es ? es : en
  }

  /// How wide it is, in signs.
  var width: Double {
    switch self {
    case .number, .year: 9
    case .rule, .state, .next, .day, .author, .annex, .print: 18
    case .criterion, .condition, .derivation: 60
    default: 36
    }
  }

  /// The field of a person that it holds.
  var field: StoredObservation.Field? {
    switch self {
    case .cause: .cause
    case .effect: .effect
    case .incidence: .incidence
    default: nil
    }
  }

  /// Whether what stands there may not be edited.
  var isFixed: Bool { field == nil && ![.next, .day, .author, .text, .annex].contains(self) }

  /// What stands there of an observation.
  func content(of item: ObservationList.Item, _ language: TextLanguage) -> String {
    let (stored, content) = (item.stored, item.content)
    let parts = ObservationWords.parts(content, language).map { $0.lines.joined(separator: "\n") }
    let text =
      switch self {
      case .number: String(stored.number)
      case .year: stored.year
      case .rule: stored.rule
      case .title: content.title
      case .criterion: parts[0]
      case .condition: parts[1]
      case .evidence: parts[2]
      case .value: parts[3]
      case .derivation: parts[4]
      case .recurrence: parts[5]
      case .state: ObservationWords.state(stored.state, language)
      case .events:
        stored.events.map { ObservationWords.event($0, language) }.joined(separator: "\n")
      case .cause, .effect, .incidence: field.flatMap(stored.entry) ?? ""
      case .next, .day, .author, .text, .annex: ""
      case .print: ObservationColumns.print(of: stored)
      }
    return text.unicodeScalars.count <= ObservationColumns.mostSigns
      ? text
      : String(String.UnicodeScalarView(text.unicodeScalars.prefix(ObservationColumns.mostSigns)))
        + "…"
  }

  /// What tells whether somebody wrote into an observation since the workbook was made.
  static func print(of stored: StoredObservation) -> String {
    var parts = [stored.content]
    parts += stored.entries.map { "\($0.field.rawValue) \($0.text)" }
    parts += stored.events.map { "\($0.state.rawValue) \($0.day) \($0.text)" }
    let text = parts.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n")
    return String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(16))
  }

  private var words: (es: String, en: String) {
    switch self {
    case .number: ("Número", "Number")
    case .year: ("Año", "Year")
    case .rule: ("Regla", "Rule")
    case .title: ("Título", "Title")
    case .criterion: ("Criterio", "Criterion")
    case .condition: ("Condición", "Condition")
    case .evidence: ("Evidencia", "Evidence")
    case .value: ("Valor asociado", "Associated value")
    case .derivation: ("Derivación", "Derivation")
    case .recurrence: ("Recurrencia", "Recurrence")
    case .state: ("Estado", "State")
    case .events: ("Trámite", "Way")
    case .cause: ("Causa", "Cause")
    case .effect: ("Efecto", "Effect")
    case .incidence: ("Incidencia", "Incidence")
    case .next: ("Pasa a", "Goes to")
    case .day: ("Fecha", "Date")
    case .author: ("Quién", "Who")
    case .text: ("Texto", "Text")
    case .annex: ("Anexo", "Annex")
    case .print: ("Huella (no editar)", "Print (do not edit)")
    }
  }
}
