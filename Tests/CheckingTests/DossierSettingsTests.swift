import Checking
import Findings
import Testing
import Values

@Suite("What a dossier says of the check itself")
struct DossierSettingsTests {
  @Test("day, gate, dispositions and the rule pack it is tied to come from the dossier")
  func settings() throws {
    var folder = try DossierFolder()
    folder.request.asOf = .byPlan
    let pack = try DossierFolder.pack.get().identity
    try folder.write(
      "expediente.yaml",
      DossierFolder.dossier
        + """
        as_of: 2026-02-20
        gate: fails
        fail_on: warning
        pack: { id: \(pack.id), version: \(pack.version), sha256: \(pack.sha256.prefix(16)) }
        dispositions: tratamientos.yaml

        """)
    try folder.write("tratamientos.yaml", "# ninguno todavía\n")
    let report = try folder.report()
    #expect(report.run.asOf.description == "2026-02-20")
    #expect(report.run.gate == .fails)
    #expect(report.run.failOn == .warning)
    folder.request.gate = .all
    #expect(try folder.report().run.gate == .all)
  }

  @Test(
    "a dossier tied to another rule pack is not judged by this one",
    arguments: ["{ version: 9.9.9 }", "{ id: otro }", "{ sha256: 000000000000 }"])
  func otherPack(pin: String) throws {
    let folder = try DossierFolder()
    try folder.write("expediente.yaml", DossierFolder.dossier + "pack: \(pin)\n")
    #expect(try folder.fault().contains("el expediente pide el cuerpo de reglas"))
  }

  @Test("an observation of a real check is disposed of by its fingerprint, and stays in the report")
  func disposed() throws {
    let folder = try DossierFolder()
    let before = try folder.report()
    let finding = try #require(before.findings.first { $0.verdict == .fail })
    let file = """
      dispositions:
        - id: plan-mejora
          fingerprint: \(finding.fingerprint)
          rule: \(finding.rule)
          kind: accepted_exception
          count: \(finding.count)
          reason: Lo concede la norma.
          norm: Ley 1 de 2026, art. 2
          approver: Secretaría de Planeación
          until: 2026-06-30
          evidence: plan.csv

      """
    try folder.write("tratamientos.yaml", file)
    try folder.write("expediente.yaml", DossierFolder.dossier + "dispositions: tratamientos.yaml\n")
    let after = try folder.report()
    #expect(after.dispositions.map(\.state) == [.applied])
    #expect(after.findings.first { $0.fingerprint == finding.fingerprint }?.disposition != nil)
    #expect(after.findings.count == before.findings.count)
    #expect(after.totals[.fail] == before.totals[.fail])
    try folder.write(
      "tratamientos.yaml", file + "    sha256: \(String(repeating: "0", count: 64))\n")
    #expect(try folder.report().dispositions.map(\.state) == [.forbidden])
  }

  @Test(
    "what a file of dispositions lacks is told at its place",
    arguments: [
      ("kind: acknowledged", "falta \"plan\""), ("kind: accepted_exception", "falta \"norm\""),
      ("kind: accepted_exception\n    norm: N", "falta \"evidence\""),
      ("kind: perdonada", "perdonada"),
      ("kind: acknowledged\n    plan: p\n    count: 0", "un caso"),
    ])
  func faults(text: String, part: String) throws {
    let folder = try DossierFolder()
    try folder.write("expediente.yaml", DossierFolder.dossier + "dispositions: tratamientos.yaml\n")
    try folder.write(
      "tratamientos.yaml",
      """
      dispositions:
        - id: x
          fingerprint: \(String(repeating: "a", count: 32))
          rule: actividad-sin-responsable
          reason: m
          approver: P
          until: 2026-06-30
          \(text.split(separator: "\n").joined(separator: "\n"))

      """)
    #expect(try folder.fault().contains(part))
  }
}
