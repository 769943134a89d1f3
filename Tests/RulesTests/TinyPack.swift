import Rules
import Testing
import Values

/// A rule pack in few words, to be broken in one place at a time.
struct TinyPack {
  /// The files by their path.
  var files: [String: String] = [
    "pack.yaml": """
    id: prueba
    version: 0.0.1
    languages: [es, en]
    verified: 2026-01-01
    as_of_day: { plan_de_accion: "01-31" }
    bases: [completo]

    """,
    "vocabulary/plan.yaml": """
    table: plan
    plural: planes
    role: plan
    key: [nombre]
    label: "{nombre}"
    recognise: { needs: [], some: [] }
    fields:
      tipo: { type: choice, values: [plan_de_accion, { plan_indicativo: [Indicativo] }] }
      nombre: { type: text }
      vigencia: { type: integer, question: { es: ¿De qué año?, en: Of what year? } }
      lema: { type: text, place: document }

    """,
    "vocabulary/entidad.yaml": """
    table: entidad
    plural: entidades
    role: plan
    key: [nombre]
    recognise: { needs: [], some: [] }
    fields:
      nombre: { type: text }
      nivel: { type: choice, values: [nacional, municipal] }

    """,
    "vocabulary/proyecto.yaml": """
    table: proyecto
    plural: proyectos
    title: { es: proyecto, en: project }
    role: plan
    key: [codigo]
    recognise: { needs: [nombre], some: [] }
    fields:
      codigo: { type: code, headings: [Código] }
      nombre: { type: text, headings: [Proyecto, Nombre del proyecto] }

    """,
    "vocabulary/actividad.yaml": """
    table: actividad
    plural: actividades
    role: plan
    suggests: plan_de_accion
    parents: [proyecto]
    key: [nombre]
    label: "{nombre}"
    recognise: { needs: [nombre], some: [responsable, proyecto] }
    fields:
      nombre: { type: text, headings: [Actividad] }
      responsable: { type: text, many: true, unlike: [Correo responsable] }
      inicio: { type: date }
      fin: { type: date, repeated: last }
      peso: { type: percent }

    """,
    "vocabulary/formats/cuadro.yaml": """
    format: cuadro
    title: { es: Cuadro, en: Sheet }
    role: plan
    recognise: { headings: [Clase, Nombre] }
    levels:
      heading: Clase
      classes:
        - { text: P, table: proyecto }
        - { text: "", table: actividad }
    columns:
      - { headings: [Nombre], fields: { proyecto: nombre, actividad: nombre } }

    """,
    "tables/marcadores.yaml": """
    table: marcadores
    columns: { text: text, kind: text }
    rows:
      - { text: Por definir, kind: pending }
      - { text: "-", kind: empty }

    """,
    "tables/listas.yaml": """
    table: listas
    requirement: ley-1-listas
    columns: { id: text, nombre: text, siglas: { type: text, many: true } }
    rows:
      - { id: pic, nombre: Plan de Capacitación, siglas: [PIC], from: 2018-04, until: 2024, replaced_by: pan }
      - { id: pan, nombre: Plan Nuevo, siglas: [], from: 2025, requirement: ley-1-nueva }

    """,
    "bases/completo.yaml": """
    id: completo
    as_of: 2026-02-15
    given:
      plan: { tipo: plan_de_accion, vigencia: 2026 }
      actividad:
        - { nombre: A1, responsable: [Salud, Gobierno], proyecto: P1 }
    answers:
      plan-con-listas: { pic: si }

    """,
    "ley-1/norm.yaml": """
    id: ley-1
    title: { es: Ley 1, en: Law 1 }
    requirements:
      - id: ley-1-responsables
        article: "1"
        in_force: { from: 2011-07-12, until: null }
        obligation: must
        confidence: high
        applies: plan.tipo == 'plan_de_accion'
        who: { es: todas, en: all }
        text: { es: El plan dice sus responsables., en: The plan names who answers. }
        coverage: automated
      - id: ley-1-listas
        article: "2"
        in_force: { from: null, until: 2030 }
        obligation: should
        confidence: low
        who: { es: todas, en: all }
        text: { es: El plan trae las listas., en: The plan brings the lists. }
        coverage: ask
      - id: ley-1-nueva
        article: "3"
        in_force: { from: 2025 }
        obligation: should
        confidence: low
        who: { es: todas, en: all }
        text: { es: El plan trae la nueva., en: The plan brings the new one. }
        coverage: automated
      - id: ley-1-consulta
        article: "4"
        in_force: { from: 2025 }
        obligation: should
        confidence: low
        who: { es: todas, en: all }
        text: { es: Hay consulta., en: There is consultation. }
        coverage: { out_of_scope: { es: No está en el plan., en: It is not in the plan. } }

    """,
    "ley-1/articulo-1/actividad-sin-responsable.yaml": """
    id: actividad-sin-responsable
    requirement: ley-1-responsables
    basis: derived
    severity: warning
    subject: actividad
    yields_to: plan-sin-responsables
    let:
      larga: actividad.peso > 0.5
    when: |
      has(actividad.nombre) &&
        larga
    when_not: { es: No pesa., en: It has no weight. }
    due: cotejo.date(plan.vigencia, 1, 31)
    check:
      - present: responsable
      - not_after: { field: inicio, limit: fin }
      - cel: "actividad.nombre != \\"\\" && size(actividades) > 0"
    sentence: { es: Dice quién responde., en: It says who answers. }
    message: { es: "«{actividad.nombre}» de {actividad.proyecto.codigo}.", en: "“{actividad.nombre}”." }
    message_all: { es: "{count} sin responsable.", en: "{count} without." }
    remedy: { es: Escríbalo., en: Write it. }
    examples:
      - name: varias
        given:
          actividad:
            - { nombre: A1, responsable: { blank: pending }, proyecto: { absent: column } }
            - { nombre: A2, responsable: { unread: no_text_layer }, inicio: { guessed: 1/2/2025 } }
        expect: { A1: fail, A2: not_checked }

    """,
    "ley-1/articulo-1/plan-sin-responsables.yaml": """
    id: plan-sin-responsables
    requirement: ley-1-responsables
    basis: literal
    severity: error
    subject: plan
    check:
      - count: { of: actividad, where: has(actividad.responsable), at_least: 1 }
    sentence: { es: Dice quién responde., en: It says who answers. }
    message: { es: "Nadie en {plan.nombre}.", en: "Nobody in {plan.nombre}." }
    remedy: { es: Escríbalo., en: Write it. }
    examples:
      - { name: no leído, given: { actividad: { unread: not_recognised } }, expect: not_checked }

    """,
    "ley-1/articulo-2/plan-con-listas.yaml": """
    id: plan-con-listas
    requirement: ley-1-listas
    basis: doctrine
    severity: note
    subject: each(listas)
    check:
      - any:
          - covers: { rows: listas, in: [actividad.nombre], by: [nombre, siglas] }
          - ask:
              question: { es: "¿Está {fila.nombre}?", en: "Is {fila.nombre} there?" }
              answers: { si: pass, no: fail, no aplica: not_applicable }
    sentence: { es: Trae la lista., en: It brings the list. }
    message: { es: "Falta {fila.nombre}.", en: "{fila.nombre} is missing." }
    remedy: { es: Tráigala., en: Bring it. }
    examples:
      - { name: sin responder, answers: { plan-con-listas: null }, as_of: 2026-03-01, expect: { pic: pass } }

    """,
    "ley-1/articulo-2/pesos.yaml": """
    id: pesos
    requirement: ley-1-listas
    basis: methodology
    severity: note
    subject: "group(actividad, by: [proyecto.codigo])"
    check:
      - sum: { field: peso, equals: 100, tolerance: 0.5, blank: zero }
    sentence: { es: Suman cien., en: They add up. }
    message: { es: "{grupo.clave}: {total}.", en: "{grupo.clave}: {total}." }
    remedy: { es: Revise., en: Check. }
    examples:
      - { name: vacío, expect: not_applicable }

    """,
  ]

  /// The pack with the first occurrence of a text in a file replaced.
  func replacing(
    _ old: String, with new: String, in path: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> TinyPack {
    let text = try #require(files[path], sourceLocation: sourceLocation)
    let start = try #require(text.firstRange(of: old), sourceLocation: sourceLocation)
    var copy = self
    copy.files[path] = text.replacingCharacters(in: start, with: new)
    return copy
  }

  /// What becomes of it, its files given in an order that depends on nothing.
  func load() -> RulePackLoader.Outcome<RulePack> {
    RulePackLoader.load(
      files: files.sorted { $0.key > $1.key }.map { ($0.key, Array($0.value.utf8)) })
  }

  /// Its faults in Spanish, warnings too.
  func faults(in language: TextLanguage = .es) -> String {
    load().diagnostics.render(in: language)
  }
}

extension String {
  /// Where a text first stands.
  fileprivate func firstRange(of wanted: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(wanted) {
        return start..<index(start, offsetBy: wanted.count)
      }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
