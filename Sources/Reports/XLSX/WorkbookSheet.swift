import Documents

/// A sheet to be written, row after row.
package struct WorkbookSheet {
  /// The name on its tab, as `SheetNames` gives it.
  let name: String
  /// The widths of its columns, in signs.
  package var widths: [Double] = []
  /// How many rows at the top stay when people scroll.
  var frozenRows = 0
  /// Rows, from 0, and the number of columns that get filters; the first row is the headings'.
  private(set) var filter: (rows: ClosedRange<Int>, columns: Int)?
  /// The merged areas.
  var merges: [Grid.Merge] = []
  /// How cells look that nobody has written yet, by column.
  package var columnStyles: [CellStyle] = []
  /// What may be typed where, as elements of the sheet's part.
  package var validations: [String] = []
  /// Whether only cells whose style is for answers may be changed; without a password, against mishaps.
  package var isProtected = false
  /// Hidden columns, from 0.
  var hiddenColumns: [Int] = []
  /// How many rows there are, empty ones too.
  package private(set) var rowCount = 0
  private var data: [UInt8] = []

  /// More rows do not fit into a sheet.
  package static let mostRows = 1_048_576

  /// An empty sheet; its name is that of its tab.
  package init(name: String, widths: [Double] = []) { (self.name, self.widths) = (name, widths) }

  /// Adds a row below the last one.
  package mutating func append(_ cells: [SheetCell]) {
    append(cells.enumerated().map { ($0.offset, $0.element) }, at: rowCount)
  }

  /// Adds headings that stay in sight, with filters over all rows from here on.
  package mutating func appendHeader(_ texts: [String]) {
    filter = (rowCount...rowCount, texts.count)
    append(texts.map(SheetCell.header))
    frozenRows = rowCount
  }

  /// Adds cells to a row, from 0, at or below the number of rows there are.
  mutating func append(
    _ cells: [(column: Int, cell: SheetCell)], at row: Int, isHidden: Bool = false
  ) {
    rowCount = row + 1
    if let filter { self.filter = (filter.rows.lowerBound...row, filter.columns) }
    let height = RowHeight.attribute(cells, widths: widths)
    data += "<row r=\"\(row + 1)\"\(height)\(isHidden ? " hidden=\"1\"" : "")>".utf8
    for (column, cell) in cells { append(cell, CellReference.name(row: row, column: column)) }
    data += "</row>".utf8
  }

  private mutating func append(_ cell: SheetCell, _ reference: String) {
    let style = cell.style == .plain ? "" : " s=\"\(cell.style.rawValue)\""
    switch cell.content {
    case .empty, .text(""):
      if cell.style != .plain { data += "<c r=\"\(reference)\"\(style)/>".utf8 }
    case .text(let text):
      data += "<c r=\"\(reference)\"\(style) t=\"inlineStr\"><is><t xml:space=\"preserve\">".utf8
      data += CellText.escaped(text).utf8
      data += "</t></is></c>".utf8
    case .number(let number):
      data += "<c r=\"\(reference)\"\(style)><v>\(WorkbookSheet.text(number))</v></c>".utf8
    case .boolean(let flag):
      data += "<c r=\"\(reference)\"\(style) t=\"b\"><v>\(flag ? 1 : 0)</v></c>".utf8
    }
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? (number.isFinite ? "\(number)" : "0")
  }
}

// MARK: - As a part

extension WorkbookSheet {
  /// The part of the workbook.
  func xml(isFirst: Bool) -> [UInt8] {
    var xml = Array(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>\
      <sheetView workbookViewId="0"\(isFirst ? " tabSelected=\"1\"" : "")
      """.utf8)
    if frozenRows > 0 {
      xml +=
        """
        ><pane ySplit="\(frozenRows)" topLeftCell="A\(frozenRows + 1)" activePane="bottomLeft" \
        state="frozen"/></sheetView></sheetViews>
        """.utf8
    } else {
      xml += "/></sheetViews>".utf8
    }
    xml += columns.utf8
    xml += "<sheetData>".utf8
    xml += data
    xml += "</sheetData>".utf8
    if isProtected {
      xml +=
        #"<sheetProtection sheet="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>"#
        .utf8
    }
    if let area = filterArea { xml += "<autoFilter ref=\"\(area)\"/>".utf8 }
    if !merges.isEmpty {
      xml += "<mergeCells count=\"\(merges.count)\">".utf8
      for merge in merges {
        let first = CellReference.name(row: Int(merge.top), column: Int(merge.left))
        let last = CellReference.name(row: Int(merge.bottom), column: Int(merge.right))
        xml += "<mergeCell ref=\"\(first):\(last)\"/>".utf8
      }
      xml += "</mergeCells>".utf8
    }
    if !validations.isEmpty {
      let count = validations.count
      xml += "<dataValidations count=\"\(count)\">\(validations.joined())</dataValidations>".utf8
    }
    xml +=
      """
      <pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>\
      <pageSetup orientation="landscape" fitToHeight="0"/></worksheet>
      """.utf8
    return xml
  }

  /// `A5:H90`, the area with filters.
  private var filterArea: String? {
    guard let filter else { return nil }
    let first = CellReference.name(row: filter.rows.lowerBound, column: 0)
    return first + ":"
      + CellReference.name(row: filter.rows.upperBound, column: filter.columns - 1)
  }

  /// The names by which programs know the filter and the rows to print on each page.
  func names(position: Int) -> String {
    guard let filter else { return "" }
    func quoted(_ cells: String) -> String {
      "'"
        + XMLText.escaped(
          name.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''")) + "'!" + cells
    }
    let top = filter.rows.lowerBound + 1
    let last = CellReference.columnName(filter.columns - 1)
    return """
      <definedName name="_xlnm._FilterDatabase" localSheetId="\(position)" hidden="1">\
      \(quoted("$A$\(top):$\(last)$\(filter.rows.upperBound + 1)"))</definedName>\
      <definedName name="_xlnm.Print_Titles" localSheetId="\(position)">\
      \(quoted("$\(top):$\(top)"))</definedName>
      """
  }

  /// `A`, `B` … for column 0, 1 ….
  package static func columnName(_ column: Int) -> String { CellReference.columnName(column) }

  private func style(_ column: Int) -> String {
    guard columnStyles.indices.contains(column), columnStyles[column] != .plain else { return "" }
    return " style=\"\(columnStyles[column].rawValue)\""
  }

  private var columns: String {
    let hidden = Set(hiddenColumns)
    let last = max(widths.count, (hiddenColumns.max() ?? -1) + 1)
    let columns = (0..<last).compactMap { column -> String? in
      let width = widths.indices.contains(column) ? widths[column] : nil
      guard width != nil || hidden.contains(column) else { return nil }
      return #"<col min="\#(column + 1)" max="\#(column + 1)" width="\#(width ?? 10)""#
        + #" customWidth="1"\#(style(column))\#(hidden.contains(column) ? #" hidden="1""# : "")/>"#
    }
    return columns.isEmpty ? "" : "<cols>\(columns.joined())</cols>"
  }
}
