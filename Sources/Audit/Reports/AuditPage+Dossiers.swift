import Findings
import Reports
import Store
import Values

extension AuditPage {
  // MARK: - Who

  /// Each entity with what its dossiers come to, year by year; each leads to its detail.
  var list: String {
    let years = Set(run.dossiers.map(\.year)).sorted()
    var cells: [String: String] = [:]
    for (number, dossier) in run.dossiers.enumerated() {
      let label = words.whole(dossier.verdict)
      let text =
        "<span aria-hidden=\"true\">\(AuditWords.sign(dossier.verdict)) </span>\(safe(label))"
      let linked = link(dossier: number).map { "<a href=\"\($0)\">\(text)</a>" } ?? text
      cells["\(dossier.entity)/\(dossier.year)"] =
        "<td class=\"v-\(dossier.verdict.rawValue)\">\(linked)</td>"
    }
    let rows = entities.enumerated().map { number, entity in
      let name =
        detail.isFolder
        ? "<a href=\"\(Detail.file(number))\">\(safe(entity))</a>" : safe(entity)
      return "<tr><th scope=\"row\">\(name)</th>"
        + years.map { cells["\(entity)/\($0)"] ?? "<td></td>" }.joined() + "</tr>"
    }
    let title = say("Entidades", "Entities")
    let table = table(title, [say("Entidad", "Entity")] + years, rows)
    return section("entidades", title, HTMLDocument.scroll(title, table))
  }

  /// Where a dossier's detail is; `nil` where this page leaves it out.
  private func link(dossier number: Int) -> String? {
    let dossier = run.dossiers[number]
    let entity = entities.firstIndex(of: dossier.entity) ?? 0
    if detail.isFolder { return "\(Detail.file(entity))#\(anchor(dossier))" }
    return number < detail.dossiers ? "#\(anchor(dossier, entity))" : nil
  }

  /// The name of a dossier's section: on a page of its own an entity needs no number.
  private func anchor(_ dossier: RunDossier, _ entity: Int = 0) -> String {
    "e\(entity + 1)-\(dossier.year)"
  }

  // MARK: - The matrix

  /// Requirements down, dossiers across; what applies to none of them is only counted.
  var matrix: String {
    let (rows, idle) = figures.requirements
    guard !rows.isEmpty else { return "" }
    guard rows.count * run.dossiers.count <= detail.matrix else {
      let note = say(
        "La matriz de \(words.count(run.dossiers.count)) expedientes no cabe en una página: está "
          + "entera en --report xlsx y --report csv, y la de cada entidad en su página (--output CARPETA/).",
        "The matrix of \(words.count(run.dossiers.count)) dossiers does not fit on a page: it is whole in "
          + "--report xlsx and --report csv, and each entity’s on its page (--output FOLDER/).")
      return section("matriz", words.matrix, "<p>\(safe(note))</p>")
    }
    let table =
      "<table><caption>\(safe(words.matrix))</caption>\(matrixHead)\(matrixBody(rows))</table>"
    var text = "<p>\(safe(key))</p><div class=\"matrix\">"
    text += HTMLDocument.scroll(words.matrix, table) + "</div>"
    if !idle.isEmpty {
      let note = say(
        "Requisitos que no aplican a ninguno de estos expedientes: \(words.count(idle.count))",
        "Requirements that apply to none of these dossiers: \(words.count(idle.count))")
      text += "<details><summary>\(safe(note))</summary><ul>"
      text += idle.map {
        "<li>\(safe(words.citation($0))): \(asked($0))</li>"
      }.joined()
      text += "</ul></details>"
    }
    return section("matriz", words.matrix, text)
  }

  private var key: String {
    AuditFigures.codes.map { "\(AuditWords.sign($0)) \(words.verdict($0))" }.joined(
      separator: " · ")
  }

  private var matrixHead: String {
    var (names, years) = ("", "")
    for entity in entities {
      let own = run.dossiers.filter { $0.entity == entity }
      names += "<th scope=\"colgroup\" colspan=\"\(own.count)\">\(safe(entity))</th>"
      years += own.map { "<th scope=\"col\">\(safe($0.year))</th>" }.joined()
    }
    let first = safe(say("Requisito", "Requirement"))
    return "<thead><tr><th rowspan=\"2\" scope=\"col\">\(first)</th>\(names)</tr>"
      + "<tr>\(years)</tr></thead>"
  }

  /// The requirements of each norm under its title.
  private func matrixBody(_ rows: [MatrixRow]) -> String {
    var text = ""
    for (position, row) in rows.enumerated() {
      if position == 0 || rows[position - 1].norm != row.norm {
        text += position == 0 ? "<tbody>" : "</tbody><tbody>"
        text +=
          "<tr class=\"norm\"><th scope=\"rowgroup\" colspan=\"\(run.dossiers.count + 1)\"><span>"
          + "\(safe(row.normTitle.text(in: language)))</span></th></tr>"
      }
      text += matrixRow(row)
    }
    return text + "</tbody>"
  }

  /// What a requirement asks; its identifier where nobody wrote it.
  private func asked(_ row: MatrixRow) -> String {
    let text = row.text.text(in: language)
    return text.isEmpty ? "<code>\(safe(row.requirement))</code>" : safe(text)
  }

  private func matrixRow(_ row: MatrixRow) -> String {
    let cells = Dictionary(
      row.cells.map { ("\($0.entity)/\($0.year)", $0) }, uniquingKeysWith: { $1 })
    let article = Citation.isArticle(row.article) ? "<b>Art. \(safe(row.article))</b> " : ""
    var text = "<tr><th scope=\"row\">\(article)\(asked(row))</th>"
    for (position, dossier) in run.dossiers.enumerated() {
      guard let cell = cells["\(dossier.entity)/\(dossier.year)"],
        let leading = AuditFigures.leading(cell)
      else {
        text += "<td></td>"
        continue
      }
      let mark =
        "<span aria-hidden=\"true\">\(AuditWords.sign(leading.code))</span><span class=\"vh\">"
        + "\(safe(words.verdict(leading.code)))</span> \(words.count(leading.count))"
      let listed = ![Verdict.pass, .notApplicable, .notDue].map(\.id).contains(leading.code)
      let target = listed ? link(dossier: position) : nil
      let shown = target.map { target in
        let place = isShown(row, dossier) ? AuditPage.place(of: row.requirement) : ""
        return "<a href=\"\(target)\(place)\">\(mark)</a>"
      }
      text += "<td class=\"m-\(leading.code)\">\(shown ?? mark)</td>"
    }
    return text + "</tr>"
  }

  /// What stands behind a dossier's anchor for its first observation of a requirement.
  private static func place(of requirement: String) -> String {
    "-" + String(requirement.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  /// Whether a dossier's section holds an observation of this requirement.
  private func isShown(_ row: MatrixRow, _ dossier: RunDossier) -> Bool {
    let most = detail.isFolder ? Detail.entity.findings : detail.findings
    return dossier.findings.prefix(most).contains { $0.requirement == row.requirement }
  }

  // MARK: - Each dossier

  /// The dossiers of this page, each with what was found to its cell.
  func dossiers(level: Int) -> String {
    guard detail.dossiers > 0 else { return "" }
    var text = ""
    for (number, dossier) in run.dossiers.prefix(detail.dossiers).enumerated() {
      guard let link = link(dossier: number) else { continue }
      text += section(of: dossier, id: String(link.dropFirst()), level: level)
    }
    let hidden = run.dossiers.count - detail.dossiers
    if hidden > 0 {
      let note = say(
        "Esta página detalla \(words.count(detail.dossiers)) expedientes; faltan \(words.count(hidden)): "
          + "con --output CARPETA/ cada entidad tiene su página.",
        "This page details \(words.count(detail.dossiers)) dossiers; \(words.count(hidden)) are left out: "
          + "with --output FOLDER/ each entity has its page.")
      text += "<p>\(safe(note))</p>"
    }
    return section("expedientes", say("Cada expediente", "Each dossier"), text)
  }

  private func section(of dossier: RunDossier, id: String, level: Int) -> String {
    let name = [dossier.facts["nombre"], dossier.entity].compactMap { $0 }.first ?? ""
    var text =
      "<section class=\"dossier\" id=\"\(id)\" aria-labelledby=\"\(id)-t\"><h\(level) id=\"\(id)-t\">"
      + "\(safe("\(name), \(dossier.year)"))</h\(level)>"
    text +=
      "<p class=\"v-\(dossier.verdict.rawValue)\"><span aria-hidden=\"true\">"
      + "\(AuditWords.sign(dossier.verdict)) </span>\(safe(words.whole(dossier.verdict)))</p>"
    var facts = [AuditFigures.kind(dossier, in: language)]
    if !dossier.asOf.isEmpty {
      facts.append(
        say("se juzga al ", "judged as of ") + dossier.asOf.joined(separator: ", "))
    }
    text += "<p><small>\(safe(facts.joined(separator: " · ")))</small></p>"
    for failure in dossier.failures {
      text += "<p>\(safe(failure.path)): \(safe(failure.text.text(in: language)))</p>"
    }
    return text + findings(of: dossier, id: id) + "</section>"
  }

  private func findings(of dossier: RunDossier, id: String) -> String {
    let shown = dossier.findings.prefix(detail.findings)
    guard !shown.isEmpty else { return "" }
    var seen: Set<String> = []
    let rows = shown.map { finding in
      let isFirst = seen.insert(finding.requirement).inserted
      let anchor = isFirst ? " id=\"\(id)\(AuditPage.place(of: finding.requirement))\"" : ""
      let code = finding.verdictCode
      let cells = [
        finding.citation.text(in: language), finding.message.text(in: language),
        words.place(finding), finding.written ?? "", finding.remedy.text(in: language),
      ]
      return "<tr\(anchor)><th scope=\"row\" class=\"m-\(code)\">\(safe(words.verdict(code)))</th>"
        + cells.map { "<td>\(safe($0))</td>" }.joined()
        + "<td class=\"n\">\(words.count(finding.cells))</td></tr>"
    }
    var caption = say("Observaciones", "Observations")
    if shown.count < dossier.findings.count {
      caption += say(
        ": \(words.count(shown.count)) de \(words.count(dossier.findings.count))",
        ": \(words.count(shown.count)) of \(words.count(dossier.findings.count))")
    }
    let name = "\(caption), \(dossier.entity) \(dossier.year)"
    let table = table(
      caption,
      [
        say("Resultado", "Result"), say("Norma", "Norm"), say("Observación", "Observation"),
        say("Hoja y celda", "Sheet and cell"), say("Lo que dice", "What it says"),
        say("Cómo corregir", "How to mend it"), say("Casos", "Cases"),
      ], rows)
    return HTMLDocument.scroll(name, table)
  }

  // MARK: - What was not read

  var unread: String {
    let failures = run.dossiers.flatMap(\.failures)
    guard !failures.isEmpty else { return "" }
    let items = failures.prefix(500).map {
      "<li>\(safe($0.path)): \(safe($0.text.text(in: language)))</li>"
    }
    return section(
      "no-leidos", words.unread, "<ul>\(items.joined())</ul>\(more(failures.count - 500))")
  }

  var leftOut: String {
    guard !run.leftOut.isEmpty else { return "" }
    let items = run.leftOut.prefix(500).map {
      "<li>\(safe($0.path)): \(safe(words.reason($0.reason)))</li>"
    }
    return section(
      "fuera", words.leftOut, "<ul>\(items.joined())</ul>\(more(run.leftOut.count - 500))")
  }

  private func more(_ hidden: Int) -> String {
    hidden > 0
      ? "<p>\(say("y \(words.count(hidden)) más", "and \(words.count(hidden)) more"))</p>" : ""
  }
}
