import Documents
import Findings
import Values

/// The sheet of observations as parts of a workbook: rows, links, filters, a list of answers.
struct ObservationSheet {
  /// Excel follows no more links than this on a sheet.
  static let mostLinks = 65_000
  /// More names than this make Excel slow; rows beyond lead to their cell by its place.
  static let mostNames = 10_000

  let rows: ObservationRows
  /// What stands above the table.
  let head: [String]
  let styles: StyleFinder
  let startsIn1904: Bool
  let isStrict: Bool
  /// The relation of the table's part.
  let tableRelation: String
  /// Elements of an earlier sheet that lead to other parts, as they were.
  var kept: (drawing: String, legacy: String) = ("", "")

  private var language: TextLanguage { rows.wording.language }
  private var columns: Int { ObservationColumn.allCases.count + rows.added.count }
  /// The row of the headings, from 0.
  private var headerRow: Int { head.count + 1 }

  /// `A6:R90`, headings and rows; a table has at least one row.
  var area: String {
    CellReference.name(row: headerRow, column: 0) + ":"
      + CellReference.name(row: headerRow + max(1, rows.rows.count), column: columns - 1)
  }

  /// The headings, none twice, as a table wants them.
  var headings: [String] {
    var seen: Set<String> = []
    let own = ObservationColumn.allCases.map { $0.heading.text(in: language) }
    return (own + rows.added).map { text in
      var name = CellText.cut(TerminalText.sentence(text), to: 200)
      while !seen.insert(name.lowercased()).inserted { name += "_" }
      return name
    }
  }

  /// The part of the table.
  func table(identifier: Int) -> String {
    let columns = headings.enumerated().map {
      #"<tableColumn id="\#($0 + 1)" name="\#(ObservationSheet.attribute($1))"/>"#
    }
    return """
      \(OfficeXML.head)<table xmlns="\(space)" id="\(identifier)" name="Cotejo_Observaciones" \
      displayName="Cotejo_Observaciones" ref="\(area)" totalsRowShown="0">\
      <autoFilter ref="\(area)"/>\
      <tableColumns count="\(columns.count)">\(columns.joined())</tableColumns>\
      <tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" \
      showRowStripes="1" showColumnStripes="0"/></table>
      """
  }

  /// The part of the sheet.
  func xml() -> [UInt8] {
    var xml = Array(opening.utf8)
    for (index, text) in head.enumerated() {
      xml += "<row r=\"\(index + 1)\">".utf8
      append(index == 0 ? .title(text) : SheetCell(.text(text), .line), index, 0, to: &xml)
      xml += "</row>".utf8
    }
    let limit = WorkbookSheet.mostRows - headerRow - 1
    let shown = rows.rows.prefix(limit)
    appendRow(headings.map { .header($0) }, at: headerRow, to: &xml)
    for (index, row) in shown.enumerated() {
      let own = ObservationColumn.allCases.map { row.cells[$0] ?? .empty }
      appendRow(own + row.others, at: headerRow + 1 + index, to: &xml)
    }
    xml += "</sheetData>".utf8
    xml += validation.utf8
    xml += links.utf8
    xml +=
      """
      <pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>\
      <pageSetup orientation="landscape" fitToHeight="0"/>\(kept.drawing)\(kept.legacy)\
      <tableParts count="1"><tablePart r:id="\(tableRelation)"/></tableParts></worksheet>
      """.utf8
    return xml
  }

  /// The names of cells that rows lead to.
  var names: [(name: String, target: WorkbookPlaces.Target)] {
    rows.rows.prefix(ObservationSheet.mostNames).compactMap { row in
      row.target.map { (row.name, $0) }
    }
  }

  private var space: String { isStrict ? OfficeXML.strictMain : OfficeXML.main }

  private var widths: [Double] {
    ObservationColumn.allCases.map(\.width) + rows.added.map { _ in 20 }
  }

  private var opening: String {
    let relations = isStrict ? OfficeXML.strictRelations : OfficeXML.relations
    let cols = widths.enumerated().map {
      #"<col min="\#($0 + 1)" max="\#($0 + 1)" width="\#($1)" customWidth="1"/>"#
    }
    return """
      \(OfficeXML.head)<worksheet xmlns="\(space)" xmlns:r="\(relations)">\
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">\
      <pane ySplit="\(headerRow + 1)" topLeftCell="A\(headerRow + 2)" activePane="bottomLeft" \
      state="frozen"/></sheetView></sheetViews><cols>\(cols.joined())</cols><sheetData>
      """
  }

  /// Words that people often need for the status; any other may be written.
  private var validation: String {
    guard let column = ObservationColumn.allCases.firstIndex(of: .status), !rows.rows.isEmpty else {
      return ""
    }
    let words =
      language == .es
      ? "Pendiente,En trámite,Corregida,No procede,Aceptada"
      : "Pending,In progress,Corrected,Not applicable,Accepted"
    let first = CellReference.name(row: headerRow + 1, column: column)
    let last = CellReference.name(row: headerRow + rows.rows.count, column: column)
    return """
      <dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="0" \
      sqref="\(first):\(last)"><formula1>"\(words)"</formula1></dataValidation></dataValidations>
      """
  }

  private var links: String {
    guard let column = ObservationColumn.allCases.firstIndex(of: .cell) else { return "" }
    var links = ""
    for (index, row) in rows.rows.prefix(ObservationSheet.mostLinks).enumerated() {
      let location: String
      if index < ObservationSheet.mostNames, !row.name.isEmpty {
        location = row.name
      } else if let target = row.target {
        location = SheetNames.reference(
          target.sheet, row: target.row, column: target.column, cell: CellReference.name)
      } else {
        continue
      }
      let text = row.cells[.cell]?.plainText ?? ""
      guard !text.isEmpty else { continue }
      links += """
        <hyperlink ref="\(CellReference.name(row: headerRow + 1 + index, column: column))" \
        location="\(ObservationSheet.attribute(location))" \
        display="\(ObservationSheet.attribute(text))"/>
        """
    }
    return links.isEmpty ? "" : "<hyperlinks>\(links)</hyperlinks>"
  }

  private static func attribute(_ text: String) -> String {
    CellText.escaped(TerminalText.sentence(text))
  }
}

// MARK: - Cells

extension ObservationSheet {
  private func appendRow(_ cells: [SheetCell], at row: Int, to xml: inout [UInt8]) {
    let height =
      styles[.text] == nil
      ? ""
      : RowHeight.attribute(
        cells.enumerated().map { ($0.offset, $0.element) }, widths: widths)
    xml += "<row r=\"\(row + 1)\"\(height)>".utf8
    for (column, cell) in cells.enumerated() { append(cell, row, column, to: &xml) }
    xml += "</row>".utf8
  }

  private func append(_ cell: SheetCell, _ row: Int, _ column: Int, to xml: inout [UInt8]) {
    let reference = CellReference.name(row: row, column: column)
    let style = styles[cell.style].map { " s=\"\($0)\"" } ?? ""
    switch cell.content {
    case .empty, .text(""):
      // What people write there later is broken into lines and, where it is a day, looks like one.
      let isDay = column == ObservationColumn.date.rawValue
      if row > headerRow, let style = isDay ? styles[.date] ?? styles[.text] : styles[.text] {
        xml += "<c r=\"\(reference)\" s=\"\(style)\"/>".utf8
      }
    case .text(let text):
      let isBold = cell.style == .title || cell.style == .header
      let escaped = CellText.escaped(text)
      xml += "<c r=\"\(reference)\"\(style) t=\"inlineStr\"><is>".utf8
      // The style sheet is not ours, so what is bold is so by its own text.
      if isBold {
        xml += "<r><rPr><b/></rPr><t xml:space=\"preserve\">\(escaped)</t></r>".utf8
      } else if column == ObservationColumn.cell.rawValue, row > headerRow {
        xml += "<r><rPr><u/></rPr><t xml:space=\"preserve\">\(escaped)</t></r>".utf8
      } else {
        xml += "<t xml:space=\"preserve\">\(escaped)</t>".utf8
      }
      xml += "</is></c>".utf8
    case .boolean(let flag):
      xml += "<c r=\"\(reference)\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>".utf8
    case .number(let number): append(number, cell.style, reference, to: &xml)
    }
  }

  /// A day without a style for days would look like a number; then it is written as text.
  private func append(
    _ number: Double, _ style: CellStyle, _ reference: String, to xml: inout [UInt8]
  ) {
    var text: String?
    switch style {
    case .date, .moment: if styles[style] == nil { text = CellMoment(serial: number).description }
    case .duration: if styles[style] == nil { text = CellMoment.duration(days: number) }
    default: break
    }
    if let text {
      xml +=
        "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(CellText.escaped(text))</t></is></c>"
        .utf8
      return
    }
    let isDay = style == .date || style == .moment
    let value = startsIn1904 && isDay ? number - 1_462 : number
    let mark = styles[style].map { " s=\"\($0)\"" } ?? ""
    let shown = Int(exactly: value).map(String.init) ?? "\(value)"
    xml += "<c r=\"\(reference)\"\(mark)><v>\(shown)</v></c>".utf8
  }
}
