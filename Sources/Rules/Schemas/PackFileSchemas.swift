import Findings
import Plans

extension SchemaShape {
  /// A norm's file.
  static let norm = mapping([
    .must("id", .text, "El nombre de la carpeta."),
    .must("title", .bilingual, "Cómo se llama la norma."),
    .may("verified", .flag, "false si no hay texto de norma: convenciones y metodología."),
    .must("requirements", .list(requirement, atLeast: 1), "Lo que pide, un requisito cada uno."),
  ])

  private static let requirement = mapping([
    .must("id", .text, "Su identificador; no cambia nunca."),
    .may("applies", .text, "A quién o a qué plan obliga: una expresión sobre plan y entidad."),
    .must("article", .text, "El artículo, entre comillas."),
    .may("paragraph", .text, "Inciso, parágrafo o numeral."),
    .must("in_force", .force, "Cuándo rige."),
    .must("obligation", .word(Obligation.allCases.map(\.rawValue)), "Con qué fuerza pide."),
    .must("confidence", .word(["high", "medium", "low"]), "Qué tan bien se verificó el texto."),
    .must("who", .bilingual, "A quién obliga."),
    .must("text", .bilingual, "Qué pide, en paráfrasis."),
    .may(
      "quote",
      .mapping([
        .must("text", .text, "Las palabras de la norma, sin cambiar ninguna."),
        .must("source", .text, "La fuente oficial en que se leyeron."),
        .must("read", .day, "El día en que se leyeron."),
      ]), "Qué pide, con las palabras de la norma; sin esto, todo informe dice «paráfrasis»."),
    .must(
      "coverage",
      .either([.word(["automated", "ask"]), .mapping([.must("out_of_scope", .bilingual)])]),
      "Cómo se revisa: con reglas, preguntando, o no, con la razón."),
    .may("contested", .bilingual, "Qué se discute; un incumplimiento queda por confirmar."),
    .may(
      "checkable", .word(Requirement.Checkable.allCases.map(\.rawValue)),
      "Cuánto puede mostrar un documento."),
    .may("left", .bilingual, "Qué queda para una persona."),
  ])

  /// A table of the vocabulary.
  static let vocabularyTable = mapping([
    .must("table", .text, "El nombre del archivo."),
    .must("plural", .text, "Cómo se llama la lista en expresiones."),
    .may("parents", .list(.text), "Las tablas a que puede pertenecer una fila."),
    .may("source", .word(["headings", "file"]), "De dónde salen sus filas, si no es de una hoja."),
    .may("title", .bilingual, "Cómo se llama para las personas."),
    .must("role", .word(DocumentRole.allCases.map(\.rawValue)), "En qué documento está."),
    .may("suggests", .text, "El tipo de plan que una hoja así hace pensar."),
    .may("promise", .flag, "Si una fila suya es un compromiso con la gente."),
    .must("fields", .named(field), "Sus columnas."),
    .must("key", .list(.text), "Los campos que identifican una fila."),
    .may("label", .text, "Cómo se nombra una fila: \"{codigo} {nombre}\"."),
    .must(
      "recognise", .mapping([.may("needs", .list(.text)), .may("some", .list(.text))]),
      "Los campos que debe tener una hoja para ser esta tabla: todos los de needs y alguno de some."
    ),
    .may(
      "named",
      .list(
        .mapping([
          .must("begins", .list(.text), "Cómo empieza el nombre."),
          .may(
            "place", .flag,
            "Si encabeza también papeles de otros: cuenta si no se nombra a nadie más."),
          .must("facts", .named(.text), "Lo que se concluye."),
        ])), "En entidad: lo que se concluye de cómo empieza el nombre de la entidad."),
    .may(
      "coded",
      .list(
        .mapping([
          .must("field", .text, "El campo que tiene el código."),
          .must("codes", .list(.text), "Los códigos; # es una cifra cualquiera."),
          .must("facts", .named(.text), "Lo que se concluye."),
        ])), "En entidad: lo que se concluye del código de su territorio."),
    .may(
      "titled",
      .list(
        .mapping([
          .must("kind", .text, "El tipo de plan, un valor de plan.tipo."),
          .must("titles", .list(.text), "Los títulos con que se nombra, sin lo que sigue."),
          .may(
            "come_first", .flag,
            "Si cuentan antes que los de otros tipos, estén donde estén en el título."),
        ])),
      "En plan: los títulos con que los documentos nombran cada tipo de plan; de varios en un título "
        + "cuenta el primero, y de los que empiezan en el mismo punto el más largo."),
  ])

  private static let field = mapping([
    .may("label", .bilingual, "Cómo se llama para las personas."),
    .must("type", .word(FieldType.names), "Qué clase de valor es."),
    .may("values", .list(.either([.text, .named(.list(.text))])), "Los valores de un choice."),
    .may("many", .flag, "Si una celda puede tener varios valores."),
    .may("headings", .list(.text), "Los encabezados con que la gente lo escribe."),
    .may("unlike", .list(.text), "Encabezados parecidos que no son este campo."),
    .may("bands", .list(.text), "Encabezados de encima, cuando hay dos filas de ellos."),
    .may(
      "repeated", .word(FieldDefinition.Repetition.allCases.map(\.rawValue)),
      "Cuál columna cuenta si el encabezado está varias veces."),
    .may("question", .bilingual, "Cómo se pregunta por el dato."),
    .may("place", .word(["document"]), "Si está en el documento o en ninguna parte."),
    .may("personal", .flag, "Si puede decir quién es una persona."),
    .may("unit", .flag, "Si nombra dependencias de la entidad."),
    .may("months", .flag, "Si un número del 1 al 12 es un mes (campos de tipo date)."),
    .may(
      "promise", .word(FieldDefinition.Promise.allCases.map(\.rawValue)),
      "Si reducirlo es faltar a un compromiso."),
    .may("plan_year", .integer, "De qué año de un plan de varios años es la columna, desde 1."),
  ])

  /// A dated list of the law.
  static let datedTable = mapping([
    .must("table", .text, "El nombre del archivo."),
    .may("requirement", .text, "El requisito que detalla."),
    .must(
      "columns",
      .named(.either([column, .mapping([.must("type", column), .may("many", .flag)])])),
      "Sus columnas y su tipo."),
    .must(
      "rows",
      .list(
        .open(
          [
            .may("requirement", .text, "El requisito propio de la fila."),
            .may("replaced_by", .text, "La fila que la reemplaza."),
            .may("from", .date, "Primer día en que rige."),
            .may("until", .date, "Último día en que rige."),
          ], others: .orNull(.either([.text, .list(.text)])))),
      "Sus filas."),
  ])

  private static let column = word(FieldType.names.filter { $0 != "choice" })
}
