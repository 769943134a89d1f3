import Findings
import Reports
import Store
import Values

/// The audit as a workbook with filters: summary, matrix, duties broken most, changes, observations.
enum AuditXLSX: AuditReportFormat {
  static let identifier = "xlsx"
  static let sentence = LocalizedText(
    es:
      "Libro de Excel con filtros: resumen, preguntas, matriz, incumplimientos, cambios y observaciones.",
    en:
      "Excel workbook with filters: summary, questions, matrix, breaches, changes and observations."
  )
  static var wantsFindings: Bool { true }
  static var isBinary: Bool { true }

  static func render(_ run: RunRecord, in language: TextLanguage) -> [UInt8] {
    let sheets = AuditSheets(run: run, words: AuditWords(language: language))
    var file = WorkbookFile(title: sheets.words.title(run), language: language)
    file.sheets = [
      sheets.summary, sheets.dossiers, sheets.questions, sheets.matrix, sheets.broken,
      sheets.changes, sheets.findings,
    ]
    // Only a workbook of 4 GiB cannot be written; then the observations are left to --report html.
    if let bytes = try? file.bytes() { return bytes }
    file.sheets.removeLast()
    return (try? file.bytes()) ?? []
  }
}

/// The sheets of the workbook.
private struct AuditSheets {
  let run: RunRecord
  let words: AuditWords

  var language: TextLanguage { words.language }
  func say(_ es: String, _ en: String) -> String { words.say(es, en) }

  /// What it comes to, by year, by kind of entity and by norm.
  var summary: WorkbookSheet {
    var sheet = WorkbookSheet(
      name: say("Resumen", "Summary"), widths: [44] + Array(repeating: 16, count: 8))
    sheet.append([.title(words.title(run))])
    sheet.append([.text(words.rules(run))])
    let figures = AuditFigures(run: run)
    let wholes = AuditFigures.order.map(words.whole)
    let verdicts = AuditFigures.codes.map(words.verdict)
    for (title, heads, groups) in [
      (say("Por año, expedientes", "By year, dossiers"), wholes, figures.byYear),
      (
        say("Por clase de entidad, expedientes", "By kind of entity, dossiers"), wholes,
        figures.byKind(in: language)
      ),
      (
        say("Por norma, requisitos de expedientes", "By norm, requirements of dossiers"), verdicts,
        figures.byNorm(in: language)
      ),
    ] {
      sheet.append([])
      sheet.append([.header(title)] + heads.map(SheetCell.header))
      for group in groups { sheet.append([.text(group.name)] + group.counts.map(SheetCell.count)) }
    }
    sheet.append([])
    sheet.append([.label(words.trend), .text(words.trendMeaning)])
    for left in run.leftOut {
      sheet.append([.text(left.path), .text("\(words.leftOut): \(words.reason(left.reason))")])
    }
    return sheet
  }

  /// One row a dossier.
  var dossiers: WorkbookSheet {
    var sheet = WorkbookSheet(
      name: say("Expedientes", "Dossiers"), widths: [30, 12, 30, 34, 24, 14, 80])
    sheet.appendHeader([
      say("Entidad", "Entity"), say("Año", "Year"), say("Resultado", "Result"),
      say("Nombre", "Name"), say("Clase", "Kind"), say("Se juzga al", "As of"),
      words.unread,
    ])
    for dossier in run.dossiers {
      let failures = dossier.failures.map { "\($0.path): \($0.text.text(in: language))" }
      sheet.append([
        .text(dossier.entity), .text(dossier.year), .text(words.whole(dossier.verdict)),
        .text(dossier.facts["nombre"] ?? ""), .text(AuditFigures.kind(dossier, in: language)),
        .text(dossier.asOf.joined(separator: ", ")), .text(failures.joined(separator: "\n")),
      ])
    }
    return sheet
  }

  /// One row a question that is open in a dossier.
  var questions: WorkbookSheet {
    var sheet = WorkbookSheet(
      name: say("Preguntas", "Questions"), widths: [30, 12, 34, 80, 24])
    sheet.appendHeader([
      say("Entidad", "Entity"), say("Año", "Year"), say("Dato", "Fact"),
      say("Pregunta", "Question"), say("Resultados que esperan", "Results that wait"),
    ])
    for dossier in run.dossiers {
      for question in dossier.questions {
        guard sheet.rowCount < WorkbookSheet.mostRows - 1 else {
          sheet.append([.text(tooMany)])
          return sheet
        }
        sheet.append([
          .text(dossier.entity), .text(dossier.year), .text(question.id),
          .text(question.text.text(in: language)), .count(question.cells),
        ])
      }
    }
    return sheet
  }

  /// One row a requirement and dossier, so that filters and pivot tables work.
  var matrix: WorkbookSheet {
    var sheet = WorkbookSheet(
      name: say("Matriz", "Matrix"),
      widths: [28, 10, 24, 34, 12, 40, 20] + Verdict.allCases.map { _ in 11 } + [11, 11, 11, 11])
    sheet.appendHeader(
      [
        say("Entidad", "Entity"), say("Año", "Year"), say("Clase", "Kind"), say("Norma", "Norm"),
        say("Artículo", "Article"), say("Requisito", "Requirement"), say("Resultado", "Result"),
      ] + Verdict.allCases.map { Glossary.label(verdict: $0, in: language) } + [
        say("Exceptuados", "Excepted"), say("No rige", "Not in force"),
        say("Incumplimientos", "Breaches"), say("Por mejorar", "To improve"),
      ])
    let kinds = Dictionary(
      run.dossiers.map { ("\($0.entity)/\($0.year)", AuditFigures.kind($0, in: language)) },
      uniquingKeysWith: { $1 })
    for row in run.matrix {
      let head: [SheetCell] = [
        .text(row.normTitle.text(in: language)), .text(row.article), .text(row.requirement),
      ]
      for cell in row.cells {
        guard sheet.rowCount < WorkbookSheet.mostRows - 1 else {
          sheet.append([.text(tooMany)])
          return sheet
        }
        let leading = AuditFigures.leading(cell).map { words.verdict($0.code) } ?? ""
        sheet.append(
          [
            .text(cell.entity), .text(cell.year), .text(kinds["\(cell.entity)/\(cell.year)"] ?? ""),
          ] + head + [.text(leading)] + Verdict.allCases.map { .count(cell.totals[$0]) }
            + [cell.excepted, cell.notInForce, cell.breaches, cell.improvable].map(SheetCell.count))
      }
    }
    return sheet
  }

  /// The duties broken most often.
  var broken: WorkbookSheet {
    var sheet = WorkbookSheet(
      name: say("Incumplimientos", "Breaches"), widths: [12, 12, 44, 12, 44, 80])
    sheet.appendHeader([
      say("Expedientes", "Dossiers"), say("Veces", "Times"), say("Norma", "Norm"),
      say("Artículo", "Article"), say("Requisito", "Requirement"), say("Qué pide", "What it asks"),
    ])
    for entry in AuditFigures(run: run).broken {
      sheet.append([
        .count(entry.dossiers), .count(entry.cells), .text(entry.row.normTitle.text(in: language)),
        .text(entry.row.article), .text(entry.row.requirement),
        .text(entry.row.text.text(in: language)),
      ])
    }
    return sheet
  }

  /// What became of each entity's duties from one year to the next.
  var changes: WorkbookSheet {
    var sheet = WorkbookSheet(name: say("Cambios", "Changes"), widths: [30, 10, 10, 44, 18, 24])
    sheet.appendHeader([
      say("Entidad", "Entity"), say("De", "From"), say("A", "To"), say("Requisito", "Requirement"),
      say("Cambio", "Change"), say("Por qué", "Why"),
    ])
    for change in AuditTrend(run).changes {
      sheet.append([
        .text(change.entity), .text(change.from), .text(change.to), .text(change.requirement),
        .text(change.isBroken ? say("nueva", "new") : say("superada", "mended")),
        .text(change.origin.label(in: language)),
      ])
    }
    return sheet
  }

  /// One row an observation, to its first cell.
  var findings: WorkbookSheet {
    var sheet = WorkbookSheet(
      name: say("Observaciones", "Observations"),
      widths: [28, 10, 18, 16, 40, 34, 50, 34, 22, 10, 26, 50, 9])
    sheet.appendHeader([
      say("Entidad", "Entity"), say("Año", "Year"), say("Resultado", "Result"),
      say("Gravedad", "Severity"), say("Norma", "Norm"), say("Regla", "Rule"),
      say("Observación", "Observation"), say("Archivo", "File"), say("Hoja", "Sheet"),
      say("Celda", "Cell"), say("Lo que dice", "What it says"),
      say("Cómo corregir", "How to mend it"), say("Casos", "Cases"),
    ])
    for dossier in run.dossiers {
      for finding in dossier.findings {
        guard sheet.rowCount < WorkbookSheet.mostRows - 1 else {
          sheet.append([.text(tooMany)])
          return sheet
        }
        let code = finding.verdictCode
        let place =
          finding.cell ?? finding.line.map(String.init) ?? finding.page.map(String.init) ?? ""
        sheet.append([
          .text(dossier.entity), .text(dossier.year), .text(words.verdict(code)),
          .text(Glossary.label(.severity, finding.severity, in: language)),
          .text(finding.citation.text(in: language)), .text(finding.rule),
          .text(finding.message.text(in: language)), .text(finding.path ?? ""),
          .text(finding.sheet ?? ""), .text(place), .text(finding.written ?? ""),
          .text(finding.remedy.text(in: language)), .count(finding.cells),
        ])
      }
    }
    return sheet
  }

  private var tooMany: String {
    say(
      "Hay más filas de las que caben en una hoja: use --entity o --report csv.",
      "There are more rows than a sheet holds: use --entity or --report csv.")
  }
}
