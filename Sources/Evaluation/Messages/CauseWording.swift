import Documents
import Findings
import Plans
import Rules
import Values

/// Words the verdicts that a rule has no text for, from their causes.
struct CauseWording {
  let rule: Rule
  let context: EvaluationContext

  /// What to say of a cell that is no fail.
  func message(_ verdict: Verdict, _ causes: [Cause]) -> LocalizedText {
    guard let cause = causes.first else { return rule.sentence }
    if let text = cause.text, cause.state != .fault { return text }
    return LocalizedText(
      es: message(verdict, cause, .es), en: message(verdict, cause, .en))
  }

  /// What to do about it.
  func remedy(_ verdict: Verdict, _ causes: [Cause]) -> LocalizedText {
    guard let cause = causes.first else { return LocalizedText(es: "", en: "") }
    switch cause.state {
    case .unanswered:
      let answers = AskForm.answers(of: rule).joined(separator: ", ")
      return LocalizedText(
        es: "Responda la pregunta «\(cause.fact)» (\(answers)) con --answers.",
        en: "Answer the question “\(cause.fact)” (\(answers)) with --answers.")
    case .unread where cause.reason == "not_given" && !cause.fact.contains("."):
      return handIn(cause.fact)
    case .unread where cause.reason == "not_given":
      return LocalizedText(
        es: "Indíquelo con --set \(cause.fact)=….", en: "Give it with --set \(cause.fact)=….")
    case .unread where cause.reason == UnreadReason.columnNotUnderstood.rawValue:
      return LocalizedText(
        es:
          "Póngale a la columna un encabezado conocido, o diga con --mapping qué es («cotejo inspect "
          + "--write-mapping» escribe el archivo).",
        en: "Give the column a known heading, or say with --mapping what it is (“cotejo inspect "
          + "--write-mapping” writes the file).")
    case .unread:
      return LocalizedText(
        es: "Entregue el documento con esa parte legible, o indique que no hace parte del plan.",
        en: "Hand in the document with that part readable, or say that it is not part of the plan.")
    case .malformed:
      return LocalizedText(
        es: "Corrija lo escrito en la celda; la regla que juzga su forma dice cómo.",
        en: "Mend what is written in the cell; the rule about its form says how.")
    case .guessed where cause.fact.hasPrefix("plan.") || cause.fact.hasPrefix("entidad."):
      return LocalizedText(
        es: "Confírmelo o corríjalo con --set \(cause.fact)=….",
        en: "Confirm or correct it with --set \(cause.fact)=….")
    case .guessed:
      return LocalizedText(
        es: "Confirme la lectura, o cambie el encabezado o el valor por uno sin duda.",
        en: "Confirm the reading, or change the heading or the value to one without doubt.")
    case .noSubjects:
      return LocalizedText(
        es: "Diga con --mapping qué hoja y qué columnas la traen («cotejo inspect» muestra lo "
          + "leído), o entregue el documento que la trae.",
        en: "Say with --mapping which sheet and columns hold it (“cotejo inspect” shows what was "
          + "read), or hand in the document that holds it.")
    case .imprecise where cause.text != nil:
      return LocalizedText(
        es:
          "Compruebe el código, y escríbalo en los dos documentos con el mismo número de dígitos.",
        en: "Check the code, and write it in both documents with the same number of digits.")
    case .imprecise:
      return LocalizedText(
        es: "Escriba las fechas con el mismo detalle (día, mes o trimestre).",
        en: "Write the dates in the same detail (day, month or quarter).")
    case .fault:
      return LocalizedText(
        es: "Es una falla de Cotejo o de la regla: repórtela con este informe.",
        en: "This is a fault of Cotejo or of the rule: report it with this report.")
    default: return LocalizedText(es: "", en: "")
    }
  }

  /// How to give the document that would hold a table.
  private func handIn(_ table: String) -> LocalizedText {
    let role = context.pack.vocabulary.table(table)?.role ?? .plan
    if role == .registro {
      return LocalizedText(
        es: "Dé una copia del registro con --registry ARCHIVO.",
        en: "Give a copy of the registry with --registry FILE.")
    }
    return LocalizedText(
      es: "Dé ese documento en un expediente (--expediente), con el papel «\(role.rawValue)».",
      en: "Give that document in a dossier (--expediente), with the role “\(role.rawValue)”.")
  }

  private func message(
    _ verdict: Verdict, _ cause: Cause, _ language: TextLanguage
  ) -> String {
    let label = Glossary.label(.verdict, verdict.id, in: language)
    let sentence = rule.sentence.text(in: language)
    return "\(label): \(reason(cause, language)). \(sentence)"
  }

  private func reason(_ cause: Cause, _ language: TextLanguage) -> String {
    let fact = factLabel(cause.fact, language)
    let state = Glossary.label(.cause, cause.state.rawValue, in: language)
    let detail =
      switch cause.state {
      case .blank: Glossary.label(.blank, cause.reason, in: language)
      case .malformed: Glossary.label(.malformed, cause.reason, in: language)
      case .unread: Glossary.label(.unread, cause.reason, in: language)
      case .guessed: Glossary.label(.guess, cause.reason, in: language)
      case .fault: cause.text?.text(in: language) ?? cause.reason
      default: cause.reason
      }
    return detail.isEmpty || detail == state ? "\(fact): \(state)" : "\(fact): \(state) (\(detail))"
  }

  /// «Responsable (actividad)» for `actividad.responsable`.
  private func factLabel(_ fact: String, _ language: TextLanguage) -> String {
    let parts = fact.split(separator: ".", maxSplits: 1).map(String.init)
    guard let table = context.pack.vocabulary.table(parts[0]) else { return fact }
    guard parts.count == 2 else { return table.label.text(in: language) }
    // An expression that failed may begin as a fact does.
    guard let field = table.index(of: parts[1]) else { return fact }
    return
      "«\(table.fields[field].label.text(in: language))» (\(table.label.text(in: language)))"
  }
}

extension AskForm {
  /// The answers that a rule's question takes.
  static func answers(of rule: Rule) -> [String] {
    var forms = rule.check
    while let form = forms.popLast() {
      if let ask = form as? AskForm { return ask.answers.map(\.answer) }
      if let any = form as? AnyForm { forms += any.forms }
    }
    return []
  }
}

extension MessageRenderer {
  /// The question that would close a cell with this cause; `nil` where no answer would.
  func question(_ cause: Cause) -> CheckReport.OpenQuestion? {
    switch cause.state {
    case .unanswered:
      return .init(
        id: cause.fact, rule: rule.id, text: cause.text ?? rule.sentence,
        answers: AskForm.answers(of: rule), cells: 1)
    case .unread where cause.reason == "not_given" && cause.fact.contains("."):
      return .init(
        id: cause.fact, rule: rule.id, text: factQuestion(cause.fact),
        answers: choices(of: cause.fact), cells: 1)
    case .guessed:
      guard let place = cause.place else { return nil }
      let wording = CauseWording(rule: rule, context: context)
      return .init(
        id: "\(cause.fact)@\(context.tables.questionName(of: place))",
        rule: rule.id, text: wording.message(.needsReview, [cause]), answers: ["si", "no"],
        cells: 1)
    default: return nil
    }
  }

  private func field(_ fact: String) -> FieldDefinition? {
    let parts = fact.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let table = context.pack.vocabulary.table(parts[0]) else { return nil }
    return table.index(of: parts[1]).map { table.fields[$0] }
  }

  private func choices(of fact: String) -> [String] {
    switch field(fact)?.type {
    case .choice(let values)?: values.map(\.id)
    case .yesNo?: ["si", "no"]
    default: []
    }
  }

  private func factQuestion(_ fact: String) -> LocalizedText {
    if let question = field(fact)?.question { return question }
    let label = field(fact)?.label ?? LocalizedText(es: fact)
    let table = context.pack.vocabulary.table(String(fact.prefix { $0 != "." }))?.label
    let owner = table ?? LocalizedText(es: "")
    return LocalizedText(
      es: "¿Cuál es el dato «\(label.es)» (\(owner.es))?",
      en: "What is “\(label.text(in: .en))” (\(owner.text(in: .en)))?")
  }
}
