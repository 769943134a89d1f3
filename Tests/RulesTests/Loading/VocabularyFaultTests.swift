import Testing

@Suite("Faults of vocabulary, lists and pack.yaml")
struct VocabularyFaultTests {
  @Test("shows each at its place", arguments: VocabularyFaultTests.faults)
  func fault(_ fault: Fault) throws { try fault.check() }

  private static let faults = [
    Fault(
      "vocabulary/actividad.yaml",
      "table: actividad",
      "table: actividades",
      #"""
      vocabulary/actividad.yaml:1:8: "table" dice "actividades" y el archivo o la carpeta se llama "actividad"
        table: actividades
               ^^^^^^^^^^^
        póngales el mismo nombre
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "plural: actividades",
      "plural: entidades",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:17:44: No existe la variable «actividades». ¿Quiso decir «actividad»?
          - cel: "actividad.nombre != \"\" && size(actividades) > 0"
                                                   ^^^^^^^^^^^

      vocabulary/entidad.yaml:2:9: el nombre "entidades" ya está en uso (de «actividad»)
        plural: entidades
                ^^^^^^^^^
        cada tabla lleva un plural propio, distinto de todos los demás nombres
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "inicio: {",
      "año: {",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:16:25: «actividad» no tiene "inicio"
          - not_after: { field: inicio, limit: fin }
                                ^^^^^^
        hay: nombre, responsable, fin, peso, proyecto, entidad, plan

      ley-1/articulo-1/actividad-sin-responsable.yaml:27:65: no existe el campo "inicio" en «actividad»
        …    - { nombre: A2, responsable: { unread: no_text_layer }, inicio: { guessed: 1/2/2025 } }
                                                                     ^^^^^^
        hay: nombre, responsable, fin, peso, proyecto

      vocabulary/actividad.yaml:12:3: "año" no sirve de nombre en las expresiones
          año: { type: date }
          ^^^
        use minúsculas sin tildes ni ñ, cifras y _, y empiece por una letra
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "parents: [proyecto]",
      "parents: [proyecto, proyectos]",
      #"""
      vocabulary/actividad.yaml:5:21: no existe la tabla "proyectos"
        parents: [proyecto, proyectos]
                            ^^^^^^^^^
        ¿quiso decir "proyecto"?
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "label: \"{nombre}\"",
      "label: \"{nombr}\"",
      #"""
      vocabulary/actividad.yaml:7:10: «actividad» no tiene el campo "nombr"
        label: "{nombr}"
                 ^^^^^
        ¿quiso decir "nombre"?
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "key: [nombre]",
      "key: [nombr]",
      #"""
      vocabulary/actividad.yaml:6:7: no existe el campo "nombr" en «actividad»
        key: [nombr]
              ^^^^^
        ¿quiso decir "nombre"?
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "some: [responsable, proyecto]",
      "some: [reponsable, proyecto]",
      #"""
      vocabulary/actividad.yaml:8:38: no existe el campo "reponsable" en «actividad»
        recognise: { needs: [nombre], some: [reponsable, proyecto] }
                                             ^^^^^^^^^^
        ¿quiso decir "responsable"?
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "type: text, headings: [Actividad]",
      "type: texto",
      #"""
      vocabulary/actividad.yaml:10:19: "type" no puede ser "texto"
          nombre: { type: texto }
                          ^^^^^
        ¿quiso decir "text"?
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "repeated: last",
      "repeated: lasst",
      #"""
      vocabulary/actividad.yaml:13:32: "repeated" no puede ser "lasst"
          fin: { type: date, repeated: lasst }
                                       ^^^^^
        ¿quiso decir "last"?
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "unlike:",
      "unlikes:",
      #"""
      vocabulary/actividad.yaml:11:42: la clave "unlikes" no se conoce aquí
          responsable: { type: text, many: true, unlikes: [Correo responsable] }
                                                 ^^^^^^^
        ¿quiso decir "unlike"?
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "suggests: plan_de_accion",
      "suggests: plan_accion",
      #"""
      vocabulary/actividad.yaml:4:11: no existe el tipo de plan "plan_accion"
        suggests: plan_accion
                  ^^^^^^^^^^^
        ¿quiso decir "plan_de_accion"?
      """#),
    Fault(
      "vocabulary/actividad.yaml",
      "role: plan\n",
      "role: [\n",
      #"""
      pack.yaml: aviso: las reglas no se revisaron: no se pudo leer un archivo que ellas nombran

      vocabulary/actividad.yaml:5:8: falta «,» o «]» en la lista
        parents: [proyecto]
               ^
        lo que aquí falla empieza en la línea 3
      """#),
    Fault(
      "vocabulary/entidad.yaml",
      "{ type: text }",
      "{ type: text, values: [a] }",
      #"""
      vocabulary/entidad.yaml:7:33: solo un campo de tipo choice lleva "values"
          nombre: { type: text, values: [a] }
                                        ^^^
      """#),
    Fault(
      "vocabulary/formats/cuadro.yaml",
      "table: proyecto",
      "table: proyectos",
      #"""
      vocabulary/formats/cuadro.yaml:8:25: no existe la tabla "proyectos"
            - { text: P, table: proyectos }
                                ^^^^^^^^^
        ¿quiso decir "proyecto"?
      """#),
    Fault(
      "vocabulary/formats/cuadro.yaml",
      "proyecto: nombre",
      "proyecto: nombres",
      #"""
      vocabulary/formats/cuadro.yaml:11:47: no existe el campo "nombres" en «proyecto»
          - { headings: [Nombre], fields: { proyecto: nombres, actividad: nombre } }
                                                      ^^^^^^^
        ¿quiso decir "nombre"?
      """#),
    Fault(
      "tables/marcadores.yaml",
      "kind: pending",
      "kind: pendiente",
      #"""
      tables/marcadores.yaml:4:32: no existe la clase de vacío "pendiente"
          - { text: Por definir, kind: pendiente }
                                       ^^^^^^^^^
        ¿quiso decir "pending"?
      """#),
    Fault(
      "tables/marcadores.yaml",
      "text: \"-\", kind: empty",
      "text: POR  DEFINIR, kind: empty",
      #"""
      tables/marcadores.yaml:5:13: el marcador "POR  DEFINIR" está dos veces (no cuentan mayúsculas ni tildes)
          - { text: POR  DEFINIR, kind: empty }
                    ^^^^^^^^^^^^
      """#),
    Fault(
      "tables/listas.yaml",
      "replaced_by: pan",
      "replaced_by: pam",
      #"""
      tables/listas.yaml:5:102: ninguna fila de esta tabla se llama "pam"
        …ón, siglas: [PIC], from: 2018-04, until: 2024, replaced_by: pam }
                                                                     ^^^
        ¿quiso decir "pan"?
      """#),
    Fault(
      "tables/listas.yaml",
      "requirement: ley-1-nueva",
      "requirement: ley-1-nuevo",
      #"""
      tables/listas.yaml:6:73: no existe el requisito "ley-1-nuevo"
        …n, nombre: Plan Nuevo, siglas: [], from: 2025, requirement: ley-1-nuevo }
                                                                     ^^^^^^^^^^^
        ¿quiso decir "ley-1-nueva"?
      """#),
    Fault(
      "tables/listas.yaml",
      "nombre: text",
      "nombre: word",
      #"""
      ley-1/articulo-2/plan-con-listas.yaml:8:62: no existe la columna "nombre" en «listas»
        …     - covers: { rows: listas, in: [actividad.nombre], by: [nombre, siglas] }
                                                                     ^^^^^^
        hay: id, siglas

      ley-1/articulo-2/plan-con-listas.yaml:10:35: {fila.nombre} no nombra nada que esta regla conozca
                  question: { es: "¿Está {fila.nombre}?", en: "Is {fila.nombre} there?" }
                                          ^^^^^^^^^^^
        hay: fila.id, fila.siglas

      ley-1/articulo-2/plan-con-listas.yaml:10:60: {fila.nombre} no nombra nada que esta regla conozca
                  question: { es: "¿Está {fila.nombre}?", en: "Is {fila.nombre} there?" }
                                                                   ^^^^^^^^^^^
        hay: fila.id, fila.siglas

      ley-1/articulo-2/plan-con-listas.yaml:13:24: {fila.nombre} no nombra nada que esta regla conozca
        message: { es: "Falta {fila.nombre}.", en: "{fila.nombre} is missing." }
                               ^^^^^^^^^^^
        hay: fila.id, fila.siglas

      ley-1/articulo-2/plan-con-listas.yaml:13:46: {fila.nombre} no nombra nada que esta regla conozca
        message: { es: "Falta {fila.nombre}.", en: "{fila.nombre} is missing." }
                                                     ^^^^^^^^^^^
        hay: fila.id, fila.siglas

      tables/listas.yaml:3:30: no existe el tipo "word"
        columns: { id: text, nombre: word, siglas: { type: text, many: true } }
                                     ^^^^
        hay: text, code, integer, decimal, amount, percent, date, yes_no

      tables/listas.yaml:5:16: la clave "nombre" no se conoce aquí
          - { id: pic, nombre: Plan de Capacitación, siglas: [PIC], from: 2018-04, until: 2024, replaced_by: pan }
                       ^^^^^^
        las claves de aquí son: id, siglas, requirement, replaced_by, from, until

      tables/listas.yaml:6:16: la clave "nombre" no se conoce aquí
          - { id: pan, nombre: Plan Nuevo, siglas: [], from: 2025, requirement: ley-1-nueva }
                       ^^^^^^
        las claves de aquí son: id, siglas, requirement, replaced_by, from, until
      """#),
    Fault(
      "tables/listas.yaml",
      "id: pan",
      "id: pic",
      #"""
      tables/listas.yaml:5:102: ninguna fila de esta tabla se llama "pan"
        …ón, siglas: [PIC], from: 2018-04, until: 2024, replaced_by: pan }
                                                                     ^^^
        ¿quiso decir "pic"?

      tables/listas.yaml:6:11: la fila "pic" está dos veces
          - { id: pic, nombre: Plan Nuevo, siglas: [], from: 2025, requirement: ley-1-nueva }
                  ^^^
      """#),
    Fault(
      "tables/listas.yaml",
      "until: 2024",
      "until: 2017",
      #"""
      tables/listas.yaml:5:83: la vigencia termina (2017-12-31) antes de empezar (2018-04-01)
        … Plan de Capacitación, siglas: [PIC], from: 2018-04, until: 2017, replaced_by: pan }
                                                                     ^^^^
      """#),
    Fault(
      "pack.yaml",
      "[completo]",
      "[completa]",
      #"""
      pack.yaml:6:8: la base "completo" está en bases/ y no en esta lista
        bases: [completa]
               ^^^^^^^^^^

      pack.yaml:6:9: no existe la base "completa"
        bases: [completa]
                ^^^^^^^^
        ¿quiso decir "completo"?
      """#),
    Fault(
      "pack.yaml",
      "01-31",
      "31-01",
      #"""
      pack.yaml:5:30: se esperaba un mes y un día ("01-31") y dice "31-01"
        as_of_day: { plan_de_accion: "31-01" }
                                     ^^^^^^^
      """#),
    Fault(
      "vocabulary/plan.yaml",
      "fields:",
      """
      titled:
        - { kind: plan_indicativos, titles: [Plan indicativo] }
      fields:
      """,
      #"""
      vocabulary/plan.yaml:8:13: no existe el tipo de plan "plan_indicativos"
          - { kind: plan_indicativos, titles: [Plan indicativo] }
                    ^^^^^^^^^^^^^^^^
        ¿quiso decir "plan_indicativo"?
      """#),
    Fault(
      "vocabulary/plan.yaml",
      "fields:",
      """
      titled:
        - { kind: plan_indicativo, titles: [Plan de acción] }
        - { kind: plan_de_accion, titles: [PLAN DE ACCION, "-"] }
      fields:
      """,
      #"""
      vocabulary/plan.yaml:9:38: el título "PLAN DE ACCION" ya está (de «plan_indicativo»; no cuentan mayúsculas ni tildes)
          - { kind: plan_de_accion, titles: [PLAN DE ACCION, "-"] }
                                             ^^^^^^^^^^^^^^

      vocabulary/plan.yaml:9:54: un título tiene al menos una palabra
          - { kind: plan_de_accion, titles: [PLAN DE ACCION, "-"] }
                                                             ^^^
      """#),
    Fault(
      "vocabulary/entidad.yaml",
      "values: [nacional, municipal] }",
      """
      values: [nacional, municipal] }
      named:
        - { begins: [Alcaldía], facts: { nivel: municipio } }
      """,
      #"""
      vocabulary/entidad.yaml:10:43: "municipio" no es un valor de «nivel»
          - { begins: [Alcaldía], facts: { nivel: municipio } }
                                                  ^^^^^^^^^
        ¿quiso decir "municipal"?
      """#),
    Fault(
      "pack.yaml",
      "plan_de_accion:",
      "plan_accion:",
      #"""
      pack.yaml:5:14: no existe el tipo de plan "plan_accion"
        as_of_day: { plan_accion: "01-31" }
                     ^^^^^^^^^^^
        ¿quiso decir "plan_de_accion"?
      """#),
    Fault(
      "pack.yaml",
      "verified: 2026-01-01",
      "verified: 2026-01",
      #"""
      pack.yaml:4:11: se esperaba un día (2026-01-31) y dice "2026-01"
        verified: 2026-01
                  ^^^^^^^
      """#),
    Fault(
      "pack.yaml",
      "languages: [es, en]",
      "languages: [es, fr]",
      #"""
      pack.yaml:3:17: no existe el idioma "fr"
        languages: [es, fr]
                        ^^
        ¿quiso decir "es"?
      """#),
  ]
}
