import Findings
import Rules
import Values

/// What each check form asks, in words.
struct FormWords {
  private let rule: RuleWords

  init(_ rule: RuleWords) { self.rule = rule }

  /// The sentence of a form; an unknown one says it itself.
  func sentence(_ form: any CheckForm) -> String {
    switch form {
    case let form as PresentForm: present(form)
    case let form as WellFormedForm:
      say(
        "\(rule.label(form.field)) se puede leer: es una fecha, un número o lo que deba ser.",
        "\(rule.label(form.field)) can be read: it is a date, a number or what it should be.")
    case let form as MatchesForm: matches(form)
    case let form as OneOfForm: oneOf(form)
    case let form as RangeForm: range(form)
    case let form as NotAfterForm:
      say(
        "\(rule.label(form.field)) no es posterior a \(rule.label(form.limit)).",
        "\(rule.label(form.field)) is not later than \(rule.label(form.limit)).")
    case let form as RefersToForm:
      refersTo(form)
    case let form as UniqueForm: unique(form)
    case let form as EqualsAcrossForm: equalsAcross(form)
    case let form as CountForm: count(form)
    case let form as SumForm: sum(form)
    case let form as CoversForm: covers(form)
    case let form as AskForm: ask(form)
    case let form as AnyForm:
      say("Basta una de estas: ", "One of these is enough: ")
        + form.forms.enumerated().map { "(\($0.offset + 1)) \(sentence($0.element))" }
        .joined(separator: " ")
    case let form as CELForm: rule.words(form.expression).capitalisedFirst + "."
    default: rule.say(form.sentence)
    }
  }

  private func say(_ es: String, _ en: String) -> String { rule.say(es, en) }

  private func present(_ form: PresentForm) -> String {
    let also = form.accept.isEmpty ? "" : say(" («N/A» también vale)", " (“N/A” will do)")
    return say(
      "\(rule.label(form.field)) está diligenciado\(also); «por definir» no es diligenciar.",
      "\(rule.label(form.field)) is filled in\(also); “to be defined” is not.")
  }

  private func matches(_ form: MatchesForm) -> String {
    if let table = form.table {
      return say(
        "\(rule.label(form.field)) tiene una de las formas de la lista \(rule.quoted(table)).",
        "\(rule.label(form.field)) has one of the shapes of the list \(rule.quoted(table)).")
    }
    let shapes = form.patterns.map { rule.quoted($0.pattern) }.joined(separator: say(" o ", " or "))
    return say(
      "\(rule.label(form.field)) tiene la forma \(shapes) (expresión regular).",
      "\(rule.label(form.field)) has the shape \(shapes) (regular expression).")
  }

  private func oneOf(_ form: OneOfForm) -> String {
    let listed = form.column.map {
      [
        say(
          "los de la lista \(rule.quoted($0.table))", "those of the list \(rule.quoted($0.table))")
      ]
    }
    let values = (form.values.map(rule.quoted) + (listed ?? [])).joined(separator: ", ")
    return say(
      "\(rule.label(form.field)) es uno de estos valores: \(values).",
      "\(rule.label(form.field)) is one of these values: \(values).")
  }

  private func range(_ form: RangeForm) -> String {
    let low = form.minimum.map { say("no baja de \($0)", "is not below \($0)") }
    let high = form.maximum.map { say("no pasa de \($0)", "is not beyond \($0)") }
    return "\(rule.label(form.field)) "
      + [low, high].compactMap { $0 }.joined(separator: say(" y ", " and ")) + "."
  }

  private func refersTo(_ form: RefersToForm) -> String {
    let how =
      form.comparison == .text
      ? ("", "")
      : (
        "; de un código cuentan el año y el número, y si otra fila solo lo tiene de otro largo no se sabe",
        "; of a code its year and number count, and where another row has it in another length only, "
          + "nobody knows"
      )
    return say(
      "\(rule.label(form.field)) está en \(rule.label(form.table, form.column))\(how.0).",
      "\(rule.label(form.field)) stands in \(rule.label(form.table, form.column))\(how.1).")
  }

  private func unique(_ form: UniqueForm) -> String {
    let scope = form.within.map {
      $0 == "plan" ? "" : say(" de \(rule.label($0))", " of \(rule.label($0))")
    }
    return say(
      "Ninguna otra fila\(scope ?? "") tiene el mismo valor en \(rule.label(form.field)).",
      "No other row\(scope ?? "") has the same value in \(rule.label(form.field)).")
  }

  private func equalsAcross(_ form: EqualsAcrossForm) -> String {
    let (other, key) = (rule.label(form.table, form.column), rule.label(form.table, form.key))
    let slack =
      form.tolerance == .zero
      ? "" : say(", con un margen de \(form.tolerance)", ", give or take \(form.tolerance)")
    return say(
      "\(rule.label(form.field)) es igual a \(other) en la fila en que \(key) es el mismo que "
        + "\(rule.label(form.by))\(slack).",
      "\(rule.label(form.field)) equals \(other) in the row in which \(key) is the same as "
        + "\(rule.label(form.by))\(slack).")
  }

  private func count(_ form: CountForm) -> String {
    let low = form.atLeast.map { say("al menos \($0)", "at least \($0)") }
    let high = form.atMost.map { say("a lo sumo \($0)", "at most \($0)") }
    let bounds = [low, high].compactMap { $0 }.joined(separator: say(" y ", " and "))
    let rows =
      form.table.map { say("filas de \(rule.label($0))", "rows of \(rule.label($0))") }
      ?? say("filas en el grupo", "rows in the group")
    let such =
      form.condition.map {
        say(" en que se cumple: \(rule.words($0))", " in which it holds that \(rule.words($0))")
      } ?? ""
    return say("Hay \(bounds) \(rows)\(such).", "There are \(bounds) \(rows)\(such).")
  }

  private func sum(_ form: SumForm) -> String {
    let margin =
      form.tolerance == .zero
      ? "" : say(", con un margen de \(form.tolerance)", ", give or take \(form.tolerance)")
    let such =
      form.condition.map {
        say(" de las filas en que se cumple: \(rule.words($0))", " of rows where \(rule.words($0))")
      } ?? ""
    let blank = form.blankIsZero ? say("; lo vacío cuenta como cero", "; blanks count as zero") : ""
    return say(
      "Los valores de \(rule.label(form.field, of: form.table))\(such) suman "
        + "\(form.equals)\(margin)\(blank).",
      "The values of \(rule.label(form.field, of: form.table))\(such) add up to "
        + "\(form.equals)\(margin)\(blank).")
  }

  private func covers(_ form: CoversForm) -> String {
    let places = form.places.map { rule.label($0.table, $0.field) }.joined(separator: ", ")
    return say(
      "El documento nombra lo que pide la lista \(rule.quoted(form.rows)), por sus nombres o siglas, "
        + "en alguno de estos lugares: \(places).",
      "The document names what the list \(rule.quoted(form.rows)) asks for, by its names or "
        + "initials, in one of these places: \(places).")
  }

  private func ask(_ form: AskForm) -> String {
    let answers = form.answers.map { "\($0.answer) → \(rule.verdict($0.verdict))" }
    let evidence = form.evidence.map { say(" Soporte: ", " Evidence: ") + rule.say($0) } ?? ""
    return say("Se pregunta a una persona: ", "A person is asked: ") + rule.say(form.question)
      + " (\(answers.joined(separator: "; ")))\(evidence)"
  }
}

extension String {
  /// The text with a capital first letter.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
