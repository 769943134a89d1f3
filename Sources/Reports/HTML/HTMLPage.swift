import Documents
import Findings
import Values

/// One page in the making.
struct HTMLPage {
  let plans: [HTMLPlan]
  let failures: [ReadError]
  let language: TextLanguage
  let detail: HTMLDetail
  /// The anchors given so far: none stands twice.
  var anchors: Set<String> = []
  /// The rules whose anchor is that of their own section.
  var sectioned: Set<String> = []

  init(
    _ plans: [HTMLPlan], failures: [ReadError], language: TextLanguage, detail: HTMLDetail
  ) {
    (self.plans, self.failures) = (plans, failures)
    (self.language, self.detail) = (language, detail)
  }

  func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
  func count(_ number: Int) -> String { PlainText.display(count: number, in: language) }

  /// Text of files and rules, on one line, no longer than the page can bear.
  func safe(_ text: String) -> String {
    HTMLDocument.safe(text, signs: detail.signs)
  }

  mutating func text() -> String {
    let body = self.body()
    return document(title: title, body: body)
  }

  /// A whole page of ours around a body; title and body are HTML already.
  func document(title: String, body: String) -> String {
    HTMLDocument.text(title: title, body: body, in: language)
  }

  /// What it comes to, then of what: the first words are what a tab shows.
  private var title: String {
    if let plan = plans.first, plans.count == 1, failures.isEmpty {
      return safe("\(WholeVerdictSentence(plan.wording.report).text) — \(HTMLPage.name(plan))")
    }
    return safe("\(whole) — \(filesCounted)")
  }

  private var whole: String {
    let verdicts = plans.map(\.wording.report.verdict) + (failures.isEmpty ? [] : [.inconclusive])
    return Glossary.label(.whole, WholeVerdict.gravest(verdicts).rawValue, in: language)
  }

  private var filesCounted: String {
    let number = plans.count + failures.count
    return "\(count(number)) "
      + say(number == 1 ? "archivo" : "archivos", number == 1 ? "file" : "files")
  }

  static func path(_ plan: HTMLPlan) -> String {
    plan.wording.report.documents.map(\.path).joined(separator: ", ")
  }

  /// The names of the files, without their folders.
  private static func name(_ plan: HTMLPlan) -> String {
    let judged = plan.wording.report.documents.filter { $0.role != DispositionCheck.role }
    return judged.map { document in
      document.path.split(separator: "/").last.map(String.init) ?? document.path
    }.joined(separator: ", ")
  }

  private mutating func body() -> String {
    let skip = HTMLDocument.skip(in: language)
    if let plan = plans.first, plans.count == 1, failures.isEmpty {
      return skip + header(plan) + "<main id=\"contenido\">" + self.plan(plan, prefix: "", level: 2)
        + "</main>" + footer(plan.wording)
    }
    var text = skip + "<header><p class=\"brand\">Cotejo</p><h1>\(safe(whole))</h1>"
    text += "<p>\(filesCounted)</p></header><main id=\"contenido\">" + list()
    for (number, plan) in plans.prefix(detail.plans).enumerated() {
      text += "<article id=\"plan-\(number + 1)\"><h2>\(safe(HTMLPage.path(plan)))</h2>"
      text += self.plan(plan, prefix: "plan-\(number + 1)-", level: 3) + "</article>"
    }
    return text + "</main>" + footer(plans.first?.wording)
  }

  private func header(_ plan: HTMLPlan) -> String {
    let wording = plan.wording
    let name = wording.report.entity.first { $0.field == "nombre" }?.value
    let asOf = Glossary.word("as_of", in: language)
    return "<header><p class=\"brand\">Cotejo</p><h1>\(safe(HTMLPage.name(plan)))</h1><p>"
      + (name.map { safe($0) + " · " } ?? "")
      + "\(safe(asOf.firstUppercased)): \(safe(wording.asOf))</p></header>"
  }

  private func footer(_ wording: ReportWording?) -> String {
    let reviews = wording.map { "<p>\(safe($0.reviews))</p>" } ?? ""
    return "<footer><p>\(safe(wording?.origin ?? "Cotejo"))</p>\(reviews)</footer>"
  }

  /// All files of a run, what each came to, and those nobody could read.
  private func list() -> String {
    var text = ""
    if !failures.isEmpty {
      text += "<section class=\"box bad\" aria-labelledby=\"no-leidos\"><h2 id=\"no-leidos\">"
      text +=
        "<span aria-hidden=\"true\">■ </span>\(say("No se pudo leer", "Could not be read")) (\(count(failures.count)))</h2><ul>"
      for failure in failures.prefix(detail.rows) {
        text += "<li><strong>\(safe(failure.path))</strong>: "
        text += "\(safe(language == .es ? failure.es : failure.en))</li>"
      }
      text += more(failures.count - detail.rows) + "</ul></section>"
    }
    guard !plans.isEmpty else { return text }
    text +=
      "<section aria-labelledby=\"planes\"><h2 id=\"planes\">\(say("Planes", "Plans"))</h2><ul>"
    for (number, plan) in plans.prefix(detail.rows).enumerated() {
      let path = safe(HTMLPage.path(plan))
      let link = number < detail.plans ? "<a href=\"#plan-\(number + 1)\">\(path)</a>" : path
      text += "<li>\(link): \(safe(plan.wording.sentence))</li>"
    }
    text += more(plans.count - detail.rows) + "</ul>"
    if plans.count > detail.plans {
      text += "<p>"
      text += say(
        "Esta página trae el detalle de \(count(detail.plans)) de \(count(plans.count)) planes; --report json los trae todos.",
        "This page details \(count(detail.plans)) of \(count(plans.count)) plans; --report json holds all."
      )
      text += "</p>"
    }
    return text + "</section>"
  }

  /// «y 12 más» as the last entry of a list that was cut.
  func more(_ hidden: Int) -> String {
    hidden > 0 ? "<li>\(say("y \(count(hidden)) más", "and \(count(hidden)) more"))</li>" : ""
  }
}

// MARK: - Anchors

extension HTMLPage {
  /// The stable anchor of a rule: `regla-` and its identifier.
  static func anchor(_ rule: String, prefix: String) -> String {
    var name = prefix + "regla-"
    for scalar in rule.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": name.unicodeScalars.append(scalar)
      default: name += "_" + String(scalar.value, radix: 16)
      }
    }
    return name
  }

  /// ` id="…"` for the first place of a rule without a section, nothing for the next ones.
  mutating func newAnchor(_ rule: String, prefix: String) -> String {
    let name = HTMLPage.anchor(rule, prefix: prefix)
    guard !sectioned.contains(name), anchors.insert(name).inserted else { return "" }
    return " id=\"\(name)\""
  }
}
