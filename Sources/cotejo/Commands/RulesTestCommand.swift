import Authoring
import Checking
import Findings
import Reports
import Rules
import Values

/// `cotejo rules test`: every example of every rule.
enum RulesTestCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "test", aliases: ["reglas"],
    es: "Corre los ejemplos de las reglas y dice cuáles no dan lo esperado.",
    en: "Runs the examples of the rules and says which do not give what they should.",
    operands: [OperandDeclaration(.rule, isRequired: false, isRepeatable: true)],
    options: [CommonOptions.rules, CommonOptions.overlay],
    examples: [
      ("cotejo rules test", "Corre todos los ejemplos.", "Runs all examples."),
      (
        "cotejo rules test actividad-sin-responsable", "Solo los de esa regla.",
        "Only those of that rule."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let language = arguments.language
    let pack = try RulePacks.load(arguments, .whole)
    let ids = arguments.operands
    if let wrong = ids.first(where: { pack.rule($0) == nil }) {
      throw RulesShowCommand.unknown("regla", "rule", wrong, among: pack.rules.map(\.id))
    }
    let tester = RuleTester(pack)
    // The examples of the base speak of the base: with an overlay its own rules are tested.
    let prefixes = pack.identity.overlays.map { $0.id + "-" }
    let own = pack.rules.filter { rule in
      prefixes.isEmpty || prefixes.contains { rule.id.hasPrefix($0) }
    }
    let rules = ids.isEmpty ? own : ids.compactMap(pack.rule)
    var results = tester.results(of: rules, jobs: Surroundings.processors)
    if ids.isEmpty, prefixes.isEmpty { results += pack.bases.flatMap(tester.faults) }
    let wrong = results.filter { !$0.isRight }
    let lines = wrong.map { TerminalText.sentence(line($0, language)) }
    let end = summary(results.count - wrong.count, wrong.count, rules.count, language)
    try OutputStream.standard.writeAll(
      Array((lines + [end]).map { $0 + "\n" }.joined().utf8))
    return wrong.isEmpty && !results.isEmpty ? .complies : .doesNotComply
  }

  private static func line(_ result: RuleTester.Result, _ language: TextLanguage) -> String {
    let words = language == .es ? ("se esperaba", "dio") : ("expected", "got")
    return "\(result.file):\(result.line): \(result.rule) · \(result.name): "
      + "\(words.0) \(result.expected); \(words.1) \(result.actual)"
  }

  private static func summary(
    _ right: Int, _ wrong: Int, _ rules: Int, _ language: TextLanguage
  ) -> String {
    language == .es
      ? "\(rules) reglas: \(right) ejemplos dan lo esperado, \(wrong) no."
      : "\(rules) rules: \(right) examples give what they should, \(wrong) do not."
  }
}
