import Documents
import Findings
import Values

/// A workbook for those who work through the observations: filters, the matrix, what was read.
///
/// Cells are typed, so that no text of a file ever becomes a formula; nothing links outside.
package struct XLSXReport: ReportFormat {
  /// The format.
  package init() {}

  package let identifier = "xlsx"
  package let sentence = LocalizedText(
    es: "Libro de Excel con las observaciones, los requisitos y lo leído (con --output).",
    en: "Excel workbook of the observations, the requirements and what was read (with --output).")
  package var isBinary: Bool { true }

  package func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    let language = reports.first?.report.run.language ?? options.language
    let writing = XLSXReportSheets(reports.map(ReportWording.init), failures, language)
    var file = WorkbookFile(title: writing.title, language: language)
    file.sheets = [
      writing.summary, writing.observations, writing.requirements, writing.readings,
    ]
    // Only a workbook of 4 GiB cannot be written; then the summary alone says what it comes to.
    if let bytes = try? file.bytes() { return bytes }
    file.sheets = [writing.summary]
    return (try? file.bytes()) ?? []
  }
}

/// The sheets of the workbook.
struct XLSXReportSheets {
  let reports: [ReportWording]
  let failures: [ReadError]
  let language: TextLanguage

  init(_ reports: [ReportWording], _ failures: [ReadError], _ language: TextLanguage) {
    (self.reports, self.failures, self.language) = (reports, failures, language)
  }

  func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
  func word(_ code: String) -> String { Glossary.word(code, in: language).firstUppercased }

  /// The paths of a report's documents.
  func path(_ wording: ReportWording) -> String {
    wording.report.documents.map(\.path).joined(separator: ", ")
  }

  var title: String {
    let paths = reports.map(path) + failures.map(\.path)
    let named = TerminalText.cut(TerminalText.sentence(paths.joined(separator: ", ")), to: 120)
    return say("Revisión de ", "Check of ") + named
  }
}

// MARK: - Summary

extension XLSXReportSheets {
  /// What each plan comes to, in words and in numbers.
  var summary: WorkbookSheet {
    var sheet = WorkbookSheet(name: say("Resumen", "Summary"), widths: [32, 90])
    sheet.append([.title(title)])
    for failure in failures {
      sheet.append([])
      sheet.append([.label(say("No se pudo leer", "Could not be read")), .text(failure.path)])
      let message = language == .es ? failure.es : failure.en
      sheet.append([.label(say("Por qué", "Why")), .text(message)])
    }
    for wording in reports { add(wording, to: &sheet) }
    return sheet
  }

  private func add(_ wording: ReportWording, to sheet: inout WorkbookSheet) {
    let (report, language) = (wording.report, wording.language)
    func row(_ es: String, _ en: String, _ cell: SheetCell) {
      sheet.append([.label(say(es, en)), cell])
    }
    sheet.append([])
    row("Resultado", "Result", .text(wording.sentence))
    for document in report.documents {
      row("Archivo", "File", .text(document.path))
      row("SHA-256 del archivo", "SHA-256 of the file", .text(document.sha256))
      if let made = document.conversion {
        row("Convertido con", "Converted with", .text("\(made.converter) \(made.version)"))
        row("SHA-256 de lo convertido", "SHA-256 of what was made", .text(made.sha256))
      }
    }
    if !report.entity.isEmpty { row("Entidad", "Entity", .text(wording.entity)) }
    if !report.plan.isEmpty { row("Plan", "Plan", .text(wording.facts(report.plan))) }
    row("Se juzga a esta fecha", "Judged as of", .date(report.run.asOf))
    row(
      "De dónde sale la fecha", "Where the date comes from",
      .text(Glossary.label(.asOf, report.run.asOfFrom.rawValue, in: language)))
    row("Reglas", "Rules", .text(wording.origin))
    row("Revisión jurídica", "Legal review", .text(wording.reviews))
    row("Paso", "Gate", .text(wording.gate))
    row("Alcance", "Extent", .text(wording.sum))
    for term in wording.terms {
      sheet.append([.label(term.label), SheetCell(.number(Double(term.count)), .amount)])
    }
    for item in report.due {
      let rule = wording.rule(item.rule)?.sentence.text(in: language) ?? item.rule
      sheet.append([.label(say("Vence", "Falls due")), .date(item.date)])
      sheet.append([.empty, .text("\(rule) (\(item.rule); \(wording.amount(item.count, .cases)))")])
    }
    for question in report.questions {
      let text = question.text.text(in: language)
      row("Pregunta abierta", "Open question", .text("\(text) (\(question.id))"))
    }
    for note in report.notes { row("Nota", "Note", .text(note.text(in: language))) }
  }
}

// MARK: - Observations

extension XLSXReportSheets {
  /// One row an observation and place, gravest rules as the report orders them.
  var observations: WorkbookSheet {
    var sheet = WorkbookSheet(
      name: say("Observaciones", "Observations"),
      widths: [
        6, 24, 16, 18, 20, 9, 20, 24, 50, 36, 50, 30, 26, 14, 28, 30, 8, 16, 16, 34,
      ])
    let headings = language == .es ? Self.headings.map(\.es) : Self.headings.map(\.en)
    sheet.appendHeader(headings)
    var number = 0
    for wording in reports {
      for finding in wording.report.findings {
        number += 1
        let cells = common(finding, wording)
        let places =
          finding.locations.isEmpty ? [Finding.Location(.document(0))] : finding.locations
        for location in places {
          guard sheet.rowCount < WorkbookSheet.mostRows - 1 else {
            sheet.append([.text(tooMany)])
            return sheet
          }
          sheet.append([.count(number)] + place(location, wording, cells))
        }
      }
    }
    return sheet
  }

  private static let headings: [(es: String, en: String)] = [
    ("N.º", "No."), ("Archivo", "File"), ("Gravedad", "Severity"), ("Resultado", "Result"),
    ("Hoja", "Sheet"), ("Celda", "Cell"), ("Encabezado", "Heading"),
    ("Lo que dice", "What it says"),
    ("Observación", "Observation"), ("Por qué", "Why"), ("Cómo corregir", "How to mend it"),
    ("Fila", "Row"), ("Norma", "Norm"), ("Artículo", "Article"),
    ("Qué pide la regla", "What is asked"),
    ("Regla", "Rule"), ("Casos", "Cases"), ("Tratamiento", "Disposition"),
    ("Punto de partida", "Baseline"), ("Huella", "Fingerprint"),
  ]

  /// The cells that all places of a finding share: before the place's, and after them.
  private func common(
    _ finding: Finding, _ wording: ReportWording
  ) -> (severity: [SheetCell], rest: [SheetCell]) {
    let rule = wording.rule(finding.rule)
    let standing =
      switch finding.baseline {
      case true?: say("ya estaba", "was there")
      case false?: say("no estaba", "was not there")
      case nil: ""
      }
    return (
      [
        .text(Glossary.label(severity: finding.severity, in: wording.language)),
        .text(Glossary.label(verdict: finding.verdict, basis: rule?.basis, in: wording.language)),
      ],
      [
        .text(wording.message(finding)), .text(wording.why(finding)),
        .text(wording.remedy(finding)), .text(finding.subject.label),
        .text(rule?.normTitle.text(in: wording.language) ?? ""), .text(rule?.article ?? ""),
        .text(rule?.sentence.text(in: wording.language) ?? ""), .text(finding.rule),
        .count(finding.count), .text(finding.disposition ?? ""), .text(standing),
        .text(finding.fingerprint),
      ]
    )
  }

  private func place(
    _ location: Finding.Location, _ wording: ReportWording,
    _ common: (severity: [SheetCell], rest: [SheetCell])
  ) -> [SheetCell] {
    let place = wording.names.place(location.locator)
    var cell = location.locator.column >= 0 ? place.cell ?? "" : ""
    if cell.isEmpty, location.locator.row >= 0, place.sheet != nil, place.line == nil {
      cell = say("fila", "row") + " \(location.locator.row + 1)"
    }
    if let page = place.page { cell += " (\(say("página", "page")) \(page))" }
    if let line = place.line { cell += " (\(say("línea", "line")) \(line))" }
    return [.text(place.path)] + common.severity
      + [
        .text(place.sheet ?? ""), .text(cell.trimmingBlanks), .text(location.header ?? ""),
        .text(wording.written(location)),
      ] + common.rest
  }

  private var tooMany: String {
    say(
      "Hay más observaciones de las que caben en una hoja; todas están en --report csv.",
      "There are more observations than a sheet holds; all of them are in --report csv.")
  }
}

extension String {
  /// The text without blanks at its beginning.
  fileprivate var trimmingBlanks: String { String(drop { $0 == " " }) }
}
