import Authoring
import Checking
import Findings
import Reports
import Rules
import Values

/// `cotejo rules mutate`: whether the examples of rules would notice a wrong rule.
enum RulesMutateCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "mutate", aliases: ["reglas"],
    es: "Estropea cada regla de muchas maneras y dice cuáles no notan sus ejemplos.",
    en: "Spoils each rule in many ways and tells which its examples do not notice.",
    operands: [OperandDeclaration(.rule, isRequired: false, isRepeatable: true)],
    options: [
      CommonOptions.rules, CommonOptions.overlay,
      OptionDeclaration(
        "jobs", short: "j", .number(.number, 1...256),
        es: "Hilos de trabajo; no cambian el resultado.",
        en: "Threads to work on; they do not change the result."),
    ],
    examples: [
      (
        "cotejo rules mutate actividad-sin-responsable", "Solo esa regla.", "That rule alone."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let language = arguments.language
    let pack = try RulePacks.load(arguments, .whole)
    let ids = arguments.operands
    if let wrong = ids.first(where: { pack.rule($0) == nil }) {
      throw RulesShowCommand.unknown("regla", "rule", wrong, among: pack.rules.map(\.id))
    }
    let jobs = arguments.number("jobs") ?? Surroundings.processors
    let results = MutationTester(pack).results(
      of: ids.isEmpty ? pack.rules : ids.compactMap(pack.rule), jobs: jobs)
    let killed = results.map(\.killed).reduce(0, +)
    let survived = results.map(\.survivors.count).reduce(0, +)
    let unused = results.map(\.unused.count).reduce(0, +)
    let lines = results.flatMap { self.lines($0, language) }
    let end = summary(
      killed, survived, results.map(\.equivalents.count).reduce(0, +), language)
    try OutputStream.standard.writeAll(
      Array((lines + [end]).map { TerminalText.sentence($0) + "\n" }.joined().utf8))
    return killed > 0 && unused == 0 && killed * 100 >= (killed + survived) * leastShare
      ? .complies : .doesNotComply
  }

  /// Of a hundred wrong copies the examples have to notice as many.
  private static let leastShare = 95

  private static func lines(_ result: MutationTester.Result, _ language: TextLanguage) -> [String] {
    let (alike, unused) =
      language == .es
      ? ("no cambia nada", "no hay tal copia, o un ejemplo la nota; quite la razón")
      : ("changes nothing", "no such copy, or an example notices it; take the reason out")
    return result.survivors.map { "\(result.place): \($0)" }
      + result.equivalents.map {
        "\(result.place): \($0.change) (\(alike): \($0.reason.text(in: language)))"
      } + result.unused.map { "\(result.place): «\($0)»: \(unused)" }
  }

  private static func summary(
    _ killed: Int, _ survived: Int, _ equivalents: Int, _ language: TextLanguage
  ) -> String {
    let share = killed * 1000 / max(1, killed + survived)
    let percent = "\(share / 10),\(share % 10)"
    return language == .es
      ? "\(killed + survived) copias estropeadas: los ejemplos notan \(killed) (\(percent) %). "
        + "Otras \(equivalents) no cambian nada, con su razón."
      : "\(killed + survived) spoiled copies: the examples notice \(killed) (\(percent)%). "
        + "Another \(equivalents) change nothing, each with its reason."
  }
}
