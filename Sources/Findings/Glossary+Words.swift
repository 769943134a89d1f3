extension Glossary {
  static let asOfOrigins: [Row] = [
    ("given", "pedida", "as asked", "Se dio con --as-of.", "Given with --as-of."),
    (
      "plan_year", "la que corresponde al año del plan", "the one for the plan's year",
      "El cuerpo de reglas fija un día para ese tipo de plan y su año.",
      "The rule pack sets a day for that kind of plan and its year."
    ),
    (
      "pack_verified", "último día con ley verificada", "last day with verified law",
      "No se conoce el año del plan.", "The plan's year is not known."
    ),
  ]

  static let gates: [Row] = [
    (
      "all", "todo", "all",
      "Solo pasa un plan que cumple lo exigible.", "Only a plan that complies passes."
    ),
    (
      "fails", "solo incumplimientos", "fails only",
      "Perdona lo que no se pudo verificar y lo que está por decidir.",
      "Forgives what could not be checked and what is to be decided."
    ),
    (
      "new", "solo lo nuevo", "new only",
      "Cuenta lo que no estaba en el punto de partida.",
      "Counts what the baseline does not hold."
    ),
  ]

  static let coverages: [Row] = [
    (
      "automated", "automática", "automated",
      "Una regla lo revisa.", "A rule checks it."
    ),
    ("ask", "se pregunta", "asked", "Lo responde una persona.", "A person answers it."),
    (
      "out_of_scope", "fuera del alcance", "out of scope",
      "Cotejo no lo revisa, y dice por qué.", "Cotejo does not check it, and says why."
    ),
  ]

  static let reviews: [Row] = [
    (
      "none", "sin revisar", "not reviewed",
      "Ningún jurista la ha revisado.", "No jurist has reviewed it."
    ),
    (
      "agreed", "revisada", "reviewed",
      "Quienes la revisaron, tal como está, están de acuerdo.",
      "Those who reviewed it as it stands agree."
    ),
    (
      "objected", "con reparos", "objected to",
      "Un jurista la revisó y no está de acuerdo.", "A jurist reviewed it and does not agree."
    ),
    (
      "outdated", "cambió después de revisarla", "changed after its review",
      "Se revisó, pero ya no dice lo mismo: hay que revisarla otra vez.",
      "It was reviewed and no longer says the same: it has to be reviewed again."
    ),
  ]

  static let words: [Row] = [
    (
      "observation", "observación", "observation",
      "Lo que una regla encuentra; «hallazgo» solo es lo que un auditor confirmó.",
      "What a rule finds; a finding of an audit is only what an auditor confirmed."
    ),
    (
      "audit_finding", "hallazgo", "audit finding",
      "Observación que un auditor confirmó después de oír a la entidad.",
      "An observation that an auditor confirmed after hearing the entity."
    ),
    (
      "baseline", "punto de partida", "baseline",
      "Lo que ya se sabía al empezar; no es la línea base de un indicador.",
      "What was known at the start; not an indicator's base value."
    ),
    (
      "disposition", "tratamiento", "disposition",
      "Lo que la entidad resolvió hacer con una observación.",
      "What the entity decided to do about an observation."
    ),
    (
      "fingerprint", "huella", "fingerprint",
      "Identifica una observación aunque el plan cambie en otra parte.",
      "Identifies an observation although the plan changes elsewhere."
    ),
    (
      "gate", "control de paso", "gate",
      "Decide si quien llamó a Cotejo puede seguir.",
      "Decides whether the caller may go on."
    ),
    (
      "pack", "cuerpo de reglas", "rule pack",
      "Las reglas y las normas que citan, con su versión.",
      "The rules and the norms they cite, with their version."
    ),
    (
      "rule", "regla", "rule",
      "Lo que se pide, con su norma y su artículo.", "What is asked, with its norm and article."
    ),
    (
      "as_of", "fecha a la que se juzga", "as-of date",
      "El día cuya ley y cuyos plazos cuentan.", "The day whose law and deadlines count."
    ),
    (
      "grid", "cuadrícula", "grid",
      "Todas las parejas de regla y caso.", "All pairs of rule and subject."
    ),
    (
      "case", "caso", "case",
      "Aquello de lo que responde una regla: el plan o una fila.",
      "What a rule answers for: the plan or a row."
    ),
    ("sheet", "hoja", "sheet", "Una hoja de un libro.", "A sheet of a workbook."),
    ("cell", "celda", "cell", "Un lugar de una hoja.", "A place of a sheet."),
    ("column", "columna", "column", "Los lugares bajo un título.", "The places below a heading."),
    (
      "table", "tabla", "table",
      "Filas del plan de una misma clase.", "Rows of the plan that are of one kind."
    ),
    ("norm", "norma", "norm", "Ley, decreto o resolución.", "A law, decree or resolution."),
  ]
}
