import Findings
import Plans
import Rules
import Values

/// Facts of the plan and the entity that the request gives: `--set entidad.nivel=municipal`.
enum Settings {
  /// Puts the facts in their places; a name or a value that does not fit is an error.
  static func apply(
    _ settings: [(name: String, value: String)], to tables: inout PlanTables, of pack: RulePack
  ) throws(CheckError) {
    for setting in settings {
      let parts = setting.name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let table = tables.index(of: parts[0]),
        tables.tables[table].definition.isSingle,
        let field = tables.tables[table].definition.index(of: parts[1])
      else { throw unknown(setting.name, pack) }
      let definition = tables.tables[table].definition.fields[field]
      let grammar = FieldGrammar(field: definition, placeholders: pack.vocabulary.placeholders)
      let reading = grammar.read(text: setting.value)
      if case .malformed = reading { throw misfit(setting.name, setting.value, definition) }
      var exact = reading
      if case .present(let value, _, let fromText) = reading {
        exact = .present(value, .exact, fromText: fromText)
      }
      tables.tables[table].columns[field].replace(row: 0, with: exact)
    }
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
