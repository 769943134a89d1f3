import Checking
import Findings
import Foundation
import Plans
import Readers
import Reports
import Rules
import TestSupport
import Testing
import Values

@Suite("Several documents")
struct ManyDocumentsTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("are judged one by one, in the order given, and one that cannot be read stops no other")
  func order() throws {
    let other = try desk.folder.write(Desk.book(title: "PLAN DE ACCIÓN 2024"), as: "otro.xlsx")
    let broken = try desk.folder.write([1, 2, 3], as: "roto.xlsx")
    let result = try desk.run(desk.request([other, broken, desk.plan]))
    #expect(result.plans.map { $0.report.documents[0].path } == [other, desk.plan])
    #expect(result.plans.map(\.report.run.asOf.description) == ["2024-01-31", "2026-01-31"])
    #expect(result.failures.map(\.path) == [broken])
    #expect(result.exitCode == .cannotRead)
    let missing = try desk.run(desk.request([desk.plan, desk.folder.path + "/no.xlsx", broken]))
    #expect(missing.exitCode == .noSuchFile)
  }

  @Test("a folder stands for its files by name, without lock files and hidden ones")
  func folder() throws {
    let folder = desk.folder.path + "/planes"
    for name in ["b.xlsx", "a.xlsx", "~$a.xlsx", ".oculto.xlsx"] {
      _ = try desk.folder.write(Desk.book(title: "PLAN DE ACCIÓN 2026"), as: "planes/\(name)")
    }
    for path in [folder, folder + "/"] {
      let result = try desk.run(desk.request([path]))
      #expect(result.plans.map { $0.report.documents[0].path.suffix(7) } == ["/a.xlsx", "/b.xlsx"])
      #expect(result.failures.isEmpty)
    }
  }

  @Test("a folder without files is never green")
  func emptyFolder() throws {
    let empty = try TemporaryFolder()
    let result = try desk.run(desk.request([empty.path]))
    #expect(result.plans.isEmpty)
    #expect(result.exitCode != .complies)
  }

  @Test("one judged beside others gives the same report as alone")
  func alone() throws {
    let other = try desk.folder.write(Desk.book(title: "PLAN DE ACCIÓN 2024"), as: "otro.xlsx")
    let both = try desk.run(desk.request([other, desk.plan]))
    let alone = try desk.run(desk.request())
    #expect(Desk.json(both.plans.suffix(1)) == Desk.json(alone.plans))
  }
}
