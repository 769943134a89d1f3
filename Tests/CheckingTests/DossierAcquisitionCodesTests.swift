import Checking
import Findings
import TestSupport
import Testing

@Suite("BPIN codes that acquisitions name")
struct DossierAcquisitionCodesTests {
  private let folder: DossierFolder
  private static let rule = "adquisicion-con-bpin-fuera-del-plan"

  init() throws { folder = try DossierFolder() }

  @Test(
    "are looked up among the projects of the plan, each code of a cell; one that is not there is told at its cell"
  )
  func lookedUp() throws {
    let report = try report([
      "2026001000011", "2026-001-000022; 2026001000011", "2026001000099", "N/A",
    ])
    #expect(cells(report) == [.pass: 2, .fail: 1, .notApplicable: 1])
    let finding = try #require(report.findings.first { $0.rule == Self.rule })
    #expect(finding.severity == .note)
    #expect(finding.locations.map(\.locator.row) == [3])
    #expect(finding.message.es.contains("2026001000099"))
  }

  @Test("are left open where they have another length than codes of the plan")
  func otherLength() throws {
    let report = try report(["202600000000033", "202600001000022", "BP26001"])
    #expect(cells(report) == [.pass: 1, .notChecked: 2])
  }

  @Test(
    "are asked of nobody: not of a plan of acquisitions without that column, nor of a plan without one"
  )
  func notAskedFor() throws {
    #expect(try cells(folder.report()) == [.notApplicable: 1])
    try folder.write(
      "expediente.yaml",
      DossierFolder.dossier.replacing("  - { role: paa, path: paa.csv }\n", with: ""))
    #expect(try cells(folder.report()) == [.notApplicable: 1])
  }

  @Test("are not judged where the projects of the plan carry none")
  func planWithout() throws {
    try folder.write(
      "plan.csv", DossierFolder.plan.replacing("Código BPIN", with: "Cód BP"))
    #expect(try cells(report(["2026001000011"])) == [.notApplicable: 1])
  }

  // MARK: - Pieces

  /// The report on the dossier, its acquisitions naming these codes.
  private func report(_ codes: [String]) throws -> CheckReport {
    var lines = [
      "Códigos UNSPSC;Descripción del objeto;Proyecto de inversión (BPIN);Modalidad de selección"
    ]
    for (number, code) in codes.enumerated() {
      lines.append("72141000;Obra \(number + 1);\"\(code)\";Licitación pública")
    }
    try folder.write("paa.csv", lines.joined(separator: "\n") + "\n")
    return try folder.report()
  }

  private func cells(_ report: CheckReport) -> [Verdict: Int] {
    var cells: [Verdict: Int] = [:]
    guard let totals = report.rule(Self.rule)?.totals else { return cells }
    for verdict in Verdict.allCases where totals[verdict] > 0 { cells[verdict] = totals[verdict] }
    return cells
  }
}
