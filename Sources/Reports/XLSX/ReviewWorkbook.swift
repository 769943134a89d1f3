import Archives
import Values

/// The workbook in which jurists say whether they agree with the rules: one row a rule, with lists, and
/// how to fill it in.
package struct ReviewWorkbook {
  /// The columns, in order; a workbook that comes back is read by their headings.
  package enum Column: String, CaseIterable, Sendable {
    case rule, norm, article, asked, sentence, severity, judged, examples, state
    case agrees, note, name, post, concept, date, digest

    /// What people read.
    package var heading: LocalizedText {
      switch self {
      case .rule: LocalizedText(es: "Regla", en: "Rule")
      case .norm: LocalizedText(es: "Norma", en: "Norm")
      case .article: LocalizedText(es: "Artículo", en: "Article")
      case .asked: LocalizedText(es: "Qué pide la norma", en: "What the norm asks")
      case .sentence: LocalizedText(es: "Qué pide la regla", en: "What the rule asks")
      case .severity: LocalizedText(es: "Gravedad y fundamento", en: "Severity and basis")
      case .judged: LocalizedText(es: "Qué se juzga y cuándo", en: "What is judged and when")
      case .examples: LocalizedText(es: "Ejemplos", en: "Examples")
      case .state: LocalizedText(es: "Revisión hasta hoy", en: "Review so far")
      case .agrees: LocalizedText(es: "¿De acuerdo?", en: "Do you agree?")
      case .note: LocalizedText(es: "Observaciones", en: "Remarks")
      case .name: LocalizedText(es: "Nombre", en: "Name")
      case .post: LocalizedText(es: "Cargo", en: "Post")
      case .concept: LocalizedText(es: "Concepto n.º", en: "Opinion no.")
      case .date: LocalizedText(es: "Fecha de la revisión", en: "Date of the review")
      case .digest: LocalizedText(es: "Huella (no la cambie)", en: "Digest (do not change it)")
      }
    }

    /// Whether the jurist fills it in.
    package var isAnswer: Bool {
      switch self {
      case .agrees, .note, .name, .post, .concept, .date: true
      default: false
      }
    }

    fileprivate var width: Double {
      switch self {
      case .rule: 30
      case .norm, .severity, .state, .name, .post: 24
      case .article, .agrees, .concept, .date: 14
      case .asked, .sentence, .note: 44
      case .judged, .examples: 60
      case .digest: 20
      }
    }
  }

  /// What is said of a rule, by column; the jurist's own columns are empty.
  package typealias Row = [Column: String]

  private let rows: [Row]
  private let language: TextLanguage

  /// A workbook of these rows.
  package init(_ rows: [Row], language: TextLanguage) {
    (self.rows, self.language) = (rows, language)
  }

  /// The answers to «do you agree?» that the list offers.
  package static func answers(in language: TextLanguage) -> (yes: String, no: String) {
    language == .es ? ("Sí", "No") : ("Yes", "No")
  }

  /// The file.
  package func bytes() throws(ArchiveError) -> [UInt8] {
    var file = WorkbookFile(
      title: say("Revisión jurídica de las reglas", "Legal review of the rules"), language: language
    )
    file.sheets = [review, instructions]
    return try file.bytes()
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  private var review: WorkbookSheet {
    let columns = Column.allCases
    var sheet = WorkbookSheet(name: say("Revisión", "Review"), widths: columns.map(\.width))
    sheet.columnStyles = columns.map { $0 == .date ? .date : $0.isAnswer ? .text : .plain }
    sheet.appendHeader(columns.map { $0.heading.text(in: language) })
    for row in rows {
      sheet.append(
        columns.map { column in
          if column == .date { return SheetCell(.empty, .date) }
          return column.isAnswer ? SheetCell(.empty, .text) : .text(row[column] ?? "")
        })
    }
    if !rows.isEmpty {
      sheet.validations = [choice, day]
    }
    return sheet
  }

  /// The cells of a column below its heading.
  private func area(_ column: Column) -> String {
    let index = Column.allCases.firstIndex(of: column) ?? 0
    let name = WorkbookSheet.columnName(index)
    return "\(name)2:\(name)\(rows.count + 1)"
  }

  private var choice: String {
    let answers = ReviewWorkbook.answers(in: language)
    return SheetValidation.list(
      [answers.yes, answers.no], area: area(.agrees),
      heading: Column.agrees.heading.text(in: language),
      advice: say("Elija Sí o No.", "Choose Yes or No."))
  }

  private var day: String {
    SheetValidation.day(
      area: area(.date), heading: Column.date.heading.text(in: language),
      advice: say("Escriba una fecha completa.", "Write a whole date."))
  }

  private var instructions: WorkbookSheet {
    var sheet = WorkbookSheet(name: say("Instrucciones", "Instructions"), widths: [110])
    sheet.append([.title(say("Cómo llenar este libro", "How to fill in this workbook"))])
    for line in lines { sheet.append([.text(line)]) }
    return sheet
  }

  private var lines: [String] {
    [
      say(
        "1. Cada fila es una regla: qué norma dice, qué pide, qué juzga Cotejo y con qué ejemplos.",
        "1. Each row is a rule: the norm it names, what it asks, what Cotejo judges, its examples."),
      say(
        "2. Responda solo las que revisó: elija Sí o No en «¿De acuerdo?», y escriba nombre, cargo y "
          + "fecha. Las demás filas pueden quedar en blanco.",
        "2. Answer only those you reviewed: choose Yes or No in “Do you agree?” and write name, post "
          + "and date. The other rows may stay blank."),
      say(
        "3. Si no está de acuerdo, diga por qué en «Observaciones»: qué dice la norma, o qué juzga de "
          + "más o de menos la regla.",
        "3. If you do not agree, say why in “Remarks”: what the norm says, or what the rule judges "
          + "too much or too little."),
      say(
        "4. Su revisión vale para la regla como está hoy; por eso no cambie la huella. Si la regla "
          + "cambia después, la revisión deja de contar y se pide otra.",
        "4. Your review holds for the rule as it stands today; so do not change the digest. If the "
          + "rule changes later, the review no longer counts and another is asked for."),
      say(
        "5. Devuelva el libro: «cotejo rules review --read» lo recibe, o señala la celda que no cuadra.",
        "5. Give the workbook back: “cotejo rules review --read” takes it in, or names the cell that "
          + "does not fit."),
    ]
  }
}
