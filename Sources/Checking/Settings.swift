import Documents
import Evaluation
import Findings
import Plans
import Rules
import Values

/// Facts of the plan and the entity that people give: `--set entidad.nivel=municipal`.
enum Settings {
  /// Puts the facts in their places, later layers over earlier ones; a name or a value that does not
  /// fit is an error. Gives what has to be said where what people gave and documents disagree.
  static func apply(
    _ layers: [Given.Layer], to tables: inout PlanTables, of pack: RulePack
  ) throws(CheckError) -> [LocalizedText] {
    var stated: [Address: [Statement]] = [:]
    var order: [Address] = []
    for layer in layers {
      for fact in layer.facts {
        let (address, reading) = try read(fact, tables, pack)
        if stated[address] == nil {
          order.append(address)
          stated[address] = [document(address, in: tables)].compactMap { $0 }
        }
        if case .present(let value, _, _) = reading {
          stated[address, default: []].append(Statement(source: layer.source, value: value))
        }
        tables.tables[address.table].columns[address.field].replace(row: 0, with: reading)
      }
    }
    return order.compactMap { contradiction($0, stated[$0] ?? [], in: tables) }
  }

  private struct Address: Hashable {
    let table: Int
    let field: Int
  }

  /// What one source says of a fact.
  private struct Statement {
    let source: LocalizedText
    let value: FactValue
  }

  private static func read(
    _ fact: GivenFact, _ tables: PlanTables, _ pack: RulePack
  ) throws(CheckError) -> (Address, FactReading) {
    let parts = fact.name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let table = tables.index(of: parts[0]),
      tables.tables[table].definition.isSingle,
      let field = tables.tables[table].definition.index(of: parts[1])
    else { throw unknown(fact.name, pack) }
    let definition = tables.tables[table].definition.fields[field]
    let grammar = FieldGrammar(field: definition, placeholders: pack.vocabulary.placeholders)
    let reading = grammar.read(text: fact.value)
    if case .malformed = reading { throw misfit(fact.name, fact.value, definition) }
    var exact = reading
    if case .present(let value, _, let fromText) = reading {
      exact = .present(value, .exact, fromText: fromText)
    }
    return (Address(table: table, field: field), exact)
  }

  /// What the documents say; a guess is no contradiction.
  private static func document(_ address: Address, in tables: PlanTables) -> Statement? {
    let column = tables.tables[address.table].columns[address.field]
    guard let value = column.value(row: 0), column.codes[0].confidence != .guessed else {
      return nil
    }
    guard let origin = column.origins[0],
      tables.documents.indices.contains(Int(origin.document))
    else { return Statement(source: .theDocument, value: value) }
    let place = tables.documents[Int(origin.document)].place(of: origin)
    return Statement(source: .document(place), value: value)
  }

  /// What counts, and who says otherwise; `nil` where all agree.
  private static func contradiction(
    _ address: Address, _ statements: [Statement], in tables: PlanTables
  ) -> LocalizedText? {
    guard let last = statements.last else { return nil }
    let others = statements.dropLast().filter {
      foldedWords($0.value.description) != foldedWords(last.value.description)
    }
    guard !others.isEmpty else { return nil }
    let field = tables.tables[address.table].definition.fields[address.field]
    func say(_ language: TextLanguage) -> (String, String, String) {
      func show(_ value: FactValue) -> String { FactText.show(value, as: field.type, in: language) }
      let rest = others.map { "\($0.source.text(in: language)): «\(show($0.value))»" }
      return (
        show(last.value), last.source.text(in: language), rest.joined(separator: "; ")
      )
    }
    let (es, en) = (say(.es), say(.en))
    return LocalizedText(
      es: "«\(field.label.es)»: se usó «\(es.0)» (\(es.1)). Dice otra cosa \(es.2).",
      en: "“\(field.label.text(in: .en))”: “\(en.0)” was used (\(en.1)). It is contradicted by "
        + "\(en.2).")
  }
}

extension LocalizedText {
  fileprivate static let theDocument = LocalizedText(es: "el documento", en: "the document")

  fileprivate static func document(_ place: Document.Place) -> LocalizedText {
    let spot = [place.path, place.sheet, place.cell].compactMap { $0 }.joined(separator: ", ")
    return LocalizedText(es: "el documento (\(spot))", en: "the document (\(spot))")
  }
}

extension Settings {
  private static func unknown(_ name: String, _ pack: RulePack) -> CheckError {
    let names = pack.vocabulary.tables.filter(\.isSingle).flatMap { table in
      table.fields.map { "\(table.id).\($0.id)" }
    }
    let near = nearest(to: name, among: names)
    let hint = near.map { (" ¿Quiso decir «\($0)»?", " Did you mean “\($0)”?") } ?? ("", "")
    return CheckError(
      .usage,
      es: "No existe el dato «\(name)».\(hint.0) Los hay: \(names.joined(separator: ", ")).",
      en: "There is no fact “\(name)”.\(hint.1) There are: \(names.joined(separator: ", ")).")
  }

  private static func misfit(
    _ name: String, _ value: String, _ field: FieldDefinition
  ) -> CheckError {
    var allowed = ("", "")
    if case .choice(let values) = field.type {
      let list = values.map(\.id).joined(separator: ", ")
      allowed = (" Puede ser: \(list).", " It may be: \(list).")
    }
    return CheckError(
      .usage, es: "«\(value)» no sirve como «\(name)».\(allowed.0)",
      en: "“\(value)” does not fit “\(name)”.\(allowed.1)")
  }
}
