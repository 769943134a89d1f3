import Findings
import Reports
import Store
import Values

/// The columns of a sample's workbook; they are found by their headings when it comes back.
enum SampleColumns: FilledColumn {
  case number, entity, year, day, file, sheet, cell, subject, read, row
  case rule, citation, asked, sentence, tool, verdict, author, date, note, code

  static let workbook = LocalizedText(es: "libro de muestra", en: "workbook of a sample")

  /// What a person may answer; the last says that it cannot be told.
  static let answers = SampleRequest.verdicts + [.notChecked]

  /// Only a workbook that shows the tool's verdict has its column.
  var isOptional: Bool { self == .tool }

  /// Whether a person fills it in.
  var isAnswer: Bool { [.verdict, .author, .date, .note].contains(self) }

  /// How wide it is, in signs.
  var width: Double {
    switch self {
    case .number, .year: 8
    case .day, .cell, .date: 13
    case .entity, .sheet, .tool, .author, .code: 18
    case .file, .rule, .citation, .verdict: 24
    case .subject, .asked, .sentence, .note: 36
    case .read, .row: 60
    }
  }

  /// How its cells look.
  var style: CellStyle {
    switch self {
    case .number: .amount
    case .date: .answeredDay
    case .verdict, .author, .note: .answer
    default: .text
    }
  }

  /// What stands there of a cell; nothing in the columns of a person.
  func content(
    of cell: StoredSample.Cell, in sample: StoredSample, _ language: TextLanguage
  ) -> String {
    let content = SampleContent(text: cell.content)
    return switch self {
    case .number: String(cell.number)
    case .entity: TerminalText.sentence(cell.entity)
    case .year: cell.year
    case .day: content.day
    case .file: TerminalText.sentence(content.file)
    case .sheet: TerminalText.sentence(content.sheet)
    case .cell: content.cell
    case .subject: content.subject
    case .read: content.read
    case .row: content.row
    case .rule: cell.address.rule
    case .citation: content.citation
    case .asked: content.asked
    case .sentence: content.sentence
    case .tool: Glossary.label(verdict: cell.address.verdict, in: language)
    case .verdict, .author, .date, .note: ""
    case .code: SampleColumns.code(of: cell.number, in: sample)
    }
  }

  /// By what a row is known when it comes back.
  static func code(of number: Int, in sample: StoredSample) -> String {
    "\(sample.code.prefix(12))-\(number)"
  }

  func heading(_ language: TextLanguage) -> String {
    let (es, en) = words
    return language == .es ? es : en
  }

  private var words: (es: String, en: String) {
    switch self {
    case .number: ("N.º", "No.")
    case .entity: ("Entidad", "Entity")
    case .year: ("Año", "Year")
    case .day: ("Se juzga al", "Judged as of")
    case .file: ("Archivo", "File")
    case .sheet: ("Hoja", "Sheet")
    case .cell: ("Celda", "Cell")
    case .subject: ("Caso", "Case")
    case .read: ("Lo que se leyó", "What was read")
    case .row: ("La fila, como está", "The row as it stands")
    case .rule: ("Regla", "Rule")
    case .citation: ("Norma y artículo", "Norm and article")
    case .asked: ("Qué pide la norma", "What the norm asks")
    case .sentence: ("Qué pide la regla", "What the rule asks")
    case .tool: ("Lo que dijo Cotejo", "What Cotejo said")
    case .verdict: ("Su respuesta", "Your answer")
    case .author: ("Quién", "Who")
    case .date: ("Fecha", "Date")
    case .note: ("Nota", "Note")
    case .code: ("Código (no editar)", "Code (do not edit)")
    }
  }
}
