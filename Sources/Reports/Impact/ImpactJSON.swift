import Documents
import Findings
import Values

/// `cotejo.impact/1`: what another rule pack changes, for programs.
package enum ImpactJSON {
  /// The name of the form; keys may be added to it.
  package static let schema = "cotejo.impact/1"

  /// The bytes of a report.
  package static func bytes(_ report: ImpactReport, in language: TextLanguage) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", schema)
      writer.member("changes", report.changesAnything)
      writer.member("exit_code", Int(report.exitCode.rawValue))
      for (key, pack) in [("base", report.base), ("head", report.head)] {
        writer.member(key) { writer in
          writer.object { writer in
            writer.member("id", pack.id)
            writer.member("version", pack.version)
            writer.member("sha256", pack.sha256)
          }
        }
      }
      writer.list("new_rules", report.newRules) { $1.string($0) }
      writer.list("dropped_rules", report.droppedRules) { $1.string($0) }
      writer.list("rules", report.byRule) { rule, writer in
        writer.object { writer in
          writer.member("id", rule.id)
          writer.member("plans", rule.plans)
          changes(rule.changes, &writer)
        }
      }
      writer.list("plans", report.plans) { plan($0, language, &$1) }
      writer.list("failures", report.failures) { failure, writer in
        writer.object { writer in
          writer.member("path", failure.path)
          writer.member("kind", failure.kind.rawValue)
          writer.member("message", language == .es ? failure.es : failure.en)
        }
      }
    }
    return InertJSON.bytes(writer.bytes) + [10]
  }

  private static func plan(
    _ plan: ImpactReport.Plan, _ language: TextLanguage, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("path", plan.path)
      writer.member("before", plan.before.rawValue)
      writer.member("after", plan.after.rawValue)
      writer.list("rules", plan.rules) { rule, writer in
        writer.object { writer in
          writer.member("id", rule.id)
          changes(rule.changes, &writer)
          for (key, places) in [("added", rule.added), ("removed", rule.removed)] {
            writer.list(key, places) { place, writer in
              writer.object { writer in
                writer.member("verdict", place.verdict.id)
                writer.member("place", place.name)
                writer.member("message", place.message.text(in: language))
              }
            }
          }
        }
      }
    }
  }

  private static func changes(_ changes: VerdictChanges, _ writer: inout JSONWriter) {
    writer.list("changes", changes.all) { each, writer in
      writer.object { writer in
        writer.member("from", each.change.from?.id)
        writer.member("to", each.change.to?.id)
        writer.member("cells", each.count)
      }
    }
    writer.member("unchanged", changes.unchanged)
  }
}
