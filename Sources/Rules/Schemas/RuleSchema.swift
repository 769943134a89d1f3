import Findings
import Plans

extension SchemaShape {
  /// A rule's file.
  static let rule = withForms(
    mapping([
      .must("id", .text, "El nombre de la regla, igual al del archivo. No cambia nunca."),
      .must("requirement", .text, "El requisito que revisa, de norm.yaml de la misma carpeta."),
      .must(
        "subject", .text,
        "Qué se juzga: plan, una tabla (actividad), group(tabla, by: [campo]) o each(tabla_fechada)."
      ),
      .may("let", .named(.text), "Nombres para expresiones, que when y check usan."),
      .must(
        "basis", .word(RuleBasis.allCases.map(\.rawValue)),
        "En qué se apoya: la letra, lo que se deriva de ella, doctrina o metodología."),
      .may("when", .text, "Cuándo aplica: una expresión. Exige when_not."),
      .may("when_not", .bilingual, "Por qué no aplica cuando when es falso."),
      .may("due", .text, "Desde qué día cuenta un incumplimiento: una expresión de tipo fecha."),
      .must(
        "message", .bilingual, "Qué se dice de un incumplimiento; {tabla.campo} pone el valor."),
      .may("in_force", .force, "Cuándo rige la regla, además de su requisito."),
      .must(
        "severity", .word(Severity.allCases.map(\.rawValue)),
        "Gravedad. error solo con basis literal y un requisito must."),
      .may(
        "yields_to", .either([.text, .list(.text)]),
        "Reglas en cuyos incumplimientos esta no agrega nada."),
      .must("check", .list(.form, atLeast: 1), "Lo que se pide; deben cumplirse todas las formas."),
      .must("sentence", .bilingual, "Qué pide la regla, en una frase."),
      .may("message_all", .bilingual, "Qué se dice de muchos incumplimientos juntos; {count}."),
      .must("remedy", .bilingual, "Cómo se corrige."),
      .must("examples", .list(example), "Sus pruebas: cotejo rules test."),
      .may(
        "equivalents",
        .list(.mapping([.must("change", .text), .must("reason", .bilingual)])),
        "Cambios que ningún ejemplo puede distinguir, con su razón."),
      .may("reviews", .list(review), "Qué dijeron de ella los juristas: cotejo rules review."),
    ]), CheckForms.all.map { .oneKey([.only($0.name, $0.shape)]) })

  private static let example = mapping([
    .may("base", .text, "El plan de rules/bases del que parte; la primera si no se dice."),
    .may("given", given, "Los datos del ejemplo."),
    .must("name", .text, "Qué muestra; distinto en cada ejemplo."),
    .may("as_of", .day, "El día en que se juzga."),
    .may("answers", answers, "Respuestas."),
    .must(
      "expect", .either([verdict, .named(verdict)]),
      "El veredicto de todo lo juzgado, o el de cada fila por su clave."),
  ])

  private static let review = mapping([
    .must("name", .text, "Quién la revisó."), .must("post", .text, "Su cargo."),
    .must("date", .day, "Cuándo."), .may("concept", .text, "El número del concepto jurídico."),
    .must("agrees", .flag, "Si está de acuerdo."),
    .may("note", .text, "Qué observa; quien no está de acuerdo dice por qué."),
    .must(
      "sha256", .pattern("^[0-9a-f]{64}$"),
      "La huella de la regla que revisó; si la regla cambia, la revisión deja de contar."),
  ])

  private static let verdict = word(Verdict.allCases.map(\.id))

  /// The rows of each table, or the facts of a table that has one row.
  static let given = named(.either([.named(cell), .list(.named(cell))]))

  /// Answers by rule, or by rule and row.
  static let answers = named(.orNull(.either([.text, .named(.orNull(.text))])))

  private static let states: [SchemaKey] = [
    .only("blank", .word(BlankKind.allCases.map(\.id))), .only("absent", .word(["column"])),
    .only("malformed", .text), .only("unread", .text), .only("guessed", .text),
  ]

  /// A value of an example, or why there is none.
  private static let cell = either([
    .text, .list(.text),
    .oneKey(states),
  ])
}

extension LoadableForm {
  /// What stands under its name.
  static var shape: SchemaShape { FormShapes.shape(of: name) }
}

/// What stands under each check form's name.
private enum FormShapes {
  static func shape(of form: String) -> SchemaShape { shapes[form] ?? .mapping([]) }

  private static let field = SchemaKey.must("field", .text, "El campo que se mira.")
  private static let of = SchemaKey.may("of", .text, "La tabla cuyas filas cuentan.")
  private static let picked = SchemaKey.may("where", .text, "Qué filas cuentan: una expresión.")

  private static let shapes: [String: SchemaShape] = [
    PresentForm.name: .either([
      .text,
      .mapping([field, .may("accept", .list(.word(BlankKind.allCases.map(\.id))))]),
    ]),
    WellFormedForm.name: .either([.text, .mapping([field])]),
    MatchesForm.name: .either([
      .mapping([field, .must("pattern", .text, "Una expresión regular.")]),
      .mapping([
        field,
        .must("patterns", .either([.text, .list(.text)]), "Varias, o tabla_fechada.columna."),
      ]),
    ]),
    OneOfForm.name: .mapping([
      field, .must("values", .either([.text, .list(.text)]), "Valores, o tabla_fechada.columna."),
    ]),
    RangeForm.name: .mapping([field, .may("min", .number), .may("max", .number)]),
    NotAfterForm.name: .mapping([field, .must("limit", .text, "El campo de la fecha posterior.")]),
    RefersToForm.name: .mapping([
      field, .must("table", .text), .must("column", .text),
      .may(
        "compare", .word(RefersToForm.Comparison.allCases.map(\.rawValue)),
        "Con year_and_serial, un código que no está queda abierto si hay filas que solo lo tienen de otro largo."
      ),
    ]),
    UniqueForm.name: .either([
      .text, .mapping([field, .may("within", .text, "La tabla madre; plan es todo el plan.")]),
    ]),
    EqualsAcrossForm.name: .mapping([
      field, .must("by", .text), .must("table", .text), .may("column", .text), .may("key", .text),
      .may("tolerance", .number),
    ]),
    CountForm.name: .mapping([of, picked, .may("at_least", .integer), .may("at_most", .integer)]),
    SumForm.name: .mapping([
      of, field, picked, .must("equals", .number), .may("tolerance", .number),
      .may("blank", .word(["zero"]), "Con zero, lo vacío cuenta como cero."),
    ]),
    CoversForm.name: .mapping([
      .may("rows", .text, "La tabla fechada; sobra bajo each(tabla)."),
      .must("in", .list(.text, atLeast: 1), "Dónde puede nombrarse: tabla.campo."),
      .must("by", .list(.text, atLeast: 1), "Con qué columnas de la tabla fechada."),
    ]),
    AskForm.name: .mapping([
      .must("question", .bilingual),
      .must(
        "answers",
        .named(
          .word(
            [Verdict.pass, .fail, .notApplicable, .notChecked].map(\.id))),
        "Qué veredicto da cada respuesta."),
      .may("evidence", .bilingual, "Qué soporte se anexa."),
    ]),
    AnyForm.name: .list(.form, atLeast: 2),
    CELForm.name: .text,
  ]
}
