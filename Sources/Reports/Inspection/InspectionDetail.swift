import Documents
import Findings
import Values

/// The inspection for people with a line for each column, in the making.
struct InspectionDetail {
  private let report: InspectionReport
  private let names: PlaceNames
  private var lines: TextLines

  init(
    _ report: InspectionReport, sources: [Document], language: TextLanguage, color: Bool
  ) {
    self.report = report
    names = PlaceNames(paths: report.documents.map(\.path), sources: sources)
    lines = TextLines(language, color: color)
  }

  mutating func bytes() -> [UInt8] {
    for (index, document) in report.documents.enumerated() {
      if index > 0 { lines.add() }
      write(document)
    }
    write(lines.say("Entidad", "Entity"), report.entity)
    write(lines.say("Plan", "Plan"), report.plan)
    if !report.notes.isEmpty { lines.add() }
    for note in report.notes { lines.add(safe(note.text(in: lines.language))) }
    return lines.bytes
  }

  private mutating func write(_ document: DocumentReading) {
    let file = "\(document.path) · \(document.kind) · \(document.role)"
    lines.add(lines.paint(safe(file), .bold) + " · sha256 \(document.sha256.prefix(12))")
    for note in document.notes { lines.add("  " + safe(note.text(in: lines.language))) }
    if document.tables.isEmpty {
      lines.add(
        "  "
          + lines.say(
            "No se reconoció ninguna tabla de un plan.", "No table of a plan was recognised."))
    }
    for table in document.tables { write(table) }
    for block in document.leftOver {
      let reason = Glossary.leftOverLabel(block.reason, in: lines.language)
      lines.add(
        "  "
          + safe(lines.say("Sin usar: ", "Not used: ") + lines.quoted(block.name) + " (\(reason))"))
    }
    write(document.sections)
  }

  /// Most headings that are listed; a screen holds no more.
  private static let sectionLimit = 24

  private mutating func write(_ sections: [DocumentReading.Section]) {
    guard !sections.isEmpty else { return }
    lines.add()
    let count = lines.count(sections.count)
    lines.add("  " + lines.say("Secciones", "Sections") + " (\(count))")
    for section in sections.prefix(Self.sectionLimit) {
      let text = section.hasText ? "" : lines.say(" (sin texto debajo)", " (no text below)")
      let words = TerminalText.cut(safe(section.title), to: 70)
      lines.add("    " + lines.quoted(words) + sectionPlace(section.place) + text)
    }
    let rest = sections.count - Self.sectionLimit
    if rest > 0 {
      lines.add(
        "    "
          + lines.say(
            "y \(lines.count(rest)) más; --json las da todas",
            "and \(lines.count(rest)) more; --json gives all"))
    }
  }

  private func sectionPlace(_ locator: Locator) -> String {
    let place = names.place(locator)
    if place.sheet != nil { return self.place(locator) }
    if let page = place.page { return lines.say(", página \(page)", ", page \(page)") }
    return place.line.map { lines.say(", línea \($0)", ", line \($0)") } ?? ""
  }

  private mutating func write(_ table: DocumentReading.TableReading) {
    let sheet = lines.say("hoja", "sheet") + " " + lines.quoted(table.sheet)
    lines.add()
    lines.add(
      "  "
        + safe("\(table.table) · \(sheet) · \(table.range) · \(lines.amount(table.rows, .row))")
        + (table.format.map { " · " + safe($0.text(in: lines.language)) } ?? ""))
    let cellWidth = table.fields.map { $0.cell.utf8.count }.max() ?? 0
    let fieldWidth = table.fields.map { TerminalText.width($0.field) }.max() ?? 0
    for field in table.fields {
      let cell = TerminalText.padded(field.cell, to: cellWidth)
      let name = TerminalText.padded(field.field, to: fieldWidth)
      let header = TerminalText.cut(safe(field.header), to: 40)
      let confidence = Glossary.label(.confidence, field.confidence, in: lines.language)
      lines.add(
        "    \(cell)  \(safe(name))  \(lines.quoted(header)) (\(confidence)): \(states(field.states))"
      )
      for text in field.assumptions {
        lines.add("      " + safe(text.text(in: lines.language)))
      }
    }
    for column in table.unrecognised {
      let cell = TerminalText.padded(column.cell, to: cellWidth)
      let why = column.reason.map { ": " + safe($0.text(in: lines.language)) } ?? ""
      let header = TerminalText.cut(safe(column.header), to: 40)
      lines.add(
        "    \(cell)  " + lines.say("columna sin entender", "column not understood")
          + " \(lines.quoted(header))\(why)")
    }
  }

  private func states(_ states: DocumentReading.FieldStates) -> String {
    let parts = states.named.filter { $0.count > 0 }.map { state in
      Glossary.label(.fieldState, state.code, in: lines.language)
        + " \(lines.count(state.count))"
    }
    return parts.isEmpty ? lines.amount(0, .row) : parts.joined(separator: ", ")
  }

  private mutating func write(_ title: String, _ facts: [CheckReport.KnownFact]) {
    guard !facts.isEmpty else { return }
    lines.heading(title)
    for fact in facts {
      let confidence = Glossary.label(.confidence, fact.confidence, in: lines.language)
      lines.add(
        "  \(safe(fact.field)): \(safe(fact.value)) (\(confidence)\(place(fact.place)))")
    }
  }

  private func place(_ locator: Locator?) -> String {
    guard let locator else { return "" }
    let place = names.place(locator)
    return [place.sheet, place.cell].compactMap { $0 }.map { ", " + safe($0) }.joined()
  }

  private func safe(_ text: String) -> String { TerminalText.sentence(text) }
}
