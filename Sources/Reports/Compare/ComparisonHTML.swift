import Documents
import Findings
import Plans
import Values

/// A comparison as one page that opens from a mail: no script, no network, prints on A4.
///
/// What does not fit is left out item by item and counted, so that the page stays within the limits of
/// `HTMLReport`.
package struct ComparisonHTML: ComparisonFormat {
  /// The format.
  package init() {}

  package let identifier = "html"
  package let sentence = LocalizedText(
    es: "Página para leer, enviar e imprimir.", en: "A page to read, to send and to print.")

  package func render(_ report: ComparisonReport, options: ReportOptions) -> [UInt8] {
    let wording = ComparisonWording(report)
    var bytes: [UInt8] = []
    for most in [1_000, 300, 100, 30] {
      bytes = Array(ComparisonPage(wording, most: most).text.utf8)
      if bytes.count <= HTMLReport.mostBytes, HTMLReport.nodes(of: bytes) <= HTMLReport.mostNodes {
        break
      }
    }
    return bytes
  }
}

/// One page in the making.
private struct ComparisonPage {
  private let wording: ComparisonWording
  private let most: Int
  private let page: HTMLPage
  private var report: ComparisonReport { wording.report }

  init(_ wording: ComparisonWording, most: Int) {
    (self.wording, self.most) = (wording, most)
    page = HTMLPage([], failures: [], language: wording.language, detail: HTMLDetail.levels[0])
  }

  private func say(_ es: String, _ en: String) -> String { wording.say(es, en) }
  private func safe(_ text: String) -> String { page.safe(text) }

  var text: String {
    let name = [report.base, report.head].map { document in
      document.path.split(separator: "/").last.map(String.init) ?? document.path
    }.joined(separator: " → ")
    var body = "<a class=\"skip\" href=\"#contenido\">"
    body += say("Ir al contenido", "Go to the content") + "</a>"
    body += "<header><p class=\"brand\">Cotejo</p><h1>\(safe(name))</h1>"
    body += "<p>\(safe(wording.days))</p></header><main id=\"contenido\">"
    body += verdict + companions + law
    for nature in PlanChange.Nature.allCases where nature != .other { body += changes(nature) }
    body += findings
    body += changes(.other) + rest + files
    body += "</main><footer><p>\(safe(wording.head.origin))</p>"
    body += "<p>\(safe(wording.head.reviews))</p></footer>"
    return page.document(title: safe("\(wording.headline) — \(name)"), body: body)
  }

  // MARK: - The whole

  private var verdict: String {
    let (kind, shape) =
      switch report.exitCode {
      case .complies: ("good", "●")
      case .doesNotComply: ("bad", "■")
      default: ("open", "◆")
      }
    return
      "<div class=\"box \(kind)\"><p class=\"verdict\"><span aria-hidden=\"true\">\(shape) </span>"
      + "\(safe(wording.headline.firstUppercased)).</p><p>\(safe(wording.gate))</p>"
      + "<p>\(safe(wording.content))</p></div>"
  }

  private var companions: String {
    guard let text = wording.companions else { return "" }
    return "<div class=\"box open\"><p><span aria-hidden=\"true\">▲ </span>\(safe(text))</p></div>"
  }

  private var law: String {
    guard let rows = wording.lawRows else { return "" }
    let title = say("Observaciones por plan y ley", "Observations by plan and law")
    let (old, new) = wording.lawHeads
    var text = section("ley", title) + page.scroll(title) + "<table><caption>\(title)</caption>"
    text += "<thead><tr><th scope=\"col\">\(say("Plan", "Plan"))</th>"
    text +=
      "<th scope=\"col\">\(safe(old))</th><th scope=\"col\">\(safe(new))</th></tr></thead><tbody>"
    for row in rows {
      text += "<tr><th scope=\"row\">\(safe(row.label))</th>"
      text += "<td class=\"n\">\(wording.count(row.oldLaw))</td>"
      text += "<td class=\"n\">\(wording.count(row.newLaw))</td></tr>"
    }
    return text + "</tbody></table></div></section>"
  }

  // MARK: - Changes

  private func changes(_ nature: PlanChange.Nature) -> String {
    let changes = wording.changes(nature)
    guard !changes.isEmpty else { return "" }
    let title =
      "\(wording.label(.nature, nature.rawValue).firstUppercased) (\(wording.count(changes.count)))"
    var text = section("cambio-\(nature.rawValue)", title)
    text +=
      page.scroll(title) + "<table class=\"places\"><caption>\(safe(title))</caption><thead><tr>"
    for head in [say("Cambio", "Change"), say("Antes", "Before"), say("Ahora", "Now")] {
      text += "<th scope=\"col\">\(head)</th>"
    }
    text += "</tr></thead><tbody>"
    for change in changes.prefix(most) {
      let (before, after) = wording.sides(change)
      text += "<tr><td>\(safe(wording.sentence(change)))</td>"
      text += "<td>\(safe(before))</td><td>\(safe(after))</td></tr>"
    }
    text += "</tbody></table></div>"
    let hidden = changes.count - most
    if hidden > 0 {
      text += "<p>" + say("y", "and") + " \(wording.changes(hidden)) "
      text += say("más; --report json los trae todos", "more; --report json holds all") + "</p>"
    }
    return text + "</section>"
  }

  // MARK: - Observations

  private var findings: String {
    let found = report.findings
    let new = found.new.sorted { $0.finding.severity > $1.finding.severity }
    return list(
      "nuevas", say("Observaciones nuevas", "New observations"),
      new.map { item($0.finding, wording.sentence($0), isOld: false) })
      + list(
        "por-decidir",
        say("Lo que hay que decidir sobre este cambio", "What is to be decided on this change"),
        found.newlyAsked.map { item($0, wording.asked($0), isOld: false) })
      + list(
        "sin-juzgar", say("Lo que ya no se puede juzgar", "What can no longer be judged"),
        found.newlyOpen.map { item($0, wording.head.message($0), isOld: false) })
      + list(
        "resueltas", say("Observaciones que ya no están", "Observations no longer there"),
        found.gone.map { item($0.finding, wording.sentence($0), isOld: true) }, isFolded: true)
  }

  private func item(_ finding: Finding, _ text: String, isOld: Bool) -> String {
    let side = isOld ? wording.base : wording.head
    let place = wording.place(finding, isOld: isOld)
    return "<strong>\(safe(side.label(finding)))</strong>: \(safe(text))"
      + (place.isEmpty ? "" : " <small>\(safe(place))</small>")
      + " <code>\(safe(finding.rule))</code>"
  }

  // MARK: - The rest

  private var rest: String {
    let outside = outsideLines(wording).map {
      "\(safe($0.text)) <small>\(safe($0.place))</small>"
    }
    return list(
      "en-duda", say("Filas en duda", "Rows in doubt"),
      report.plan.doubts.map { safe(wording.sentence($0)) })
      + list(
        "fuera",
        say("Líneas distintas fuera de las tablas", "Lines that differ outside the tables"),
        outside, isFolded: true)
      + list("tablas", say("Tablas", "Tables"), wording.tables.map(safe))
  }

  private var files: String {
    var text = section("archivos", say("Los dos archivos", "The two files")) + "<dl>"
    for (name, document) in [
      (say("Antes", "Before"), report.base), (say("Ahora", "Now"), report.head),
    ] {
      text +=
        "<dt>\(name)</dt><dd>\(safe(document.path)) · \(safe(document.hash(in: wording.language)))</dd>"
    }
    return text + "</dl></section>"
  }

  private func list(
    _ id: String, _ title: String, _ items: [String], isFolded: Bool = false
  ) -> String {
    guard !items.isEmpty else { return "" }
    let title = "\(title) (\(wording.count(items.count)))"
    var text = "<ul>" + items.prefix(most).map { "<li>\($0)</li>" }.joined()
    text += page.more(items.count - most) + "</ul>"
    if isFolded {
      text = "<details><summary>\(say("Ver la lista", "See the list"))</summary>\(text)</details>"
    }
    return section(id, title) + text + "</section>"
  }

  private func section(_ id: String, _ title: String) -> String {
    "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(safe(title))</h2>"
  }
}
