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
        let code = Glossary.code(of: verdict, basis: rule.basis)
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
    let bars = StackedBars(
      title: title, kinds: codes.map(kind), rows: rows.map(bar), language: language)
    let norm = Glossary.word("norm", in: language).firstUppercased
    text += "<div class=\"chart\">" + bars.svg
    text += bars.table(first: norm, unit: page.say("casos", "cases")) + "</div>"
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

  /// What has a column: each that there is, and what does not apply, without a colour.
  private var codes: [(code: String, style: String)] {
    VerdictChart.shown.filter { kind in rows.contains { ($0.counts[kind.code] ?? 0) > 0 } }
      + [(Verdict.notApplicable.id, "")]
  }

  private func kind(_ code: String, _ style: String) -> StackedBars.Kind {
    StackedBars.Kind(style: style, label: Glossary.label(.verdict, code, in: language))
  }

  private func bar(_ row: Row) -> StackedBars.Row {
    StackedBars.Row(title: row.title, counts: codes.map { row.counts[$0.code] ?? 0 })
  }
}
