/// How high a row has to be so that all of its words are seen.
///
/// Not every program finds that out when it opens a file.
enum RowHeight {
  /// A line of text at the usual size, in points.
  static let line = 15.0
  /// Excel knows no higher row.
  static let most = 409.0

  /// The attribute of the row; empty where one line is enough.
  static func attribute(_ cells: [(column: Int, cell: SheetCell)], widths: [Double]) -> String {
    let lines = cells.reduce(1) { most, each in
      guard each.cell.breaksLines, widths.indices.contains(each.column) else { return most }
      return max(most, RowHeight.lines(each.cell.plainText, width: widths[each.column]))
    }
    guard lines > 1 else { return "" }
    return " ht=\"\(Int(min(most, Double(lines) * line)))\" customHeight=\"1\""
  }

  /// How many lines a text takes in a column of this many signs.
  private static func lines(_ text: String, width: Double) -> Int {
    let room = max(4, width - 2)
    if Double(text.utf8.count) <= room, !text.utf8.contains(10) { return 1 }
    var lines = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      lines += max(1, Int((Double(TerminalText.width(String(line))) / room).rounded(.up)))
      if lines > 30 { break }
    }
    return lines
  }
}

extension SheetCell {
  /// Whether its words go on below when the column is too narrow.
  var breaksLines: Bool {
    switch style {
    case .text, .header, .label: true
    default: false
    }
  }
}
