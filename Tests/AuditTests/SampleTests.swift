import Checking
import Documents
import Findings
import Foundation
import Readers
import TestSupport
import Testing
import Values

@testable import Audit
@testable import Store

@Suite("A sample of an audit, out and back")
struct SampleTests {
  private let audited: AuditedFolder

  init() throws { audited = try AuditedFolder(copying: AuditedFolder.shared.get()) }

  private func draw(
    _ size: Int, seed: String = "acta-12", _ method: StoredSample.Method = .random,
    in audited: AuditedFolder? = nil, _ change: (inout SampleRequest) -> Void = { _ in }
  ) throws -> StoredSample {
    var request = SampleRequest(method, size: size, seed: seed)
    change(&request)
    let audited = audited ?? self.audited
    return try SampleDrawing(
      request, root: audited.root, version: "1.0", store: audited.store
    ).sample()
  }

  private func book(_ sample: StoredSample) throws -> FilledWorkbook<SampleColumns> {
    try FilledWorkbook(SampleWorkbook(sample, showsVerdict: false, in: .es).bytes)
  }

  private func read(
    _ book: FilledWorkbook<SampleColumns>, author: String? = nil, day: String? = nil
  ) throws -> (additions: SampleImport.Additions, conflicts: [FilledConflict]) {
    try SampleImport(
      path: "libro.xlsx", samples: audited.store.samples(), author: author, day: day,
      files: HeldFiles(["libro.xlsx": book.bytes()])
    ).additions()
  }

  private func take(
    _ book: FilledWorkbook<SampleColumns>, author: String? = nil, day: String? = nil
  ) throws -> Int {
    let (additions, conflicts) = try read(book, author: author, day: day)
    #expect(conflicts.isEmpty, "\(conflicts)")
    return try audited.store.add(additions.answers, to: additions.code)
  }

  private func answer(
    _ book: FilledWorkbook<SampleColumns>, _ row: Int, _ verdict: Verdict,
    _ day: String = "2026-03-05", note: String = ""
  ) {
    book.set(row, .verdict, Glossary.label(verdict: verdict, in: .es))
    book.set(row, .author, "Ana Ruiz")
    book.set(row, .date, day)
    book.set(row, .note, note)
  }

  @Test("is the same bytes twice, in another store, and where the documents are gone by then")
  func reproducible() throws {
    let sample = try draw(30)
    let bytes = SampleWorkbook(sample, showsVerdict: false, in: .es).bytes
    let other = try AuditedFolder()
    let again = try draw(30, in: other)
    #expect(again.code == sample.code)
    #expect(SampleWorkbook(again, showsVerdict: false, in: .es).bytes == bytes)
    try FileManager.default.removeItem(atPath: audited.root)
    #expect(SampleWorkbook(try draw(30), showsVerdict: false, in: .es).bytes == bytes)
    #expect(try audited.store.samples().count == 1)
  }

  @Test("shows the row, what was read, the rule and its article, and not what the tool said")
  func shown() throws {
    let sample = try draw(400)
    #expect(
      Set(sample.cells.map(\.address.verdict)).isSuperset(of: [.pass, .fail, .notApplicable]))
    let book = try book(sample)
    #expect(!book.headings.contains(SampleColumns.tool.heading(.es)))
    for (row, cell) in zip(1...book.count, sample.cells) {
      #expect(book.text(row, .file).hasPrefix("\(cell.entity)/\(cell.year)/"))
      for column in [SampleColumns.citation, .asked, .sentence, .day] {
        #expect(!book.text(row, column).isEmpty, "\(cell.address)")
      }
      #expect(SampleContent(text: cell.content).sha256.count == 64)
      #expect(book.text(row, .verdict).isEmpty)
    }
    // What is read of a row stands in that very row of the document.
    let plan = try DocumentReaders.read(
      DiskFiles(below: audited.root).file(at: "beta/2025/plan.xlsx"))
    let named = sample.cells.filter {
      $0.entity == "beta" && $0.address.rule == "actividad-sin-responsable"
    }
    #expect(Set(named.map(\.address.verdict)) == [.pass, .fail])
    for cell in named {
      let content = SampleContent(text: cell.content)
      let place = try #require(CellReference.parse(content.cell))
      let grid = try #require(plan.grids.first { $0.grid.name == content.sheet }?.grid)
      let written = grid.text(grid[place.row, place.column])
      #expect(content.read.contains("celda \(content.cell)"))
      #expect(content.read.contains(written.isEmpty ? "vacía" : written), "\(content.read)")
      #expect((cell.address.verdict == .fail) == (written.isEmpty || written == "Por definir"))
    }
    let open = try FilledWorkbook<SampleColumns>(
      SampleWorkbook(sample, showsVerdict: true, in: .es).bytes)
    #expect(
      open.text(1, .tool) == Glossary.label(verdict: sample.cells[0].address.verdict, in: .es))
  }

  @Test("comes back partly filled, in any order and without some rows; twice changes nothing")
  func roundTrip() throws {
    let sample = try draw(20)
    let first = try book(sample)
    answer(first, 1, .pass)
    answer(first, 2, .fail, note: "=1+1")
    answer(first, 7, .notChecked, note: "Falta el acta")
    first.reverse()
    #expect(try take(first) == 3)
    #expect(try take(first) == 0)
    let kept = try #require(try audited.store.sample(sample.code))
    #expect(kept.cells.filter { $0.answer != nil }.map(\.number) == [1, 2, 7])
    #expect(
      kept.cells[1].answer == .init(.fail, day: "2026-03-05", author: "Ana Ruiz", note: "=1+1"))
    #expect(SampleAgreement(kept).total.reviewed == 3)

    // A correction is added; what was handed in before and comes again is not.
    let second = try book(sample)
    answer(second, 1, .fail, "2026-03-09")
    second.set(3, .verdict, "por mejorar")
    second.remove(10)
    #expect(try take(second, author: "Luz Mora", day: "2026-03-08") == 2)
    #expect(try take(first) == 0)
    let corrected = try #require(try audited.store.sample(sample.code))
    #expect(corrected.cells[0].answers.map(\.verdict) == [.pass, .fail])
    #expect(corrected.cells[0].answer?.verdict == .fail)
    #expect(
      corrected.cells[2].answer == .init(.fail, day: "2026-03-08", author: "Luz Mora", note: nil))
    // The workbook of the sample stays as it was drawn.
    #expect(try book(draw(20)).text(1, .verdict).isEmpty)
  }

  @Test("names each cell that cannot be taken, and then takes nothing")
  func tampering() throws {
    let sample = try draw(12)
    let book = try book(sample)
    answer(book, 1, .pass)
    book.set(1, .read, "otra cosa")
    answer(book, 2, .pass)
    book.set(2, .code, "ffffffffffff-2")
    book.set(3, .code, book.text(4, .code))
    book.set(5, .verdict, "Más o menos")
    answer(book, 6, .pass)
    book.set(6, .author, "")
    answer(book, 7, .pass, "el martes")
    answer(book, 8, .notChecked)
    book.set(9, .note, "sin respuesta")
    book.set(10, .number, "99")
    let (additions, conflicts) = try read(book)
    #expect(additions.answers.isEmpty)
    let cells = conflicts.map(\.cell)
    #expect(Set(cells.compactMap { Int($0.filter(\.isNumber)) }) == Set(2...11), "\(conflicts)")
    for heading in [
      "Lo que se leyó", "Código (no editar)", "Su respuesta", "Quién", "Fecha", "Nota",
    ] {
      let index = try #require(book.headings.firstIndex(of: heading))
      let column = CellReference.columnName(index)
      #expect(cells.contains { $0.filter(\.isLetter) == column }, "\(heading): \(cells)")
    }
    #expect(try audited.store.sample(sample.code)?.cells.allSatisfy { $0.answers.isEmpty } == true)
  }

  @Test("is refused where the workbook is none, of another store, or has another sample among it")
  func strangers() throws {
    let (one, two) = (try draw(5), try draw(5, seed: "otra"))
    let mixed = try book(one)
    let other = try book(two)
    for column in SampleColumns.allCases { mixed.set(3, column, other.text(3, column)) }
    #expect(try read(mixed).conflicts.count == 1)
    let elsewhere = try AuditedFolder(copying: AuditedFolder.shared.get())
    #expect(
      try SampleImport(
        path: "l.xlsx", samples: elsewhere.store.samples(), author: nil, day: nil,
        files: HeldFiles(["l.xlsx": other.bytes()])
      ).additions().conflicts.count == 5)
    let bytes = SampleWorkbook(one, showsVerdict: false, in: .es).bytes
    for broken in [Array(bytes.prefix(bytes.count / 2)), [], Array("hola".utf8)] {
      #expect(throws: CheckError.self) {
        _ = try SampleImport(
          path: "l.xlsx", samples: [], author: nil, day: nil, files: HeldFiles(["l.xlsx": broken]))
      }
    }
  }

  @Test("asks for names that are there, and for documents that are still those of the audit")
  func faults() throws {
    #expect(throws: CheckError.self) { _ = try draw(5) { $0.entity = "gama" } }
    #expect(throws: CheckError.self) { _ = try draw(5) { $0.rules = ["plan-sin-meta"] } }
    #expect(throws: CheckError.self) {
      _ = try draw(5) { ($0.entity, $0.year) = ("beta", "2026") }
    }
    _ = try audited.folder.write(Array("otro".utf8), as: "entidades/beta/2025/plan.xlsx")
    let error = try #require(throws: CheckError.self) { _ = try draw(5) { $0.entity = "beta" } }
    #expect(error.es.contains("beta/2025/plan.xlsx"))
    #expect(try audited.store.samples().isEmpty)
    #expect(try draw(5) { $0.entity = "alfa" }.cells.count == 5)
  }

  @Test("by risk has each rule and verdict, as far as there is room")
  func byRisk() throws {
    let sample = try draw(2_000, .risk) { $0.entity = "beta" }
    let strata = Set(sample.cells.map { "\($0.address.rule) \($0.address.verdict)" })
    let first = Set(
      try draw(strata.count, .risk) { $0.entity = "beta" }.cells.map {
        "\($0.address.rule) \($0.address.verdict)"
      })
    #expect(first == strata)
    #expect(strata.count > 100)
  }

  @Test("stays in the store: rows are added and nothing else; the record has what is the entity's")
  func kept() throws {
    let sample = try draw(40)
    let book = try book(sample)
    answer(book, 1, .pass)
    _ = try take(book)
    for sql in [
      "UPDATE sample SET seed = 'x'", "DELETE FROM sample", "DELETE FROM sample_cell",
      "UPDATE sample_cell SET content = '{}'", "UPDATE sample_answer SET verdict = 'fail'",
      "DELETE FROM sample_answer",
    ] {
      #expect(throws: StoreError.self, "\(sql)") {
        try audited.store.transaction { database throws(StoreError) in try database.execute(sql) }
      }
    }
    #expect(try audited.store.faults() == [])
    var answers: [[String]] = []
    try audited.store.read(
      "SELECT number, answer, author FROM sampled_cells WHERE answer IS NOT NULL",
      names: { _ in },
      row: { row in
        answers.append(row); return true
      })
    #expect(answers == [["1", "pass", "Ana Ruiz"]])

    let record = try audited.record(of: "beta")
    let bytes = try #require(record.record["muestras.json"])
    let root = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
    let cells = root["samples"]?.array?.first?["cells"]?.array ?? []
    #expect(cells.count == sample.cells.filter { $0.entity == "beta" }.count)
    #expect(
      RecordVerification(record.record, engine: AuditedFolder.engine).answer().kind == .sameBytes)
  }
}
