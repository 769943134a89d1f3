import Archives
import Documents

/// A table as a person draws it, with merged cells, written in any of the formats that offices use.
///
/// ```swift
/// let drawing = TableDrawing(
///   title: ["Plan de acción 2026"], rows: [["Objetivo", "Actividad"], ["Uno", "A"], ["", "B"]],
///   merges: [Grid.Merge(top: 1, left: 0, bottom: 2, right: 0)])
/// let bytes = try drawing.bytes(.docx)
/// ```
package struct TableDrawing {
  /// The formats it can be written in.
  package enum Format: String, CaseIterable, Sendable {
    case xlsx, ods, csv, docx, html, pdf

    /// Whether cells can be merged there, and a reader sees it.
    package var canMerge: Bool { self != .csv && self != .pdf }
  }

  /// Lines above the table.
  package var title: [String]
  /// The header's rows and those below it; what a merge covers is empty.
  package var rows: [[String]]
  /// Merged areas, by row and column of `rows`.
  package var merges: [Grid.Merge]
  /// Where each column of a page begins and how wide it is, in points.
  package var columns: [(left: Double, width: Double)] = []
  /// How wide a page is, in points.
  package var pageWidth = 842.0

  /// A drawing; the columns of a page get widths by their shares of it.
  package init(
    title: [String] = [], rows: [[String]], merges: [Grid.Merge] = [], shares: [Double] = []
  ) {
    (self.title, self.rows, self.merges) = (title, rows, merges)
    let count = rows.map(\.count).max() ?? 0
    let shares = shares.isEmpty ? [Double](repeating: 1, count: count) : shares
    let unit = (pageWidth - 72) / shares.reduce(0, +)
    var left = 36.0
    for share in shares {
      columns.append((left, share * unit - 8))
      left += share * unit
    }
  }

  /// Merges equal neighbours of a column downwards, as a person does, and empties what is covered; a
  /// change in one of the columns of `within` ends the area.
  package mutating func mergeEqual(column: Int, from first: Int, within: [Int] = []) {
    let keys = rows.map { row in ([column] + within).map { row[$0] } }
    var top = first
    for row in first..<rows.count {
      let isLast = row + 1 == rows.count
      if !isLast, keys[row + 1] == keys[row], !rows[row][column].isEmpty { continue }
      if row > top { merges.append(.init(top: top, left: column, bottom: row, right: column)) }
      top = row + 1
    }
  }

  /// Empties the cells that merges cover; call it once all merges are known.
  package mutating func emptyCovered() {
    for merge in merges {
      for row in Int(merge.top)...Int(merge.bottom) {
        for column in Int(merge.left)...Int(merge.right)
        where row > Int(merge.top) || column > Int(merge.left) {
          rows[row][column] = ""
        }
      }
    }
  }

  /// The file.
  package func bytes(_ format: Format) throws -> [UInt8] {
    switch format {
    case .xlsx: try workbook()
    case .ods: try calc()
    case .csv: Array(csv.utf8)
    case .docx: try word()
    case .html: Array(html.utf8)
    case .pdf: pdf
    }
  }

  // MARK: Formats

  private func workbook() throws -> [UInt8] {
    var book = WorkbookBuilder()
    let above = title.count
    book.add("Plan") { sheet in
      for (row, line) in title.enumerated() { sheet.cells[row, default: [:]][0] = .text(line) }
      for (row, line) in rows.enumerated() {
        for (column, text) in line.enumerated() where !text.isEmpty {
          sheet.cells[row + above, default: [:]][column] = .text(text)
        }
      }
      sheet.merges = merges.map { merge in
        CellReference.name(row: Int(merge.top) + above, column: Int(merge.left)) + ":"
          + CellReference.name(row: Int(merge.bottom) + above, column: Int(merge.right))
      }
    }
    return try book.bytes()
  }

  private func calc() throws -> [UInt8] {
    var book = CalcBuilder()
    var lines = title.map { CalcBuilder.row(CalcBuilder.text($0)) }
    for row in rows.indices {
      var cells = ""
      for (column, text) in rows[row].enumerated() {
        if let merge = merge(at: row, column) {
          if merge.top == row && merge.left == column {
            let spans =
              "table:number-rows-spanned=\"\(merge.bottom - merge.top + 1)\" "
              + "table:number-columns-spanned=\"\(merge.right - merge.left + 1)\""
            cells += CalcBuilder.text(text, attributes: spans)
          } else {
            cells += "<table:covered-table-cell/>"
          }
        } else {
          cells += text.isEmpty ? "<table:table-cell/>" : CalcBuilder.text(text)
        }
      }
      lines.append("<table:table-row>\(cells)</table:table-row>")
    }
    book.add("Plan", rows: lines.joined())
    return try book.bytes()
  }

  private var csv: String {
    let lines = title.map { [$0] } + rows
    return lines.map { line in
      line.map {
        "\""
          + $0.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
      }.joined(separator: ";")
    }.joined(separator: "\r\n") + "\r\n"
  }

  private func word() throws -> [UInt8] {
    var lines = ""
    for row in rows.indices {
      var cells = ""
      var column = 0
      while column < rows[row].count {
        var properties = ""
        var width = 1
        if let merge = merge(at: row, column) {
          width = Int(merge.right) - column + 1
          if width > 1 { properties += "<w:gridSpan w:val=\"\(width)\"/>" }
          if merge.bottom > merge.top {
            properties += merge.top == row ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>"
          }
        }
        cells += WordBuilder.Piece.cell(.paragraph(rows[row][column]), properties: properties).xml
        column += width
      }
      lines += "<w:tr>\(cells)</w:tr>"
    }
    var document = WordBuilder()
    document.pieces = title.map { .paragraph($0) }
    document.pieces.append(.xml("<w:tbl><w:tblPr/><w:tblGrid/>\(lines)</w:tbl>"))
    return try document.bytes()
  }

  private var html: String {
    var text = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>"
    for line in title { text += "<p>\(escaped(line))</p>" }
    text += "<table>"
    for row in rows.indices {
      text += "<tr>"
      for (column, words) in rows[row].enumerated() {
        let merge = merge(at: row, column)
        if let merge, merge.top < row || merge.left < column { continue }
        var spans = ""
        if let merge {
          spans =
            " rowspan=\"\(merge.bottom - merge.top + 1)\""
            + " colspan=\"\(merge.right - merge.left + 1)\""
        }
        text += "<td\(spans)>\(escaped(words))</td>"
      }
      text += "</tr>"
    }
    return text + "</table></body></html>"
  }

  private var pdf: [UInt8] {
    var page = PDFBuilder()
    page.width = pageWidth
    page.size = 7
    page.rowGap = 7
    var top = 40.0
    for line in title {
      page.text(line, left: 36, top: top, size: 14)
      top += 24
    }
    page.table(rows, merges: merges, columns: columns, top: top + 6)
    return page.bytes()
  }

  private func merge(at row: Int, _ column: Int) -> Grid.Merge? {
    merges.first { $0.contains(row: row, column: column) }
  }
}
