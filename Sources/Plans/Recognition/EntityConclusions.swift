import Documents
import Values

/// Concludes what the entity is from its name, from the format of its plan and from the code of its territory.
///
/// What is concluded is derived. The name that a person states outweighs all that documents name, a label
/// outweighs titles; titles that name several entities are told, and nothing follows from them.
struct EntityConclusions {
  private let index: HeadingIndex
  private let placeholders: [String: BlankKind]
  private let table: Int?
  private let names: EntityNames
  private let stated: StatedEntity?

  init(
    _ index: HeadingIndex, placeholders: [String: BlankKind], stated: StatedEntity? = nil
  ) {
    (self.index, self.placeholders, self.stated) = (index, placeholders, stated)
    table = index.tables.firstIndex { $0.id == "entidad" }
    names = index.entities
  }

  /// Adds what follows from what documents name; gives the entities where they name several.
  func conclude(into facts: inout SingleFacts) -> [NamedEntity] {
    guard let table, let nameField = nameField(table) else { return [] }
    let implied = impliedEntities(facts, table)
    if let stated, let own = names.facts(ofName: stated.name) {
      add(own.filter { !stated.fields.contains($0.field) }, at: nil, table, &facts)
      for entity in implied where entity.facts.allSatisfy({ !$0.isDenied(by: own) }) {
        add(entity.facts, at: entity.place, table, &facts)
      }
      name(implied, or: [], nameField, table, &facts)
      return []
    }
    let labelled = facts.labelled(nameField).flatMap { names.all(in: $0.text, at: $0.place) }
    var all = labelled.isEmpty ? strongest(facts.entities) : labelled
    all += implied.filter { !$0.name.isEmpty }
    if let first = all.first {
      guard all.allSatisfy({ a in all.allSatisfy { a.isSame(as: $0) } }) else { return all }
      // An entity that a label or a column names, of a kind that nobody knows, is another one.
      if implied.isEmpty, labelled.isEmpty,
        let written = stated?.name ?? facts.value(nameField)?.description,
        !names.all(in: written, at: first.place).contains(where: first.isSame),
        !first.isCalled(written)
      {
        return []
      }
    }
    for entity in all + implied { add(entity.facts, at: entity.place, table, &facts) }
    name(implied, or: all, nameField, table, &facts)
    return []
  }

  /// Names the entity after its format, or else by the longest of its names.
  private func name(
    _ implied: [NamedEntity], or all: [NamedEntity], _ nameField: FieldAddress, _ table: Int,
    _ facts: inout SingleFacts
  ) {
    if let own = implied.first(where: { !$0.name.isEmpty }) {
      // What the format calls its «organismo» is a unit of the entity.
      facts.drop(nameField)
      add([EntityFact(field: index[nameField].id, value: own.name)], at: own.place, table, &facts)
    } else if let longest = all.max(by: { $0.ownWords.count < $1.ownWords.count }) {
      add(
        [EntityFact(field: index[nameField].id, value: longest.name)], at: longest.place, table,
        &facts)
    }
  }

  /// Those that give way to no other name that is there.
  private func strongest(_ entities: [NamedEntity]) -> [NamedEntity] {
    guard let rank = entities.map(\.rank).min() else { return [] }
    return entities.filter { $0.rank == rank }
  }

  /// The entities of known formats, with a name where their format has one, and those of codes.
  private func impliedEntities(_ facts: SingleFacts, _ table: Int) -> [NamedEntity] {
    let nameID = nameField(table).map { index[$0].id }
    return facts.formats.map { format, place in
      var own = format.entity
      if format.tellsEntityByCode, let coded = coded(facts, table) { own += coded }
      let name = own.first { $0.field == nameID }?.value ?? ""
      var entity =
        names.all(in: name, at: place).first ?? NamedEntity(name: name, place: place, facts: [])
      entity.facts = own.filter { $0.field != nameID }
      return entity
    }
  }

  /// What the code of the territory tells.
  private func coded(_ facts: SingleFacts, _ table: Int) -> [EntityFact]? {
    for entry in index.tables[table].coded {
      guard let field = index.tables[table].index(of: entry.field),
        let code = facts.value(FieldAddress(table: table, field: field)),
        entry.holds(code.description)
      else { continue }
      return entry.facts
    }
    return nil
  }

  private func add(
    _ own: [EntityFact], at place: Locator?, _ table: Int, _ facts: inout SingleFacts
  ) {
    for fact in own {
      guard let field = index.tables[table].index(of: fact.field) else { continue }
      let address = FieldAddress(table: table, field: field)
      let reading = FieldGrammar(field: index[address], placeholders: placeholders)
        .read(text: fact.value)
      facts.add(
        SingleFact(address: address, reading: reading, confidence: .derived, origin: place))
    }
  }

  /// The field that names the entity.
  private func nameField(_ table: Int) -> FieldAddress? {
    index.tables[table].key.first.flatMap { index.tables[table].index(of: $0) }
      .map { FieldAddress(table: table, field: $0) }
  }
}
