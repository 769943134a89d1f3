import Documents
import Findings
import Values

extension XLSXReportSheets {
  /// The matrix: one row a requirement, one column a verdict, those that no rule covers too.
  var requirements: WorkbookSheet {
    let verdicts = Verdict.allCases
    var sheet = WorkbookSheet(
      name: say("Requisitos", "Requirements"),
      widths: [24, 28, 12, 34, 20, 44, 16] + verdicts.map { _ in 12 } + [10, 50])
    sheet.appendHeader(
      [
        say("Archivo", "File"), say("Norma", "Norm"), say("Artículo", "Article"),
        say("Requisito", "Requirement"), say("Obligación", "Obligation"), say("Reglas", "Rules"),
        say("Cobertura", "Coverage"),
      ] + verdicts.map { Glossary.label(verdict: $0, in: language) }
        + [say("Casos", "Cases"), say("Razones", "Reasons")])
    for wording in reports {
      for row in RequirementRow.all(of: wording.report) { sheet.append(cells(row, wording)) }
      for item in wording.report.uncovered {
        let coverage = Glossary.label(.coverage, item.coverage, in: wording.language)
        sheet.append(
          [
            .text(path(wording)), .empty, .empty, .text(item.requirement), .empty, .empty,
            .text(coverage),
          ] + verdicts.map { _ in .empty }
            + [.empty, .text(item.reason.text(in: wording.language))])
      }
    }
    return sheet
  }

  private func cells(_ row: RequirementRow, _ wording: ReportWording) -> [SheetCell] {
    let first = row.rules[0]
    let reasons = row.rules.flatMap { rule in
      [Verdict.notApplicable, .notDue].map { wording.reasons(rule, $0) }
    }
    var told: [String] = []
    for reason in reasons where !reason.isEmpty && !told.contains(reason) { told.append(reason) }
    return [
      .text(path(wording)), .text(first.normTitle.text(in: wording.language)),
      .text(first.article), .text(row.requirement),
      .text(Glossary.label(.obligation, first.obligation.rawValue, in: wording.language)),
      .text(row.rules.map(\.id).joined(separator: ", ")),
      .text(Glossary.label(.coverage, "automated", in: wording.language)),
    ] + Verdict.allCases.map { .count(row.totals[$0]) }
      + [.count(row.totals.grid), .text(told.joined(separator: "; "))]
  }

  /// What was read of each document and how it was understood; what was not understood too.
  var readings: WorkbookSheet {
    let states = DocumentReading.FieldStates().named.map(\.code)
    var sheet = WorkbookSheet(
      name: say("Lo leído", "What was read"),
      widths: [24, 26, 24, 18, 14, 8, 9, 30, 22, 14, 50] + states.map { _ in 12 })
    sheet.appendHeader(
      [
        say("Archivo", "File"), say("Qué es", "What it is"), say("Hoja", "Sheet"),
        say("Tabla", "Table"), say("Rango", "Range"), say("Filas", "Rows"), say("Celda", "Cell"),
        say("Encabezado", "Heading"), say("Campo", "Field"), say("Certeza", "Confidence"),
        say("Notas", "Notes"),
      ] + states.map { Glossary.label(.fieldState, $0, in: language).firstUppercased })
    for failure in failures {
      sheet.append(
        reading(
          failure.path, say("archivo que no se pudo leer", "file that could not be read"),
          note: language == .es ? failure.es : failure.en))
    }
    for wording in reports {
      for document in wording.report.documents { add(document, wording.language, to: &sheet) }
    }
    return sheet
  }

  private func add(
    _ document: DocumentReading, _ language: TextLanguage, to sheet: inout WorkbookSheet
  ) {
    let path = document.path
    for note in document.notes {
      sheet.append(reading(path, say("nota", "note"), note: note.text(in: language)))
    }
    for table in document.tables {
      sheet.append(
        reading(
          path, say("tabla", "table"), sheet: table.sheet, table: table.table, range: table.range,
          rows: table.rows, note: table.format?.text(in: language) ?? ""))
      for field in table.fields {
        sheet.append(
          reading(
            path, say("columna entendida", "column understood"), sheet: table.sheet,
            table: table.table, cell: field.cell, header: field.header, field: field.field,
            confidence: Glossary.label(.confidence, field.confidence, in: language),
            note: field.assumptions.map { $0.text(in: language) }.joined(separator: "; "))
            + field.states.named.map { .count($0.count) })
      }
      for column in table.unrecognised {
        sheet.append(
          reading(
            path, say("columna sin entender", "column not understood"), sheet: table.sheet,
            table: table.table, cell: column.cell, header: column.header,
            note: column.reason?.text(in: language) ?? ""))
      }
    }
    for block in document.leftOver {
      let isUnread = Glossary.entry(.unread, block.reason) != nil
      sheet.append(
        reading(
          path,
          isUnread
            ? say("parte que no se pudo leer", "part that could not be read")
            : say("parte sin usar", "part not used"),
          sheet: block.name, note: Glossary.leftOverLabel(block.reason, in: language)))
    }
  }

  private func reading(
    _ path: String, _ kind: String, sheet: String = "", table: String = "", range: String = "",
    rows: Int? = nil, cell: String = "", header: String = "", field: String = "",
    confidence: String = "", note: String = ""
  ) -> [SheetCell] {
    [
      .text(path), .text(kind), .text(sheet), .text(table), .text(range),
      rows.map(SheetCell.count) ?? .empty, .text(cell), .text(header), .text(field),
      .text(confidence), .text(note),
    ]
  }
}

/// A requirement and the rules that check it.
private struct RequirementRow {
  let requirement: String
  var rules: [CheckReport.RuleResult]

  var totals: VerdictTotals {
    rules.reduce(into: VerdictTotals()) { $0 += $1.totals }
  }

  /// The requirements in the order of their first rules.
  static func all(of report: CheckReport) -> [RequirementRow] {
    var rows: [RequirementRow] = []
    var places: [String: Int] = [:]
    for rule in report.rules {
      if let place = places[rule.requirement] {
        rows[place].rules.append(rule)
      } else {
        places[rule.requirement] = rows.count
        rows.append(RequirementRow(requirement: rule.requirement, rules: [rule]))
      }
    }
    return rows
  }
}
