import Archives
import Documents
import Readers
import TestSupport

/// Short ways to read what a test has built.
enum Reading {
  /// The document in these bytes.
  static func document(
    _ bytes: [UInt8], limits: ReadLimits = ReadLimits()
  ) throws(ReadError) -> Document {
    try DocumentReaders.read(SourceFile(path: "plan", bytes: bytes), limits: limits)
  }

  /// The document of a workbook.
  static func document(
    _ book: WorkbookBuilder, limits: ReadLimits = ReadLimits()
  ) throws -> Document {
    try document(try book.bytes(), limits: limits)
  }

  /// The written cells of each grid: `A1=texto B1=12.5`.
  static func cells(_ document: Document) -> [String] {
    document.grids.map { _, grid in
      var words: [String] = []
      for (position, row) in grid.rowNumbers.enumerated() {
        for index in Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1]) {
          let name = CellReference.name(row: Int(row), column: Int(grid.columns[index]))
          words.append("\(name)=\(word(grid.values[index], grid))")
        }
      }
      return words.joined(separator: " ")
    }
  }

  /// Every block in a word or two: `# Title`, a paragraph, `table1: A1=x`, `!table2 overLimit`.
  static func blocks(_ document: Document) -> [String] {
    var tables = cells(document)[...]
    return document.blocks.map { block in
      switch block {
      case .heading(let text, let level): String(repeating: "#", count: level) + " " + text
      case .paragraph(let text): text
      case .table(let grid): "\(grid.name): \(tables.popFirst() ?? "")"
      case .unread(let name, let reason): "!\(name) \(reason)"
      }
    }
  }

  /// The blocks of the document in these bytes, under limits of the test.
  static func blocks(
    _ bytes: [UInt8], _ change: (inout ReadLimits) -> Void = { _ in }
  ) throws -> [String] {
    var limits = ReadLimits()
    change(&limits)
    return blocks(try document(bytes, limits: limits))
  }

  /// What kind of error these bytes give, under limits of the test; `nil` for none.
  static func errorKind(
    _ bytes: [UInt8], _ change: (inout ReadLimits) -> Void = { _ in }
  ) -> ReadError.Kind? {
    errorKind {
      var limits = ReadLimits()
      change(&limits)
      return try document(bytes, limits: limits)
    }
  }

  /// The merged areas of each grid: `A1:B2`.
  static func merges(_ document: Document) -> [[String]] {
    document.grids.map { _, grid in
      grid.merges.map {
        CellReference.name(row: Int($0.top), column: Int($0.left)) + ":"
          + CellReference.name(row: Int($0.bottom), column: Int($0.right))
      }
    }
  }

  /// The cells of a workbook of one sheet whose `sheetData` is this XML.
  static func cells(sheetData: String, _ change: (inout WorkbookBuilder) -> Void = { _ in })
    throws -> String
  {
    try cells(worksheet: "<worksheet><sheetData>\(sheetData)</sheetData></worksheet>", change)
  }

  /// The cells of a workbook of one sheet whose part is this XML.
  static func cells(worksheet: String, _ change: (inout WorkbookBuilder) -> Void = { _ in })
    throws -> String
  {
    var book = WorkbookBuilder()
    book.add("Hoja1")
    book.parts["xl/worksheets/sheet1.xml"] = worksheet
    change(&book)
    let document = try document(book)
    if case .unread(_, let reason) = document.blocks[0] { return "unread: \(reason)" }
    return cells(document)[0]
  }

  /// What kind of error reading gives; `nil` for none.
  static func errorKind(_ body: () throws -> Document) -> ReadError.Kind? {
    do {
      _ = try body()
      return nil
    } catch { return (error as? ReadError)?.kind }
  }

  private static func word(_ value: CellValue, _ grid: Grid) -> String {
    switch value {
    case .notComputed: "?"
    case .error: "!" + grid.text(value)
    case .text: grid.text(value)
    default: "\(grid.text(value))"
    }
  }
}
