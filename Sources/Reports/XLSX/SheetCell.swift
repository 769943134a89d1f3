import Values

/// One cell to be written.
package struct SheetCell {
  /// What it holds.
  package enum Content {
    case empty
    case text(String)
    case number(Double)
    case boolean(Bool)
  }

  let content: Content
  let style: CellStyle

  /// A cell from what it holds and how it looks.
  package init(_ content: Content, _ style: CellStyle) {
    (self.content, self.style) = (content, style)
  }

  /// Nothing.
  package static let empty = SheetCell(.empty, .plain)
  /// Words: broken into lines, and text for ever.
  package static func text(_ text: String) -> SheetCell { SheetCell(.text(text), .text) }
  /// The heading of a column.
  package static func header(_ text: String) -> SheetCell { SheetCell(.text(text), .header) }
  /// The title of a sheet.
  package static func title(_ text: String) -> SheetCell { SheetCell(.text(text), .title) }
  /// The name of what stands beside it.
  package static func label(_ text: String) -> SheetCell { SheetCell(.text(text), .label) }
  /// A whole number.
  package static func count(_ number: Int) -> SheetCell {
    SheetCell(.number(Double(number)), .count)
  }

  /// A day as a date, not as text; day 0 of a workbook is 30 December 1899.
  package static func date(_ day: CalendarDate) -> SheetCell {
    let epoch = CalendarDate(year: 1899, month: 12, day: 30)?.dayNumber ?? 0
    return SheetCell(.number(Double(day.dayNumber - epoch)), .date)
  }
}

/// How a cell looks; the number is its place among the styles of `WorkbookStyles`.
package enum CellStyle: Int, CaseIterable {
  /// As the program likes.
  case plain
  /// Text, whatever it begins with, broken into lines.
  case text
  /// The heading of a column.
  case header
  /// A day.
  case date
  /// A whole number.
  case count
  /// The title of a sheet.
  case title
  /// The name of what stands beside it.
  case label
  /// A day and a time.
  case moment
  /// Hours, minutes and seconds, also beyond a day.
  case duration
  /// Text on one line.
  case line
  /// A whole number that stands where words do.
  case amount
  /// Text that a person is to write, also on a protected sheet.
  case answer
  /// A day that a person is to write, also on a protected sheet.
  case answeredDay
}

/// The one style sheet of workbooks that are written whole.
enum WorkbookStyles {
  static let xml = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
    <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
    <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
    <font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
    <font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font></fonts>\
    <fills count="3"><fill><patternFill patternType="none"/></fill>\
    <fill><patternFill patternType="gray125"/></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFE3E8EE"/><bgColor indexed="64"/>\
    </patternFill></fill></fills>\
    <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
    <border><left/><right/><top/><bottom style="medium"><color auto="1"/></bottom><diagonal/>\
    </border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="\(CellStyle.allCases.count)">\(CellStyle.allCases.map(format).joined())</cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
    <dxfs count="0"/><tableStyles count="0"/></styleSheet>
    """

  private static func format(_ style: CellStyle) -> String {
    switch style {
    case .plain: xf(number: 0)
    case .text: xf(number: 49, alignment: #"vertical="top" wrapText="1""#)
    case .header:
      xf(number: 49, font: 1, fill: 2, border: 1, alignment: #"vertical="center" wrapText="1""#)
    case .date: xf(number: 164, alignment: #"horizontal="left" vertical="top""#)
    case .count: xf(number: 3, alignment: #"vertical="top""#)
    case .title: xf(number: 49, font: 2)
    case .label: xf(number: 49, font: 1, alignment: #"vertical="top" wrapText="1""#)
    case .moment: xf(number: 165)
    case .duration: xf(number: 46)
    case .line: xf(number: 49)
    case .amount: xf(number: 3, alignment: #"horizontal="left" vertical="top""#)
    case .answer: xf(number: 49, alignment: #"vertical="top" wrapText="1""#, isLocked: false)
    case .answeredDay:
      xf(number: 164, alignment: #"horizontal="left" vertical="top""#, isLocked: false)
    }
  }

  private static func xf(
    number: Int, font: Int = 0, fill: Int = 0, border: Int = 0, alignment: String? = nil,
    isLocked: Bool = true
  ) -> String {
    let head = """
      <xf numFmtId="\(number)" fontId="\(font)" fillId="\(fill)" borderId="\(border)" xfId="0" \
      applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"
      """
    guard let alignment else { return head + "/>" }
    let lock = isLocked ? "" : #"<protection locked="0"/>"#
    return "\(head)><alignment \(alignment)/>\(lock)</xf>"
  }
}
