import Findings
import Values

/// The lines of a text report as they come, with colour where it is wanted.
struct TextLines {
  let language: TextLanguage
  let color: Bool
  private(set) var bytes: [UInt8] = []

  init(_ language: TextLanguage, color: Bool) {
    (self.language, self.color) = (language, color)
  }

  /// The colours, as few as tell things apart; the word always says the same.
  enum Paint: String {
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case yellow = "1;33"
    case green = "1;32"
    case blue = "1;34"
    case magenta = "1;35"
  }

  mutating func add(_ line: String = "") {
    bytes.append(contentsOf: line.utf8)
    bytes.append(10)
  }

  mutating func heading(_ text: String) {
    add()
    add(paint(text, .bold))
  }

  func paint(_ text: String, _ paint: Paint) -> String {
    color && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }

  func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  func quoted(_ text: String) -> String { language == .es ? "«\(text)»" : "“\(text)”" }

  func count(_ number: Int) -> String { PlainText.display(count: number, in: language) }

  /// «1 regla», «62 reglas».
  func amount(_ number: Int, _ noun: CountedNoun) -> String {
    "\(count(number)) \(noun.text(number, language))"
  }
}

/// The things that reports count.
enum CountedNoun {
  case rule, sheet, row, cell, place, cases, column, question, requirement

  func text(_ number: Int, _ language: TextLanguage) -> String {
    let words = number == 1 ? one : many
    return language == .es ? words.es : words.en
  }

  private var one: (es: String, en: String) {
    switch self {
    case .rule: ("regla", "rule")
    case .sheet: ("hoja", "sheet")
    case .row: ("fila", "row")
    case .cell: ("celda", "cell")
    case .place: ("lugar", "place")
    case .cases: ("caso", "case")
    case .column: ("columna", "column")
    case .question: ("pregunta", "question")
    case .requirement: ("requisito", "requirement")
    }
  }

  private var many: (es: String, en: String) {
    switch self {
    case .place: ("lugares", "places")
    default: (one.es + "s", one.en + "s")
    }
  }
}
