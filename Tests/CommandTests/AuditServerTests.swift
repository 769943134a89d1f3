import Foundation
import Store
import TestSupport
import Testing

/// An audit kept on a PostgreSQL server.
@Suite("audit, on a server")
struct AuditServerTests {
  private let folder: TemporaryFolder
  private var root: String { folder.path + "/entidades" }
  private let forms = ["text", "csv", "json", "html", "xlsx"]

  init() throws {
    folder = try TemporaryFolder()
    for (name, path) in [
      ("con-defectos-2026", "beta/2025"), ("perfecto-2026", "alfa/2026"),
      ("mincit-participacion-2021", "Ñame/2021"),
    ] {
      let source = Checkout.root.appendingPathComponent("examples/\(name)/plan.xlsx")
      _ = try folder.write([UInt8](try Data(contentsOf: source)), as: "entidades/\(path)/plan.xlsx")
    }
    _ = try folder.write(
      Array("Actividad;Responsable\nA;\0B\n".utf8), as: "entidades/beta/2024/a.csv")
    _ = try folder.write(Array("roto".utf8), as: "entidades/gama/2024/plan.xlsx")
  }

  @Test("the same audit in a file and on a server gives the same bytes of every report")
  func sameBytes() throws {
    guard let server = try PostgresServer.newDatabase(for: "an audit in PostgreSQL") else { return }
    let file = folder.path + "/auditoria.db"
    for store in [file, server] {
      #expect(try audit(store).errors.contains("5 expedientes: 5 revisados"))
      #expect(try audit(store).errors.contains("5 expedientes: 0 revisados, 5 sin cambios"))
    }
    for form in forms {
      let (left, right) = (try bytes(form, of: file), try bytes(form, of: server))
      #expect(!left.isEmpty && left == right, "\(form)")
    }
    for method in ["random", "risk"] {
      let books = try [file, server].map { store in
        let book = folder.path + "/muestra.xlsx"
        let run = try Program.run(
          "audit", "sample", "--store", store, "--sample", "30", "--seed", "acta", "--by", method,
          "--output", book, rules: nil)
        #expect(run.status == 0, "\(run.errors)")
        return try Data(contentsOf: URL(fileURLWithPath: book))
      }
      #expect(!books[0].isEmpty && books[0] == books[1], "\(method)")
    }
    let agreements = try [file, server].map {
      try Program.run(
        "audit", "sample", "--store", $0, "--agreement", "--report", "json", rules: nil
      ).output
    }
    #expect(agreements[0].contains("cotejo.samples/1") && agreements[0] == agreements[1])
    for sql in [
      "SELECT entity, year, requirement, fail, breaches FROM matrix ORDER BY entity, year, requirement",
      "SELECT entity, rule, message_es, sheet, cell FROM findings ORDER BY entity, year, plan, position",
    ] {
      let answers = try [file, server].map {
        try Program.run("audit", "query", sql, "--store", $0, rules: nil).output
      }
      #expect(answers[0] == answers[1])
      #expect(answers[0].split(separator: "\r\n").count > 5)
    }
  }

  @Test("two runs at once judge the same documents once and see two whole runs")
  func twoAtOnce() throws {
    guard let server = try PostgresServer.newDatabase(for: "two audits at once in PostgreSQL")
    else {
      return
    }
    for store in [server, folder.path + "/auditoria.db"] {
      let processes = try (0..<2).map { _ in
        let process = Process()
        process.executableURL = Program.path
        process.arguments = ["audit", "run", root, "--store", store, "--rules", Checkout.rules]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
      }
      for process in processes {
        process.waitUntilExit()
        #expect(process.terminationStatus == 65)
      }
      let counts = try Program.run(
        "audit", "query",
        "SELECT (SELECT count(*) FROM result), (SELECT count(*) FROM run), "
          + "(SELECT count(*) FROM dossiers)", "--store", store, rules: nil)
      #expect(counts.output.hasSuffix("\r\n5,2,10\r\n"), "\(store): \(counts.output)")
    }
  }

  @Test("a server that takes no more leaves no half run, and the next goes on")
  func goesOn() throws {
    guard let server = try PostgresServer.newDatabase(for: "an audit whose server refuses a run")
    else {
      return
    }
    _ = try audit(server, "--as-of", "2020-01-01")
    // The last statement of a run is refused.
    _ = try PostgresServer.execute(
      "ALTER TABLE cotejo.run ADD CONSTRAINT no_more CHECK (id < 2) NOT VALID", in: server)
    let stopped = try audit(server)
    #expect(stopped.status == 65)
    #expect(stopped.errors.contains("la base de auditoría"))
    let runs = try PostgresServer.execute("SELECT count(*) FROM cotejo.run", in: server)
    #expect(runs == "1")
    _ = try PostgresServer.execute("ALTER TABLE cotejo.run DROP CONSTRAINT no_more", in: server)
    #expect(try audit(server).errors.contains("5 expedientes: 0 revisados, 5 sin cambios"))
  }

  private func audit(_ store: String, _ more: String...) throws -> Program.Run {
    try Program.run(["audit", "run", root, "--store", store] + more)
  }

  /// A report as a file.
  private func bytes(_ form: String, of store: String) throws -> Data {
    let path = folder.path + "/informe"
    let run = try Program.run(
      "audit", "report", "--store", store, "--report", form, "--output", path, rules: nil)
    #expect(run.status == 0, "\(run.errors)")
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }
}
