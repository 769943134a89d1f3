import Checking
import Findings
import Foundation
import Reports
import Rules
import TestSupport
import Testing
import Values

/// A compiled pack and its folder are two forms of one thing.
@Suite("Reports by a compiled pack")
struct CompiledPackReportTests {
  private static let compiled = Result {
    try CheckSession.pack(
      compiled: CheckSession.compiledPack(of: Checkout.rules), name: "compilado")
  }

  @Test(
    "are the same bytes as by its folder",
    arguments: ["con-defectos-2026", "mincit-participacion-2021", "perfecto-2026"])
  func examples(name: String) throws {
    try expectSame([Checkout.root.appendingPathComponent("examples/\(name)/plan.xlsx").path])
  }

  @Test("are the same bytes as by its folder, on real workbooks")
  func real() throws {
    guard let folder = Checkout.shared("plans/real") else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".xlsx")
    }
    #expect(!names.isEmpty)
    try expectSame(names.sorted().map { "\(folder)/\($0)" })
  }

  private func expectSame(_ paths: [String]) throws {
    let request = CheckRequest(paths: paths, version: "0")
    let byFolder = try CheckSession(request, pack: Desk.pack.get()).run()
    let byFile = try CheckSession(request, pack: CompiledPackReportTests.compiled.get()).run()
    #expect(byFolder.plans.count == paths.count)
    #expect(Desk.json(byFile.plans) == Desk.json(byFolder.plans))
  }
}
