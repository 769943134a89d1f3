import Authoring
import Checking
import Findings
import Rules
import Values

/// `cotejo rules mutate`: whether the examples of rules would notice a wrong rule.
enum RulesMutateCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "mutate", aliases: ["reglas"],
    es: "Estropea cada regla de muchas maneras y dice cuáles no notan sus ejemplos.",
    en: "Spoils each rule in many ways and tells which its examples do not notice.",
    operands: [OperandDeclaration(.rule, isRequired: false, isRepeatable: true)],
    options: [CommonOptions.rules],
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
    let tester = MutationTester(pack)
    var (killed, survived) = (0, 0)
    for rule in ids.isEmpty ? pack.rules : ids.compactMap(pack.rule) {
      let result = tester.result(of: rule)
      killed += result.killed
      survived += result.survivors.count
      for change in result.survivors { OutputStream.standard.write("\(result.rule): \(change)\n") }
    }
    let share = killed + survived == 0 ? 100 : killed * 100 / (killed + survived)
    OutputStream.standard.write(
      language == .es
        ? "\(killed + survived) copias estropeadas: los ejemplos notan \(killed) (\(share) %).\n"
        : "\(killed + survived) spoiled copies: the examples notice \(killed) (\(share)%).\n")
    return survived == 0 ? .complies : .doesNotComply
  }
}
