extension Glossary {
  static let verdicts: [Row] = [
    (
      "pass", "Cumple", "Complies",
      "La regla aplica y se cumple.", "The rule applies and is met."
    ),
    (
      "fail", "No cumple", "Does not comply",
      "La regla aplica, ya es exigible y no se cumple.",
      "The rule applies, is due and is not met."
    ),
    (
      methodologyFail, "Por mejorar", "To improve",
      "Buena práctica de planeación que no se sigue; ninguna norma la exige.",
      "A good practice of planning that is not followed; no norm asks for it."
    ),
    (
      "not_applicable", "No aplica", "Does not apply",
      "La regla no rige para este plan o esta fila, o no hay nada que juzgar.",
      "The rule is not for this plan or this row, or there is nothing to judge."
    ),
    (
      "not_due", "Aún no exigible", "Not due yet",
      "No se ha cumplido y el plazo todavía no vence.",
      "It is not met and its deadline has not passed."
    ),
    (
      "not_checked", "No se pudo verificar", "Could not be checked",
      "Con lo que se leyó no se puede responder; las causas dicen qué falta.",
      "What was read does not allow an answer; the causes say what is missing."
    ),
    (
      "needs_review", "Por decidir", "To be decided",
      "La respuesta la decide una persona.", "The answer belongs to a person."
    ),
    (
      "error", "Falla de Cotejo", "Fault of Cotejo",
      "El programa no pudo aplicar la regla; no dice nada del plan.",
      "The program could not run the rule; it says nothing about the plan."
    ),
  ]

  static let severities: [Row] = [
    (
      "error", "Incumplimiento", "Breach",
      "Va contra la letra de una norma.", "Goes against the letter of a norm."
    ),
    (
      "warning", "Alerta", "Alert",
      "Se deduce de una norma o de la buena práctica.",
      "Follows from a norm or from good practice."
    ),
    ("note", "Nota", "Note", "Conviene saberlo.", "Worth knowing."),
  ]

  static let wholes: [Row] = [
    (
      "does_not_comply", "No cumple", "Does not comply",
      "Al menos una regla obligatoria no se cumple.", "At least one mandatory rule is not met."
    ),
    (
      "inconclusive", "Falta información para concluir", "Not enough information to conclude",
      "Ninguna regla obligatoria se incumple, pero no todas se pudieron juzgar.",
      "No mandatory rule is broken, yet not all could be judged."
    ),
    (
      "complies", "Cumple lo exigible", "Complies with what is due",
      "Todo lo que se exige en la fecha a la que se juzga se cumple.",
      "All that is due on the as-of date is met."
    ),
    (
      "complies_with_exceptions", "Cumple lo exigible, con excepciones aceptadas",
      "Complies with what is due, with accepted exceptions",
      "Se cumple todo lo exigible salvo lo que una norma exceptúa.",
      "All that is due is met, save what a norm exempts."
    ),
  ]

  static let obligations: [Row] = [
    ("must", "Obligatoria", "Mandatory", "La norma lo ordena.", "The norm orders it."),
    (
      "should", "Recomendada", "Recommended",
      "La norma lo recomienda, o lo ordena a otros.",
      "The norm recommends it, or orders it of others."
    ),
    ("inform", "Informativa", "For information", "Se dice para saberlo.", "Said to be known."),
  ]

  static let bases: [Row] = [
    (
      "literal", "Texto de la norma", "Text of the norm",
      "La regla dice lo que dice la norma.", "The rule says what the norm says."
    ),
    (
      "derived", "Deducida de la norma", "Derived from the norm",
      "La regla se sigue de lo que dice la norma.", "The rule follows from what the norm says."
    ),
    (
      "doctrine", "Doctrina", "Doctrine",
      "Una autoridad lee así la norma.", "An authority reads the norm so."
    ),
    (
      "methodology", "Metodología", "Methodology",
      "Buena práctica de planeación; ninguna norma la exige.",
      "Good practice of planning; no norm asks for it."
    ),
  ]
}
