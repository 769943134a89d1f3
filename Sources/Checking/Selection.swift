import Findings
import Rules
import Values

/// Which rules a request asks for.
enum Selection {
  /// The rules of the request, in the pack's order; an unknown name or an empty choice is an error.
  static func rules(of pack: RulePack, _ request: CheckRequest) throws(CheckError) -> [Rule] {
    for id in request.ruleIDs where pack.rule(id) == nil {
      throw unknown("regla", "rule", id, among: pack.rules.map(\.id))
    }
    for id in request.normIDs where pack.norm(id) == nil {
      throw unknown("norma", "norm", id, among: pack.norms.map(\.id))
    }
    let isAll = request.ruleIDs.isEmpty && request.normIDs.isEmpty
    let chosen = pack.rules.filter { rule in
      isAll || request.ruleIDs.contains(rule.id)
        || pack.requirement(rule.requirement).map { request.normIDs.contains($0.norm) } == true
    }
    guard !chosen.isEmpty else { throw nothing }
    return chosen
  }

  /// What the report says was asked for.
  static func names(_ request: CheckRequest) -> [String] { request.ruleIDs + request.normIDs }
}

extension Selection {
  private static func unknown(
    _ es: String, _ en: String, _ id: String, among names: [String]
  ) -> CheckError {
    let near = nearest(to: id, among: names)
    let hint = near.map { (" ¿Quiso decir «\($0)»?", " Did you mean “\($0)”?") } ?? ("", "")
    return CheckError(
      .usage, es: "No existe la \(es) «\(id)».\(hint.0) Véalas con: cotejo rules list",
      en: "There is no \(en) “\(id)”.\(hint.1) See them with: cotejo rules list")
  }

  private static let nothing = CheckError(
    .usage, es: "No quedó ninguna regla por aplicar: nada se verificaría.",
    en: "No rule is left to apply: nothing would be checked.")
}
