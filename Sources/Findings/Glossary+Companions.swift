extension Glossary {
  static let companions: [Row] = [
    (
      "baseline", "el punto de partida", "the baseline", "Lo que ya estaba y no cuenta como nuevo.",
      "What was there before and does not count as new."
    ),
    (
      "dispositions", "los tratamientos", "the dispositions",
      "Lo que la entidad resolvió sobre observaciones.",
      "What the entity decided about observations."
    ),
    (
      "mapping", "la guía de columnas", "the mapping", "Dice qué es cada hoja y cada columna.",
      "Says what each sheet and each column is."
    ),
    (
      "dossier", "el expediente", "the dossier",
      "Dice qué documentos van juntos, con qué día, qué control de paso y qué cuerpo de reglas.",
      "Says which documents belong together, which day, which gate and which rule pack."
    ),
    (
      "profile", "el perfil de la entidad", "the entity's profile", "Datos de la entidad.",
      "Facts of the entity."
    ),
    (
      "answers", "las respuestas", "the answers", "Respuestas a las preguntas.",
      "Answers to the questions."
    ),
    (
      "registry", "la copia del registro", "the copy of the registry",
      "Los proyectos con su código BPIN.", "The projects with their BPIN codes."
    ),
    (
      "rules", "el cuerpo de reglas", "the rule pack", "Las reglas mismas.", "The rules themselves."
    ),
  ]
}
