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
    var scores: [CellStyle: Int] = [:]
    for (index, format) in formats.enumerated() {
      let look = Look(format, bytes)
      for style in [CellStyle.text, .line, .date, .moment, .duration] {
        guard let score = look.score(for: style), score > scores[style] ?? 0 else { continue }
        scores[style] = score
        found[style] = index
      }
    }
  }

  /// The number of the style for this look; `nil` where the workbook has none.
  subscript(style: CellStyle) -> Int? { found[style] }

  /// What a format of cells does.
  private struct Look {
    let number: Int
    let isPlain: Bool
    let wraps: Bool
    let isAligned: Bool

    init(_ format: XMLOutline.Element, _ bytes: [UInt8]) {
      func value(_ name: String) -> Int { format.attributes[name].flatMap { Int($0) } ?? 0 }
      number = value("numFmtId")
      isPlain = value("fontId") == 0 && value("fillId") == 0
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
      case .text: return wraps && !isAligned ? (number == 49 ? 2 : number == 0 ? 1 : nil) : nil
      case .line: return number == 49 && !isAligned ? 1 : nil
      case .date: return (14...17).contains(number) ? (number == 14 ? 2 : 1) : nil
      case .moment: return number == 22 ? 1 : nil
      case .duration: return (45...47).contains(number) ? 1 : nil
      default: return nil
      }
    }
  }
}
