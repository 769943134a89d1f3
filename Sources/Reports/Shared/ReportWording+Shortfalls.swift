import Findings
import Values

extension ReportWording {
  /// «Qué falta para poder verificar (41 casos)».
  var shortfallsTitle: String {
    let open = report.totals[.notChecked] + report.totals[.needsReview]
    return say("Qué falta para poder verificar", "What is lacking to verify")
      + " (\(amount(open, .cases)))"
  }

  /// What is lacking, what to do, and how much that closes.
  func account(_ shortfall: Shortfall) -> (lack: String, act: String, closes: String) {
    let phrase = Glossary.phrase(for: shortfall.cause, in: language)
    let isNamed = shortfall.cause.text != nil || shortfall.cause.fact.isEmpty
    let lack = isNamed ? phrase : "\(shortfall.cause.fact): \(phrase)"
    let closes =
      say("cierra ", "closes ") + amount(shortfall.cells, .cases) + say(" de ", " of ")
      + amount(shortfall.rules.count, .rule)
      + (shortfall.holdsMust ? say(", alguna obligatoria", ", one of them mandatory") : "")
    return (lack, remedy(shortfall.finding), closes)
  }
}
