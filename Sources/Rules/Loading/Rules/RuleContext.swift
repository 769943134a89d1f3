import CEL
import Plans
import Values
import YAML

/// What the expressions, fields and messages of one rule may name.
struct RuleContext {
  /// The pack.
  let pack: PackContext
  /// What the rule judges; `nil` where its `subject` is faulty.
  let subject: Rule.Subject?
  /// The names of its expressions; `nil` where its `subject` is faulty.
  var scope: RuleScope?

  init(_ subject: Rule.Subject?, in pack: PackContext) {
    self.pack = pack
    self.subject = subject
    scope = subject.map { pack.scopes.scope(of: $0) }
  }

  /// Where what is wrong is recorded.
  var diagnostics: Diagnostics { pack.diagnostics }

  /// The plan table whose rows are judged or grouped.
  var table: TableDefinition? { subject?.table.flatMap { pack.vocabulary.table($0) } }

  /// Compiles an expression over the subject.
  func expression(_ text: YAMLText, expecting type: CELType? = nil) -> Expression? {
    scope.flatMap { Expression(text, in: $0, expecting: type, pack) }
  }

  /// Compiles a `where` over the rows of a table.
  func condition(_ text: YAMLText, over table: String) -> Expression? {
    scope.flatMap { Expression(text, in: $0.picking(from: table), expecting: .bool, pack) }
  }

  // MARK: Fields

  /// The field of the judged row that a form names, or a fact of `plan` or `entidad`.
  func field(_ text: YAMLText) -> FieldPath? {
    guard let subject, !text.isStandIn else { return nil }
    if let first = text.text.split(separator: ".").first.map(String.init),
      pack.vocabulary.table(first)?.isSingle == true
    {
      return field(text, from: nil)
    }
    guard case .rows = subject else {
      diagnostics.add(Diagnostic(.noRow, hint: .namePlan, at: text.node))
      return nil
    }
    return field(text, from: table)
  }

  /// The field that `text` names, on the way from a row of `start`.
  func field(_ text: YAMLText, from start: TableDefinition?) -> FieldPath? {
    text.isStandIn ? nil : field(text.text, at: 0, of: text.node, from: start)
  }

  /// The same for a path that begins at a byte of a scalar's text.
  func field(
    _ path: String, at begin: Int, of node: YAMLNode, from start: TableDefinition?
  ) -> FieldPath? {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var current = start
    var offset = begin
    for (index, part) in parts.enumerated() {
      let range = offset..<offset + part.utf8.count
      offset = range.upperBound + 1
      let isLast = index == parts.count - 1
      if isLast, current?.index(of: part) != nil {
        return FieldPath(parents: Array(parts.dropLast()), field: part)
      }
      if !isLast, let next = next(part, from: current, isFirst: index == 0) {
        current = next
        continue
      }
      report(part, of: current, isFirst: index == 0, isLast: isLast, at: range, of: node)
      return nil
    }
    return nil
  }

  private func next(
    _ name: String, from table: TableDefinition?, isFirst: Bool
  ) -> TableDefinition? {
    guard let next = pack.vocabulary.table(name) else { return nil }
    return (isFirst && next.isSingle) || table?.parents.contains(name) == true ? next : nil
  }

  private func report(
    _ name: String, of table: TableDefinition?, isFirst: Bool, isLast: Bool, at range: Range<Int>,
    of node: YAMLNode
  ) {
    let singles = isFirst ? pack.vocabulary.tables.filter(\.isSingle).map(\.id) : []
    let fields = isLast ? table?.fields.map(\.id) ?? [] : []
    diagnostics.add(
      Diagnostic(
        .noField(name, table?.id),
        hint: .suggestion(for: name, among: fields + (table?.parents ?? []) + singles),
        at: node, utf8: range))
  }

  /// The definition of a field that was resolved from the judged row.
  func definition(_ path: FieldPath, from start: TableDefinition? = nil) -> FieldDefinition? {
    let owner = path.parents.last.flatMap { pack.vocabulary.table($0) } ?? start ?? table
    return owner?.fields.first { $0.id == path.field }
  }
}

extension FieldType {
  /// Whether its values are numbers.
  var isNumeric: Bool {
    switch self {
    case .integer, .decimal, .amount, .percent: true
    case .text, .code, .date, .yesNo, .choice: false
    }
  }

  /// Whether its values are texts.
  var isText: Bool {
    switch self {
    case .text, .code, .choice: true
    case .integer, .decimal, .amount, .percent, .date, .yesNo: false
    }
  }
}

extension LocalizedText {
  fileprivate static func noField(_ name: String, _ table: String?) -> LocalizedText {
    guard let table else {
      return LocalizedText(
        es: "no existe \"\(name)\": aquí se nombra plan.… o entidad.…",
        en: "there is no \"\(name)\": here plan.… or entidad.… is named")
    }
    return LocalizedText(
      es: "«\(table)» no tiene \"\(name)\"", en: "“\(table)” has no \"\(name)\"")
  }

  fileprivate static let noRow = LocalizedText(
    es: "esta regla no juzga filas, y esta forma mira un campo de la fila",
    en: "this rule does not judge rows, and this form looks at a field of the row")

  fileprivate static let namePlan = LocalizedText(
    es: "nombre un dato del plan o de la entidad (plan.x), use cel, count o sum, o cambie subject",
    en: "name a fact of the plan or the entity (plan.x), use cel, count or sum, or change subject")
}
