import Findings
import Values

extension ReportWording {
  /// How many of the rules used a jurist has reviewed, and whether the norms are quoted.
  var reviews: String { "\(reviewed) \(quoted)" }

  /// «Reglas revisadas por un jurista: ninguna de 176.»
  private var reviewed: String {
    let reviews = report.reviews
    let number = reviews.agreed > 0 ? count(reviews.agreed) : say("ninguna", "none")
    var parts = [
      say(
        "Reglas revisadas por un jurista: \(number) de \(count(reviews.rules))",
        "Rules reviewed by a jurist: \(number) of \(count(reviews.rules))")
    ]
    if reviews.objected > 0 {
      parts.append(
        "\(Glossary.label(.review, ReviewState.objected.rawValue, in: language)): "
          + count(reviews.objected))
    }
    if reviews.outdated > 0 {
      parts.append(
        say("cambiaron después de su revisión: ", "changed after their review: ")
          + count(reviews.outdated))
    }
    return parts.joined(separator: "; ") + "."
  }

  /// Whether what is said of the norms is theirs or ours.
  private var quoted: String {
    let reviews = report.reviews
    if reviews.quoted == 0 {
      return say(
        "Lo que se dice de las normas es paráfrasis.", "What is said of the norms is a paraphrase.")
    }
    let rest = reviews.rules - reviews.quoted
    return rest == 0
      ? say("Las normas se citan con sus palabras.", "The norms are quoted in their own words.")
      : say(
        "Las normas de \(amount(reviews.quoted, .rule)) se citan con sus palabras; de las demás hay "
          + "paráfrasis.",
        "The norms of \(amount(reviews.quoted, .rule)) are quoted in their own words; of the others "
          + "there is a paraphrase.")
  }

  /// What the requirement asks and whose words those are: «Paráfrasis: El plan dice …».
  func asked(_ rule: CheckReport.RuleResult) -> (label: String, text: String)? {
    asked(rule.requirementText, rule.quotation)
  }

  /// The words of a norm with where they were read, else our own.
  func asked(
    _ paraphrase: LocalizedText, _ quotation: Quotation?
  ) -> (label: String, text: String)? {
    if let quotation {
      let day = PlainText.display(quotation.read, in: language)
      let source = say(
        "(\(quotation.source), leído el \(day))", "(\(quotation.source), read on \(day))")
      return (say("Texto literal", "Literal text"), "\(quoted(quotation.text)) \(source)")
    }
    let text = paraphrase.text(in: language)
    return text.isEmpty ? nil : (say("Paráfrasis", "Paraphrase"), text)
  }
}
