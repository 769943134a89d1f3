import Documents
import Foundation
import TestSupport

/// The files beside the checkout that say, row by row, what stands in documents of real offices.
enum TruthFiles {
  static let folder = RealWorkbooks.checkout.deletingLastPathComponent()
    .appendingPathComponent("shared/plans/truth")
  static let areThere = FileManager.default.fileExists(atPath: folder.path)
  static let missing = "../shared/plans/truth is not there"

  /// One of them.
  static func file(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appendingPathComponent(name + ".json"))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// A text of a row; empty for null.
  static func text(_ row: [String: Any], _ key: String) -> String {
    if let text = row[key] as? String { return tidy(text) }
    if let list = row[key] as? [String] { return list.map(tidy).joined(separator: "; ") }
    return ""
  }

  /// White space of any kind as one space.
  static func tidy(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func rows(_ file: [String: Any], _ key: String = "rows") -> [[String: Any]] {
    file[key] as? [[String: Any]] ?? []
  }
}

/// What is drawn of a truth file, and the rows that must come back.
struct TruthDrawing {
  /// The drawing.
  var drawing: TableDrawing
  /// Each row's values by `table.field`, in order; `""` for a blank.
  var rows: [[String: String]]

  /// 000: the units and their progress.
  static func areas() throws -> TruthDrawing {
    let rows = TruthFiles.rows(try TruthFiles.file("000_avance_areas"))
    let drawn = rows.map { [TruthFiles.text($0, "area"), TruthFiles.text($0, "avance_texto")] }
    return TruthDrawing(
      drawing: TableDrawing(
        title: ["Seguimiento al Plan de Acción 2020", "Corte a 31 de marzo de 2020"],
        rows: [["Área", "Avance"]] + drawn, shares: [3, 1]),
      rows: rows.map { row in
        [
          "avance_dependencia.dependencia": TruthFiles.text(row, "area"),
          "avance_dependencia.avance": Self.number(row["avance_pct"]),
        ]
      })
  }

  /// 001: the initiatives, with objectives, strategies and units merged over them.
  static func initiatives() throws -> TruthDrawing {
    let file = try TruthFiles.file("001_iniciativas")
    let goals = file["objetivos"] as? [String: String] ?? [:]
    let strategies = file["estrategias"] as? [String: String] ?? [:]
    let rows = TruthFiles.rows(file)
    var drawn: [[String]] = []
    var expected: [[String: String]] = []
    for row in rows {
      let goal = TruthFiles.tidy(goals[TruthFiles.text(row, "objetivo_codigo")] ?? "")
      let strategy = TruthFiles.tidy(strategies[TruthFiles.text(row, "estrategia_codigo")] ?? "")
      drawn.append([
        goal, strategy, TruthFiles.text(row, "iniciativa"), TruthFiles.text(row, "area_stated"),
      ])
      expected.append([
        "objetivo.nombre": goal, "estrategia.nombre": strategy,
        "actividad.nombre": TruthFiles.text(row, "iniciativa"),
        "actividad.dependencia": TruthFiles.text(row, "area"),
      ])
    }
    var drawing = TableDrawing(
      title: ["Plan Estratégico Institucional 2023-2026"],
      rows: [["Objetivos", "Estrategias", "Iniciativas", "Área"]] + drawn,
      shares: [2, 2, 4, 2])
    drawing.mergeEqual(column: 0, from: 1)
    drawing.mergeEqual(column: 1, from: 1, within: [0])
    // The unit is merged over the rows that inherit it.
    for (index, row) in rows.enumerated()
    where (row["inherited"] as? [String])?.contains("area") == true {
      let line = Int32(index + 1)
      if let last = drawing.merges.last, last.left == 3, last.bottom == line - 1 {
        drawing.merges[drawing.merges.count - 1].bottom = line
      } else {
        drawing.merges.append(.init(top: index, left: 3, bottom: index + 1, right: 3))
      }
    }
    drawing.emptyCovered()
    return TruthDrawing(drawing: drawing, rows: expected)
  }

  /// 001: the indicators.
  static func indicators() throws -> TruthDrawing {
    let rows = TruthFiles.rows(try TruthFiles.file("001_indicadores"))
    let drawn = rows.map { row in
      ["indicador", "linea_base_texto", "meta_texto"].map { TruthFiles.text(row, $0) }
    }
    return TruthDrawing(
      drawing: TableDrawing(
        rows: [["Indicador", "Línea Base", "Meta Cuatrienio"]] + drawn, shares: [4, 1, 2]),
      rows: rows.map { row in
        [
          "indicador.nombre": TruthFiles.text(row, "indicador"),
          "indicador.linea_base": number(row["linea_base"]),
          "indicador.valor_meta": number(row["meta_cuatrienio"]),
        ]
      })
  }

  /// 001: the commitments, with the body they were made with merged over them.
  static func commitments() throws -> TruthDrawing {
    let rows = TruthFiles.rows(try TruthFiles.file("001_compromisos_etnicos"))
    let drawn = rows.map { [TruthFiles.text($0, "instancia"), TruthFiles.text($0, "compromiso")] }
    var drawing = TableDrawing(rows: [["Instancia", "Compromiso"]] + drawn, shares: [1, 3])
    drawing.mergeEqual(column: 0, from: 1)
    drawing.emptyCovered()
    return TruthDrawing(
      drawing: drawing,
      rows: rows.map { row in
        [
          "compromiso.instancia": TruthFiles.text(row, "instancia"),
          "compromiso.nombre": TruthFiles.text(row, "compromiso"),
        ]
      })
  }

  /// 001: the projects of two periods, code and name in one cell, below a header of two rows.
  static func projects() throws -> TruthDrawing {
    let rows = TruthFiles.rows(try TruthFiles.file("001_proyectos"))
    let plan = try TruthFiles.file("001_iniciativas")
    let goals = plan["objetivos"] as? [String: String] ?? [:]
    let strategies = plan["estrategias"] as? [String: String] ?? [:]
    var drawn: [[String]] = []
    var periods: [[[String: String]]] = [[], []]
    for row in rows {
      let goal = TruthFiles.tidy(goals[TruthFiles.text(row, "objetivo_codigo")] ?? "")
      let strategy = TruthFiles.tidy(strategies[TruthFiles.text(row, "estrategia_codigo")] ?? "")
      var line = [goal, strategy]
      var codes: Set<String> = []
      for (period, key) in ["proyecto_2023", "proyecto_2024_2026"].enumerated() {
        guard let project = row[key] as? [String: Any] else {
          line.append("")
          continue
        }
        let (code, name) = (TruthFiles.text(project, "bpin"), TruthFiles.text(project, "nombre"))
        line.append("\(code) \(name)")
        // The same project in both periods is one project.
        guard codes.insert(code).inserted else { continue }
        periods[period].append([
          "objetivo.nombre": goal, "estrategia.nombre": strategy,
          "proyecto.codigo_bpin": code, "proyecto.nombre": name,
        ])
      }
      drawn.append(line)
    }
    var drawing = TableDrawing(
      rows: [
        ["Objetivo Estratégico", "Estrategia", "Código BPIN / Nombre del proyecto", ""],
        ["", "", "2023", "2024-2026"],
      ] + drawn, shares: [2, 2, 3, 3])
    drawing.mergeEqual(column: 0, from: 2)
    drawing.mergeEqual(column: 1, from: 2, within: [0])
    drawing.merges += [
      .init(top: 0, left: 2, bottom: 0, right: 3), .init(top: 0, left: 0, bottom: 1, right: 0),
      .init(top: 0, left: 1, bottom: 1, right: 1),
    ]
    drawing.emptyCovered()
    return TruthDrawing(drawing: drawing, rows: periods[0] + periods[1])
  }

  /// 002: the projects with their local codes, amounts in words and progress.
  static func localProjects() throws -> TruthDrawing {
    let rows = TruthFiles.rows(try TruthFiles.file("002_seguimiento"), "proyectos")
    let drawn = rows.map { row in
      ["\(TruthFiles.text(row, "codigo_local")) \(TruthFiles.text(row, "nombre"))"]
        + ["avance_general_texto", "presupuesto_programacion_texto", "presupuesto_ejecucion_texto"]
        .map { TruthFiles.text(row, $0) }
    }
    return TruthDrawing(
      drawing: TableDrawing(
        title: ["Plan de acción institucional 2021"],
        rows: [["Proyecto", "Avance", "Programación presupuestal", "Ejecución presupuestal"]]
          + drawn, shares: [3, 1, 2, 2]),
      rows: rows.map { row in
        [
          "proyecto.codigo": TruthFiles.text(row, "codigo_local"), "proyecto.codigo_bpin": "",
          "proyecto.nombre": TruthFiles.text(row, "nombre"),
          "proyecto.avance": number(row["avance_general_pct"]),
          "proyecto.presupuesto": number(row["presupuesto_programacion_pesos"]),
          "proyecto.ejecucion": number(row["presupuesto_ejecucion_pesos"]),
        ]
      })
  }

  /// 003: a guide's list of the fields of a plan.
  static func guide() throws -> TruthDrawing {
    let rows = TruthFiles.rows(try TruthFiles.file("003_contenido_plan"))
    let drawn = rows.map { [TruthFiles.text($0, "seccion_titulo"), TruthFiles.text($0, "texto")] }
    return TruthDrawing(
      drawing: TableDrawing(
        title: ["Formulación planes de acción 2021, entidades territoriales"],
        rows: [["Sección", "Contenido"]] + drawn), rows: [])
  }

  /// 004: the activities, with all that is common to a line merged over them.
  static func activities() throws -> TruthDrawing {
    let file = try TruthFiles.file("004_actividades")
    let header = file["header"] as? [String] ?? []
    let rows = TruthFiles.rows(file)
    let keys = [
      "linea_estrategica", "objetivo_estrategico", "actividad", "lider", "apoyo",
      "fecha_inicio_texto", "fecha_fin_texto", "producto",
    ]
    var drawing = TableDrawing(
      title: ["PLAN DE ACCION POLITICA DE PARTICIPACION 2021"],
      rows: [header] + rows.map { row in keys.map { TruthFiles.text(row, $0) } },
      shares: [3, 3, 3, 2, 2, 1.4, 1.6, 2.2])
    for column in [0, 1] { drawing.mergeEqual(column: column, from: 1) }
    for column in [3, 4] { drawing.mergeEqual(column: column, from: 1, within: [0]) }
    let shared = rows.indices.filter { rows[$0]["producto_inherited"] as? Bool == true }
    if let first = shared.first, let last = shared.last {
      drawing.merges.append(.init(top: first + 1, left: 7, bottom: last + 1, right: 7))
    }
    drawing.emptyCovered()
    return TruthDrawing(
      drawing: drawing,
      rows: rows.map { row in
        [
          "linea.nombre": TruthFiles.text(row, "linea_estrategica"),
          "objetivo.nombre": TruthFiles.text(row, "objetivo_estrategico"),
          "actividad.nombre": TruthFiles.text(row, "actividad"),
          "actividad.lider": TruthFiles.text(row, "lider"),
          "actividad.apoyo": TruthFiles.text(row, "apoyo"),
          "actividad.fecha_inicio": TruthFiles.text(row, "fecha_inicio"),
          "actividad.fecha_fin": TruthFiles.text(row, "fecha_fin"),
          "producto.nombre": TruthFiles.text(row, "producto"),
        ]
      })
  }

  /// A number without decimals that say nothing.
  private static func number(_ value: Any?) -> String {
    guard let number = value as? Double else { return "" }
    return number == number.rounded() ? String(Int(number)) : "\(number)"
  }
}
