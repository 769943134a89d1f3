import CEL
import Findings
import Plans
import Rules
import Values

/// The values of a rule's names for one subject.
final class RuleActivation: CELActivation {
  private let kinds: [RuleScope.SlotKind]
  private let view: FactView
  private let asOf: CalendarDate
  private let subjects: Subjects?
  private let lets: [(name: String, value: Expression)]
  private let costLimit: Int
  private var fixed: [CELValue?]
  private var computed: [String: CELValue] = [:]
  /// The subject's position; -1 leaves it unknown.
  private(set) var subject = -1
  private var member = -1

  init(
    scope: RuleScope, view: FactView, context: EvaluationContext, costLimit: Int,
    subjects: Subjects? = nil, lets: [(name: String, value: Expression)] = []
  ) {
    kinds = scope.kinds
    self.view = view
    asOf = context.asOf
    self.subjects = subjects
    self.lets = lets
    self.costLimit = costLimit
    fixed = Array(repeating: nil, count: scope.kinds.count)
  }

  /// Moves on to another subject.
  func select(_ index: Int) {
    subject = index
    if !computed.isEmpty { computed.removeAll(keepingCapacity: true) }
  }

  /// Moves on to another row for a `where`.
  func select(member row: Int) { member = row }

  func value(slot: Int) -> CELValue {
    guard kinds.indices.contains(slot) else { return .error(.init(.unbound, es: "", en: "")) }
    if let value = fixed[slot] { return value }
    switch kinds[slot] {
    case .single(let id): return keep(slot, row(ofTable: id, 0))
    case .asOf: return keep(slot, .date(DateSpan(asOf)))
    case .rows(let id):
      return keep(slot, view.tables.index(of: id).map(view.rows(ofTable:)) ?? .list([]))
    case .row(let id):
      return subject < 0 ? unknownSubject : row(ofTable: id, subject)
    case .group(let id): return group(ofTable: id)
    case .datedRow: return datedRow()
    case .named(let name): return named(name)
    case .member(let id): return row(ofTable: id, member)
    }
  }

  private func keep(_ slot: Int, _ value: CELValue) -> CELValue {
    fixed[slot] = value
    return value
  }

  private func row(ofTable id: String, _ row: Int) -> CELValue {
    guard let table = view.tables.index(of: id) else { return .null }
    return .object(RowObject(view, table: table, row: row))
  }

  private func group(ofTable id: String) -> CELValue {
    guard subject >= 0, case .groups(let table, let keys, let rows)? = subjects?.kind else {
      return unknownSubject
    }
    return .object(
      GroupObject(
        view, table: table, key: keys[subject], rows: rows[subject],
        isOpen: subjects?.unreadKeys.isEmpty == false))
  }

  private func datedRow() -> CELValue {
    guard subject >= 0, case .each(let dated, let rows)? = subjects?.kind else {
      return unknownSubject
    }
    let row = dated.rows[rows[subject]]
    return .object(
      DatedRowObject(
        zip(dated.columns, row.cells).map { column, texts in
          column.many
            ? .list(texts.map(CELValue.string)) : .string(texts.first ?? "")
        }))
  }

  private func named(_ name: String) -> CELValue {
    if let value = computed[name] { return value }
    guard let entry = lets.first(where: { $0.name == name }) else { return .null }
    let value = entry.value.evaluate(self, costLimit: costLimit).value
    computed[name] = value
    return value
  }

  private var unknownSubject: CELValue {
    .unknown(CELUnknown(CELCause(id: -2, isLack: false)))
  }
}
