/// The clauses of an expression: what `&&` and `||` join, at every depth of parentheses.
struct ExpressionClauses {
  /// One clause that can be left out, with the operator beside it.
  struct Clause: Equatable {
    /// The clause as written, without the space around it.
    var text: String
    /// The expression without it.
    var rest: String
  }

  private let bytes: [UInt8]
  private var found: [Clause] = []

  /// All clauses of an expression, from left to right in each group.
  static func all(in source: String) -> [Clause] {
    var clauses = ExpressionClauses(bytes: Array(source.utf8))
    clauses.look(in: 0..<clauses.bytes.count)
    return clauses.found
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Arguments and the branches of `? :` first, then `||`, which binds less than `&&`.
  private mutating func look(in range: Range<Int>) {
    for piece in split(range, at: ExpressionClauses.borders).map(\.piece) {
      let parts = split(piece, at: [Array("||".utf8)])
      leaveOut(parts, of: piece)
      for part in parts.map(\.piece) {
        let clauses = split(part, at: [Array("&&".utf8)])
        leaveOut(clauses, of: part)
        clauses.forEach { lookInside($0.piece) }
      }
    }
  }

  /// The groups in parentheses and brackets right below a clause.
  private mutating func lookInside(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let end = closing(at: index, before: range.upperBound)
      if ExpressionClauses.opens(bytes[index]), end > index + 2 { look(in: index + 1..<end - 1) }
      index = end
    }
  }

  private mutating func leaveOut(_ parts: [(piece: Range<Int>, sign: Range<Int>)], of whole: Range<Int>) {
    guard parts.count > 1 else { return }
    for (position, part) in parts.enumerated() {
      // The first goes with the operator after it, any other with the one before.
      let cut =
        position == 0
        ? part.piece.lowerBound..<parts[0].sign.upperBound
        : parts[position - 1].sign.lowerBound..<part.piece.upperBound
      let rest = bytes[..<cut.lowerBound] + bytes[cut.upperBound...]
      found.append(
        Clause(text: ExpressionClauses.plain(bytes[part.piece]), rest: String(decoding: rest, as: UTF8.self)))
    }
  }

  /// The pieces between operators that stand in no parentheses; each with the operator after it.
  private func split(
    _ range: Range<Int>, at signs: [[UInt8]]
  ) -> [(piece: Range<Int>, sign: Range<Int>)] {
    var pieces: [(piece: Range<Int>, sign: Range<Int>)] = []
    var (start, index) = (range.lowerBound, range.lowerBound)
    while index < range.upperBound {
      if let sign = signs.first(where: { bytes[index..<range.upperBound].starts(with: $0) }) {
        pieces.append((start..<index, index..<index + sign.count))
        index += sign.count
        start = index
      } else {
        index = closing(at: index, before: range.upperBound)
      }
    }
    return pieces + [(start..<range.upperBound, range.upperBound..<range.upperBound)]
  }

  /// Past the text or group that begins at a byte; past the byte itself where none does.
  private func closing(at start: Int, before end: Int) -> Int {
    let open = bytes[start]
    if open == UInt8(ascii: "'") || open == UInt8(ascii: "\"") {
      var index = start + 1
      while index < end, bytes[index] != open { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
      return min(index + 1, end)
    }
    guard ExpressionClauses.opens(open) else { return start + 1 }
    var index = start + 1
    while index < end, !ExpressionClauses.closes(bytes[index]) { index = closing(at: index, before: end) }
    return min(index + 1, end)
  }

  private static let borders = [",", "?", ":"].map { Array($0.utf8) }

  private static func opens(_ byte: UInt8) -> Bool { byte == 0x28 || byte == 0x5B || byte == 0x7B }
  private static func closes(_ byte: UInt8) -> Bool { byte == 0x29 || byte == 0x5D || byte == 0x7D }

  /// One line, spaces and breaks alike.
  static func plain(_ bytes: some Collection<UInt8>) -> String {
    bytes.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
