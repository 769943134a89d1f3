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
    for slot in expression.program.slots where run.scope.kinds.indices.contains(slot) {
      switch run.scope.kinds[slot] {
      case .single, .asOf, .rows: continue
      case .row: rowSlots.insert(slot)
      case .group, .datedRow, .named, .member: break
      }
      varying.insert(slot)
    }
    guard let program = expression.columnar(varying: varying) else { return nil }
    (self.program, self.run, self.rowSlots) = (program, run, rowSlots)
    judged = table
  }

  /// What the columns say, with guesses and without.
  struct Answers {
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
    guard let certainFacts = run.context.certainFacts, !isPlain else {
      return Answers(all: all, certain: all, isSettled: isPlain)
    }
    return Answers(all: all, certain: answers(over: certainFacts).answers, isSettled: false)
  }

  /// The answers over all facts or over the certain ones, and whether plain columns alone decided.
  private func answers(
    over view: FactView
  ) -> (answers: CELColumnarProgram.Result, isPlain: Bool) {
    // Made for the first row that is asked by itself: most tables ask none.
    lazy var activation = run.activation(run.scope, view)
    var isPlain = true
    let table = CELTable(
      rowCount: run.subjects.count,
      bound: { path, type in
        guard rowSlots.contains(path.slot), path.names.count >= 2 else { return nil }
        let column = view.columns.column(from: judged, path.names.dropFirst(), type)
        if column?.isPlain != true { isPlain = false }
        return column?.bound
      },
      activation: { row in
        activation.select(row)
        return activation
      })
    let answers = program.evaluate(table, costLimit: run.context.costLimit)
    return (answers, isPlain && answers.isOfColumns)
  }
}
