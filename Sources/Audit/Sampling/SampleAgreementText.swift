import Findings
import Reports
import Store
import Values

/// The agreement for a person at a terminal.
enum SampleAgreementText: SampleAgreementFormat {
  static let identifier = "text"
  static let sentence = LocalizedText(es: "Para leer en pantalla.", en: "To read on screen.")

  static func render(_ agreements: [SampleAgreement], in language: TextLanguage) -> [UInt8] {
    var lines =
      agreements.isEmpty
      ? [language == .es ? "No hay ninguna muestra." : "There is no sample."] : []
    for agreement in agreements {
      if !lines.isEmpty { lines.append("") }
      lines += Page(agreement: agreement, language: language).lines
    }
    return Array((lines.map(TerminalText.sentence).joined(separator: "\n") + "\n").utf8)
  }

  /// One sample.
  private struct Page {
    let agreement: SampleAgreement
    let language: TextLanguage

    var lines: [String] { head + rates + rules + differences }

    private var head: [String] {
      let (sample, total) = (agreement.sample, agreement.total)
      let method = SampleWords.method(sample.method, language)
      var lines = [
        say("Muestra", "Sample") + " \(SampleWords.name(of: sample)), \(method), "
          + say("semilla", "seed") + " «\(sample.seed)»",
        say(
          "\(count(total.drawn)) celdas de \(count(sample.population)); revisadas "
            + "\(count(total.reviewed))",
          "\(count(total.drawn)) cells of \(count(sample.population)); \(count(total.reviewed)) "
            + "reviewed"),
      ]
      if !sample.filter.isEmpty {
        lines.append(say("Solo", "Only") + ": " + SampleWords.filter(of: sample, language))
      }
      return lines + [
        say("De acuerdo", "Agreed") + ": \(count(total.agreed))",
        say(
          "Acusaciones falsas (Cotejo acusa y la persona no)",
          "False accusations (Cotejo accuses, the person does not)")
          + ": \(count(total.falseAccusations))",
        say(
          "Falsos verdes (la persona acusa y Cotejo no)",
          "False greens (the person accuses, Cotejo does not)") + ": \(count(total.falseGreens))",
        say("Otras diferencias", "Other differences") + ": \(count(total.otherDifferences))",
        say("La persona no pudo decidir", "The person could not decide")
          + ": \(count(total.undecided))",
      ]
    }

    private var rates: [String] {
      guard !agreement.rates.isEmpty else {
        return ["", SampleWords.worth(.risk, language)]
      }
      var lines = [
        "", say("Tasa de error, con 95 % de confianza", "Rate of error, at 95% confidence"),
      ]
      lines += agreement.rates.map { rate in
        "  \(share(rate.of)): \(count(rate.errors)) / \(count(rate.drawn)), "
          + say("entre", "between") + " \(percent(rate.bounds.low)) "
          + say("y", "and") + " \(percent(rate.bounds.high))"
      }
      if agreement.total.unknown > 0 {
        lines.append(
          "  "
            + say(
              "Lo que falta por revisar o no se pudo decidir (\(count(agreement.total.unknown))) cuenta "
                + "abajo como acierto y arriba como error.",
              "What is still to be reviewed or could not be decided (\(count(agreement.total.unknown))) "
                + "counts as right at the low end and as an error at the high end."))
      }
      return lines
    }

    private var rules: [String] {
      let heads = [
        say("sacadas", "drawn"), say("revisadas", "reviewed"), say("acuerdo", "agreed"),
        say("acus. falsas", "false acc."), say("falsos verdes", "false greens"),
        say("otras", "other"), say("sin decidir", "undecided"),
      ]
      let width = agreement.rules.map(\.rule.count).max() ?? 0
      func row(_ name: String, _ cells: [String]) -> String {
        let padding = String(repeating: " ", count: max(0, width - name.count))
        let cells = zip(cells, heads).map { cell, head in
          String(repeating: " ", count: max(0, head.count - cell.count)) + cell
        }
        return "  \(name)\(padding)  " + cells.joined(separator: "  ")
      }
      return ["", say("Por regla", "By rule"), row("", heads)]
        + agreement.rules.map { rule, counts in
          row(rule, SampleAgreement.Counts.parts.map { count(counts[keyPath: $0.path]) })
        }
    }

    private var differences: [String] {
      let listed = agreement.listed
      guard !listed.isEmpty else { return [] }
      var lines = [
        "",
        say(
          "Donde no están de acuerdo, o no se pudo decidir",
          "Where they differ, or nobody could decide"),
      ]
      for (cell, _) in listed {
        guard let answer = cell.answer else { continue }
        let content = SampleContent(text: cell.content)
        let place = [content.file, content.sheet, content.cell].filter { !$0.isEmpty }
        let verdicts = [cell.address.verdict, answer.verdict].map {
          Glossary.label(verdict: $0, in: language)
        }
        lines += [
          "  \(cell.number). \(place.joined(separator: " · ")) · \(cell.address.rule)",
          "     Cotejo: \(verdicts[0]). \(answer.author), \(answer.day): \(verdicts[1])"
            + (answer.note.map { ". \($0)" } ?? ""),
        ]
      }
      return lines
    }

    private func share(_ share: SampleAgreement.Share) -> String {
      let label = Glossary.label(verdict: .fail, in: language)
      return switch share {
      case .all: say("de todo lo que Cotejo respondió", "of all that Cotejo answered")
      case .accused: say("de lo que dijo «\(label)»", "of what it said “\(label)” of")
      case .unaccused: say("de lo demás", "of the rest")
      }
    }

    /// «4,5 %», rounded to a tenth.
    private func percent(_ rate: Double) -> String {
      let tenths = Int((rate * 1_000).rounded())
      return language == .es
        ? "\(tenths / 10),\(tenths % 10) %" : "\(tenths / 10).\(tenths % 10)%"
    }

    private func count(_ number: Int) -> String { PlainText.display(count: number, in: language) }
    private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
  }
}
