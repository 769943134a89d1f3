extension ReadingSheet {
  /// Plain lines, each section under its title.
  var text: String {
    var lines = [TerminalText.sentence(title), "", TerminalText.sentence(lead)]
    for section in sections {
      lines += ["", TerminalText.sentence(section.title)]
      for piece in section.pieces { lines += ReadingSheet.lines(piece) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ piece: Piece) -> [String] {
    let lines: [String] =
      switch piece {
      case .paragraph(let text): [text]
      case .fact(let label, let text), .code(let label, let text): ["\(label): \(text)"]
      case .list(let items): items.map { "- \($0)" }
      case .table(let headings, let rows):
        rows.map { row in
          // What a row is comes first; the rest stands under its heading.
          "- " + row.prefix(1).joined()
            + zip(headings, row).dropFirst().map { " · \($0): \($1)" }.joined()
        }
      }
    return lines.map { "  " + TerminalText.sentence($0) }
  }
}
