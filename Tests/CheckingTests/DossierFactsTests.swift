import Checking
import Findings
import Testing
import Values

@Suite("Facts that people give")
struct DossierFactsTests {
  private var folder: DossierFolder

  init() throws {
    folder = try DossierFolder()
    try folder.write("perfil.yaml", "entity: { nivel: departamental, mipg: si, rama: ejecutiva }\n")
    try folder.write(
      "expediente.yaml", DossierFolder.dossier + "profile: perfil.yaml\n")
    try folder.write("respuestas.yaml", "entidad.nivel: distrital\n")
  }

  @Test("come from the profile where nobody else says them")
  func profileAlone() throws {
    #expect(try folder.report().fact("rama") == "ejecutiva")
  }

  @Test("come from the dossier before the profile, and the contradiction is told")
  func dossierBeforeProfile() throws {
    let report = try folder.report()
    #expect(report.fact("nivel") == "municipal")
    #expect(
      report.notes.map(\.es).contains {
        $0.contains("«Municipio» (el expediente)")
          && $0.contains("el perfil de la entidad: «Departamento»")
      })
  }

  @Test("come from the answers before the dossier")
  func answersBeforeDossier() throws {
    var folder = folder
    folder.request.answersFile = folder.path + "/respuestas.yaml"
    #expect(try folder.report().fact("nivel") == "distrital")
  }

  @Test("come from the command line before all others")
  func commandLineFirst() throws {
    var folder = folder
    folder.request.answersFile = folder.path + "/respuestas.yaml"
    folder.request.settings = [("entidad.nivel", "nacional")]
    #expect(try folder.report().fact("nivel") == "nacional")
  }

  @Test("outweigh the document, which is told with its place")
  func documentContradicted() throws {
    try folder.write(
      "plan.csv",
      "Actividad;Responsable;Entidad territorial\nPodar;Ambiente;Otra Villa\n"
        + "Regar;Ambiente;Otra Villa\n")
    let report = try folder.report()
    #expect(report.fact("nombre") == "Municipio de Puerto Ceiba")
    #expect(
      report.notes.map(\.es).contains {
        $0.contains("plan.csv, csv, C2") && $0.contains("Otra Villa")
      }
    )
  }

  @Test("of a profile that is not the dossier's are taken from the one the command names")
  func profileOfCommandLine() throws {
    var folder = folder
    try folder.write("otro.yaml", "entity: { rama: legislativa }\n")
    folder.request.profileFile = folder.path + "/otro.yaml"
    #expect(try folder.report().fact("rama") == "legislativa")
  }
}
