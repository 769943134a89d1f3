import CEL
import Plans
import Synchronization

/// The names an expression of a rule may use, and what stands behind each slot.
///
/// The loader compiles against `environment`; `Evaluation` fills the slots by `kinds`. A scope that
/// extends another keeps its slots, so what was compiled in the smaller one runs in the larger.
package struct RuleScope: Sendable {
  /// What stands behind a slot.
  package enum SlotKind: Hashable, Sendable {
    /// A table of one row: `plan`, `entidad`.
    case single(table: String)
    /// The as-of date.
    case asOf
    /// All rows of a table, under its plural.
    case rows(table: String)
    /// The row that is judged, under its table's name.
    case row(table: String)
    /// The group that is judged: `grupo`.
    case group(table: String)
    /// The row of a dated table that is judged: `fila`.
    case datedRow(table: String)
    /// A named value of the rule.
    case named(String)
    /// A row picked by a `where`, under its table's name.
    case member(table: String)
  }

  /// The names and their types.
  package private(set) var environment = CELEnvironment()
  /// What stands behind each slot, in order.
  package private(set) var kinds: [SlotKind] = []

  /// `plan`, `entidad` and `as_of` alone: the scope of `applies`.
  package static func entity(_ vocabulary: Vocabulary) -> RuleScope {
    var scope = RuleScope()
    for table in vocabulary.tables {
      scope.environment.declare(object: objectType(table, in: vocabulary))
    }
    for table in vocabulary.tables where table.isSingle {
      scope.add(table.id, .object(table.id), .single(table: table.id))
    }
    scope.add("as_of", .date, .asOf)
    return scope
  }

  /// The scope of a rule's expressions: all tables and the subject.
  package static func rule(
    _ subject: Rule.Subject, vocabulary: Vocabulary, datedTables: [DatedTable]
  ) -> RuleScope {
    entity(vocabulary).judging(subject, vocabulary, datedTables)
  }

  /// The same scope with the lists of all tables and the subject.
  fileprivate func judging(
    _ subject: Rule.Subject, _ vocabulary: Vocabulary, _ datedTables: [DatedTable]
  ) -> RuleScope {
    var scope = self
    for table in vocabulary.tables where !table.isSingle {
      scope.add(table.plural, .list(.object(table.id)), .rows(table: table.id))
    }
    switch subject {
    case .plan: break
    case .rows(let table): scope.add(table, .object(table), .row(table: table))
    case .groups(let table, _):
      scope.environment.declare(
        object: CELObjectType(
          name: "grupo",
          fields: [.init("clave", .list(.string)), .init("filas", .list(.object(table)))]))
      scope.add("grupo", .object("grupo"), .group(table: table))
    case .each(let id):
      guard let dated = datedTables.first(where: { $0.id == id }) else { break }
      scope.environment.declare(
        object: CELObjectType(
          name: "fila",
          fields: dated.columns.map { .init($0.id, $0.many ? .list(.string) : .string) }))
      scope.add("fila", .object("fila"), .datedRow(table: id))
    }
    return scope
  }

  /// The same scope with one more named value.
  package func naming(_ name: String, as type: CELType) -> RuleScope {
    var scope = self
    scope.add(name, type, .named(name))
    return scope
  }

  /// The same scope with a row that a `where` picks, named after its table.
  package func picking(from table: String) -> RuleScope {
    var scope = self
    scope.add(table, .object(table), .member(table: table))
    return scope
  }

  private mutating func add(_ name: String, _ type: CELType, _ kind: SlotKind) {
    environment.declare(variable: name, type: type)
    kinds.append(kind)
  }

  /// A row's fields in the vocabulary's order, then the rows it belongs to, nearest first.
  private static func objectType(
    _ table: TableDefinition, in vocabulary: Vocabulary
  ) -> CELObjectType {
    var fields = table.fields.map { CELObjectType.Field($0.id, celType(of: $0)) }
    for parent in table.parents where vocabulary.table(parent) != nil {
      fields.append(.init(parent, .object(parent)))
    }
    return CELObjectType(name: table.id, fields: fields)
  }

  /// The type of a field's values in expressions.
  package static func celType(of field: FieldDefinition) -> CELType {
    let single: CELType =
      switch field.type {
      case .text, .code, .choice: .string
      case .integer: .int
      case .decimal, .amount, .percent: .decimal
      case .date: .date
      case .yesNo: .bool
      }
    return field.many ? .list(single) : single
  }
}

/// The scopes of a pack, each made once: most rules judge the same few things.
final class RuleScopes: Sendable {
  /// `plan`, `entidad` and `as_of` alone.
  let entity: RuleScope
  private let vocabulary: Vocabulary
  private let datedTables: [DatedTable]
  private let made = Mutex<[Rule.Subject: RuleScope]>([:])

  /// The scopes over these tables.
  init(_ vocabulary: Vocabulary, _ datedTables: [DatedTable]) {
    (self.vocabulary, self.datedTables) = (vocabulary, datedTables)
    entity = .entity(vocabulary)
  }

  /// The names that the expressions of rules with this subject may use.
  func scope(of subject: Rule.Subject) -> RuleScope {
    // While one thread makes it, those that need it as well wait for it.
    made.withLock { made in
      if let scope = made[subject] { return scope }
      let scope = entity.judging(subject, vocabulary, datedTables)
      made[subject] = scope
      return scope
    }
  }
}
