import CEL
import Rules

/// Changes one operator of an expression at a time.
struct ExpressionMutator {
  private let scope: RuleScope

  init(_ scope: RuleScope) { self.scope = scope }

  /// Every variant of the expression that still compiles, with what was changed.
  func mutants(of expression: Expression) -> [(change: String, expression: Expression)] {
    variants(of: expression.source).compactMap { change, source in
      guard
        let program = try? scope.environment.compile(
          source, expecting: expression.program.resultType)
      else { return nil }
      return (change, Expression(source: source, program: program))
    }
  }

  /// Longer operators first, so that `<=` is not taken for `<`.
  private static let swaps: [(from: String, to: String)] = [
    ("&&", "||"), ("||", "&&"), ("<=", "<"), (">=", ">"), ("==", "!="), ("!=", "=="),
    ("<", "<="), (">", ">="), ("!", ""), (" + ", " - "), (" - ", " + "),
  ]

  private func variants(of source: String) -> [(String, String)] {
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
      let length = swap.from.utf8.count
      let changed = Array(bytes[..<index]) + Array(swap.to.utf8) + Array(bytes[(index + length)...])
      let name = swap.to.isEmpty ? "sin «\(swap.from)»" : "«\(swap.from)» por «\(swap.to)»"
      found.append((name, String(decoding: changed, as: UTF8.self)))
      index += length
    }
    return found
  }
}
