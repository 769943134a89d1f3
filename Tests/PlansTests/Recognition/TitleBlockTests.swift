import Documents
import Plans
import Testing

@Suite("Reading title blocks")
struct TitleBlockTests {
  private let table = """
    Actividad | Responsable | Fecha Inicio
    Comprar   | Ana         | 2025-01-17
    """

  @Test("reads labels and values with a gap between, and both in one cell")
  func labels() {
    let tables = recognised(
      """
      ORGANISMO | | SECRETARÍA DE GOBIERNO | | Fecha de reporte: | | 2024-06-30 | Vigencia: | 2024

      \(table)
      """)
    #expect(tables.facts("entidad", "nombre") == ["SECRETARÍA DE GOBIERNO"])
    #expect(tables.facts("plan", "vigencia") == ["2024"])
    #expect(tables.facts("plan", "fecha_corte") == ["2024-06-30"])
    #expect(recognised("Vigencia: 2023\n\(table)").facts("plan", "vigencia") == ["2023"])
    #expect(
      recognised("Corte a 31 de marzo de 2020\n\(table)").facts("plan", "fecha_corte")
        == ["2020-03-31"])
  }

  @Test("reads two labels with their values side by side, and no header for them")
  func pairs() {
    let tables = recognised("Organismo | SECRETARÍA DE GOBIERNO | Vigencia | 2024\n\n\(table)")
    #expect(tables.facts("entidad", "nombre") == ["SECRETARÍA DE GOBIERNO"])
    #expect(tables.facts("plan", "vigencia") == ["2024"])
    // The same words over rows of their own columns are a list's header.
    let list = recognised(
      """
      Organismo | Nombre  | Vigencia | Estado
      Salud     | Ana     | 2023     | Bueno
      Obras     | Beatriz | 2022     | Malo

      \(table)
      """)
    #expect(list.facts("entidad", "nombre") == ["(unread)"])
    #expect(list.facts("plan", "vigencia") == ["(unread)"])
  }

  @Test(
    "knows the kind of plan and its years by a title",
    arguments: [
      ("PLAN DE ACCION POLITICA DE PARTICIPACION 2021", "plan_de_accion", "2021 derived"),
      ("Plan Indicativo 2024-2027", "plan_indicativo", "(unread)"),
      ("Informe de seguimiento al plan de acción 2023", "seguimiento", "2023 derived"),
      ("Plan de acción según el Decreto 612 de 2018", "plan_de_accion", "(unread)"),
      ("PLAN INDICATIVO Y PLAN DE ACCION", "plan_indicativo", "(unread)"),
      // No word of it is one of titles: the vocabulary lists it.
      ("Balance de la gestión 2023", "seguimiento", "2023 derived"),
    ])
  func titles(title: String, kind: String, year: String) {
    let tables = recognised("\(title)\n\n\(table)")
    #expect(tables.facts("plan", "tipo") == [kind])
    #expect(tables.facts("plan", "vigencia") == [year])
  }

  @Test("keeps a period apart from a year")
  func period() {
    let tables = recognised("Plan Indicativo 2024-2027\n\n\(table)")
    #expect(tables.facts("plan", "periodo") == ["2024-2027 derived"])
  }

  @Test("concludes the kind of plan from the tables where no title says it")
  func suggested() {
    #expect(recognised(table).facts("plan", "tipo") == ["plan_de_accion derived"])
  }

  @Test("does not take the validity of a form for the year of the plan")
  func validityOfForm() {
    let tables = recognised("VIGENCIA: 2019-08-15\n\(table)")
    #expect(tables.facts("plan", "vigencia") == ["(unread)"])
  }

  @Test("takes a column with one value for all rows, and none with several")
  func constantColumn() {
    let one = recognised(
      """
      Entidad | Actividad | Responsable
      Cajicá  | Comprar   | Ana
      Cajicá  | Vender    | Ana
      """)
    #expect(one.facts("entidad", "nombre") == ["Cajicá"])
    let several = recognised(
      """
      Entidad | Actividad | Responsable
      Cajicá  | Comprar   | Ana
      Chía    | Vender    | Ana
      """)
    #expect(several.facts("entidad", "nombre") == ["(unread)"])
    #expect(several.unrecognised("actividad") == ["Entidad"])
  }

  @Test("leaves open what sheets say differently")
  func contradiction() {
    let sheets = ["GOBIERNO", "SALUD"].map {
      DrawnGrid.grid("ORGANISMO | \($0)\n\(table)", name: $0)
    }
    let tables = Recogniser(vocabulary: SmallVocabulary.vocabulary)
      .tables(in: [DrawnGrid.document(sheets)])
    #expect(tables.facts("entidad", "nombre") == ["(unread)"])
  }

  @Test(
    "knows a follow-up by its day, and what is no plan of an entity's year",
    arguments: [
      ("Plan de acción institucional\nSeguimiento a 31 de marzo 2021", "seguimiento"),
      ("Plan de Acción y Seguimiento (PAS)", nil), ("Plan de acción 2026", "plan_de_accion"),
    ])
  func kinds(title: String, kind: String?) {
    let tables = recognised(title + "\nProducto | Línea estratégica\nPozo | Agua")
    #expect(tables.facts("plan", "tipo").first?.hasPrefix(kind ?? "(unread)") == true)
  }

  @Test("the code of the form and the name of who signs are no facts of the plan or the entity")
  func looseWords() {
    let tables = recognised("Código: DE-FR-01 | | Nombre: Ana Ruiz\n\n\(table)")
    #expect(tables.facts("entidad", "nombre") == ["(unread)"])
    let named = recognised("entidad.nombre: Alcaldía\n\n\(table)")
    #expect(named.facts("entidad", "nombre") == ["Alcaldía"])
  }

  @Test("the title of one annex among several is no title of the document")
  func annexes() {
    func kind(_ titles: [String]) -> [String] {
      let sheets = titles.enumerated().map { number, title in
        DrawnGrid.grid(
          "\(title)\n\nActividad | Responsable | Fecha Inicio\nHacer \(number) | Ana | 2025-01-17",
          name: "Hoja \(number)")
      }
      return Recogniser(vocabulary: SmallVocabulary.vocabulary)
        .tables(in: [DrawnGrid.document(sheets)]).facts("plan", "tipo")
    }
    #expect(kind(["Anexo", "Plan: PAA", "Anexo"]) == ["plan_de_accion derived"])
    #expect(kind(["Plan: PAA", "Anexo", "Anexo"]) == ["paa"])
    #expect(kind(["Anexo", "Plan: PAA", "Plan: PAA"]) == ["paa"])
    #expect(kind(["Anexo", "Plan: PAA"]) == ["paa"])
  }

  @Test(
    "the paragraphs above the first table say facts of the plan; those of cards and below it do not"
  )
  func paragraphs() {
    func tables(_ lines: [String], below: [String] = []) -> PlanTables {
      let document = Document(
        path: "plan.docx", format: .docx,
        blocks: lines.map { .paragraph($0) } + [.table(DrawnGrid.grid(table))]
          + below.map { .paragraph($0) })
      return Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document])
    }
    let cover = tables([
      "Plan de acción", "Entidad: Alcaldía", "Vigencia: 2024", "Corte a 31 de marzo de 2024",
    ])
    #expect(cover.facts("entidad", "nombre") == ["Alcaldía"])
    #expect(cover.facts("plan", "vigencia") == ["2024"])
    #expect(cover.facts("plan", "fecha_corte") == ["2024-03-31"])
    #expect(tables(["Entidad: A", "Entidad: B"]).facts("entidad", "nombre") == ["(unread)"])
    #expect(tables([], below: ["Entidad: A"]).facts("entidad", "nombre") == ["(unread)"])
  }

  @Test(
    "a version may stand without a colon",
    arguments: [
      ("Versión 3", "3"), ("VERSIÓN 3.0 del 2 de enero", "3.0"), ("Versión: 4", "4"),
      (
        "Versión 2. Aprobada con el acta del comité del 22 de enero de 2026, que está publicada",
        "2"
      ),
      ("Versión final", "(absent)"),
      ("Versión 3 de lo que dijo el Consejo sobre los planes de años pasados", "(absent)"),
    ])
  func version(text: String, expected: String) {
    #expect(recognised("\(text)\n\n\(table)").facts("plan", "version") == [expected])
  }
}
