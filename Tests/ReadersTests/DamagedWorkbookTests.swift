import Archives
import Documents
import Readers
import TestSupport
import Testing

@Suite("Damaged and hostile files")
struct DamagedWorkbookTests {
  @Test(
    "leave a broken sheet unread and read the others",
    arguments: [
      "", "<worksheet>", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>",
      "<chartsheet/>",
      "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>",
      "<worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>",
      "<worksheet><sheetData><row><c t='s'><v>99</v></c></row></sheetData></worksheet>",
      "<worksheet><sheetData><row><c t='s'><v>-1</v></c></row></sheetData></worksheet>",
      "<worksheet/><worksheet/>", "no es XML",
    ])
  func brokenSheet(part: String) throws {
    var book = WorkbookBuilder.sample
    book.parts["xl/worksheets/sheet1.xml"] = part
    try expectOnlySecond(book)
  }

  @Test("leave a missing sheet unread and read the others")
  func missingSheet() throws {
    var book = WorkbookBuilder.sample
    book.missing = ["xl/worksheets/sheet1.xml"]
    try expectOnlySecond(book)

    book = .sample
    book.parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships><Relationship Id='rId2' Type='x/worksheet' Target='worksheets/sheet2.xml'/></Relationships>"
    try expectOnlySecond(book)
  }

  private func expectOnlySecond(_ book: WorkbookBuilder) throws {
    let document = try Reading.document(book)
    guard case .unread("Uno", .damaged) = document.blocks[0] else {
      Issue.record("read: \(document.blocks[0])")
      return
    }
    #expect(document.grids.map(\.grid.name) == ["Dos"])
  }

  @Test("leave unread the sheets that need shared texts or styles nobody can read")
  func brokenSupport() throws {
    for (part, second) in [("xl/sharedStrings.xml", "unread"), ("xl/styles.xml", "Dos")] {
      var book = WorkbookBuilder.sample
      book.parts[part] = "<broken>"
      let names = try Reading.document(book).blocks.map { block in
        if case .table(let grid) = block { grid.name } else { "unread" }
      }
      #expect(names == ["unread", second], "\(part)")
    }
  }

  @Test(
    "are refused where the workbook itself is broken",
    arguments: [
      ("xl/workbook.xml", ""), ("xl/workbook.xml", "<workbook/>"), ("xl/workbook.xml", "<otro/>"),
      ("xl/workbook.xml", "<workbook><sheets>"), ("xl/_rels/workbook.xml.rels", "<"),
      ("_rels/.rels", "<a></b>"),
    ])
  func brokenWorkbook(part: String, text: String) {
    var book = WorkbookBuilder.sample
    book.parts[part] = text
    #expect(Reading.errorKind { try Reading.document(book) } == .damaged)
  }

  @Test("never trap, whatever is cut, flipped or spliced in the file")
  func files() throws {
    var random = Damage(seed: 20_260_117)
    for fixture in try fixtures() {
      for _ in 0..<Damage.rounds { _ = try? Reading.document(random.damaged(fixture)) }
    }
  }

  @Test("never trap, whatever is cut, flipped or spliced in a part of the workbook")
  func parts() throws {
    var random = Damage(seed: 1_474)
    let files = try Reading.files(of: .sample)
    for index in files.indices {
      for _ in 0..<Damage.rounds {
        var changed = files
        changed[index].bytes = random.damaged(files[index].bytes)
        _ = try? Reading.document(try ZipArchive.bytes(of: changed, compressed: false))
      }
    }
  }

  private func fixtures() throws -> [[UInt8]] {
    let files = try Reading.files(of: .sample)
    return [
      try WorkbookBuilder.sample.bytes(),
      RawZip(files.map { RawZip.File($0.name, $0.bytes) }, isZip64: true).bytes,
      Array("a;b;c\n\"x;\"\"y\";1,5;ñ\r\n;;\"z\nw\"\n".utf8),
      Array("\u{FEFF}a;b\nñ;€\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 1, count: 2_000),
    ]
  }
}
