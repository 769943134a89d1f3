import Documents
import Findings
import Plans
import Values

/// The sentences of a comparison, the same in every format; each format escapes what it is given.
struct ComparisonWording {
  let report: ComparisonReport
  let language: TextLanguage
  /// Sentences about the old plan's observations, and the new one's.
  let base: ReportWording
  let head: ReportWording

  init(_ report: ComparisonReport) {
    self.report = report
    language = report.findings.head.run.language
    base = ReportWording(SourcedReport(report.findings.base, sources: [report.base]))
    head = ReportWording(SourcedReport(report.findings.head, sources: [report.head]))
  }

  func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
  func quoted(_ text: String) -> String { language == .es ? "«\(text)»" : "“\(text)”" }
  func count(_ number: Int) -> String { PlainText.display(count: number, in: language) }
  func label(_ group: Glossary.Group, _ code: String) -> String {
    Glossary.label(group, code, in: language)
  }

  private func counted(_ number: Int, _ es: (String, String), _ en: (String, String)) -> String {
    let words = language == .es ? es : en
    return "\(count(number)) \(number == 1 ? words.0 : words.1)"
  }

  func changes(_ number: Int) -> String {
    counted(number, ("cambio", "cambios"), ("change", "changes"))
  }

  func rows(_ number: Int) -> String { counted(number, ("fila", "filas"), ("row", "rows")) }
}

// MARK: - The whole

extension ComparisonWording {
  /// «nuevas 3, resueltas 12; 54 cambios en 3 tablas».
  var headline: String {
    let findings = report.findings
    let solved = findings.count(.solved) + findings.count(.rowGone)
    var text = say(
      "nuevas \(count(findings.new.count)), resueltas \(count(solved))",
      "new \(count(findings.new.count)), solved \(count(solved))")
    let unsure = findings.count(.open) + findings.count(.notJudged)
    if unsure > 0 {
      text += say(
        ", sin saber si siguen \(count(unsure))", ", not known whether still there \(count(unsure))"
      )
    }
    let changes = report.plan.changes
    guard !changes.isEmpty else {
      return text + "; " + say("sin cambios en filas", "no row changed")
    }
    let tables = counted(
      report.plan.changedTables, ("tabla", "tablas"), ("table", "tables"))
    return text + "; \(self.changes(changes.count)) " + say("en ", "in ") + tables
  }

  /// How much the two files have in common.
  var content: String {
    switch report.content {
    case .sameBytes:
      say(
        "Los dos archivos son el mismo, byte por byte.", "Both files are the same, byte for byte.")
    case .sameContent:
      say(
        "Los dos archivos dicen lo mismo, celda por celda; solo cambia el formato.",
        "Both files say the same, cell for cell; only their form differs.")
    case .notCompared:
      say(
        "No se pudo comparar todo: hay partes que no se leyeron o no se reconoció un plan.",
        "Not all could be compared: parts were not read, or no plan was recognised.")
    case .differs: say("Los dos archivos no dicen lo mismo.", "The two files do not say the same.")
    }
  }

  /// «3 observaciones nuevas no dejan pasar».
  var gate: String {
    switch report.exitCode {
    case .complies:
      return say("Pasa: nada nuevo que cuente.", "Passes: nothing new that counts.")
    case .doesNotComply:
      let counted = counted(
        report.findings.counted.count,
        ("observación nueva no deja", "observaciones nuevas no dejan"),
        ("new observation stops it", "new observations stop it"))
      return say("No pasa: \(counted) pasar.", "Does not pass: \(counted).")
    default: break
    }
    let opening = say("No se puede concluir: ", "Cannot be concluded: ")
    switch report.findings.obstacle {
    case .fault: return opening + say("una regla falló.", "a rule broke down.")
    case .nothingMet:
      return opening
        + say(
          "ninguna regla obligatoria encontró en el plan nuevo algo que cumpliera.",
          "no mandatory rule found anything in the new plan that complied.")
    case .unreadParts:
      return opening
        + say(
          "hay partes del plan nuevo que no se pudieron leer.",
          "parts of the new plan could not be read.")
    case .noLongerJudged, nil:
      return opening
        + say(
          "algo que antes se podía juzgar ya no se puede.",
          "something that could be judged before no longer can.")
    }
  }

  /// «Este cambio toca también lo que decide cómo se juzga el plan: …»; `nil` where it does not.
  var companions: String? {
    guard !report.companions.isEmpty else { return nil }
    let list = report.companions.map { companion in
      "\(label(.companion, companion.part.rawValue)) (\(short(companion.path, 120)))"
    }.joined(separator: ", ")
    let isPlanChanged = base.report.documents.first?.sha256 != head.report.documents.first?.sha256
    let opening =
      isPlanChanged
      ? say(
        "Este cambio toca el plan y también lo que decide cómo se juzga: ",
        "This change touches the plan and also what decides how it is judged: ")
      : say(
        "Este cambio no toca el plan y sí lo que decide cómo se juzga: ",
        "This change does not touch the plan but what decides how it is judged: ")
    return opening + list + ". "
      + say(
        "Que pase puede deberse a eso: revíselo aparte. Quien aprueba queda declarado, no comprobado.",
        "That it passes may be due to that: review it apart. Who approves is declared, not checked."
      )
  }

  /// «se juzgó al 31 de enero de 2026»; both days where they differ.
  var days: String {
    let (old, new) = (report.findings.base.run.asOf, report.findings.head.run.asOf)
    let day = PlainText.display(new, in: language)
    guard old != new else {
      return say("Los dos se juzgaron con la ley al \(day).", "Both were judged as of \(day).")
    }
    let former = PlainText.display(old, in: language)
    return say(
      "El de antes se juzgó con la ley al \(former), el nuevo con la ley al \(day).",
      "The old one was judged as of \(former), the new one as of \(day).")
  }

  /// The 2 × 2 of plan and law: row labels and two numbers each; `nil` where there is one law.
  var lawRows: [(label: String, oldLaw: Int, newLaw: Int)]? {
    guard let law = report.findings.law else { return nil }
    return [
      (say("Plan de antes", "Old plan"), law.oldPlanOldLaw, law.oldPlanNewLaw),
      (say("Plan nuevo", "New plan"), law.newPlanOldLaw, law.newPlanNewLaw),
    ]
  }

  var lawHeads: (String, String) {
    let days = [report.findings.base.run.asOf, report.findings.head.run.asOf].map {
      PlainText.display($0, in: language)
    }
    return (
      say("ley al \(days[0])", "law as of \(days[0])"),
      say("ley al \(days[1])", "law as of \(days[1])")
    )
  }

  /// One line a table: how many rows it had and has, and how many were aligned.
  var tables: [String] {
    report.plan.tables.filter { $0.id != "plan" && $0.id != "entidad" }.map { table in
      let same = table.alignment.pairs.count
      var text =
        "\(table.label.text(in: language)): "
        + say(
          "\(rows(table.baseRows)) antes, \(count(table.headRows)) ahora; \(count(same)) son las mismas",
          "\(rows(table.baseRows)) before, \(count(table.headRows)) now; \(count(same)) are the same"
        )
      let doubtful = table.alignment.doubts.reduce(0) { $0 + $1.base.count + $1.head.count }
      if doubtful > 0 {
        text += say(", \(count(doubtful)) en duda", ", \(count(doubtful)) in doubt")
      }
      if table.alignment.isOverLimit {
        text += say(
          "; son demasiadas sin código para comparar todas por sus palabras",
          "; too many without a code to compare all by their words")
      }
      return text + "."
    }
  }
}

// MARK: - A change

extension ComparisonWording {
  /// The changes of one nature, in their order.
  func changes(_ nature: PlanChange.Nature) -> [PlanChange] {
    report.plan.changes.filter { $0.nature == nature }
  }

  /// «meta «IP-236 Vacunar»: valor de la meta bajó de 100 a 80».
  func sentence(_ change: PlanChange) -> String {
    let table = change.tableLabel.text(in: language)
    let row = change.label.isEmpty ? table : "\(table) \(quoted(short(change.label, 80)))"
    let field = change.field.map { $0.label.text(in: language) } ?? ""
    let (before, after) = (shown(change.before, change), shown(change.after, change))
    let text: String =
      switch change.kind {
      case .added: say("Se agregó: \(row)", "Added: \(row)")
      case .removed: say("Ya no está: \(row)", "No longer there: \(row)")
      case .moved:
        "\(row): " + say("pasó de \(before) a \(after)", "moved from \(before) to \(after)")
      case .columnAdded:
        say(
          "Columna nueva en \(table): \(quoted(field))", "New column in \(table): \(quoted(field))")
      case .columnRemoved:
        say(
          "Ya no está en \(table) la columna \(quoted(field))",
          "The column \(quoted(field)) of \(table) is no longer there")
      case .reread:
        "\(table), \(field): "
          + say(
            "lo mismo escrito se lee de otra manera, antes \(before) y ahora \(after)",
            "the same writing is read differently, before \(before) and now \(after)")
      case .changed: "\(row): \(field) " + verb(change, before, after)
      }
    let hasRows = change.count > 1 && change.kind != .columnAdded && change.kind != .columnRemoved
    return text + (hasRows ? " (\(rows(change.count)))" : "")
  }

  private func verb(_ change: PlanChange, _ before: String, _ after: String) -> String {
    let isLost = change.after?.value == nil
    return switch change.nature {
    case .goalLowered where !isLost, .moneyCut where !isLost:
      say("bajó de \(before) a \(after)", "went down from \(before) to \(after)")
    case .deadlineLater where !isLost:
      say("se corrió de \(before) a \(after)", "moved from \(before) to \(after)")
    default: say("cambió de \(before) a \(after)", "changed from \(before) to \(after)")
    }
  }

  /// A value as people read it; of what was not understood or is no value, the text as written.
  private func shown(_ side: PlanChange.Side?, _ change: PlanChange) -> String {
    guard let side else { return "" }
    if let value = side.value, let type = change.field?.type {
      let text = short(FactText.show(value, as: type, in: language), 80)
      switch type {
      case _ where text.isEmpty: return say("(vacía)", "(empty)")
      case .text, .code, .choice: return quoted(text)
      default: return text
      }
    }
    return side.text.isEmpty ? say("(vacía)", "(empty)") : quoted(short(side.text, 80))
  }

  private func short(_ text: String, _ limit: Int) -> String {
    TerminalText.cut(TerminalText.sentence(text), to: limit)
  }

  /// «'Plan'!D3 → 'Plan'!D5»; one place where the other plan has none.
  func places(_ change: PlanChange) -> String {
    let old = change.before.map { reference($0.place, base) }
    let new = change.after.map { reference($0.place, head) }
    return [old, new].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " → ")
  }

  /// What each plan says, after its cell: «D3: 100»; empty where it has nothing.
  func sides(_ change: PlanChange) -> (before: String, after: String) {
    func told(_ side: PlanChange.Side?, _ wording: ReportWording) -> String {
      guard let side else { return "" }
      let place = reference(side.place, wording)
      let text = short(side.text, 80)
      return [place, text].filter { !$0.isEmpty }.joined(separator: ": ")
    }
    return (told(change.before, base), told(change.after, head))
  }

  private func reference(_ place: Locator, _ side: ReportWording) -> String {
    var place = place
    if place.row >= 0, place.column < 0 { place.column = 0 }
    return side.reference(place)
  }

  /// «actividad: «Interventoría» (B2), «Interventoría» (B3) ↔ …».
  func sentence(_ doubt: PlanComparison.Doubt) -> String {
    func list(_ rows: [PlanComparison.Doubt.Row], _ side: ReportWording) -> String {
      let shown = rows.prefix(5).map {
        "\(quoted(short($0.label, 60))) \(reference($0.place, side))"
      }
      let more =
        rows.count > 5
        ? [say("y \(count(rows.count - 5)) más", "and \(count(rows.count - 5)) more")] : []
      return (shown + more).joined(separator: ", ")
    }
    return
      "\(doubt.tableLabel.text(in: language)): \(list(doubt.base, base)) ↔ \(list(doubt.head, head))"
  }

  func sentence(_ line: OutsideLines.Line, isOld: Bool) -> String {
    let opening = isOld ? say("Ya no está", "No longer there") : say("Nueva", "New")
    return "\(opening): \(quoted(short(line.text, 120)))"
  }

  func place(_ line: OutsideLines.Line, isOld: Bool) -> String {
    reference(line.place, isOld ? base : head)
  }
}

// MARK: - An observation

extension ComparisonWording {
  /// The message, its place, and whether plan or law brought it.
  func sentence(_ new: FindingsComparison.New) -> String {
    let origin = new.origin.map { " (\(label(.findingOrigin, $0.rawValue)))" } ?? ""
    return head.message(new.finding) + extent(new.finding) + origin
  }

  /// The question, or why nobody can judge, with how to answer and how many cases wait for it.
  func asked(_ finding: Finding) -> String {
    let remedy = head.remedy(finding)
    return head.message(finding) + extent(finding) + (remedy.isEmpty ? "" : " " + remedy)
  }

  func sentence(_ gone: FindingsComparison.Gone) -> String {
    let ending = gone.ending == .solved ? "" : " (\(label(.ending, gone.ending.rawValue)))"
    return base.message(gone.finding) + extent(gone.finding) + ending
  }

  private func extent(_ finding: Finding) -> String {
    finding.count > 1 ? " (\(head.amount(finding.count, .cases)))" : ""
  }

  func place(_ finding: Finding, isOld: Bool) -> String {
    guard let place = finding.locations.first?.locator else { return "" }
    return (isOld ? base : head).reference(place)
  }
}
