import Findings

/// `cotejo man`: the manual page.
enum ManCommand: Command {
  static let declaration = CommandDeclaration(
    "man", es: "Escribe la página de manual cotejo(1).", en: "Writes the manual page cotejo(1).",
    options: [CommonOptions.output],
    examples: [
      (
        "cotejo man --output ~/.local/share/man/man1/cotejo.1", "La instala para quien la corre.",
        "Installs it for whoever runs this."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let page = ManPage(language: arguments.language, version: Program.version)
      .page(Program.declarations)
    try Product.write(
      Array(page.utf8), to: arguments.value("output"), inputs: [], command: declaration)
    return .complies
  }
}
