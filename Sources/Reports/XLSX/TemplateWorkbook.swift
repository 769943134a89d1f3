import Archives
import Plans
import Values

/// A template as a workbook: the sheet to fill in with its lists and checks, and how to do it.
package struct TemplateWorkbook {
  private let template: PlanTemplate
  private let language: TextLanguage
  /// The lists that are too long for a rule of their own, and where each stands.
  private var lists: [String: String] = [:]
  private var listSheet: WorkbookSheet

  /// How many rows below the headings have lists and checks.
  package static let rows = 2_000

  /// A workbook of a template.
  package init(_ template: PlanTemplate, language: TextLanguage) {
    (self.template, self.language) = (template, language)
    listSheet = WorkbookSheet(name: language == .es ? "Listas" : "Lists")
    addLists()
  }

  /// The file, with the first `examples` rows of the template filled in.
  package func bytes(examples: Int = 1) throws(ArchiveError) -> [UInt8] {
    var file = WorkbookFile(title: template.title, language: language)
    file.sheets = [plan(examples), instructions]
    if listSheet.rowCount > 0 { file.sheets.append(listSheet) }
    return try file.bytes()
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  // MARK: - The sheet to fill in

  private func plan(_ examples: Int) -> WorkbookSheet {
    var sheet = WorkbookSheet(name: "Plan")
    sheet.widths = template.columns.map { TemplateWorkbook.width($0.field.type) }
    sheet.columnStyles = template.columns.map { TemplateWorkbook.style($0.field.type) }
    sheet.append([.title(template.title)])
    for (index, fact) in template.facts.enumerated() {
      sheet.append([.label(fact.heading), cell(fact.example, fact.field.type)])
      if let check = check(fact.field.type, "B\(index + 2)", fact.heading) {
        sheet.validations.append(check)
      }
    }
    sheet.append([])
    sheet.append(template.columns.map { .header($0.heading) })
    sheet.frozenRows = sheet.rowCount
    let first = sheet.rowCount + 1
    for row in template.rows.prefix(examples) {
      sheet.append(zip(row, template.columns).map { cell($0, $1.field.type) })
    }
    for (index, column) in template.columns.enumerated() {
      let name = WorkbookSheet.columnName(index)
      let area = "\(name)\(first):\(name)\(first + TemplateWorkbook.rows - 1)"
      if let check = check(column.field.type, area, column.heading) {
        sheet.validations.append(check)
      }
    }
    return sheet
  }

  private func cell(_ cell: PlanTemplate.Cell, _ type: FieldType) -> SheetCell {
    switch cell {
    case .empty: SheetCell(.empty, TemplateWorkbook.style(type))
    case .text(let text): SheetCell(.text(text), TemplateWorkbook.style(type))
    case .number(let number): SheetCell(.number(number), .plain)
    case .day(let day): .date(day)
    }
  }

  private static func style(_ type: FieldType) -> CellStyle {
    switch type {
    case .date: .date
    case .code: .line
    case .text, .yesNo, .choice: .text
    case .integer, .decimal, .amount, .percent: .plain
    }
  }

  private static func width(_ type: FieldType) -> Double {
    switch type {
    case .text: 34
    case .choice: 30
    case .code, .amount: 18
    case .date, .integer, .decimal, .percent, .yesNo: 14
    }
  }

  // MARK: - Checks

  /// What may be typed into an area; nothing for words.
  private func check(_ type: FieldType, _ area: String, _ heading: String) -> String? {
    let (rule, advice): (String, String)
    switch type {
    case .text, .code: return nil
    case .date:
      rule = #"type="date" operator="between"><formula1>32874</formula1><formula2>73050</formula2>"#
      advice = say("Escriba una fecha completa.", "Write a whole date.")
    case .integer:
      rule = #"type="whole" operator="greaterThanOrEqual"><formula1>0</formula1>"#
      advice = say("Escriba un número entero.", "Write a whole number.")
    case .decimal, .amount:
      rule = #"type="decimal" operator="greaterThanOrEqual"><formula1>0</formula1>"#
      advice = say("Escriba un número, sin letras.", "Write a number, without letters.")
    case .percent:
      rule = #"type="decimal" operator="between"><formula1>0</formula1><formula2>100</formula2>"#
      advice = say("Escriba 25 para 25 %.", "Write 25 for 25%.")
    case .yesNo, .choice:
      rule = #"type="list"><formula1>\#(list(type))</formula1>"#
      advice = say("Elija uno de la lista.", "Choose one of the list.")
    }
    let parts = rule.split(separator: ">", maxSplits: 1)
    return """
      <dataValidation \(parts[0]) allowBlank="1" showInputMessage="1" showErrorMessage="1" \
      errorTitle="\(attribute(heading, 32))" error="\(attribute(advice, 255))" \
      promptTitle="\(attribute(heading, 32))" prompt="\(attribute(advice, 255))" \
      sqref="\(area)">\(parts.last ?? "")</dataValidation>
      """
  }

  private func attribute(_ text: String, _ limit: Int) -> String {
    XMLText.token(CellText.cut(text, to: limit))
  }

  /// The values of a list as a formula: the words themselves, or where they stand.
  private func list(_ type: FieldType) -> String {
    let words = values(type)
    return lists[words.joined(separator: "\n")]
      ?? "\"\(XMLText.escaped(words.joined(separator: ",")))\""
  }

  private func values(_ type: FieldType) -> [String] {
    switch type {
    case .yesNo: [say("Sí", "Yes"), "No"]
    case .choice(let choices): choices.map(\.name)
    default: []
    }
  }

  /// Lists of more than 255 signs, or with commas in them, stand in columns of a sheet of their own.
  private mutating func addLists() {
    var columns: [[String]] = []
    for type in template.facts.map(\.field.type) + template.columns.map(\.field.type) {
      let words = values(type)
      let key = words.joined(separator: "\n")
      let isShort = key.utf16.count <= 255 && !key.contains(",") && !key.contains("\"")
      guard !words.isEmpty, !isShort, lists[key] == nil else { continue }
      let name = WorkbookSheet.columnName(columns.count)
      lists[key] = "'\(listSheet.name)'!$\(name)$1:$\(name)$\(words.count)"
      columns.append(words)
    }
    for row in 0..<(columns.map(\.count).max() ?? 0) {
      listSheet.append(columns.map { row < $0.count ? SheetCell(.text($0[row]), .line) : .empty })
    }
  }

  // MARK: - How to fill it in

  private var instructions: WorkbookSheet {
    var sheet = WorkbookSheet(name: say("Instrucciones", "Instructions"), widths: [40, 34, 60])
    sheet.append([.title(say("Cómo llenar esta plantilla", "How to fill in this template"))])
    for line in lines { sheet.append([SheetCell(.text(line), .line)]) }
    sheet.append([])
    sheet.append(
      [
        say("Columna", "Column"), say("Qué es", "What it is"),
        say("Cómo se escribe", "How to write it"),
      ]
      .map(SheetCell.header))
    for column in template.columns {
      let label = column.field.label.text(in: language)
      let needed = column.isNeeded ? say(" (sin ella no se lee la fila)", " (rows need it)") : ""
      sheet.append([
        .text(column.heading),
        .text("\(label) · \(column.tableLabel.text(in: language))\(needed)"),
        .text(manner(column.field.type)),
      ])
    }
    return sheet
  }

  private var lines: [String] {
    [
      say(
        "1. Cambie el título y los datos del plan y de la entidad, arriba en la hoja «Plan».",
        "1. Change the title and the facts of plan and entity, at the top of the sheet “Plan”."),
      say(
        "2. La primera fila de la tabla es un ejemplo: escriba encima. Una fila por actividad o meta.",
        "2. The first row of the table is an example: write over it. One row an activity or goal."),
      say(
        "3. No cambie los encabezados ni combine celdas; repita en cada fila el objetivo o el proyecto.",
        "3. Do not change the headings nor merge cells; repeat the objective or project on each row."
      ),
      say(
        "4. Revise el libro con «cotejo check»; con --report annotated las notas quedan en sus celdas.",
        "4. Check the workbook with “cotejo check”; with --report annotated notes stand at its cells."
      ),
    ]
  }

  private func manner(_ type: FieldType) -> String {
    switch type {
    case .text: say("Texto.", "Words.")
    case .code: say("Código, como texto: los ceros cuentan.", "A code, as text: zeros count.")
    case .integer: say("Número entero.", "A whole number.")
    case .decimal: say("Número.", "A number.")
    case .amount: say("Pesos, solo el número.", "Pesos, the number alone.")
    case .percent: say("Porcentaje: 25 para 25 %.", "A percentage: 25 for 25%.")
    case .date: say("Fecha completa: día, mes y año.", "A whole date: day, month and year.")
    case .yesNo: say("Sí o No.", "Yes or No.")
    case .choice: say("Uno de la lista: ", "One of: ") + values(type).joined(separator: "; ")
    }
  }
}
