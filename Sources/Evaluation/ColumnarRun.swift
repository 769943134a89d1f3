import CEL
import Plans
import Rules
import Values

/// Evaluates a condition over all rows of the judged table at once, where it has a columnar form.
///
/// The columns are those of the facts, read where they lie. What the columns do not decide is asked
/// row by row by the same program, so that both ways give the same answers.
struct ColumnarRun {
  /// Below this many rows the scalar plan is as fast.
  private static let leastRows = 16

  private let program: CELColumnarProgram
  private let run: FormRun
  private let judged: Int
  private let rowSlots: Set<Int>

  /// `nil` where rows are few or are not judged, and where the expression has no columnar form.
  init?(_ expression: Expression, run: FormRun) {
    guard case .rows(let table) = run.subjects.kind, run.subjects.count >= ColumnarRun.leastRows
    else { return nil }
    var rowSlots: Set<Int> = []
    var varying: Set<Int> = []
    for (slot, kind) in run.scope.kinds.enumerated() {
      switch kind {
      case .single, .asOf, .rows: continue
      case .row: rowSlots.insert(slot)
      case .group, .datedRow, .named, .member: break
      }
      varying.insert(slot)
    }
    guard
      let program = expression.program.columnar(
        varying: varying.intersection(expression.program.slots))
    else { return nil }
    (self.program, self.run, self.rowSlots) = (program, run, rowSlots)
    judged = table
  }

  /// One answer a row, over all facts or over the certain ones.
  func answers(over view: FactView) -> CELColumnarProgram.Result {
    let activation = run.activation(run.scope, view)
    let table = CELTable(
      rowCount: run.subjects.count, column: { column($0, view) },
      activation: { row in
        activation.select(row)
        return activation
      })
    return program.evaluate(table, costLimit: run.context.costLimit)
  }

  /// The facts that a path names; `nil` for lists and for what is not of a row.
  private func column(_ path: CELPath, _ view: FactView) -> CELColumn? {
    guard rowSlots.contains(path.slot), path.names.count >= 2, let field = path.names.last,
      let access = FactAccess(
        FieldPath(parents: Array(path.names.dropFirst().dropLast()), field: field), from: judged,
        in: view.tables)
    else { return nil }
    let facts = view.tables.tables[access.table].columns[access.field]
    let storage: CELColumn.Storage
    switch facts.storage {
    case .texts(let list): storage = .texts(list, pool: facts.texts.texts)
    case .numbers(let list): storage = .decimals(list)
    case .dates(let list): storage = .dates(list)
    case .yesNo(let list): storage = .bools(list)
    case .lists: return nil
    }
    let rows =
      access.isDirect
      ? nil
      : ContiguousArray(
        (0..<run.subjects.count).map { Int32(truncatingIfNeeded: access.row(from: $0)) })
    let codes = facts.codes
    let guessesAreUnknown = view.guessesAreUnknown
    return CELColumn(
      storage, rows: rows,
      meaning: { ColumnarRun.meaning(FactCode(rawValue: $0), guessesAreUnknown) },
      withCodes: { read in codes.withUnsafeBytes(read) })
  }

  private static func meaning(_ code: FactCode, _ guessesAreUnknown: Bool) -> CELColumn.State {
    if guessesAreUnknown, code.confidence == .guessed { return .unread }
    switch code.state {
    case .present: return .present
    case .malformed: return .malformed
    case .unread: return .unread
    default: return .lack
    }
  }
}
