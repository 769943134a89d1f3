import Archives
import Documents
import Values

/// A new workbook with the tables of documents as they were read: for what is no workbook of Excel.
struct TablesWorkbook {
  var file: WorkbookFile
  /// Where each piece of the documents went.
  private(set) var blocks: [Locator: WorkbookPlaces.Block] = [:]
  /// Whether a sheet was too small for all rows or columns.
  private(set) var isCut = false
  private var names = SheetNames()
  private let language: TextLanguage

  init(_ sources: [Document], title: String, language: TextLanguage) {
    file = WorkbookFile(title: title, language: language)
    self.language = language
    for (index, document) in sources.enumerated() {
      for (block, grid) in document.grids { add(grid, Locator(document: index, block: block)) }
      addText(of: document, index)
    }
  }

  private mutating func add(_ grid: Grid, _ place: Locator) {
    var sheet = WorkbookSheet(name: names.next(grid.name))
    sheet.widths = TablesWorkbook.widths(of: grid)
    sheet.hiddenColumns = grid.hiddenColumns.map(Int.init)
    sheet.merges = grid.merges.filter {
      $0.bottom < WorkbookSheet.mostRows && $0.right < 16_384
        && ($0.top < $0.bottom || $0.left < $0.right)
    }
    for number in grid.rowNumbers {
      let row = Int(number)
      guard row < WorkbookSheet.mostRows else {
        isCut = true
        break
      }
      var cells: [(column: Int, cell: SheetCell)] = []
      for index in grid.cellRange(ofRow: row) {
        guard grid.columns[index] < 16_384 else {
          isCut = true
          break
        }
        let cell = SheetCell(grid, grid.values[index])
        let isWords = !cell.plainText.isEmpty
        cells.append(
          (Int(grid.columns[index]), isWords ? SheetCell(cell.content, .line) : cell))
      }
      sheet.append(cells, at: row, isHidden: grid.isHidden(row: row))
    }
    blocks[place] = WorkbookPlaces.Block(sheet: sheet.name)
    file.sheets.append(sheet)
  }

  /// Headings and paragraphs go to one sheet, a row each, so that observations can lead to them.
  private mutating func addText(of document: Document, _ index: Int) {
    let text = language == .es ? "Texto" : "Text"
    var sheet: WorkbookSheet?
    for (number, block) in document.blocks.enumerated() {
      let words: String
      switch block {
      case .heading(let text, _), .paragraph(let text): words = text
      case .unread(let name, _): words = name
      case .table: continue
      }
      if sheet == nil {
        var new = WorkbookSheet(name: names.next(text), widths: [10, 110])
        new.appendHeader([
          language == .es ? "Lugar" : "Place", text,
        ])
        sheet = new
      }
      guard let row = sheet?.rowCount, row < WorkbookSheet.mostRows else {
        isCut = true
        break
      }
      let locator = Locator(document: index, block: number)
      let place = document.place(of: locator)
      let name = place.page.map { "p. \($0)" } ?? place.line.map(String.init) ?? ""
      sheet?.append([.text(name), .text(words)])
      blocks[locator] = WorkbookPlaces.Block(sheet: sheet?.name ?? "", row: row)
    }
    if let sheet { file.sheets.append(sheet) }
  }

  /// As wide as the longest of the first texts, within reason.
  private static func widths(of grid: Grid) -> [Double] {
    var widths = [Double](repeating: 10, count: min(grid.columnCount, 16_384))
    for number in grid.rowNumbers.prefix(60) {
      for index in grid.cellRange(ofRow: Int(number)) where grid.columns[index] < 16_384 {
        let column = Int(grid.columns[index])
        let length = Double(TerminalText.width(grid.text(grid.values[index])) + 2)
        widths[column] = min(40, max(widths[column], length))
      }
    }
    return widths
  }
}
