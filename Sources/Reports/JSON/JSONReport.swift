import Documents
import Findings
import Values

/// `cotejo.report/1`: the whole report for programs; codes, not labels.
package struct JSONReport: StreamedFormat {
  /// The format.
  package init() {}

  package let identifier = "json"
  package let sentence = LocalizedText(
    es: "Completo, para otros programas.",
    en: "Complete, for other programs.")

  package func write(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions,
    to output: @escaping (_ piece: [UInt8]) -> Void
  ) {
    var writer = InertJSON.writer(to: output)
    if let only = reports.first, reports.count == 1, failures.isEmpty {
      write(only, to: &writer)
    } else {
      write(reports, failures, options, to: &writer)
    }
    writer.finish()
    output([10])
  }

  private func write(
    _ reports: [SourcedReport], _ failures: [ReadError], _ options: ReportOptions,
    to writer: inout JSONWriter
  ) {
    // A file that nobody could read leaves the whole open, whatever the others give.
    let verdicts = reports.map(\.report.verdict) + (failures.isEmpty ? [] : [.inconclusive])
    writer.object { writer in
      writer.member("schema", "cotejo.reports/1")
      writer.member("verdict", WholeVerdict.gravest(verdicts).rawValue)
      writer.member(
        "gate_passed",
        failures.isEmpty && !reports.isEmpty && reports.allSatisfy(\.report.gatePassed))
      writer.member("reports") { writer in
        writer.array { writer in
          for each in reports { writer.element { write(each, to: &$0) } }
        }
      }
      writer.list("failures", failures) { failure, writer in
        writer.object { writer in
          writer.member("path", failure.path)
          writer.member("kind", failure.kind.rawValue)
          writer.member("part", failure.part)
          writer.member("message", options.language == .es ? failure.es : failure.en)
        }
      }
    }
  }

  private func write(_ sourced: SourcedReport, to writer: inout JSONWriter) {
    JSONReportWriting(sourced).write(to: &writer)
  }
}

extension WholeVerdict {
  /// Of several plans, the verdict to tell first; none at all is never green.
  package static func gravest(_ verdicts: [WholeVerdict]) -> WholeVerdict {
    let order: [WholeVerdict] = [
      .doesNotComply, .inconclusive, .compliesWithExceptions, .complies,
    ]
    return order.first(where: verdicts.contains) ?? .inconclusive
  }
}

/// The parts of one report, in the order of its schema.
struct JSONReportWriting {
  let report: CheckReport
  let names: PlaceNames
  var language: TextLanguage { report.run.language }

  init(_ sourced: SourcedReport) {
    report = sourced.report
    names = PlaceNames(sourced.report, sources: sourced.sources)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("schema", "cotejo.report/1")
      writer.member("run", run)
      writer.list("documents", report.documents) { document, writer in
        JSONReadings(language: language).write(document, to: &writer)
      }
      writer.member("entity") { JSONFacts(names: names).write(report.entity, to: &$0) }
      writer.member("plan") { JSONFacts(names: names).write(report.plan, to: &$0) }
      writer.member("verdict", report.verdict.rawValue)
      writer.member("gate_passed", report.gatePassed)
      writer.member("totals") { totals(report.totals, &$0) }
      writer.list("rules", report.rules, rule)
      writer.list("findings", report.findings, finding)
      writer.list("questions", report.questions, question)
      writer.list("answers", report.answers, answer)
      writer.list("shortfalls", report.shortfalls, shortfall)
      writer.list("dispositions", report.dispositions, disposition)
      writer.list("uncovered", report.uncovered, uncovered)
      writer.list("due", report.due, due)
      writer.list("notes", report.notes) { note, writer in
        writer.string(note.text(in: language))
      }
      writer.member("sentence", WholeVerdictSentence(report).text)
      writer.member("reviews", reviews)
    }
  }

  /// What jurists have said of the rules that were used; nothing else says whose words they are.
  func reviews(_ writer: inout JSONWriter) {
    let reviews = report.reviews
    writer.object { writer in
      writer.member("rules", reviews.rules)
      writer.member(ReviewState.agreed.rawValue, reviews.agreed)
      writer.member(ReviewState.objected.rawValue, reviews.objected)
      writer.member(ReviewState.outdated.rawValue, reviews.outdated)
      writer.member("quoted", reviews.quoted)
      writer.member("sentence", ReportWording(report, names: names).reviews)
    }
  }

  private func answer(_ answer: CheckReport.AnswerRecord, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", answer.id)
      writer.member("answer", answer.answer)
      writer.member("date", answer.date)
      writer.member("name", answer.name)
      writer.member("evidence", answer.evidence)
      writer.member("sha256", answer.sha256)
      writer.member("counts", answer.counts)
    }
  }

  private func shortfall(_ shortfall: Shortfall, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("cells", shortfall.cells)
      writer.member("verdict", shortfall.finding.verdict.id)
      writer.member("cause") { cause(shortfall.cause, &$0) }
      writer.member("remedy", shortfall.finding.remedy.text(in: language))
      writer.list("rules", shortfall.rules) { rule, writer in writer.string(rule) }
      writer.member("holds_must") { $0.boolean(shortfall.holdsMust) }
    }
  }

  private func disposition(
    _ record: CheckReport.DispositionRecord, _ writer: inout JSONWriter
  ) {
    let disposition = record.disposition
    writer.object { writer in
      writer.member("id", disposition.id)
      writer.member("state", record.state.rawValue)
      writer.member("why", record.why?.text(in: language))
      writer.member("cells", record.cells)
      writer.member("fingerprint", disposition.fingerprint)
      writer.member("rule", disposition.rule)
      writer.member("kind", disposition.kind.rawValue)
      writer.member("reason", disposition.reason)
      writer.member("plan", disposition.plan)
      writer.member("norm", disposition.norm)
      writer.member("approver", disposition.approver)
      writer.member("approver_checked") { $0.boolean(false) }
      writer.member("date", disposition.date)
      writer.member("until", disposition.until.description)
      writer.member("evidence", disposition.evidencePath)
      writer.member("sha256", disposition.sha256)
    }
  }

  func run(_ writer: inout JSONWriter) {
    let run = report.run
    writer.object { writer in
      writer.member("version", run.version)
      writer.member("as_of", run.asOf.description)
      writer.member("as_of_from", run.asOfFrom.rawValue)
      writer.member("lang", run.language.rawValue)
      writer.member("gate", run.gate.rawValue)
      writer.list("selection", run.selection) { rule, writer in writer.string(rule) }
      writer.member("pack") { writer in
        writer.object { writer in
          writer.member("id", run.pack.id)
          writer.member("version", run.pack.version)
          writer.member("sha256", run.pack.sha256)
          writer.member("verified", run.pack.verified.description)
          if !run.pack.overlays.isEmpty {
            writer.list("overlays", run.pack.overlays) { overlay, writer in
              writer.object { writer in
                writer.member("id", overlay.id)
                writer.member("version", overlay.version)
                writer.member("sha256", overlay.sha256)
              }
            }
          }
        }
      }
      writer.member("fail_on", run.failOn.rawValue)
    }
  }

  func totals(_ totals: VerdictTotals, _ writer: inout JSONWriter) {
    writer.object { writer in
      for verdict in Verdict.allCases { writer.member(verdict.id, totals[verdict]) }
      writer.member("grid", totals.grid)
    }
  }

  func rule(_ rule: CheckReport.RuleResult, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", rule.id)
      writer.member("requirement", rule.requirement)
      writer.member("norm", rule.norm)
      writer.member("article", rule.article)
      writer.member("obligation", rule.obligation.rawValue)
      writer.member("basis", rule.basis.rawValue)
      writer.member("severity", rule.severity.rawValue)
      writer.member("sentence", rule.sentence.text(in: language))
      writer.member("text", rule.requirementText.text(in: language))
      writer.member("totals") { totals(rule.totals, &$0) }
      writer.member("norm_title", rule.normTitle.text(in: language))
      writer.list("reasons", rule.reasons) { reason, writer in
        writer.object { writer in
          writer.member("verdict", reason.verdict.id)
          writer.member("count", reason.count)
          writer.member("cause") { cause(reason.cause, &$0) }
        }
      }
      writer.member("quote") { quotation(rule.quotation, &$0) }
      writer.member("review", rule.review.rawValue)
    }
  }

  /// The words of the norm; `null` says that `text` is a paraphrase.
  private func quotation(_ quotation: Quotation?, _ writer: inout JSONWriter) {
    guard let quotation else { return writer.null() }
    writer.object { writer in
      writer.member("text", quotation.text)
      writer.member("source", quotation.source)
      writer.member("read", quotation.read.description)
    }
  }

  func finding(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("rule", finding.rule)
      writer.member("verdict", finding.verdict.id)
      writer.member("severity", finding.severity.rawValue)
      writer.member("message", finding.message.text(in: language))
      writer.member("remedy", finding.remedy.text(in: language))
      writer.member("count", finding.count)
      writer.list("causes", finding.causes, cause)
      writer.member("subject") { writer in
        writer.object { writer in
          writer.member("table", finding.subject.table)
          writer.member("key", finding.subject.key)
          writer.member("label", finding.subject.label)
        }
      }
      writer.list("locations", finding.locations, location)
      writer.member("fingerprint", finding.fingerprint)
      writer.member("requirement", finding.requirement)
      writer.member("disposition", finding.disposition)
      writer.member("baseline") { writer in
        if let known = finding.baseline { writer.boolean(known) } else { writer.null() }
      }
    }
  }

  private func cause(_ cause: Cause, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("fact", cause.fact)
      writer.member("state", cause.state.rawValue)
      writer.member("reason", cause.reason)
      writer.member("text", cause.text?.text(in: language))
      writer.member("location") { writer in
        guard let place = cause.place else { return writer.null() }
        location(Finding.Location(place), &writer)
      }
    }
  }

  private func location(_ location: Finding.Location, _ writer: inout JSONWriter) {
    JSONLocation(names: names).write(location, to: &writer)
  }

  func question(_ question: CheckReport.OpenQuestion, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", question.id)
      writer.member("rule", question.rule)
      writer.member("text", question.text.text(in: language))
      writer.list("answers", question.answers) { answer, writer in writer.string(answer) }
      writer.member("cells", question.cells)
    }
  }

  func uncovered(_ item: CheckReport.UncoveredRequirement, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("requirement", item.requirement)
      writer.member("coverage", item.coverage)
      writer.member("reason", item.reason.text(in: language))
    }
  }

  func due(_ item: CheckReport.DueItem, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("date", item.date.description)
      writer.member("rule", item.rule)
      writer.member("count", item.count)
    }
  }
}
