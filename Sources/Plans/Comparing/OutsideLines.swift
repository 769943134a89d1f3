import Documents
import Values

/// Lines outside the rows of tables: titles, headings, totals, notes, sheets that became no table.
///
/// Compared as a multiset of folded words, so that nothing that was read goes uncompared and
/// nothing depends on its order.
package struct OutsideLines: Sendable {
  /// One line and where it stands.
  package struct Line: Sendable, Hashable {
    /// Its first cell, or the paragraph.
    package var place: Locator
    /// Its cells, joined by « | ».
    package var text: String
  }

  /// Lines that only the old plan has.
  package private(set) var removed: [Line] = []
  /// Lines that only the new plan has.
  package private(set) var added: [Line] = []

  /// Whether both have the same lines.
  package var isEmpty: Bool { removed.isEmpty && added.isEmpty }

  /// The same lines in other words.
  func retold(_ words: (String) -> String) -> OutsideLines {
    var lines = self
    lines.removed = removed.map { Line(place: $0.place, text: words($0.text)) }
    lines.added = added.map { Line(place: $0.place, text: words($0.text)) }
    return lines
  }

  init(_ base: PlanTables, _ head: PlanTables) {
    let (old, new) = (OutsideLines.lines(base), OutsideLines.lines(head))
    added = OutsideLines.lacking(new, in: old)
    removed = OutsideLines.lacking(old, in: new)
  }

  private typealias Keyed = (key: String, line: Line)

  private static func lacking(_ lines: [Keyed], in others: [Keyed]) -> [Line] {
    var left: [String: Int] = [:]
    for other in others { left[other.key, default: 0] += 1 }
    return lines.compactMap { key, line in
      guard let count = left[key], count > 0 else { return line }
      left[key] = count - 1
      return nil
    }
  }

  private static func lines(_ tables: PlanTables) -> [Keyed] {
    var rows: Set<Locator> = []
    for table in tables.tables where !table.definition.isSingle && table.definition.isCompared {
      rows.formUnion(table.rowOrigins)
    }
    var lines: [Keyed] = []
    for (index, document) in tables.documents.enumerated() {
      for (position, block) in document.blocks.enumerated() {
        var place = Locator(document: index, block: position)
        switch block {
        case .heading(let text, _), .paragraph(let text):
          add(text, place, to: &lines)
        case .unread(let name, let reason): add("\(name): \(reason.rawValue)", place, to: &lines)
        case .table(let grid):
          if OwnSheet.isOne(grid) { continue }
          for (row, number) in grid.rowNumbers.enumerated() {
            (place.row, place.column) = (number, -1)
            guard !rows.contains(place) else { continue }
            let cells = Int(grid.rowStarts[row])..<Int(grid.rowStarts[row + 1])
            place.column = cells.first.map { Int32(grid.columns[$0]) } ?? 0
            let texts = cells.map { grid.text(grid.values[$0]) }.filter { !$0.isEmpty }
            add(texts.joined(separator: " | "), place, to: &lines)
          }
        }
      }
    }
    return lines
  }

  private static func add(_ text: String, _ place: Locator, to lines: inout [Keyed]) {
    let key = folded(text)
    if !key.isEmpty { lines.append((key, Line(place: place, text: text))) }
  }
}
