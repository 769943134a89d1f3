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
      CommonOptions.rules, CommonOptions.overlay,
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
    let pack = try RulePacks.load(arguments, .whole)
    let norms = arguments.all("norm")
    if let unknown = norms.first(where: { pack.norm($0) == nil }) {
      throw RulesShowCommand.unknown("norma", "norm", unknown, among: pack.norms.map(\.id))
    }
    var lines: [String] = []
    for rule in pack.rules {
      guard let requirement = pack.requirement(rule.requirement),
        norms.isEmpty || norms.contains(requirement.norm)
      else { continue }
      let severity = Glossary.label(severity: rule.severity, in: language)
      lines.append(
        TerminalText.sentence(
          "\(rule.id) · \(severity) · \(requirement.norm) art. \(requirement.citation) · "
            + rule.sentence.text(in: language)))
    }
    try OutputStream.standard.writeAll(Array(lines.map { $0 + "\n" }.joined().utf8))
    return .complies
  }
}

/// `cotejo rules show`: one rule, with what it rests on.
enum RulesShowCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "show", aliases: ["reglas"],
    es: "Muestra una regla: qué pide, por qué norma, desde cuándo, y sus ejemplos.",
    en: "Shows a rule: what it asks, by which norm, since when, and its examples.",
    operands: [OperandDeclaration(.rule)],
    options: [
      CommonOptions.rules, CommonOptions.overlay,
      OptionDeclaration(
        "format", .choice(ReadingSheet.Form.allCases.map(\.rawValue)),
        es: "Forma de la ficha: para la pantalla, Markdown o una página HTML.",
        en: "Form of the sheet: for the screen, Markdown or an HTML page."),
      CommonOptions.output,
    ],
    examples: [
      (
        "cotejo rules show actividad-sin-responsable", "Explica esa regla.",
        "Explains that rule."
      ),
      (
        "cotejo rules show plan-publicado-tarde --format html --output ficha.html",
        "La ficha de la regla como página.", "The rule's sheet as a page."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let language = arguments.language
    let pack = try RulePacks.load(arguments, .whole)
    let id = arguments.operands[0]
    guard let rule = pack.rule(id) else {
      throw unknown("regla", "rule", id, among: pack.rules.map(\.id))
    }
    let form = arguments.value("format").flatMap(ReadingSheet.Form.init(rawValue:)) ?? .text
    try Product.write(
      RuleSheet(rule, of: pack, in: language).sheet.bytes(form), to: arguments.value("output"),
      inputs: [], command: declaration)
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
    options: [CommonOptions.rules, CommonOptions.overlay],
    examples: [
      (
        "cotejo rules lint --rules rules", "Revisa las reglas de esa carpeta.",
        "Looks over the rules of that folder."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let language = arguments.language
    let pack = try RulePacks.load(arguments, .whole)
    let remarks = PackLinter(pack).remarks(jobs: Surroundings.processors)
    let faults = remarks.filter { $0.weight == .fault }.count
    let lines = remarks.map { remark in
      let weight =
        switch (remark.weight, language) {
        case (.fault, .es): "falta"
        case (.fault, _): "fault"
        case (.note, .es): "nota"
        case (.note, _): "note"
        }
      return "\(remark.file): \(weight): \(remark.text.text(in: language))"
    }
    let end =
      language == .es
      ? "\(pack.rules.count) reglas y \(pack.requirements.count) requisitos: \(faults) faltas, "
        + "\(remarks.count - faults) notas."
      : "\(pack.rules.count) rules and \(pack.requirements.count) requirements: \(faults) faults, "
        + "\(remarks.count - faults) notes."
    try OutputStream.standard.writeAll(
      Array((lines + [end]).map { TerminalText.sentence($0) + "\n" }.joined().utf8))
    return faults == 0 ? .complies : .doesNotComply
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
