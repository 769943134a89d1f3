import Testing

@Suite("Faults of rules")
struct RuleFaultTests {
  @Test("shows each at its place, inside expressions too", arguments: RuleFaultTests.faults)
  func fault(_ fault: Fault) throws { try fault.check() }

  private static let faults = [
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "id: actividad-sin",
      "id: actividad-cin",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:1:5: "id" dice "actividad-cin-responsable" y el archivo o la carpeta se llama "actividad-sin-responsable"
        id: actividad-cin-responsable
            ^^^^^^^^^^^^^^^^^^^^^^^^^
        póngales el mismo nombre
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "requirement: ley-1-responsables",
      "requirement: ley-1-responsable",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:2:14: no existe el requisito "ley-1-responsable"
        requirement: ley-1-responsable
                     ^^^^^^^^^^^^^^^^^
        ¿quiso decir "ley-1-responsables"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "severity: warning",
      "severity: error",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:4:11: severity error es solo de lo que la letra de una norma manda, y esto es must y derived
        severity: error
                  ^^^^^
        use warning o note; o basis: literal, con un requisito must
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "requirement: ley-1-responsables\nbasis: literal",
      "requirement: ley-1-listas\nbasis: literal",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:4:11: severity error es solo de lo que la letra de una norma manda, y esto es should y literal
        severity: error
                  ^^^^^
        use warning o note; o basis: literal, con un requisito must
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "subject: actividad",
      "subject: actividades",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:5:10: no existe la tabla "actividades"
        subject: actividades
                 ^^^^^^^^^^^
        ¿quiso decir "actividad"?
      """#),
    Fault(
      "ley-1/articulo-2/plan-con-listas.yaml",
      "each(listas)",
      "each(lista)",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:5:15: no existe la tabla fechada "lista"
        subject: each(lista)
                      ^^^^^
        ¿quiso decir "listas"?
      """#),
    Fault(
      "ley-1/articulo-2/pesos.yaml",
      "proyecto.codigo]",
      "proyecto.codigos]",
      #"""
      ley-1/articulo-2/pesos.yaml:5:42: «proyecto» no tiene "codigos"
        subject: "group(actividad, by: [proyecto.codigos])"
                                                 ^^^^^^^
        ¿quiso decir "codigo"?
      """#),
    Fault(
      "ley-1/articulo-2/pesos.yaml",
      "by: [proyecto.codigo]",
      "de: proyecto",
      #"""
      ley-1/articulo-2/pesos.yaml:5:10: un grupo dice su tabla y los campos que lo forman
        subject: "group(actividad, de: proyecto)"
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        por ejemplo: group(actividad, by: [proyecto.codigo, meta.codigo])
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "yields_to: plan-sin-responsables",
      "yields_to: [plan-sin-responsable, actividad-sin-responsable]",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:6:13: no existe la regla "plan-sin-responsable"
        yields_to: [plan-sin-responsable, actividad-sin-responsable]
                    ^^^^^^^^^^^^^^^^^^^^
        ¿quiso decir "plan-sin-responsables"?

      ley-1/articulo-1/actividad-sin-responsable.yaml:6:35: una regla no cede ante sí misma
        yields_to: [plan-sin-responsable, actividad-sin-responsable]
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "subject: plan",
      "subject: plan\nyields_to: actividad-sin-responsable",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:6:12: estas reglas ceden en círculo: actividad-sin-responsable → plan-sin-responsables → actividad-sin-responsable
        yields_to: plan-sin-responsables
                   ^^^^^^^^^^^^^^^^^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "yields_to: plan",
      "yield_to: plan",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:6:1: la clave "yield_to" no se conoce aquí
        yield_to: plan-sin-responsables
        ^^^^^^^^
        ¿quiso decir "yields_to"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "severity: warning",
      "severity: warning\nseverity: note",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:5:1: la clave "severity" ya está en la línea 4
        severity: note
        ^^^^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "larga: actividad.peso",
      "plan: actividad.peso",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:8:3: el nombre "plan" ya existe aquí
          plan: actividad.peso > 0.5
          ^^^^

      ley-1/articulo-1/actividad-sin-responsable.yaml:11:5: No existe la variable «larga».
            larga
            ^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "  larga\n",
      "  larg\n",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:11:5: No existe la variable «larg». ¿Quiso decir «larga»?
            larg
            ^^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "has(actividad.nombre)",
      "has(actividad.nombr)",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:10:18: «actividad» no tiene el campo «nombr». ¿Quiso decir «nombre»?
          has(actividad.nombr) &&
                         ^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "size(actividades)",
      "size(activdades)",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:17:44: No existe la variable «activdades». ¿Quiso decir «actividades»?
          - cel: "actividad.nombre != \"\" && size(activdades) > 0"
                                                   ^^^^^^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "> 0.5",
      "> 0.5 +",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:8:32: La expresión termina antes de tiempo.
          larga: actividad.peso > 0.5 +
                                       ^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "cotejo.date(plan.vigencia, 1, 31)",
      "plan.vigencia",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:13:6: Se esperaba date y esto es int.
        due: plan.vigencia
             ^^^^^^^^^^^^^
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "when_not: { es: No pesa., en: It has no weight. }\n",
      "",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:9:7: falta when_not: la razón que se dice cuando la regla no aplica
        when: |
              ^
        escriba when_not: { es: …, en: … }
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "actividad.proyecto.codigo}",
      "actividad.proyecto.codig}",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:19:61: «proyecto» no tiene "codig"
        message: { es: "«{actividad.nombre}» de {actividad.proyecto.codig}.", en: "“{actividad.nombre}”." }
                                                                    ^^^^^
        ¿quiso decir "codigo"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "«{actividad.nombre}»",
      "«{actividad.nombre»",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:19:18: las llaves { } de este texto no cierran o encierran algo que no es un nombre
        message: { es: "«{actividad.nombre» de {actividad.proyecto.codigo}.", en: "“{actividad.nombre}”." }
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        escriba {tabla.campo}; una llave que es texto va doble: {{
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "{count} sin",
      "{cuenta} sin",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:20:22: {cuenta} no nombra nada que esta regla conozca
        message_all: { es: "{cuenta} sin responsable.", en: "{count} without." }
                             ^^^^^^
        hay: actividad.…, plan.…, entidad.…, value, expected, total, others, cells, count
      """#),
    Fault(
      "ley-1/articulo-2/plan-con-listas.yaml",
      "Falta {fila.nombre}",
      "Falta {fila.nombres}",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:13:24: {fila.nombres} no nombra nada que esta regla conozca
        message: { es: "Falta {fila.nombres}.", en: "{fila.nombre} is missing." }
                               ^^^^^^^^^^^^
        ¿quiso decir "fila.nombre"?
      """#),
    Fault(
      "ley-1/articulo-2/pesos.yaml",
      "{grupo.clave}: {total}",
      "{grupo.filas}: {total}",
      #"""
      ley-1/articulo-2/pesos.yaml:9:18: {grupo.filas} no nombra nada que esta regla conozca
        message: { es: "{grupo.filas}: {total}.", en: "{grupo.clave}: {total}." }
                         ^^^^^^^^^^^
        hay: grupo.clave
      """#),
    Fault(
      "ley-1/articulo-1/plan-sin-responsables.yaml",
      "{plan.nombre}.\", en",
      "{plan.lem}.\", en",
      #"""
      ley-1/articulo-1/plan-sin-responsables.yaml:9:32: «plan» no tiene "lem"
        message: { es: "Nadie en {plan.lem}.", en: "Nobody in {plan.nombre}." }
                                       ^^^
        ¿quiso decir "lema"?
      """#),
  ]
}
