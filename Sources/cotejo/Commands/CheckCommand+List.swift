import Audit
import Checking
import Findings
import Values

extension CheckCommand {
  /// What stands in place of paths where they come on standard input.
  static let standardInput = "-"

  /// Judges what standard input names, one dossier a line, and writes one line for each as it comes: so that
  /// whatever spreads work over many machines can call this program.
  static func checkList(_ arguments: ParsedArguments, _ request: CheckRequest) throws -> ExitCode {
    guard arguments.all("report") == ["ndjson"], !arguments.has("output"),
      request.dossierFile == nil, request.paths == [standardInput]
    else {
      throw UsageError(
        es:
          "«-» lee expedientes de la entrada, uno por línea; pide --report ndjson, va solo y escribe "
          + "en la salida",
        en:
          "“-” reads dossiers from standard input, one a line; it wants --report ndjson, stands alone "
          + "and writes to standard output", command: declaration.name)
    }
    let lines = try DossierLine(request, pack: RulePacks.load(arguments))
    var exitCodes: [ExitCode] = []
    var input = InputLines()
    while let path = try nextLine(of: &input) {
      guard !path.isEmpty else { continue }
      let line = lines.json(of: path)
      exitCodes.append(line.exitCode)
      try OutputStream.standard.writeAll(line.bytes)
    }
    return .gravest(exitCodes)
  }

  private static func nextLine(of input: inout InputLines) throws(UsageError) -> String? {
    do throws(InputLines.TooLong) {
      return try input.next()
    } catch {
      throw UsageError(
        es: "la línea \(error.line) de la entrada es más larga de lo que puede ser una ruta",
        en: "line \(error.line) of the input is longer than a path can be",
        command: declaration.name)
    }
  }
}
