import Documents
import Values

/// A document as lines, so that two versions can be compared line by line: `git diff` by `textconv`.
///
/// A row is one line without its number, so that an inserted row is one line more and no other
/// changes; an empty cell between written ones keeps its place.
package struct RowsText: Sendable {
  private let document: Document

  /// Of a document as it was read.
  package init(_ document: Document) { self.document = document }

  /// The lines; same document, same bytes.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ line: String) {
      bytes += Array(TerminalText.shown(line).utf8)
      bytes.append(10)
    }
    for block in document.blocks {
      switch block {
      case .heading(let text, let level):
        add(String(repeating: "#", count: max(1, min(6, level))) + " " + text)
      case .paragraph(let text): add(text)
      case .unread(let name, let reason): add("[\(name)] \(reason.rawValue)")
      case .table(let grid):
        add("[\(grid.name)]" + (grid.visibility == .visible ? "" : " hidden"))
        for (index, _) in grid.rowNumbers.enumerated() { add(RowsText.line(index, of: grid)) }
      }
    }
    return bytes
  }

  private static func line(_ index: Int, of grid: Grid) -> String {
    var cells: [String] = []
    for position in Int(grid.rowStarts[index])..<Int(grid.rowStarts[index + 1]) {
      let column = Int(grid.columns[position])
      // A stray cell far to the right must not make a line of thousands of bars.
      for _ in cells.count..<max(cells.count, min(column, cells.count + 64)) { cells.append("") }
      cells.append(grid.text(grid.values[position]))
    }
    return cells.joined(separator: " | ")
  }
}
