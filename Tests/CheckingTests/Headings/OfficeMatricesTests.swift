import Documents
import Plans
import Testing

@Suite("Matrices as offices lay them out")
struct OfficeMatricesTests: OfficeSheets {
  /// The titles of the sections that were found.
  private func sections(_ tables: PlanTables) -> [String] { values(tables, "seccion", "titulo") }

  // MARK: Rows

  @Test("end where people sign, with their posts below")
  func signatures() throws {
    let read = try tables([
      (
        "POA",
        """
        Objetivo | Actividad | Meta | Indicador | Responsable | Fecha fin
        Más agua | Instalar medidores | Cien | Medidores | Jefe | 31/10/2026
        Más agua | Reparar redes | Diez | Redes | Jefe | 30/11/2026

        ELABORÓ: | María Pérez | REVISÓ: | Juan Gómez | APROBÓ: | Gerente
        Cargo: | Profesional | Cargo: | Asesor | Cargo: | Gerente
        Fecha: | 8 de enero | | | |
        """
      )
    ])
    #expect(values(read, "actividad", "nombre") == ["Instalar medidores", "Reparar redes"])
    let below = try tables([
      (
        "POA",
        """
        Actividad | Meta | Indicador | Responsable | Fecha fin
        Comprar | Cien | Medidores | Jefe | 31/10/2026

        Elaboró: | | Revisó: | |
        Ana Ruiz | | Luis Mora | |
        Profesional | | Secretario | |
        """
      )
    ])
    #expect(values(below, "actividad", "nombre") == ["Comprar"])
    // A table that goes on below loses no row, also where a row is of words alone.
    let between = try tables([
      (
        "POA",
        """
        Actividad | Meta | Indicador | Responsable | Fecha fin
        Comprar | Cien | Medidores | Jefe | 31/10/2026
        Elaboró: Ana Ruiz | | Revisó: Luis Mora | |
        Vender | Diez | Ventas | Jefe | Diciembre de 2026
        """
      )
    ])
    #expect(values(between, "actividad", "nombre") == ["Comprar", "Vender"])
  }

  @Test("that head others are levels and not activities")
  func levels() throws {
    let read = try tables([
      (
        "Plan",
        """
        OBJETIVO ESTRATÉGICO 1: Más salud | < | < | <
        Actividad | Meta | Responsable | Fecha fin
        Vacunar | Mil dosis | Ana | 31/10/2026
        OBJETIVO ESTRATÉGICO 2: Menos enfermedad | < | < | <
        PROYECTO: Salud pública | | |
        EJE SOCIAL | < | < | <
        Actividad | Meta | Responsable | Fecha fin
        Visitar | Cien hogares | Luis | 30/11/2026
        """
      )
    ])
    #expect(values(read, "actividad", "nombre") == ["Vacunar", "Visitar"])
    #expect(
      Set(["OBJETIVO ESTRATÉGICO 2", "PROYECTO", "EJE SOCIAL"]).isSubset(of: sections(read)))
  }

  @Test("in capitals that stand alone among others head them")
  func capitals() throws {
    let read = try tables([
      (
        "Plan",
        """
        Actividad | Meta | Responsable | Fecha fin
        1. SECTOR EDUCACIÓN | | |
        Dotar las sedes | Cuatro | Secretaria de Educación | 30/11/2026
        SECTOR SALUD | | |
        Vacunar a la población | Mil dosis | Secretario de Salud | 30/11/2026
        Visitar hogares | | |
        """
      )
    ])
    #expect(
      values(read, "actividad", "nombre") == [
        "Dotar las sedes", "Vacunar a la población", "Visitar hogares",
      ])
    let capitals = try tables([
      (
        "Plan",
        "ACTIVIDAD | META | RESPONSABLE | FECHA FIN\nCOMPRAR EQUIPOS | | |\nVENDER CARROS | DIEZ | ANA RUIZ | 1/2/2026"
      )
    ])
    #expect(capitals["actividad"]?.rowCount == 2)
  }

  @Test("with a code and a sum head others too, and what is described below is a guess")
  func levelsWithCodes() throws {
    let read = try tables([
      (
        "Plan",
        """
        Código | Descripción | Meta | Indicador | Responsable | Fecha inicio | Fecha fin | Presupuesto
        1 | PROGRAMA: Seguridad vial | | | | | | 90
        1.1 | Campañas en colegios | Doce | Campañas | Jefe | 01/02/2026 | 30/11/2026 | 60
        1.2 | Cursos a conductores | Diez | Cursos | Jefe | 01/02/2026 | 30/11/2026 | 30
        """
      )
    ])
    #expect(
      values(read, "actividad", "nombre") == ["Campañas en colegios", "Cursos a conductores"])
    #expect(read["actividad"]?.column("nombre")?.codes[0].confidence == .guessed)
    #expect(sections(read).contains("PROGRAMA"))
  }

  @Test("without a goal that is known are of none, in formats that cannot merge either")
  func placeholderOfParent() throws {
    let drawing =
      "Meta | Actividad | Responsable\nDoce | Comprar | Ana\nPor definir | Vender | Luis"
    let read = try tables([("table1", drawing)], format: .docx)
    #expect(read["actividad"]?.parentRows["meta"].map(Array.init) == [0, -1])
  }

  // MARK: Headers

  @Test("may hold what they name")
  func labelledHeading() throws {
    let read = try tables([
      (
        "table1",
        """
        Objetivo: Promover los derechos | Actividad | Meta | Responsable
        ^ | Visitar colegios | Doce visitas | Personero
        """
      )
    ])
    #expect(values(read, "actividad", "nombre") == ["Visitar colegios"])
    #expect(sections(read).contains("Objetivo"))
  }

  @Test("may stand apart from their bands, which say what is described")
  func bandApart() throws {
    let read = try tables([
      (
        "Plan",
        """
        META DE RESULTADO | < | ACTIVIDADES | < | TIEMPO | <

        Descripción | Indicador | Actividad | Responsable | Inicio | Terminación
        Recaudar más | % de recaudo | Actualizar la base | Tesorero | 20/01/2026 | 30/04/2026
        """
      )
    ])
    #expect(values(read, "indicador", "resultado") == ["Recaudar más"])
    #expect(values(read, "actividad", "fecha_inicio") == ["2026-01-20"])
  }

  @Test("of two tables at once head the lower one, as a guess, and leave the other open")
  func twoTables() throws {
    let read = try tables([
      (
        "PAI",
        """
        Eje | Actividad / Producto | Indicador | Responsable | Fecha fin
        Calidad | Acreditar tres programas | Programas | Ana | 30/11/2026
        """
      )
    ])
    #expect(values(read, "actividad", "nombre") == ["Acreditar tres programas"])
    #expect(read["actividad"]?.column("nombre")?.codes[0].confidence == .guessed)
    let vocabulary = try KnownFormatsTests.vocabulary.get()
    #expect(read.doubtfulColumns.map { vocabulary.tables[$0.table].id } == ["producto"])
  }

  @Test("of projects or initiatives are those of projects where activities have their own")
  func projectsOrInitiatives() throws {
    let read = try tables([
      ("Plan", "Proyecto / Iniciativa | Actividad | Responsable\nCRM | Comprar | Ana")
    ])
    #expect(values(read, "proyecto", "nombre") == ["CRM"])
    #expect(values(read, "actividad", "nombre") == ["Comprar"])
    let alone = try tables([("Plan", "Proyecto / Iniciativa | Responsable\nCRM | Ana")])
    #expect(values(alone, "actividad", "nombre") == ["CRM"])
    #expect(!alone.doubtfulColumns.isEmpty)
  }

  @Test("of codes are no misspelt codes of another table")
  func nearCodes() throws {
    let read = try tables([
      ("Plan", "BPIN | Proyecto | Cód. productos | Valor\n2024004170011 | Salud | 1905031 | 5")
    ])
    #expect(!fields(read, "proyecto").contains("codigo"))
  }

  @Test("name two levels where one level's heading stands beside another of its own")
  func twoLevels() throws {
    let read = try tables([
      (
        "PAI",
        """
        Eje estratégico | Línea | Actividad | Responsable
        Calidad | Permanencia | Dar tutorías | Ana
        """
      )
    ])
    #expect(values(read, "linea", "nombre") == ["Calidad"])
    #expect(values(read, "componente", "nombre") == ["Permanencia"])
  }

  // MARK: Money

  @Test("give the total of several sources as the money of the row")
  func sources() throws {
    let read = try tables([
      (
        "Plan",
        """
        Proyecto | Actividad | Responsable | RP | SGP | SGR | Otros | Total
        Rutas | Contratar buses | Ana | 100 | 200 | 0 | 0 | 300
        """
      )
    ])
    #expect(values(read, "actividad", "presupuesto") == ["300"])
    let parts = try tables([
      ("Plan", "Actividad | Responsable | SGP | Recursos propios\nContratar | Ana | 200 | 100")
    ])
    #expect(parts["actividad"]?.column("presupuesto")?.codes[0].state == .unread)
  }

  @Test("are no money where they are words, and no schedule where years are figures")
  func figures() throws {
    let read = try tables([
      (
        "Plan",
        """
        Actividad | Responsable | Meta | Recursos
        Comprar | Ana | Diez | Humanos y físicos
        Vender | Luis | Doce | Humanos
        """
      )
    ])
    #expect(values(read, "meta", "recursos") == ["", ""])
    #expect(read["meta"]?.column("recursos")?.codes[0].state == .unread)
    let years = try tables([
      ("Finanzas", "Programa | Proyecto | 2024 | 2025 | 2026 | 2027\nAgua | Redes | 5 | 6 | 7 | 8")
    ])
    #expect(fields(years, "proyecto") == ["nombre"])
  }

  // MARK: Dates

  @Test("of a single column of spans begin as well as they end")
  func spans() throws {
    let read = try tables([
      (
        "Plan",
        """
        PLAN DE ACCIÓN 2026
        Actividad | Responsable | Cronograma
        Capacitar | Ana | Febrero - Noviembre
        Comprar | Luis | 31/10/2026
        Vender | Eva | Según lo que resuelva el comité
        """
      )
    ])
    #expect(values(read, "actividad", "fecha_inicio") == ["2026-02-01", "", ""])
    let starts = read["actividad"]?.column("fecha_inicio")?.codes.map(\.state)
    #expect(starts == [.present, .absent, .unread])
  }

  @Test("are those of the quarters and halves that have a goal")
  func goalsOfHalves() throws {
    let read = try tables([
      (
        "Plan",
        """
        PLAN DE ACCIÓN 2026 - DECRETO 612 DE 2018
        Actividad | Responsable | I SEMESTRE | < | II SEMESTRE | <
        ^ | ^ | Meta | Costo | Meta | Costo
        Sembrar | Ana | 20 | 100 | 30 | 150
        Medir | Luis | | | 12 | 30
        """
      )
    ])
    #expect(
      values(read, "actividad", "fecha_inicio") == [
        "2026-01-01/2026-06-30", "2026-07-01/2026-12-31",
      ])
  }

  @Test("may stand in a column that speaks of time")
  func timeInHeading() throws {
    let read = try tables([
      ("Plan", "Actividad | Responsable | Tiempo estimado\nComprar | Ana | Seis semanas")
    ])
    #expect(read["actividad"]?.column("fecha_fin")?.codes[0].state == .unread)
  }

  // MARK: Facts of the whole

  @Test("stand in paragraphs above a table, each after its label")
  func paragraphs() throws {
    let document = Document(
      path: "plan", format: .docx,
      blocks: [
        .paragraph("PLAN DE ACCIÓN 2026"), .paragraph("Proyecto: Fiestas tradicionales"),
        .paragraph("Objetivo: Salvaguardar el patrimonio"), .paragraph("Meta: Tres festivales"),
        .table(Self.grid("Actividad | Responsable\nConvocar | Ana", name: "table1")),
      ],
      canMerge: false)
    let read = Recogniser(vocabulary: try KnownFormatsTests.vocabulary.get()).tables(in: [document])
    #expect(Set(["Proyecto", "Objetivo", "Meta"]).isSubset(of: sections(read)))
  }

  @Test("are not what instructions ask for")
  func instructions() throws {
    let read = try tables([
      ("Instrucciones", "Campo | Descripción\nResponsable: | Escriba el cargo de quien responde"),
      ("Plan", "Actividad | Meta | Responsable\nComprar | Diez | Ana"),
    ])
    #expect(values(read, "plan", "responsable") == [""])
  }
}
