import Documents
import Values

/// Reads codes: digits and letters kept as they are, leading zeros too.
struct CodeGrammar: Sendable {
  let placeholders: PlaceholderGrammar
  let many: Bool

  /// A number cell: its plain digits. Beyond 15 the spreadsheet lost the last ones.
  func read(number: Double) -> FactReading {
    guard let value = Decimal(cell: number) else { return .malformed(.notACode) }
    let isWhole = number.magnitude < 1_000_000_000_000_000
    return present([.text(value.description)], isWhole ? .exact : .guessed)
  }

  /// A text that is not blank.
  func read(text: String) -> FactReading {
    let trimmed = trimmedCell(text)
    if let kind = placeholders.kind(of: trimmed) { return .blank(kind) }
    guard many else {
      if CodeGrammar.isScientific(trimmed) { return .malformed(.notACode) }
      let (code, isCut) = CodeGrammar.withoutName(trimmed)
      return present([.text(code)], isCut ? .derived : .exact)
    }
    return readMany(trimmed)
  }

  private func readMany(_ text: String) -> FactReading {
    var codes: [FactValue] = []
    var confidence = Confidence.exact
    var firstKind: BlankKind?
    for line in listedPieces(text) {
      let pieces = CodeGrammar.pieces(of: line)
      let hasName = pieces.contains { CodeGrammar.withoutName($0).isCut }
      for piece in pieces {
        if let kind = placeholders.kind(of: piece) {
          firstKind = firstKind ?? kind
          continue
        }
        if CodeGrammar.isScientific(piece) { return .malformed(.notACode) }
        // «2018011000755 Mejora de vías, puentes y caminos»: what holds no digit is the name.
        if hasName, !piece.utf8.contains(where: \.isASCIIDigit) { continue }
        let (code, isCut) = CodeGrammar.withoutName(piece)
        if isCut { confidence = .derived }
        codes.append(.text(code))
      }
    }
    return codes.isEmpty ? .blank(firstKind ?? .empty) : present(codes, confidence)
  }

  private func present(_ codes: [FactValue], _ confidence: Confidence) -> FactReading {
    .present(many ? .list(codes) : codes[0], confidence, fromText: false)
  }

  // MARK: Pieces

  /// The pieces between commas, « y » and « / ».
  private static func pieces(of line: String) -> [String] {
    let bytes = Array(line.utf8)
    var pieces: [String] = []
    var start = 0
    var index = 0
    func take(upTo end: Int) {
      let piece = trimmedCell(String(decoding: bytes[start..<end], as: UTF8.self))
      if !piece.isEmpty { pieces.append(piece) }
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: ",") {
        take(upTo: index)
        start = index + 1
      } else if index > start, index + 1 < bytes.count, bytes[index - 1] == 32,
        bytes[index + 1] == 32, "yY/".utf8.contains(bytes[index])
      {
        take(upTo: index)
        start = index + 1
      }
      index += 1
    }
    take(upTo: bytes.count)
    return pieces
  }

  /// The code of «2018011000755 Fortalecimiento …»: four digits or more, then words.
  private static func withoutName(_ text: String) -> (code: String, isCut: Bool) {
    let digits = text.utf8.prefix { $0.isASCIIDigit }.count
    guard digits >= 4, digits < text.utf8.count else { return (text, false) }
    let bytes = Array(text.utf8)
    let signs: [UInt8] = [9, 10, 13, 32, UInt8(ascii: "-"), UInt8(ascii: ":"), 0xC2, 0xA0]
    let gap = bytes[digits...].prefix { signs.contains($0) }
    let name = bytes[gap.endIndex...]
    guard gap.contains(where: { $0 <= 32 || $0 == 0xA0 }), name.count >= 3,
      let first = name.first, first >= 0x80 || (65...90).contains(first & 0xDF)
    else { return (text, false) }
    return (String(decoding: bytes[..<digits], as: UTF8.self), true)
  }

  /// «2,02425E+12»: the digits behind it are lost.
  private static func isScientific(_ text: String) -> Bool {
    guard text.utf8.count <= 24, text.utf8.contains(UInt8(ascii: "+")) else { return false }
    let bytes = Array(text.utf8)
    guard let mark = bytes.firstIndex(where: { $0 & 0xDF == UInt8(ascii: "E") }), mark > 0,
      mark + 2 < bytes.count, bytes[mark + 1] == UInt8(ascii: "+")
    else { return false }
    return bytes[..<mark].allSatisfy { $0.isASCIIDigit || $0 == 44 || $0 == 46 }
      && bytes[(mark + 2)...].allSatisfy(\.isASCIIDigit)
  }
}
