import Values

/// Bars that show how a whole is divided, and the same as a table of numbers.
package struct StackedBars {
  /// One colour of the bars, one column of numbers.
  package struct Kind {
    /// The class of its colour in the style sheet: `pass`, `fail`, `unknown` …; empty for numbers only.
    package let style: String
    let label: String

    /// A kind; one without a style has a column of numbers and no colour.
    package init(style: String, label: String) { (self.style, self.label) = (style, label) }
  }

  /// One bar: its name and how many there are of each kind.
  package struct Row {
    let title: String
    /// Where its name leads; empty where it leads nowhere.
    let link: String
    let counts: [Int]

    /// A bar.
    package init(title: String, link: String = "", counts: [Int]) {
      (self.title, self.link, self.counts) = (title, link, counts)
    }
  }

  let title: String
  let kinds: [Kind]
  let rows: [Row]
  let language: TextLanguage

  /// Bars of the same kinds.
  package init(title: String, kinds: [Kind], rows: [Row], language: TextLanguage) {
    (self.title, self.kinds, self.rows, self.language) = (title, kinds, rows, language)
  }

  /// The bars.
  package var svg: String {
    let step = 36
    let coloured = kinds.indices.filter { !kinds[$0].style.isEmpty }
    let legend = 18 * ((coloured.count + 1) / 2) + 8
    let height = rows.count * step + legend
    let name =
      language == .es
      ? "\(title): barras; los mismos números están en la tabla."
      : "\(title): bars; the same numbers are in the table."
    var text =
      "<svg viewBox=\"0 0 320 \(height)\" role=\"img\" aria-label=\"\(HTMLDocument.safe(name))\">"
    for (index, kind) in coloured.enumerated() {
      let (x, y) = (index % 2 * 160, index / 2 * 18)
      text +=
        "<rect class=\"\(kinds[kind].style)\" x=\"\(x)\" y=\"\(y)\" width=\"12\" height=\"12\"/>"
      text += "<text x=\"\(x + 17)\" y=\"\(y + 10)\">\(HTMLDocument.safe(kinds[kind].label))</text>"
    }
    for (index, row) in rows.enumerated() {
      let y = legend + index * step
      let title = TerminalText.cut(row.title, to: 48)
      text += "<text x=\"0\" y=\"\(y + 11)\">\(HTMLDocument.safe(title))</text>"
      text += bar(row, coloured, y: y + 16)
    }
    return text + "</svg>"
  }

  private func bar(_ row: Row, _ coloured: [Int], y: Int) -> String {
    var text = ""
    // Whole tenths of a unit, so that no rounding of a machine shows in the bytes.
    let total = coloured.reduce(0) { $0 + row.counts[$1] }
    var before = 0
    for kind in coloured where row.counts[kind] > 0 {
      let from = before * 3_200 / total
      before += row.counts[kind]
      let to = max(before * 3_200 / total, from + 10)
      text += "<rect class=\"\(kinds[kind].style)\" x=\"\(tenths(from))\" y=\"\(y)\""
      text += " width=\"\(tenths(to - from))\" height=\"14\"/>"
    }
    return text
  }

  private func tenths(_ number: Int) -> String { "\(number / 10).\(number % 10)" }

  /// The numbers; `first` heads the names of the bars, `unit` says what is counted.
  package func table(first: String, unit: String) -> String {
    var text = "<table><caption>\(title), \(HTMLDocument.safe(unit))</caption>"
    text += "<thead><tr><th scope=\"col\">\(HTMLDocument.safe(first))</th>"
    for kind in kinds { text += "<th scope=\"col\">\(HTMLDocument.safe(kind.label))</th>" }
    text += "</tr></thead><tbody>"
    for row in rows {
      let name = HTMLDocument.safe(row.title)
      let shown = row.link.isEmpty ? name : "<a href=\"\(row.link)\">\(name)</a>"
      text += "<tr><th scope=\"row\">\(shown)</th>"
      for count in row.counts {
        text += "<td class=\"n\">\(PlainText.display(count: count, in: language))</td>"
      }
      text += "</tr>"
    }
    return HTMLDocument.scroll(title, text + "</tbody></table>")
  }
}
