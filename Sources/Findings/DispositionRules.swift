import Documents
import Values

/// What Cotejo asks of the file of dispositions itself; no norm asks it, and no plan is judged by it.
struct DispositionRules {
  /// Its identifier.
  let id: String
  /// The state that it finds fault with.
  let state: CheckReport.DispositionRecord.State
  private let sentence: LocalizedText
  private let remedy: LocalizedText

  /// All of them, in the order in which reports list them.
  static let all = [
    DispositionRules(
      id: "tratamiento-vencido", state: .expired,
      sentence: LocalizedText(
        es: "Un tratamiento rige hasta el día que dice; después la observación vuelve a contar.",
        en: "A disposition holds to the day it names; then the observation counts again."),
      remedy: LocalizedText(
        es: "Corrija lo que se aplazó, o apruebe un plan nuevo con otra fecha.",
        en: "Mend what was put off, or approve a new plan with another date.")),
    DispositionRules(
      id: "tratamiento-sin-observacion", state: .unmatched,
      sentence: LocalizedText(
        es: "Cada tratamiento corresponde a una observación de la revisión.",
        en: "Each disposition belongs to an observation of the check."),
      remedy: LocalizedText(
        es: "Si ya se corrigió, quite el tratamiento del archivo; si no, escriba la huella que da "
          + "el informe.",
        en: "If it has been mended, take the disposition out of the file; if not, write the "
          + "fingerprint that the report gives.")),
    DispositionRules(
      id: "tratamiento-no-permitido", state: .forbidden,
      sentence: LocalizedText(
        es: "Un tratamiento solo cubre incumplimientos, no más casos de los aprobados y con su "
          + "evidencia intacta.",
        en: "A disposition covers fails only, no more cases than were approved, and with its "
          + "evidence intact."),
      remedy: LocalizedText(
        es: "Ajuste el tratamiento a lo que se aprobó, o atienda la observación.",
        en: "Fit the disposition to what was approved, or attend to the observation.")),
  ]

  /// The rule before any disposition was looked at.
  var result: CheckReport.RuleResult {
    var result = CheckReport.RuleResult(
      id: id, requirement: id, norm: "cotejo-tratamientos",
      normTitle: LocalizedText(es: "Archivo de tratamientos", en: "File of dispositions"),
      article: "", obligation: .should, basis: .methodology, severity: .warning,
      sentence: sentence)
    result.isOfPack = false
    return result
  }

  /// What is wrong with one disposition, told at its line.
  func finding(_ disposition: Disposition, _ why: LocalizedText, _ place: Locator) -> Finding {
    let text = [id, disposition.id].joined(separator: "\u{1F}")
    return Finding(
      rule: id, verdict: .fail, severity: .warning,
      message: LocalizedText(
        es: "El tratamiento «\(disposition.id)» no cuenta del todo: \(why.es).",
        en: "The disposition “\(disposition.id)” does not count in full: \(why.text(in: .en))."),
      remedy: remedy,
      subject: SubjectName(
        table: "tratamiento", key: disposition.id, label: disposition.id),
      locations: [Finding.Location(place, text: disposition.id)],
      fingerprint: String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(32)))
  }
}
