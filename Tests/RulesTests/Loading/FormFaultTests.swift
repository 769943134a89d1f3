import Testing

@Suite("Faults of check forms")
struct FormFaultTests {
  @Test("shows each at its place", arguments: FormFaultTests.faults)
  func fault(_ fault: Fault) throws { try fault.check() }

  private static let faults = [
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "presente: responsable",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:5: no existe la forma de revisión "presente"
          - presente: responsable
            ^^^^^^^^
        ¿quiso decir "present"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "present: reponsable",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:14: «actividad» no tiene "reponsable"
          - present: reponsable
                     ^^^^^^^^^^
        ¿quiso decir "responsable"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "present: { field: proyecto.nombr, acept: [x] }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:32: «proyecto» no tiene "nombr"
          - present: { field: proyecto.nombr, acept: [x] }
                                       ^^^^^
        ¿quiso decir "nombre"?

      ley-1/articulo-1/actividad-sin-responsable.yaml:15:39: la clave "acept" no se conoce aquí
          - present: { field: proyecto.nombr, acept: [x] }
                                              ^^^^^
        ¿quiso decir "accept"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "present: { field: responsable, accept: [na] }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:45: no existe la clase de vacío "na"
          - present: { field: responsable, accept: [na] }
                                                    ^^
        hay: empty, pending, not_applicable, no_data, not_programmed
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "count: { of: actividad, where: has(actividad.responsable), at_least: 1 }",
      "present: responsable",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:7:14: esta regla no juzga filas, y esta forma mira un campo de la fila
          - present: responsable
                     ^^^^^^^^^^^
        nombre un dato del plan o de la entidad (plan.x), use cel, count o sum, o cambie subject
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "range: { field: nombre }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:12: un rango lleva min, max o ambos
          - range: { field: nombre }
                   ^^^^^^^^^^^^^^^^^

      ley-1/articulo-1/actividad-sin-responsable.yaml:15:21: «nombre» no es un número
          - range: { field: nombre }
                            ^^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "range: { field: peso, min: 5, max: 1 }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:40: max es menor que min
          - range: { field: peso, min: 5, max: 1 }
                                               ^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "matches: { field: nombre, pattern: '(a' }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:40: la expresión regular "(a" no sirve: missing ): (a
          - matches: { field: nombre, pattern: '(a' }
                                               ^^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "matches: { field: nombre, patterns: listas.patron }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:48: no existe la columna "patron" en «listas»
          - matches: { field: nombre, patterns: listas.patron }
                                                       ^^^^^^
        hay: id, nombre, siglas
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "one_of: { field: nombre, values: lista.nombre }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:38: no existe la tabla fechada "lista"
          - one_of: { field: nombre, values: lista.nombre }
                                             ^^^^^
        ¿quiso decir "listas"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "refers_to: { field: nombre, table: proyecto, column: nombr }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:58: no existe el campo "nombr" en «proyecto»
          - refers_to: { field: nombre, table: proyecto, column: nombr }
                                                                 ^^^^^
        ¿quiso decir "nombre"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "unique: { field: nombre, within: entidad }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:38: no existe la tabla madre "entidad" en «actividad»
          - unique: { field: nombre, within: entidad }
                                             ^^^^^^^
        hay: proyecto, plan
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "limit: fin",
      "limit: nombre",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:16:25: «nombre» no es una fecha
          - not_after: { field: inicio, limit: nombre }
                                ^^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "- present: responsable",
      "- responsable",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:5: cada punto de check es una forma con su nombre
          - responsable
            ^^^^^^^^^^^
        por ejemplo: - present: responsable
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "at_least: 1",
      "at_least: uno",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:7:74: "at_least" debe ser un número entero y dice "uno"
        …of: actividad, where: has(actividad.responsable), at_least: uno }
                                                                     ^^^
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      ", at_least: 1",
      "",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:7:12: un conteo lleva at_least, at_most o ambos
          - count: { of: actividad, where: has(actividad.responsable) }
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "has(actividad.responsable)",
      "actividad.responsable",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:7:36: Se esperaba bool y esto es list(string).
          - count: { of: actividad, where: actividad.responsable, at_least: 1 }
                                           ^^^^^^^^^^^^^^^^^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "of: actividad, where: has(actividad.responsable)",
      "of: actividades",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:7:18: no existe la tabla "actividades"
          - count: { of: actividades, at_least: 1 }
                         ^^^^^^^^^^^
        ¿quiso decir "actividad"?
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "of: actividad, where: has(actividad.responsable), ",
      "",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:7:12: falta "of": la tabla cuyas filas cuentan (solo un grupo tiene filas propias)
          - count: { at_least: 1 }
                   ^^^^^^^^^^^^^^^
      """#),
    Fault(
      "ley-1/articulo-2/pesos.yaml",
      "field: peso",
      "field: nombre",
      #"""
      ley-1/articulo-2/pesos.yaml:7:19: «nombre» no es un número
          - sum: { field: nombre, equals: 100, tolerance: 0.5, blank: zero }
                          ^^^^^^
      """#),
    Fault(
      "ley-1/articulo-2/pesos.yaml",
      "tolerance: 0.5",
      "tolerance: -1",
      #"""
      ley-1/articulo-2/pesos.yaml:7:49: la tolerancia no puede ser negativa
          - sum: { field: peso, equals: 100, tolerance: -1, blank: zero }
                                                        ^^
      """#),
    Fault(
      "ley-1/articulo-2/plan-con-listas.yaml",
      "by: [nombre, siglas]",
      "by: [sigla]",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:8:62: no existe la columna "sigla" en «listas»
        …     - covers: { rows: listas, in: [actividad.nombre], by: [sigla] }
                                                                     ^^^^^
        ¿quiso decir "siglas"?
      """#),
    Fault(
      "ley-1/articulo-2/plan-con-listas.yaml",
      "in: [actividad.nombre]",
      "in: [actividad.nombr, actividad]",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:8:48: no existe el campo "nombr" en «actividad»
              - covers: { rows: listas, in: [actividad.nombr, actividad], by: [nombre, siglas] }
                                                       ^^^^^
        ¿quiso decir "nombre"?

      ley-1/articulo-2/plan-con-listas.yaml:8:55: "actividad" no nombra una columna
              - covers: { rows: listas, in: [actividad.nombr, actividad], by: [nombre, siglas] }
                                                              ^^^^^^^^^
        escriba tabla.campo
      """#),
    Fault(
      "ley-1/articulo-2/plan-con-listas.yaml",
      "{fila.nombre} there",
      "{fila.nombres} there",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:10:60: {fila.nombres} no nombra nada que esta regla conozca
                  question: { es: "¿Está {fila.nombre}?", en: "Is {fila.nombres} there?" }
                                                                   ^^^^^^^^^^^^
        ¿quiso decir "fila.nombre"?
      """#),
    Fault(
      "ley-1/articulo-2/plan-con-listas.yaml",
      "no: fail",
      "no: error",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:11:36: no existe el veredicto "error"
                  answers: { si: pass, no: error, no aplica: not_applicable }
                                           ^^^^^
        hay: pass, fail, not_applicable, not_checked
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "count: { of: actividad, where: has(actividad.responsable), at_least: 1 }",
      "any: [{ cel: 'true' }]",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:7:10: any lleva una lista de dos formas o más
          - any: [{ cel: 'true' }]
                 ^^^^^^^^^^^^^^^^^
      """#),
    Fault(
      "ley-1/articulo-2/plan-con-listas.yaml",
      "subject: each",
      "subject: {each",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:6:6: falta «,» o «}» en el grupo de claves
        check:
             ^
        lo que aquí falla empieza en la línea 5
      """#),
  ]
}
