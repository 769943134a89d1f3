import Values

extension Grid {
  /// The same grid with other texts in cells: `change` gives the text to stand in place of a written
  /// cell, `nil` to leave it as it is.
  package func replacingTexts(
    _ change: (_ row: Int, _ column: Int, _ value: CellValue) -> String?
  ) -> Grid {
    var copy = self
    var values = self.values
    for (index, row) in rowNumbers.enumerated() {
      for position in Int(rowStarts[index])..<Int(rowStarts[index + 1]) {
        guard let text = change(Int(row), Int(columns[position]), values[position]) else {
          continue
        }
        values[position] = .text(copy.texts.intern(text))
      }
    }
    copy.replaceCells(
      with: Grid(
        name: name, rowNumbers: rowNumbers, rowStarts: rowStarts, columns: columns, values: values))
    return copy
  }
}
