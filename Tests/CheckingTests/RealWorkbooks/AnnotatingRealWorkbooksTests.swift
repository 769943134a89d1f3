import Archives
import Checking
import Documents
import Findings
import Foundation
import Readers
import Reports
import TestSupport
import Testing
import Values

@Suite(
  "Annotating real workbooks",
  .enabled(if: RealWorkbooks.areThere, "../shared/plans/real is not there"))
struct AnnotatingRealWorkbooksTests {
  private struct Annotated {
    let original: [UInt8]
    let copy: [UInt8]
    let report: CheckReport
    let document: Document
  }

  private func annotated(_ path: String, _ original: [UInt8]? = nil) throws -> Annotated {
    let bytes = try original ?? SourceFile(reading: path).bytes
    let folder = try TemporaryFolder()
    let file = try folder.write(bytes, as: "plan.xlsx")
    var request = CheckRequest(paths: [file], version: "0")
    request.settings = [("entidad.nivel", "municipal")]
    let plan = try #require(try CheckSession(request, pack: Desk.pack.get()).run().plans.first)
    var sourced = SourcedReport(plan.report, sources: plan.documents)
    sourced.originals = [0: bytes]
    return Annotated(
      original: bytes,
      copy: AnnotatedReport().render([sourced], failures: [], options: ReportOptions()),
      report: plan.report, document: plan.documents[0])
  }

  private func stored(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: try ZipListing(bytes).entries.map { ($0.name, Array(bytes[$0.stored])) }
    )
  }

  private func part(_ name: String, of bytes: [UInt8]) throws -> String {
    String(decoding: try ZipArchive(bytes).bytes(named: name), as: UTF8.self)
  }

  static let names = [
    "cali_cuadro1s_2024_junio", "cali_cuadro1s_2025_t1", "cali_paa_w35", "dnp_alertas_25126",
    "sispt_25126", "sispt_25175", "sispt_25200", "sispt_25214", "tenjo_plan_indicativo",
  ]

  static let annotatedAgain: Set = [
    "cali_cuadro1s_2024_junio", "sispt_25126", "tenjo_plan_indicativo",
  ]

  @Test("leaves every part byte for byte but those that get something", arguments: names)
  func parts(name: String) throws {
    let path = RealWorkbooks.folder.appendingPathComponent(name + ".xlsx").path
    let annotated = try annotated(path)
    let (old, new) = (try stored(annotated.original), try stored(annotated.copy))
    for (part, bytes) in old where new[part] != bytes {
      #expect(new[part] != nil, "\(part) is gone")
      let isTouched =
        part == "[Content_Types].xml" || part == "xl/workbook.xml" || part.hasSuffix(".rels")
        || part.hasPrefix("xl/comments") || part.hasSuffix(".vml")
      if isTouched { continue }
      // A sheet gets the reference to its drawing of notes, and nothing else.
      #expect(part.hasPrefix("xl/worksheets/sheet"), "\(part) has changed")
      let (before, after) = (
        try self.part(part, of: annotated.original), try self.part(part, of: annotated.copy)
      )
      #expect(after.replacing(/<legacyDrawing [^>]*\/>/, with: "") == before, "\(part)")
    }
    guard AnnotatingRealWorkbooksTests.annotatedAgain.contains(name) else { return }
    // The tables that a check reads of the copy are those of the original.
    let again = try self.annotated(path, annotated.copy)
    #expect(again.report.totals == annotated.report.totals)
    #expect(
      again.report.findings.map(\.fingerprint) == annotated.report.findings.map(\.fingerprint))
    // Annotated again it is the same, but for what stands above the observations.
    for (part, bytes) in try stored(again.copy) where part.hasPrefix("xl/comments") {
      let before = try self.part(part, of: annotated.copy)
      #expect(
        try stored(annotated.copy)[part] == bytes || self.part(part, of: again.copy) == before)
    }
  }

  @Test("keeps the 185 notes and the 34 stubs of threads of Cali's workbook")
  func threads() throws {
    let path = RealWorkbooks.folder.appendingPathComponent("cali_cuadro1s_2024_junio.xlsx").path
    let annotated = try annotated(path)
    let parts = try ZipArchive(annotated.original).entries.map(\.name)
    var (notes, stubs) = (0, 0)
    for name in parts where name.hasPrefix("xl/comments") {
      let before = try part(name, of: annotated.original)
      let after = try part(name, of: annotated.copy)
      for match in before.matches(of: /<comment .*?<\/comment>/.dotMatchesNewlines()) {
        notes += 1
        // Ours may stand below what a person wrote, within the same note.
        let own = match.0.replacing("</text></comment>", with: "")
        #expect(after.contains(own), "\(name): \(own.prefix(60))")
        if match.0.contains("[Threaded comment]") || match.0.contains("[Comentario encadenado]") {
          stubs += 1
          #expect(after.contains(match.0), "\(name)")
        }
      }
    }
    #expect(notes == 185 && stubs == 34)
    let (old, new) = (try stored(annotated.original), try stored(annotated.copy))
    let threads = old.keys.filter { $0.contains("threadedComment") || $0.contains("persons/") }
    #expect(threads.count == 4)
    for name in threads { #expect(old[name] == new[name]) }
  }

  @Test("leads every row of Cali's copy to the cell that it names")
  func links() throws {
    let path = RealWorkbooks.folder.appendingPathComponent("cali_cuadro1s_2025_t1.xlsx").path
    let annotated = try annotated(path)
    let workbook = try part("xl/workbook.xml", of: annotated.copy)
    let places = annotated.report.findings.filter { finding in
      finding.locations.first.map { !$0.locator.isWholeDocument } ?? false
    }
    let names = workbook.matches(of: /<definedName name="Cotejo_[0-9a-f]{12}">([^<]*)</)
    #expect(names.count == places.count && !names.isEmpty)
  }
}
