import Documents
import Values

/// The columns of the sheet of observations in an annotated workbook.
enum ObservationColumn: Int, CaseIterable {
  case number, situation, severity, sheet, cell, others, row, heading, says, message, remedy, norm,
    rule, notice
  /// What people decide, write and date; an empty column until they do.
  case status, answer, date
  /// By which a row is known again.
  case fingerprint

  /// The columns that belong to people.
  static let answers: [ObservationColumn] = [.status, .answer, .date]
  var heading: LocalizedText {
    switch self {
    case .number: LocalizedText(es: "N.º", en: "No.")
    case .situation: OwnSheet.marks[0]
    case .severity: LocalizedText(es: "Gravedad", en: "Severity")
    case .sheet: LocalizedText(es: "Hoja", en: "Sheet")
    case .cell: LocalizedText(es: "Celda", en: "Cell")
    case .others: LocalizedText(es: "Otras celdas", en: "Other cells")
    case .row: LocalizedText(es: "Fila", en: "Row")
    case .heading: LocalizedText(es: "Encabezado", en: "Heading")
    case .says: LocalizedText(es: "Lo que dice", en: "What it says")
    case .message: LocalizedText(es: "Observación", en: "Observation")
    case .remedy: LocalizedText(es: "Cómo corregir", en: "How to mend it")
    case .norm: LocalizedText(es: "Norma", en: "Norm")
    case .rule: LocalizedText(es: "Regla", en: "Rule")
    case .notice: LocalizedText(es: "Aviso", en: "Notice")
    case .status: OwnSheet.marks[1]
    case .answer: OwnSheet.marks[2]
    case .date: OwnSheet.marks[3]
    case .fingerprint: OwnSheet.marks[4]
    }
  }

  /// In signs.
  var width: Double {
    switch self {
    case .number: 6
    case .situation, .severity: 16
    case .sheet: 22
    case .cell: 9
    case .others, .heading, .notice: 20
    case .row: 30
    case .says: 28
    case .message, .remedy: 52
    case .norm, .rule: 30
    case .status: 16
    case .answer: 44
    case .date: 12
    case .fingerprint: 14
    }
  }
}

/// What became of an observation between two runs.
enum ObservationSituation {
  /// It is there.
  case open
  /// It was there, and its rule judged the plan again without making it.
  case solved
  /// It was there, and its rule could not judge all of the plan this time.
  case notJudged

  var label: LocalizedText {
    switch self {
    case .open: LocalizedText(es: "Abierta", en: "Open")
    case .solved: LocalizedText(es: "Subsanada", en: "Solved")
    case .notJudged: LocalizedText(es: "No se juzgó esta vez", en: "Not judged this time")
    }
  }
}
