import Documents
import Values

/// Makes one grid for each table of a plan in our own shape.
///
/// The shape is that of `given:` in the examples of rules: a table is a list of rows, a row names
/// fields and their values; a table of a single row may be written without the list. The heading of
/// the grid is the fields' names, in the order in which they first occur.
struct PlanShape {
  /// The tables by name, in the order of the file.
  let tables: [(name: String, node: PlanNode)]

  /// The tables of a file: those under `given`, else all that it holds; `nil` for another shape.
  init?(_ root: PlanNode) {
    guard case .mapping(let entries) = (root["given"] ?? root).content, !entries.isEmpty,
      entries.allSatisfy({ PlanShape.isTable($0.value) })
    else { return nil }
    tables = entries.map { ($0.key, $0.value) }
  }

  private static func isTable(_ node: PlanNode) -> Bool {
    switch node.content {
    case .mapping: true
    case .list(let rows):
      rows.allSatisfy { if case .mapping = $0.content { true } else { false } }
    case .nothing, .text, .value: false
    }
  }

  /// The document of all tables.
  func document(
    _ file: SourceFile, _ format: DocumentFormat, limits: ReadLimits
  ) throws(ReadError) -> Document {
    var blocks = BlockList(limits: limits)
    for table in tables {
      if let reason = PlanShape.unread(table.node) {
        blocks.add(unread: table.name, reason)
      } else {
        add(table.name, table.node, to: &blocks)
      }
    }
    return try blocks.document(file, format, canMerge: false)
  }

  /// Why a table is not read, where it says so itself: `{ unread: no_text_layer }`.
  private static func unread(_ node: PlanNode) -> UnreadReason? {
    guard case .mapping(let entries) = node.content, entries.count == 1,
      entries[0].key == "unread", case .text(let reason) = entries[0].value.content
    else { return nil }
    return UnreadReason(rawValue: reason) ?? .damaged
  }

  private func add(_ name: String, _ node: PlanNode, to blocks: inout BlockList) {
    let rows: [PlanNode] =
      if case .list(let rows) = node.content { rows } else { [node] }
    var draft = TableDraft(blocks.limits)
    draft.headerRows = 1
    draft.rowLines = [Int32(clamping: node.line ?? 0)]
    var columns: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
      guard case .mapping(let fields) = row.content, !draft.isOverLimit else { continue }
      draft.rowLines.append(Int32(clamping: row.line ?? 0))
      for entry in fields {
        let field = entry.key
        let column = columns[field] ?? columns.count
        if columns.updateValue(column, forKey: field) == nil {
          draft.add(field, row: 0, column: column, texts: &blocks.texts)
        }
        PlanShape.add(entry.value, row: index + 1, column: column, to: &draft, texts: &blocks.texts)
      }
    }
    if node.line == nil { draft.rowLines = [] }
    let place = blocks.beginTable(named: name)
    blocks.endTable(place, draft, line: node.line)
  }

  private static func add(
    _ node: PlanNode, row: Int, column: Int, to draft: inout TableDraft, texts: inout StringPool
  ) {
    switch node.content {
    case .nothing: return
    case .text(let text): draft.add(text, row: row, column: column, texts: &texts)
    case .value(let value): draft.add(value, row: row, column: column)
    case .list(let items):
      let lines = items.map { text($0) }.filter { !$0.isEmpty }
      draft.add(lines.joined(separator: "\n"), row: row, column: column, texts: &texts)
    case .mapping(let states):
      // The states of examples: what was read badly is there as it was written.
      guard states.count == 1 else {
        draft.add(.notComputed, row: row, column: column)
        return
      }
      switch states[0].key {
      case "malformed", "guessed":
        add(states[0].value, row: row, column: column, to: &draft, texts: &texts)
      case "blank", "absent": return
      default: draft.add(.notComputed, row: row, column: column)
      }
    }
  }

  private static func text(_ node: PlanNode) -> String {
    switch node.content {
    case .text(let text): text
    case .value(let value): Grid(name: "").text(value)
    case .nothing, .list, .mapping: ""
    }
  }
}
