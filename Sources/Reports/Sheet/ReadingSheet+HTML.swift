extension ReadingSheet {
  /// A page of its own in the looks of the reports.
  var html: String {
    var body = HTMLDocument.skip(in: language)
    body += "<header><p class=\"brand\">Cotejo</p><h1>\(HTMLDocument.safe(title))</h1>"
    body += "<p>\(HTMLDocument.safe(lead))</p></header><main id=\"contenido\">"
    for (number, section) in sections.enumerated() {
      let anchor = "s\(number + 1)"
      body += "<section aria-labelledby=\"\(anchor)\">"
      body += "<h2 id=\"\(anchor)\">\(HTMLDocument.safe(section.title))</h2>"
      body += pieces(of: section) + "</section>"
    }
    return HTMLDocument.text(
      title: HTMLDocument.safe("\(title) — Cotejo"), body: body + "</main>", in: language)
  }

  /// Facts that follow each other are one list of terms.
  private func pieces(of section: Section) -> String {
    var text = ""
    var facts = ""
    for piece in section.pieces {
      switch piece {
      case .fact(let label, let words): facts += term(label, HTMLDocument.safe(words))
      case .code(let label, let words):
        facts += term(label, "<code>\(HTMLDocument.safe(words))</code>")
      case .paragraph, .list, .table:
        text += closed(facts) + html(piece, in: section)
        facts = ""
      }
    }
    return text + closed(facts)
  }

  private func term(_ label: String, _ definition: String) -> String {
    "<dt>\(HTMLDocument.safe(label))</dt><dd>\(definition)</dd>"
  }

  private func closed(_ facts: String) -> String { facts.isEmpty ? "" : "<dl>\(facts)</dl>" }

  private func html(_ piece: Piece, in section: Section) -> String {
    switch piece {
    case .paragraph(let words): return "<p>\(HTMLDocument.safe(words))</p>"
    case .list(let items):
      return "<ul>\(items.map { "<li>\(HTMLDocument.safe($0))</li>" }.joined())</ul>"
    case .table(let headings, let rows):
      let name = "\(section.title): \(language == .es ? "tabla" : "table")"
      let head = headings.map { "<th scope=\"col\">\(HTMLDocument.safe($0))</th>" }.joined()
      let body = rows.map { row in
        let cells = row.enumerated().map { index, cell in
          index == 0
            ? "<th scope=\"row\">\(HTMLDocument.safe(cell))</th>"
            : "<td>\(HTMLDocument.safe(cell))</td>"
        }
        return "<tr>\(cells.joined())</tr>"
      }
      return HTMLDocument.scroll(
        name,
        "<table><caption class=\"vh\">\(HTMLDocument.safe(name))</caption>"
          + "<thead><tr>\(head)</tr></thead><tbody>\(body.joined())</tbody></table>")
    case .fact, .code: return ""
    }
  }
}
