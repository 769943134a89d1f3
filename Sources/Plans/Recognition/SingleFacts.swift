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
  /// Whether a label beside it says what it is.
  var isLabelled = false
}

/// Gathers what documents say of the plan and the entity as a whole.
///
/// What is written beside a label counts before what was concluded. Sheets that contradict each
/// other (a sheet an organism) leave the fact open, unless most of them agree: then it is a guess.
struct SingleFacts {
  private var candidates: [FieldAddress: [SingleFact]] = [:]
  /// The entities that titles name, in their order.
  var entities: [NamedEntity] = []
  /// The known formats that tell whose they are, and where.
  var formats: [(format: FormatDefinition, place: Locator)] = []

  /// Adds a fact.
  mutating func add(_ fact: SingleFact) {
    candidates[fact.address, default: []].append(fact)
  }

  /// Forgets what was found of a field.
  mutating func drop(_ address: FieldAddress) { candidates[address] = nil }

  /// What labels say of a field.
  func labelled(_ address: FieldAddress) -> [(text: String, place: Locator)] {
    (candidates[address] ?? []).compactMap { fact in
      guard fact.isLabelled, let place = fact.origin,
        case .present(let value, _, _) = fact.reading
      else { return nil }
      return (value.description, place)
    }
  }

  /// Puts them into their tables.
  func store(in assembler: inout TableAssembler) {
    for address in candidates.keys {
      guard let fact = fact(address) else { continue }
      assembler.setFact(address, fact.reading, fact.confidence, origin: fact.origin)
    }
  }

  /// The value of a field, `nil` while unknown.
  func value(_ address: FieldAddress?) -> FactValue? {
    guard let address, case .present(let value, _, _)? = fact(address)?.reading else { return nil }
    return value
  }

  /// What counts of all that was found of a field.
  private func fact(_ address: FieldAddress) -> SingleFact? {
    let all = candidates[address] ?? []
    let values = all.filter { SingleFacts.text($0.reading) != nil }
    guard let surest = values.map(\.confidence.rawValue).min() else { return all.first }
    let sure = values.filter { $0.confidence.rawValue == surest }
    var counts: [String: Int] = [:]
    for fact in sure { counts[SingleFacts.text(fact.reading) ?? "", default: 0] += 1 }
    if counts.count == 1 { return sure.first }
    for var fact in sure {
      guard (counts[SingleFacts.text(fact.reading) ?? ""] ?? 0) * 2 > sure.count else { continue }
      fact.confidence = .guessed
      return fact
    }
    return nil
  }

  private static func text(_ reading: FactReading) -> String? {
    guard case .present(let value, _, _) = reading else { return nil }
    return foldedWords(value.description)
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
      if draft.rows.isEmpty, !claims.isEmpty, !dealt.contains(position) {
        draft.positionsOfSingles.insert(position)
      }
      guard let named = claims.first, !index[named].many, !draft.rows.isEmpty,
        let row = constantRow(slot, draft, texts),
        let address = meant(named, by: draft.cells[slot][row])
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

  /// The field itself; over numbers the code of what it names, `nil` where that has none.
  private func meant(_ address: FieldAddress, by cell: CellValue) -> FieldAddress? {
    guard index[address].type == .text, case .number = cell else { return address }
    return index.code(of: address)
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
