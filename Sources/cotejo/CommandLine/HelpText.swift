import Reports
import Values

/// Help made from the declarations, so that it cannot say anything else than the parser does.
struct HelpText {
  let language: TextLanguage

  /// The help of the program: what it is, and its commands.
  func program(_ commands: [CommandDeclaration]) -> String {
    var lines = [
      say(
        "Cotejo: revisa si un plan público cumple las normas que lo rigen.",
        "Cotejo: checks whether a public plan complies with the norms that govern it."),
      "", say("Uso: cotejo ORDEN [OPCIONES]", "Usage: cotejo COMMAND [OPTIONS]"), "",
      say("Órdenes:", "Commands:"),
    ]
    lines += rows(commands.map { (signature($0), $0.summary.text(in: language)) })
    lines += ["", say("Otros nombres:", "Other names:")]
    var seen: Set<String> = []
    lines += rows(
      commands.filter { !$0.aliases.isEmpty && seen.insert($0.words[0]).inserted }
        .map { ($0.aliases.joined(separator: ", "), "= \($0.words[0])") })
    lines += ["", say("En todas partes:", "Everywhere:")]
    lines += rows(
      CommandDeclaration.everywhere.map(row)
        + [("--version", say("Muestra la versión.", "Shows the version."))])
    lines += ["", say("Ejemplos:", "Examples:")]
    lines += commands.prefix(2).compactMap(\.examples.first).flatMap(example)
    lines += [
      "",
      say(
        "«cotejo ORDEN --help» explica cada orden. Nada sale de este computador.",
        "“cotejo COMMAND --help” explains each command. Nothing leaves this computer."),
      say(
        "Salida: 0 cumple, 1 no cumple, 2 falta información, 64 uso, 65 no se puede leer, "
          + "66 no existe, 70 falla nuestra.",
        "Exit: 0 complies, 1 does not comply, 2 not enough information, 64 usage, "
          + "65 cannot be read, 66 no such file, 70 our own fault."),
    ]
    return text(lines)
  }

  /// The help of one command.
  func command(_ command: CommandDeclaration) -> String {
    var lines = [
      command.summary.text(in: language), "",
      say("Uso: ", "Usage: ") + "cotejo \(signature(command)) " + say("[OPCIONES]", "[OPTIONS]"),
    ]
    if !command.aliases.isEmpty {
      lines.append(
        say("También: ", "Also: ") + command.aliases.map { "cotejo \($0)" }.joined(separator: ", "))
    }
    lines += ["", say("Opciones:", "Options:")] + rows(command.options.map(row))
    lines += ["", say("Ejemplos:", "Examples:")] + command.examples.flatMap(example)
    return text(lines)
  }

  /// The help of a word that several commands begin with.
  func group(_ commands: [CommandDeclaration]) -> String {
    let rows = rows(commands.map { (signature($0), $0.summary.text(in: language)) })
    return text(
      [say("Órdenes:", "Commands:")] + rows + ["", say("Ejemplos:", "Examples:")]
        + commands.flatMap { $0.examples.prefix(1) }.flatMap(example))
  }

  private func signature(_ command: CommandDeclaration) -> String {
    ([command.name] + command.operands.map { $0.shown(in: language) }).joined(separator: " ")
  }

  private func row(_ option: OptionDeclaration) -> (String, String) {
    let short = option.short.map { "-\($0), " } ?? ""
    let value = option.takesValue ? " " + option.placeholder(in: language) : ""
    let more = option.isRepeatable ? "…" : ""
    return (short + "--" + option.long + value + more, option.help.text(in: language))
  }

  private func example(_ example: CommandDeclaration.Example) -> [String] {
    ["  \(example.line)", "      \(example.meaning.text(in: language))"]
  }

  /// Two columns; a left side that is too wide gets a line of its own.
  private func rows(_ rows: [(String, String)]) -> [String] {
    let most = 34
    let width = min(most, rows.map { TerminalText.width($0.0) }.max() ?? 0)
    return rows.flatMap { left, right in
      TerminalText.width(left) > most
        ? ["  \(left)", "  " + String(repeating: " ", count: width) + "  \(right)"]
        : ["  \(TerminalText.padded(left, to: width))  \(right)"]
    }
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
  private func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }
}
