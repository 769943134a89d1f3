import Checking
import Findings
import Reports
import Values

extension CheckCommand {
  /// Tells how the observations with a fingerprint came about; the exit code is that of the check.
  static func explain(
    _ arguments: ParsedArguments, _ asked: CheckRequest
  ) throws -> ExitCode {
    var request = asked
    let wanted = (arguments.value("explain") ?? "").lowercased()
    guard wanted.utf8.count >= 8, wanted.allSatisfy(\.isHexDigit) else {
      throw noFingerprint(wanted)
    }
    request.explained = wanted
    let session = try CheckSession(request, pack: RulePacks.load(arguments))
    let result = try session.run()
    tell(result.failures, in: request.language)
    let told = result.plans.filter { !$0.traces.isEmpty }
    guard !told.isEmpty else {
      if !result.failures.isEmpty { return result.exitCode }
      throw unknown(wanted)
    }
    var bytes: [UInt8] = []
    for plan in arguments.has("redact") ? told.map(session.redacted) : told {
      let sourced = SourcedReport(plan.report, sources: plan.documents)
      if !bytes.isEmpty { bytes.append(10) }
      bytes += ExplanationReport(plan.traces, of: sourced).bytes
    }
    let inputs = session.inputs + result.plans.flatMap { $0.documents.map(\.path) }
    try Product.write(
      bytes, to: arguments.value("output"), inputs: inputs, command: declaration)
    return result.exitCode
  }

  private static func noFingerprint(_ text: String) -> UsageError {
    UsageError(
      es: "«\(text)» no es una huella: dé al menos ocho de sus 32 cifras hexadecimales",
      en: "“\(text)” is no fingerprint: give eight at least of its 32 hexadecimal digits",
      command: declaration.name)
  }

  private static func unknown(_ text: String) -> UsageError {
    UsageError(
      es:
        "ninguna observación de esta revisión tiene la huella «\(text)»; las da el informe en JSON "
        + "o en CSV",
      en: "no observation of this check has the fingerprint “\(text)”; the report in JSON or CSV "
        + "gives them", command: declaration.name)
  }
}
