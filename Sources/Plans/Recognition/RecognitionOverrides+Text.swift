import Documents
import Values

extension RecognitionOverrides {
  /// The column with these letters, from 0; `nil` for anything else.
  package static func column(named letters: String) -> Int? {
    guard !letters.contains(where: \.isNumber), !letters.contains("$") else { return nil }
    return CellReference.parse(letters + "1")?.column
  }

  /// A mapping that says what was understood, to be corrected by hand.
  package static func text(of tables: PlanTables) -> [UInt8] {
    var places: [Locator: [MappedPart]] = [:]
    for table in tables.tables {
      for part in table.parts {
        places[part.place, default: []].append(MappedPart(table: table.definition.id, part: part))
      }
    }
    var sheets: [String] = []
    var notes: [String] = []
    for (place, parts) in places.sorted(by: { $0.key < $1.key }) {
      guard let sheet = name(of: place, tables), let first = parts.first else { continue }
      guard isOneHeader(parts) else {
        notes.append("  # \(quoted(sheet)): \(severalTables)")
        continue
      }
      sheets.append("  - sheet: \(quoted(sheet))")
      sheets.append("    header_row: \(first.part.headerRow + 1)")
      sheets.append("    columns:")
      sheets += parts.flatMap(\.lines).enumerated()
        .sorted { ($0.element.column, $0.offset) < ($1.element.column, $1.offset) }
        .map { "      " + $0.element.text }
    }
    for block in tables.leftOver where block.reason == .notRecognised {
      guard let sheet = name(of: block.place, tables) else { continue }
      notes.append("  # - { sheet: \(quoted(sheet)), ignore: true }")
    }
    let lines = introduction + [sheets.isEmpty ? "sheets: []" : "sheets:"] + sheets + notes
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Whether one header gives all parts, and no fact twice: a mapping can say no more of a sheet.
  private static func isOneHeader(_ parts: [MappedPart]) -> Bool {
    let fields = parts.flatMap(\.fields)
    return Set(parts.map(\.part.headerRow)).count == 1 && Set(fields).count == fields.count
  }

  private static func name(of place: Locator, _ tables: PlanTables) -> String? {
    guard tables.documents.indices.contains(Int(place.document)) else { return nil }
    return tables.documents[Int(place.document)].place(of: place).sheet
  }

  private static let introduction = [
    "# Qué es cada hoja y cada columna. Corrija y use con --mapping; «field: nothing» descarta una columna.",
    "# Donde una columna de clase dice la tabla de cada fila, la misma columna va una vez por tabla.",
  ]
  private static let severalTables =
    "varias tablas en la hoja; una correspondencia dice una sola, así que no se escribió"
}

/// The share of one table in a sheet, as lines of a mapping.
private struct MappedPart {
  let table: String
  let part: TablePart

  /// The facts that its columns give.
  var fields: [String] { plain.map { "\(table).\($0.field)" } }

  /// A line for each column; those that no mapping can say or that gave nothing are comments.
  var lines: [(column: Int32, text: String)] {
    let given = plain.map { reading in
      let heading = reading.header.isEmpty ? "" : ", heading: \(quoted(reading.header))"
      let field = "\(table).\(reading.field)"
      return (
        reading.cell.column, "- { column: \(letters(reading.cell)), field: \(field)\(heading) }"
      )
    }
    let split = shared.map { reading in
      let field = "\(table).\(reading.field)"
      return (
        reading.cell.column, "# \(letters(reading.cell)): \(field), \(MappedPart.codeAndName)"
      )
    }
    let others = part.unrecognised.map { column in
      let heading = quoted(column.header)
      return (
        column.cell.column, "# - { column: \(letters(column.cell)), field: …, heading: \(heading) }"
      )
    }
    return given + split + others
  }

  /// Columns that give one fact each; dates that several columns give together are none.
  private var plain: [ColumnReading] {
    part.readings.filter { !$0.isComposed && !isShared($0) }
  }

  /// Facts of columns whose cells hold a code and a name.
  private var shared: [ColumnReading] { part.readings.filter { !$0.isComposed && isShared($0) } }

  private func isShared(_ reading: ColumnReading) -> Bool {
    part.readings.contains { $0.cell.column == reading.cell.column && $0.field != reading.field }
  }

  private func letters(_ cell: Locator) -> String {
    CellReference.columnName(Int(max(0, cell.column)))
  }

  private static let codeAndName = "código y nombre en una celda; se separan solos"
}

/// A YAML text on one line.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\" + String(scalar)
    case _ where scalar.value < 32 || (127..<160).contains(scalar.value): result += " "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
