import CEL
import Plans
import Values
import YAML

extension PresentForm: LoadableForm {
  /// `present: f` or `present: { field: f, accept: [not_applicable] }`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> PresentForm? {
    rule.fieldForm(node) { field, parameters in
      let accepted = parameters?.optionalTexts("accept") ?? []
      let kinds = BlankKind.allCases.map(\.id)
      let known = accepted.filter { rule.diagnostics.check($0, in: kinds, .blank) }
      return PresentForm(field: field, accept: Set(known.compactMap { BlankKind(id: $0.text) }))
    }
  }
}

extension WellFormedForm: LoadableForm {
  /// `well_formed: f`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> WellFormedForm? {
    rule.fieldForm(node) { field, _ in WellFormedForm(field: field) }
  }
}

extension MatchesForm: LoadableForm {
  /// `matches: { field, pattern }`, `{ field, patterns: [p, …] }` or `{ field, patterns: table.column }`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> MatchesForm? {
    rule.parameters(of: node) { reader in
      let field = rule.field(reader.text("field"))
      if let field { rule.check(field, is: \.type.isText, .words, at: node) }
      var patterns: [RegularExpression] = []
      var table: String?
      if reader.contains("pattern") {
        patterns = [reader.text("pattern")].compactMap { rule.pattern($0) }
      } else if reader.node["patterns"]?.text != nil {
        if let column = rule.datedColumn(reader.text("patterns")) {
          table = column.table.id
          patterns = rule.patterns(of: column, at: node["patterns"] ?? node)
        }
      } else {
        patterns = reader.texts("patterns").compactMap { rule.pattern($0) }
      }
      return field.map { MatchesForm(field: $0, patterns: patterns, table: table) }
    }
  }
}

extension RuleContext {
  fileprivate func pattern(_ text: YAMLText) -> RegularExpression? {
    guard !text.isStandIn else { return nil }
    do {
      return try RegularExpression(text.text)
    } catch {
      diagnostics.add(Diagnostic(.brokenPattern(text.text, error.reason), at: text.node))
      return nil
    }
  }

  /// The shapes in a column of a dated table, of all its rows.
  fileprivate func patterns(
    of column: (table: DatedTable, column: String), at node: YAMLNode
  ) -> [RegularExpression] {
    column.table.rows.indices.flatMap { column.table.texts(row: $0, column: column.column) }
      .compactMap { pattern(YAMLText(text: $0, node: node)) }
  }
}

extension OneOfForm: LoadableForm {
  /// `one_of: { field, values: [v, …] }` or `{ field, values: table.column }`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> OneOfForm? {
    rule.parameters(of: node) { reader in
      let field = rule.field(reader.text("field"))
      var values: [String] = []
      var column: (table: DatedTable, column: String)?
      if reader.node["values"]?.text != nil {
        column = rule.datedColumn(reader.text("values"))
      } else {
        values = reader.strings("values")
      }
      return field.map {
        OneOfForm(field: $0, values: values, column: column.map { ($0.table.id, $0.column) })
      }
    }
  }
}

extension RangeForm: LoadableForm {
  /// `range: { field, min, max }`, at least one of the two.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> RangeForm? {
    rule.parameters(of: node) { reader in
      let field = rule.field(reader.text("field"))
      if let field { rule.check(field, is: \.type.isNumeric, .number, at: node) }
      let (minimum, maximum) = (reader.optionalDecimal("min"), reader.optionalDecimal("max"))
      if !reader.contains("min"), !reader.contains("max") { reader.report(.noBounds) }
      if let minimum, let maximum, maximum < minimum { reader.report(.emptyRange, at: "max") }
      return field.map { RangeForm(field: $0, minimum: minimum, maximum: maximum) }
    }
  }
}

extension NotAfterForm: LoadableForm {
  /// `not_after: { field, limit }`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> NotAfterForm? {
    rule.parameters(of: node) { reader in
      let (field, limit) = (rule.field(reader.text("field")), rule.field(reader.text("limit")))
      for path in [field, limit].compactMap({ $0 }) {
        rule.check(path, is: { $0.type == .date }, .date, at: node)
      }
      guard let field, let limit else { return nil }
      return NotAfterForm(field: field, limit: limit)
    }
  }
}

extension RefersToForm: LoadableForm {
  /// `refers_to: { field, table, column, compare }`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> RefersToForm? {
    rule.parameters(of: node) { reader in
      let field = rule.field(reader.text("field"))
      let (table, column) = (reader.text("table"), reader.text("column"))
      let compare = reader.optionalChoice(
        "compare", of: RefersToForm.Comparison.allCases.map(\.rawValue))
      guard rule.diagnostics.check(table, in: rule.pack.tables, .table),
        let target = rule.pack.vocabulary.table(table.text),
        rule.diagnostics.check(column, in: target.fields.map(\.id), .field(of: target.id)),
        let field
      else { return nil }
      return RefersToForm(
        field: field, table: target.id, column: column.text,
        comparison: compare.flatMap { RefersToForm.Comparison(rawValue: $0) } ?? .text)
    }
  }
}

extension UniqueForm: LoadableForm {
  /// `unique: f` or `unique: { field: f, within: parent }`; `within: plan` is the whole plan.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> UniqueForm? {
    rule.fieldForm(node) { field, parameters in
      var within: String?
      if let scope = parameters?.optionalText("within"), let table = rule.table,
        rule.diagnostics.check(scope, in: table.parents + ["plan"], .parent(of: table.id))
      {
        within = scope.text == "plan" ? nil : scope.text
      }
      return UniqueForm(field: field, within: within)
    }
  }
}

extension LocalizedText {
  fileprivate static func brokenPattern(_ pattern: String, _ reason: String) -> LocalizedText {
    LocalizedText(
      es: "la expresión regular \"\(pattern)\" no sirve: \(reason)",
      en: "the regular expression \"\(pattern)\" is broken: \(reason)")
  }

  fileprivate static let noBounds = LocalizedText(
    es: "un rango lleva min, max o ambos", en: "a range has min, max or both")

  fileprivate static let emptyRange = LocalizedText(
    es: "max es menor que min", en: "max is less than min")
}
