extension Glossary {
  static let natures: [Row] = [
    (
      "goal_lowered", "Metas que bajaron o ya no se dicen", "Goals lowered or no longer stated",
      "El valor de una meta es menor que antes, o falta.",
      "The value of a goal is smaller than before, or lacking."
    ),
    (
      "deadline_later", "Plazos que se corrieron o ya no se dicen",
      "Deadlines moved later or no longer stated",
      "Una fecha de terminación es posterior a la de antes, o falta.",
      "An end date is later than before, or lacking."
    ),
    (
      "money_cut", "Dinero que se redujo o ya no se dice", "Money cut or no longer stated",
      "Un valor en pesos es menor que antes, o falta.",
      "An amount of money is smaller than before, or lacking."
    ),
    (
      "dropped", "Filas del plan que ya no están", "Rows of the plan that are no longer there",
      "Una actividad, una meta, un proyecto o aquello a lo que pertenecen ya no está.",
      "An activity, a goal, a project or what they belong to is no longer there."
    ),
    ("other", "Otros cambios", "Other changes", "Cualquier otro cambio.", "Any other change."),
  ]

  static let endings: [Row] = [
    (
      "solved", "resuelta", "solved",
      "El mismo caso se juzga ahora sin esa observación.",
      "The same case is now judged without that observation."
    ),
    (
      "row_gone", "la fila ya no está", "the row is gone",
      "El plan ya no tiene las filas de las que trataba.",
      "The plan no longer has the rows it was about."
    ),
    (
      "not_judged", "la regla ya no juzga nada", "the rule judges nothing any more",
      "La regla no se aplica al plan nuevo, o todavía no exige nada.",
      "The rule does not apply to the new plan, or asks nothing yet."
    ),
    (
      "open", "ya no se puede verificar", "can no longer be checked",
      "Con lo que dice el plan nuevo no se sabe si sigue.",
      "What the new plan says does not tell whether it is still there."
    ),
  ]

  static let findingOrigins: [Row] = [
    (
      "plan", "cambió el plan", "the plan changed",
      "Con la ley de antes el plan nuevo también la tendría.",
      "By the former law the new plan would have it too."
    ),
    (
      "law", "cambió la ley", "the law changed",
      "Con la ley de ahora el plan de antes también la tendría.",
      "By the present law the old plan would have it too."
    ),
    (
      "either", "cambiaron el plan y la ley: basta uno", "plan and law changed: either would do",
      "El plan nuevo la tendría con la ley de antes, y el de antes con la ley de ahora.",
      "The new plan would have it by the former law, and the old one by the present law."
    ),
    (
      "together", "cambiaron el plan y la ley: solo juntos", "plan and law changed: only together",
      "Solo el plan nuevo con la ley de ahora la tiene.",
      "Only the new plan under the present law has it."
    ),
  ]
}
