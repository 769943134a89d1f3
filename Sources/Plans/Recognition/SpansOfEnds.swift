import Documents
import Values

/// A column headed as the end of activities that says when they begin as well: «Enero - Diciembre», «II
/// trimestre», «Permanente». Only where no other column may say when they begin.
struct SpansOfEnds {
  /// The slot of the column.
  let slot: Int
  private let grammar: FieldGrammar

  /// `nil` where the field is no beginning, has a column of its own, or no cell says one.
  init?(
    _ draft: PartDraft, _ address: FieldAddress, _ index: HeadingIndex, _ grammars: PartGrammars,
    _ texts: StringPool
  ) {
    guard let end = SpansOfEnds.end(of: address, draft, index),
      let slot = draft.slot(of: end)
    else { return nil }
    self.slot = slot
    grammar = grammars.grammar(slot: slot, end)
    var seen: Set<StringPool.ID> = []
    let says = draft.cells[slot].contains { cell in
      guard case .text(let identifier) = cell, seen.insert(identifier).inserted else {
        return false
      }
      if case .present? = beginning(cell, texts) { return true }
      return false
    }
    if !says { return nil }
  }

  /// The field of ends whose column may say the beginnings.
  static func end(
    of address: FieldAddress, _ draft: PartDraft, _ index: HeadingIndex
  ) -> FieldAddress? {
    guard index[address].id == "fecha_inicio", address.table == draft.header.choice.main,
      draft.slot(of: address) == nil, !draft.header.choice.mayBeThere(address)
    else { return nil }
    return index.tables[address.table].index(of: "fecha_fin").map {
      FieldAddress(table: address.table, field: $0)
    }
  }

  /// What a cell says of the beginning; `nil` where it names the end alone, a day or a month.
  func beginning(_ cell: CellValue, _ texts: StringPool) -> FactReading? {
    guard case .text = cell else { return nil }
    let reading = grammar.read(cell, texts: texts)
    switch reading {
    case .present(.date(let span), let confidence, _):
      switch span.precision {
      case .day, .month: return nil
      case .range, .quarter, .year:
        return .present(.date(DateSpan(span.first)), confidence, fromText: true)
      }
    // What cannot be read as an end may tell a beginning.
    case .malformed: return .unread(.columnNotUnderstood)
    case .present, .unread: return reading
    case .blank, .absent: return nil
    }
  }
}
