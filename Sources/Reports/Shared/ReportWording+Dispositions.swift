import Findings
import Values

extension ReportWording {
  /// The requirement of the dated row it is about: «Decreto 612 de 2018, art. 1, numeral 4»; `nil`
  /// where the row has none of its own.
  func ownCitation(_ finding: Finding) -> String? {
    guard let cited = finding.requirement.flatMap({ report.cited[$0] }),
      finding.requirement != rule(finding.rule)?.requirement
    else { return nil }
    return Citation.text(norm: cited.normTitle.text(in: language), article: cited.article)
  }

  /// The norm of its row, what was decided about it and whether it was there before.
  func standing(_ finding: Finding) -> String {
    var parts: [String] = []
    if let own = ownCitation(finding) { parts.append(own) }
    if let id = finding.disposition {
      let name = "\(Glossary.word("disposition", in: language)) \(id)"
      parts.append(report.disposition(of: finding).map { "\(name): \(decision($0))" } ?? name)
    }
    let baseline = Glossary.word("baseline", in: language)
    switch finding.baseline {
    case true?: parts.append(say("ya en el \(baseline)", "in the \(baseline)"))
    case false?: parts.append(say("no está en el \(baseline)", "not in the \(baseline)"))
    case nil: break
    }
    return parts.joined(separator: "; ")
  }

  /// «reconocida, con plan, hasta el 30 de abril de 2026; aprobó Planeación (declarado, no
  /// comprobado)».
  func decision(_ disposition: Disposition) -> String {
    let kind = Glossary.label(.dispositionKind, disposition.kind.rawValue, in: language)
    let day = PlainText.display(disposition.until, in: language)
    let approver = TerminalText.cut(disposition.approver, to: 80)
    return say(
      "\(kind), hasta el \(day); aprobó \(approver) (declarado, no comprobado)",
      "\(kind), until \(day); approved by \(approver) (declared, not checked)")
  }

  /// All that a disposition says, and what became of it.
  func account(_ record: CheckReport.DispositionRecord) -> String {
    let disposition = record.disposition
    let state = Glossary.label(.dispositionState, record.state.rawValue, in: language)
    var parts = ["\(disposition.rule): \(state), \(amount(record.cells, .cases))"]
    if let why = record.why { parts[0] += " (\(why.text(in: language)))" }
    parts.append(decision(disposition).firstUppercased)
    parts.append(say("Motivo: ", "Reason: ") + disposition.reason)
    if let plan = disposition.plan { parts.append(say("Plan: ", "Plan: ") + plan) }
    if let norm = disposition.norm {
      parts.append(say("Norma que la concede: ", "Norm that grants it: ") + norm)
    }
    if let evidence = disposition.evidencePath {
      let hash = disposition.sha256.map { " (sha256 \($0.prefix(12)))" } ?? ""
      parts.append(say("Evidencia: ", "Evidence: ") + evidence + hash)
    }
    return parts.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
  }

  /// «Tratamientos (3)».
  var dispositionsTitle: String {
    say("Tratamientos", "Dispositions") + " (\(count(report.dispositions.count)))"
  }
}
