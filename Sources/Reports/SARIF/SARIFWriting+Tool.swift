import Documents
import Findings
import Values

extension SARIFWriting {
  func tool(_ writer: inout JSONWriter) {
    let run = wordings.first?.report.run
    writer.object { writer in
      writer.member("driver") { writer in
        writer.object { writer in
          writer.member("name", "Cotejo")
          if let run {
            writer.member("version", run.version)
            writer.member("semanticVersion", run.version)
          }
          writer.member("language", language.rawValue)
          if let pack = run?.pack {
            writer.member("properties") { writer in
              writer.object { writer in
                writer.member("pack", pack.id)
                writer.member("packVersion", pack.version)
                writer.member("packSha256", pack.sha256)
                writer.member("packVerified", pack.verified.description)
                if !pack.overlays.isEmpty {
                  writer.list("packOverlays", pack.overlays) { overlay, writer in
                    writer.string("\(overlay.id) \(overlay.version) sha256 \(overlay.sha256)")
                  }
                }
              }
            }
          }
          writer.list("rules", rules) { rule($0.rule, wordings[$0.wording], &$1) }
        }
      }
    }
  }

  func rule(
    _ rule: CheckReport.RuleResult, _ wording: ReportWording, _ writer: inout JSONWriter
  ) {
    let asks = TerminalText.sentence(rule.sentence.text(in: language))
    let norm = TerminalText.sentence(wording.citation(rule))
    let remedy = TerminalText.sentence(remedies[rule.id] ?? "")
    let mend = say("Cómo corregirlo", "How to mend it")
    let normName = wording.citationName(rule).firstUppercased
    let show = "cotejo rules show \(rule.id)"
    let text = ["\(normName): \(norm)", asks, remedy.isEmpty ? "" : "\(mend): \(remedy)", show]
    let markdown = [
      "**\(normName):** \(MarkdownText.escaped(norm))", MarkdownText.escaped(asks),
      remedy.isEmpty ? "" : "**\(mend):** \(MarkdownText.escaped(remedy))", "`\(show)`",
    ]
    writer.object { writer in
      writer.member("id", rule.id)
      writer.member("name", String(rule.id.unicodeScalars.prefix(255)))
      writer.member("shortDescription") {
        message(TerminalText.cut(asks, to: limits.description), &$0)
      }
      writer.member("fullDescription") {
        message(TerminalText.cut("\(norm): \(asks)", to: limits.description), &$0)
      }
      writer.member("help") { writer in
        writer.object { writer in
          writer.member("text", SARIFWriting.joined(text))
          writer.member("markdown", SARIFWriting.joined(markdown))
        }
      }
      writer.member("defaultConfiguration") { writer in
        writer.object { $0.member("level", rule.severity.rawValue) }
      }
      writer.member("properties") { writer in
        writer.object { writer in
          writer.list("tags", [rule.norm, rule.obligation.rawValue, rule.basis.rawValue]) {
            $1.string($0)
          }
          writer.member(
            "problem.severity", rule.severity == .note ? "recommendation" : rule.severity.rawValue)
          writer.member("requirement", rule.requirement)
          writer.member("review", rule.review.rawValue)
          if let asked = wording.asked(rule) {
            writer.member("asks", TerminalText.sentence("\(asked.label): \(asked.text)"))
          }
        }
      }
    }
  }

  static func joined(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
