import Documents
import Values

/// Counts how the years of a column's dates are written: «15/03/26» is how a spreadsheet's date looks
/// once it was copied into a text, and then all of its column look so.
struct YearDigits: Sendable {
  /// Dates with a year of two digits.
  private var short = 0
  /// Dates with all four.
  var whole = 0

  /// Nothing was counted.
  init() {}

  /// Whether this column leaves the century out of all its dates, and not by a slip in one of them.
  var areShort: Bool { short >= YearDigits.fewest && whole == 0 }

  /// As many short years are no slip.
  private static let fewest = 2

  /// Looks at one text.
  mutating func note(_ text: String) {
    guard whole == 0, mayTell(text.utf8) else { return }
    let tokens = DateToken.tokens(of: folded(text))
    guard YearDigits.completed(tokens) != nil else {
      if tokens.contains(where: { if case .number(_, 4) = $0 { true } else { false } }) {
        whole += 1
      }
      return
    }
    short += 1
  }

  /// Whether a short text that ends in digits may have a year that is not counted enough: one of four
  /// digits anywhere, or one of two at its end. A time may stand behind it.
  private func mayTell(_ bytes: String.UTF8View) -> Bool {
    guard (5...16).contains(bytes.count) else { return false }
    // Digits side by side so far; those that the text ends in.
    var (digits, last, isOther) = (0, 0, false)
    for byte in bytes {
      if byte.isASCIIDigit {
        digits += 1
        last = digits
      } else {
        if digits == 4 || byte == UInt8(ascii: ":") { isOther = true }
        digits = 0
        if byte > 32 { last = 0 }
      }
    }
    return last == 2 && short < YearDigits.fewest || last == 4 || last > 0 && isOther
  }

  /// The pieces of one day or month with its century, «15/03/26», «02-feb-26», «feb-26»; `nil` where
  /// they are no such date.
  static func completed(_ tokens: [DateToken]) -> [DateToken]? {
    guard case .number(let year, 2)? = tokens.last else { return nil }
    let before = tokens.dropLast().filter { if case .mark = $0 { false } else { true } }
    let marks = tokens.count - 1 - before.count
    let isDate =
      switch before.count {
      case 2:
        isNumber(before[0], upTo: 31)
          && (marks == 2 && isNumber(before[1], upTo: 31) || isMonth(before[1]))
      case 1: marks == 1 && isMonth(before[0])
      default: false
      }
    return isDate ? tokens.dropLast() + [.number(2000 + year, digits: 4)] : nil
  }

  private static func isNumber(_ token: DateToken, upTo most: Int) -> Bool {
    guard case .number(let value, 1...2) = token else { return false }
    return (1...most).contains(value)
  }

  private static func isMonth(_ token: DateToken) -> Bool {
    if case .month = token { true } else { false }
  }
}

extension YearDigits {
  /// What is assumed of the years of the column, `nil` where they are whole.
  var assumption: LocalizedText? {
    guard areShort else { return nil }
    return LocalizedText(
      es: "años de dos cifras: 26 es 2026", en: "years of two digits: 26 is 2026")
  }
}
