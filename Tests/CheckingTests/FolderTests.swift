import Checking
import Findings
import TestSupport
import Testing
import Values

@Suite("A folder without a dossier")
struct FolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write("README.md", "# Plan de acción 2026\n\nAquí está el plan.\n")
    try write("notas.txt", "Llamar a la oficina de prensa.\n")
  }

  private func write(_ name: String, _ text: String) throws {
    _ = try folder.write(Array(text.utf8), as: name)
  }

  private func check(_ paths: [String]) throws -> CheckResult {
    let request = CheckRequest(paths: paths, version: "prueba")
    return try CheckSession(request, pack: DossierFolder.pack.get()).run()
  }

  @Test("is judged file by file; what holds no plan is told and left out")
  func leftOut() throws {
    try write("plan.csv", DossierFolder.plan)
    let result = try check([folder.path])
    #expect(result.plans.map(\.report.documents.first?.path) == [folder.path + "/plan.csv"])
    let note = try #require(
      result.plans[0].report.notes.map(\.es).first { $0.hasPrefix("De la carpeta") })
    #expect(note.contains("README.md") && note.contains("notas.txt"))
  }

  @Test("of nothing but such files is an error, never green")
  func nothing() throws {
    let error = #expect(throws: CheckError.self) { try check([folder.path]) }
    #expect(error?.kind == .cannotRead)
    #expect(error?.es.contains("no hay ningún archivo con un plan") == true)
  }

  @Test("judges a file that may hide rows, and one that is named itself")
  func mayHide() throws {
    try write(
      "tabla.csv",
      """
      Clase;Actividad;Responsable;Fecha Inicio
      D;Gobierno;;
      P;Cooperación;;
      ;Comprar;Ana;2025-01-17
      ;Vender;Ana;2025-01-17
      ;Mirar;Ana;2025-01-17

      """)
    #expect(try check([folder.path]).plans.count == 1)
    #expect(try check([folder.path + "/README.md"]).plans.count == 1)
  }
}
