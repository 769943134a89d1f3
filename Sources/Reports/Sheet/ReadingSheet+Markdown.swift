extension ReadingSheet {
  /// A page of Markdown, its sections a level below the title.
  var markdown: String {
    var blocks = ["# \(MarkdownText.escaped(title))", MarkdownText.escaped(lead)]
    for section in sections {
      blocks.append("## \(MarkdownText.escaped(section.title))")
      blocks += section.pieces.map(ReadingSheet.block)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func block(_ piece: Piece) -> String {
    switch piece {
    case .paragraph(let text): return MarkdownText.escaped(text)
    case .fact(let label, let text):
      return "**\(MarkdownText.escaped(label)):** \(MarkdownText.escaped(text))"
    case .code(let label, let text):
      return "**\(MarkdownText.escaped(label)):** \(code(text))"
    case .list(let items):
      return items.map { "- \(MarkdownText.escaped($0))" }.joined(separator: "\n")
    case .table(let headings, let rows):
      func line(_ cells: [String]) -> String {
        "| " + cells.map(MarkdownText.escaped).joined(separator: " | ") + " |"
      }
      let rule = "|" + headings.map { _ in "---" }.joined(separator: "|") + "|"
      return ([line(headings), rule] + rows.map(line)).joined(separator: "\n")
    }
  }

  /// A piece of code on one line, in as many marks as it takes.
  private static func code(_ text: String) -> String {
    let line = TerminalText.sentence(text)
    var (longest, run) = (0, 0)
    for sign in line {
      run = sign == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let marks = String(repeating: "`", count: longest + 1)
    return longest == 0 ? "\(marks)\(line)\(marks)" : "\(marks) \(line) \(marks)"
  }
}
