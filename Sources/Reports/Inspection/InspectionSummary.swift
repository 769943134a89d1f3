import Documents
import Findings
import Values

/// The inspection for people on one screen: a paragraph for each sheet, sheets alike in one.
struct InspectionSummary {
  private let report: InspectionReport
  private let names: PlaceNames
  private var lines: TextLines

  /// How many columns of a terminal a line may take.
  private static let width = 110
  /// Most names that are written out where there may be many; `--columns` gives all.
  private static let nameLimit = 3
  /// Most columns of a table that are written out.
  private static let fieldLimit = 24

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
    write(say("Entidad", "Entity"), report.entity)
    write(say("Plan", "Plan"), report.plan)
    if !report.notes.isEmpty { lines.add() }
    for note in report.notes { add(note.text(in: lines.language), indent: 0, hanging: 2) }
    lines.add()
    lines.add(
      say(
        "Columna por columna: --columns. Corregir: --write-mapping ARCHIVO, y después --mapping ARCHIVO.",
        "Column by column: --columns. To correct: --write-mapping FILE, then --mapping FILE."))
    return lines.bytes
  }

  private mutating func write(_ document: DocumentReading) {
    let file = "\(document.path) · \(document.kind) · \(document.role)"
    lines.add(lines.paint(safe(file), .bold) + " · sha256 \(document.sha256.prefix(12))")
    for note in document.notes { add(note.text(in: lines.language), indent: 2) }
    if document.tables.isEmpty {
      add(
        say("No se reconoció ninguna tabla de un plan.", "No table of a plan was recognised."),
        indent: 2)
    }
    for group in SheetGroup.all(of: document.tables) { write(group) }
    write(document.leftOver)
    write(document.sections)
  }

  // MARK: Sheets

  private mutating func write(_ group: SheetGroup) {
    lines.add()
    let sheets = group.names.prefix(Self.nameLimit).map { lines.quoted($0) }
    var parts = [
      group.names.count == 1
        ? say("Hoja ", "Sheet ") + sheets[0]
        : lines.amount(group.names.count, .sheet) + ": "
          + sheets.joined(separator: ", ") + rest(group.names.count - sheets.count)
    ]
    if group.names.count == 1 { parts.append(group.tables[0].reading.range) }
    if let format = group.tables[0].reading.format {
      parts.append(format.text(in: lines.language))
    }
    lines.add("  " + lines.paint(safe(parts.joined(separator: " · ")), .bold))
    let width = group.tables.map { TerminalText.width($0.reading.table) }.max() ?? 0
    for table in group.tables {
      let fields = table.reading.fields
      let columns = fields.prefix(Self.fieldLimit).map { together(letters($0.cell), $0.field) }
      let head = TerminalText.padded(table.reading.table, to: width)
      add(
        "\(head)  \(lines.amount(table.rows, .row)): " + columns.joined(separator: ", ")
          + rest(fields.count - columns.count),
        indent: 4, hanging: width + 2)
    }
    writeDoubts(of: group)
  }

  /// What a person should look at: guesses, assumptions, what cannot be read, columns without a field.
  private mutating func writeDoubts(of group: SheetGroup) {
    let fields = group.tables.flatMap(\.reading.fields)
    for field in fields where field.confidence == "guessed" {
      let heading = lines.quoted(TerminalText.cut(safe(field.header), to: 40))
      doubt(
        say("Por confirmar", "To confirm"), "\(letters(field.cell)) \(heading) → \(field.field)")
    }
    var assumed: [(text: String, columns: [String])] = []
    for field in fields {
      let column = letters(field.cell)
      for text in field.assumptions.map({ $0.text(in: lines.language) }) {
        guard let known = assumed.firstIndex(where: { $0.text == text }) else {
          assumed.append((text, [column]))
          continue
        }
        if !assumed[known].columns.contains(column) { assumed[known].columns.append(column) }
      }
    }
    for (text, columns) in assumed {
      doubt(say("Se supuso", "Assumed"), "\(text) (\(columns.joined(separator: ", ")))")
    }
    count(say("Valores supuestos", "Guessed values"), fields, \.guessed)
    count(say("Mal escritos", "Malformed"), fields, \.malformed)
    count(say("Escritos como texto", "Typed as text"), fields, \.readFromText)
    let unread = Glossary.label(.fieldState, "unread", in: lines.language).firstUppercased
    count(unread, fields, \.unread)
    writeUnknown(group.tables.flatMap(\.reading.unrecognised))
  }

  /// The columns that no field got; first those that a person may mend, with the reason.
  private mutating func writeUnknown(_ unknown: [DocumentReading.Unclaimed]) {
    guard !unknown.isEmpty else { return }
    func named(_ column: DocumentReading.Unclaimed) -> String {
      let heading = lines.quoted(TerminalText.cut(safe(column.header), to: 40))
      return together(letters(column.cell), heading)
    }
    let explained = unknown.filter { $0.reason != nil }.prefix(Self.nameLimit)
    for column in explained {
      let reason = column.reason?.text(in: lines.language) ?? ""
      doubt(say("Sin entender", "Not understood"), "\(named(column)). \(reason)")
    }
    let others = unknown.count - explained.count
    guard others > 0 else { return }
    let list =
      (unknown.filter { $0.reason == nil }
      + unknown.filter { $0.reason != nil }.dropFirst(
        Self.nameLimit)).prefix(Self.nameLimit).map(named)
    doubt(
      say("Sin entender", "Not understood"),
      lines.amount(others, .column) + ": " + list.joined(separator: ", ")
        + rest(others - list.count))
  }

  private mutating func count(
    _ title: String, _ fields: [DocumentReading.FieldReading],
    _ state: (DocumentReading.FieldStates) -> Int
  ) {
    let columns = fields.filter { state($0.states) > 0 }.map { field in
      together(letters(field.cell), field.field, lines.count(state(field.states)))
    }
    if !columns.isEmpty { doubt(title, columns.joined(separator: ", ")) }
  }

  private mutating func doubt(_ title: String, _ text: String) {
    add("\(title): \(text)", indent: 4, hanging: 2)
  }

  // MARK: The rest

  private mutating func write(_ leftOver: [DocumentReading.LeftOver]) {
    guard !leftOver.isEmpty else { return }
    lines.add()
    let blocks = leftOver.map { block in
      lines.quoted(block.name) + " (\(Glossary.leftOverLabel(block.reason, in: lines.language)))"
    }
    add(say("Sin usar: ", "Not used: ") + blocks.joined(separator: ", "), indent: 2, hanging: 2)
  }

  private mutating func write(_ sections: [DocumentReading.Section]) {
    guard !sections.isEmpty else { return }
    let shown = sections.prefix(Self.nameLimit * 2).map {
      lines.quoted(TerminalText.cut(safe($0.title), to: 50))
    }
    add(
      say("Secciones", "Sections") + " (\(lines.count(sections.count))): "
        + shown.joined(separator: ", ") + rest(sections.count - shown.count),
      indent: 2, hanging: 2)
  }

  private mutating func write(_ title: String, _ facts: [CheckReport.KnownFact]) {
    guard !facts.isEmpty else { return }
    let told = facts.map { fact in
      let confidence = Glossary.label(.confidence, fact.confidence, in: lines.language)
      return "\(fact.field): \(fact.value) (\(confidence)\(place(fact.place)))"
    }
    lines.add()
    add("\(title) · " + told.joined(separator: " · "), indent: 0, hanging: 2)
  }

  private func place(_ locator: Locator?) -> String {
    guard let locator else { return "" }
    let place = names.place(locator)
    return [place.sheet, place.cell].compactMap { $0 }.map { ", " + $0 }.joined()
  }

  // MARK: Lines

  /// A text broken between words where it is too long for a line.
  private mutating func add(_ text: String, indent: Int, hanging: Int = 0) {
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in safe(text).split(separator: " ", omittingEmptySubsequences: false) {
      let isFull = TerminalText.width(line) + 1 + TerminalText.width(String(word)) > Self.width
      if isFull, !isEmpty {
        lines.add(plain(line))
        line = String(repeating: " ", count: indent + hanging)
        isEmpty = true
      }
      line += isEmpty ? String(word) : " " + word
      isEmpty = false
    }
    lines.add(plain(line))
  }

  /// Words that stay on one line.
  private func together(_ words: String...) -> String {
    words.joined(separator: " ").replacing(" ", with: "\u{A0}")
  }

  private func plain(_ line: String) -> String { line.replacing("\u{A0}", with: " ") }

  /// `AW` of `AW9`; a place without a cell stays as it is.
  private func letters(_ cell: String) -> String {
    let letters = cell.prefix { $0.isLetter }
    return letters.isEmpty ? cell : String(letters)
  }

  private func rest(_ count: Int) -> String {
    count > 0 ? say(" y \(lines.count(count)) más", " and \(lines.count(count)) more") : ""
  }

  private func say(_ es: String, _ en: String) -> String { lines.say(es, en) }

  private func safe(_ text: String) -> String { TerminalText.sentence(text) }
}

/// Sheets whose tables and columns are the same, as one.
private struct SheetGroup {
  /// The sheets, in order.
  var names: [String]
  /// The tables of the first sheet; states are added up over all.
  var tables: [(reading: DocumentReading.TableReading, rows: Int)]

  /// The parts of a document, in its order.
  static func all(of readings: [DocumentReading.TableReading]) -> [SheetGroup] {
    var sheets: [SheetGroup] = []
    for reading in readings {
      if let last = sheets.last, last.names == [reading.sheet],
        last.tables.last?.reading.range.prefix(while: { $0 != ":" })
          == reading.range.prefix(while: { $0 != ":" })
      {
        sheets[sheets.count - 1].tables.append((reading, reading.rows))
      } else {
        sheets.append(SheetGroup(names: [reading.sheet], tables: [(reading, reading.rows)]))
      }
    }
    var groups: [SheetGroup] = []
    var known: [[String]: Int] = [:]
    for sheet in sheets {
      if let position = known[sheet.shape] {
        groups[position].add(sheet)
      } else {
        known[sheet.shape] = groups.count
        groups.append(sheet)
      }
    }
    return groups
  }

  /// What makes sheets alike: tables, fields and the columns they stand in.
  private var shape: [String] {
    tables.flatMap { table in
      [table.reading.table, table.reading.format?.es ?? ""]
        + table.reading.fields.map { "\($0.field) \($0.cell.prefix { $0.isLetter })" }
    }
  }

  private mutating func add(_ other: SheetGroup) {
    names += other.names
    for position in tables.indices {
      tables[position].rows += other.tables[position].rows
      for field in tables[position].reading.fields.indices {
        let theirs = other.tables[position].reading.fields[field]
        tables[position].reading.fields[field].states.add(theirs.states)
        for text in theirs.assumptions
        where !tables[position].reading.fields[field].assumptions.contains(text) {
          tables[position].reading.fields[field].assumptions.append(text)
        }
      }
    }
  }
}

extension DocumentReading.FieldStates {
  fileprivate mutating func add(_ other: DocumentReading.FieldStates) {
    read += other.read
    readFromText += other.readFromText
    inherited += other.inherited
    guessed += other.guessed
    blank += other.blank
    placeholder += other.placeholder
    malformed += other.malformed
    unread += other.unread
  }
}
