import Findings

/// `cotejo completions`: what a shell needs to complete commands.
enum CompletionsCommand: Command {
  static let declaration = CommandDeclaration(
    "completions", es: "Escribe las terminaciones para bash, zsh o fish.",
    en: "Prints completions for bash, zsh or fish.",
    operands: [OperandDeclaration(.shell)],
    examples: [
      (
        "source <(cotejo completions bash)", "Las pone en el intérprete que está abierto.",
        "Puts them into the shell that is open."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let shell = arguments.operands[0]
    guard Completions.shells.contains(shell) else {
      let list = Completions.shells.joined(separator: ", ")
      throw UsageError(
        es: "no hay terminaciones para «\(shell)»; las hay para \(list)",
        en: "there are no completions for “\(shell)”; there are for \(list)",
        command: declaration.name)
    }
    OutputStream.standard.write(Completions.script(for: shell, commands: Program.declarations))
    return .complies
  }
}
