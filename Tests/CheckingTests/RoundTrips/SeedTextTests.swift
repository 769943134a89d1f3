import Checking
import Documents
import Findings
import Foundation
import Plans
import Readers
import Rules
import Testing
import Values

/// Pages of real documents turned into text, as they came; `../shared/seeds` has them on some computers.
enum SeedTexts {
  static let folder = RealWorkbooks.checkout.deletingLastPathComponent()
    .appendingPathComponent("shared/seeds")
  static let areThere =
    FileManager.default.fileExists(atPath: folder.path) && TruthFiles.areThere

  /// The rules of the checkout, loaded once.
  private static let pack = Result {
    try RulePackLoader.load(directory: RealWorkbooks.checkout.appendingPathComponent("rules").path)
  }

  /// The path of the one whose name begins with a number.
  static func path(_ number: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let name = try #require(names.first { $0.hasPrefix(number + "_") })
    return folder.appendingPathComponent(name).path
  }

  static func tables(_ number: String) throws -> PlanTables {
    let document = try DocumentReaders.read(
      SourceFile(reading: path(number)), limits: ReadLimits())
    let vocabulary = try RulePackLoader.vocabulary(
      directory: RealWorkbooks.checkout.appendingPathComponent("rules").path)
    return Recogniser(vocabulary: vocabulary).tables(in: [document])
  }

  /// What a check says of one.
  static func report(_ number: String) throws -> CheckReport {
    var request = CheckRequest(paths: [try path(number)], version: "1.0.0")
    request.asOf = .date(CalendarDate(dayNumber: 20_496))
    let session = try CheckSession(request, pack: SeedTexts.pack.get())
    return try #require(session.run().plans.first).report
  }
}

@Suite(
  "Reading the texts of real documents",
  .enabled(if: SeedTexts.areThere, "../shared/seeds is not there"))
struct SeedTextTests {
  @Test("reads the 22 units of a follow-up report, whose column of per cents has no heading")
  func areas() throws {
    let tables = try SeedTexts.tables("000")
    let found = try #require(tables["avance_dependencia"])
    let rows = TruthFiles.rows(try TruthFiles.file("000_avance_areas"))
    let names = texts(found, "dependencia")
    #expect(names == rows.map { TruthFiles.text($0, "area") })
    let progress = try #require(found.column("avance"))
    #expect(
      found.rowOrigins.indices.map { progress.value(row: $0)?.description }
        == rows.map { row in
          (row["avance_pct"] as? Double).map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }
        })
    // The per cents are known by their look alone.
    #expect(progress.codes.allSatisfy { $0.confidence == .guessed })
  }

  @Test("reads 001's initiatives with their strategies, whatever the pages did to the rows")
  func initiatives() throws {
    let tables = try SeedTexts.tables("001")
    let found = try #require(tables["actividad"])
    let file = try TruthFiles.file("001_iniciativas")
    let rows = TruthFiles.rows(file)
    #expect(found.rowCount == 89)
    #expect(texts(found, "nombre") == rows.map { TruthFiles.text($0, "iniciativa") })
    let units = try #require(found.column("dependencia"))
    let blank = rows.indices.filter { units.codes[$0].isBlank }
    #expect(
      blank
        == rows.indices.filter {
          rows[$0]["area_confidence"] as? String == "blank_across_estrategia_boundary"
        })
    #expect(
      rows.indices.allSatisfy {
        TruthFiles.tidy(units.value(row: $0)?.description ?? "")
          == TruthFiles.text(rows[$0], "area")
      })
    // A text cannot merge: an inherited unit is a guess, and so is a row that was shifted.
    #expect(units.codes.count { $0.isPresent && $0.confidence == .exact } == 48)
    #expect(units.codes.count { $0.isPresent && $0.isInherited && $0.confidence == .guessed } == 37)
    let strategies = file["estrategias"] as? [String: String] ?? [:]
    let parents = try #require(found.parentRows["estrategia"])
    let names = texts(try #require(tables["estrategia"]), "nombre")
    #expect(Set(parents).count == 16)
    #expect(
      rows.indices.allSatisfy { row in
        parents[row] >= 0
          && names[Int(parents[row])]
            == TruthFiles.tidy(strategies[TruthFiles.text(rows[row], "estrategia_codigo")] ?? "")
      })
  }

  @Test("keeps what 001 says below a table with the section above it")
  func belowTable() throws {
    let sections = try #require(try SeedTexts.tables("001")["seccion"])
    let texts = (0..<sections.rowCount).map {
      sections.column("texto")?.value(row: $0)?.description ?? ""
    }
    #expect(texts.contains { $0.contains("seguimiento trimestral") })
  }

  @Test("reads 001's indicators, commitments and projects")
  func tables001() throws {
    let tables = try SeedTexts.tables("001")
    let indicators = TruthFiles.rows(try TruthFiles.file("001_indicadores"))
    let found = try #require(tables["indicador"])
    #expect(texts(found, "nombre") == indicators.map { TruthFiles.text($0, "indicador") })
    #expect(texts(found, "linea_base") == ["1958", "127", "8", "40", "0", "63"])
    #expect(texts(found, "valor_meta") == ["2000", "142", "16", "100", "8", "164"])
    let commitments = TruthFiles.rows(try TruthFiles.file("001_compromisos_etnicos"))
    let made = try #require(tables["compromiso"])
    #expect(texts(made, "nombre") == commitments.map { TruthFiles.text($0, "compromiso") })
    #expect(texts(made, "instancia") == commitments.map { TruthFiles.text($0, "instancia") })
    let projects = try #require(tables["proyecto"])
    let codes = texts(projects, "codigo_bpin")
    let truth = TruthFiles.rows(try TruthFiles.file("001_proyectos"))
      .flatMap { row in
        ["proyecto_2023", "proyecto_2024_2026"].compactMap { row[$0] as? [String: Any] }
      }
    #expect(projects.rowCount == 19)
    #expect(Set(codes) == Set(truth.map { TruthFiles.text($0, "bpin") }))
    #expect(Set(codes).count == 19)
    let names = Dictionary(zip(codes, texts(projects, "nombre")), uniquingKeysWith: { $1 })
    for row in truth {
      // The asterisk of a footnote stands after two of the names.
      let written = names[TruthFiles.text(row, "bpin")] ?? ""
      let name = TruthFiles.tidy(written.hasSuffix("*") ? String(written.dropLast()) : written)
      #expect(name == TruthFiles.text(row, "nombre"))
    }
  }

  @Test("says where rows stand as loose lines, and accuses nobody", arguments: ["002", "004"])
  func looseLines(number: String) throws {
    let tables = try SeedTexts.tables(number)
    #expect(tables.leftOver.contains { $0.reason == .notRecognised })
    #expect(rowCount(tables) == 0)
    let report = try SeedTexts.report(number)
    // What it says of the text is right: no version, and thousands written in two ways (in 002). Of its
    // rows nothing is said.
    let failing = Set(report.rules.filter { $0.totals[.fail] > 0 }.map(\.id))
    #expect(failing.isSubset(of: ["plan-sin-version", "miles-con-coma-y-con-punto"]))
    #expect(report.verdict == .inconclusive)
  }

  @Test("finds no plan in a guide, a follow-up for a follow-up, and accuses nobody")
  func noPlans() throws {
    for (number, kind) in [("000", "seguimiento"), ("002", "seguimiento"), ("003", "otro")] {
      let tables = try SeedTexts.tables(number)
      #expect(tables["plan"]?.column("tipo")?.value(row: 0)?.description == kind, "\(number)")
    }
    #expect(rowCount(try SeedTexts.tables("003")) == 0)
    let report = try SeedTexts.report("003")
    // What is wrong in its citations is wrong in a guide too; of a plan nothing is said.
    let failing = report.rules.filter { $0.totals[.fail] > 0 }.map(\.id)
    #expect(failing == ["cita-errada"])
    #expect(report.verdict == .inconclusive)
  }

  private func texts(_ table: PlanTable, _ field: String) -> [String] {
    let column = table.column(field)
    return (0..<table.rowCount).map {
      TruthFiles.tidy(column?.value(row: $0)?.description ?? "")
    }
  }

  private func rowCount(_ tables: PlanTables) -> Int {
    tables.tables.filter { !$0.definition.isSingle && !$0.definition.isFromHeadings }
      .reduce(0) { $0 + $1.rowCount }
  }
}
