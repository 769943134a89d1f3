import Foundation
import TestSupport
import Testing

/// What was accepted when somebody took stock stays accepted however the plan is edited around it.
@Suite("cotejo check --baseline")
struct BaselineCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A plan of activities in groups of four, whose leader stands in a merged cell.
  private struct Plan {
    var names = (1...12).map { "Tarea \($0) de la vereda \($0 * 7)" }
    /// The groups, from 0, whose leader is blank.
    var blank: Set<Int> = [1]
    var isMerged = true
    var isTold = true
    /// Rows whose end is a text that is no date.
    var broken: Set<String> = []

    func bytes() throws -> [UInt8] {
      var book = WorkbookBuilder()
      book.add("Plan") { sheet in
        var headings: [WorkbookBuilder.Cell?] = ["Actividad", "Fecha inicio", "Fecha fin"]
        if isTold { headings.append("Responsable") }
        sheet.write([headings])
        for (row, name) in names.enumerated() {
          let end: WorkbookBuilder.Cell = broken.contains(name) ? "31/1272026" : .date(46_300)
          sheet.write([[.text(name), .date(46_054), end]], at: "A\(row + 2)")
          guard isTold, !blank.contains(row / 4), !isMerged || row % 4 == 0 else { continue }
          sheet["D\(row + 2)"] = .text("Secretaría \(row / 4)")
        }
        guard isTold, isMerged else { return }
        for group in 0..<names.count / 4 {
          sheet.merges.append("D\(group * 4 + 2):D\(group * 4 + 5)")
        }
      }
      return try book.bytes()
    }
  }

  @Test("a merge that is split leaves nothing new, and neither does one that is made")
  func merges() throws {
    let (merged, split) = (Plan(), Plan(isMerged: false))
    let (ofMerged, ofSplit) = (try baseline(of: merged), try baseline(of: split))
    #expect(try fails(of: merged).map(\.count) == [4])
    #expect(try fails(of: split).map(\.count) == [1, 1, 1, 1])
    #expect(try fails(of: split, since: ofMerged).map(\.known) == [true, true, true, true])
    #expect(try fails(of: merged, since: ofSplit).map(\.known) == [true])
    #expect(try gate(of: split, since: ofMerged) && gate(of: merged, since: ofSplit))
  }

  @Test("a group that lost its leader since is new, the one that had none is not")
  func newGroup() throws {
    let former = try baseline(of: Plan())
    var now = Plan(blank: [1, 2])
    #expect(try fails(of: now, since: former).map(\.known) == [true, false])
    now.isMerged = false
    let split = try fails(of: now, since: former)
    #expect(split.filter { $0.known }.map(\.cell) == ["D6", "D7", "D8", "D9"])
    #expect(split.filter { !$0.known }.map(\.cell) == ["D10", "D11", "D12", "D13"])
    #expect(try !gate(of: now, since: former))
  }

  @Test("rows that are inserted above leave it as it was; a row that joins the merge is new")
  func insertedRows() throws {
    let former = try baseline(of: Plan())
    var above = Plan(blank: [2])
    above.names.insert(contentsOf: (1...4).map { "Obra \($0) del acueducto" }, at: 0)
    #expect(try fails(of: above, since: former).map(\.known) == [true])
    var joined = Plan(isMerged: false)
    joined.names.swapAt(7, 11)
    let fails = try fails(of: joined, since: former)
    #expect(fails.filter { !$0.known }.map(\.cell) == ["D9"])
  }

  @Test("a column that comes later, still blank, asks for nothing that was not asked for before")
  func addedColumn() throws {
    let without = Plan(isTold: false)
    let former = try baseline(of: without)
    var blank = Plan(blank: [0, 1, 2], isMerged: false)
    #expect(
      try fails(of: blank, since: former, rules: ["plan-sin-responsables"]).map(\.known) == [true])
    blank.broken = [blank.names[2]]
    let rules = ["plan-sin-responsables", "fecha-fin-mal-escrita"]
    let mixed = try fails(of: blank, since: former, rules: rules)
    #expect(mixed.filter { !$0.known }.map(\.cell) == ["C4"])
    #expect(mixed.count == 2)
  }

  // MARK: -

  private struct Fail {
    let known: Bool
    let count: Int
    let cell: String
  }

  private let words = ["--set", "plan.tipo=plan_de_accion", "--as-of", "2026-02-15"]

  private func baseline(of plan: Plan) throws -> String {
    let file = try folder.write(plan.bytes(), as: "antes.xlsx")
    let path = file + ".\(UUID().uuidString).json"
    let run = try Program.run(["baseline", "write", file, "--output", path] + words)
    #expect(FileManager.default.fileExists(atPath: path), "\(run.errors)")
    return path
  }

  private func check(_ plan: Plan, since baseline: String?, rules: [String]) throws -> Program.Run {
    let file = try folder.write(plan.bytes(), as: "ahora.xlsx")
    let since = baseline.map { ["--baseline", $0, "--gate", "new", "--fail-on", "note"] } ?? []
    return try Program.run(
      ["check", file, "--report", "json"] + rules.flatMap { ["--rule", $0] } + words + since)
  }

  private func gate(of plan: Plan, since baseline: String) throws -> Bool {
    let run = try check(plan, since: baseline, rules: ["actividad-sin-responsable"])
    return run.json["gate_passed"] as? Bool ?? false
  }

  private func fails(
    of plan: Plan, since baseline: String? = nil, rules: [String] = ["actividad-sin-responsable"]
  ) throws -> [Fail] {
    let run = try check(plan, since: baseline, rules: rules)
    let findings = run.json["findings"] as? [[String: Any]] ?? []
    return findings.filter { $0["verdict"] as? String == "fail" }.map { finding in
      let places = finding["locations"] as? [[String: Any]] ?? []
      return Fail(
        known: (finding["baseline"] as? String) == "known" || finding["baseline"] as? Bool == true,
        count: finding["count"] as? Int ?? 0, cell: places.first?["cell"] as? String ?? "")
    }
  }
}
