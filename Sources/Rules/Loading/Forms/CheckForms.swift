import Plans
import Values
import YAML

/// A form that can be read from a rule file: how each is told in a file of its own.
protocol LoadableForm: CheckForm, FlatValue {
  /// The form written under its name; `nil` after what is wrong was recorded.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> Self?
}

/// The closed list of check forms.
package enum CheckForms {
  /// All of them, in the order in which they are explained.
  static let all: [any LoadableForm.Type] = [
    PresentForm.self, WellFormedForm.self, MatchesForm.self, OneOfForm.self, RangeForm.self,
    NotAfterForm.self, RefersToForm.self, UniqueForm.self, EqualsAcrossForm.self, CountForm.self,
    SumForm.self, CoversForm.self, AskForm.self, AnyForm.self, CELForm.self,
  ]

  /// Their names, in the same order.
  package static var names: [String] { all.map { $0.name } }

  /// The form of one member of a `check`: a mapping with the form's name as its only key.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> (any CheckForm)? {
    guard let entries = node.entries, entries.count == 1, let name = entries[0].key.text else {
      rule.diagnostics.add(Diagnostic(.oneForm, hint: .formExample, at: node))
      return nil
    }
    let key = YAMLText(text: name, node: entries[0].key)
    guard rule.diagnostics.check(key, in: all.map { $0.name }, .form),
      let form = all.first(where: { $0.name == name })
    else { return nil }
    return form.read(entries[0].value, in: rule)
  }
}

extension RuleContext {
  /// Reads a form's parameters, all keys accounted for.
  func parameters<Form>(
    of node: YAMLNode, _ body: (inout MappingReader) -> Form?
  ) -> Form? {
    MappingReader.read(node, into: diagnostics, body) ?? nil
  }

  /// Reads a form written short (`present: responsable`) or long (`present: { field: … }`).
  ///
  /// `body` gets the field in either case; it reads further parameters where there are any.
  func fieldForm<Form>(
    _ node: YAMLNode, _ body: (FieldPath, inout MappingReader?) -> Form?
  ) -> Form? {
    guard node.entries != nil else {
      var none: MappingReader?
      return node.text(named: "field", into: diagnostics).flatMap { field($0) }
        .flatMap { body($0, &none) }
    }
    guard var reader = MappingReader(node, into: diagnostics) else { return nil }
    let path = field(reader.text("field"))
    var parameters: MappingReader? = reader
    // The parameters are read also where the field is faulty, so that all faults are told.
    let form = body(path ?? FieldPath(field: ""), &parameters)
    parameters?.finish()
    return path == nil ? nil : form
  }

  /// Records that a field is not of the type its form needs.
  func check(
    _ path: FieldPath, is matches: (FieldDefinition) -> Bool, _ wanted: LocalizedText,
    at node: YAMLNode
  ) {
    guard let field = definition(path), !matches(field) else { return }
    diagnostics.add(Diagnostic(.otherType(path.description, wanted), at: node["field"] ?? node))
  }

  /// A field of a table named `table.field`.
  func column(_ text: YAMLText) -> (table: String, field: String)? {
    guard !text.isStandIn else { return nil }
    let parts = text.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let table = parts[0]
    guard parts.count == 2 else {
      diagnostics.add(Diagnostic(.notAColumn(text.text), hint: .columnExample, at: text.node))
      return nil
    }
    guard let definition = pack.vocabulary.table(table) else {
      diagnostics.add(
        Diagnostic(
          .unknown(.table, table), hint: .suggestion(for: table, among: pack.tables), at: text.node,
          utf8: 0..<table.utf8.count))
      return nil
    }
    guard definition.index(of: parts[1]) == nil else { return (table, parts[1]) }
    diagnostics.add(
      Diagnostic(
        .unknown(.field(of: table), parts[1]),
        hint: .suggestion(for: parts[1], among: definition.fields.map(\.id)), at: text.node,
        utf8: table.utf8.count + 1..<text.text.utf8.count))
    return nil
  }

  /// A column of a dated table named `table.column`.
  func datedColumn(_ text: YAMLText) -> (table: DatedTable, column: String)? {
    guard !text.isStandIn else { return nil }
    let parts = text.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      diagnostics.add(Diagnostic(.notAColumn(text.text), hint: .columnExample, at: text.node))
      return nil
    }
    guard let table = pack.datedTables.first(where: { $0.id == parts[0] }) else {
      let names = pack.datedTables.map(\.id)
      diagnostics.add(
        Diagnostic(
          .unknown(.datedTable, parts[0]), hint: .suggestion(for: parts[0], among: names),
          at: text.node, utf8: 0..<parts[0].utf8.count))
      return nil
    }
    let columns = table.columns.map(\.id)
    guard columns.contains(parts[1]) else {
      diagnostics.add(
        Diagnostic(
          .unknown(.column(of: table.id), parts[1]),
          hint: .suggestion(for: parts[1], among: columns), at: text.node,
          utf8: parts[0].utf8.count + 1..<text.text.utf8.count))
      return nil
    }
    return (table, parts[1])
  }

  /// The table of `of`, whose rows are picked; `nil` is the group's own rows.
  ///
  /// The second value tells whether it is known.
  func members(_ reader: inout MappingReader) -> (table: String?, isKnown: Bool) {
    guard let text = reader.optionalText("of") else {
      if case .groups? = subject { return (nil, true) }
      // Of a faulty subject nobody knows whether it has rows.
      if subject != nil, !reader.contains("of") { reader.report(.noMembers) }
      return (nil, false)
    }
    let rows = pack.vocabulary.tables.filter { !$0.isSingle }.map(\.id)
    return (text.text, diagnostics.check(text, in: rows, .table))
  }
}

extension LocalizedText {
  fileprivate static let oneForm = LocalizedText(
    es: "cada punto de check es una forma con su nombre",
    en: "each item of check is a form with its name")

  fileprivate static let formExample = LocalizedText(
    es: "por ejemplo: - present: responsable", en: "for example: - present: responsable")

  fileprivate static func otherType(_ field: String, _ wanted: LocalizedText) -> LocalizedText {
    LocalizedText(
      es: "«\(field)» no es \(wanted.es)", en: "“\(field)” is not \(wanted.text(in: .en))")
  }

  fileprivate static func notAColumn(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(text)\" no nombra una columna", en: "\"\(text)\" does not name a column")
  }

  fileprivate static let columnExample = LocalizedText(
    es: "escriba tabla.campo", en: "write table.field")

  /// A field of numbers.
  static let number = LocalizedText(es: "un número", en: "a number")
  /// A field of texts.
  static let words = LocalizedText(es: "un texto", en: "a text")
  /// A field of dates.
  static let date = LocalizedText(es: "una fecha", en: "a date")

  fileprivate static let noMembers = LocalizedText(
    es: "falta \"of\": la tabla cuyas filas cuentan (solo un grupo tiene filas propias)",
    en: "\"of\" is missing: the table whose rows count (only a group has rows of its own)")
}
