import Testing

@Suite("Faults of examples and bases")
struct ExampleFaultTests {
  @Test("shows each at its place", arguments: ExampleFaultTests.faults)
  func fault(_ fault: Fault) throws { try fault.check() }

  private static let faults = [
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "actividad:\n        - { nombre: A1",
      "activida:\n        - { nombre: A1",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:25:7: no existe la tabla "activida"
              activida:
              ^^^^^^^^
        ¿quiso decir "actividad"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "responsable: { blank: pending }",
      "reponsable: { blank: pending }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:26:25: no existe el campo "reponsable" en «actividad»
                - { nombre: A1, reponsable: { blank: pending }, proyecto: { absent: column } }
                                ^^^^^^^^^^
        ¿quiso decir "responsable"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "{ blank: pending }",
      "{ blank: pendin }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:26:47: no existe la clase de vacío "pendin"
                - { nombre: A1, responsable: { blank: pendin }, proyecto: { absent: column } }
                                                      ^^^^^^
        ¿quiso decir "pending"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "{ blank: pending }",
      "{ blanc: pending }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:26:40: no existe el estado "blanc"
                - { nombre: A1, responsable: { blanc: pending }, proyecto: { absent: column } }
                                               ^^^^^
        los estados son { blank: … }, { absent: column }, { malformed: … }, { unread: … } y { guessed: … }
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "{ unread: no_text_layer }",
      "{ unread: no_text }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:27:48: no existe la razón de no leído "no_text"
                - { nombre: A2, responsable: { unread: no_text }, inicio: { guessed: 1/2/2025 } }
                                                       ^^^^^^^
        hay: damaged, over_limit, no_text_layer, recognised_image, encrypted, not_computed, not_recognised, column_not_understood, not_given
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "{ absent: column }",
      "{ absent: row }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:26:78: lo ausente es la columna: { absent: column }, y dice "row"
        …e: A1, responsable: { blank: pending }, proyecto: { absent: row } }
                                                                     ^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "A1: fail",
      "A1: fial",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:28:19: no existe el veredicto "fial"
            expect: { A1: fial, A2: not_checked }
                          ^^^^
        ¿quiso decir "fail"?
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "expect: not_checked",
      "expect: unchecked",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:12:81: no existe el veredicto "unchecked"
        …, given: { actividad: { unread: not_recognised } }, expect: unchecked }
                                                                     ^^^^^^^^^
        hay: pass, fail, not_applicable, not_due, not_checked, needs_review, error
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "expect: not_checked",
      "expect: not_checked, base: completa",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:12:100: no existe la base "completa"
        …d: { unread: not_recognised } }, expect: not_checked, base: completa }
                                                                     ^^^^^^^^
        ¿quiso decir "completo"?
      """#),
    Fault(
      "ley-1/articulo-2/plan-con-listas.yaml",
      "plan-con-listas: null",
      "plan-con-listas: quizas",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:16:56: la pregunta no admite la respuesta "quizas"
          - { name: sin responder, answers: { plan-con-listas: quizas }, as_of: 2026-03-01, expect: { pic: pass } }
                                                               ^^^^^^
        hay: si, no, no aplica
      """#),
    Fault(
      "ley-1/articulo-2/plan-con-listas.yaml",
      "plan-con-listas: null",
      "pesos: si",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:16:39: la regla "pesos" no hace ninguna pregunta
          - { name: sin responder, answers: { pesos: si }, as_of: 2026-03-01, expect: { pic: pass } }
                                              ^^^^^
      """#),
    Fault(
      "ley-1/articulo-2/plan-con-listas.yaml",
      "as_of: 2026-03-01",
      "as_of: 2026-03",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:16:71: se esperaba un día (2026-01-31) y dice "2026-03"
        …: sin responder, answers: { plan-con-listas: null }, as_of: 2026-03, expect: { pic: pass } }
                                                                     ^^^^^^^
      """#),
    Fault(
      "bases/completo.yaml",
      "tipo: plan_de_accion",
      "tipo: plan_de_axion",
      #"""
      bases/completo.yaml:4:17: no existe el valor "plan_de_axion" en «tipo»
          plan: { tipo: plan_de_axion, vigencia: 2026 }
                        ^^^^^^^^^^^^^
        ¿quiso decir "plan_de_accion"?
      """#),
    Fault(
      "bases/completo.yaml",
      "- { nombre: A1",
      "{ nombre: A1",
      #"""
      bases/completo.yaml:6:5: «actividad» se da como lista de filas
            { nombre: A1, responsable: [Salud, Gobierno], proyecto: P1 }
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        escriba [{ campo: valor }], o { unread: razón } por una parte que no se leyó
      """#),
  ]
}
