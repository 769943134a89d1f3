import Documents
import Plans
import Values

/// A few tables, enough for the oddities of recognition.
enum SmallVocabulary {
  static let vocabulary = Vocabulary(
    tables: [
      actividad, entidad, linea, objetivo, plan, producto, programa, proyecto, meta, seccion,
      seguimiento,
    ],
    placeholders: [
      "n/a": .notApplicable, "por definir": .pending, "-": .empty, "np": .notProgrammed,
    ],
    formats: [tree])

  static let actividad = TableDefinition(
    id: "actividad", plural: "actividades",
    parents: ["producto", "meta", "proyecto", "objetivo", "programa", "linea"],
    key: ["codigo", "nombre"], needs: ["nombre"],
    some: ["responsable", "fecha_inicio", "fecha_fin", "ponderacion", "producto"],
    suggests: "plan_de_accion", isPromise: true,
    fields: [
      FieldDefinition(
        id: "nombre", type: .text, headings: ["Actividad", "Actividades", "Nombre Actividad"],
        unlike: ["Valor de Actividad"]),
      FieldDefinition(id: "codigo", type: .code, headings: ["Cód Actividad", "No."]),
      FieldDefinition(
        id: "responsable", type: .text, headings: ["Responsable"], unlike: ["Correo responsable"]),
      FieldDefinition(id: "apoyo", type: .text, headings: ["Apoyo"]),
      FieldDefinition(
        id: "fecha_inicio", type: .date, headings: ["Fecha Inicio", "Día / Mes / Año (Inicio)"]),
      FieldDefinition(
        id: "fecha_fin", type: .date, headings: ["Fecha Fin", "Fecha Finalización"],
        promise: .deadline),
      FieldDefinition(id: "ponderacion", type: .percent, headings: ["Ponderación"]),
      FieldDefinition(
        id: "presupuesto", type: .amount, headings: ["Presupuesto", "Ejecución"], promise: .money),
      FieldDefinition(id: "avance", type: .percent, headings: ["% Ejecución"], repeated: .last),
      FieldDefinition(
        id: "contacto", type: .text, headings: ["Correo"], bands: ["Responsable de la ejecución"]),
    ])

  static let entidad = TableDefinition(
    id: "entidad", plural: "entidades",
    fields: [FieldDefinition(id: "nombre", type: .text, headings: ["Entidad", "Organismo"])])

  static let linea = TableDefinition(
    id: "linea", plural: "lineas", key: ["codigo", "nombre"], needs: ["nombre"],
    fields: [
      FieldDefinition(id: "nombre", type: .text, headings: ["Línea estratégica", "Eje"]),
      FieldDefinition(id: "codigo", type: .code, headings: ["Código línea"]),
    ])

  static let objetivo = TableDefinition(
    id: "objetivo", plural: "objetivos", parents: ["linea"], key: ["nombre"], needs: ["nombre"],
    fields: [
      FieldDefinition(id: "nombre", type: .text, headings: ["Objetivo", "Objetivo Estratégico"])
    ])

  static let plan: TableDefinition = {
    var plan = planFields
    plan.titled = [
      KindTitles(
        kind: "seguimiento", titles: ["Informe de seguimiento", "Seguimiento al plan"],
        comeFirst: true),
      KindTitles(kind: "plan_de_accion", titles: ["Plan de acción"]),
      KindTitles(kind: "otro", titles: ["Plan de acción y seguimiento"]),
      KindTitles(kind: "seguimiento", titles: ["Balance de la gestión"]),
      KindTitles(kind: "plan_indicativo", titles: ["Plan indicativo"]),
      KindTitles(kind: "paa", titles: ["PAA"]),
    ]
    return plan
  }()

  private static let planFields = TableDefinition(
    id: "plan", plural: "planes",
    fields: [
      FieldDefinition(
        id: "tipo",
        type: .choice([
          .init(id: "plan_de_accion"), .init(id: "plan_indicativo"), .init(id: "seguimiento"),
          .init(id: "paa"),
        ])),
      FieldDefinition(id: "vigencia", type: .integer, headings: ["Vigencia"]),
      FieldDefinition(id: "anio_inicial", type: .integer),
      FieldDefinition(id: "anio_final", type: .integer),
      FieldDefinition(id: "periodo", type: .text, headings: ["Período"]),
      FieldDefinition(
        id: "fecha_corte", type: .date, headings: ["Fecha de reporte:", "Corte a"]),
      FieldDefinition(id: "version", type: .text, headings: ["Versión"], isOfDocument: true),
    ])

  static let producto = TableDefinition(
    id: "producto", plural: "productos", parents: ["proyecto", "programa", "objetivo", "linea"],
    key: ["codigo", "nombre"], some: ["nombre", "codigo"],
    fields: [
      FieldDefinition(id: "nombre", type: .text, headings: ["Producto", "Nombre Producto MGA"]),
      FieldDefinition(id: "codigo", type: .code, headings: ["Cód Producto MGA"]),
      FieldDefinition(id: "ponderacion", type: .percent, headings: ["Ponderación"]),
    ])

  static let programa = TableDefinition(
    id: "programa", plural: "programas", parents: ["linea"], key: ["codigo", "nombre"],
    some: ["nombre", "codigo"],
    fields: [
      FieldDefinition(id: "nombre", type: .text, headings: ["Programa"]),
      FieldDefinition(id: "codigo", type: .code, headings: ["Código Programa"]),
    ])

  static let proyecto = TableDefinition(
    id: "proyecto", plural: "proyectos", parents: ["programa", "linea"],
    key: ["codigo", "nombre", "codigo_bpin"], some: ["nombre", "codigo", "codigo_bpin"],
    fields: [
      FieldDefinition(id: "nombre", type: .text, headings: ["Proyecto", "Nombre Proyecto (BP)"]),
      FieldDefinition(id: "codigo", type: .code, headings: ["Cód BP", "Clasificación (BP)"]),
      FieldDefinition(id: "codigo_bpin", type: .code, many: true, headings: ["BPIN"]),
      FieldDefinition(
        id: "presupuesto", type: .amount, headings: ["Presupuesto del proyecto"], promise: .money),
    ])

  static let meta = TableDefinition(
    id: "meta", plural: "metas", parents: ["producto", "proyecto", "programa", "linea"],
    key: ["codigo", "nombre"], some: ["nombre", "codigo", "valor_vigencia"],
    suggests: "plan_indicativo",
    fields: [
      FieldDefinition(id: "nombre", type: .text, headings: ["Meta de producto"]),
      FieldDefinition(id: "codigo", type: .code, headings: ["Código meta"]),
      FieldDefinition(
        id: "linea_base", type: .decimal, headings: ["L.B", "Línea base / Valor"], repeated: .last),
      FieldDefinition(id: "anio_linea_base", type: .integer, headings: ["Línea base / Año"]),
      FieldDefinition(
        id: "valor_vigencia", type: .decimal, headings: ["Meta anual", "Meta 2024", "Meta 2025"],
        promise: .goal),
      FieldDefinition(
        id: "programado_a1", type: .decimal, headings: ["Meta 2024"], planYear: 1),
      FieldDefinition(
        id: "programado_a2", type: .decimal, headings: ["Meta 2025", "Meta 2026"], planYear: 2),
      FieldDefinition(id: "responsable", type: .text),
      FieldDefinition(id: "presupuesto", type: .amount, promise: .money),
    ])

  static let seccion = TableDefinition(
    id: "seccion", plural: "secciones", key: ["titulo"], isFromHeadings: true,
    fields: [
      FieldDefinition(id: "titulo", type: .text), FieldDefinition(id: "texto", type: .text),
    ])

  static let seguimiento = TableDefinition(
    id: "seguimiento", plural: "seguimientos", role: .informe, key: ["producto"],
    needs: ["producto"], some: ["pagos"], suggests: "seguimiento",
    fields: [
      FieldDefinition(id: "producto", type: .text, headings: ["Producto"]),
      FieldDefinition(id: "pagos", type: .amount, headings: ["Pagos (CUIPO)"]),
      FieldDefinition(id: "obligado", type: .amount, headings: ["Obligaciones (CUIPO)"]),
    ])

  static let tree = FormatDefinition(
    id: "arbol", suggests: "plan_de_accion",
    headings: ["Clase", "Clasificación (BP)"], levelHeading: "Clase",
    classes: [
      .init(text: "L", table: "linea"), .init(text: "P", table: "programa"),
      .init(text: "Pr", table: "proyecto"), .init(text: "", table: "producto"),
    ],
    columns: [
      .init(
        headings: ["Identificación"],
        fields: ["linea": "nombre", "programa": "nombre", "proyecto": "nombre"]),
      .init(
        headings: ["Clasificación (BP)"], fields: ["proyecto": "codigo", "producto": "codigo"]),
    ])
}

/// What a drawing becomes.
func recognised(
  _ drawing: String, canMerge: Bool = true, name: String = "Hoja1"
) -> PlanTables {
  let document = DrawnGrid.document([DrawnGrid.grid(drawing, name: name)], canMerge: canMerge)
  return Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document])
}

extension PlanTables {
  /// The facts of a field, in words: the value, or the state, with what is special about it.
  func facts(_ table: String, _ field: String) -> [String] {
    guard let table = self[table], let position = table.definition.index(of: field) else {
      return ["no such field"]
    }
    return (0..<table.rowCount).map { row in
      let column = table.columns[position]
      var words = column.value(row: row)?.description ?? "(\(column.codes[row].state))"
      if column.codes[row].confidence != .exact { words += " \(column.codes[row].confidence)" }
      if column.codes[row].isInherited {
        let place = table.origin(row: row, field: position)
        words += " \(CellReference.name(row: Int(place.row), column: Int(place.column)))"
      }
      return words
    }
  }

  /// The row of a parent table that each row belongs to.
  func links(_ table: String, to parent: String) -> [Int32] {
    Array(self[table]?.parentRows[parent] ?? [])
  }

  /// The headings that no field of a table's first part got.
  func unrecognised(_ table: String) -> [String] {
    self[table]?.parts.first?.unrecognised.map(\.header) ?? []
  }

  /// The readings of a table's first part: `field <- heading confidence`.
  func readings(_ table: String) -> [String] {
    (self[table]?.parts.first?.readings ?? []).map {
      "\($0.field) <- \($0.header)\($0.confidence == .exact ? "" : " \($0.confidence)")"
    }
  }
}
