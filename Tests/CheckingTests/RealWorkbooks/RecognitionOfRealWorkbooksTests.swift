import Documents
import Foundation
import Plans
import Readers
import Rules
import Testing

/// The plans beside the checkout, and the pack of the checkout.
enum RealWorkbooks {
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let folder = checkout.deletingLastPathComponent()
    .appendingPathComponent("shared/plans/real")
  static let areThere = FileManager.default.fileExists(atPath: folder.path)

  /// What is recognised in one of them.
  static func tables(_ name: String) throws -> PlanTables {
    let file = try SourceFile(reading: folder.appendingPathComponent(name).path)
    let document = try DocumentReaders.read(file, limits: ReadLimits())
    let vocabulary = try RulePackLoader.vocabulary(
      directory: checkout.appendingPathComponent("rules").path)
    return Recogniser(vocabulary: vocabulary).tables(in: [document])
  }
}

@Suite(
  "Recognising real workbooks",
  .enabled(if: RealWorkbooks.areThere, "../shared/plans/real is not there"))
struct RecognitionOfRealWorkbooksTests {
  @Test("reads the 3,303 activities of Cali's F05 with their dates")
  func caliF05() throws {
    let tables = try RealWorkbooks.tables("cali_cuadro1s_2025_t1.xlsx")
    let activities = try #require(tables["actividad"])
    #expect(activities.rowCount == 3303)
    #expect(activities.parts.map(\.headerRow) == [8])
    let start = try #require(activities.column("fecha_inicio")).codes
    #expect(start.count { $0.isPresent && !$0.isFromText } == 1398)
    #expect(start.count { $0.isPresent && $0.isFromText } == 73)
    #expect(start.count { $0.state == .blankEmpty } == 1233)
    #expect(start.count { $0.isBlank && $0.state != .blankEmpty } == 596)
    #expect(start.count { $0.state == .malformed } == 3)
    #expect(
      rows(tables) == [
        "actividad 3303", "componente 6", "linea 3", "meta 642", "programa 21", "proyecto 559",
      ])
    #expect(tables.leftOver.map(\.reason) == [.dictionary, .hidden])
    #expect(value(tables, "plan", "tipo") == "plan_de_accion")
  }

  @Test("does not take the columns of Cali's F05 whose headings stand one column off")
  func caliShifted() throws {
    let tables = try RealWorkbooks.tables("cali_cuadro1s_2025_t1.xlsx")
    let part = try #require(tables["actividad"]?.parts.first)
    let denied = part.unrecognised.filter {
      ["Cód Producto MGA", "Nombre Producto MGA", "Programación PI Año 1"].contains($0.header)
    }
    #expect(denied.count == 3)
    #expect(denied.allSatisfy { $0.reason?.en != nil })
    #expect(tables["producto"]?.rowCount == 0)
    #expect(
      tables["meta"]?.column("programado_a1")?.codes.allSatisfy { $0.state == .unread } == true)
  }

  @Test("reads the tree of Cali's 27 sheets, whose summary says 635 projects")
  func caliTree() throws {
    let tables = try RealWorkbooks.tables("cali_cuadro1s_2024_junio.xlsx")
    #expect(
      rows(tables) == [
        "componente 18", "linea 5", "meta 422", "producto 1111", "programa 76", "proyecto 635",
      ])
    #expect(tables.leftOver.map(\.reason) == [.summary])
    #expect(value(tables, "plan", "vigencia") == "2024")
    #expect(value(tables, "plan", "fecha_corte") == "2024-06-30")
    // Each sheet names another organism; the form itself is the city's.
    #expect(value(tables, "entidad", "nombre") == "Alcaldía de Santiago de Cali")
  }

  @Test(
    "reads SisPT's exports, goal by goal",
    arguments: [
      ("sispt_25126.xlsx", "Cajicá", 41, 339, 90), ("sispt_25175.xlsx", "Chía", 10, 276, 103),
      ("sispt_25200.xlsx", "Cogua", 0, 117, 46), ("sispt_25214.xlsx", "Cota", 23, 301, 101),
    ])
  func sispt(file: String, entity: String, indicators: Int, goals: Int, projects: Int) throws {
    let tables = try RealWorkbooks.tables(file)
    #expect(tables["indicador"]?.rowCount == indicators)
    #expect(tables["meta"]?.rowCount == goals)
    #expect(tables["proyecto"]?.rowCount == projects)
    #expect(value(tables, "entidad", "nombre") == entity)
    #expect(value(tables, "plan", "tipo") == "plan_indicativo")
    #expect(tables.leftOver.isEmpty)
    #expect(tables["meta"]?.parentRows["linea"]?.allSatisfy { $0 >= 0 } == true)
  }

  @Test("reads Tenjo's 331 goals and leaves its hidden sheets")
  func tenjo() throws {
    let tables = try RealWorkbooks.tables("tenjo_plan_indicativo.xlsx")
    #expect(
      rows(tables) == [
        "linea 5", "meta 331", "producto 205", "programa 34", "proyecto 43",
      ])
    #expect(tables.leftOver.map(\.reason) == [.hidden, .hidden, .hidden])
    let baseline = try #require(tables["meta"]?.column("linea_base")).codes
    #expect(baseline.count { !$0.isPresent } == 42)
  }

  @Test("reads the purchases of Cali's plan anual de adquisiciones")
  func paa() throws {
    let tables = try RealWorkbooks.tables("cali_paa_w35.xlsx")
    #expect(rows(tables) == ["paa 1191"])
    #expect(value(tables, "plan", "tipo") == "paa")
    #expect(value(tables, "plan", "vigencia") == "2025")
  }

  @Test("knows a follow-up report for one")
  func followUp() throws {
    let tables = try RealWorkbooks.tables("dnp_alertas_25126.xlsx")
    #expect(rows(tables) == ["seguimiento 584"])
    #expect(value(tables, "plan", "tipo") == "seguimiento")
    #expect(value(tables, "plan", "fecha_corte") == "2025-12-31")
    #expect(tables.leftOver.map(\.reason) == [.summary])
  }

  /// The tables with rows, without `plan` and `entidad`.
  private func rows(_ tables: PlanTables) -> [String] {
    tables.tables.filter { !$0.definition.isSingle && $0.rowCount > 0 && !$0.parts.isEmpty }
      .map { "\($0.definition.id) \($0.rowCount)" }
  }

  private func value(_ tables: PlanTables, _ table: String, _ field: String) -> String? {
    tables[table]?.column(field)?.value(row: 0)?.description
  }
}
