import Documents
import Findings
import Readers

extension Baseline {
  /// The baseline of a request; `nil` where it names none, which the gate «new» does not allow.
  static func read(_ request: CheckRequest) throws(CheckError) -> Baseline? {
    guard let path = request.baselineFile else {
      if request.gate == .new { throw lacking }
      return nil
    }
    let bytes = try request.files.ofRequest(path).bytes
    do throws(Fault) {
      return try Baseline(reading: bytes)
    } catch {
      throw CheckError(.cannotRead, es: "\(path): \(error.es)", en: "\(path): \(error.en)")
    }
  }

  private static let lacking = CheckError(
    .usage,
    es: "el control de paso «new» necesita un punto de partida: --baseline ARCHIVO "
      + "(se escribe con «cotejo baseline write»)",
    en: "the gate “new” needs a baseline: --baseline FILE (written by “cotejo baseline write”)")
}
