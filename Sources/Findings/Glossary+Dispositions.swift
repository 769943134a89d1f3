extension Glossary {
  static let dispositionKinds: [Row] = [
    (
      "acknowledged", "reconocida, con plan", "acknowledged, with a plan",
      "La entidad la conoce y la corrige a más tardar ese día; una obligación sigue incumplida.",
      "The entity knows of it and mends it by that day; a duty stays unmet."
    ),
    (
      "accepted_exception", "excepción aceptada", "accepted exception",
      "Una norma la concede; quien la invoca responde por ello.",
      "A norm grants it; whoever invokes it answers for that."
    ),
  ]

  static let dispositionStates: [Row] = [
    (
      "applied", "rige", "in force", "Corresponde a una observación de esta revisión.",
      "It belongs to an observation of this check."
    ),
    ("expired", "vencido", "expired", "Pasó su último día.", "Its last day has passed."),
    (
      "unmatched", "sin observación", "without an observation",
      "No corresponde a ninguna observación de esta revisión.",
      "It belongs to no observation of this check."
    ),
    (
      "forbidden", "no permitido", "not permitted",
      "Pide lo que un tratamiento no puede dar.", "It asks for what no disposition can give."
    ),
    (
      "elsewhere", "no se revisó aquí", "not checked here",
      "Es de otra regla o de otro plan.", "It is of another rule or of another plan."
    ),
  ]
}
