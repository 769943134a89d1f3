import Documents
import TestSupport
import Testing

@testable import Readers

@Suite("Reading pages that are pictures")
struct PictureTests {
  private let columns: [(left: Double, width: Double)] = [(60, 60), (150, 180), (360, 150)]
  private let rows = [
    ["Código", "Actividad", "Responsable"], ["M-1", "Dotar la sede", "Secretaría de Salud"],
    ["M-2", "Pintar la escuela", "Oficina de Planeación"], ["M-3", "Vacunar", "Gobierno"],
  ]

  private var plan: PDFBuilder {
    var pdf = PDFBuilder()
    pdf.size = 11
    pdf.text("Plan de acción 2026", left: 60, top: 60, size: 16)
    pdf.table(rows, columns: columns, top: 120)
    return pdf
  }

  private func read(
    _ pdf: [UInt8], _ limits: ReadLimits = ReadLimits(), recogniser: String = "tesseract"
  ) throws -> Document {
    try DocumentReaders.read(
      SourceFile(path: "plan.pdf", bytes: pdf), limits: limits,
      converters: .init(recogniser: recogniser))
  }

  private func hasTools() -> Bool {
    OutsideTools.canScan(for: "recognising the words of pictures")
  }

  @Test("gives words, tables and places, all of the page a guess, the page still in doubt")
  func recognised() throws {
    guard hasTools() else { return }
    let document = try read(OutsideTools.scan(plan.bytes()))
    let blocks = Reading.blocks(document)
    #expect(blocks.last == "!página 1 recognisedImage")
    #expect(blocks[0].hasSuffix("Plan de acción 2026"))
    let grid = try #require(document.grids.first?.grid)
    let texts = (0..<grid.rowCount).map { row in
      (0..<grid.columnCount).map { grid.text(grid[row, $0]) }
    }
    let right = zip(rows.joined(), texts.joined()).count { $0 == $1 }
    #expect(texts.map(\.count) == rows.map(\.count))
    #expect(right >= 11, "\(texts)")
    #expect(document.recognisedPages == [1])
    let place = document.place(of: Locator(block: 1, row: 1, column: 1))
    let box = try #require(place.box)
    #expect(place.page == 1 && abs(box.left - 150) < 4 && box.top > 120 && box.bottom < 170)
    let record = try #require(document.conversion)
    #expect(record.converter == "Tesseract" && record.product == .words)
    #expect(record.version.first?.isNumber == true && record.sha256.utf8.count == 64)
    #expect(try read(OutsideTools.scan(plan.bytes())).conversion == record)
  }

  @Test("a page with text is read as it is beside one that is a picture")
  func mixed() throws {
    guard hasTools() else { return }
    var pdf = plan
    pdf.addPage()
    let document = try read(pdf.bytes())
    // The second page is blank: nothing is recognised on it.
    #expect(document.recognisedPages.isEmpty && document.conversion == nil)
    #expect(Reading.blocks(document).last == "!página 2 noTextLayer")
    #expect(document.notes.contains { $0.kind == .picture && $0.es.contains("2") })
  }

  @Test(
    "without --convert, without the tool or beyond a limit the page is unread and it is told why")
  func unread() throws {
    guard hasTools() else { return }
    let scan = try OutsideTools.scan(plan.bytes(), resolution: 72)
    var none = ReadLimits()
    none.recognisedPages = 0
    var slow = ReadLimits()
    slow.recognitionSeconds = 0
    for (document, words) in [
      (try Reading.document(scan), "--convert"),
      (try read(scan, recogniser: "no-such-tool"), "tesseract-ocr-spa"),
      (try read(scan, none), "(0 páginas, "), (try read(scan, slow), " 0 segundos)"),
    ] {
      #expect(Reading.blocks(document) == ["!página 1 noTextLayer"])
      #expect(document.notes.map(\.kind) == [.picture])
      #expect(document.notes[0].es.contains(words), "\(document.notes[0].es)")
    }
  }

  @Test("frames are taken out of a picture, letters are left")
  func frames() throws {
    var points = [UInt8](repeating: 255, count: 400 * 300)
    for column in 20..<380 { points[100 * 400 + column] = 0 }
    for row in 20..<280 { points[row * 400 + 50] = 10 }
    for row in 200..<240 { points[row * 400 + 200] = 0 }
    var picture = try #require(RuledPicture(pgm: Array("P5\n400 300\n255\n".utf8) + points))
    picture.removeLines(longerThan: 150)
    let left = picture.pgm.suffix(400 * 300)
    #expect(left.count { $0 < 255 } == 40)
    #expect(picture.pgm.count == points.count + 15)
  }

  @Test(
    "what is no picture is refused",
    arguments: [
      "", "P5", "P5\n2 2\n255\nabc", "P5\n2 2\n255\nabcde", "P6\n1 1\n255\na", "P5\n0 9\n255\n",
      "P5\n99999999 1\n255\na", "P5 2 2 65535 abcd",
    ])
  func noPicture(text: String) {
    #expect(RuledPicture(pgm: Array(text.utf8)) == nil)
  }

  @Test("takes words out of a recogniser's table and leaves the remains of frames")
  func words() {
    let page = PDFPage(number: 3, width: 612, height: 792)
    let table = """
      level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
      4\t1\t1\t1\t1\t0\t0\t0\t10\t10\t-1\t
      5\t1\t1\t1\t1\t1\t300\t600\t150\t30\t96.1\t[Meta
      5\t1\t1\t1\t1\t2\t500\t600\t10\t30\t20.0\t|
      5\t1\t1\t1\t1\t2\t-5\t600\t10\t30\t20.0\tfuera
      5\t1\t1\t1\t1\t2\t500\t600
      """
    let words = RecognisedWords(page, pictureHeight: 3_300)
      .words(Array(table.utf8), limits: ReadLimits())
    #expect(words.map(\.text) == ["Meta"])
    #expect(words[0].box == PageBox(page: 3, left: 72, top: 144, right: 108, bottom: 151.2))
  }

  @Test("never traps on a recogniser's table, whatever is cut, flipped or spliced")
  func hostileWords() throws {
    func line(_ left: Int, _ top: Int, _ text: String) -> String {
      "5\t1\t1\t1\t1\t1\t\(left)\t\(top)\t90\t40\t91.5\t\(text)\n"
    }
    let table = Array(
      (0...7).map { row in
        line(250, 400 + row * 90, "Meta") + line(900, 400 + row * 90, "1.25\(row)|")
          + line(1_700, 400 + row * 90, "2026")
      }.joined().utf8)
    func read(_ bytes: [UInt8]) throws -> Document {
      try PDFReader.document(recognised: bytes, of: SourceFile(path: "plan.pdf", bytes: []))
    }
    #expect(try read(table).grids.first?.grid.rowCount == 8)
    var damage = Damage(seed: 17)
    for _ in 0..<(20 * Damage.rounds) { _ = try? read(damage.damaged(table)) }
  }
}
