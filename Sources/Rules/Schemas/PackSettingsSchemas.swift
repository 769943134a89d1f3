import Plans
import Values

extension SchemaShape {
  /// A known format of plan.
  static let format = mapping([
    .must("format", .text, "El nombre del archivo."),
    .must("title", .bilingual, "Cómo se llama para las personas."),
    .must("role", .word(DocumentRole.allCases.map(\.rawValue)), "Qué documento es."),
    .may("suggests", .text, "El tipo de plan que un archivo así hace pensar."),
    .may("table", .text, "La tabla que es una hoja así."),
    .must(
      "recognise", .mapping([.must("headings", .list(.text))]),
      "Los encabezados que debe tener la fila de encabezados."),
    .may(
      "levels",
      .mapping([
        .must("heading", .text, "La columna que dice de qué clase es cada fila."),
        .must(
          "classes",
          .list(
            .mapping([
              .must("text", .text, "Lo que dice la columna; \"\" es una fila sin clase."),
              .must("table", .text, "La tabla de esas filas."),
            ])), "Qué tabla es cada clase, de mayor a menor."),
      ]), "Un árbol escrito en filas."),
    .may(
      "columns",
      .list(
        .mapping([
          .must("headings", .list(.text), "Los encabezados de la columna."),
          .must("fields", .named(.text), "El campo que es en cada tabla."),
        ])), "Columnas cuyo campo depende de la tabla de la fila."),
    .may("entity", .named(.text), "Lo que se concluye de la entidad de quien es."),
    .may("entity_by_code", .flag, "Si el código del territorio dice de qué entidad es."),
  ])

  /// An example plan that complies.
  static let base = mapping([
    .must("id", .text, "El nombre del archivo."),
    .must("as_of", .day, "El día en que se juzga."),
    .must("given", given, "Los datos del plan."),
    .may("answers", answers, "Respuestas."),
  ])

  /// `pack.yaml`.
  static let pack = mapping([
    .must("id", .text, "El nombre del cuerpo de reglas."),
    .must("version", .text, "Su versión."),
    .may("title", .bilingual, "Cómo se llama para las personas."),
    .must("languages", .list(.word(TextLanguage.allCases.map(\.rawValue))), "Sus idiomas."),
    .must("verified", .day, "El día hasta el que se verificó la ley."),
    .must(
      "as_of_day", .named(.pattern("^[0-9]{2}-[0-9]{2}$")),
      "El día del primer año del plan en que se juzga, por tipo de plan."),
    .may("no_plan", .list(.text), "Los tipos que por sí solos no son un plan."),
    .may(
      "personal_words", .list(.text), "Palabras que anuncian a una persona o su identificación."),
    .may("bases", .list(.text), "Los planes de ejemplo, en orden; el primero es el usual."),
  ])
}
