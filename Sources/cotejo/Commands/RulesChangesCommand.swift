import Authoring
import Checking
import Findings
import Reports
import Rules
import Values

/// `cotejo rules changes`: what changed between two packs, by norm.
enum RulesChangesCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "changes", aliases: ["reglas"],
    es: "Dice qué cambió entre dos cuerpos de reglas, por norma.",
    en: "Tells what changed between two rule packs, by norm.",
    operands: [OperandDeclaration(.pack), OperandDeclaration(.pack)],
    options: [CommonOptions.output],
    examples: [
      (
        "cotejo rules changes reglas-2025 reglas-2026",
        "Lo que cambió de una carpeta, o archivo compilado, a otra.",
        "What changed from one folder, or compiled file, to another."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let (old, new) = (arguments.operands[0], arguments.operands[1])
    let (before, after) = (
      try CheckSession.pack(at: old, extent: .whole), try CheckSession.pack(at: new, extent: .whole)
    )
    let changes = try CheckSession.changes(from: old, to: new)
    let text = ChangesText(changes, from: before, to: after, in: arguments.language).text
    let safe = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.sentence(String($0)) }.joined(separator: "\n")
    try Product.write(
      Array(safe.utf8), to: arguments.value("output"), inputs: [], command: declaration)
    return .complies
  }
}
