import Findings
import Rules
import Values

extension CheckRequest {
  /// The request with what its dossier says of settings that the caller left open; a dossier tied to
  /// another rule pack is an error.
  func adopting(_ dossier: Dossier?, pack: RulePack) throws(CheckError) -> CheckRequest {
    guard let dossier else { return self }
    if let pin = dossier.pack, !pin.matches(pack.identity) {
      throw CheckRequest.otherPack(pin, pack.identity)
    }
    var request = self
    if request.asOf == .byPlan, let day = dossier.asOf { request.asOf = .date(day) }
    request.gate = request.gate ?? dossier.gate
    request.failOn = request.failOn ?? dossier.failOn
    request.baselineFile = request.baselineFile ?? dossier.baseline
    request.dispositionsFile = request.dispositionsFile ?? dossier.dispositions
    request.mappingFile = request.mappingFile ?? dossier.mapping
    if dossier.converts, request.converters == nil { request.converters = .init() }
    return request
  }

  private static func otherPack(
    _ pin: Dossier.PackPin, _ pack: CheckReport.PackIdentity
  ) -> CheckError {
    let asked = [pin.id, pin.version, pin.sha256.map { "sha256 \($0.prefix(12))" }]
      .compactMap { $0 }.joined(separator: " ")
    let used = "\(pack.id) \(pack.version) sha256 \(pack.sha256.prefix(12))"
    return CheckError(
      .rules,
      es: "el expediente pide el cuerpo de reglas «\(asked)» y el que hay es «\(used)»; cambie "
        + "«pack» en el expediente cuando quiera juzgar con el nuevo",
      en: "the dossier asks for the rule pack “\(asked)” and the one at hand is “\(used)”; change "
        + "“pack” in the dossier when you want to judge by the new one")
  }
}
