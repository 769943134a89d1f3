import Checking
import Findings
import Foundation
import Plans
import Rules
import Testing
import Values

@Suite("The units of an entity")
struct DossierUnitsTests {
  private let folder: DossierFolder

  init() throws {
    folder = try DossierFolder()
    try folder.write(
      "plan.csv",
      "Actividad;Responsable\nPodar;Sec. de Ambiente\nRegar;Secretaría de Ambiente\n"
        + "Sembrar;SECRETARIA DE AMBIENTE\n")
  }

  private func notes(_ dossier: String) throws -> [String] {
    try folder.write("expediente.yaml", dossier)
    return try folder.report().notes.map(\.es)
  }

  @Test("that only resemble are told and kept apart")
  func told() throws {
    let told = try notes(DossierFolder.dossier).filter { $0.contains("dos dependencias") }
    #expect(told.count == 1)
    #expect(told[0].hasPrefix("«Sec. de Ambiente» y «Secretaría de Ambiente» se tomaron como dos"))
  }

  @Test("that the dossier or the profile lists as one are one, and no doubt is left")
  func listed() throws {
    let units = "units: [{ name: Secretaría de Ambiente, aliases: [Sec. de Ambiente] }]\n"
    #expect(try notes(DossierFolder.dossier + units).allSatisfy { !$0.contains("dependencias") })
    try folder.write("perfil.yaml", units)
    let profile = DossierFolder.dossier + "profile: perfil.yaml\n"
    #expect(try notes(profile).allSatisfy { !$0.contains("dependencias") })
  }

  @Test("may not share a spelling; the fault says where")
  func twice() throws {
    let units = """
      units:
        - { name: Salud, aliases: [Sec. de Salud] }
        - { name: Educación, aliases: [SEC. DE SALUD] }

      """
    let error = #expect(throws: CheckError.self) { try notes(DossierFolder.dossier + units) }
    #expect(error?.es.contains("«SEC. DE SALUD» ya es un nombre de «Salud»") == true)
    #expect(error?.es.contains("expediente.yaml:") == true)
  }
}

@Suite(
  "The units of one ministry in two documents",
  .enabled(if: SeedTexts.areThere, "../shared/seeds is not there"))
struct UnitsAcrossSeedsTests {
  @Test("differ in four pairs, which are told; a list of them makes each pair one")
  func pairs() throws {
    let names = try SeedTexts.tables("000").unitsNamed + SeedTexts.tables("001").unitsNamed
    let doubts = DoubtfulUnits.all(among: names)
    let words = ["Asia", "Ambientales", "Humanos", "Soberanía"]
    let across = words.map { word in
      doubts.filter { $0.first.contains(word) && $0.second.contains(word) }
    }
    #expect(across.allSatisfy { $0.count == 1 }, "\(doubts)")
    #expect(across.flatMap { $0 }.map(\.difference) == [.signs, .word, .abbreviation, .word])
    let listed = UnitNames(
      across.flatMap { $0 }.map { .init(name: $0.second, aliases: [$0.first]) })
    let renamed = names.map { listed.name(of: $0) ?? $0 }
    #expect(Set(names).count - Set(renamed).count == 4)
  }
}
