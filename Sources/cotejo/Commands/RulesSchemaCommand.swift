import Checking
import Findings
import Rules
import Values

/// `cotejo rules schema`: the JSON Schema of one kind of pack file.
enum RulesSchemaCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "schema", aliases: ["reglas"],
    es:
      "Escribe el esquema (JSON Schema) de los archivos de reglas, normas o tablas, para editores.",
    en: "Writes the JSON Schema of rule, norm or table files, for editors.",
    operands: [OperandDeclaration(.schema)],
    examples: [
      (
        "cotejo rules schema rule > regla.schema.json", "El esquema de un archivo de regla.",
        "The schema of a rule file."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let name = arguments.operands[0]
    guard let schema = PackSchema(named: name) else {
      throw RulesShowCommand.unknown(
        "clase de archivo", "kind of file", name, among: PackSchema.allCases.map(\.rawValue))
    }
    try OutputStream.standard.writeAll(Array(schema.text.utf8))
    return .complies
  }
}
