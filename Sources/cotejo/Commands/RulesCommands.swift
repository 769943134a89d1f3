import Authoring
import CEL
import Checking
import Findings
import Reports
import Rules
import Values

/// `cotejo rules list`: every rule, a line each.
enum RulesListCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "list", aliases: ["reglas"], es: "Lista las reglas, con su norma y su artículo.",
    en: "Lists the rules, with norm and article.",
    options: [
      CommonOptions.rules,
      OptionDeclaration(
        "norm", .text(.norm), isRepeatable: true, es: "Solo las reglas de esta norma.",
        en: "Only the rules of this norm."),
    ],
    examples: [
      (
        "cotejo rules list --norm ley-1474-2011", "Las reglas de la Ley 1474 de 2011.",
        "The rules of Ley 1474 de 2011."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let language = arguments.language
    let pack = try CheckSession.pack(at: RulesFolder.find(arguments.value("rules")), language)
    let norms = arguments.all("norm")
    if let unknown = norms.first(where: { pack.norm($0) == nil }) {
      throw RulesShowCommand.unknown("norma", "norm", unknown, among: pack.norms.map(\.id))
    }
    var shown = pack
    if !norms.isEmpty {
      shown.norms = pack.norms.filter { norms.contains($0.id) }
      shown.requirements = pack.requirements.filter { norms.contains($0.norm) }
      shown.rules = pack.rules.filter { rule in shown.requirement(rule.requirement) != nil }
    }
    try OutputStream.standard.writeText(RuleSheet(shown, in: language).list())
    return .complies
  }
}

/// `cotejo rules show`: one rule, with what it rests on.
enum RulesShowCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "show", aliases: ["reglas"],
    es: "Muestra una regla: qué pide, por qué norma, desde cuándo, y sus ejemplos.",
    en: "Shows a rule: what it asks, by which norm, since when, and its examples.",
    operands: [OperandDeclaration(.rule)], options: [CommonOptions.rules],
    examples: [
      (
        "cotejo rules show actividad-sin-responsable", "Explica esa regla.",
        "Explains that rule."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let language = arguments.language
    let pack = try CheckSession.pack(at: RulesFolder.find(arguments.value("rules")), language)
    let id = arguments.operands[0]
    guard let rule = pack.rule(id) else {
      throw unknown("regla", "rule", id, among: pack.rules.map(\.id))
    }
    try OutputStream.standard.writeText(RuleSheet(pack, in: language).sheet(rule))
    return .complies
  }

  static func unknown(
    _ es: String, _ en: String, _ id: String, among ids: [String]
  ) -> CheckError {
    let near = nearest(to: id, among: ids)
    return CheckError(
      .usage, es: "no existe la \(es) «\(id)»" + (near.map { "; ¿quiso decir «\($0)»?" } ?? ""),
      en: "there is no \(en) “\(id)”" + (near.map { "; did you mean “\($0)”?" } ?? ""))
  }
}

/// `cotejo rules lint`: whether the pack can be used; every fault is shown.
enum RulesLintCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "lint", aliases: ["reglas"],
    es: "Revisa los archivos del cuerpo de reglas y muestra todas sus faltas.",
    en: "Looks over the files of the rule pack and shows all their faults.",
    options: [CommonOptions.rules],
    examples: [
      (
        "cotejo rules lint --rules rules", "Revisa las reglas de esa carpeta.",
        "Looks over the rules of that folder."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let language = arguments.language
    let pack = try CheckSession.pack(at: RulesFolder.find(arguments.value("rules")), language)
    OutputStream.standard.write(
      language == .es
        ? "\(pack.rules.count) reglas y \(pack.requirements.count) requisitos, sin faltas.\n"
        : "\(pack.rules.count) rules and \(pack.requirements.count) requirements, no faults.\n")
    return .complies
  }
}

/// `cotejo rules test`: every example of every rule.
enum RulesTestCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "test", aliases: ["reglas"],
    es: "Corre los ejemplos de las reglas y dice cuáles no dan lo esperado.",
    en: "Runs the examples of the rules and says which do not give what they should.",
    operands: [OperandDeclaration(.rule, isRequired: false, isRepeatable: true)],
    options: [CommonOptions.rules],
    examples: [
      ("cotejo rules test", "Corre todos los ejemplos.", "Runs all examples."),
      (
        "cotejo rules test actividad-sin-responsable", "Solo los de esa regla.",
        "Only those of that rule."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let language = arguments.language
    let pack = try CheckSession.pack(at: RulesFolder.find(arguments.value("rules")), language)
    let wanted = arguments.operands
    if let unknown = wanted.first(where: { pack.rule($0) == nil }) {
      throw RulesShowCommand.unknown("regla", "rule", unknown, among: pack.rules.map(\.id))
    }
    let rules = wanted.isEmpty ? pack.rules : pack.rules.filter { wanted.contains($0.id) }
    let tester = RuleTester(pack)
    let examples = rules.flatMap(tester.results)
    let bases = wanted.isEmpty ? pack.bases.flatMap(tester.faults) : []
    let wrong = examples.filter { !$0.isRight } + bases
    let lines = wrong.map { describe($0, language) } + [summary(examples, wrong, pack, language)]
    try OutputStream.standard.writeText(lines.joined(separator: "\n") + "\n")
    return wrong.isEmpty && !examples.isEmpty ? .complies : .doesNotComply
  }

  private static func describe(_ result: RuleTester.Result, _ language: TextLanguage) -> String {
    let opening = "\(result.file):\(result.line): \(result.rule) «\(result.name)»: "
    return TerminalText.sentence(
      opening
        + (language == .es
          ? "se esperaba \(result.expected) y dio \(result.actual)"
          : "expected \(result.expected), gave \(result.actual)"))
  }

  private static func summary(
    _ examples: [RuleTester.Result], _ wrong: [RuleTester.Result], _ pack: RulePack,
    _ language: TextLanguage
  ) -> String {
    let rules = Set(examples.map(\.rule)).count
    return language == .es
      ? "\(examples.count) ejemplos de \(rules) reglas: \(wrong.count) no dan lo esperado."
      : "\(examples.count) examples of \(rules) rules: \(wrong.count) do not give what they should."
  }
}

/// `cotejo rules functions`: what expressions may call beyond standard CEL.
enum RulesFunctionsCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "functions", aliases: ["reglas"],
    es: "Lista las funciones propias que las reglas pueden usar.",
    en: "Lists our own functions that rules may use.",
    examples: [
      (
        "cotejo rules functions", "Cada función con su forma y un ejemplo.",
        "Each function with its form and an example."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    var lines: [String] = []
    for function in CELFunctions.all {
      lines.append(arguments.language == .es ? function.sentence.es : function.sentence.en)
      lines += function.signatures.map { "  \($0)" }
      lines += function.examples.map { "  \($0.expression)  →  \($0.result)" }
      lines.append("")
    }
    try OutputStream.standard.writeAll(Array(lines.joined(separator: "\n").utf8))
    return .complies
  }
}
