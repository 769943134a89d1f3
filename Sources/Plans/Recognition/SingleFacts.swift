import Documents
import Values

/// A fact of the plan or the entity as a whole, found somewhere in the documents.
struct SingleFact {
  /// The field of `plan` or `entidad`.
  var address: FieldAddress
  /// What was read.
  var reading: FactReading
  /// How sure it is.
  var confidence: Confidence
  /// The cell it stands in.
  var origin: Locator?
}

/// Gathers facts of the plan and the entity; the first of each field counts, values before lacks.
struct SingleFacts {
  private(set) var facts: [FieldAddress: SingleFact] = [:]

  /// Adds a fact, unless a value is known already.
  mutating func add(_ fact: SingleFact) {
    if let known = facts[fact.address] {
      guard !SingleFacts.isValue(known.reading), SingleFacts.isValue(fact.reading) else { return }
    }
    facts[fact.address] = fact
  }

  /// Puts them into their tables.
  func store(in assembler: inout TableAssembler) {
    for fact in facts.values {
      assembler.setFact(fact.address, fact.reading, fact.confidence, origin: fact.origin)
    }
  }

  /// The value of a field, `nil` while unknown.
  func value(_ address: FieldAddress?) -> FactValue? {
    guard let address, let fact = facts[address], case .present(let value, _, _) = fact.reading
    else { return nil }
    return value
  }

  private static func isValue(_ reading: FactReading) -> Bool {
    if case .present = reading { true } else { false }
  }
}

/// Columns such as «Entidad territorial» that hold one value on every row.
struct ConstantColumns {
  let index: HeadingIndex
  let placeholders: [String: BlankKind]

  /// Adds the facts of a draft's constant columns, and tells which columns they are.
  func find(in draft: inout PartDraft, texts: StringPool, into facts: inout SingleFacts) {
    let dealt = Set(draft.header.choice.columns.map(\.position))
    for (slot, position) in draft.positions.enumerated() {
      let heading = draft.header.block.columns[position]
      let claims = index.claims(of: heading).filter { index.tables[$0.table].isSingle }
      guard let address = claims.first, !index[address].many, !draft.rows.isEmpty,
        let row = constantRow(slot, draft, texts)
      else { continue }
      let grammar = FieldGrammar(field: index[address], placeholders: placeholders)
      let reading = grammar.read(draft.cells[slot][row], texts: texts)
      guard case .present = reading else { continue }
      // Where a table of rows has the same column, its one value for all rows is a conclusion.
      let confidence: Confidence = dealt.contains(position) ? .derived : .exact
      facts.add(
        SingleFact(
          address: address, reading: reading, confidence: confidence,
          origin: draft.locator(slot: slot, row: row)))
      draft.positionsOfSingles.insert(position)
    }
  }

  /// A row of the one value that a column holds on every row, `nil` where there are several.
  private func constantRow(_ slot: Int, _ draft: PartDraft, _ texts: StringPool) -> Int? {
    let cells = draft.cells[slot]
    guard let first = cells.indices.first(where: { !draft.isBlank(slot, $0, texts) }) else {
      return nil
    }
    for row in cells.indices where cells[row] != cells[first] {
      if draft.isAccepted.indices.contains(row), !draft.isAccepted[row] { continue }
      return nil
    }
    return first
  }
}
