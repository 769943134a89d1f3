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
    var lines = [
      "# Qué es cada hoja y cada columna. Corrija y use con --mapping; «field: nothing» descarta una columna.",
      "sheets:",
    ]
    var places: [Locator: [(table: String, part: TablePart)]] = [:]
    for table in tables.tables {
      for part in table.parts {
        places[part.place, default: []].append((table.definition.id, part))
      }
    }
    for (place, parts) in places.sorted(by: { $0.key < $1.key }) {
      guard let sheet = name(of: place, tables),
        Set(parts.map(\.part.headerRow)).count == 1, let first = parts.first
      else { continue }
      // In a tree a column is a fact of several tables, which a mapping cannot say.
      let columns = parts.flatMap { $0.part.readings.map(\.cell.column) }
      guard Set(columns).count == columns.count else { continue }
      lines.append("  - sheet: \(quoted(sheet))")
      lines.append("    header_row: \(first.part.headerRow + 1)")
      lines.append("    columns:")
      for (table, part) in parts {
        for reading in part.readings where reading.confidence != .derived {
          let column = CellReference.columnName(Int(max(0, reading.cell.column)))
          let heading = reading.header.isEmpty ? "" : ", heading: \(quoted(reading.header))"
          lines.append(
            "      - { column: \(column), field: \(table).\(reading.field)\(heading) }")
        }
        for column in part.unrecognised {
          let letters = CellReference.columnName(Int(max(0, column.cell.column)))
          lines.append(
            "      # - { column: \(letters), field: …, heading: \(quoted(column.header)) }")
        }
      }
    }
    for block in tables.leftOver where block.reason == .notRecognised {
      guard let sheet = name(of: block.place, tables) else { continue }
      lines.append("  # - { sheet: \(quoted(sheet)), ignore: true }")
    }
    if lines.count == 2 { lines[1] = "sheets: []" }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func name(of place: Locator, _ tables: PlanTables) -> String? {
    guard tables.documents.indices.contains(Int(place.document)) else { return nil }
    return tables.documents[Int(place.document)].place(of: place).sheet
  }

  /// A YAML text on one line.
  private static func quoted(_ text: String) -> String {
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
}
