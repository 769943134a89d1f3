import Findings
import Values

extension TextReportWriting {
  /// Who, which plan, which file, which day, which law.
  mutating func head() {
    let run = report.run
    let parts = wording.origin.split(separator: "·", maxSplits: 1).map(String.init)
    lines.add(lines.paint(String(parts[0].dropLast()), .bold) + safe(" ·" + parts[1]))
    row(say("Entidad", "Entity"), wording.entity)
    row(say("Plan", "Plan"), wording.facts(report.plan))
    for document in report.documents {
      row(
        say("Archivo", "File"),
        "\(document.path) · \(part(of: document)) · \(document.hash(in: language))")
    }
    row(capitalised(Glossary.word("as_of", in: language)), wording.asOf)
    if !run.selection.isEmpty {
      row(say("Solo", "Only"), run.selection.joined(separator: ", "))
    }
    row(say("Revisión", "Review"), wording.reviews)
    for note in report.notes { row(say("Nota", "Note"), note.text(in: language)) }
  }

  /// The format; of several documents the part each plays as well.
  private func part(of document: DocumentReading) -> String {
    let kind =
      document.kind == "unread" ? say("no se pudo leer", "could not be read") : document.kind
    return report.documents.count > 1 ? "\(document.role) · \(kind)" : kind
  }

  /// What was read and what was not understood.
  mutating func readings() {
    guard form != .concise else { return }
    lines.heading(say("Lo que se leyó", "What was read"))
    if report.documents.allSatisfy(\.tables.isEmpty) {
      lines.add(
        "  "
          + say("No se reconoció ninguna tabla de un plan.", "No table of a plan was recognised."))
    }
    for document in report.documents {
      for table in document.tables { lines.add("  " + safe(summary(of: table))) }
      for block in document.leftOver {
        let reason = Glossary.leftOverLabel(block.reason, in: language)
        lines.add(
          "  " + safe(say("Sin usar: ", "Not used: ") + lines.quoted(block.name) + " (\(reason))"))
      }
      for note in document.notes { lines.add("  " + safe(note.text(in: language))) }
    }
  }

  private func summary(of table: DocumentReading.TableReading) -> String {
    let understood = lines.amount(table.fields.count, .column)
    var parts = [
      table.table, say("hoja", "sheet") + " " + lines.quoted(table.sheet), table.range,
      lines.amount(table.rows, .row), say("\(understood) en uso", "\(understood) in use"),
    ]
    if let format = table.format { parts.append(format.text(in: language)) }
    let unknown = table.unrecognised.count
    if unknown > 0 {
      parts.append(
        say("\(lines.count(unknown)) sin entender", "\(lines.count(unknown)) not understood"))
    }
    let guessed = table.fields.filter { $0.confidence == "guessed" }.map(\.header)
    if !guessed.isEmpty {
      let list = guessed.map { lines.quoted($0) }.joined(separator: ", ")
      parts.append("\(Glossary.label(.confidence, "guessed", in: language)): \(list)")
    }
    return (parts + assumptions(of: table)).joined(separator: " · ")
  }

  /// What was assumed of cells, and how many values are one of several readings.
  private func assumptions(of table: DocumentReading.TableReading) -> [String] {
    var parts: [String] = []
    for text in table.fields.flatMap(\.assumptions).map({ $0.text(in: language) }) {
      let told = say("se supuso: ", "assumed: ") + text
      if !parts.contains(told) { parts.append(told) }
    }
    for field in table.fields where field.confidence != "guessed" && field.states.guessed > 0 {
      let values = lines.count(field.states.guessed)
      parts.append(
        lines.quoted(field.header) + say(": \(values) por confirmar", ": \(values) to confirm"))
    }
    return parts
  }

  private mutating func row(_ name: String, _ text: String) {
    guard !text.isEmpty else { return }
    lines.add("\(name): \(safe(text))")
  }

  func capitalised(_ text: String) -> String { text.firstUppercased }
}
