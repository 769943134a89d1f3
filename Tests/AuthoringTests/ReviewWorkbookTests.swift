import Archives
import Authoring
import Documents
import Foundation
import Readers
import Reports
import Rules
import TestSupport
import Testing
import Values

@Suite("The workbook for jurists")
struct ReviewWorkbookTests {
  private static let files = Result { try RulePackLoader.files(path: Checkout.rules) }
  private static let pack = Result { try RulePackLoader.load(directory: Checkout.rules) }
  private static let rule = "plan-sin-responsables"

  private let pack: RulePack
  private let files: [(path: String, bytes: [UInt8])]

  init() throws {
    pack = try ReviewWorkbookTests.pack.get()
    files = try ReviewWorkbookTests.files.get()
  }

  /// The workbook of a few rules with cells that a jurist filled in, as office programs write them.
  private func answered(_ cells: [String: String], ids: [String]) throws -> Document {
    let bytes = try ReviewRows(pack, in: .es).workbook(ids.compactMap(pack.rule)).bytes()
    let archive = try ZipArchive(bytes)
    var copy = ZipWriter()
    for name in [
      "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml",
      "xl/worksheets/sheet2.xml",
    ] {
      var part = String(decoding: try archive.bytes(named: name), as: UTF8.self)
      if name.hasSuffix("sheet1.xml") {
        for (reference, text) in cells {
          let pattern = "<c r=\"\(reference)\"[^>]*?(/>|>.*?</c>)"
          let filled = "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
          let changed = part.replacingOccurrences(
            of: pattern, with: filled, options: .regularExpression)
          #expect(changed != part, "\(reference)")
          part = changed
        }
      }
      try copy.add(name, Array(part.utf8))
    }
    return try DocumentReaders.read(SourceFile(path: "revision.xlsx", bytes: copy.finish()))
  }

  /// J agrees, K remarks, L name, M post, N opinion, O date, P digest.
  private static let good = [
    "J2": "Sí", "L2": "Ana Ríos", "M2": "Asesora: jurídica", "N2": "2026-12", "O2": "2026-11-20",
  ]

  private func faults(_ cells: [String: String]) throws -> [String] {
    let all = ReviewWorkbookTests.good.merging(cells) { $1 }
    let document = try answered(all, ids: [Self.rule, "plan-publicado-tarde"])
    return ReviewReading(document, of: pack).faults.map { "\($0.place): \($0.text.es)" }
  }

  @Test("holds one row a rule with what a jurist needs, and lists to choose from")
  func written() throws {
    let document = try answered([:], ids: pack.rules.map(\.id))
    let grid = try #require(document.grids.first?.grid)
    #expect(grid.rowNumbers.count == pack.rules.count + 1)
    for (row, rule) in pack.rules.enumerated() {
      #expect(grid.text(grid[row + 1, 0]) == rule.id)
      for column in 0..<8 {
        #expect(!grid.text(grid[row + 1, column]).isEmpty, "\(rule.id) \(column)")
      }
      #expect(grid.text(grid[row + 1, 15]) == rule.digest)
    }
    #expect(ReviewReading(document, of: pack).reviews.isEmpty)
    #expect(ReviewReading(document, of: pack).faults.isEmpty)
  }

  @Test("comes back: the reviews stand in the rules' files, all else byte for byte as it was")
  func roundTrip() throws {
    var cells = Self.good
    for (key, text) in [
      "J3": "no", "K3": "El año: «siguiente» # \"literal\"", "L3": "B", "M3": "C",
      "O3": "2026-11-21",
    ] {
      cells[key] = text
    }
    let document = try answered(cells, ids: [Self.rule, "plan-publicado-tarde"])
    let reading = ReviewReading(document, of: pack)
    #expect(reading.faults.isEmpty)
    #expect(reading.reviews.map(\.rule) == [Self.rule, "plan-publicado-tarde"])
    let writing = try ReviewWriting(reading.reviews, into: pack, files: files, root: "")
    #expect(writing.added == 2 && writing.known == 0)
    var after = files
    for changed in writing.changed {
      let index = try #require(files.firstIndex { $0.path == changed.path })
      #expect(Array(changed.bytes.prefix(files[index].bytes.count)) == files[index].bytes)
      after[index] = changed
    }
    let reviewed = try RulePackLoader.load(files: after).get()
    #expect(reviewed.rule(Self.rule)?.review == .agreed)
    #expect(reviewed.rule(Self.rule)?.reviews == [reading.reviews[0].review])
    #expect(reviewed.rule("plan-publicado-tarde")?.review == .objected)
    // The same workbook again adds nothing; another review goes to the end of the list.
    let again = try ReviewWriting(reading.reviews, into: reviewed, files: after, root: "")
    #expect(again.added == 0 && again.known == 2 && again.changed.isEmpty)
    var other = reading.reviews[0]
    other.review.name = "Otra persona"
    let more = try ReviewWriting([other], into: reviewed, files: after, root: "")
    let text = String(decoding: try #require(more.changed.first).bytes, as: UTF8.self)
    let lists = text.components(separatedBy: "reviews:\n")
    #expect(lists.count == 2 && lists[1].components(separatedBy: "  - name: ").count == 3)
  }

  @Test(
    "refuses what does not fit, with the cell",
    arguments: [
      (["A2": "plan-sin-responsable"], "'Revisión'!A2: no existe la regla"),
      (
        ["A3": rule, "J3": "Sí", "L3": "B", "M3": "C", "O3": "2026-11-20"],
        "'Revisión'!A3: la regla"
      ),
      (["P2": "abc"], "'Revisión'!P2: la regla «plan-sin-responsables» no es la que se revisó"),
      (["P2": ""], "'Revisión'!P2: falta la huella"),
      (["J2": "quizás"], "'Revisión'!J2: se esperaba"),
      (["J2": ""], "'Revisión'!J2: falta «¿De acuerdo?»"),
      (["L2": " "], "'Revisión'!L2: falta «Nombre»"),
      (["M2": ""], "'Revisión'!M2: falta «Cargo»"),
      (["O2": "31/02/2026"], "'Revisión'!O2: se esperaba una fecha"),
      (["J2": "No"], "'Revisión'!K2: quien no está de acuerdo dice por qué"),
    ])
  func refused(cells: [String: String], expected: String) throws {
    let faults = try faults(cells)
    #expect(faults.contains { $0.hasPrefix(expected) }, "\(faults)")
  }

  @Test("is refused whole where it is another workbook")
  func otherWorkbook() throws {
    var book = WorkbookBuilder()
    book.add("Plan") { $0["A1"] = "Actividad" }
    let document = try DocumentReaders.read(SourceFile(path: "p.xlsx", bytes: book.bytes()))
    #expect(ReviewReading(document, of: pack).faults.count == 1)
  }
}
