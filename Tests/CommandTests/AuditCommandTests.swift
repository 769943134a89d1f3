import Foundation
import Store
import TestSupport
import Testing

@Suite("audit")
struct AuditCommandTests {
  private let folder: TemporaryFolder
  private var root: String { folder.path + "/entidades" }

  init() throws { folder = try TemporaryFolder() }

  @Test("computes nothing again that has not changed, and only what has")
  func again() throws {
    try plant()
    let first = try audit()
    #expect(first.errors.contains("5 expedientes: 5 revisados, 0 sin cambios"))
    #expect(try audit().errors.contains("5 expedientes: 0 revisados, 5 sin cambios"))
    // Evidence of an answer counts as well as documents do.
    let evidence = root + "/alfa/2026/evidencias"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: evidence).first)
    _ = try folder.write(Array("otra".utf8), as: "entidades/alfa/2026/evidencias/\(name)")
    #expect(try audit().errors.contains("5 expedientes: 1 revisados, 4 sin cambios"))
    #expect(
      try audit("--as-of", "2026-03-01").errors.contains("5 expedientes: 5 revisados, 0 sin"))
  }

  @Test("goes on after a broken file, which is never green")
  func brokenFile() throws {
    try plant()
    let run = try audit()
    #expect(run.status == 65)
    let report = try report("json").json
    let dossiers = (report["dossiers"] as? [[String: Any]]) ?? []
    let verdicts = dossiers.map { "\($0["entity"] ?? "") \($0["verdict"] ?? "")" }
    #expect(
      verdicts == [
        "alfa inconclusive", "beta does_not_comply", "delta inconclusive", "gama inconclusive",
        "vacia inconclusive",
      ])
    #expect(
      (dossiers[2]["unread"] as? [[String: Any]])?.first?["path"] as? String
        == "delta/2026/plan.xlsx")
    #expect((report["most_broken"] as? [[String: Any]])?.isEmpty == false)
  }

  @Test("the verdicts of the matrix are those of the check of the same plan")
  func sameAsCheck() throws {
    try plant()
    _ = try audit()
    let check = try Program.run("check", root + "/beta/2025", "--report", "json").json
    let rules = (check["rules"] as? [[String: Any]]) ?? []
    let fails = rules.reduce(0) { $0 + ((($1["totals"] as? [String: Any])?["fail"] as? Int) ?? 0) }
    let rows = (try report("json").json["requirements"] as? [[String: Any]]) ?? []
    let cells = rows.flatMap { ($0["cells"] as? [[String: Any]]) ?? [] }
    let stored = cells.filter { $0["entity"] as? String == "beta" }
      .reduce(0) { $0 + (($1["fail"] as? Int) ?? 0) }
    #expect(fails > 0)
    #expect(stored == fails)
  }

  @Test("killed at random moments and continued, gives the same bytes as uninterrupted")
  func killed() throws {
    for number in 0..<200 {
      let text =
        "Actividad,Responsable,Fecha inicio,Fecha fin\r\n"
        + "Jornada \(number),\(number % 3 == 0 ? "" : "Salud"),2026-02-01,2026-0\(number % 9 + 1)-28\r\n"
      _ = try folder.write(
        Array(text.utf8), as: "entidades/e\(number / 2)/\(2025 + number % 2)/plan.csv")
    }
    let start = ContinuousClock.now
    _ = try audit("--jobs", "2")
    let spent = start.duration(to: .now) / .seconds(1)
    let forms = ["json", "csv", "text"]
    let whole = try forms.map { try report($0).output }
    var kills = 0
    for _ in 0..<10 {
      let process = Process()
      process.executableURL = Program.path
      process.arguments = [
        "audit", "run", root, "--store", store("otra"), "--rules", Checkout.rules, "--jobs", "2",
      ]
      process.standardInput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: Double.random(in: 0.02...0.2) * spent)
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        kills += 1
      }
      process.waitUntilExit()
      if FileManager.default.fileExists(atPath: store("otra")) {
        #expect(try Store(writing: store("otra")).faults() == [])
      }
    }
    #expect(kills > 0, "the machine was too fast for every kill")
    _ = try Program.run("audit", "run", root, "--store", store("otra"))
    #expect(try forms.map { try report($0, of: "otra").output } == whole)
    #expect(try Store(reading: store("otra")).faults() == [])
  }

  @Test("says what is wrong where nothing can be kept or read")
  func faults() throws {
    try plant()
    #expect(try Program.run("audit", "run", root).status == 64)
    #expect(try Program.run("audit", "run", folder.path + "/nada", "--store", store()).status == 66)
    let other = try folder.write(Array("no es una base".utf8), as: "otro.txt")
    let run = try Program.run("audit", "run", root, "--store", other)
    #expect(run.status == 65)
    #expect(run.errors.contains("no es un archivo de auditoría de Cotejo"))
    #expect(
      try Program.run("audit", "report", "--store", store("nada"), rules: nil).status == 65)
    let wrong = try Program.run(
      "audit", "run", root, "--store", store(), "--set", "entidad.nada=1")
    #expect(wrong.status == 64)
    let inside = root + "/beta/2025/auditoria.db"
    #expect(try Program.run("audit", "run", root, "--store", inside).status == 64)
    // What was refused left nothing behind.
    #expect(!FileManager.default.fileExists(atPath: inside))
    #expect(!FileManager.default.fileExists(atPath: store()))
  }

  @Test("on a full disk stops with a clear error, and the store stays whole")
  func fullDisk() throws {
    try plant()
    _ = try audit()
    let whole = try report("json").output
    // The shell's limit of a file's size acts as a full disk does: SQLite's write fails.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 40; exec \"$@\"", "sh", Program.path.path,
      "audit", "run", root, "--store", store(), "--rules", Checkout.rules, "--as-of", "2026-05-01",
    ]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 65)
    #expect(text.contains("el archivo de auditoría"))
    #expect(try Store(writing: store()).faults() == [])
    #expect(try report("json").output == whole)
  }

  @Test("answers a query, and changes nothing for one that is more")
  func query() throws {
    try plant()
    _ = try audit()
    let answer = try query("SELECT entity, verdict FROM dossiers WHERE year = '2025'")
    #expect(answer.output == "entity,verdict\r\nbeta,does_not_comply\r\n")
    #expect(try query("SELECT entity FROM findings WHERE false").output == "entity\r\n")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: store()))
    let copy = folder.path + "/copia.db"
    for sql in [
      "DELETE FROM run", "DROP VIEW matrix", "VACUUM INTO '\(copy)'", "ATTACH '\(copy)' AS otra",
      "SELECT 1; DELETE FROM run", "SELEC 1", "", "PRAGMA user_version = 9",
    ] {
      #expect(try query(sql).status != 0, "\(sql)")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: store())) == bytes)
    #expect(!FileManager.default.fileExists(atPath: copy))
  }

  // MARK: - Pieces

  /// A dossier with its file, a folder of one plan with defects, a broken one, and one of nothing.
  private func plant() throws {
    let example = Checkout.root.appendingPathComponent("examples/expediente-2026").path
    try FileManager.default.createDirectory(
      atPath: root + "/alfa", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: example, toPath: root + "/alfa/2026")
    try copy("con-defectos-2026/plan.xlsx", to: "beta/2025/plan.xlsx")
    try copy("perfecto-2026/plan.xlsx", to: "gama/2026/plan.xlsx")
    let plan = [UInt8](
      try Data(contentsOf: URL(fileURLWithPath: root + "/gama/2026/plan.xlsx")))
    _ = try folder.write(Array(plan.prefix(plan.count / 2)), as: "entidades/delta/2026/plan.xlsx")
    try FileManager.default.createDirectory(
      atPath: root + "/vacia/2026", withIntermediateDirectories: true)
  }

  private func copy(_ example: String, to path: String) throws {
    let source = Checkout.root.appendingPathComponent("examples/\(example)")
    _ = try folder.write([UInt8](try Data(contentsOf: source)), as: "entidades/\(path)")
  }

  private func store(_ name: String = "auditoria") -> String { "\(folder.path)/\(name).db" }

  private func audit(_ arguments: String...) throws -> Program.Run {
    try Program.run(["audit", "run", root, "--store", store()] + arguments)
  }

  private func query(_ sql: String) throws -> Program.Run {
    try Program.run("audit", "query", sql, "--store", store(), rules: nil)
  }

  private func report(_ form: String, of name: String = "auditoria") throws -> Program.Run {
    try Program.run(
      "audit", "report", "--store", store(name), "--report", form, rules: nil)
  }
}
