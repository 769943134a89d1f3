import Documents
import Values

/// Takes what a plan in our own shape says of itself and of its entity: its tables `plan` and `entidad`.
struct OwnShapeFacts {
  let index: HeadingIndex
  let placeholders: [String: BlankKind]

  /// The table of one row that a grid is, `nil` for another grid and for other formats.
  func table(_ grid: Grid, of document: Document) -> Int? {
    guard [.json, .yaml].contains(document.format), grid.rowNumbers.count <= 2 else { return nil }
    return index.tables.firstIndex { $0.isSingle && $0.id == grid.name }
  }

  /// Adds the facts of the row below the names of fields; false where a name is no field's.
  func read(
    _ grid: Grid, as table: Int, place: Locator, into facts: inout SingleFacts
  ) -> Bool {
    var areKnown = true
    for cell in grid.cellRange(ofRow: 0) {
      guard let field = index.tables[table].index(of: grid.text(grid.values[cell])) else {
        areKnown = false
        continue
      }
      let address = FieldAddress(table: table, field: field)
      let grammar = FieldGrammar(field: index[address], placeholders: placeholders)
      let reading = grammar.read(grid[1, Int(grid.columns[cell])], texts: grid.texts)
      if case .blank = reading { continue }
      var origin = place
      (origin.row, origin.column) = (1, Int32(grid.columns[cell]))
      facts.add(
        SingleFact(address: address, reading: reading, confidence: .exact, origin: origin))
    }
    return areKnown
  }
}
