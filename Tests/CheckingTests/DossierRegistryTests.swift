import Checking
import Documents
import Findings
import Plans
import TestSupport
import Testing
import Values

@Suite("The registry of projects")
struct DossierRegistryTests {
  private let folder: DossierFolder

  init() throws { folder = try DossierFolder() }

  @Test("that nobody gave leaves existence open, and says how to give it")
  func notGiven() throws {
    let report = try folder.report()
    let totals = try #require(report.rule("bpin-fuera-del-registro")).totals
    #expect(totals[.notChecked] == 2)
    #expect(totals.grid == 2)
    let finding = try #require(report.findings.first { $0.rule == "bpin-fuera-del-registro" })
    #expect(finding.causes.map(\.reason).contains("not_given"))
    #expect(finding.remedy.es.contains("--registry"))
    #expect(!report.questions.contains { $0.id.hasPrefix("registro_bpin") })
    #expect(report.verdict != .doesNotComply || report.totals[.fail] > 0)
  }

  @Test("tells which codes exist, whose they are, and which are archived")
  func lookedUp() throws {
    let report = try checked(
      "registro-2026-01-15.csv",
      """
      bpin,nombreproyecto,estadoproyecto,entidadresponsable
      2020000000001,Otro,Activo,OTRA VILLA
      2026001000011,VIAS RURALES,Archivado,MUNICIPIO DE OTRA VILLA

      """)
    #expect(totals(report, "bpin-fuera-del-registro") == "1 1")
    #expect(totals(report, "bpin-archivado") == "0 1")
    #expect(totals(report, "bpin-de-otra-entidad") == "0 1")
    #expect(totals(report, "bpin-con-otro-nombre") == "1 0")
    let registry = try #require(report.documents.last)
    #expect(registry.role == "registro")
    #expect(report.rows("registro_bpin", in: 3) == 1)
  }

  @Test(
    "says how old the copy is",
    arguments: [
      ("registro-2026-01-15.csv", "", "copia de 15 de enero de 2026, 31 días antes"),
      ("cf9k-55fw_20260115.csv", "", "copia de 15 de enero de 2026, 31 días antes"),
      ("bpin 2026-01.csv", "", "copia de enero de 2026, 15 días antes"),
      ("registro.csv", "fecha_corte", "copia de 10 de febrero de 2026, 5 días antes"),
      ("registro.csv", "", "fecha desconocida"),
      ("cf9k-55fw.csv", "", "fecha desconocida"),
    ])
  func age(name: String, column: String, words: String) throws {
    let text =
      column.isEmpty
      ? "bpin\n2026001000011\n2026001000022\n"
      : "bpin;\(column)\n2026001000011;2026-02-10\n2026001000022;2026-01-10\n"
    let notes = try checked(name, text).notes.map(\.es)
    #expect(notes.contains { $0.contains("2 proyectos") && $0.contains(words) }, "\(notes)")
  }

  @Test("may be a workbook, with codes as numbers and a title above")
  func workbook() throws {
    var book = WorkbookBuilder()
    book.add("Hoja1") { sheet in
      sheet.write([
        ["Proyectos de inversión pública"], ["BPIN", "NombreProyecto"],
        [.number(2026001000011), "Vías rurales"], [.number(2026001000022), "Acueducto"],
      ])
    }
    let report = try checked("registro.xlsx", bytes: book.bytes())
    #expect(totals(report, "bpin-fuera-del-registro") == "2 0")
  }

  @Test("points at the row of the copy where it differs")
  func places() throws {
    let report = try checked(
      "registro.csv",
      "bpin;nombreproyecto\n1;x\n2;y\n2026001000011;Otra cosa\n")
    let finding = try #require(report.findings.first { $0.rule == "bpin-con-otro-nombre" })
    #expect(finding.message.es == "El proyecto «Vías rurales» se llama en el registro «Otra cosa».")
    #expect(finding.locations.map(\.locator.document).contains(3))
    #expect(finding.locations.map(\.locator.row).contains(3))
  }

  @Test("without the column of codes is refused, with what to do")
  func otherFile() throws {
    try folder.write("registro.csv", "Plato;Minutos\nAjiaco;90\n")
    var folder = folder
    folder.request.registryFile = folder.path + "/registro.csv"
    #expect(try folder.fault().contains("no tiene la columna «bpin»"))
  }

  @Test("is no table of a plan, though a plan has its headings")
  func headingsInPlan() throws {
    try folder.write(
      "plan.csv",
      "bpin;nombreproyecto;estadoproyecto;entidadresponsable;Actividad;Responsable\n"
        + "2026001000011;Vías;Activo;Villa;Pavimentar;Obras\n")
    let report = try folder.report()
    #expect(report.rows("registro_bpin", in: 0) == 0)
    #expect(report.rows("proyecto", in: 0) == 1)
  }

  // MARK: - Pieces

  private func checked(_ name: String, _ text: String) throws -> CheckReport {
    try checked(name, bytes: Array(text.utf8))
  }

  private func checked(_ name: String, bytes: [UInt8]) throws -> CheckReport {
    var folder = folder
    try folder.write(name, bytes: bytes)
    folder.request.registryFile = folder.path + "/" + name
    return try folder.report()
  }

  /// Passes and fails of a rule.
  private func totals(_ report: CheckReport, _ rule: String) -> String {
    let totals = report.rule(rule)?.totals ?? VerdictTotals()
    return "\(totals[.pass]) \(totals[.fail])"
  }
}
