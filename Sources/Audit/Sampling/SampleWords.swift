import Findings
import Store
import Values

/// What is told of a sample as a whole.
enum SampleWords {
  /// What it is called: the first signs of its code.
  static func name(of sample: StoredSample) -> String { String(sample.code.prefix(12)) }

  /// How it was drawn, in a word.
  static func method(_ method: StoredSample.Method, _ language: TextLanguage) -> String {
    switch method {
    case .random: language == .es ? "al azar" : "random"
    case .risk: language == .es ? "por riesgo" : "by risk"
    }
  }

  /// What the population was limited to: «entidad chia; regla plan-sin-metas».
  static func filter(of sample: StoredSample, _ language: TextLanguage) -> String {
    guard language == .es else { return sample.filter }
    let names = [
      "entity": "entidad", "year": "año", "rule": "regla", "norm": "norma", "verdict": "respuesta",
    ]
    let parts = sample.filter.split(separator: ";").map { part in
      let words = part.split(separator: " ", maxSplits: 1).map(String.init)
      return ([names[words[0]] ?? words[0]] + words.dropFirst()).joined(separator: " ")
    }
    return parts.joined(separator: "; ")
  }

  /// A share of one with four places, as files have it: the last bits of a logarithm differ by machine.
  static func share(_ share: Double) -> String {
    let parts = String(Int((share * 10_000).rounded()))
    let digits = String(repeating: "0", count: max(0, 5 - parts.count)) + parts
    return "\(digits.dropLast(4)).\(digits.suffix(4))"
  }

  /// What somebody needs to draw it again and to know what it is worth, each with its name.
  static func facts(
    of sample: StoredSample, _ language: TextLanguage
  ) -> [(name: String, text: String)] {
    func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
    func count(_ number: Int) -> String { PlainText.display(count: number, in: language) }
    let labels = SampleRequest.verdicts.map { Glossary.label(verdict: $0, in: language) }
    return [
      (say("Muestra", "Sample"), sample.code),
      (say("Método", "Method"), method(sample.method, language)),
      (say("Semilla", "Seed"), sample.seed),
      (
        say("Celdas pedidas y sacadas", "Cells asked for and drawn"),
        "\(count(sample.size)), \(count(sample.cells.count))"
      ),
      (
        say("Población", "Population"),
        say(
          "\(count(sample.population)) celdas (regla por caso) de la última auditoría, de las que "
            + "Cotejo dijo \(labels.joined(separator: ", ")). No entran las que él mismo dejó sin "
            + "respuesta.",
          "\(count(sample.population)) cells (rule by case) of the last audit, of which Cotejo said "
            + "\(labels.joined(separator: ", ")). Those that it left without an answer itself are not "
            + "in it.")
      ),
      (
        say("Solo", "Only"),
        sample.filter.isEmpty
          ? say("sin condiciones", "no conditions") : filter(of: sample, language)
      ),
      (say("Huella de la población", "Print of the population"), sample.populationSHA256),
      (say("Cuerpo de reglas", "Rule pack"), "sha256 \(sample.pack)"),
      (say("Cómo se sacó", "How it was drawn"), way(sample.method, language)),
      (say("Qué prueba", "What it proves"), worth(sample.method, language)),
    ]
  }

  private static func way(_ method: StoredSample.Method, _ language: TextLanguage) -> String {
    let ranks = LocalizedText(
      es:
        "Cada celda tiene un número al azar que sale de la semilla y de su entidad, año, plan, regla, "
        + "respuesta y posición (SHA-256 de cada grupo, y SplitMix64 desde allí). ",
      en:
        "Each cell has a random number that comes of the seed and of its entity, year, plan, rule, "
        + "verdict and position (SHA-256 of each group, and SplitMix64 from there on). "
    ).text(in: language)
    switch method {
    case .random:
      return ranks
        + LocalizedText(
          es: "Entran las de número más bajo; por eso una muestra mayor contiene la menor.",
          en: "The lowest are taken; so a larger sample holds the smaller one."
        ).text(in: language)
    case .risk:
      return ranks
        + LocalizedText(
          es:
            "Primero una celda de cada regla y respuesta, de mayor a menor peso; luego en proporción al "
            + "peso (divisores de D’Hondt). El peso es 3 si Cotejo dijo que no cumple y 2 si dijo que "
            + "cumple, por tres si la letra de la norma lo exige; 1 en lo demás; y 1 más si ningún jurista "
            + "aprobó la regla como está. Dentro de cada grupo, las de expedientes que incumplen un deber "
            + "entran con el doble de facilidad.",
          en:
            "First one cell of each rule and verdict, from the weightiest down; then in proportion to the "
            + "weight (divisors of D’Hondt). The weight is 3 where Cotejo said that it does not comply and "
            + "2 where it said that it does, thrice as much where the letter of a norm asks it; 1 for the "
            + "rest; and 1 more where no jurist agreed with the rule as it stands. Inside each group, those "
            + "of dossiers that break a duty are taken twice as soon."
        ).text(in: language)
    }
  }

  /// What may be concluded from it.
  static func worth(_ method: StoredSample.Method, _ language: TextLanguage) -> String {
    switch method {
    case .random:
      LocalizedText(
        es:
          "Da un intervalo exacto (Clopper–Pearson, 95 %) para la tasa de error de Cotejo en esta "
          + "población. No dice nada de lo que Cotejo dejó sin respuesta, ni de cada regla o entidad por "
          + "separado cuando le tocaron pocas celdas.",
        en: "It gives an exact interval (Clopper–Pearson, 95%) for Cotejo’s rate of error in this "
          + "population. It says nothing of what Cotejo left without an answer, nor of single rules or "
          + "entities that few cells came from."
      ).text(in: language)
    case .risk:
      LocalizedText(
        es:
          "Sirve para hallar errores donde más pesarían. No es representativa: de ella no sale ninguna "
          + "tasa de error de la población.",
        en:
          "It serves to find errors where they would weigh most. It is not representative: no rate of "
          + "error of the population follows from it."
      ).text(in: language)
    }
  }
}
