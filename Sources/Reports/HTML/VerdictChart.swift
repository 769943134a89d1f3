import Findings
import Values

/// How the cells of each norm came out: bars, and below them the same as numbers.
struct VerdictChart {
  private struct Row {
    var title: String
    /// Cells by the codes of the glossary.
    var counts: [String: Int] = [:]
  }

  /// The norms of which something was judged.
  private let rows: [Row]
  /// How many of them are not shown.
  private let hidden: Int
  /// Of how many norms nothing applies.
  private let idle: Int
  private let language: TextLanguage
  private let prefix: String
  private let level: Int
  private let wording: ReportWording

  /// One colour of the bars, one column of numbers: a verdict, methodology's fails apart.
  private struct Kind {
    let code: String
    let style: String
    let label: String
  }

  /// What the bars show, in order; what does not apply would only dwarf the rest.
  private static let shown: [(code: String, style: String)] = [
    (Verdict.pass.id, "pass"), (Verdict.fail.id, "fail"), (Glossary.methodologyFail, "improve"),
    (Verdict.needsReview.id, "review"), (Verdict.notChecked.id, "unknown"),
    (Verdict.notDue.id, "later"), (Verdict.error.id, "fault"),
  ]

  init(_ wording: ReportWording, prefix: String, level: Int, rows most: Int) {
    (self.wording, language) = (wording, wording.language)
    (self.prefix, self.level) = (prefix, level)
    var order: [String] = []
    var byNorm: [String: Row] = [:]
    for rule in wording.report.rules {
      if byNorm[rule.norm] == nil {
        order.append(rule.norm)
        byNorm[rule.norm] = Row(title: rule.normTitle.text(in: wording.language))
      }
      for verdict in Verdict.allCases {
        let isMethodology = verdict == .fail && rule.basis == .methodology
        let code = isMethodology ? Glossary.methodologyFail : verdict.id
        byNorm[rule.norm]?.counts[code, default: 0] += rule.totals[verdict]
      }
    }
    let all = order.compactMap { byNorm[$0] }
    let judged = all.filter { VerdictChart.sum($0) > 0 }
    rows = Array(judged.prefix(most))
    hidden = judged.count - rows.count
    idle = all.count - judged.count
  }

  func text(_ page: HTMLPage) -> String {
    guard !rows.isEmpty else { return "" }
    let id = "\(prefix)por-norma"
    let title = page.say("Resultado por norma", "Result by norm")
    var text = "<section aria-labelledby=\"\(id)\">" + page.heading(level, id, title)
    text += "<div class=\"chart\">" + bars(title, page) + numbers(title, page)
    text += "</div>"
    if hidden > 0 {
      text += sentence(
        page.say("y \(page.count(hidden)) normas más", "and \(page.count(hidden)) more norms"))
    }
    if idle > 0 {
      text += sentence(
        page.say(
          "Normas de las que nada aplica a este plan: \(page.count(idle)).",
          "Norms of which nothing applies to this plan: \(page.count(idle))."))
    }
    return text + "</section>"
  }

  private func sentence(_ text: String) -> String { "<p>\(text)</p>" }

  private static func sum(_ row: Row) -> Int {
    VerdictChart.shown.reduce(0) { $0 + (row.counts[$1.code] ?? 0) }
  }

  private var kinds: [Kind] {
    VerdictChart.shown.filter { kind in rows.contains { ($0.counts[kind.code] ?? 0) > 0 } }.map {
      Kind(
        code: $0.code, style: $0.style, label: Glossary.label(.verdict, $0.code, in: language))
    }
  }

  private func bars(_ title: String, _ page: HTMLPage) -> String {
    let step = 36
    let legend = 18 * ((kinds.count + 1) / 2) + 8
    let height = rows.count * step + legend
    let name = page.say(
      "\(title): barras; los mismos números están en la tabla.",
      "\(title): bars; the same numbers are in the table.")
    var text = "<svg viewBox=\"0 0 320 \(height)\" role=\"img\" aria-label=\"\(page.safe(name))\">"
    for (index, kind) in kinds.enumerated() {
      let (x, y) = (index % 2 * 160, index / 2 * 18)
      text += "<rect class=\"\(kind.style)\" x=\"\(x)\" y=\"\(y)\" width=\"12\" height=\"12\"/>"
      text += "<text x=\"\(x + 17)\" y=\"\(y + 10)\">\(page.safe(kind.label))</text>"
    }
    for (index, row) in rows.enumerated() {
      let y = legend + index * step
      let title = TerminalText.cut(row.title, to: 48)
      text += "<text x=\"0\" y=\"\(y + 11)\">\(page.safe(title))</text>"
      // Whole tenths of a unit, so that no rounding of a machine shows in the bytes.
      let total = VerdictChart.sum(row)
      var before = 0
      for kind in kinds {
        guard let count = row.counts[kind.code], count > 0 else { continue }
        let from = before * 3_200 / total
        before += count
        let to = max(before * 3_200 / total, from + 10)
        text += "<rect class=\"\(kind.style)\" x=\"\(tenths(from))\" y=\"\(y + 16)\""
        text += " width=\"\(tenths(to - from))\" height=\"14\"/>"
      }
    }
    return text + "</svg>"
  }

  private func tenths(_ number: Int) -> String { "\(number / 10).\(number % 10)" }

  private func numbers(_ title: String, _ page: HTMLPage) -> String {
    let apart = Verdict.notApplicable.id
    let kinds =
      self.kinds + [
        Kind(code: apart, style: "", label: Glossary.label(.verdict, apart, in: language))
      ]
    var text =
      page.scroll(title) + "<table><caption>\(title), \(page.say("casos", "cases"))</caption>"
    text += "<thead><tr><th scope=\"col\">"
    text += "\(page.safe(Glossary.word("norm", in: language).firstUppercased))</th>"
    for kind in kinds {
      text += "<th scope=\"col\">\(page.safe(kind.label))</th>"
    }
    text += "</tr></thead><tbody>"
    for row in rows {
      text += "<tr><th scope=\"row\">\(page.safe(row.title))</th>"
      for kind in kinds { text += "<td class=\"n\">\(page.count(row.counts[kind.code] ?? 0))</td>" }
      text += "</tr>"
    }
    return text + "</tbody></table></div>"
  }
}
