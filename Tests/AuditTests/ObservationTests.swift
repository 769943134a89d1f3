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

@testable import Audit
@testable import Store

@Suite("The observations of an entity")
struct ObservationTests {
  /// Of a plan with defects, with the store that holds them.
  private let audited: AuditedFolder

  init() throws {
    audited = try AuditedFolder()
    _ = try ObservationGathering(
      entity: "beta", year: nil, root: nil, version: "1.0", store: audited.store
    ).keep()
  }

  private func list() throws -> ObservationList {
    try ObservationList(entity: "beta", audited.store.observations(of: "beta"))
  }

  @Test("have a number that stays, a norm, places, documents and a way from facts to verdict")
  func gathered() throws {
    let before = try list()
    #expect(before.items.map(\.stored.number) == Array(1...before.items.count))
    #expect(before.items.count >= 5)
    for item in before.items {
      #expect(!item.content.title.isEmpty)
      #expect(item.content.criterion.count == 2, "\(item.stored.rule)")
      #expect(
        item.content.criterion.last?.hasPrefix("Paráfrasis: ") == true
          || item.content.criterion.last?.hasPrefix("Texto literal: ") == true)
      #expect(item.content.condition.contains { $0.contains("beta/2025/plan.xlsx") })
      #expect(item.content.evidence.allSatisfy { $0.contains("sha256 ") })
      #expect(item.content.derivation.contains { $0.hasSuffix("→ no (decide)") })
      #expect(item.content.derivation.last == "Resultado: No cumple")
      // What only a person can say is never proposed.
      #expect(StoredObservation.Field.allCases.allSatisfy { item.stored.entry($0) == nil })
      #expect(item.stored.state == .draft)
      #expect(item.name(in: .es).hasPrefix("Observación"))
    }
    _ = try ObservationGathering(
      entity: "beta", year: nil, root: nil, version: "1.0", store: audited.store
    ).keep()
    #expect(try list().items.map(\.stored.rule) == before.items.map(\.stored.rule))
  }

  @Test("gather cells of one rule into one, and leave good practice out unless asked")
  func cells() throws {
    let plain = try list()
    let cells = Dictionary(
      uniqueKeysWithValues: plain.items.map { ($0.stored.rule, $0.content.cells) })
    let audit = try audited.store.audit(of: "beta")
    for (rule, count) in cells {
      #expect(audit.dossiers[0].totals[rule]?[.fail] == count, "\(rule)")
    }
    #expect(cells.values.contains { $0 > 1 })
    _ = try ObservationGathering(
      entity: "beta", year: nil, root: nil, withGoodPractice: true, version: "1.0",
      store: audited.store
    ).keep()
    let more = try list()
    #expect(more.items.count > plain.items.count)
    // New ones are numbered after those that were there.
    #expect(
      Array(more.items.map(\.stored.rule).prefix(plain.items.count))
        == plain.items.map(\.stored.rule))
  }

  @Test("go through all states, are filled in, and come back by number")
  func walked() throws {
    let book = ObservationWorkbook.render(try list(), in: .es)
    let filled = try FilledWorkbook<ObservationColumns>(book)
    for number in 1...5 {
      filled.set(number, .cause, "Causa \(number)")
      filled.set(number, .effect, "=SUMA(A1)")
      filled.step(number, to: .communicated, "2026-03-0\(number)", "Oficio \(number)")
    }
    try take(filled.bytes())
    #expect(
      try list().items.prefix(5).map(\.stored.state) == Array(repeating: .communicated, count: 5))
    #expect(try list().items[0].stored.entry(.effect) == "=SUMA(A1)")

    let second = try FilledWorkbook<ObservationColumns>(
      ObservationWorkbook.render(try list(), in: .es))
    for number in 1...5 {
      second.set(number, .incidence, "Administrativa")
      second.step(number, to: .answered, "2026-03-20", "La entidad responde")
    }
    try take(second.bytes())
    let third = try FilledWorkbook<ObservationColumns>(
      ObservationWorkbook.render(try list(), in: .en), language: .en)
    for number in 1...5 {
      third.step(
        number, to: number < 4 ? .confirmed : .dismissed, "2026-04-02", "Análisis de la respuesta")
    }
    try take(third.bytes())
    let items = try list().items
    #expect(
      items.prefix(5).map { $0.name(in: .es).split(separator: " ")[0] } == [
        "Hallazgo", "Hallazgo", "Hallazgo", "Observación", "Observación",
      ])
    #expect(items[0].stored.events.map(\.state) == [.communicated, .answered, .confirmed])
    #expect(items[3].stored.state == .dismissed)
    #expect(items[0].stored.entry(.incidence) == "Administrativa")
  }

  @Test(
    "refuse, with the cell, what is edited, out of order, doubled or unknown; and take nothing then"
  )
  func conflicts() throws {
    let first = try FilledWorkbook<ObservationColumns>(
      ObservationWorkbook.render(try list(), in: .es))
    first.set(1, .cause, "La primera")
    first.step(1, to: .communicated, "2026-03-05", "")
    try take(first.bytes())

    let stale = try FilledWorkbook<ObservationColumns>(
      ObservationWorkbook.render(try list(), in: .es))
    stale.set(1, .cause, "Otra causa")
    stale.set(2, .condition, "No fue así")
    stale.step(2, to: .confirmed, "2026-03-05", "Sin oír a la entidad")
    stale.step(3, to: .communicated, "ayer", "")
    stale.set(4, .text, "Un paso sin estado")
    stale.set(5, .number, "1")
    let (additions, conflicts) = try read(stale.bytes())
    #expect(additions.events.isEmpty && additions.entries.isEmpty || !conflicts.isEmpty)
    let cells = conflicts.map(\.cell)
    #expect(cells == ["M2", "F3", "P3", "Q4", "S5", "A6"], "\(conflicts)")
    #expect(conflicts[0].text.es.contains("ya fue comunicada"))
    #expect(conflicts[2].text.es == "de «borrador» se pasa a: comunicada")
  }

  @Test("tell a colleague’s words from those of a workbook made before")
  func colleague() throws {
    let old = try FilledWorkbook<ObservationColumns>(
      ObservationWorkbook.render(try list(), in: .es))
    #expect(
      try audited.store.add(
        .init(.cause, text: "De otra persona", day: nil, author: "B"), to: 2, of: "beta") == nil)
    old.set(2, .cause, "Mía")
    old.set(2, .effect, "Un efecto")
    let (_, conflicts) = try read(old.bytes())
    #expect(conflicts.map(\.cell) == ["M3"])
    #expect(conflicts[0].text.es.contains("De otra persona"))
  }

  @Test("keep what was communicated: the store takes additions and nothing else")
  func appendOnly() throws {
    let store = audited.store
    func add(_ state: StoredObservation.State, _ day: String) throws -> Store.ObservationFault? {
      try store.add(.init(state, day: day, author: "A", text: "t"), to: 1, of: "beta")
    }
    #expect(try add(.confirmed, "2026-03-01") != nil)
    #expect(try add(.communicated, "2026-03-01") == nil)
    let before = try list().items[0].content
    try store.keep(
      [(year: "2025", rule: try list().items[0].stored.rule, content: "{}")], of: "beta")
    #expect(try list().items[0].content == before)
    #expect(try add(.communicated, "2026-03-02") != nil)
    #expect(try add(.answered, "2026-02-28") != nil)
    #expect(try add(.answered, "2026-03-09") == nil)
    #expect(
      try store.add(.init(.cause, text: "c", day: nil, author: "A"), to: 1, of: "beta") == nil)
    #expect(
      try store.add(.init(.cause, text: "otra", day: nil, author: "A"), to: 1, of: "beta") != nil)
    for sql in [
      "UPDATE observation_event SET content = 'x'", "DELETE FROM observation_event",
      "UPDATE observation_entry SET content = 'x'", "DELETE FROM observation",
      "UPDATE observation_content SET content = 'x'", "DELETE FROM custody",
      "UPDATE custody SET source = 'x'",
    ] {
      try store.keep(
        CustodyEntry(.audit, year: "2025", path: "beta/2025/plan.xlsx"), of: "beta", by: "A")
      #expect(throws: StoreError.self, "\(sql)") {
        try store.transaction { database throws(StoreError) in try database.execute(sql) }
      }
    }
    #expect(try store.faults() == [])
  }

  @Test("are on a page and in JSON, and in the record with the custody that an auditor wrote")
  func shown() throws {
    var custody = CustodyEntry(.audit, year: "2025", path: "beta/2025/plan.xlsx")
    (custody.filing, custody.received, custody.handedInBy) = ("2026-7", "2026-02-01", "Luz")
    try audited.store.keep(custody, of: "beta", by: "A")
    let page = String(decoding: ObservationHTML.render(try list(), in: .es), as: UTF8.self)
    #expect(page.contains("<h2 id=\"obs-1\">Observación 1. "))
    #expect(!page.contains("Hallazgo 1"))
    let record = try audited.record(of: "beta")
    #expect(record.record.paths.contains("observaciones.json"))
    #expect(record.manifest.custody.map(\.filing) == ["2026-7"])
    custody.recordedBy = "A"
    #expect(record.manifest.custody == [custody])
    #expect(
      RecordVerification(record.record, engine: AuditedFolder.engine).answer().kind == .sameBytes)
  }

  private func read(
    _ bytes: [UInt8]
  ) throws -> (additions: ObservationImport.Additions, conflicts: [FilledConflict]) {
    let files = HeldFiles(["libro.xlsx": bytes])
    return try ObservationImport(
      path: "libro.xlsx", list: list(), author: "Ana Ruiz", day: "2026-03-05", files: files
    ).additions()
  }

  private func take(_ bytes: [UInt8]) throws {
    let (additions, conflicts) = try read(bytes)
    #expect(conflicts.isEmpty, "\(conflicts)")
    for (number, entry) in additions.entries {
      #expect(try audited.store.add(entry, to: number, of: "beta") == nil)
    }
    for (number, event) in additions.events {
      #expect(try audited.store.add(event, to: number, of: "beta") == nil)
    }
  }
}

extension FilledWorkbook<ObservationColumns> {
  fileprivate func step(
    _ number: Int, to state: StoredObservation.State, _ day: String, _ text: String
  ) {
    set(number, .next, state.rawValue)
    set(number, .day, day)
    set(number, .author, "Ana Ruiz")
    set(number, .text, text)
  }
}
