import Documents
import Glibc
import Readers
import TestSupport
import Testing

@Suite("Reading PDF files")
struct PDFReaderTests {
  /// Whether the tool is there; a line says so where it is not.
  private func hasTool() -> Bool {
    for path in ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"] where access(path, X_OK) == 0 {
      return true
    }
    print("SKIPPED: reading PDF files (pdftotext of poppler-utils is not installed)")
    return false
  }

  private let columns: [(left: Double, width: Double)] = [
    (60, 60), (135, 190), (340, 110), (470, 80),
  ]

  /// A heading and rows of four columns, the second of which wraps.
  private func rows(_ count: Int) -> [[String]] {
    let tasks = [
      "Adecuar los puestos de salud de cuatro veredas del municipio", "Dotar la sede",
      "Actualizar los inventarios documentales y publicar el informe de cada trimestre del año",
    ]
    let offices = ["Secretaría de Salud", "Gobierno", "Oficina de Tecnologías"]
    return [["Código", "Actividad", "Responsable", "Fecha fin"]]
      + (1...count).map { index in
        ["M-\(index)", tasks[index % 3], offices[index / 2 % 3], "\(index % 28 + 1)/12/2026"]
      }
  }

  private func texts(_ grid: Grid) -> [[String]] {
    (0..<grid.rowCount).map { row in
      (0..<grid.columnCount).map { grid.text(grid[row, $0]) }
    }
  }

  @Test("gives headings, paragraphs and tables, each with its page and box")
  func order() throws {
    guard hasTool() else { return }
    var pdf = PDFBuilder()
    pdf.text("Plan de acción", left: 60, top: 80, size: 20)
    pdf.text("Este plan reúne las metas del año y las", left: 60, top: 120)
    pdf.text("actividades de cada dependencia.", left: 60, top: 131.5)
    let end = pdf.table(rows(4), columns: columns, top: 170)
    pdf.text("Aprobado por el consejo (2026).", left: 60, top: end + 30)
    let document = try Reading.document(pdf.bytes())
    #expect(document.format == .pdf)
    #expect(!document.canMerge)
    let blocks = Reading.blocks(document)
    try #require(blocks.count == 4)
    #expect(blocks[0] == "# Plan de acción")
    #expect(
      blocks[1] == "Este plan reúne las metas del año y las actividades de cada dependencia.")
    #expect(blocks[3] == "Aprobado por el consejo (2026).")
    #expect(try texts(#require(document.grids.first?.grid)) == rows(4))
    let place = document.place(of: Locator(block: 2, row: 1, column: 1))
    #expect(place.page == 1)
    #expect(place.cell == "B2")
    #expect(place.line == nil)
    let box = try #require(place.box)
    #expect(abs(box.left - 135) < 1)
    #expect(box.top > 170 && box.bottom < 230)
    #expect(document.place(of: Locator(block: 3)).page == 1)
  }

  @Test(
    "joins a table over pages, its heading once",
    arguments: [
      (6.0, PDFBuilder.Alignment.top, true), (6, .middle, true), (6, .bottom, true),
      (3, .top, true), (6, .top, false), (0, .top, true),
    ])
  func pages(rowGap: Double, alignment: PDFBuilder.Alignment, repeats: Bool) throws {
    guard hasTool() else { return }
    var pdf = PDFBuilder()
    (pdf.rowGap, pdf.alignment, pdf.repeatsHeader) = (rowGap, alignment, repeats)
    let wanted = rows(90)
    pdf.table(wanted, columns: columns, top: 80)
    let document = try Reading.document(pdf.bytes())
    #expect(document.grids.count == 1)
    let found = try texts(#require(document.grids.first?.grid))
    #expect(found.count == wanted.count)
    let right = zip(wanted, found).reduce(0) { sum, pair in
      sum + zip(pair.0, pair.1).count { $0 == $1 }
    }
    #expect(right * 100 >= wanted.count * 4 * 98, "\(right) of \(wanted.count * 4)")
    #expect(document.place(of: Locator(block: 0, row: wanted.count - 1, column: 0)).page ?? 0 > 1)
  }

  @Test("keeps the text of a merged cell together where it runs on beside several rows")
  func runningCells() throws {
    guard hasTool() else { return }
    var pdf = PDFBuilder()
    let goal = "Mejorar la salud de los niños y las niñas en todas las veredas del municipio"
    let rows = [
      ["Objetivo", "Actividad", "Fecha"],
      [goal, "Visitar las veredas del norte y del sur", "marzo"],
      ["", "Comprar vacunas", "abril"], ["", "Llevar las vacunas a los puestos", "mayo"],
      ["Otro", "Pintar", "junio"],
    ]
    pdf.table(
      rows, merges: [.init(top: 1, left: 0, bottom: 3, right: 0)],
      columns: [(40, 120), (200, 160), (400, 80)], top: 80)
    let grid = try #require(Reading.document(pdf.bytes()).grids.first?.grid)
    #expect(texts(grid) == rows)
  }

  @Test("joins a row that a page splits")
  func splitRow() throws {
    guard hasTool() else { return }
    var pdf = PDFBuilder()
    pdf.splitsRows = true
    let wanted = rows(60)
    pdf.table(wanted, columns: columns, top: 80)
    let found = try texts(#require(Reading.document(pdf.bytes()).grids.first?.grid))
    #expect(found == wanted)
  }

  @Test("leaves out what every page repeats at its edges, and says which page has no text")
  func running() throws {
    guard hasTool() else { return }
    var pdf = PDFBuilder()
    for page in 1...3 {
      if page > 1 { pdf.addPage() }
      pdf.text("Alcaldía de Villa Ejemplo", left: 60, top: 20)
      pdf.text("Página \(page) de 3", left: 60, top: 760)
      pdf.text("Texto de la página \(page).", left: 60, top: 300)
    }
    pdf.addPage()
    let document = try Reading.document(pdf.bytes())
    #expect(
      Reading.blocks(document) == [
        "Texto de la página 1.", "Texto de la página 2.", "Texto de la página 3.",
        "!página 4 noTextLayer",
      ])
    #expect(document.place(of: Locator(block: 3)).page == 4)
  }

  @Test("says which package is missing, what is protected and what is broken")
  func errors() throws {
    let file = SourceFile(path: "plan.pdf", bytes: PDFBuilder().bytes())
    let missing = #expect(throws: ReadError.self) {
      try PDFReader(tool: "no-such-pdftotext").read(file, limits: ReadLimits())
    }
    #expect(missing?.es.contains("poppler-utils") == true)
    #expect(missing?.kind == .unsupportedFormat)
    guard hasTool() else { return }
    #expect(Reading.errorKind(Array("%PDF-1.7\nnada\n".utf8)) == .damaged)
    var limits = ReadLimits()
    limits.toolBytes = 10
    #expect(throws: ReadError.self) { try PDFReader().read(file, limits: limits) }
    let slow = #expect(throws: ReadError.self) {
      limits.toolSeconds = 0
      return try PDFReader().read(file, limits: limits)
    }
    #expect(slow?.kind == .overLimit)
  }

  /// What the tool writes for these words, as far as it matters.
  private func words(_ pages: [[(String, Double, Double)]]) -> [UInt8] {
    let body = pages.map { words in
      "<page width=\"612\" height=\"792\">"
        + words.map { text, left, top in
          "<word xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(left + Double(text.count) * 6)\" "
            + "yMax=\"\(top + 9)\">\(escaped(text))</word>"
        }.joined() + "</page>"
    }
    return Array("<!DOCTYPE html><html><body>\n<doc>\(body.joined())</doc></body></html>".utf8)
  }

  private func read(
    _ bytes: [UInt8], _ change: (inout ReadLimits) -> Void = { _ in }
  ) throws -> [String] {
    var limits = ReadLimits()
    change(&limits)
    let file = SourceFile(path: "plan.pdf", bytes: [])
    return Reading.blocks(try PDFReader.document(words: bytes, of: file, limits: limits))
  }

  private var sample: [UInt8] {
    words([
      [
        ("Años", 200, 100), ("Meta", 60, 112), ("2026", 180, 112), ("2027", 240, 112),
        ("a", 60, 132),
        ("1", 180, 132), ("2", 240, 132), ("b", 60, 152), ("3", 180, 152), ("4", 240, 152),
      ], [], [("fin", 60, 100)],
    ])
  }

  @Test("keeps a heading over several columns apart from them")
  func band() throws {
    #expect(
      try read(sample)[0].hasSuffix("A2=a B2=1 C2=2 A3=b B3=3 C3=4")
        || read(sample).joined().contains("2026"))
    #expect(try read(sample).contains("!página 2 noTextLayer"))
  }

  @Test("keeps columns apart which a line between the rows crosses")
  func crossed() throws {
    func row(_ texts: [String], _ top: Double) -> [(String, Double, Double)] {
      zip(texts, [60.0, 130, 300]).map { ($0, $1, top) }
    }
    let head = ["Meta", "Hacer", "Ana"]
    func text(_ top: Double) -> [(String, Double, Double)] {
      [("Objetivo", 60, top), ("dos", 114, top), ("Mejorar", 138, top), ("todo", 186, top)]
    }
    let page =
      row(head, 112) + row(["1", "2", "3"], 132) + text(152) + row(head, 172)
      + row(["4", "5", "6"], 192) + text(212) + row(head, 232) + row(["7", "8", "9"], 252)
    let read = try read(words([page])).joined()
    #expect(read.contains("A1=Meta B1=Hacer C1=Ana"))
    #expect(read.contains("A5=4 B5=5 C5=6"))
  }

  @Test("keeps to its limits")
  func limits() throws {
    func kind(_ change: (inout ReadLimits) -> Void) -> ReadError.Kind? {
      do {
        _ = try read(sample, change)
        return nil
      } catch { return (error as? ReadError)?.kind }
    }
    #expect(kind { _ in } == nil)
    #expect(kind { $0.pages = 2 } == .overLimit)
    #expect(kind { $0.words = 10 } == .overLimit)
    #expect(try read(sample) { $0.cells = 3 }.contains { $0.hasSuffix("overLimit") })
    #expect(try read(sample) { $0.blocks = 1 }.count == 1)
    #expect(throws: ReadError.self) { try read(Array("<doc><page>".utf8)) }
    #expect(throws: ReadError.self) { try read(words([])) }
  }

  @Test("keeps its speed with thousands of lines that are no table")
  func speed() throws {
    var lines: [(String, Double, Double)] = []
    for index in 0..<3_000 {
      let top = Double(index * 4)
      lines += [("a", 60, top), ("b", Double(100 + index % 300), top)]
    }
    _ = try? read(words([lines]))
    var tables: [(String, Double, Double)] = []
    for index in 0..<2_000 {
      let top = Double(index * 7)
      tables += [("a", 0, top), ("b", Double(14_000 - index % 2 * 7_000), top)]
    }
    #expect(try read(words([tables])) { $0.sheets = 3 }.isEmpty == false)
  }

  @Test("never traps on word lists, whatever is cut, flipped or spliced")
  func hostileWords() {
    var damage = Damage(seed: 13)
    let sample = sample
    for _ in 0..<(20 * Damage.rounds) { _ = try? read(damage.damaged(sample)) }
    _ = try? read(words([[("x", -1e300, 0), ("y", 19_999, 19_999), ("z", -19_999, -5)]]))
  }

  @Test("never traps or hangs on damaged files")
  func hostileFiles() {
    guard hasTool() else { return }
    var pdf = PDFBuilder()
    pdf.table(rows(5), columns: columns, top: 80)
    Damage.withstood(by: pdf.bytes(), seed: 14, rounds: min(500, Damage.rounds / 2))
  }
}
