import Archives

/// Styles of a workbook that fit what we write, so that its style sheet need not be touched.
struct StyleFinder {
  private var found: [CellStyle: Int] = [:]

  /// Looks among the formats of cells; what has none there is written plainly.
  init(_ package: OfficePackage, workbookPart: String) {
    guard let relations = try? package.relations(of: workbookPart),
      let part = relations.first(where: { $0.kind == "styles" })?.target,
      let bytes = try? package.part(part),
      let formats = try? XMLOutline(bytes, inside: ["cellXfs"]).children
    else { return }
    var codes: [Int: CellStyle] = [:]
    for format in (try? XMLOutline(bytes, inside: ["numFmts"]).children) ?? [] {
      if let number = format.attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[number] = StyleFinder.meaning(of: format.attributes["formatCode"] ?? "")
      }
    }
    var scores: [CellStyle: Int] = [:]
    for (index, format) in formats.enumerated() {
      let look = Look(format, bytes, codes)
      for style in [CellStyle.text, .line, .date, .moment, .duration] {
        guard let score = look.score(for: style), score > scores[style] ?? 0 else { continue }
        scores[style] = score
        found[style] = index
      }
    }
  }

  /// The number of the style for this look; `nil` where the workbook has none.
  subscript(style: CellStyle) -> Int? { found[style] }

  /// What a code such as `dd/mm/yyyy` makes of numbers; `nil` where it shows no day and no time.
  private static func meaning(of code: String) -> CellStyle? {
    var letters = ""
    var isQuoted = false
    var previous: Character = " "
    for sign in code.lowercased() {
      if sign == "\"" { isQuoted.toggle() }
      if !isQuoted, previous != "\\", sign.isLetter || sign == "[" { letters.append(sign) }
      previous = sign
    }
    let hasDay = letters.contains("d") && letters.contains("y")
    let hasClock = letters.contains("h") && letters.contains("s")
    return hasDay
      ? (hasClock || letters.contains("h") ? .moment : .date) : hasClock ? .duration : nil
  }

  /// What a format of cells does.
  private struct Look {
    let number: Int
    let meaning: CellStyle?
    let isPlain: Bool
    let hasBorder: Bool
    let wraps: Bool
    let isAligned: Bool

    init(_ format: XMLOutline.Element, _ bytes: [UInt8], _ codes: [Int: CellStyle]) {
      func value(_ name: String) -> Int { format.attributes[name].flatMap { Int($0) } ?? 0 }
      number = value("numFmtId")
      meaning = codes[number]
      isPlain = value("fontId") == 0 && value("fillId") == 0
      hasBorder = value("borderId") != 0
      let parts = format.isEmpty ? [] : (try? XMLOutline(Array(bytes[format.range])).children) ?? []
      let alignment = parts.first { $0.name == "alignment" }?.attributes ?? [:]
      wraps = ["1", "true"].contains(alignment["wrapText"] ?? "")
      isAligned =
        (alignment["textRotation"] ?? "0") != "0"
        || !["", "general", "left", "justify"].contains(alignment["horizontal"] ?? "")
    }

    /// How well it suits; `nil` where it does not.
    func score(for style: CellStyle) -> Int? {
      guard isPlain else { return nil }
      switch style {
      case .text:
        guard wraps, !isAligned, number == 49 || number == 0 else { return nil }
        return (number == 49 ? 2 : 1) + (hasBorder ? 0 : 2)
      case .line: return number == 49 && !isAligned && !wraps && !hasBorder ? 1 : nil
      case .date: return number == 14 ? 3 : (15...17).contains(number) ? 2 : score(meaning, .date)
      case .moment: return number == 22 ? 2 : score(meaning, .moment)
      case .duration: return (45...47).contains(number) ? 2 : score(meaning, .duration)
      default: return nil
      }
    }

    private func score(_ meaning: CellStyle?, _ wanted: CellStyle) -> Int? {
      meaning == wanted ? 1 : nil
    }
  }
}
