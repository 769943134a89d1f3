import Archives
import Documents
import Glibc
import Readers
import TestSupport
import Testing

/// Limits at their defaults, each with a file that breaks it, and those that only some formats have.
@Suite("Limits of reading, each with a file that breaks it")
struct NamedLimitsTests {
  private func kind(
    _ bytes: [UInt8], _ change: (inout ReadLimits) -> Void = { _ in }
  ) -> ReadError.Kind? {
    Reading.errorKind(bytes, change)
  }

  private func book(sheet: String, shared: String? = nil) throws -> [UInt8] {
    var book = WorkbookBuilder()
    book.add("Uno")
    var files = try Reading.files(of: book)
    let index = try #require(files.firstIndex { $0.name == "xl/worksheets/sheet1.xml" })
    files[index].bytes = Array(sheet.utf8)
    if let shared {
      files.removeAll { $0.name == "xl/sharedStrings.xml" }
      files.append(("xl/sharedStrings.xml", Array(shared.utf8)))
    }
    return try ZipArchive.bytes(of: files)
  }

  @Test("fileBytes: a long file on disk is refused before it is read")
  func fileBytes() throws {
    let path = "/tmp/cotejo-limit-\(getpid()).xlsx"
    let file = try #require(fopen(path, "w"))
    defer { unlink(path) }
    #expect(ftruncate(fileno(file), ReadLimits().fileBytes + 1) == 0)
    fclose(file)
    do throws(ReadError) {
      _ = try SourceFile(reading: path)
      Issue.record("read")
    } catch { #expect(error.kind == .overLimit) }
  }

  @Test("entryBytes: a part that says it is longer leaves its sheet unread")
  func entryBytes() throws {
    let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
    let bytes = try book(
      sheet: "<worksheet><sheetData>\(row)</sheetData></worksheet>" + blanks(3_000))
    #expect(try Reading.blocks(bytes) { $0.entryBytes = 3_000 } == ["!Uno overLimit"])
    #expect(try Reading.blocks(bytes) == ["Uno: A1=1"])
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  @Test("inflationRatio: a part of nothing but blanks, at the default")
  func inflationRatio() throws {
    let bytes = try book(sheet: "<worksheet>\(blanks(4 << 20))</worksheet>")
    #expect(try Reading.blocks(bytes) == ["!Uno overLimit"])
  }

  @Test("spreadsheetBytes and documentBytes: the one long part of an ODS or a DOCX")
  func contents() throws {
    var calc = CalcBuilder()
    calc.add("Uno", rows: CalcBuilder.row(CalcBuilder.text("a")))
    #expect(kind(try calc.bytes()) == nil)
    #expect(kind(try calc.bytes()) { $0.spreadsheetBytes = 300 } == .overLimit)
    let word = try WordBuilder(.paragraph(String(repeating: "hola ", count: 100))).bytes()
    #expect(kind(word) == nil)
    #expect(kind(word) { $0.documentBytes = 300 } == .overLimit)
  }

  @Test("cells: more of them in one row than a document may have, at the default")
  func cells() throws {
    let cell = "<c r=\"A1\"><v>1</v></c>"
    let row = String(repeating: cell, count: 1_001)
    let bytes = try book(
      sheet: "<worksheet><sheetData><row r=\"1\">\(row)</row></sheetData></worksheet>")
    #expect(try Reading.blocks(bytes) { $0.cells = 1_000 } == ["!Uno overLimit"])
    #expect(try Reading.blocks(bytes) { $0.cells = 1_001 } == ["Uno: A1=1"])
    // Repeated cells cost nothing to write: this is the default, and a file of a kilobyte.
    var calc = CalcBuilder()
    let number = CalcBuilder.cell("office:value-type=\"float\" office:value=\"1\"")
    calc.add(
      "Uno",
      rows: CalcBuilder.row(
        String(repeating: number, count: 10),
        attributes: "table:number-rows-repeated=\"1048576\""))
    #expect(try Reading.blocks(calc.bytes()) == ["!Uno overLimit"])
  }

  @Test(
    "texts: more different ones than a document may have, shared, in cells and in other formats")
  func texts() throws {
    let rows = (1...9).map { "<row><c t=\"inlineStr\"><is><t>texto \($0)</t></is></c></row>" }
    let plain = (1...9).map {
      "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"inlineStr\"><is><t>texto \($0)</t></is></c></row>"
    }
    for rows in [rows, plain] {
      let bytes = try book(
        sheet: "<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>")
      #expect(try Reading.blocks(bytes) { $0.texts = 5 } == ["!Uno overLimit"])
      #expect(try Reading.blocks(bytes) { $0.texts = 20 }[0].hasPrefix("Uno: A1=texto 1 "))
    }
    let shared = (1...9).map { "<si><t>texto \($0)</t></si>" }.joined()
    let cell = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
    let bytes = try book(
      sheet: "<worksheet><sheetData>\(cell)</sheetData></worksheet>",
      shared: "<sst>\(shared)</sst>")
    #expect(try Reading.blocks(bytes) { $0.texts = 5 } == ["!Uno overLimit"])
    #expect(try Reading.blocks(bytes) { $0.texts = 9 } == ["Uno: A1=texto 1"])
    let lines = Array((1...9).map { "a\($0);b\($0)\n" }.joined().utf8)
    #expect(kind(lines) { $0.texts = 5 } == .overLimit)
    var calc = CalcBuilder()
    calc.add(
      "Uno", rows: (1...9).map { CalcBuilder.row(CalcBuilder.text("texto \($0)")) }.joined())
    #expect(try Reading.blocks(calc.bytes()) { $0.texts = 5 } == ["!Uno overLimit"])
    let table = WordBuilder(.table((1...9).map { ["texto \($0)"] }))
    #expect(try Reading.blocks(table.bytes()) { $0.texts = 5 } == ["!table1 overLimit"])
  }

  @Test("textBytes: spaces that a document only counts come to no more than a few texts")
  func spaces() throws {
    var calc = CalcBuilder()
    let cell = CalcBuilder.cell("office:value-type=\"string\"", shown: "@")
      .replacing("@", with: "<text:s text:c=\"90\"/>x")
    calc.add("Uno", rows: String(repeating: CalcBuilder.row(cell), count: 20))
    let bytes = try calc.bytes()
    #expect(try Reading.blocks(bytes) { $0.textBytes = 100 } == ["!Uno overLimit"])
    #expect(try Reading.blocks(bytes) { $0.textBytes = 120 }[0].hasPrefix("Uno: A1= "))
  }

  @Test("htmlAttributes: a tag with more of them is refused before it is parsed")
  func htmlAttributes() throws {
    func page(_ attributes: Int, _ before: String = "") -> [UInt8] {
      let list = (1...attributes).map { "a\($0)=\"x > y\"b\($0)" }.joined(separator: " ")
      return Array("<html>\(before)<table><tr><td \(list)>celda</td></tr></table>".utf8)
    }
    #expect(try Reading.blocks(page(128)) == ["table1: A1=celda"])
    #expect(kind(page(129)) == .overLimit)
    // What stands in scripts, styles and comments is no tag.
    let words = String(repeating: " i", count: 300)
    for hidden in [
      "<!-- <b\(words)> -->", "<script>a<b\(words)</script>", "<STYLE>a<b\(words)</STYLE>",
    ] {
      #expect(try Reading.blocks(page(1, hidden)) == ["table1: A1=celda"])
    }
    #expect(kind(Array("<html><p\(words)>x".utf8)) == .overLimit)
  }

  @Test("relations: a part that names more of them than any workbook has")
  func relations() throws {
    var book = WorkbookBuilder()
    book.add("Uno")
    var files = try Reading.files(of: book)
    let index = try #require(files.firstIndex { $0.name == "xl/_rels/workbook.xml.rels" })
    let relation = "<Relationship Id=\"r\" Type=\"t\" Target=\"x\"/>"
    let bytes = Array(
      "<Relationships>\(String(repeating: relation, count: 100_001))</Relationships>".utf8)
    files[index].bytes = bytes
    #expect(kind(try ZipArchive.bytes(of: files)) == .overLimit)
  }

  @Test("textBytes: a text with references is refused before it is copied")
  func textBytes() throws {
    let text = String(repeating: "&amp;", count: 400)
    let row = "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
    let bytes = try book(sheet: "<worksheet><sheetData>\(row)</sheetData></worksheet>")
    #expect(try Reading.blocks(bytes) { $0.textBytes = 100 } == ["!Uno overLimit"])
    #expect(try Reading.blocks(bytes) { $0.textBytes = 399 } == ["!Uno overLimit"])
    #expect(
      try Reading.blocks(bytes) { $0.textBytes = 400 }
        == ["Uno: A1=" + String(repeating: "&", count: 400)])
  }

  @Test("tableCells: tables of texts, pages and documents")
  func tableCells() throws {
    let page = Array("<html><table><tr><td>a<td>b<tr><td>c<td>d</table></html>".utf8)
    #expect(try Reading.blocks(page) { $0.tableCells = 3 } == ["!table1 overLimit"])
    let word = try WordBuilder(.table([["a", "b"], ["c", "d"]])).bytes()
    #expect(try Reading.blocks(word) { $0.tableCells = 3 } == ["!table1 overLimit"])
    #expect(try Reading.blocks(word) { $0.tableCells = 4 } == ["table1: A1=a B1=b A2=c B2=d"])
  }

  @Test("recordBytes, textFileBytes, htmlBytes and planFileBytes: texts that are too long")
  func textFiles() {
    func kinds(_ text: String, _ limit: WritableKeyPath<ReadLimits, Int>) -> [ReadError.Kind?] {
      let bytes = Array(text.utf8)
      return [bytes.count - 1, bytes.count].map { count in
        kind(bytes) { $0[keyPath: limit] = count }
      }
    }
    let lines = String(repeating: "a;b\n", count: 100)
    #expect(kinds(lines, \.recordBytes) == [.overLimit, nil])
    let prose = String(repeating: "Una frase larga que termina.\n\n", count: 100)
    #expect(kinds(prose, \.textFileBytes) == [.overLimit, nil])
    #expect(kinds("# T\n\n" + prose, \.textFileBytes) == [.overLimit, nil])
    #expect(kinds("<html><p>x</html>", \.htmlBytes) == [.overLimit, nil])
    let plan = "{\"given\": {\"actividad\": [{\"nombre\": \"A\"}]}}"
    #expect(kinds(plan, \.planFileBytes) == [.overLimit, nil])
  }
}
