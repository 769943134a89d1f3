import Documents
import Findings
import Values

extension SARIFWriting {
  func invocation(_ results: Chosen, _ writer: inout JSONWriter) {
    let faults = wordings.contains { $0.report.totals[.error] > 0 }
    writer.object { writer in
      writer.member("executionSuccessful", failures.isEmpty && !faults)
      writer.member("toolExecutionNotifications") { writer in
        writer.array { writer in
          for each in failures {
            let text = language == .es ? each.es : each.en
            notification(.error, text, path: each.path, &writer)
          }
          for wording in wordings { notifications(of: wording, &writer) }
          if results.leftOut > 0 {
            notification(.warning, remainder(results), path: nil, &writer)
          }
        }
      }
    }
  }

  func notifications(of wording: ReportWording, _ writer: inout JSONWriter) {
    for each in wording.report.findings where each.verdict == .error {
      notification(
        .error,
        "\(wording.label(each)): \(wording.say("regla", "rule")) \(each.rule): "
          + wording.message(each),
        path: wording.report.documents.first?.path, rule: each.rule, &writer)
    }
    let parts = wording.unreadParts
    for part in parts.prefix(limits.notifications) {
      notification(
        .warning,
        wording.say("No se pudo leer ", "Could not be read: ") + wording.quoted(part.name)
          + " (\(part.reason))",
        path: part.document.path, &writer)
    }
    if parts.count > limits.notifications {
      let more = wording.count(parts.count - limits.notifications)
      notification(
        .warning,
        wording.say(
          "y \(more) partes más que no se pudieron leer", "and \(more) more unread parts"),
        path: nil, &writer)
    }
    for document in wording.report.documents {
      for note in document.notes {
        notification(.note, note.text(in: language), path: document.path, &writer)
      }
    }
    for note in wording.report.notes {
      notification(.note, note.text(in: language), path: nil, &writer)
    }
  }

  func notification(
    _ level: Severity, _ text: String, path: String?, rule: String? = nil,
    _ writer: inout JSONWriter
  ) {
    writer.element { writer in
      writer.object { writer in
        writer.member("level", level.rawValue)
        writer.member("message") { message(text, &$0) }
        if let path {
          writer.member("locations") { writer in
            writer.array { writer in
              writer.element { writer in
                writer.object { writer in
                  writer.member("physicalLocation") { writer in
                    writer.object { $0.member("artifactLocation") { artifact(path, &$0) } }
                  }
                }
              }
            }
          }
        }
        if let rule {
          writer.member("associatedRule") { writer in
            writer.object { writer in
              writer.member("id", rule)
              if let index = ruleIndex[rule] { writer.member("index", index) }
            }
          }
        }
      }
    }
  }

  func remainder(_ results: Chosen) -> String {
    let shown = PlainText.display(count: results.findings.count, in: language)
    let all = PlainText.display(
      count: results.findings.count + results.leftOut, in: language)
    return say(
      "Este archivo trae \(shown) de \(all) observaciones, primero las más graves; --report json las trae todas.",
      "This file holds \(shown) of \(all) observations, the gravest first; --report json holds all."
    )
  }
}
