extension Glossary {
  static let causes: [Row] = [
    ("present", "valor leído", "value read", "Un valor que decidió.", "A value that decided."),
    (
      "blank", "sin dato", "no data",
      "El lugar está vacío o tiene un marcador.", "The place is empty or holds a placeholder."
    ),
    (
      "malformed", "mal escrito", "malformed",
      "Hay algo escrito que no se entiende como lo que debe ser.",
      "What is written cannot be read as what it should be."
    ),
    (
      "absent", "no existe en el documento", "not in the document",
      "Se leyó todo y no hay tal columna o tabla.",
      "All was read and there is no such column or table."
    ),
    (
      "unread", "no se conoce", "not known",
      "No se pudo leer, o nadie lo ha dado.", "It could not be read, or nobody has given it."
    ),
    (
      "guessed", "lectura supuesta", "guessed reading",
      "Es una de varias lecturas posibles.", "One of several possible readings."
    ),
    (
      "imprecise", "fecha imprecisa", "imprecise date",
      "La fecha no es bastante exacta para compararla.",
      "The date is too coarse to be compared."
    ),
    (
      "unanswered", "pregunta sin responder", "unanswered question",
      "Una persona debe responder.", "A person has to answer."
    ),
    (
      "not_in_force", "no rige en la fecha a la que se juzga", "not in force on the as-of date",
      "La norma empezó después o ya se derogó.", "The norm began later or was repealed."
    ),
    (
      "does_not_apply", "no se pide a este plan o entidad", "not asked of this plan or entity",
      "La norma no se dirige a este caso.", "The norm is not addressed to this case."
    ),
    (
      "yielded", "ya lo dice otra regla más grave", "said by a graver rule",
      "No se repite lo que otra regla ya observó.",
      "What another rule has observed is not repeated."
    ),
    (
      "nothing_to_judge", "nada que juzgar", "nothing to judge",
      "Falta todo lo que la regla juzgaría.", "All that the rule would judge is lacking."
    ),
    (
      "no_subjects", "no se encontraron filas", "no rows were found",
      "No hay filas de esa tabla en lo que se leyó.",
      "What was read holds no rows of that table."
    ),
    (
      "not_due", "aún no exigible", "not due yet",
      "Se exige desde un día posterior.", "Due from a later day."
    ),
    (
      "contested", "lectura discutida", "contested reading",
      "Las autoridades no leen igual la norma.", "Authorities do not read the norm alike."
    ),
    (
      "fault", "falla del programa", "fault of the program",
      "La regla no se pudo calcular.", "The rule could not be computed."
    ),
  ]

  static let blanks: [Row] = [
    ("empty", "vacía", "empty", "No hay nada escrito.", "Nothing is written."),
    (
      "pending", "por definir", "to be defined",
      "Dice que se definirá después.", "It says it will be defined later."
    ),
    (
      "not_applicable", "«no aplica»", "“not applicable”",
      "Dice que no aplica.", "It says it does not apply."
    ),
    ("no_data", "«sin dato»", "“no data”", "Dice que no hay dato.", "It says there is no data."),
    (
      "not_programmed", "«no programado»", "“not programmed”",
      "Dice que no se programó.", "It says it was not programmed."
    ),
  ]

  static let malformations: [Row] = [
    (
      "not_a_date", "no es una fecha", "not a date",
      "No tiene forma de fecha.", "Not a date in any form known."
    ),
    (
      "no_such_day", "ese día no existe", "no such day",
      "El calendario no tiene ese día.", "The calendar has no such day."
    ),
    (
      "impossible_year", "año imposible", "impossible year",
      "El año tiene cifras de más o de menos, o es anterior a 1990.",
      "The year has too many or too few digits, or is before 1990."
    ),
    (
      "not_a_number", "no es un número", "not a number",
      "No tiene forma de número.", "Not a number."
    ),
    (
      "not_whole", "no es un número entero", "not a whole number",
      "Tiene decimales.", "It has decimals."
    ),
    (
      "formula_error", "fórmula con error", "failed formula",
      "La fórmula de la celda falló.", "The cell's formula failed."
    ),
    (
      "not_in_list", "no está en la lista de valores", "not in the list of values",
      "No es ninguno de los valores admitidos.", "None of the values allowed."
    ),
    (
      "not_yes_or_no", "no es sí ni no", "neither yes nor no",
      "Se esperaba sí o no.", "Yes or no was expected."
    ),
    (
      "not_a_code", "no tiene la forma del código", "not the shape of such a code",
      "El código se escribe de otra manera.", "Such a code is written differently."
    ),
  ]

  static let guesses: [Row] = [
    (
      "picture", "reconocida en una imagen", "recognised in a picture",
      "Las palabras se reconocieron en una imagen y pueden estar mal.",
      "The words were recognised in a picture and may be wrong."
    ),
    (
      "heading", "por su encabezado", "by its heading",
      "El encabezado no dice con certeza qué es la columna.",
      "The heading does not say for certain what the column is."
    ),
    (
      "rows_differ", "sus filas no traen el mismo valor", "its rows hold different values",
      "Se tomó el primer valor, y otras filas de lo mismo traen otro.",
      "The first value was taken, and other rows of the same hold another."
    ),
    (
      "copied_from_above", "tomada de la celda de arriba", "taken from the cell above",
      "La celda está vacía y se tomó el valor de arriba.",
      "The cell is empty and the value above was taken."
    ),
    (
      "ambiguous", "admite otra lectura", "may be read in another way",
      "Lo escrito puede leerse de más de un modo.",
      "What is written can be read in more than one way."
    ),
  ]

  static let unreads: [Row] = [
    (
      "damaged", "parte dañada del archivo", "damaged part of the file",
      "Falta o está rota en el archivo.", "Missing from the file or broken."
    ),
    (
      "over_limit", "supera un límite del programa", "over a limit of the program",
      "Es más grande de lo que Cotejo lee.", "Larger than what Cotejo reads."
    ),
    (
      "no_text_layer", "imagen sin texto", "image without text",
      "La página es una imagen escaneada.", "The page is a scanned image."
    ),
    (
      "recognised_image", "imagen con texto reconocido", "image with recognised text",
      "La página es una imagen; sus palabras se reconocieron y puede faltar alguna.",
      "The page is an image; its words were recognised and some may be missing."
    ),
    (
      "encrypted", "protegido con contraseña", "protected with a password",
      "No se abre sin contraseña.", "It does not open without its password."
    ),
    (
      "not_computed", "fórmula sin resultado guardado", "formula without a stored result",
      "El archivo no guarda el resultado de la fórmula.",
      "The file does not keep the formula's result."
    ),
    (
      "not_recognised", "tabla no reconocida", "table not recognised",
      "Puede tener filas de un plan y no se reconoció.",
      "It may hold rows of a plan and was not recognised."
    ),
    (
      "column_not_understood", "puede estar en una columna que no se entendió",
      "it may stand in a column that was not understood",
      "El encabezado no está entre los conocidos: diga con --mapping qué es.",
      "The heading is none of those that are known: say with --mapping what it is."
    ),
    (
      "not_given", "nadie lo ha dado", "not given",
      "Es un dato que debe dar una persona.", "A person has to give it."
    ),
  ]

  static let leftOvers: [Row] = [
    (
      "not_recognised", "tabla no reconocida", "table not recognised",
      "Puede tener filas de un plan y no se reconoció.",
      "It may hold rows of a plan and was not recognised."
    ),
    ("hidden", "hoja oculta", "hidden sheet", "Nadie la ve al abrir.", "Nobody sees it."),
    (
      "dictionary", "explica columnas", "explains columns",
      "Describe las columnas de otra hoja.", "It describes the columns of another sheet."
    ),
    (
      "summary", "resumen de otras partes", "summary of other parts",
      "Suma o repite lo que dicen otras hojas.", "It sums up or repeats other sheets."
    ),
    (
      "no_table", "sin tabla", "no table",
      "Portada, notas u hoja vacía.", "A cover, notes or an empty sheet."
    ),
    (
      "ignored", "dejada de lado a pedido", "left out on request",
      "El archivo de correspondencias dice que no se use.", "The mapping file says to leave it."
    ),
    (
      "own", "observaciones de una revisión anterior", "observations of an earlier check",
      "La hoja que Cotejo añade a una copia anotada.",
      "The sheet that Cotejo adds to an annotated copy."
    ),
  ]

  static let fieldStates: [Row] = [
    ("read", "leídas", "read", "Valor escrito como corresponde.", "A value of its own kind."),
    (
      "read_from_text", "leídas de texto", "read from text",
      "Fecha o número escrito como texto.", "A date or number typed as text."
    ),
    (
      "inherited", "heredadas", "inherited",
      "El valor está arriba o en una celda combinada.",
      "The value stands above or in a merged cell."
    ),
    (
      "guessed", "supuestas", "guessed",
      "Una de varias lecturas posibles.", "One of several possible readings."
    ),
    ("blank", "vacías", "empty", "No hay nada escrito.", "Nothing is written."),
    (
      "placeholder", "con marcador", "placeholder",
      "«Por definir», «N/A» y semejantes.", "“To be defined”, “N/A” and the like."
    ),
    (
      "malformed", "mal escritas", "malformed",
      "Escrito de una forma que no se entiende.", "Written in a way that cannot be read."
    ),
    ("unread", "sin leer", "unread", "No se pudo leer.", "It could not be read."),
  ]

  static let confidences: [Row] = [
    ("exact", "exacto", "exact", "Leído donde está.", "Read where it stands."),
    (
      "derived", "deducido", "derived",
      "Se sigue de lo leído: una celda combinada, el título.",
      "Follows from what was read: a merged cell, the title."
    ),
    (
      "guessed", "supuesto", "guessed",
      "Una de varias lecturas posibles.", "One of several possible readings."
    ),
  ]
}
