import Documents
import Findings
import Plans
import Values

/// `cotejo.comparison/1`: the whole comparison for programs; codes, not labels.
package struct ComparisonJSON: ComparisonFormat {
  /// The name of the form; keys may be added to it.
  package static let schema = "cotejo.comparison/1"

  /// The format.
  package init() {}

  package let identifier = "json"
  package let sentence = LocalizedText(
    es: "Completo, para otros programas.", en: "Complete, for other programs.")

  package func render(_ report: ComparisonReport, options: ReportOptions) -> [UInt8] {
    var writer = JSONWriter()
    ComparisonJSONWriting(report).write(to: &writer)
    return InertJSON.bytes(writer.bytes) + [10]
  }
}

/// The parts of one comparison, in the order of its schema.
private struct ComparisonJSONWriting {
  private let report: ComparisonReport
  private let wording: ComparisonWording
  private var language: TextLanguage { wording.language }

  init(_ report: ComparisonReport) {
    (self.report, wording) = (report, ComparisonWording(report))
  }

  func write(to writer: inout JSONWriter) {
    let findings = report.findings
    writer.object { writer in
      writer.member("schema", ComparisonJSON.schema)
      writer.member("headline", wording.headline)
      writer.member("passed", report.exitCode == .complies)
      writer.member("exit_code", Int(report.exitCode.rawValue))
      writer.member("obstacle", findings.obstacle?.rawValue)
      writer.member("content", report.content.rawValue)
      writer.member("run") { reportJSON(head: true).run(&$0) }
      writer.member("reviews") { reportJSON(head: true).reviews(&$0) }
      writer.member("base") { side(report.base, findings.base, &$0) }
      writer.member("head") { side(report.head, findings.head, &$0) }
      writer.member("counts") { counts(&$0) }
      writer.list("companions", report.companions) { companion, writer in
        writer.object { writer in
          writer.member("part", companion.part.rawValue)
          writer.member("path", companion.path)
        }
      }
      writer.list("tables", report.plan.tables, table)
      writer.list("changes", report.plan.changes, change)
      writer.list("doubts", report.plan.doubts, doubt)
      writer.member("outside") { writer in
        writer.object { writer in
          writer.list("removed", report.plan.outside.removed) { line($0, isOld: true, &$1) }
          writer.list("added", report.plan.outside.added) { line($0, isOld: false, &$1) }
        }
      }
      writer.member("findings") { self.findings(&$0) }
      law(&writer)
    }
  }

  private func reportJSON(head: Bool) -> JSONReportWriting {
    JSONReportWriting(
      SourcedReport(
        head ? report.findings.head : report.findings.base,
        sources: [head ? report.head : report.base]))
  }

  private func side(_ document: Document, _ found: CheckReport, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", document.path)
      writer.member("sha256", document.sha256)
      writer.member("kind", document.format.rawValue)
      JSONConversion.write(document.conversion, to: &writer)
      writer.member("as_of", found.run.asOf.description)
      writer.member("verdict", found.verdict.rawValue)
      writer.member("totals") { reportJSON(head: true).totals(found.totals, &$0) }
    }
  }

  private func counts(_ writer: inout JSONWriter) {
    let findings = report.findings
    writer.object { writer in
      writer.member("changes", report.plan.changes.count)
      writer.member("tables_changed", report.plan.changedTables)
      for nature in PlanChange.Nature.allCases {
        writer.member(nature.rawValue, report.plan.changes.count { $0.nature == nature })
      }
      writer.member("doubts", report.plan.doubts.count)
      writer.member(
        "outside", report.plan.outside.removed.count + report.plan.outside.added.count)
      writer.member("new", findings.new.count)
      writer.member("new_counted", findings.counted.count)
      for ending in FindingsComparison.Ending.allCases {
        writer.member("gone_\(ending.rawValue)", findings.count(ending))
      }
      writer.member("unchanged", findings.unchanged)
      writer.member("newly_open", findings.newlyOpen.count)
    }
  }

  private func table(_ table: PlanComparison.Table, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("table", table.id)
      writer.member("base_rows", table.baseRows)
      writer.member("head_rows", table.headRows)
      writer.member("aligned", table.alignment.pairs.count)
      writer.member("removed", table.alignment.removed.count)
      writer.member("added", table.alignment.added.count)
      writer.member("over_limit", table.alignment.isOverLimit)
    }
  }

  private func change(_ change: PlanChange, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", change.kind.rawValue)
      writer.member("nature", change.nature.rawValue)
      writer.member("table", change.table)
      writer.member("key", change.key)
      writer.member("label", change.label)
      writer.member("field", change.field?.id)
      writer.member("field_label", change.field?.label.text(in: language))
      writer.member("message", wording.sentence(change))
      writer.member("before") { cell(change.before, isOld: true, &$0) }
      writer.member("after") { cell(change.after, isOld: false, &$0) }
      writer.member("count", change.count)
    }
  }

  private func cell(_ side: PlanChange.Side?, isOld: Bool, _ writer: inout JSONWriter) {
    guard let side else { return writer.null() }
    writer.object { writer in
      writer.member("text", side.text)
      writer.member("value", side.value?.description)
      writer.member("location") { location(side.place, side.text, isOld: isOld, &$0) }
    }
  }

  private func location(
    _ place: Locator, _ text: String, isOld: Bool, _ writer: inout JSONWriter
  ) {
    let names = (isOld ? wording.base : wording.head).names
    JSONLocation(names: names).write(Finding.Location(place, text: text), to: &writer)
  }

  private func doubt(_ doubt: PlanComparison.Doubt, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("table", doubt.table)
      for (name, rows, isOld) in [("base", doubt.base, true), ("head", doubt.head, false)] {
        writer.list(name, rows) { location($0.place, $0.label, isOld: isOld, &$1) }
      }
    }
  }

  private func line(_ line: OutsideLines.Line, isOld: Bool, _ writer: inout JSONWriter) {
    location(line.place, line.text, isOld: isOld, &writer)
  }

  private func findings(_ writer: inout JSONWriter) {
    let findings = report.findings
    writer.object { writer in
      writer.list("new", findings.new) { new, writer in
        writer.object { writer in
          writer.member("origin", new.origin?.rawValue)
          writer.member("finding") { reportJSON(head: true).finding(new.finding, &$0) }
        }
      }
      writer.list("gone", findings.gone) { gone, writer in
        writer.object { writer in
          writer.member("ending", gone.ending.rawValue)
          writer.member("finding") { reportJSON(head: false).finding(gone.finding, &$0) }
        }
      }
      writer.list("newly_asked", findings.newlyAsked) { finding, writer in
        reportJSON(head: true).finding(finding, &writer)
      }
      writer.list("newly_open", findings.newlyOpen) { finding, writer in
        reportJSON(head: true).finding(finding, &writer)
      }
    }
  }

  private func law(_ writer: inout JSONWriter) {
    writer.member("law") { writer in
      guard let law = report.findings.law else { return writer.null() }
      writer.object { writer in
        writer.member("old_plan_old_law", law.oldPlanOldLaw)
        writer.member("old_plan_new_law", law.oldPlanNewLaw)
        writer.member("new_plan_old_law", law.newPlanOldLaw)
        writer.member("new_plan_new_law", law.newPlanNewLaw)
      }
    }
  }
}
