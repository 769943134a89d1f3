import Audit
import Checking
import Findings
import Values

/// `cotejo verify`: judges a record again and says whether it agrees.
enum VerifyCommand: Command {
  static let declaration = CommandDeclaration(
    "verify", aliases: ["verificar"],
    es: "Juzga de nuevo un registro de «cotejo audit export», con sus propias reglas y documentos. "
      + "Salida: 0, los mismos bytes, o los mismos resultados con otro programa, que se nombra; 1, no "
      + "concuerda, y dónde; 2, no trae los documentos; 65, fue alterado, y dónde; 66, no existe.",
    en:
      "Judges a record of “cotejo audit export” again, by its own rules and documents. Exit code: 0, "
      + "the same bytes, or the same results by another program, which is named; 1, it does not agree, "
      + "and where; 2, it has no documents; 65, it was altered, and where; 66, there is none.",
    operands: [OperandDeclaration(.record)],
    options: [
      OptionDeclaration(
        "sha256", .text(.checksum),
        es: "La huella que se anotó al hacerlo: otra es otro registro, aunque concuerde.",
        en: "The checksum noted when it was made: another one is another record, even if it agrees."
      )
    ],
    examples: [
      (
        "cotejo verify chia.zip", "Dice si el registro concuerda, y si no, en qué lugar.",
        "Tells whether the record agrees, and if not, at which place."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let record = try RecordFolder.read(arguments.operands[0])
    let verification = RecordVerification(
      record, engine: try ThisProgram.engine(), expected: arguments.value("sha256"))
    let answer = verification.answer()
    try OutputStream.standard.writeText(answer.text(in: arguments.language))
    return answer.exitCode
  }
}
