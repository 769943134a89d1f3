import Findings
import Reports
import Rules
import Values

/// All of a rule for people: the norm, whom it binds, since when, what complies, how to mend it, what
/// is contested or not verified, who reviewed it.
package struct RuleSheet {
  private let rule: Rule
  private let pack: RulePack
  private let language: TextLanguage
  private let words: RuleWords

  /// The sheet of a rule of a pack that was loaded whole.
  package init(_ rule: Rule, of pack: RulePack, in language: TextLanguage) {
    (self.rule, self.pack, self.language) = (rule, pack, language)
    words = RuleWords(rule, of: pack, in: language)
  }

  /// The sheet.
  package var sheet: ReadingSheet {
    ReadingSheet(
      title: rule.id, lead: rule.sentence.text(in: language),
      sections: [
        .init(say("En qué se apoya", "What it rests on"), norm),
        .init(say("Qué se juzga", "What is judged"), judged),
        .init(say("Ejemplos", "Examples"), examples),
        .init(say("Cómo se corrige", "How to mend it"), mending),
        .init(say("Qué se discute y qué falta", "What is contested and what is missing"), doubts),
        .init(say("Revisión jurídica", "Legal review"), reviews),
        .init(say("Para quien la escribe", "For its authors"), authors),
      ], language: language)
  }

  // MARK: Sections

  private var norm: [ReadingSheet.Piece] {
    guard let requirement = pack.requirement(rule.requirement) else { return [] }
    let title = pack.norm(requirement.norm)?.title.text(in: language) ?? requirement.norm
    return [
      fact("Norma", "Norm", title), fact("Artículo", "Article", requirement.citation),
      asked(requirement), fact("A quién obliga", "Whom it binds", text(requirement.who)),
      fact("Desde cuándo", "Since when", force(requirement.inForce)),
      fact("Obligación", "Obligation", label(.obligation, requirement.obligation.rawValue)),
      fact("Fundamento de la regla", "Basis of the rule", label(.basis, rule.basis.rawValue)),
      fact("Gravedad", "Severity", label(.severity, rule.severity.rawValue)),
    ]
  }

  /// The norm's own words, else ours, and which of the two.
  private func asked(_ requirement: Requirement) -> ReadingSheet.Piece {
    guard let quotation = requirement.quotation else {
      return fact("Qué pide (paráfrasis)", "What it asks (paraphrase)", text(requirement.text))
    }
    let day = PlainText.display(quotation.read, in: language)
    return fact(
      "Qué pide (texto literal)", "What it asks (literal text)",
      say(
        "«\(quotation.text)» (\(quotation.source), leído el \(day))",
        "“\(quotation.text)” (\(quotation.source), read on \(day))"))
  }

  private var judged: [ReadingSheet.Piece] {
    var pieces = [fact("Se juzga", "Judged", words.subject)]
    if let requirement = pack.requirement(rule.requirement), let applies = requirement.applies {
      pieces.append(fact("Obliga si", "Binds if", words.words(applies)))
    }
    if let when = words.when { pieces.append(fact("Aplica si", "Applies if", when)) }
    if let reason = rule.whenNot {
      pieces.append(fact("Si no, se dice", "Else it is said", text(reason)))
    }
    if let due = words.due { pieces.append(fact("Cuenta desde", "Counts from", due)) }
    if !rule.yieldsTo.isEmpty {
      pieces.append(
        fact(
          "Calla si se incumple", "Silent where this fails", rule.yieldsTo.joined(separator: ", ")))
    }
    if !words.lets.isEmpty {
      pieces.append(.paragraph(say("En lo que sigue:", "In what follows:")))
      pieces.append(.list(words.lets))
    }
    return pieces + [.paragraph(say("Cumple si:", "It complies if:")), .list(words.checks)]
  }

  private var examples: [ReadingSheet.Piece] {
    guard !rule.examples.isEmpty else { return [] }
    return [
      .table(
        headings: [say("Ejemplo", "Example"), say("Resultado", "Result")],
        rows: rule.examples.map { [$0.name, $0.expected.words(in: language)] })
    ]
  }

  private var mending: [ReadingSheet.Piece] {
    let (message, remedy) = (rule.message.plain(in: language), rule.remedy.plain(in: language))
    return [
      fact("Qué se dice", "What is said", message), fact("Qué hacer", "What to do", remedy),
    ].filter {
      if case .fact(_, let text) = $0 { return !text.isEmpty }
      return true
    }
  }

  private var doubts: [ReadingSheet.Piece] {
    guard let requirement = pack.requirement(rule.requirement) else { return [] }
    var pieces: [ReadingSheet.Piece] = []
    if let contested = requirement.contested {
      pieces.append(fact("Se discute", "Contested", text(contested)))
    }
    if let left = requirement.left {
      pieces.append(fact("Queda a una persona", "Left to a person", text(left)))
    }
    let isLaw = pack.norm(requirement.norm)?.isVerified ?? true
    if !isLaw {
      pieces.append(
        .paragraph(
          say(
            "No hay norma que lo pida: es buena práctica o convención.",
            "No norm asks for it: it is good practice or a convention.")))
    } else if requirement.confidence != "high" {
      pieces.append(
        .paragraph(
          say(
            "El texto se conoce por fuente secundaria, lectura parcial o inferencia.",
            "The text is known from a secondary source, a partial reading or by inference.")))
    }
    if isLaw, requirement.inForce.from == nil {
      pieces.append(
        .paragraph(
          say(
            "No se ha verificado desde qué día rige.",
            "Since which day it is in force was not verified.")))
    }
    return pieces
  }

  private var reviews: [ReadingSheet.Piece] {
    let state = Glossary.entry(.review, rule.review.rawValue)
    var pieces = [fact("Estado", "State", state?.meaning.text(in: language) ?? "")]
    let current = rule.reviews.map { review -> String in
      let day = PlainText.display(review.date, in: language)
      let opinion = review.agrees ? say("de acuerdo", "agrees") : say("con reparos", "objects")
      let concept = review.concept.map { say(", concepto ", ", opinion ") + $0 } ?? ""
      let note = review.note.map { ": \($0)" } ?? ""
      let old =
        review.digest == rule.digest
        ? "" : say(" (de una versión anterior)", " (of a former version)")
      return "\(review.name), \(review.post), \(day)\(concept): \(opinion)\(note)\(old)"
    }
    if !current.isEmpty { pieces.append(.list(current)) }
    return pieces
  }

  private var authors: [ReadingSheet.Piece] {
    var pieces: [ReadingSheet.Piece] = [
      .code(label: say("Archivo", "File"), text: "rules/\(rule.file)"),
      .code(label: say("Requisito", "Requirement"), text: rule.requirement),
      .code(label: say("Huella", "Digest"), text: rule.digest),
    ]
    if let when = rule.when { pieces.append(.code(label: "when", text: when.source)) }
    if let due = rule.due { pieces.append(.code(label: "due", text: due.source)) }
    for named in rule.lets { pieces.append(.code(label: named.name, text: named.value.source)) }
    for form in rule.check {
      for expression in form.expressions {
        pieces.append(.code(label: type(of: form).name, text: expression.source))
      }
    }
    return pieces
  }

  // MARK: Pieces

  private func force(_ period: ForcePeriod) -> String {
    let from = period.from.map { PlainText.display($0, in: language) }
    let start = from ?? say("fecha no verificada", "a day not verified")
    return period.until.map {
      "\(start) \(say("hasta el", "until")) \(PlainText.display($0, in: language))"
    } ?? start
  }

  private func fact(_ es: String, _ en: String, _ text: String) -> ReadingSheet.Piece {
    .fact(label: say(es, en), text: text)
  }

  private func label(_ group: Glossary.Group, _ code: String) -> String {
    Glossary.label(group, code, in: language)
  }

  private func text(_ text: LocalizedText) -> String { text.text(in: language) }
  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
}
