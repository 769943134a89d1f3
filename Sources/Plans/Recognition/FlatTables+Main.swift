import Documents
import Values

extension FlatTables {
  func addMain(to assembler: inout TableAssembler) {
    let base = assembler.rowCount(main)
    let accepted = draft.rows.indices.filter { draft.isAccepted[$0] }
    assembler.addRows(
      accepted.lazy.map { place(ofRow: $0) }, to: main, parents: links(main, accepted))
    let lacking = LackingRows(draft.header.choice, count: accepted.count)
    assembler.addColumns(of: main, rows: accepted.count) { field, column in
      let address = FieldAddress(table: main, field: field)
      if let dates = DerivedDates(draft, address, index, grammars, grid.texts) {
        for row in accepted { dates.append(row, to: &column) }
      } else if let slot = draft.slot(of: address) {
        fill(&column, address, slot, accepted, borders(of: main, leftOf: slot))
      } else {
        column.append(lacking.rows(address))
      }
    }
    addPart(main, rows: base..<base + accepted.count, to: &assembler)
    rememberMain(base, accepted, &assembler)
  }

  /// Reads one column of the main table.
  private func fill(
    _ column: inout FactColumn, _ address: FieldAddress, _ slot: Int, _ accepted: [Int],
    _ borders: ContiguousArray<Bool>
  ) {
    let grammar = grammars.grammar(slot: slot, address)
    let confidence = confidence(address)
    let copies = copiesFromAbove(address, slot, borders)
    var rowOfText = [Int32](repeating: -1, count: grid.texts.count)
    column.reserve(rows: accepted.count)
    var above: Int?
    for row in accepted {
      let cell = draft.cells[slot][row]
      if let origin = draft.merged[slot][row] {
        let least = confidence == .guessed ? confidence : .derived
        column.append(
          grammar.read(cell, texts: grid.texts), confidence: least, origin: origin)
        continue
      }
      if let origin = draft.moved[slot][row] {
        above = row
        column.append(
          grammar.read(cell, texts: grid.texts), confidence: .guessed, origin: origin,
          inherited: false)
        continue
      }
      if borders[row] { above = nil }
      if copies, draft.isBlank(slot, row, grid.texts), let above {
        column.append(
          grammar.read(draft.cells[slot][above], texts: grid.texts), confidence: .guessed,
          origin: draft.locator(slot: slot, row: above))
        continue
      }
      if copies, !draft.isBlank(slot, row, grid.texts) { above = row }
      if case .text(let identifier) = cell, rowOfText.indices.contains(Int(identifier)) {
        let earlier = rowOfText[Int(identifier)]
        if earlier >= 0 {
          column.append(repeating: Int(earlier))
          continue
        }
        rowOfText[Int(identifier)] = Int32(clamping: column.count)
      }
      column.append(grammar.read(cell, texts: grid.texts), confidence: confidence)
    }
  }

  /// Whether blanks of a column mean the value above: in formats that cannot merge, where the column
  /// never repeats a value. Names and numbers are never copied: a sum would count them twice.
  /// Equal values on both sides of a parent's border are no repetition.
  private func copiesFromAbove(
    _ address: FieldAddress, _ slot: Int, _ borders: ContiguousArray<Bool>
  ) -> Bool {
    guard !canMerge else { return false }
    let definition = index.tables[address.table]
    let field = index[address]
    guard !definition.key.contains(field.id) else { return false }
    switch field.type {
    case .text, .code, .date, .yesNo, .choice: break
    case .integer, .decimal, .amount, .percent: return false
    }
    let cells = draft.cells[slot]
    return !cells.indices.dropFirst().contains {
      cells[$0] == cells[$0 - 1] && !borders[$0] && !draft.isBlank(slot, $0, grid.texts)
    }
  }

  /// Rows of a table that others belong to can be named from later parts.
  private func rememberMain(
    _ base: Int, _ accepted: [Int], _ assembler: inout TableAssembler
  ) {
    guard index.ancestors.contains(where: { $0.contains(main) }) else { return }
    let keys = keySlots(of: main)
    let texts = keys.map { $0.read.keys() }
    let above = nearestParents(of: main)
    for (offset, row) in accepted.enumerated() {
      remember(
        Int32(clamping: base + offset), of: main, row, keys, texts, above[row], &assembler)
    }
  }
}
