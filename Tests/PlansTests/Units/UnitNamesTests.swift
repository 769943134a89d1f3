import Plans
import Testing
import Values

@Suite("Names of units")
struct UnitNamesTests {
  private let names = UnitNames([
    .init(name: "Oficina Jurídica", aliases: ["Of. Jurídica", "OAJ"]),
    .init(name: "Secretaría de Salud"),
  ])

  @Test(
    "are the same without case, accents, spaces and the tail of whoever stands in",
    arguments: [
      ("OFICINA  JURIDICA", "Oficina Jurídica"), ("of. jurídica", "Oficina Jurídica"),
      ("Secretaria de\nsalud", "Secretaría de Salud"),
      ("OAJ o quien haga sus veces", "Oficina Jurídica"),
    ])
  func folded(written: String, name: String) {
    #expect(names.name(of: written) == name)
  }

  @Test(
    "are no other name's that only resembles",
    arguments: ["Oficina Jurídica Interna", "Oficina, Jurídica", "Sec. de Salud", ""])
  func others(written: String) { #expect(names.name(of: written) == nil) }

  @Test("count in the place of their other names; of a list that becomes one name, one stays")
  func inTables() {
    var vocabulary = SmallVocabulary.vocabulary
    var activity = SmallVocabulary.actividad
    for field in activity.fields.indices
    where ["responsable", "apoyo"].contains(activity.fields[field].id) {
      activity.fields[field].isUnit = true
      activity.fields[field].many = activity.fields[field].id == "apoyo"
    }
    vocabulary.tables[0] = activity
    var tables = Recogniser(vocabulary: vocabulary).tables(in: [
      DrawnGrid.document([
        DrawnGrid.grid(
          """
          Actividad | Responsable      | Apoyo                    | Fecha Inicio
          Sembrar   | Of. Jurídica     | OAJ; Oficina Jurídica    | 2025-01-17
          Regar     | oficina juridica | SALUD; secretaria de salud | 2025-01-17
          Podar     |                  |                          | 2025-01-17
          """)
      ])
    ])
    tables.call(unitsBy: names)
    #expect(
      tables.facts("actividad", "responsable")
        == ["Oficina Jurídica", "Oficina Jurídica", "(blankEmpty)"])
    #expect(
      tables.facts("actividad", "apoyo")
        == ["Oficina Jurídica", "SALUD; Secretaría de Salud", "(blankEmpty)"])
    #expect(tables.rawText(at: tables["actividad"]!.origin(row: 0, field: 2)) == "Of. Jurídica")
    #expect(tables.unitsNamed == ["Oficina Jurídica", "SALUD", "Secretaría de Salud"])
  }
}

@Suite("Names that may be of one unit")
struct DoubtfulUnitsTests {
  @Test(
    "are told with how they differ",
    arguments: [
      ("Dirección de Asia África", "Dirección de Asia, África", DoubtfulUnits.Difference.signs),
      ("Dirección de Soberanía", "Dirección de Soberanía Territorial", .word),
      (
        "Dirección de Derechos Humanos y DIH",
        "Dirección de Derechos Humanos y Derecho Internacional Humanitario", .abbreviation
      ),
      ("Sec. de Urbanismo", "Secretaría de Urbanismo", .abbreviation),
      ("DAGMA", "Departamento Administrativo de Gestión del Medio Ambiente", .abbreviation),
      (
        "Subsecretaría de Mejoramiento y Leglización",
        "Subsecretaría de Mejoramiento y Legalización", .spelling
      ),
    ])
  func told(first: String, second: String, how: DoubtfulUnits.Difference) {
    let found = DoubtfulUnits.all(among: [first, "Otra oficina", second])
    #expect(found.map { [$0.first, $0.second] } == [[first, second]])
    #expect(found.first?.difference == how)
  }

  @Test(
    "are not those that share words and are two",
    arguments: [
      ("Secretaría de Salud", "Secretaría de Cultura"), ("UAG 4133", "UAG 4134"),
      ("Subsecretaría de Infraestructura", "Subsecretaría de Infraestructura y Mantenimiento Vial"),
      ("Secretaría de Desarrollo Económico", "Despacho Desarrollo Económico"),
      ("Despacho", "Despacho Salud"), ("Grupo 1", "Grupo 12"),
    ])
  func apart(first: String, second: String) {
    #expect(DoubtfulUnits.all(among: [first, second]).isEmpty)
  }

  @Test("are no doubt where the list has both, and are one where the list says so")
  func listed() {
    let pair = ["Dirección de Soberanía", "Dirección de Soberanía Territorial"]
    let both = UnitNames(pair.map { .init(name: $0) })
    #expect(DoubtfulUnits.all(among: pair, listed: both).isEmpty)
    let one = UnitNames([.init(name: pair[1])])
    #expect(DoubtfulUnits.all(among: [pair[0]], listed: one).count == 1)
  }
}
