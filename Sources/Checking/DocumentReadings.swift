import Documents
import Findings
import Plans
import Values

/// Tells what was read of each document and how it was understood.
package struct DocumentReadings {
  private let tables: PlanTables

  /// Of the tables of one check.
  package init(_ tables: PlanTables) { self.tables = tables }

  /// One reading a document, in their order.
  package var all: [DocumentReading] {
    tables.documents.indices.map { index in
      let document = tables.documents[index]
      return DocumentReading(
        path: document.path, sha256: document.sha256,
        kind: tables.unreadDocuments.contains(index) ? "unread" : document.format.rawValue,
        role: role(index).rawValue, tables: tableReadings(index), leftOver: leftOver(index),
        notes: document.notes.map { LocalizedText(es: $0.es, en: $0.en) },
        sections: sections(index), conversion: document.conversion)
    }
  }

  /// The rows of the table of headings: their title and text are its first two fields.
  private func sections(_ document: Int) -> [DocumentReading.Section] {
    tables.tables.filter(\.definition.isFromHeadings).flatMap { table in
      (0..<table.rowCount).compactMap { row -> DocumentReading.Section? in
        let place = table.rowOrigins[row]
        guard Int(place.document) == document, table.columns.count > 1,
          let title = table.columns[0].value(row: row)
        else { return nil }
        return DocumentReading.Section(
          title: title.description, place: place,
          hasText: table.columns[1].codes[row].isPresent)
      }
    }
  }

  /// What its dossier says; else the role of the table with most rows; of a document without tables,
  /// the plan's.
  private func role(_ document: Int) -> DocumentRole {
    if tables.roles.indices.contains(document), let role = tables.roles[document] { return role }
    let found = tables.tables.filter { table in
      !table.definition.isSingle
        && table.parts.contains { Int($0.place.document) == document && !$0.rows.isEmpty }
    }
    return found.max { $0.rowCount < $1.rowCount }?.definition.role ?? .plan
  }

  private func tableReadings(_ document: Int) -> [DocumentReading.TableReading] {
    var found: [(place: Locator, order: Int, reading: DocumentReading.TableReading)] = []
    for (order, table) in tables.tables.enumerated() where !table.definition.isSingle {
      for part in table.parts where Int(part.place.document) == document {
        found.append((start(part), order, reading(table, part)))
      }
    }
    return found.sorted { ($0.place, $0.order) < ($1.place, $1.order) }.map(\.reading)
  }

  private func start(_ part: TablePart) -> Locator {
    var place = part.place
    place.row = part.range.top
    return place
  }

  private func reading(_ table: PlanTable, _ part: TablePart) -> DocumentReading.TableReading {
    let document = tables.documents[Int(part.place.document)]
    let first = CellReference.name(row: Int(part.range.top), column: Int(part.range.left))
    let last = CellReference.name(row: Int(part.range.bottom), column: Int(part.range.right))
    return DocumentReading.TableReading(
      table: table.definition.id, sheet: document.place(of: part.place).sheet ?? "",
      range: "\(first):\(last)", rows: part.rows.count,
      fields: part.readings.map { column in
        DocumentReading.FieldReading(
          field: column.field, header: column.header,
          cell: document.place(of: column.cell).cell ?? "", confidence: column.confidence.id,
          assumptions: column.assumptions, states: states(table, part, column.field))
      },
      unrecognised: part.unrecognised.map { column in
        DocumentReading.Unclaimed(
          header: column.header, cell: document.place(of: column.cell).cell ?? "",
          reason: column.reason)
      }, format: part.format?.title)
  }

  private func states(
    _ table: PlanTable, _ part: TablePart, _ field: String
  ) -> DocumentReading.FieldStates {
    var states = DocumentReading.FieldStates()
    guard let column = table.column(field) else { return states }
    for row in part.rows {
      let code = column.codes[row]
      switch code.state {
      case .present where code.confidence == .guessed: states.guessed += 1
      case .present where code.isInherited: states.inherited += 1
      case .present where code.isFromText: states.readFromText += 1
      case .present: states.read += 1
      case .blankEmpty: states.blank += 1
      case .malformed: states.malformed += 1
      case .unread: states.unread += 1
      case .absent: break
      default: states.placeholder += 1
      }
    }
    return states
  }

  private func leftOver(_ document: Int) -> [DocumentReading.LeftOver] {
    tables.leftOver.filter { Int($0.place.document) == document }.map { block in
      let reason: String =
        switch block.reason {
        case .notRecognised: "not_recognised"
        case .unread(let reason): reason.rawValue
        case .hidden: "hidden"
        case .dictionary: "dictionary"
        case .summary: "summary"
        case .noTable: "no_table"
        case .ignored: "ignored"
        case .own: "own"
        }
      return DocumentReading.LeftOver(name: name(of: block.place), reason: reason)
    }
  }

  /// The name of a sheet or table, or the line or page where loose text begins.
  private func name(of block: Locator) -> String {
    let place = tables.documents[Int(block.document)].place(of: block)
    if let sheet = place.sheet { return sheet }
    if let page = place.page { return "página \(page)" }
    return place.line.map { "línea \($0)" } ?? ""
  }
}
