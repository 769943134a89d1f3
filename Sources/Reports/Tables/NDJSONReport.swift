import Documents
import Findings
import Values

/// One JSON object a line, for logs, databases and `jq`: the parts of `cotejo.report/1` in order.
///
/// Each line has `type` and the number of its `report`; a report opens with its head and closes with
/// `end`, so that a file cut short is known as such.
package struct NDJSONReport: StreamedFormat {
  /// The format.
  package init() {}

  package let identifier = "ndjson"
  package let sentence = LocalizedText(
    es: "JSON por líneas: una por regla, observación y pregunta.",
    en: "JSON lines: one a rule, observation and question.")

  package func write(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions,
    to output: @escaping (_ piece: [UInt8]) -> Void
  ) {
    let lines = JSONLines(output: output)
    for failure in failures {
      lines.add("failure", report: nil) { writer in
        writer.member("path", failure.path)
        writer.member("kind", failure.kind.rawValue)
        writer.member("part", failure.part)
        writer.member("message", options.language == .es ? failure.es : failure.en)
      }
    }
    for (number, each) in reports.enumerated() { add(each, number, to: lines) }
  }

  private func add(_ sourced: SourcedReport, _ number: Int, to lines: JSONLines) {
    let (report, writing) = (sourced.report, JSONReportWriting(sourced))
    lines.add("report", report: number) { writer in
      writer.member("schema", "cotejo.report/1")
      writer.member("run", writing.run)
      writer.member("verdict", report.verdict.rawValue)
      writer.member("gate_passed", report.gatePassed)
      writer.member("totals") { writing.totals(report.totals, &$0) }
      writer.member("reviews", writing.reviews)
      writer.member("sentence", WholeVerdictSentence(report).text)
    }
    func each<Element>(
      _ type: String, _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void
    ) {
      for element in elements {
        lines.add(type, report: number) { writer in writer.member(type) { write(element, &$0) } }
      }
    }
    each("document", report.documents) {
      JSONReadings(language: report.run.language).write($0, to: &$1)
    }
    each("rule", report.rules, writing.rule)
    each("finding", report.findings, writing.finding)
    each("question", report.questions, writing.question)
    each("uncovered", report.uncovered, writing.uncovered)
    each("due", report.due, writing.due)
    each("note", report.notes) { $1.string($0.text(in: report.run.language)) }
    lines.add("end", report: number) { writer in
      writer.member("rules", report.rules.count)
      writer.member("findings", report.findings.count)
    }
  }
}

private struct JSONLines {
  let output: (_ piece: [UInt8]) -> Void

  func add(_ type: String, report: Int?, _ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(compact: true)
    writer.object { writer in
      writer.member("type", type)
      writer.optional("report", report)
      body(&writer)
    }
    output(InertJSON.bytes(writer.bytes) + [10])
  }
}
