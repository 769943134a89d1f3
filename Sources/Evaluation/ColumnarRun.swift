import CEL
import Plans
import Rules
import Values

/// Evaluates a condition over all rows of a table at once, where it has a columnar form.
///
/// The columns are those of the facts, read where they lie. What the columns do not decide is asked
/// row by row by the same program, so that both ways give the same answers.
struct ColumnarRun {
  /// Below this many rows the scalar plan is as fast.
  private static let leastRows = 16

  private let program: CELColumnarProgram
  private let run: FormRun
  private let scope: RuleScope
  private let table: Int
  private let rowSlots: Set<Int>
  /// Whether the rows are those that a `where` picks from, and not the subjects.
  private let isOfMembers: Bool

  /// A condition on the subjects; `nil` where rows are few or are not judged, and where the expression
  /// has no columnar form.
  init?(_ expression: Expression, run: FormRun) {
    guard case .rows(let table) = run.subjects.kind else { return nil }
    self.init(expression, run.scope, rowsOf: table, isOfMembers: false, run)
  }

  /// A `where` on the rows of a table; `nil` also where it reads the subject.
  init?(_ condition: Expression, over table: Int, _ scope: RuleScope, run: FormRun) {
    self.init(condition, scope, rowsOf: table, isOfMembers: true, run)
  }

  private init?(
    _ expression: Expression, _ scope: RuleScope, rowsOf table: Int, isOfMembers: Bool,
    _ run: FormRun
  ) {
    guard run.context.tables.tables[table].rowCount >= ColumnarRun.leastRows else { return nil }
    var rowSlots: Set<Int> = []
    var varying: Set<Int> = []
    for slot in expression.program.slots where scope.kinds.indices.contains(slot) {
      switch scope.kinds[slot] {
      case .single, .asOf, .rows: continue
      case .row where !isOfMembers, .member where isOfMembers: rowSlots.insert(slot)
      case .row, .member, .group, .datedRow, .named: if isOfMembers { return nil }
      }
      varying.insert(slot)
    }
    guard let program = expression.columnar(varying: varying) else { return nil }
    (self.program, self.run, self.scope) = (program, run, scope)
    (self.table, self.rowSlots, self.isOfMembers) = (table, rowSlots, isOfMembers)
  }

  /// What the columns say, with guesses and without.
  struct Answers: Sendable {
    /// One answer a row.
    let all: CELColumnarProgram.Result
    /// The same with guesses unknown.
    let certain: CELColumnarProgram.Result
    /// Whether all that there is to know of a row but the causes is in its answer: columns alone
    /// decided, and none of them holds a guess.
    let isSettled: Bool
  }

  /// One answer a row.
  func columnAnswers() -> Answers {
    let (all, isPlain) = answers(over: run.context.facts)
    guard let certainFacts = run.context.certainFacts, !isPlain || program.readsUniforms else {
      return Answers(all: all, certain: all, isSettled: isPlain)
    }
    let certain = answers(over: certainFacts).answers
    // What is the same for all rows may rest on a guess: then it is unknown without.
    let isSettled = isPlain && certain.isOfColumns && certain.bytes == all.bytes
    return Answers(all: all, certain: certain, isSettled: isSettled)
  }

  /// The answers over all facts or over the certain ones, and whether plain columns alone decided.
  private func answers(
    over view: FactView
  ) -> (answers: CELColumnarProgram.Result, isPlain: Bool) {
    // Made for the first row that is asked by itself: most tables ask none.
    lazy var activation = run.activation(scope, view)
    var isPlain = true
    let rows = CELTable(
      rowCount: run.context.tables.tables[table].rowCount,
      bound: { path, type in
        guard rowSlots.contains(path.slot), path.names.count >= 2 else { return nil }
        let column = view.columns.column(from: table, path.names.dropFirst(), type)
        if column?.isPlain != true { isPlain = false }
        return column?.bound
      },
      activation: { row in
        if isOfMembers { activation.select(member: row) } else { activation.select(row) }
        return activation
      })
    let answers = program.evaluate(rows, costLimit: run.context.costLimit)
    return (answers, isPlain && answers.isOfColumns)
  }
}

extension CELColumnarProgram.Result {
  /// What each answer stands for, by row.
  func mapped<Value: BitwiseCopyable>(
    _ meaning: (CELRowAnswer) -> Value
  ) -> ContiguousArray<Value> {
    ByteColumn.mapped(bytes) { meaning(CELRowAnswer(rawValue: $0) ?? .error) }
  }
}
