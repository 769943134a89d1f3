import Documents
import Values

/// Concludes what the entity is from its name, from the format of its plan and from the code of its territory.
///
/// What is concluded is derived. A label that names the entity outweighs titles; titles that name several
/// entities are told, and nothing follows from them.
struct EntityConclusions {
  private let index: HeadingIndex
  private let placeholders: [String: BlankKind]
  private let table: Int?
  private let names: EntityNames

  init(_ index: HeadingIndex, placeholders: [String: BlankKind]) {
    (self.index, self.placeholders) = (index, placeholders)
    table = index.tables.firstIndex { $0.id == "entidad" }
    names = index.entities
  }

  /// Adds what follows from what documents name; gives the entities where they name several.
  func conclude(into facts: inout SingleFacts) -> [NamedEntity] {
    guard let table, let nameField = nameField(table) else { return [] }
    let implied = impliedEntities(facts, table)
    let labelled = facts.labelled(nameField).flatMap { names.all(in: $0.text, at: $0.place) }
    var all = labelled.isEmpty ? strongest(facts.entities) : labelled
    all += implied.filter { !$0.name.isEmpty }
    if let first = all.first {
      guard all.allSatisfy({ a in all.allSatisfy { a.isSame(as: $0) } }) else { return all }
      // An entity that a label or a column names, of a kind that nobody knows, is another one.
      if implied.isEmpty, labelled.isEmpty, let written = facts.value(nameField),
        !names.all(in: written.description, at: first.place).contains(where: first.isSame)
      {
        return []
      }
    }
    for entity in all + implied { add(entity.facts, at: entity.place, table, &facts) }
    if let own = implied.first(where: { !$0.name.isEmpty }) {
      // What the format calls its «organismo» is a unit of the entity.
      facts.drop(nameField)
      add([EntityFact(field: index[nameField].id, value: own.name)], at: own.place, table, &facts)
    } else if let longest = all.max(by: { $0.ownWords.count < $1.ownWords.count }) {
      add(
        [EntityFact(field: index[nameField].id, value: longest.name)], at: longest.place, table,
        &facts)
    }
    return []
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
    _ own: [EntityFact], at place: Locator, _ table: Int, _ facts: inout SingleFacts
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
