import Foundation
import TestSupport
import Testing

/// Dossiers by a list: for an audit, and for whatever else spreads the work.
@Suite("lists of dossiers")
struct DossierListTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path + "/auditoria.db" }

  init() throws {
    folder = try TemporaryFolder()
    for path in ["alfa/2025", "beta/2025", "beta/2026"] {
      let text =
        "Actividad,Responsable,Fecha inicio,Fecha fin\r\n"
        + "\(path),Salud,2026-02-01,2026-01-01\r\n"
      _ = try folder.write(Array(text.utf8), as: "entidades/\(path)/plan.csv")
    }
    _ = try folder.write(Array("PK\u{3}\u{4}roto".utf8), as: "entidades/rota/2025/plan.xlsx")
  }

  @Test("an audit takes the dossiers of a list, and names the lines that are none")
  func audit() throws {
    let list = try folder.write(
      Array("# mis expedientes\nbeta/2026/\nbeta/2026\nalfa/2025\nnada\nomega/2025\n".utf8),
      as: "entidades/lista.txt")
    let run = try Program.run("audit", "run", list, "--store", store)
    #expect(run.errors.contains("3 expedientes: 3 revisados"))
    let report = try Program.run(
      "audit", "report", "--store", store, "--report", "json", rules: nil
    ).json
    let dossiers = (report["dossiers"] as? [[String: Any]]) ?? []
    #expect(
      dossiers.map { "\($0["entity"] ?? "") \($0["year"] ?? "")" } == [
        "alfa 2025", "beta 2026", "omega 2025",
      ])
    #expect(dossiers.last?["verdict"] as? String == "inconclusive")
    let leftOut = (report["left_out"] as? [[String: Any]]) ?? []
    #expect(
      leftOut.map { "\($0["path"] ?? "") \($0["reason"] ?? "")" }.sorted() == [
        "beta/2026 twice", "nada not_in_year", "omega/2025 cannot_list",
      ])
  }

  @Test("one line a dossier, with the counts of the audit's matrix; a broken one stops nobody")
  func lines() throws {
    let paths = ["rota/2025", "alfa/2025", "beta/2025", "beta/2026"].map {
      "\(folder.path)/entidades/\($0)"
    }
    let run = try check(paths.joined(separator: "\n\n") + "\n\(folder.path)/nada\n")
    let lines = try run.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0["path"] as? String } == paths + ["\(folder.path)/nada"])
    #expect(run.status == 65 || run.status == 66)
    #expect(lines[0]["verdict"] as? String == "inconclusive")
    #expect((lines[0]["unread"] as? [Any])?.count == 1)
    #expect(lines[4]["verdict"] as? String == "inconclusive")

    _ = try Program.run("audit", "run", folder.path + "/entidades", "--store", store)
    let matrix = try Program.run(
      "audit", "query",
      "SELECT entity, year, requirement, fail, pass, not_in_force FROM matrix", "--store", store,
      rules: nil)
    let stored = matrix.output.split(separator: "\r\n").dropFirst().map(String.init).sorted()
    let told = lines.flatMap { line in
      ((line["requirements"] as? [[String: Any]]) ?? []).map { cell in
        [
          "\(line["entity"] ?? "")", "\(line["year"] ?? "")", "\(cell["requirement"] ?? "")",
          "\(cell["fail"] ?? "")", "\(cell["pass"] ?? "")", "\(cell["not_in_force"] ?? "")",
        ].joined(separator: ",")
      }
    }.sorted()
    #expect(stored.count > 100)
    #expect(told == stored)
  }

  @Test("a list on standard input goes with nothing else")
  func usage() throws {
    #expect(try Program.run("check", "-").status == 64)
    #expect(try Program.run("check", "-", "plan.csv", "--report", "ndjson").status == 64)
    #expect(try check(String(repeating: "x", count: 100_000)).status == 64)
  }

  /// `check -` with this standard input.
  private func check(_ input: String) throws -> (output: String, status: Int32) {
    let list = try folder.write(Array(input.utf8), as: "lista.txt")
    let output = try folder.write([], as: "salida.ndjson")
    let process = Process()
    process.executableURL = Program.path
    process.arguments = ["check", "-", "--report", "ndjson", "--rules", Checkout.rules]
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: list))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    try process.run()
    process.waitUntilExit()
    return (try String(contentsOfFile: output, encoding: .utf8), process.terminationStatus)
  }
}
