import Archives
import Documents
import Readers
import TestSupport
import Testing

@Suite("Limits of reading workbooks")
struct ReadLimitsTests {
  @Test("refuse the whole file where the whole is too big")
  func whole() throws {
    let bytes = try WorkbookBuilder.sample.bytes()
    func kind(_ change: (inout ReadLimits) -> Void) -> ReadError.Kind? {
      var limits = ReadLimits()
      change(&limits)
      return Reading.errorKind { try Reading.document(bytes, limits: limits) }
    }
    #expect(kind { _ in } == nil)
    #expect(kind { $0.fileBytes = bytes.count - 1 } == .overLimit)
    #expect(kind { $0.archiveEntries = 7 } == .overLimit)
    #expect(kind { $0.sheets = 1 } == .overLimit)
    #expect(kind { $0.inflatedBytes = 100 } == .overLimit)
    #expect(kind { $0.xmlDepth = 1 } == .overLimit)
  }

  @Test("leave a sheet unread where that sheet is too big, and read the others")
  func sheets() throws {
    func blocks(_ change: (inout ReadLimits) -> Void) throws -> [String] {
      var limits = ReadLimits()
      change(&limits)
      return try Reading.document(.sample, limits: limits).blocks.map { block in
        switch block {
        case .table(let grid): grid.name
        case .unread(let name, let reason): "\(name): \(reason)"
        case .heading, .paragraph: "?"
        }
      }
    }
    #expect(try blocks { _ in } == ["Uno", "Dos"])
    #expect(try blocks { $0.rows = 1 } == ["Uno: overLimit", "Dos"])
    #expect(try blocks { $0.columns = 3 } == ["Uno: overLimit", "Dos"])
    #expect(try blocks { $0.merges = 0 } == ["Uno: overLimit", "Dos"])
    #expect(try blocks { $0.cells = 6 } == ["Uno: overLimit", "Dos"])
    #expect(try blocks { $0.cells = 8 } == ["Uno", "Dos: overLimit"])
    #expect(try blocks { $0.textBytes = 4 } == ["Uno: overLimit", "Dos: overLimit"])
    #expect(try blocks { $0.xmlDepth = 4 } == ["Uno: overLimit", "Dos: overLimit"])
  }

  @Test("refuse what inflates too far")
  func bomb() throws {
    var book = WorkbookBuilder.sample
    book.parts["xl/worksheets/sheet1.xml"] =
      "<worksheet>" + String(repeating: " ", count: 4 << 20) + "</worksheet>"
    let document = try Reading.document(book)
    guard case .unread("Uno", .overLimit) = document.blocks[0] else {
      Issue.record("read: \(document.blocks[0])")
      return
    }
    #expect(document.grids.map(\.grid.name) == ["Dos"])
  }

  @Test("refuse a row or a column beyond every sheet", arguments: ["A1048577", "XFE1", "ZZZ1"])
  func places(reference: String) throws {
    let row = "<row><c r='\(reference)'><v>1</v></c></row>"
    #expect(try Reading.cells(sheetData: row) == "unread: overLimit")
    #expect(
      try Reading.cells(sheetData: "<row><c r='XFD1048576'><v>1</v></c></row>") == "XFD1048576=1")
  }

  @Test("refuse hidden columns without an end")
  func hiddenColumns() throws {
    let column = "<col min='1' max='99999999999' hidden='1'/>"
    let once = "<worksheet><cols>\(column)</cols><sheetData/></worksheet>"
    #expect(try Reading.cells(worksheet: once) == "")
    let often = String(repeating: column, count: 9)
    let sheet = "<worksheet><cols>\(often)</cols><sheetData/></worksheet>"
    #expect(try Reading.cells(worksheet: sheet) == "unread: overLimit")
  }
}
