import Checking
import Findings
import Plans
import TestSupport
import Testing
import Values

@Suite("The entity that a document names")
struct EntityOfTheDocumentTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test(
    "is known by its name in a title, and so are its level and its nature",
    arguments: [
      ("ALCALDÍA MUNICIPAL DE VILLA EJEMPLO", "municipal ejecutiva central si"),
      ("Alcaldía de Puerto Ceiba - Cundinamarca", "municipal ejecutiva central si"),
      ("ALCALDÍA DE SANTIAGO DE CALI", "? ejecutiva central si"),
      ("Alcaldía Mayor de Bogotá, D.C.", "distrital ejecutiva central si"),
      ("GOBERNACIÓN DE CUNDINAMARCA", "departamental ejecutiva central si"),
      ("MINISTERIO DEL INTERIOR PLAN DE ACCIÓN 2026", "nacional ejecutiva central si"),
      ("Ministerio de Vivienda, Ciudad y Territorio", "nacional ejecutiva central si"),
      ("Departamento Administrativo de la Función Pública", "nacional ejecutiva central si"),
      ("E.S.E. HOSPITAL SAN JOSÉ", "? ? ese ?"),
      ("Contraloría Departamental del Tolima", "departamental control otra ?"),
      ("CONCEJO MUNICIPAL DE VILLA EJEMPLO", "municipal ? corporacion_publica ?"),
      (
        "REPÚBLICA DE COLOMBIA\nDEPARTAMENTO DEL HUILA\nMUNICIPIO DE VILLA EJEMPLO",
        "municipal ejecutiva central si"
      ),
      ("DEPARTAMENTO DE ANTIOQUIA", "departamental ejecutiva central si"),
    ])
  func byTitle(title: String, facts: String) throws {
    let report = try report([[.text(title)], ["PLAN DE ACCIÓN 2026"]])
    #expect(self.facts(report) == facts)
    let level = report.entity.first { ["nivel", "naturaleza"].contains($0.field) }
    #expect(level?.confidence == "derived")
    #expect(level?.place.map { [$0.row, $0.column] } == [0, 0])
  }

  @Test(
    "is not taken from what only begins like a name, or may be of a unit",
    arguments: [
      "Departamento Administrativo de Planeación", "DEPARTAMENTO DE SISTEMAS",
      "Alcaldía de", "GOBERNACIÓN", "Ministerio Público", "SECRETARÍA DE SALUD",
      "Ministerio de Salud ordena reportar el avance", "Alcaldía Municipal: Ana Ruiz",
      "La Alcaldía Municipal de Villa Ejemplo", "ese hospital san josé",
    ])
  func noName(title: String) throws {
    #expect(try facts(report([[.text(title)], ["PLAN DE ACCIÓN 2026"]])) == "? ? ? ?")
  }

  @Test("is what a label says, whatever titles name besides")
  func label() throws {
    let rows: [[WorkbookBuilder.Cell?]] = [
      ["GOBERNACIÓN DE CUNDINAMARCA"], ["Entidad:", "Alcaldía Municipal de Villa Ejemplo"],
    ]
    let report = try report(rows)
    #expect(facts(report) == "municipal ejecutiva central si")
    #expect(report.fact("nombre") == "Alcaldía Municipal de Villa Ejemplo")
    #expect(report.entity.first { $0.field == "nivel" }?.place?.row == 1)
    #expect(report.entity.first { $0.field == "nombre" }?.confidence == "exact")
  }

  @Test("of a kind that nobody knows is not that of the letterhead")
  func ownEntity() throws {
    let rows: [[WorkbookBuilder.Cell?]] = [
      ["ALCALDÍA MUNICIPAL DE VILLA EJEMPLO"],
      ["Entidad:", "Instituto de Deportes de Villa Ejemplo"],
    ]
    #expect(try facts(report(rows)) == "? ? ? ?")
  }

  @Test("is not who answers for the plan, nor who answers for an activity")
  func responsible() throws {
    let rows: [[WorkbookBuilder.Cell?]] = [
      ["PLAN DE ACCIÓN 2026"], ["Responsable del seguimiento", "E.S.E. Hospital San José"],
    ]
    #expect(
      try facts(report(rows, responsible: "Alcaldía Municipal de Villa Ejemplo")) == "? ? ? ?")
  }

  @Test("is nobody where titles name several, and the report says so until somebody tells")
  func several() throws {
    let rows: [[WorkbookBuilder.Cell?]] = [
      ["ALCALDÍA MUNICIPAL DE VILLA EJEMPLO"], ["E.S.E. HOSPITAL SAN JOSÉ"],
    ]
    let report = try report(rows)
    #expect(facts(report) == "? ? ? ?")
    let note = try #require(report.notes.map(\.es).first { $0.contains("varias entidades") })
    #expect(note.contains("«E.S.E. HOSPITAL SAN JOSÉ» (Plan!A2)"))
    let told = try self.report(rows) { $0.settings = [("entidad.nivel", "municipal")] }
    #expect(!told.notes.contains { $0.es.contains("varias entidades") })
  }

  @Test("is one where titles write its name in several ways")
  func sameInOtherWords() throws {
    let rows: [[WorkbookBuilder.Cell?]] = [
      ["Alcaldía Municipal"], ["ALCALDÍA DE VILLA EJEMPLO"],
      ["Alcaldía de Villa Ejemplo, Cundinamarca"],
    ]
    let report = try report(rows)
    #expect(facts(report) == "municipal ejecutiva central si")
    #expect(report.fact("nombre") == "Alcaldía de Villa Ejemplo, Cundinamarca")
  }

  @Test("gives way to what a label or a person says of it")
  func outweighed() throws {
    let rows: [[WorkbookBuilder.Cell?]] = [
      ["ALCALDÍA DE VILLA EJEMPLO"], ["Nivel territorial:", "Distrito"],
    ]
    #expect(try facts(report(rows)) == "distrital ejecutiva central si")
    let told = try report(rows) { $0.settings = [("entidad.mipg", "No")] }
    #expect(facts(told) == "distrital ejecutiva central no")
  }

  // MARK: - Stated by a person

  @Test(
    "is known by the name that a person states as by one in a title",
    arguments: [
      ("Alcaldía Municipal de Villa Ejemplo", "municipal ejecutiva central si"),
      ("Gobernación de Cundinamarca", "departamental ejecutiva central si"),
      ("E.S.E. Hospital San José", "? ? ese ?"), ("Villa Ejemplo", "? ? ? ?"), ("N/A", "? ? ? ?"),
    ])
  func stated(name: String, facts: String) throws {
    let told = try report([]) { $0.settings = [("entidad.nombre", name)] }
    #expect(self.facts(told) == facts)
    let concluded = told.entity.filter { $0.field != "nombre" }
    #expect(concluded.allSatisfy { $0.confidence == "derived" && $0.place == nil })
    #expect(told.entity.filter { $0.field == "nombre" }.allSatisfy { $0.confidence == "exact" })
  }

  @Test("by a person's word is not what titles and formats say, nor is anything taken of them")
  func statedOverTitles() throws {
    let rows: [[WorkbookBuilder.Cell?]] = [
      ["ALCALDÍA MUNICIPAL DE VILLA EJEMPLO"], ["E.S.E. HOSPITAL SAN JOSÉ"],
    ]
    let told = try report(rows) {
      $0.settings = [("entidad.nombre", "Contraloría Municipal de Villa Ejemplo")]
    }
    #expect(facts(told) == "municipal control otra ?")
    #expect(!told.notes.contains { $0.es.contains("varias entidades") })
    // A name of a kind that nobody knows is of another entity than the letterhead's, unless it is hers.
    let letterhead: [[WorkbookBuilder.Cell?]] = [["ALCALDÍA MUNICIPAL DE VILLA EJEMPLO"]]
    for (name, known) in [
      ("Instituto de Deportes", "? ? ? ?"), ("villa ejemplo", "municipal ejecutiva central si"),
    ] {
      let told = try report(letterhead) { $0.settings = [("entidad.nombre", name)] }
      #expect(facts(told) == known)
    }
  }

  @Test("what a person states besides the name counts, and nobody contradicts it")
  func statedBesides() throws {
    let told = try report([]) {
      $0.settings = [
        ("entidad.nombre", "Alcaldía Municipal de Villa Ejemplo"), ("entidad.nivel", "distrital"),
      ]
    }
    #expect(facts(told) == "distrital ejecutiva central si")
    #expect(told.entity.first { $0.field == "nivel" }?.confidence == "exact")
    #expect(!told.notes.contains { $0.es.contains("Dice otra cosa") })
  }

  // MARK: - Pieces

  /// The report on two activities below these rows.
  private func report(
    _ rows: [[WorkbookBuilder.Cell?]], responsible: String = "Secretaría de Salud",
    _ change: (inout CheckRequest) -> Void = { _ in }
  ) throws -> CheckReport {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet.write(
        rows + [
          ["Objetivo", "Actividad", "Responsable", "Fecha inicio", "Fecha fin"],
          ["O1", "Hacer talleres", .text(responsible), .date(46_054), .date(46_300)],
          ["O1", "Comprar equipos", .text(responsible), .date(46_054), .date(46_300)],
        ])
    }
    var request = desk.request([try desk.folder.write(book.bytes(), as: "otro.xlsx")])
    change(&request)
    return try #require(try desk.run(request).plans.first).report
  }

  /// Level, branch, nature and scope of MIPG.
  private func facts(_ report: CheckReport) -> String {
    ["nivel", "rama", "naturaleza", "mipg"].map { id in
      report.entity.first { $0.field == id }?.value ?? "?"
    }.joined(separator: " ")
  }
}
