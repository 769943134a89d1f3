import Findings
import Store
import Values

/// Samples with all that was answered and what it comes to, for other programs: `cotejo.samples/1`.
enum SampleAgreementJSON: SampleAgreementFormat {
  static let identifier = "json"
  static let sentence = LocalizedText(es: "Para otros programas.", en: "For other programs.")

  static func render(_ agreements: [SampleAgreement], in language: TextLanguage) -> [UInt8] {
    render(agreements) { _ in true }
  }

  /// The samples, with those of their cells that are wanted; figures are those of the whole sample.
  static func render(
    _ agreements: [SampleAgreement], cells isWanted: (StoredSample.Cell) -> Bool
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "cotejo.samples/1")
      writer.member("samples") { writer in
        writer.array { writer in
          for agreement in agreements {
            writer.element { write(agreement, isWanted, &$0) }
          }
        }
      }
    }
    return writer.bytes + [10]
  }

  private static func write(
    _ agreement: SampleAgreement, _ isWanted: (StoredSample.Cell) -> Bool,
    _ writer: inout JSONWriter
  ) {
    let sample = agreement.sample
    writer.object { writer in
      writer.member("sample", sample.code)
      writer.member("method", sample.method.rawValue)
      writer.member("seed", sample.seed)
      writer.member("size", sample.size)
      writer.member("filter", sample.filter)
      writer.member("population", sample.population)
      writer.member("population_sha256", sample.populationSHA256)
      writer.member("pack", sample.pack)
      writer.member("total") { write(agreement.total, rule: nil, &$0) }
      writer.member("rates") { writer in
        writer.array { writer in
          for rate in agreement.rates { writer.element { write(rate, &$0) } }
        }
      }
      writer.member("rules") { writer in
        writer.array { writer in
          for (rule, counts) in agreement.rules {
            writer.element { write(counts, rule: rule, &$0) }
          }
        }
      }
      writer.member("cells") { writer in
        writer.array { writer in
          for cell in sample.cells where isWanted(cell) { writer.element { write(cell, &$0) } }
        }
      }
    }
  }

  private static func write(
    _ counts: SampleAgreement.Counts, rule: String?, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      if let rule { writer.member("rule", rule) }
      for (key, path) in SampleAgreement.Counts.parts { writer.member(key, counts[keyPath: path]) }
    }
  }

  private static func write(_ rate: SampleAgreement.Rate, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("of", rate.of.rawValue)
      writer.member("drawn", rate.drawn)
      writer.member("errors", rate.errors)
      writer.member("low", SampleWords.share(rate.bounds.low))
      writer.member("high", SampleWords.share(rate.bounds.high))
    }
  }

  private static func write(_ cell: StoredSample.Cell, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("number", cell.number)
      writer.member("entity", cell.entity)
      writer.member("year", cell.year)
      writer.member("rule", cell.address.rule)
      writer.member("verdict", cell.address.verdict.id)
      SampleContent(text: cell.content).write(to: &writer)
      writer.member("answers") { writer in
        writer.array { writer in
          for answer in cell.answers {
            writer.element { writer in
              writer.object { writer in
                writer.member("verdict", answer.verdict.id)
                writer.member("day", answer.day)
                writer.member("author", answer.author)
                writer.member("note", answer.note)
              }
            }
          }
        }
      }
    }
  }
}
