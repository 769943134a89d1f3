import Archives
import Documents
import Glibc
import Readers
import TestSupport
import Testing

@Suite("Knowing a file by its bytes")
struct DocumentReadersTests {
  @Test("tells empty, unknown and known formats without a reader apart")
  func kinds() throws {
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    func old(_ stream: String) -> [UInt8] {
      var bytes = compound + [UInt8](repeating: 0, count: 504 + 1024)
      for byte in stream.utf8 { bytes += [byte, 0] }
      return bytes + [UInt8](repeating: 0, count: 256)
    }
    let ods = try ZipArchive.bytes(of: [
      ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
      ("content.xml", [60]),
    ])
    let files: [(name: String, bytes: [UInt8], kind: ReadError.Kind)] = [
      ("nothing", [], .empty), ("white space", Array(" \r\n\t".utf8), .empty),
      ("BOM", [0xEF, 0xBB, 0xBF], .empty), ("PNG", [0x89, 80, 78, 71, 0, 0], .unknownFormat),
      ("HTML", Array("\n<!DOCTYPE html><table>".utf8), .empty),
      ("MHT", Array("MIME-Version: 1.0\r\n".utf8), .unsupportedFormat),
      ("XML", Array("<?xml version='1.0'?>".utf8), .unsupportedFormat),
      ("RTF", Array("{\\rtf1".utf8), .unsupportedFormat),
      ("XLS", old("Workbook"), .unsupportedFormat), ("XLS 5", old("Book"), .unsupportedFormat),
      ("DOC", old("WordDocument"), .unsupportedFormat), ("MSI", old("Otro"), .unsupportedFormat),
      ("password", old("EncryptedPackage"), .encrypted), ("cut", compound, .unsupportedFormat),
      ("ODS", ods, .damaged),
      ("DOCX", try zip("[Content_Types].xml", "word/document.xml"), .damaged),
      ("XLSB", try zip("[Content_Types].xml", "xl/workbook.bin"), .unsupportedFormat),
      ("PPTX", try zip("ppt/presentation.xml"), .unsupportedFormat),
      ("ZIP", try zip("plan.txt"), .archive),
      ("empty ZIP", try ZipArchive.bytes(of: []), .archive),
      ("XLSX without workbook", try zip("[Content_Types].xml"), .damaged),
      ("cut XLSX", Array(try WorkbookBuilder.sample.bytes().dropLast(30)), .damaged),
    ]
    for file in files {
      #expect(Reading.errorKind { try Reading.document(file.bytes) } == file.kind, "\(file.name)")
    }
  }

  private func zip(_ names: String...) throws -> [UInt8] {
    try ZipArchive.bytes(of: names.map { ($0, [60]) })
  }

  @Test("says what to do about a password")
  func advice() throws {
    var book = RawZip.File("xl/workbook.xml", Array("<workbook/>".utf8))
    book.isEncrypted = true
    let error = #expect(throws: ReadError.self) { try Reading.document(RawZip([book]).bytes) }
    #expect(error?.kind == .encrypted)
    #expect(error?.es.contains("Archivo > Información > Proteger libro") == true)
    #expect(error?.en.contains("File > Info > Protect Workbook") == true)
  }

  @Test("reads a file from disk and gives its checksum")
  func disk() throws {
    let path = "/tmp/cotejo-\(getpid())-plan.csv"
    let file = try #require(fopen(path, "w"))
    fputs("a;b\n", file)
    fclose(file)
    defer { unlink(path) }
    let document = try DocumentReaders.read(try SourceFile(reading: path))
    #expect(document.path == path)
    #expect(
      document.sha256 == "9a8be2eb1604c06722f17a9bbdb1160123efa0dcf87979013ead941593977af2")
    var limits = ReadLimits()
    limits.fileBytes = 3
    let error = #expect(throws: ReadError.self) { try SourceFile(reading: path, limits: limits) }
    #expect(error?.kind == .overLimit)
  }

  @Test("tells a missing file, a folder and an unreadable place apart")
  func places() {
    #expect(throws: ReadError.self) { try SourceFile(reading: "/tmp") }
    func kind(_ path: String) -> ReadError.Kind? {
      do {
        _ = try SourceFile(reading: path)
        return nil
      } catch { return error.kind }
    }
    let kinds = [kind("/no/existe"), kind("/tmp"), kind("/dev/null/x")]
    #expect(kinds == [.noSuchFile, .unreadable, .noSuchFile])
  }

  @Test("lists text last, as almost anything may look like text")
  func order() {
    #expect(
      DocumentReaders.all.map(\.format) == [
        .ods, .docx, .xlsx, .pdf, .html, .json, .yaml, .markdown, .text, .csv,
      ])
  }
}
