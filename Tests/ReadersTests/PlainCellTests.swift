import Archives
import Documents
import Readers
import TestSupport
import Testing

/// Plain cells are read without the tokenizer; one more space in a tag makes them not plain.
@Suite("Cells in the shape that nearly all programs write")
struct PlainCellTests {
  private static let cells: [String] = [
    "<c r=\"%\"><v>12</v></c>", "<c r=\"%\" s=\"1\"><v>45000</v></c>", "<c r=\"%\" s=\"2\"/>",
    "<c r=\"%\" t=\"s\"><v>0</v></c>", "<c r=\"%\" s=\"1\" t=\"s\"><v>1</v></c>",
    "<c r=\"%\" t=\"s\"><v>99</v></c>", "<c r=\"%\"><v>-1.5E-3</v></c>",
    "<c r=\"%\" t=\"n\"><v>0.24079999999999999</v></c>", "<c r=\"%\"><v>12345678901234567</v></c>",
    "<c r=\"%\"><v></v></c>", "<c r=\"%\"></c>", "<c r=\"%\" t=\"b\"><v>1</v></c>",
    "<c r=\"%\" t=\"b\"><v>7</v></c>", "<c r=\"%\" t=\"str\"><v>a &amp; b</v></c>",
    "<c r=\"%\" t=\"str\"><f>A1</f><v>x</v></c>", "<c r=\"%\" t=\"e\"><v>#REF!</v></c>",
    "<c r=\"%\" t=\"inlineStr\"><is><t>uno</t></is></c>",
    "<c r=\"%\" t=\"inlineStr\"><is><t>uno</t></is></c>",
    "<c r=\"%\" t=\"inlineStr\"><is><t>a &lt; b &#241;</t></is></c>",
    "<c r=\"%\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> dos </t></is></c>",
    "<c r=\"%\" t=\"inlineStr\"><is><t>_x000D_ y _x0041_</t></is></c>",
    "<c r=\"%\" t=\"inlineStr\"><is><t>a\r\nb</t></is></c>",
    "<c r=\"%\" t=\"inlineStr\"><is><t></t></is></c>",
    "<c r=\"%\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c>",
    "<c r=\"%\" t=\"d\"><v>2024-01-31</v></c>", "<c r=\"%\"><v>no</v></c>", "<c><v>3</v></c>",
    "<c r=\"%\" s=\"9\"><v>1</v></c>", "<c r=\"%\" t='n'><v>1</v></c>",
  ]

  /// A sheet of these cells in an order that the seed says.
  private static func sheet(_ damage: inout Damage) -> String {
    var sheet = "<worksheet><sheetData>"
    for row in 1...(2 + damage.below(6)) {
      let spans = ["", " spans=\"1:9\"", " x14ac:dyDescent=\"0.25\"", " hidden=\"1\""]
      sheet += "<row r=\"\(row)\"\(spans[damage.below(spans.count)])>"
      for column in 0..<damage.below(9) {
        let cell = cells[damage.below(cells.count)]
        let name = CellReference.name(
          row: damage.below(40) == 0 ? 2 : row - 1, column: damage.below(30) == 0 ? 1 : column)
        sheet += cell.split(separator: "%", omittingEmptySubsequences: false).joined(separator: name)
      }
      sheet += "</row>"
    }
    return sheet + "</sheetData></worksheet>"
  }

  @Test("are read as any other way of writing them is, damaged ones too")
  func sameAsTokenizer() throws {
    var damage = Damage(seed: 29_500)
    var book = WorkbookBuilder()
    book.add("Hoja1")
    book.add("Dos") { $0.write([["uno", "b & c", .date(1)]]) }
    let files = try Reading.files(of: book)
    let index = try #require(files.firstIndex { $0.name == "xl/worksheets/sheet1.xml" })
    var read = 0
    for round in 0..<(20 * Damage.rounds) {
      var part = Array(Self.sheet(&damage).utf8)
      if round % 3 == 1 { part = damage.renumbered(part) }
      if round % 3 == 2 { part = damage.damaged(part) }
      var other = String(decoding: part, as: UTF8.self)
      // Where the damage made bytes that are no text, both are read as what they became.
      part = Array(other.utf8)
      for tag in ["<c r=", "<row r="] { other = other.split(tag).joined(separator: spaced(tag)) }
      func blocks(_ bytes: [UInt8]) throws -> [String] {
        var files = files
        files[index].bytes = bytes
        let document = try Reading.document(ZipArchive.bytes(of: files, compressed: false))
        return Reading.blocks(document) + document.grids.map { "\($0.grid.hiddenRows)" }
      }
      let (plain, spaced) = (try blocks(part), try blocks(Array(other.utf8)))
      if plain.first?.hasPrefix("!") == false { read += 1 }
      guard plain == spaced else {
        Issue.record("\(other)\n\(plain)\n\(spaced)")
        return
      }
    }
    #expect(read > 5 * Damage.rounds)
  }

  private func spaced(_ tag: String) -> String {
    tag.split(" ").joined(separator: "  ")
  }

  @Test("are read to the end where the bytes before them were given back")
  func longSheet() throws {
    var book = WorkbookBuilder()
    book.add("Hoja1")
    let rows = (1...500).map { row in
      let text = String(repeating: "x", count: 60_000) + String(row)
      return "<row r=\"\(row)\"><c r=\"A\(row)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        + "<c r=\"B\(row)\" t=\"inlineStr\"><is><t>igual</t></is></c></row>"
    }
    var files = try Reading.files(of: book)
    let index = try #require(files.firstIndex { $0.name == "xl/worksheets/sheet1.xml" })
    files[index].bytes = Array(
      "<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>".utf8)
    let document = try Reading.document(ZipArchive.bytes(of: files, compressed: false))
    let grid = try #require(document.grids.first?.grid)
    #expect(grid.cellCount == 1_000)
    for row in 0..<500 {
      #expect(grid.text(grid[row, 0]).hasSuffix("x\(row + 1)"))
      #expect(grid.text(grid[row, 1]) == "igual")
    }
  }
}

extension String {
  /// The pieces between occurrences of a text.
  fileprivate func split(_ separator: String) -> [String] {
    var pieces = [""]
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(separator) {
        pieces.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        pieces[pieces.count - 1].append(rest.removeFirst())
      }
    }
    return pieces
  }
}
