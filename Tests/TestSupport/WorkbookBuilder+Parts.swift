import Documents

/// Writes the parts of a workbook.
struct WorkbookWriter {
  private let book: WorkbookBuilder
  private var texts: [String] = []
  private var positions: [String: Int] = [:]

  init(_ book: WorkbookBuilder) { self.book = book }

  /// All parts in the order in which Excel writes them.
  mutating func files() -> [(name: String, bytes: [UInt8])] {
    var files: [(String, String)] = [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", rootRelations),
      ("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", relations),
    ]
    for (index, sheet) in book.sheets.enumerated() {
      files.append(("xl/worksheets/sheet\(index + 1).xml", worksheet(sheet)))
    }
    files.append(("xl/styles.xml", styles))
    files.append(("xl/sharedStrings.xml", sharedStrings))
    let own = Set(files.map(\.0))
    for part in book.parts.sorted(by: { $0.key < $1.key }) where !own.contains(part.key) {
      files.append((part.key, part.value))
    }
    return files.filter { !book.missing.contains($0.0) }
      .map { ($0.0, Array((book.parts[$0.0] ?? $0.1).utf8)) }
  }

  private let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  private let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private let package = "http://schemas.openxmlformats.org/package/2006"

  private var contentTypes: String {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let sheets = book.sheets.indices.map {
      #"<Override PartName="/xl/worksheets/sheet\#($0 + 1).xml" ContentType="\#(type).worksheet+xml"/>"#
    }
    return head + #"<Types xmlns="\#(package)/content-types">"#
      + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
      + #"<Default Extension="xml" ContentType="application/xml"/>"#
      + #"<Override PartName="/xl/workbook.xml" ContentType="\#(type).sheet.main+xml"/>"#
      + sheets.joined() + "</Types>"
  }

  private var rootRelations: String {
    head + #"<Relationships xmlns="\#(package)/relationships">"#
      + #"<Relationship Id="rId1" Type="\#(office)/officeDocument" Target="xl/workbook.xml"/>"#
      + "</Relationships>"
  }

  private var workbook: String {
    let sheets = book.sheets.enumerated().map { index, sheet in
      let state =
        switch sheet.visibility {
        case .visible: ""
        case .hidden: #" state="hidden""#
        case .veryHidden: #" state="veryHidden""#
        }
      return
        #"<sheet name="\#(escaped(sheet.name))" sheetId="\#(index + 1)"\#(state) r:id="rId\#(index + 1)"/>"#
    }
    return head + #"<workbook xmlns="\#(main)" xmlns:r="\#(office)">"#
      + (book.startsIn1904 ? #"<workbookPr date1904="1"/>"# : "<workbookPr/>")
      + "<sheets>\(sheets.joined())</sheets></workbook>"
  }

  private var relations: String {
    let count = book.sheets.count
    let sheets = (1...max(1, count)).prefix(count).map {
      #"<Relationship Id="rId\#($0)" Type="\#(office)/worksheet" Target="worksheets/sheet\#($0).xml"/>"#
    }
    return head + #"<Relationships xmlns="\#(package)/relationships">"# + sheets.joined()
      + #"<Relationship Id="rId\#(count + 1)" Type="\#(office)/styles" Target="styles.xml"/>"#
      + #"<Relationship Id="rId\#(count + 2)" Type="\#(office)/sharedStrings" Target="sharedStrings.xml"/>"#
      + "</Relationships>"
  }

  private var styles: String {
    let codes = ["dd/mm/yyyy", "h:mm:ss", "[h]:mm:ss"] + book.formats
    let formats = codes.enumerated().map {
      #"<numFmt numFmtId="\#($0 + 164)" formatCode="\#(escaped($1))"/>"#
    }
    let cells = codes.indices.map { #"<xf numFmtId="\#($0 + 164)" applyNumberFormat="1"/>"# }
    return head + #"<styleSheet xmlns="\#(main)">"#
      + #"<numFmts count="\#(codes.count)">\#(formats.joined())</numFmts>"#
      + #"<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>"#
      + #"<cellXfs count="\#(codes.count + 1)"><xf numFmtId="0"/>\#(cells.joined())</cellXfs>"#
      + "</styleSheet>"
  }

  private var sharedStrings: String {
    let items = texts.map { #"<si><t xml:space="preserve">\#(escaped($0))</t></si>"# }
    return head + #"<sst xmlns="\#(main)" uniqueCount="\#(texts.count)">\#(items.joined())</sst>"#
  }

  private mutating func worksheet(_ sheet: WorkbookBuilder.Sheet) -> String {
    var rows = ""
    let numbers = Set(sheet.cells.keys).union(sheet.hiddenRows.map { $0 - 1 }).sorted()
    for row in numbers {
      let hidden = sheet.hiddenRows.contains(row + 1) ? #" hidden="1""# : ""
      rows += #"<row r="\#(row + 1)"\#(hidden)>"#
      for (column, cell) in (sheet.cells[row] ?? [:]).sorted(by: { $0.key < $1.key }) {
        rows += self.cell(cell, CellReference.name(row: row, column: column))
      }
      rows += "</row>"
    }
    let columns = sheet.hiddenColumns.map { #"<col min="\#($0)" max="\#($0)" hidden="1"/>"# }
    let merges = sheet.merges.map { #"<mergeCell ref="\#($0)"/>"# }
    return head + #"<worksheet xmlns="\#(main)">"#
      + (columns.isEmpty ? "" : "<cols>\(columns.joined())</cols>")
      + "<sheetData>\(rows)</sheetData>"
      + (merges.isEmpty ? "" : "<mergeCells>\(merges.joined())</mergeCells>") + "</worksheet>"
  }

  private mutating func cell(_ cell: WorkbookBuilder.Cell, _ reference: String) -> String {
    var formula = ""
    var value: WorkbookBuilder.Cell? = cell
    if case .formula(let text, let cached) = cell {
      formula = "<f>\(escaped(text))</f>"
      value = cached
    }
    let (attributes, inside) = body(value, isFormula: !formula.isEmpty)
    return #"<c r="\#(reference)"\#(attributes)>\#(formula)\#(inside)</c>"#
  }

  private mutating func body(
    _ cell: WorkbookBuilder.Cell?, isFormula: Bool
  ) -> (attributes: String, inside: String) {
    switch cell {
    case nil, .formula: ("", "")
    case .text(let text) where isFormula: (#" t="str""#, "<v>\(escaped(text))</v>")
    case .text(let text) where book.inlineStrings:
      (#" t="inlineStr""#, #"<is><t xml:space="preserve">\#(escaped(text))</t></is>"#)
    case .text(let text): (#" t="s""#, "<v>\(position(of: text))</v>")
    case .number(let number): ("", "<v>\(number)</v>")
    case .date(let days): (#" s="1""#, "<v>\(days)</v>")
    case .clock(let days): (#" s="2""#, "<v>\(days)</v>")
    case .duration(let days): (#" s="3""#, "<v>\(days)</v>")
    case .boolean(let flag): (#" t="b""#, "<v>\(flag ? 1 : 0)</v>")
    case .error(let token): (#" t="e""#, "<v>\(token)</v>")
    case .iso(let text): (#" t="d""#, "<v>\(text)</v>")
    case .raw(let text, let style): (#" s="\#(style)""#, "<v>\(text)</v>")
    }
  }

  private mutating func position(of text: String) -> Int {
    if let known = positions[text] { return known }
    positions[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
