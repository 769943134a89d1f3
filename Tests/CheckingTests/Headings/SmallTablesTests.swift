import Plans
import Testing

@Suite("Tables of two columns")
struct SmallTablesTests {
  private func tables(_ headings: [(heading: String, sample: String)]) throws -> PlanTables {
    let vocabulary = try KnownFormatsTests.vocabulary.get()
    var sample = HeadingSample(sheet: "table1")
    sample.columns = headings.map {
      .init(band: nil, heading: $0.heading, sample: $0.sample, expected: .part)
    }
    return Recogniser(vocabulary: vocabulary).tables(in: [sample.document])
  }

  @Test("of projects and what they cost are read as such")
  func projects() throws {
    let read = try tables([("Proyecto", "Acueducto de la vereda #"), ("Valor", "1200000#")])
    #expect(read["proyecto"]?.rowCount == 8)
    #expect(
      read["proyecto"]?.column("nombre")?.value(row: 0)?.description == "Acueducto de la vereda 1")
    #expect(read["proyecto"]?.column("presupuesto")?.value(row: 0)?.description == "12000001")
    #expect(read.leftOver.isEmpty)
  }

  @Test("leave «Valor» beside activities to the activity: it is not the money of the project")
  func beside() throws {
    let read = try tables([
      ("Proyecto", "Acueducto de la vereda #"), ("Actividad", "Tender la tubería #"),
      ("Responsable", "Secretaría de Obras"), ("Valor", "1200000#"),
    ])
    #expect(read["actividad"]?.rowCount == 8)
    #expect(read["proyecto"]?.column("presupuesto")?.value(row: 0) == nil)
    #expect(read["actividad"]?.parts.first?.unrecognised.map(\.header) == ["Valor"])
  }

  @Test(
    "thirteen digits before a name are the code of the national bank only where a table has one")
  func nationalCodes() throws {
    let read = try tables([
      ("Programa", "202400001000# Vivienda #"), ("Proyecto", "202400002000# Casas #"),
      ("Actividad", "Construir la casa #"), ("Responsable", "Secretaría de Obras"),
    ])
    #expect(read["programa"]?.column("codigo")?.value(row: 0)?.description == "2024000010001")
    #expect(read["programa"]?.column("codigo_mga")?.value(row: 0) == nil)
    let project = try #require(read["proyecto"])
    #expect(project.column("codigo_bpin")?.value(row: 0)?.description == "2024000020001")
    #expect(project.column("codigo")?.value(row: 0) == nil)
  }
}
