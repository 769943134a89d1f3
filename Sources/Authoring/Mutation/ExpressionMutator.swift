import CEL
import Rules
import Values

/// Changes one thing of an expression at a time: an operator, a clause, a date.
struct ExpressionMutator {
  private let scope: RuleScope

  init(_ scope: RuleScope) { self.scope = scope }

  /// Every variant of the expression that still compiles, with what was changed.
  func mutants(of expression: Expression) -> [(change: String, expression: Expression)] {
    let source = expression.source
    return (operators(of: source) + clauses(of: source) + dates(of: source))
      .compactMap { change, source in
        guard
          let program = try? scope.environment.compile(
            source, expecting: expression.program.resultType)
        else { return nil }
        return (change, Expression(source: source, program: program))
      }
  }

  // MARK: - Clauses and dates

  private func clauses(of source: String) -> [(String, String)] {
    ExpressionClauses.all(in: source).map { ("sin «\($0.text)»", $0.rest) }
  }

  /// Each day that an expression names, one day later and one earlier.
  private func dates(of source: String) -> [(String, String)] {
    source.matches(of: ExpressionMutator.date).flatMap { match -> [(String, String)] in
      [(1, "+"), (-1, "-")].compactMap { days, sign in
        guard let (year, month, day) = shifted(match.output, by: days) else { return nil }
        let changed = source.replacingCharacters(
          in: match.range, with: "cotejo.date(\(year), \(month), \(day))")
        return ("\(match.output.0) \(sign) 1 día", changed)
      }
    }
  }

  /// The days of a year that is not known are those of a common year.
  private func shifted(
    _ parts: (Substring, Substring, Substring, Substring), by days: Int
  ) -> (String, Int, Int)? {
    guard let month = Int(parts.2), let day = Int(parts.3),
      let date = CalendarDate(year: Int(parts.1) ?? 2023, month: month, day: day)
    else { return nil }
    let other = CalendarDate(dayNumber: date.dayNumber + Int32(days)).components
    if Int(parts.1) != nil { return ("\(other.year)", other.month, other.day) }
    let years = other.year - 2023
    let year = years == 0 ? "\(parts.1)" : "\(parts.1) \(years > 0 ? "+" : "-") 1"
    return (year, other.month, other.day)
  }

  private static var date: Regex<(Substring, Substring, Substring, Substring)> {
    /cotejo\.date\(([^(),]+), ?([0-9]+), ?([0-9]+)\)/
  }

  // MARK: - Operators

  /// Longer operators first, so that `<=` is not taken for `<`.
  private static let swaps: [(from: String, to: String)] = [
    ("&&", "||"), ("||", "&&"), ("<=", "<"), (">=", ">"), ("==", "!="), ("!=", "=="),
    ("<", "<="), (">", ">="), ("!", ""), (" + ", " - "), (" - ", " + "),
  ]

  private func operators(of source: String) -> [(String, String)] {
    let bytes = Array(source.utf8)
    var found: [(String, String)] = []
    var index = 0
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == open { quote = nil }
        index += 1
        continue
      }
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
        index += 1
        continue
      }
      let swap = ExpressionMutator.swaps.first { bytes[index...].starts(with: $0.from.utf8) }
      guard let swap else {
        index += 1
        continue
      }
      let end = index + swap.from.utf8.count
      let changed = bytes[..<index] + Array(swap.to.utf8) + bytes[end...]
      let before = ExpressionClauses.plain(bytes[max(0, index - 24)..<index])
      let after = ExpressionClauses.plain(bytes[end..<min(bytes.count, end + 24)])
      let name = swap.to.isEmpty ? "sin" : "«\(swap.to)» en vez de"
      found.append(
        ("\(name) «\(swap.from)» en «\(before) \(swap.from) \(after)»", String(decoding: changed, as: UTF8.self)))
      index = end
    }
    return found
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
