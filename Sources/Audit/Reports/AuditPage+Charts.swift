import Findings
import Reports
import Store
import Values

extension AuditPage {
  /// What the dossiers come to together; those nobody could conclude on stand apart from those that comply.
  var summary: String {
    let items = figures.verdicts.filter { $0.count > 0 }.map { entry in
      "<li class=\"v-\(entry.verdict.rawValue)\"><span aria-hidden=\"true\">"
        + "\(AuditWords.sign(entry.verdict)) </span>\(safe(words.whole(entry.verdict))): "
        + "\(words.count(entry.count))</li>"
    }
    let meaning = say(
      "«Falta información para concluir» no es cumplir: nadie puede decirlo todavía.",
      "“Not enough information to conclude” is not to comply: nobody can tell yet.")
    return "<div class=\"box\"><ul>\(items.joined())</ul><p>\(safe(meaning))</p></div>"
  }

  /// By year, by kind of entity, by norm: bars, and the same as numbers.
  var charts: String {
    let kinds = AuditFigures.order.map { verdict in
      let style =
        switch verdict {
        case .doesNotComply: "fail"
        case .inconclusive: "unknown"
        case .compliesWithExceptions: "improve"
        case .complies: "pass"
        }
      return StackedBars.Kind(style: style, label: words.whole(verdict))
    }
    let codes = AuditFigures.codes.map { code in
      StackedBars.Kind(style: AuditPage.colours[code] ?? "", label: words.verdict(code))
    }
    let dossiers = say("expedientes", "dossiers")
    return
      chart(
        "por-ano", say("Por año", "By year"), say("Año", "Year"), dossiers, kinds, figures.byYear)
      + chart(
        "por-clase", say("Por clase de entidad", "By kind of entity"), say("Clase", "Kind"),
        dossiers, kinds, figures.byKind(in: language))
      + chart(
        "por-norma", say("Por norma", "By norm"), say("Norma", "Norm"),
        say("requisitos de expedientes", "requirements of dossiers"), codes,
        figures.byNorm(in: language))
  }

  /// The colours of verdicts in bars; what does not apply has none.
  private static let colours = [
    Verdict.error.id: "fault", Verdict.fail.id: "fail", Glossary.methodologyFail: "improve",
    Verdict.notChecked.id: "unknown", Verdict.needsReview.id: "review", Verdict.notDue.id: "later",
    Verdict.pass.id: "pass",
  ]

  private func chart(
    _ id: String, _ title: String, _ first: String, _ unit: String, _ kinds: [StackedBars.Kind],
    _ groups: [AuditFigures.Group]
  ) -> String {
    let used = kinds.indices.filter { kind in groups.contains { $0.counts[kind] > 0 } }
    // A bar of nothing but what does not apply would be empty.
    let shown = groups.filter { group in
      used.contains { !kinds[$0].style.isEmpty && group.counts[$0] > 0 }
    }
    let rows = shown.map { group in
      StackedBars.Row(title: group.name, counts: used.map { group.counts[$0] })
    }
    guard !rows.isEmpty, !used.isEmpty else { return "" }
    let bars = StackedBars(
      title: title, kinds: used.map { kinds[$0] }, rows: rows, language: language)
    return section(
      id, title, "<div class=\"chart\">\(bars.svg)\(bars.table(first: first, unit: unit))</div>")
  }

  /// What is still to be known, what closes most dossiers first.
  var questions: String {
    let most = 12
    let open = figures.open
    guard !open.isEmpty else { return "" }
    let rows = open.prefix(most).map { entry in
      "<tr><th scope=\"row\">\(safe(entry.text.text(in: language)))</th>"
        + "<td><code>\(safe(entry.id))</code></td><td class=\"n\">\(words.count(entry.dossiers))</td>"
        + "<td class=\"n\">\(words.count(entry.cells))</td></tr>"
    }
    let table = table(
      words.questions
        + (open.count > most ? say(": las \(most) primeras", ": the first \(most)") : ""),
      [
        say("Pregunta", "Question"), say("Dato", "Fact"), say("Expedientes", "Dossiers"),
        say("Resultados que esperan", "Results that wait"),
      ], rows)
    let how = say(
      "Se responden en el expediente.yaml de cada expediente: los datos de la entidad bajo «entity» (o en su "
        + "perfil, para todos los años), las demás bajo «answers». «cotejo check CARPETA --questions» las escribe.",
      "They are answered in each dossier’s expediente.yaml: facts of the entity under “entity” (or in its "
        + "profile, for all years), the others under “answers”. “cotejo check FOLDER --questions” writes them down."
    )
    return section(
      "preguntas", words.questions,
      "<p>\(safe(how))</p>" + HTMLDocument.scroll(words.questions, table))
  }

  /// The duties broken most often.
  var broken: String {
    let all = figures.broken
    let rows = all.prefix(40).map { entry in
      let text = entry.row.text.text(in: language)
      let asks = text.isEmpty ? "" : "<br><small>\(safe(text))</small>"
      return "<tr><th scope=\"row\">\(safe(words.citation(entry.row)))\(asks)</th>"
        + "<td><code>\(safe(entry.row.requirement))</code></td>"
        + "<td class=\"n\">\(words.count(entry.dossiers))</td>"
        + "<td class=\"n\">\(words.count(entry.cells))</td></tr>"
    }
    guard !rows.isEmpty else { return "" }
    let table = table(
      words.broken + (all.count > 40 ? say(": las 40 primeras", ": the first 40") : ""),
      [
        say("Norma", "Norm"), say("Requisito", "Requirement"), say("Expedientes", "Dossiers"),
        say("Veces", "Times"),
      ], rows)
    return section("mas-incumplidas", words.broken, HTMLDocument.scroll(words.broken, table))
  }

  /// What became of duties from one year to the next, and what brought it.
  var trend: String {
    let steps = AuditTrend(run).steps
    guard !steps.isEmpty else { return "" }
    let origins = AuditTrend.Origin.allCases
    let (new, gone) = (say("Nuevas", "New"), say("Superadas", "Mended"))
    let heads =
      [say("Años", "Years")] + origins.map { "\(new): \($0.label(in: language))" }
      + origins.map { "\(gone): \($0.label(in: language))" } + [say("Siguen", "Remain")]
    let rows = steps.map { step in
      let counts =
        origins.map { step.broken[$0] ?? 0 } + origins.map { step.mended[$0] ?? 0 } + [step.still]
      return "<tr><th scope=\"row\">\(safe("\(step.from) → \(step.to)"))</th>"
        + counts.map { "<td class=\"n\">\(words.count($0))</td>" }.joined() + "</tr>"
    }
    let title = say(
      "Obligaciones que empezaron a incumplirse y que dejaron de incumplirse",
      "Duties that began to be broken and duties that ceased to be")
    return section(
      "tendencia", words.trend,
      HTMLDocument.scroll(title, table(title, heads, rows)) + "<p>\(safe(words.trendMeaning))</p>")
  }

  func table(_ caption: String, _ heads: [String], _ rows: [String]) -> String {
    "<table><caption>\(safe(caption))</caption><thead><tr>"
      + heads.map { "<th scope=\"col\">\(safe($0))</th>" }.joined()
      + "</tr></thead><tbody>\(rows.joined())</tbody></table>"
  }
}
