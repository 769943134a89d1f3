import Archives
import Documents
import Readers
import TestSupport
import Testing

@Suite("Reading old office files by a converted copy")
struct OfficeConversionTests {
  private func hasOffice() -> Bool {
    OutsideTools.have("soffice", for: "converting with LibreOffice")
  }

  private func read(
    _ bytes: [UInt8], _ limits: ReadLimits = ReadLimits(), office: String = "soffice"
  ) throws(ReadError) -> Document {
    try DocumentReaders.read(
      SourceFile(path: "anexo/viejo.bin", bytes: bytes), limits: limits,
      converters: .init(office: office))
  }

  private func error(_ body: () throws -> Document) -> ReadError? {
    do {
      _ = try body()
      return nil
    } catch { return error as? ReadError }
  }

  private var book: WorkbookBuilder {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet.write([
        ["Código", "Actividad", "Meta"], ["A-1", "Vacunar a 1.200 niños", 12.5],
        [nil, "Pintar la sede", 3],
      ])
      sheet.merges = ["A2:A3"]
    }
    book.add("Oculta") { sheet in
      sheet.write([["x"]])
      sheet.visibility = .hidden
    }
    return book
  }

  @Test(
    "gives the cells, merges and hidden sheets of a workbook, each at its place in the original")
  func workbooks() throws {
    guard hasOffice() else { return }
    let old = try OutsideTools.convert(
      book.bytes(), from: "xlsx", to: "xls", filter: "MS Excel 97")
    let document = try read(old)
    let plain = try Reading.document(book)
    #expect(Reading.cells(document) == Reading.cells(plain))
    #expect(Reading.merges(document) == Reading.merges(plain))
    #expect(document.grids.map(\.grid.visibility) == [.visible, .hidden])
    #expect(document.format == .xls)
    let place = document.place(of: Locator(block: 0, row: 1, column: 2))
    #expect([place.path, place.sheet, place.cell] == ["anexo/viejo.bin", "Plan", "C2"])
  }

  @Test(
    "gives headings, paragraphs and tables of a text",
    arguments: [
      ("doc", "MS Word 97", DocumentFormat.doc), ("rtf", "Rich Text Format", .rtf),
      ("odt", "writer8", .odt),
    ])
  func texts(ending: String, filter: String, format: DocumentFormat) throws {
    guard hasOffice() else { return }
    let word = WordBuilder(
      .paragraph("Este plan reúne las metas."), .table([["Código", "Meta"], ["A-1", "12"]]),
      .paragraph("Fin."))
    let old = try OutsideTools.convert(word.bytes(), from: "docx", to: ending, filter: filter)
    let document = try read(old)
    #expect(Reading.blocks(document).contains("Este plan reúne las metas."))
    #expect(Reading.cells(document) == ["A1=Código B1=Meta A2=A-1 B2=12"])
    #expect(document.format == format)
  }

  @Test("records converter, version and both checksums, the same ones each time")
  func record() throws {
    guard hasOffice() else { return }
    let old = try OutsideTools.convert(
      book.bytes(), from: "xlsx", to: "xls", filter: "MS Excel 97")
    let documents = [try read(old), try read(old)]
    let record = try #require(documents[0].conversion)
    #expect(record.converter == "LibreOffice")
    #expect(record.version.first?.isNumber == true)
    #expect(record.product == .xlsx)
    #expect(record.sha256.utf8.count == 64 && record.sha256 != documents[0].sha256)
    #expect(documents[1].conversion == record)
    #expect(documents[0].notes[0].es.contains("LibreOffice \(record.version)"))
    #expect(documents[0].sha256.utf8.count == 64)
  }

  @Test("fetches nothing that a file points to")
  func links() throws {
    guard hasOffice() else { return }
    let door = try #require(Door())
    let text = """
      <?xml version="1.0"?><office:document-content \
      xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
      xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
      xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
      xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text>\
      <text:p>Hola<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">\
      <draw:image xlink:href="http://127.0.0.1:\(door.port)/a.png" xlink:type="simple" \
      xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p></office:text>\
      </office:body></office:document-content>
      """
    let kind = "application/vnd.oasis.opendocument.text"
    let manifest = """
      <?xml version="1.0"?><manifest:manifest \
      xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\
      <manifest:file-entry manifest:full-path="/" manifest:media-type="\(kind)"/>\
      <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
      </manifest:manifest>
      """
    let file = try ZipArchive.bytes(of: [
      ("mimetype", Array(kind.utf8)), ("META-INF/manifest.xml", Array(manifest.utf8)),
      ("content.xml", Array(text.utf8)),
    ])
    #expect(Reading.blocks(try read(file)) == ["Hola"])
    #expect(!door.somebodyCame)
  }

  @Test("a broken old file is told, with what to do")
  func broken() throws {
    guard hasOffice() else { return }
    var file = CompoundBuilder(["Workbook"]).bytes()
    file += [UInt8](repeating: 7, count: 4_000)
    let found = try #require(error { try read(file) })
    #expect(found.kind == .damaged)
    #expect(found.es.contains("no pudo convertir"))
  }

  // MARK: - Without LibreOffice

  @Test("without --convert the message names it; without LibreOffice, the package")
  func advice() throws {
    let file = CompoundBuilder(["Workbook"]).bytes()
    let plain = try #require(error { try Reading.document(file) })
    #expect(plain.kind == .unsupportedFormat)
    #expect(plain.es.contains("--convert") && plain.en.contains("--convert"))
    let missing = try #require(error { try read(file, office: "no-such-office") })
    #expect(missing.kind == .unsupportedFormat)
    #expect(missing.es.contains("libreoffice-calc-nogui"))
    let text = try #require(
      error { try read(CompoundBuilder(["WordDocument"]).bytes(), office: "no-such-office") })
    #expect(text.es.contains("libreoffice-writer-nogui"))
  }

  @Test("a password is no matter of converting")
  func encrypted() {
    let file = CompoundBuilder(["EncryptionInfo", "EncryptedPackage"]).bytes()
    #expect(error { try read(file, office: "no-such-office") }?.kind == .encrypted)
  }

  /// A program that stands in for LibreOffice and does this in place of converting.
  private func program(_ body: String, in folder: TemporaryFolder) throws -> String {
    try OutsideTools.program(
      "[ \"$1\" = --version ] && echo 'Office 1.0' && exit\n\(body)", in: folder)
  }

  @Test("conversionSeconds: what takes longer is ended with all that it started")
  func slow() throws {
    let folder = try TemporaryFolder()
    let office = try program(
      "(sleep 3; touch \(folder.path)/alive) & sleep 30", in: folder)
    var limits = ReadLimits()
    limits.conversionSeconds = 1
    let file = CompoundBuilder(["Workbook"]).bytes()
    #expect(error { try read(file, limits, office: office) }?.kind == .overLimit)
    waitSeconds(3)
    #expect(!fileExists(folder.path + "/alive"))
  }

  @Test("convertedBytes: a copy that grows beyond it is not read")
  func long() throws {
    let folder = try TemporaryFolder()
    let office = try program(
      "for last; do :; done; head -c 3000000 /dev/zero > \"${last%.*}.xlsx\"", in: folder)
    var limits = ReadLimits()
    limits.convertedBytes = 1 << 20
    let file = CompoundBuilder(["Workbook"]).bytes()
    #expect(error { try read(file, limits, office: office) }?.kind == .overLimit)
  }

  @Test("toolMemoryBytes: a program that wants more is refused it")
  func memory() throws {
    let folder = try TemporaryFolder()
    let office = try program(
      "for last; do :; done\n"
        + "head -c 99999999 /dev/zero | tail -c 99999999 | wc -c > \(folder.path)/got\n"
        + "cp '\(try folder.write(book.bytes(), as: "copy"))' \"${last%.*}.xlsx\"", in: folder)
    let file = CompoundBuilder(["Workbook"]).bytes()
    #expect(Reading.cells(try read(file, office: office)).count == 2)
    let free = fileBytes(folder.path + "/got")
    var limits = ReadLimits()
    limits.toolMemoryBytes = 64 << 20
    _ = try read(file, limits, office: office)
    #expect(fileBytes(folder.path + "/got") < free)
  }
}
