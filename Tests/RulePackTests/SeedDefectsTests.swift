import Findings
import Testing

/// What a careful reader found by hand in five documents, found again by the rules, and no more.
///
/// The identifiers are those of the audit. What is expected is computed from the audited rows, so
/// that a row too many fails like a row too few.
@Suite("Defects found by hand")
struct SeedDefectsTests {
  @Test("000: progress at zero, below the quarter and far above it, each at its row")
  func follow000() throws {
    guard let truth = try SeedPlan.truth("000_avance_areas.json") else { return }
    let rows = try #require(truth["rows"] as? [[String: Any]])
    func progress(_ row: [String: Any]) -> Double { row["avance_pct"] as? Double ?? -1 }
    var plan = SeedPlan(asOf: "2020-04-30")
    plan.tables["plan"] = [
      ["tipo": "seguimiento", "vigencia": "2020", "fecha_corte": "2020-03-31"]
    ]
    plan.tables["actividad"] = rows.map {
      ["nombre": $0["area"] as? String, "avance": $0["avance_texto"] as? String]
    }
    let zero = rows.positions { progress($0) == 0 }
    #expect(zero.count == 3)  // 000-01 to 000-03
    #expect(try plan.accused("avance-en-cero-sin-explicacion") == zero)
    let low = rows.positions { progress($0) > 0 && progress($0) < 25 }
    #expect(low.count == 8)  // 000-04
    #expect(try plan.accused("avance-por-debajo-del-tiempo") == low)
    let high = rows.positions { progress($0) > 40 }
    #expect(high.count == 3)  // 000-05
    #expect(try plan.accused("avance-por-encima-del-tiempo") == high)
    #expect(try plan.accused("avance-mayor-que-cien").isEmpty)
    // The document itself lists units, not activities: the same, judged in the table it is read as.
    plan.tables["avance_dependencia"] = rows.map {
      ["dependencia": $0["area"] as? String, "avance": $0["avance_texto"] as? String]
    }
    #expect(try plan.accused("dependencia-con-avance-en-cero") == zero)
    #expect(try plan.accused("dependencia-por-debajo-del-tiempo") == low)
    #expect(try plan.accused("dependencia-por-encima-del-tiempo") == high)
    // 000-11: as an action plan it lacks what article 74 asks for.
    plan.tables["plan"] = [["tipo": "plan_de_accion", "vigencia": "2020"]]
    plan.tables["entidad"] = [
      ["nivel": "nacional", "naturaleza": "central", "sin_inversion": "No"]
    ]
    for rule in ["plan-sin-metas", "plan-sin-proyectos", "plan-sin-distribucion-presupuestal"] {
      #expect(try plan.verdicts(rule) == [.fail], "\(rule)")
    }
    #expect(try plan.verdicts("plan-sin-indicadores") == [.needsReview])
  }

  private func strategic(_ tables: [String: [[String: String?]]]) -> SeedPlan {
    var plan = SeedPlan(tables: tables, asOf: "2024-02-15")
    plan.tables["plan"] = [
      [
        "tipo": "plan_estrategico", "vigencia": "2024", "anio_inicial": "2023",
        "fecha_creacion": "2024-01-31", "version": "1",
      ]
    ]
    plan.tables["entidad"] = [["nivel": "nacional", "naturaleza": "central", "mipg": "Sí"]]
    return plan
  }

  @Test("001: initiatives without a unit, with too high a one, without a measure or a post")
  func initiatives001() throws {
    guard let truth = try SeedPlan.truth("001_iniciativas.json") else { return }
    let rows = try #require(truth["rows"] as? [[String: Any]])
    let plan = strategic([
      "actividad": rows.map {
        ["nombre": $0["iniciativa"] as? String, "dependencia": $0["area"] as? String]
      }
    ])
    let blank = rows.positions { !($0["area"] is String) }
    #expect(blank.count == 3)  // 001-01 to 001-03; the 37 inherited ones are right (001-04)
    #expect(try plan.accused("iniciativa-sin-responsable") == blank)
    let high = rows.positions { row in
      let area = (row["area"] as? String ?? "").lowercased()
      return ["viceministerio", "despacho", "secretaría general"].contains { area.hasPrefix($0) }
    }
    #expect(high.count == 14)  // 001-11
    #expect(try plan.accused("responsable-demasiado-alto") == high)
    #expect(try plan.accused("iniciativa-sin-medida") == Array(rows.indices))  // 001-12
    #expect(try plan.verdicts("plan-sin-cargos") == [.fail])  // 001-10
    #expect(try plan.accused("texto-incompleto").isEmpty)
  }

  @Test(
    "001: indicators without their sheet, notes in the goal's cell, a baseline that contradicts")
  func indicators001() throws {
    guard let truth = try SeedPlan.truth("001_indicadores.json") else { return }
    let rows = try #require(truth["rows"] as? [[String: Any]])
    let plan = strategic([
      "indicador": rows.map {
        [
          "nombre": $0["indicador"] as? String, "linea_base": $0["linea_base_texto"] as? String,
          "valor_meta": $0["meta_texto"] as? String,
        ]
      }
    ])
    let all = Array(rows.indices)
    #expect(try plan.accused("indicador-sin-ficha") == all)  // 001-23
    #expect(try plan.accused("meta-con-nota-en-la-celda") == all)  // 001-24
    #expect(try plan.accused("indicador-sin-enlace") == all)  // 001-27
    let contradiction = rows.positions { row in
      let goal = row["meta_texto"] as? String ?? ""
      return goal.contains("No hay línea base") && row["linea_base"] as? Int == 0
    }
    #expect(contradiction.count == 1)  // 001-25
    #expect(try plan.accused("linea-base-contradictoria") == contradiction)
  }

  @Test("001: projects without amount, source or responsible; their codes of both eras are right")
  func projects001() throws {
    guard let truth = try SeedPlan.truth("001_proyectos.json") else { return }
    let rows = try #require(truth["rows"] as? [[String: Any]])
    var projects: [[String: String?]] = []
    for row in rows {
      for period in ["proyecto_2023", "proyecto_2024_2026"] {
        guard let project = row[period] as? [String: Any] else { continue }
        let code = project["bpin"] as? String
        // The recogniser makes one row of one code (001-31).
        guard !projects.contains(where: { $0["codigo_bpin"] == code }) else { continue }
        projects.append(["nombre": project["nombre"] as? String, "codigo_bpin": code])
      }
    }
    #expect(projects.count == 19)
    let plan = strategic(["proyecto": projects])
    #expect(try plan.accused("proyecto-sin-datos") == Array(projects.indices))  // 001-33
    for rule in [
      "bpin-mal-formado", "bpin-nacional-con-otra-forma", "bpin-piip-con-otra-forma",
      "bpin-duplicado",
    ] {
      #expect(try plan.accused(rule).isEmpty, "\(rule)")  // 001-28, 001-31
    }
  }

  @Test("001: strategies without any project, where others have one")
  func strategies001() throws {
    guard let initiatives = try SeedPlan.truth("001_iniciativas.json"),
      let truth = try SeedPlan.truth("001_proyectos.json")
    else { return }
    let rows = try #require(initiatives["rows"] as? [[String: Any]])
    let codes = Set(rows.compactMap { $0["estrategia_codigo"] as? String }).sorted()
    #expect(codes.count == 16)
    let projects = try #require(truth["rows"] as? [[String: Any]])
    let linked = Set(projects.compactMap { $0["estrategia_codigo"] as? String })
    let plan = strategic([
      "estrategia": codes.map { ["codigo": $0, "nombre": "Estrategia \($0)."] },
      "proyecto": projects.enumerated().map { number, row in
        ["codigo": "P\(number)", "estrategia": row["estrategia_codigo"] as? String]
      },
    ])
    let bare = codes.indices.filter { !linked.contains(codes[$0]) }
    #expect(bare.map { codes[$0] } == ["1.1", "1.2", "1.3", "1.5", "2.2", "2.3", "3.4"])  // 001-32
    #expect(try plan.accused("estrategia-sin-proyecto") == bare)
  }

  @Test("001: a periodic follow-up that nobody is said to do; 002: two marks for thousands")
  func texts() throws {
    // 001-22
    let text = SeedPlan.text("El plan se elabora cada año y contempla un seguimiento trimestral.")
    #expect(try text.verdicts("seguimiento-sin-quien") == [.fail])
    let told = SeedPlan.text("La Oficina de Planeación hace el seguimiento trimestral.")
    #expect(try told.verdicts("seguimiento-sin-quien") == [.pass])
    // 002-10: all other amounts of the report have a point.
    let mixed = SeedPlan.text("$3.435 millones de los $4,234 millones", kind: "seguimiento")
    #expect(try mixed.verdicts("miles-con-coma-y-con-punto") == [.fail])
    let alike = SeedPlan.text("$3.435 millones de los $4.234 millones", kind: "seguimiento")
    #expect(try alike.verdicts("miles-con-coma-y-con-punto") == [.notApplicable])
  }

  @Test("001: ethnic commitments, the date of the plan and its legal framework")
  func rest001() throws {
    guard let truth = try SeedPlan.truth("001_compromisos_etnicos.json"),
      let meta = try SeedPlan.truth("001_metadatos.json")
    else { return }
    let rows = try #require(truth["rows"] as? [[String: Any]])
    var plan = strategic([
      "actividad": rows.map {
        [
          "nombre": $0["compromiso"] as? String, "responsable": $0["responsable"] as? String,
          "fecha_fin": $0["fecha"] as? String,
        ]
      }
    ])
    let all = Array(rows.indices)
    #expect(try plan.accused("iniciativa-sin-responsable") == all)  // 001-36
    #expect(try plan.accused("iniciativa-sin-medida") == all)
    let cut = rows.positions { ($0["compromiso"] as? String ?? "").contains("(...)") }
    #expect(cut.count == 1)  // 001-37
    #expect(try plan.accused("texto-incompleto") == cut)
    #expect(try plan.verdicts("plan-de-varios-anios-fechado-tarde") == [.fail])  // 001-20
    let norms = try #require(meta["normas_citadas"] as? [String])
    plan.tables["seccion"] = [
      ["titulo": "Marco normativo", "texto": norms.joined(separator: "; ")]
    ]
    #expect(try plan.verdicts("marco-normativo-incompleto") == [.fail])  // 001-19
  }

  @Test("002: local codes, objectives left out, money far ahead, a total above 100 %")
  func follow002() throws {
    guard let truth = try SeedPlan.truth("002_seguimiento.json") else { return }
    let rows = try #require(truth["proyectos"] as? [[String: Any]])
    let general = try #require(truth["global"] as? [String: Any])
    func text(_ row: [String: Any], _ key: String) -> String? { row[key].map { "\($0)" } }
    var plan = SeedPlan(asOf: "2021-04-30")
    plan.tables["plan"] = [
      [
        "tipo": "seguimiento", "vigencia": "2021", "fecha_corte": "2021-03-31",
        "avance_total": general["avance_total_texto"] as? String,
      ]
    ]
    plan.tables["entidad"] = [["nivel": "distrital", "naturaleza": "central"]]
    plan.tables["proyecto"] = rows.map { row in
      [
        "codigo_bpin": row["codigo_local"] as? String, "nombre": row["nombre"] as? String,
        "objetivo_general": row["objetivo_general_texto"] as? String,
        "presupuesto": text(row, "presupuesto_programacion_pesos"),
        "ejecucion": text(row, "presupuesto_ejecucion_pesos"),
        "avance": row["avance_general_texto"] as? String,
      ]
    }
    plan.tables["objetivo"] = rows.flatMap { row in
      (row["objetivos_especificos"] as? [[String: Any]] ?? []).map {
        ["nombre": $0["objetivo"] as? String]
      }
    }
    let all = Array(rows.indices)
    #expect(all.count == 7)
    #expect(try plan.accused("bpin-mal-formado") == all)  // 002-04
    #expect(try plan.accused("proyecto-sin-objetivo-en-el-informe") == all)  // 002-05
    #expect(try plan.accused("objetivo-sin-medida").count == 17)  // 002-06
    let ahead = rows.positions { row in
      guard let spent = row["presupuesto_ejecucion_pesos"] as? Double,
        let total = row["presupuesto_programacion_pesos"] as? Double,
        let progress = row["avance_general_pct"] as? Double
      else { return false }
      return spent / total * 100 - progress > 30
    }
    #expect(ahead.count == 6)  // 002-09; the seventh goes the other way
    #expect(try plan.accused("dinero-por-delante-del-avance") == ahead)
    #expect(try plan.verdicts("avance-total-mayor-que-cien") == [.fail])  // 002-01
    let objectives = try #require(truth["objetivos_estrategicos"] as? [[String: Any]])
    plan.tables["objetivo"] = objectives.map { ["nombre": $0["texto"] as? String] }
    #expect(try plan.accused("objetivo-sin-proyecto").count == 8)  // 002-21
    // 002-22 and 002-23: as an action plan it says no responsible, strategies or purchases.
    plan.tables["plan"] = [["tipo": "plan_de_accion", "vigencia": "2021"]]
    #expect(try plan.verdicts("plan-sin-responsables") == [.fail])
    #expect(try plan.verdicts("plan-sin-estrategias") == [.fail])
    #expect(try plan.verdicts("plan-sin-plan-de-compras") == [.needsReview])
  }

  @Test("004: what article 74 asks for and is not there; leaders, products, and what is right")
  func plan004() throws {
    guard let truth = try SeedPlan.truth("004_actividades.json") else { return }
    let rows = try #require(truth["rows"] as? [[String: Any]])
    var plan = SeedPlan(asOf: "2021-03-15")
    plan.tables["plan"] = [["tipo": "plan_de_accion", "vigencia": "2021", "version": nil]]
    plan.tables["entidad"] = [
      ["nivel": "nacional", "naturaleza": "central", "mipg": "Sí", "sin_inversion": "No"]
    ]
    plan.tables["actividad"] = rows.map { row in
      [
        "nombre": row["actividad"] as? String,
        "lider": (row["lider"] as? [String])?.joined(separator: "\n"),
        "fecha_inicio": row["fecha_inicio_texto"] as? String,
        "fecha_fin": row["fecha_fin_texto"] as? String,
      ]
    }
    plan.tables["producto"] = rows.map { ["nombre": $0["producto"] as? String] }
    let lines = rows.compactMap { $0["linea_estrategica"] as? String }
    plan.tables["linea"] = Set(lines).sorted().map { ["nombre": $0] }
    let objectives = rows.compactMap { $0["objetivo_estrategico"] as? String }
    plan.tables["objetivo"] = Set(objectives).sorted().map { ["nombre": $0] }
    // 004-07, 004-14
    for rule in ["plan-sin-metas", "plan-sin-proyectos", "plan-sin-distribucion-presupuestal"] {
      #expect(try plan.verdicts(rule) == [.fail], "\(rule)")
    }
    #expect(try plan.verdicts("plan-sin-indicadores") == [.needsReview])
    #expect(try plan.verdicts("plan-sin-cargos") == [.fail])  // 004-08
    let several = rows.positions { ($0["lider"] as? [String] ?? []).count > 1 }
    #expect(!several.isEmpty)  // 004-09
    #expect(try plan.accused("actividad-con-varios-lideres") == several)
    let collective = rows.positions { row in
      (row["lider"] as? [String] ?? []).contains { $0.hasPrefix("Áreas Misionales") }
    }
    #expect(!collective.isEmpty)  // 004-10
    #expect(try plan.accused("responsable-colectivo") == collective)
    let generic = rows.positions { row in
      ["Documento institucional", "Documentos de seguimiento*", "Divulgación Institucional"]
        .contains(row["producto"] as? String)
    }
    #expect(!generic.isEmpty)  // 004-04, 004-05
    #expect(try plan.accused("producto-generico") == generic)
    let vague = rows.positions { row in
      ["Socialización lineamientos.", "Desarrollo del cronograma."].contains(
        row["actividad"] as? String)
    }
    #expect(vague.count == 2)  // 004-06
    #expect(try plan.accused("actividad-vaga") == vague)
    #expect(try plan.verdicts("plan-sin-version") == [.fail])  // 004-13
    let plans = try plan.verdicts("plan-institucional-sin-integrar")
    #expect(plans.count == 12 && plans.allSatisfy { $0 == .needsReview })  // 004-19
    // 004-01, 004-11, 004-12: what is right is not accused.
    for rule in [
      "actividad-sin-responsable", "plan-sin-responsables", "fecha-inicio-mal-escrita",
      "fecha-fin-mal-escrita", "fin-antes-de-inicio", "actividad-fuera-de-la-vigencia",
      "actividad-sin-fecha-inicio", "actividad-sin-fecha-fin", "plan-sin-objetivos",
    ] {
      #expect(try plan.accused(rule).isEmpty, "\(rule)")
    }
  }

  @Test(
    "slips in citations are told with what is right",
    arguments: [
      ("Plan Nacional de Desarrollo 2023-2026, Ley 2294 de 2023", 1),  // 001-18
      ("los 18 planes institucionales y estratégicos del Decreto 612 de 2018", 1),  // 002-18
      ("Decreto 1082 de 2013", 1),  // 003-01
      ("El plan de acción se publica antes del 31 de Enero", 1),  // 003-04
      ("Lo aprueba el Concejo de Gobierno", 1),  // 003-05
      ("Plan Nacional de Desarrollo 2022-2026, Ley 2294 de 2023; doce planes del Decreto 612", 0),
    ])
  func citations(text: String, count: Int) throws {
    #expect(try SeedPlan.text(text, kind: "plan_de_accion").accused("cita-errada").count == count)
  }
}
