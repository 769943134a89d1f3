import Findings
import Values
import YAML

/// What an entity decided about observations, as a file.
///
/// ```yaml
/// dispositions:
///   - id: plan-mejora-2026-03
///     fingerprint: 5b0c…                  # as reports give it
///     rule: actividad-sin-responsable
///     kind: acknowledged                  # needs plan; accepted_exception needs norm and evidence
///     reason: La planta de personal se aprueba en abril.
///     plan: Asignar responsables al aprobar la planta.
///     approver: Secretaría de Planeación   # declared, nobody checks it
///     until: 2026-04-30                   # the last day on which it holds
///     count: 3                            # cells it covers, 1 by default
///     date: 2026-02-05
///     evidence: acta-03.pdf
///     sha256: 9f86…
/// ```
package enum DispositionsFile {
  /// The dispositions in these bytes, evidence paths as written.
  package static func dispositions(
    path: String, bytes: [UInt8], pack: RulePack
  ) throws(RulePackError) -> [Disposition] {
    let diagnostics = Diagnostics()
    var dispositions: [Disposition] = []
    if let root = diagnostics.read(path: path, bytes: bytes), !root.isNull {
      let read = MappingReader.read(root, into: diagnostics) { reader in
        reader.list("dispositions") { one($0, pack, diagnostics) }
      }
      dispositions = read ?? []
    }
    if diagnostics.hasErrors { throw RulePackError(diagnostics) }
    return dispositions
  }

  private static func one(
    _ node: YAMLNode, _ pack: RulePack, _ diagnostics: Diagnostics
  ) -> Disposition? {
    MappingReader.read(node, into: diagnostics) { read(&$0, pack) } ?? nil
  }

  private static func read(_ reader: inout MappingReader, _ pack: RulePack) -> Disposition? {
    let (id, fingerprint) = (reader.text("id"), reader.text("fingerprint"))
    let rule = reader.text("rule")
    let kind = reader.choice("kind", as: Disposition.Kind.self)
    let (reason, approver) = (reader.text("reason"), reader.text("approver"))
    let (plan, norm) = (reader.optionalString("plan"), reader.optionalString("norm"))
    let until = reader.optionalDate("until")
    let (date, count) = (reader.optionalDate("date"), reader.optionalInteger("count") ?? 1)
    let (evidence, sha256) = (reader.optionalString("evidence"), reader.optionalString("sha256"))
    for text in [id, reason, approver] where text.text.isEmpty {
      reader.diagnostics.add(Diagnostic(empty, at: text.node))
    }
    if !rule.text.isEmpty {
      _ = reader.diagnostics.check(rule, in: pack.rules.map(\.id), .rule)
    }
    if fingerprint.text.utf8.count != 32 || !fingerprint.text.allSatisfy(\.isHexDigit) {
      reader.diagnostics.add(Diagnostic(notAFingerprint, at: fingerprint.node))
    }
    if !reader.contains("until") { reader.report(noUntil) }
    if count < 1 { reader.report(noCount, at: "count") }
    switch kind {
    case .acknowledged where plan == nil: reader.report(noPlan)
    case .acceptedException where norm == nil: reader.report(noNorm)
    case .acceptedException where evidence == nil: reader.report(noEvidence)
    default: break
    }
    if let sha256, sha256.utf8.count != 64 || !sha256.allSatisfy(\.isHexDigit) {
      reader.report(notAHash, at: "sha256")
    }
    if sha256 != nil, evidence == nil { reader.report(hashOfNothing, at: "sha256") }
    guard let until else { return nil }
    return Disposition(
      id: id.text, fingerprint: fingerprint.text.lowercased(), rule: rule.text, kind: kind,
      reason: reason.text, plan: plan, norm: norm, approver: approver.text,
      date: date?.description, until: until.last, count: count, evidencePath: evidence,
      sha256: sha256?.lowercased(), line: reader.node.start.line)
  }
}

extension DispositionsFile {
  /// Names and fingerprints that stand twice: two decisions about one thing are none.
  package static func twice(_ dispositions: [Disposition]) -> LocalizedText? {
    var seen: Set<String> = []
    for disposition in dispositions {
      for name in [disposition.id, "\(disposition.rule) \(disposition.fingerprint)"]
      where !seen.insert(name).inserted {
        return LocalizedText(
          es: "línea \(disposition.line): «\(name)» está dos veces",
          en: "line \(disposition.line): “\(name)” is there twice")
      }
    }
    return nil
  }

  private static let empty = LocalizedText(es: "no puede quedar vacío", en: "must not be empty")
  private static let notAFingerprint = LocalizedText(
    es: "no es una huella: son 32 cifras hexadecimales, como las da el informe",
    en: "this is no fingerprint: those are 32 hexadecimal digits, as the report gives them")
  private static let noUntil = LocalizedText(
    es: "falta \"until\": el último día en que rige",
    en: "\"until\" is missing: the last day on which it holds")
  private static let noCount = LocalizedText(
    es: "cubre al menos un caso", en: "it covers one case at least")
  private static let noPlan = LocalizedText(
    es: "falta \"plan\": qué se hará", en: "\"plan\" is missing: what will be done")
  private static let noNorm = LocalizedText(
    es: "falta \"norm\": la norma que concede la excepción",
    en: "\"norm\" is missing: the norm that grants the exception")
  private static let noEvidence = LocalizedText(
    es: "falta \"evidence\": el documento que muestra que se concedió",
    en: "\"evidence\" is missing: the document that shows that it was granted")
  private static let notAHash = LocalizedText(
    es: "no es una huella SHA-256: son 64 cifras hexadecimales",
    en: "this is no SHA-256 hash: those are 64 hexadecimal digits")
  private static let hashOfNothing = LocalizedText(
    es: "hay una huella y falta \"evidence\": el archivo de que es",
    en: "there is a hash and \"evidence\" is missing: the file it is of")
}
