import Audit
import Checking
import Findings
import Store
import Values

/// `cotejo audit query`: a question in SQL to the store, which is only read.
enum AuditQueryCommand: Command {
  static let declaration = CommandDeclaration(
    "audit", "query", aliases: ["auditar"],
    es: "Responde una consulta SQL sobre la auditoría, en CSV. Hay cinco vistas: dossiers, matrix "
      + "y findings, que llevan run, entity y year; observations, que lleva entity, number y state, y "
      + "sampled_cells, que lleva sample, number, verdict y answer.",
    en: "Answers an SQL query on the audit, as CSV. There are five views: dossiers, matrix "
      + "and findings, which have run, entity and year; observations, which has entity, number and state, "
      + "and sampled_cells, which has sample, number, verdict and answer.",
    operands: [OperandDeclaration(.expression)], options: [AuditOptions.store],
    examples: [
      (
        "cotejo audit query \"SELECT entity, year, verdict FROM dossiers WHERE run = 1\" --store "
          + "auditoria.db",
        "Dice a qué llegó cada expediente de la primera auditoría.",
        "Tells what each dossier of the first audit comes to."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    try AuditOptions.telling { () throws in
      let store = try Store(reading: AuditOptions.path(arguments, declaration))
      let output = QueryOutput()
      try store.read(
        arguments.operands[0], names: { _ = output.add($0) }, row: { output.add($0) })
      try output.finish()
      return .complies
    }
  }
}

/// Lines on their way out, some at a time, so that a long answer takes no more memory than a short one.
private final class QueryOutput {
  private static let pieceBytes = 64 << 10
  private var bytes: [UInt8] = []
  private var fault: (any Error)?

  /// Adds a line; `false` when nobody takes more.
  func add(_ fields: [String]) -> Bool {
    bytes += AuditCSV.line(fields)
    if bytes.count > QueryOutput.pieceBytes { flush() }
    return fault == nil
  }

  /// Writes what is left, or tells what went wrong.
  func finish() throws {
    flush()
    if let fault { throw fault }
  }

  private func flush() {
    guard fault == nil else { return }
    do { try OutputStream.standard.writeAll(bytes) } catch { fault = error }
    bytes.removeAll(keepingCapacity: true)
  }
}
