extension ReadingSheet {
  /// A page of its own in the looks of the reports: no script, nothing from the network.
  var html: String {
    let page = HTMLPage([], failures: [], language: language, detail: HTMLDetail.levels[0])
    func safe(_ text: String) -> String { page.safe(text) }
    let skip = page.say("Ir al contenido", "Go to the content")
    var body = "<a class=\"skip\" href=\"#contenido\">\(skip)</a>"
    body += "<header><p class=\"brand\">Cotejo</p><h1>\(safe(title))</h1>"
    body += "<p>\(safe(lead))</p></header><main id=\"contenido\">"
    for (number, section) in sections.enumerated() {
      let anchor = "s\(number + 1)"
      body +=
        "<section aria-labelledby=\"\(anchor)\"><h2 id=\"\(anchor)\">\(safe(section.title))</h2>"
      body += ReadingSheet.pieces(section, page)
      body += "</section>"
    }
    return page.document(title: safe("\(title) — Cotejo"), body: body + "</main>")
  }

  /// Facts that follow each other are one list of terms.
  private static func pieces(_ section: Section, _ page: HTMLPage) -> String {
    func safe(_ text: String) -> String { page.safe(text) }
    var text = ""
    var facts = ""
    func closed() -> String { facts.isEmpty ? "" : "<dl>\(facts)</dl>" }
    for piece in section.pieces {
      switch piece {
      case .fact(let label, let words):
        facts += "<dt>\(safe(label))</dt><dd>\(safe(words))</dd>"
        continue
      case .code(let label, let words):
        facts += "<dt>\(safe(label))</dt><dd><code>\(safe(words))</code></dd>"
        continue
      default: break
      }
      text += closed()
      facts = ""
      text += html(piece, in: section, page)
    }
    return text + closed()
  }

  private static func html(
    _ piece: Piece, in section: Section, _ page: HTMLPage
  ) -> String {
    func safe(_ text: String) -> String { page.safe(text) }
    switch piece {
    case .paragraph(let words): return "<p>\(safe(words))</p>"
    case .list(let items): return "<ul>\(items.map { "<li>\(safe($0))</li>" }.joined())</ul>"
    case .table(let headings, let rows):
      let name = safe("\(section.title): \(page.say("tabla", "table"))")
      let head = headings.map { "<th scope=\"col\">\(safe($0))</th>" }.joined()
      let body = rows.map { row in
        let cells = row.enumerated().map { index, cell in
          index == 0 ? "<th scope=\"row\">\(safe(cell))</th>" : "<td>\(safe(cell))</td>"
        }
        return "<tr>\(cells.joined())</tr>"
      }
      return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(name)\">"
        + "<table><caption class=\"vh\">\(name)</caption><thead><tr>\(head)</tr></thead>"
        + "<tbody>\(body.joined())</tbody></table></div>"
    case .fact, .code: return ""
    }
  }
}
