import Documents
import Findings
import Values

extension HTMLPage {
  /// What is lacking to verify, what closes most cells first.
  func shortfalls(_ wording: ReportWording, prefix: String, level: Int) -> String {
    let all = wording.report.shortfalls
    guard !all.isEmpty else { return "" }
    let id = "\(prefix)que-falta"
    let most = min(20, detail.rows)
    var text = "<section aria-labelledby=\"\(id)\">"
    text += heading(level, id, safe(wording.shortfallsTitle)) + "<ol>"
    for shortfall in all.prefix(most) {
      let told = wording.account(shortfall)
      text += "<li><strong>\(safe(told.lack))</strong>: \(safe(told.closes)). \(safe(told.act))"
      let place = shortfall.finding.locations.first { !$0.locator.isWholeDocument }
      if let place { text += " <small>\(safe(wording.place(place)))</small>" }
      text += "</li>"
    }
    return text + more(all.count - most) + "</ol></section>"
  }

  /// What falls due later, by date.
  func due(_ wording: ReportWording, prefix: String, level: Int) -> String {
    let items = wording.report.due
    guard !items.isEmpty else { return "" }
    let id = "\(prefix)vence"
    let total = wording.amount(wording.report.totals[.notDue], .cases)
    var text = "<section aria-labelledby=\"\(id)\">"
    text += heading(level, id, "\(safe(Glossary.label(verdict: .notDue, in: language))) (\(total))")
    text += "<ul>"
    for item in items.prefix(detail.rows) {
      let sentence = wording.rule(item.rule)?.sentence.text(in: language) ?? ""
      text +=
        "<li><strong>\(PlainText.display(item.date, in: language))</strong>: \(safe(sentence)) "
      text += "<code>\(safe(item.rule))</code> · \(wording.amount(item.count, .cases))</li>"
    }
    return text + more(items.count - detail.rows) + "</ul></section>"
  }

  /// What a person can answer, those answers first that close most cells.
  func questions(_ wording: ReportWording, prefix: String, level: Int) -> String {
    let items = wording.report.questions
    guard !items.isEmpty else { return "" }
    let id = "\(prefix)preguntas"
    let most = min(50, detail.rows)
    var text = "<section aria-labelledby=\"\(id)\">"
    text += heading(level, id, "\(say("Preguntas", "Questions")) (\(count(items.count)))") + "<ol>"
    for item in items.prefix(most) {
      text += "<li>\(safe(item.text.text(in: language)))"
      if !item.answers.isEmpty { text += " [\(safe(item.answers.joined(separator: " | ")))]" }
      text +=
        " <small><code>\(safe(item.id))</code> · \(say("su respuesta cierra", "its answer closes"))"
      text += " \(wording.amount(item.cells, .cases))</small></li>"
    }
    return text + more(items.count - most) + "</ol></section>"
  }

  /// Rules without findings: those that are met, folded by norm, then those with nothing to judge.
  mutating func rules(_ wording: ReportWording, prefix: String, level: Int) -> String {
    let quiet = wording.report.rules.filter { rule in
      !Verdict.allCases.contains { $0.isListed && rule.totals[$0] > 0 }
    }
    let met = quiet.filter { $0.totals[.pass] > 0 }
    let idle = quiet.filter { $0.totals[.pass] == 0 }
    return folded(met, .pass, "cumple", wording, prefix: prefix, level: level)
      + folded(idle, .notApplicable, "no-aplica", wording, prefix: prefix, level: level)
  }

  private mutating func folded(
    _ rules: [CheckReport.RuleResult], _ verdict: Verdict, _ name: String,
    _ wording: ReportWording, prefix: String, level: Int
  ) -> String {
    guard !rules.isEmpty else { return "" }
    let id = "\(prefix)\(name)"
    var order: [String] = []
    var byNorm: [String: [CheckReport.RuleResult]] = [:]
    for rule in rules.prefix(detail.rows) {
      if byNorm[rule.norm] == nil { order.append(rule.norm) }
      byNorm[rule.norm, default: []].append(rule)
    }
    var text = "<section aria-labelledby=\"\(id)\">"
    let label = Glossary.label(verdict: verdict, in: language)
    text += heading(level, id, "\(safe(label)) (\(wording.amount(rules.count, .rule)))")
    for norm in order {
      let own = byNorm[norm] ?? []
      text += "<details><summary>\(safe(own[0].normTitle.text(in: language)))"
      text += " (\(wording.amount(own.count, .rule)))</summary><ul>"
      for rule in own {
        let reasons = verdict == .pass ? "" : self.reasons(rule, wording)
        text += "<li\(newAnchor(rule.id, prefix: prefix))>\(safe(rule.sentence.text(in: language)))"
        text += " <small><code>\(safe(rule.id))</code> · \(safe(wording.totals(rule)))"
        text += "\(safe(reasons))</small></li>"
      }
      text += "</ul></details>"
    }
    let hidden = rules.count - detail.rows
    if hidden > 0 {
      text += "<p>\(say("y", "and")) \(wording.amount(hidden, .rule)) \(say("más", "more"))</p>"
    }
    return text + "</section>"
  }

  private func reasons(_ rule: CheckReport.RuleResult, _ wording: ReportWording) -> String {
    let reasons = [Verdict.notApplicable, .notDue].map { wording.reasons(rule, $0) }
      .filter { !$0.isEmpty }
    return reasons.isEmpty ? "" : " (\(reasons.joined(separator: "; ")))"
  }

  /// What was read and what was not understood.
  func readings(_ wording: ReportWording, prefix: String, level: Int) -> String {
    let id = "\(prefix)leido"
    let title = say("Lo que se leyó", "What was read")
    var text = "<section aria-labelledby=\"\(id)\">" + heading(level, id, title)
    let most = min(60, detail.rows)
    let tables = wording.report.documents.flatMap(\.tables)
    if tables.isEmpty {
      text += "<p>"
      text += say("No se reconoció ninguna tabla de un plan.", "No table of a plan was recognised.")
      text += "</p>"
    } else {
      text += scroll(title) + "<table><caption>\(title)"
      if tables.count > most {
        text += say(
          ": \(count(most)) de \(count(tables.count)) tablas",
          ": \(count(most)) of \(count(tables.count)) tables")
      }
      text += "</caption><thead><tr>"
      for head in [
        Glossary.word("table", in: language).firstUppercased,
        Glossary.word("sheet", in: language).firstUppercased, say("Rango", "Range"),
        say("Filas", "Rows"), say("Columnas en uso", "Columns in use"),
        say("Sin entender", "Not understood"),
      ] { text += "<th scope=\"col\">\(safe(head))</th>" }
      text += "</tr></thead><tbody>"
      for table in tables.prefix(most) {
        let format = table.format.map { " · " + $0.text(in: language) } ?? ""
        text += "<tr><td>\(safe(table.table))</td><td>\(safe(table.sheet + format))</td>"
        text += "<td>\(safe(table.range))</td><td class=\"n\">\(count(table.rows))</td>"
        text += "<td class=\"n\">\(count(table.fields.count))</td>"
        text += "<td class=\"n\">\(count(table.unrecognised.count))</td></tr>"
      }
      text += "</tbody></table></div>"
    }
    var notes = wording.report.documents.flatMap { document in
      document.leftOver.map { block in
        let reason = Glossary.leftOverLabel(block.reason, in: language)
        return say("Sin usar: ", "Not used: ") + wording.quoted(block.name) + " (\(reason))"
      } + document.notes.map { $0.text(in: language) }
    }
    notes += wording.report.notes.map { $0.text(in: language) }
    if !notes.isEmpty {
      text += "<ul>" + notes.prefix(most).map { "<li>\(safe($0))</li>" }.joined()
      text += more(notes.count - most) + "</ul>"
    }
    return text + "</section>"
  }

  /// What the entity decided, each with what became of it.
  func dispositions(_ wording: ReportWording, prefix: String, level: Int) -> String {
    let records = wording.report.dispositions
    guard !records.isEmpty else { return "" }
    let id = "\(prefix)tratamientos"
    let most = min(100, detail.rows)
    var text = "<section aria-labelledby=\"\(id)\">"
    text += heading(level, id, wording.dispositionsTitle) + "<ul>"
    for record in records.prefix(most) {
      text += "<li><strong>\(safe(record.disposition.id))</strong>: "
      text += "\(safe(wording.account(record)))</li>"
    }
    return text + more(records.count - most) + "</ul></section>"
  }

  /// What no rule covers: the page must not seem to say more than it does.
  func uncovered(_ wording: ReportWording, prefix: String, level: Int) -> String {
    let items = wording.report.uncovered
    guard !items.isEmpty else { return "" }
    let id = "\(prefix)sin-regla"
    var text = "<section aria-labelledby=\"\(id)\">"
    text += heading(
      level, id,
      say("Sin regla que los revise", "Without a rule that checks them")
        + " (\(wording.amount(items.count, .requirement)))")
    var order: [String] = []
    for item in items where !order.contains(item.coverage) { order.append(item.coverage) }
    for coverage in order {
      let own = items.filter { $0.coverage == coverage }
      text +=
        "<details><summary>\(safe(Glossary.label(.coverage, coverage, in: language).firstUppercased))"
      text += " (\(count(own.count)))</summary><ul>"
      for item in own.prefix(min(100, detail.rows)) {
        text +=
          "<li><code>\(safe(item.requirement))</code>: \(safe(item.reason.text(in: language)))</li>"
      }
      text += more(own.count - min(100, detail.rows)) + "</ul></details>"
    }
    return text + "</section>"
  }

  /// Who, which plan, which file, which day, which law: what makes the check repeatable.
  func facts(_ wording: ReportWording, prefix: String, level: Int) -> String {
    let run = wording.report.run
    let id = "\(prefix)datos"
    let pack = "\(run.pack.names), sha256 \(run.pack.hashes(digits: 12))"
    var rows = [
      (say("Entidad", "Entity"), wording.entity),
      (say("Plan", "Plan"), wording.facts(wording.report.plan)),
    ]
    for document in wording.report.documents.prefix(20) {
      rows.append(
        (
          say("Archivo", "File"),
          "\(document.path) · \(document.kind) · \(document.hash(in: language))"
        ))
    }
    rows += [
      (Glossary.word("as_of", in: language).firstUppercased, wording.asOf),
      (Glossary.word("pack", in: language).firstUppercased, pack),
      (
        say("Ley verificada al", "Law verified to"),
        PlainText.display(run.pack.verified, in: language)
      ),
      ("Cotejo", run.version), (say("Solo", "Only"), run.selection.joined(separator: ", ")),
    ]
    var text = "<section aria-labelledby=\"\(id)\">"
    text += heading(level, id, say("Datos de la revisión", "Facts of this check")) + "<dl>"
    for (name, value) in rows where !value.isEmpty {
      text += "<dt>\(safe(name))</dt><dd>\(safe(value))</dd>"
    }
    return text + "</dl></section>"
  }
}
