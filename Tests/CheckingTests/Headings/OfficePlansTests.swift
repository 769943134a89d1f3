import Plans
import Testing

@Suite("Plans as offices write them")
struct OfficePlansTests: OfficeSheets {
  // MARK: Kinds of plan

  @Test(
    "of one subject are no plan of action, and what nobody knows is asked",
    arguments: [
      ("PLAN INSTITUCIONAL DE CAPACITACIÓN 2026", "pic"),
      ("PLAN DE BIENESTAR SOCIAL E INCENTIVOS 2026", "plan_de_incentivos"),
      (
        "PLAN DE TRABAJO ANUAL DEL SISTEMA DE GESTIÓN DE SEGURIDAD Y SALUD EN EL TRABAJO",
        "plan_sst"
      ),
      ("PROGRAMA DE TRANSPARENCIA Y ÉTICA PÚBLICA 2026", "ptep"),
      ("PLAN DE TRATAMIENTO DE RIESGOS DE SEGURIDAD Y PRIVACIDAD 2026", "otro"),
      ("PLAN INSTITUCIONAL DE ARCHIVOS - PINAR 2024-2027", "otro"),
      ("PLAN ESTRATÉGICO DE TECNOLOGÍAS DE LA INFORMACIÓN", "otro"),
      ("PLAN ESTRATÉGICO INSTITUCIONAL 2024-2027", "plan_estrategico"),
      ("PLAN OPERATIVO ANUAL 2026", "plan_de_accion"),
      ("PLAN OPERATIVO ANUAL DE INVERSIONES 2026", "poai"),
      ("PLAN DE ACCIÓN DEL PLAN INSTITUCIONAL DE CAPACITACIÓN", "plan_de_accion"),
      ("ESTRATEGIA DE PARTICIPACIÓN CIUDADANA 2026", "plan_de_accion?"),
      ("PLAN DE EMERGENCIAS 2026", "plan_de_accion?"),
      ("PLAN DE DESARROLLO 2024-2027", "plan_de_accion"),
    ])
  func kinds(title: String, kind: String) throws {
    let drawing = "\(title)\n\nActividad | Responsable | Fecha fin\nComprar | Ana | 31/10/2026"
    #expect(self.kind(try tables([("Hoja1", drawing)])) == kind)
  }

  // MARK: Columns

  @Test("spread the goals and the money of four years below bands")
  func yearsBelowBands() throws {
    let read = try tables([
      (
        "Plan indicativo",
        """
        PLAN INDICATIVO 2024-2027
        Línea | Meta de resultado | Indicador de resultado | Código indicador | Indicador de producto | Línea base | Meta cuatrienio | Programación de metas físicas | < | < | < | Programación financiera (en millones de pesos) | < | < | < | Dependencia responsable
        ^ | ^ | ^ | ^ | ^ | ^ | ^ | 2024 | 2025 | 2026 | 2027 | 2024 | 2025 | 2026 | 2027 | ^
        Social | Más cobertura | Cobertura | 220103000 | Sedes | 3 | 8 | 1 | 2 | 3 | 2 | 20 | 40 | 60 | 40 | Secretaría de Educación
        """
      )
    ])
    #expect(values(read, "meta", "indicador") == ["Sedes"])
    #expect(values(read, "meta", "programado_a3") == ["3"])
    #expect(values(read, "meta", "recursos_a3") == ["60000000"])
    #expect(values(read, "meta", "dependencia") == ["Secretaría de Educación"])
    #expect(fields(read, "indicador").isEmpty)
  }

  @Test("date a row by the months it is planned in, and not by those it was done in")
  func plannedMonths() throws {
    let read = try tables([
      (
        "SST",
        """
        PLAN DE TRABAJO ANUAL SG-SST 2026

        Actividad | Responsable | ENERO | < | FEBRERO | < | MARZO | < | ABRIL | <
        ^ | ^ | P | E | P | E | P | E | P | E
        Autoevaluar | Ana | 1 | | | 1 | | | | 1
        Inspeccionar | Luis | | | 1 | | 1 | 1 | |
        """
      )
    ])
    #expect(values(read, "actividad", "fecha_inicio") == ["2026-01", "2026-02"])
    #expect(values(read, "actividad", "fecha_fin") == ["2026-01", "2026-03"])
  }

  @Test("name a goal by words, whatever its heading, and keep goals apart that are figures")
  func goals() throws {
    let read = try tables([
      (
        "Plan",
        """
        Actividad | Meta | Indicador | Responsable
        Auditar | 100 % | Auditorías | Ana
        Atender | 100 % | Denuncias | Luis
        """
      )
    ])
    #expect(values(read, "meta", "indicador") == ["Auditorías", "Denuncias"])
    let worded = try tables([
      (
        "Plan",
        """
        Actividad | Meta de la actividad | Responsable
        Hacer mesas | 4 mesas | Ana
        Priorizar | 1 ejercicio | Luis
        Rendir cuentas | 1 audiencia | Eva
        """
      )
    ])
    #expect(values(worded, "meta", "nombre") == ["4 mesas", "1 ejercicio", "1 audiencia"])
  }

  @Test("tell a project's name from the code after it")
  func nameAndCode() throws {
    let read = try tables([
      (
        "Plan",
        """
        Proyecto de inversión (Nombre y código BPIN) | Actividad | Responsable
        Vivienda rural - BPIN 2024055670101 | Postular | Ana
        Titulación (2024055670105) | Medir | Luis
        """
      )
    ])
    #expect(values(read, "proyecto", "nombre") == ["Vivienda rural", "Titulación"])
    #expect(values(read, "proyecto", "codigo_bpin") == ["2024055670101", "2024055670105"])
  }

  @Test("give what was done in a quarter to no field of the whole")
  func quarters() throws {
    let read = try tables([
      (
        "Seguimiento",
        """
        Actividad | Indicador | I TRIMESTRE | < | ACUMULADO | < | Responsable
        ^ | ^ | Programado | Ejecutado | Programado | Ejecutado | ^
        Jugar | Festivales | 2 | 1 | 8 | 7 | Ana
        """
      )
    ])
    #expect(values(read, "indicador", "programado") == ["8"])
    #expect(values(read, "indicador", "ejecutado") == ["7"])
  }

  @Test("are not sure of a column by more than its year")
  func yearInHeading() throws {
    let read = try tables([
      (
        "Plan",
        """
        Actividad | Responsable | Presupuesto 2026 (millones) | Línea base (2025) | Meta 2026
        Jugar | Ana | 12 | 3 | 4
        """
      )
    ])
    #expect(values(read, "actividad", "presupuesto") == ["12000000"])
    #expect(read["actividad"]?.column("presupuesto")?.codes[0].confidence == .derived)
    #expect(values(read, "meta", "linea_base") == ["3"])
  }

  @Test("ask what, who, when and how much")
  func questions() throws {
    let read = try tables([
      (
        "Plan",
        """
        PLAN DE ACCIÓN 2026
        Objetivo | ¿Qué? | ¿Quién? | ¿Cuándo? | < | ¿Cuánto? | Meta
        ^ | ^ | ^ | Inicio | Fin | ^ | ^
        Más agua | Instalar medidores | Jefe de acueducto | 01/02/2026 | 30/08/2026 | 450 | Cien medidores
        """
      )
    ])
    #expect(
      fields(read, "actividad") == [
        "nombre", "responsable", "fecha_inicio", "fecha_fin", "presupuesto",
      ])
  }

  @Test("lack nothing where most of their columns are nobody's")
  func mostlyUnknown() throws {
    func state(_ others: String) throws -> FactCode.State? {
      let read = try tables([
        ("Plan", "Actividad | Meta | \(others)\nComprar | Doce | a | b | c | d")
      ])
      return read["actividad"]?.column("responsable")?.codes[0].state
    }
    #expect(try state("Zeta | Teta | Iota | Kapa") == .unread)
    #expect(try state("Zeta | Producto | Indicador | Estrategia") == .absent)
  }

  // MARK: Sheets

  @Test("count their goals by dependency on a sheet that holds no goals")
  func summary() throws {
    let secretariat =
      "Actividad | Responsable | Meta producto\nComprar | Ana | Doce aulas\nPintar | Eva | Ocho aulas"
    let read = try tables([
      ("Resumen", "Secretaría | No. de metas | No. de proyectos\nSalud | 2 | 2\nObras | 2 | 2"),
      ("Salud", secretariat), ("Obras", secretariat),
    ])
    #expect(values(read, "meta", "nombre") == ["Doce aulas", "Ocho aulas"])
    #expect(read.leftOver.map(\.reason) == [.summary])
  }

  @Test("may stand in a page whose rows ran together")
  func tornPage() throws {
    let torn =
      "Estrate gia Auditor ías | Indic Auditor | Resp Dirección | Fecha inicio 02/02/2026 01/03/2026"
    let read = try tables([("table1", torn)], format: .pdf)
    #expect(read.leftOver.map(\.reason) == [.notRecognised])
  }

  @Test("are not read where a page's rows ran together")
  func runTogether() throws {
    let page = "Actividad | Responsable | Fecha inicio\n"
    let joined = page + "Comprar Vender | Ana Luis | 02/02/2026 01/04/2026"
    #expect(
      try tables([("table1", joined)], format: .pdf).leftOver.map(\.reason) == [.notRecognised])
    let whole = page + "Comprar | Ana | 02/02/2026\nVender | Luis | 01/04/2026"
    #expect(try tables([("table1", whole)], format: .pdf)["actividad"]?.rowCount == 2)
  }
}
