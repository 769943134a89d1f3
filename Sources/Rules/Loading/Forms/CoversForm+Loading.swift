import Values
import YAML

extension CoversForm: LoadableForm {
  /// `covers: { rows: D, in: [table.field, …], by: [column, …] }`; under `each(D)` without `rows`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> CoversForm? {
    rule.parameters(of: node) { reader in
      var own: String?
      if case .each(let table)? = rule.subject { own = table }
      let rows = own == nil ? reader.text("rows") : reader.optionalText("rows")
      let places = reader.list("in") { place in
        place.text(named: "in", into: rule.diagnostics).flatMap { rule.column($0) }
      }
      let by = reader.texts("by")
      if reader.node["in"]?.items?.isEmpty == true { reader.report(.nowhere, at: "in") }
      if reader.node["by"]?.items?.isEmpty == true { reader.report(.byNothing, at: "by") }
      let names = rule.pack.datedTables.map(\.id)
      if let rows, !rule.diagnostics.check(rows, in: names, .datedTable) { return nil }
      guard let id = rows?.text ?? own,
        let table = rule.pack.datedTables.first(where: { $0.id == id })
      else { return nil }
      let columns = by.filter { column in
        rule.diagnostics.check(column, in: table.columns.map(\.id), .column(of: id))
      }
      return CoversForm(
        rows: id, places: places.map { ($0.table, $0.field) }, columns: columns.map(\.text))
    }
  }
}

extension LocalizedText {
  fileprivate static let nowhere = LocalizedText(
    es: "falta dónde buscar: in: [tabla.campo]", en: "it lacks where to look: in: [table.field]")

  fileprivate static let byNothing = LocalizedText(
    es: "falta qué buscar: by: [columna]", en: "it lacks what to look for: by: [column]")
}
