import Documents
import Values

/// Puts what the entity decided beside the findings: the one place where it is told what counts.
///
/// A disposition never makes a finding go away and never makes a rule met. One that has expired,
/// that covers nothing or that asks for too much is a finding of its own, at its line of the file.
package struct DispositionCheck: Sendable {
  /// What the file holds, in its order.
  package let dispositions: [Disposition]
  private let path: String
  private let sha256: String

  /// Of the dispositions of one file.
  package init(_ dispositions: [Disposition], path: String, sha256: String) {
    (self.dispositions, self.path, self.sha256) = (dispositions, path, sha256)
  }

  /// The fingerprints of a report's fails, to tell one plan of a run what the others hold.
  package static func fingerprints(of report: CheckReport) -> Set<String> {
    Set(report.findings.filter { $0.verdict == .fail }.map(\.fingerprint))
  }

  /// Marks the findings and concludes anew; `elsewhere` holds what other plans of the run have.
  ///
  /// The file becomes one more document, so that its lines are places. Where `tellsFaults` is false
  /// findings are marked and nothing is said of the file.
  package func apply(
    to report: inout CheckReport, documents: inout [Document], elsewhere: Set<String> = [],
    tellsFaults: Bool = true
  ) {
    let selected = Set(report.rules.map(\.id))
    var records: [CheckReport.DispositionRecord] = []
    for disposition in dispositions {
      var record = CheckReport.DispositionRecord(
        disposition: disposition, state: .applied, why: nil, cells: 0)
      judge(&record, in: &report, selected, elsewhere)
      records.append(record)
    }
    report.dispositions = records
    if tellsFaults { tell(records, in: &report, &documents) }
    report.conclude()
  }

  // MARK: - One disposition

  private func judge(
    _ record: inout CheckReport.DispositionRecord, in report: inout CheckReport,
    _ selected: Set<String>, _ elsewhere: Set<String>
  ) {
    let disposition = record.disposition
    let found = report.findings.indices.filter {
      report.findings[$0].fingerprint == disposition.fingerprint
        && report.findings[$0].rule == disposition.rule
    }
    let fails = found.filter { report.findings[$0].verdict == .fail }
    func stop(_ state: CheckReport.DispositionRecord.State, _ why: LocalizedText) {
      (record.state, record.why) = (state, why)
    }
    if !selected.contains(disposition.rule), !report.run.selection.isEmpty {
      return stop(.elsewhere, .notSelected)
    }
    if found.isEmpty {
      return elsewhere.contains(disposition.fingerprint)
        ? stop(.elsewhere, .otherPlan) : stop(.unmatched, .nothingThere)
    }
    if disposition.until < report.run.asOf { return stop(.expired, .expired(disposition.until)) }
    if fails.isEmpty { return stop(.forbidden, .noFail(report.findings[found[0]].verdict)) }
    switch disposition.evidence {
    case .missing: return stop(.forbidden, .missing(disposition.evidencePath ?? ""))
    case .changed: return stop(.forbidden, .changed(disposition.evidencePath ?? ""))
    case .none, .present: break
    }
    var left = disposition.count
    for index in fails {
      let isWhole = report.findings[index].subject.key == "*"
      let needed = isWhole ? 1 : report.findings[index].count
      guard needed <= left else { continue }
      left -= needed
      report.findings[index].disposition = disposition.id
      record.cells += report.findings[index].count
      if disposition.kind == .acceptedException,
        let rule = report.rules.firstIndex(where: { $0.id == disposition.rule })
      {
        report.rules[rule].excepted += report.findings[index].count
      }
    }
    let all = fails.reduce(0) { $0 + report.findings[$1].count }
    if record.cells < all { stop(.forbidden, .tooFew(disposition.count, of: all)) }
  }

  // MARK: - What is wrong with the file

  private func tell(
    _ records: [CheckReport.DispositionRecord], in report: inout CheckReport,
    _ documents: inout [Document]
  ) {
    let index = report.documents.count
    documents.append(document)
    report.documents.append(
      DocumentReading(
        path: path, sha256: sha256, kind: document.format.rawValue,
        role: DispositionCheck.role))
    for rule in DispositionRules.all {
      var result = rule.result
      for (position, record) in records.enumerated() {
        let verdict: Verdict =
          record.state == .elsewhere ? .notApplicable : record.state == rule.state ? .fail : .pass
        result.totals[verdict] += 1
        report.totals[verdict] += 1
        if verdict == .notApplicable, let why = record.why {
          let cause = Cause(fact: rule.id, state: .doesNotApply, text: why)
          result.reasons = [.init(verdict: verdict, cause: cause, count: 1)]
        }
        guard verdict == .fail, let why = record.why else { continue }
        report.findings.append(
          rule.finding(record.disposition, why, Locator(document: index, block: position)))
      }
      report.rules.append(result)
    }
  }

  /// The file with one paragraph for each disposition, at its line.
  private var document: Document {
    Document(
      path: path, format: .yaml, sha256: sha256,
      blocks: dispositions.map { .paragraph("\($0.id): \($0.reason)") },
      blockPlaces: dispositions.map { Document.BlockPlace(line: $0.line) })
  }

  /// The part that the file plays among the documents.
  package static let role = "tratamientos"
}

// MARK: - Texts

extension LocalizedText {
  fileprivate static let notSelected = LocalizedText(
    es: "su regla no se pidió en esta revisión", en: "its rule was not asked for in this check")
  fileprivate static let otherPlan = LocalizedText(
    es: "su observación es de otro plan de esta revisión",
    en: "its observation is of another plan of this check")
  fileprivate static let nothingThere = LocalizedText(
    es: "ninguna observación de esta revisión tiene esa huella y esa regla",
    en: "no observation of this check has that fingerprint and that rule")

  fileprivate static func expired(_ day: CalendarDate) -> LocalizedText {
    LocalizedText(
      es: "venció el \(PlainText.display(day, in: .es))",
      en: "it expired on \(PlainText.display(day, in: .en))")
  }

  fileprivate static func noFail(_ verdict: Verdict) -> LocalizedText {
    let (es, en) = (
      Glossary.label(verdict: verdict, in: .es), Glossary.label(verdict: verdict, in: .en)
    )
    return LocalizedText(
      es: "la observación es «\(es)»: se cierra con datos o respuestas, no con un tratamiento",
      en: "the observation is “\(en)”: data or answers close it, not a disposition")
  }

  fileprivate static func missing(_ path: String) -> LocalizedText {
    LocalizedText(
      es: "no se pudo leer su evidencia «\(path)»", en: "its evidence “\(path)” could not be read")
  }

  fileprivate static func changed(_ path: String) -> LocalizedText {
    LocalizedText(
      es: "su evidencia «\(path)» ya no es el mismo archivo (otra huella SHA-256)",
      en: "its evidence “\(path)” is no longer the same file (another SHA-256)")
  }

  fileprivate static func tooFew(_ count: Int, of all: Int) -> LocalizedText {
    LocalizedText(
      es: "se aprobó para \(count) casos y la observación ya tiene \(all)",
      en: "it was approved for \(count) cases and the observation now has \(all)")
  }
}
