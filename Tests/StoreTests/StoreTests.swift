import Findings
import Foundation
import Store
import TestSupport
import Testing
import Values

@Suite("Store")
struct StoreTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/auditoria.db" }

  init() throws { folder = try TemporaryFolder() }

  @Test("keeps a result once, however often the same inputs come")
  func once() throws {
    let store = try Store(writing: path)
    try store.keep(pack)
    let first = try store.keep(result(key: "a"))
    #expect(try store.keep(result(key: "a")) == first)
    #expect(try store.keep(result(key: "b")) != first)
    #expect(try store.known("a")?.number == first)
    #expect(try store.known("c") == nil)
    #expect(try store.faults() == [])
  }

  @Test("shows no run before it is whole")
  func wholeRuns() throws {
    let store = try Store(writing: path)
    try store.keep(pack)
    let number = try store.keep(result(key: "a"))
    #expect(kind { _ = try store.latestRun() } == .noRun)
    // The second dossier names a result that is not there: nothing of the run may stay.
    #expect(kind { _ = try store.keep(run([("chia", number), ("tenjo", 99)])) } == .refused)
    #expect(kind { _ = try store.latestRun() } == .noRun)
    _ = try store.keep(run([("chia", number)]))
    #expect(try store.latestRun().dossiers.map(\.entity) == ["chia"])
    #expect(try store.faults() == [])
  }

  @Test("is read again as it was written, also by a program that only reads")
  func reading() throws {
    do {
      let store = try Store(writing: path)
      try store.keep(pack)
      _ = try store.keep(run([("chia", try store.keep(result(key: "a")))]))
    }
    let run = try Store(reading: path).latestRun()
    #expect(run.dossiers[0].verdict == .inconclusive)
    #expect(run.dossiers[0].failures.map(\.path) == ["chia/2026/plan.xlsx"])
    #expect(run.pack.version == "1.0")
    let store = try Store(reading: path)
    #expect(kind { _ = try store.keep(result(key: "b")) } == .readOnly)
  }

  @Test("takes no other file for a store, and none of a newer program")
  func otherFiles() throws {
    let text = try folder.write(Array(String(repeating: "hola\n", count: 500).utf8), as: "a.txt")
    #expect(kind { _ = try Store(writing: text) } == .notAStore)
    #expect(kind { _ = try Store(reading: text) } == .notAStore)
    #expect(kind { _ = try Store(reading: folder.path + "/nada.db") } == .cannotOpen)
    #expect(kind { _ = try Store(writing: folder.path + "/nada/a.db") } == .cannotOpen)
    _ = try Store(writing: path)
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    bytes[60...63] = [0, 0, 0, 99]  // user_version, after SQLite's file format.
    _ = try folder.write(bytes, as: "auditoria.db")
    #expect(kind { _ = try Store(writing: path) } == .newer)
    #expect(kind { _ = try Store(reading: path) } == .newer)
  }

  // MARK: - Pieces

  private func kind(_ body: () throws -> Void) -> StoreError.Kind? {
    do {
      try body()
      return nil
    } catch { return (error as? StoreError)?.kind }
  }

  private var pack: StoredPack {
    StoredPack(
      identity: .init(
        id: "prueba", version: "1.0", sha256: "cafe",
        verified: CalendarDate(year: 2026, month: 1, day: 1)!),
      files: [("pack.yaml", Array("id: prueba\n".utf8)), ("vacio.yaml", [])])
  }

  private func result(key: String) -> StoredResult {
    StoredResult(
      key: key, pack: "cafe", engine: "prueba", settings: "", verdict: .inconclusive,
      exitCode: .cannotRead, inputs: [.init(path: "chia/2026/plan.xlsx", sha256: nil)],
      failures: [
        .init(
          path: "chia/2026/plan.xlsx", kind: "damaged",
          text: LocalizedText(es: "roto", en: "broken"))
      ], plans: [])
  }

  private func run(_ dossiers: [(entity: String, result: Int)]) -> StoredRun {
    StoredRun(
      day: nil, root: "entidades", engine: "prueba", settings: "", pack: "cafe",
      dossiers: dossiers.map { .init(entity: $0.entity, year: "2026", result: $0.result) },
      leftOut: [])
  }
}
