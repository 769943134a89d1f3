import Archives
import Documents
import Glibc
import Readers
import TestSupport
import Testing

@Suite("A ZIP of attachments")
struct AttachmentsTests {
  private let table = Array("Código;Meta\n1;12\n".utf8)

  private func zip(_ names: String...) throws -> SourceFile {
    SourceFile(path: "anexos.zip", bytes: try ZipArchive.bytes(of: names.map { ($0, table) }))
  }

  private func paths(_ attachments: Attachments) -> [String] {
    (0..<attachments.count).map(attachments.path)
  }

  private func kind(_ body: () throws -> Void) -> ReadError.Kind? {
    do {
      try body()
      return nil
    } catch { return (error as? ReadError)?.kind }
  }

  @Test("gives its documents by name, those of folders too, and names what a system left behind")
  func documents() throws {
    let attachments = try Attachments(
      zip(
        "b/plan.csv", "a.csv", "__MACOSX/b/._plan.csv", "b/.DS_Store", "~$a.csv", "Thumbs.db",
        "b/", "c\\acta.csv"), limits: ReadLimits())
    #expect(
      paths(attachments) == ["anexos.zip/a.csv", "anexos.zip/b/plan.csv", "anexos.zip/c/acta.csv"])
    #expect(
      attachments.leftOut == ["__MACOSX/b/._plan.csv", "b/.DS_Store", "~$a.csv", "Thumbs.db"])
    let file = try attachments.document(1)
    #expect(file.bytes == table && file.path == "anexos.zip/b/plan.csv")
  }

  @Test("names that lead out lead nowhere; of a name that comes twice the first counts")
  func names() throws {
    let attachments = try Attachments(
      zip("../../etc/passwd", "/etc/passwd", "./a.csv", "x/../b.csv"), limits: ReadLimits())
    #expect(
      paths(attachments) == ["anexos.zip/a.csv", "anexos.zip/etc/passwd", "anexos.zip/x/b.csv"])
    #expect(attachments.leftOut == ["etc/passwd"])
  }

  @Test(
    "finds a dossier at the top or in the only folder",
    arguments: [
      (["expediente.yaml", "plan.csv"], "anexos.zip/expediente.yaml"),
      (["a/expediente.yaml", "a/b/plan.csv"], "anexos.zip/a/expediente.yaml"),
      (["a/expediente.yaml", "plan.csv"], nil), (["a/b/expediente.yaml", "a/plan.csv"], nil),
    ])
  func dossier(names: [String], path: String?) throws {
    let bytes = try ZipArchive.bytes(of: names.map { ($0, table) })
    let file = SourceFile(path: "anexos.zip", bytes: bytes)
    #expect(try Attachments(file, limits: ReadLimits()).dossier == path)
  }

  @Test("a path may lead into a ZIP on disk, and not out of it")
  func onDisk() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(zip("a/plan.csv", "a/otro.csv").bytes, as: "anexos.zip")
    #expect(try SourceFile(reading: path + "/a/plan.csv").bytes == table)
    #expect(try SourceFile(reading: path + "/a/../a/./plan.csv").bytes == table)
    let plain = try folder.write(table, as: "plan.csv")
    for wrong in [
      path + "/plan.csv", path + "/../plan.csv", path + "/a/../../plan.csv", path + "/a",
      plain + "/a.csv", folder.path + "/nada.zip/a.csv",
    ] {
      #expect(kind { _ = try SourceFile(reading: wrong) } == .noSuchFile, "\(wrong)")
    }
  }

  @Test("asked for as one document it says how to name one of its files")
  func asDocument() throws {
    let file = try zip("a.csv")
    let error = #expect(throws: ReadError.self) { try DocumentReaders.read(file) }
    #expect(error?.kind == .archive)
    #expect(error?.es.contains("anexos.zip/") == true)
  }

  @Test("attachments and inflatedBytes: more files, or longer ones, than a ZIP may have")
  func limits() throws {
    let file = try zip("a.csv", "b.csv", "c.csv")
    var limits = ReadLimits()
    limits.attachments = 2
    #expect(kind { _ = try Attachments(file, limits: limits) } == .overLimit)
    limits.attachments = 3
    #expect(kind { _ = try Attachments(file, limits: limits) } == nil)
    limits.inflatedBytes = 3 * table.count - 1
    #expect(kind { _ = try Attachments(file, limits: limits) } == .overLimit)
    limits.inflatedBytes += 1
    #expect(kind { _ = try Attachments(file, limits: limits) } == nil)
    limits.archiveEntries = 2
    #expect(kind { _ = try Attachments(file, limits: limits) } == .overLimit)
  }

  @Test(
    "inflationRatio and entryBytes: a file that inflates too far is refused, the others are not")
  func bomb() throws {
    let bytes = try ZipArchive.bytes(of: [
      ("a.csv", table), ("bomba.csv", [UInt8](repeating: 32, count: 8 << 20)),
    ])
    let attachments = try Attachments(
      SourceFile(path: "anexos.zip", bytes: bytes), limits: ReadLimits())
    #expect(kind { _ = try attachments.document(0) } == nil)
    #expect(kind { _ = try attachments.document(1) } == .overLimit)
  }

  @Test("one without documents says so")
  func empty() throws {
    #expect(kind { _ = try Attachments(zip(".DS_Store"), limits: ReadLimits()) } == .empty)
  }

  @Test("never traps on damaged archives")
  func damage() throws {
    let whole = try zip("a.csv", "b/plan.csv", "../c.csv").bytes
    for length in stride(from: 0, to: whole.count, by: 7) {
      try? walk(Array(whole.prefix(length)))
    }
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 0x55
      try? walk(bytes)
    }
  }

  private func walk(_ bytes: [UInt8]) throws {
    let attachments = try Attachments(
      SourceFile(path: "a.zip", bytes: bytes), limits: ReadLimits())
    for index in 0..<attachments.count { _ = try attachments.document(index) }
  }
}
