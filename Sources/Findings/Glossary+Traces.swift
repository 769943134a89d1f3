extension Glossary {
  static let traceAnswers: [Row] = [
    ("yes", "sí", "yes", "Se cumple, o se aplica.", "It is met, or it applies."),
    ("no", "no", "no", "No se cumple, o no se aplica.", "It is not met, or it does not apply."),
    (
      "nothing", "no hay qué juzgar", "nothing to judge", "Falta todo lo que se juzgaría.",
      "All that would be judged is lacking."
    ),
    (
      "unknown", "no se sabe", "not known", "Lo leído no permite decirlo.",
      "What was read does not tell."
    ),
    (
      "open", "lo responde una persona", "a person answers it", "Nadie ha respondido la pregunta.",
      "Nobody has answered the question."
    ),
    (
      "guess", "depende de una suposición", "rests on a guess",
      "Sin lo que se supuso no se sabría.", "Without what was guessed nobody would know."
    ),
    ("fault", "falla del programa", "fault of the program", "La expresión falló.", "It failed."),
  ]
}
