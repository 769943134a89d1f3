import Synchronization

/// What a loop asks of each row of a table, ready to be asked of all rows at once.
///
/// It is the loop's body as an expression of its own, in which the loop's variable is a variable. It
/// is compiled when a long table is first gone through.
final class RowPredicate: Sendable {
  /// From which length on a list of rows is gone through by columns.
  private static let leastRows = 64
  /// The first rows are asked one by one: most often one of them decides.
  static let firstRows = 8

  private final class Compiled: Sendable {
    let program: CELColumnarProgram?

    init(_ program: CELColumnarProgram?) { self.program = program }
  }

  private let body: SyntaxTree
  private let environment: CELEnvironment
  private let slot: Int
  private let stored = AtomicLazyReference<Compiled>()

  /// `nil` where the body needs more of the loops around it than its one variable.
  init?(_ loop: Loop, nodeCount: Int, checked: CheckedTree, in environment: CELEnvironment) {
    guard loop.variables.count == 1, environment.slot(of: loop.variables[0]) == nil,
      case .list(let element) = checked.types[loop.range.id], case .object = element
    else { return nil }
    var own = environment
    slot = own.variables.count
    own.declare(variable: loop.variables[0], type: element)
    self.environment = own
    body = SyntaxTree(root: loop.body, nodeCount: nodeCount)
  }

  private var program: CELColumnarProgram? {
    if let made = stored.load() { return made.program }
    return stored.storeIfNil(Compiled(compile())).program
  }

  /// A body that reads the variable of another loop does not compile by itself, and has no plan.
  private func compile() -> CELColumnarProgram? {
    do throws(CompileFault) {
      let checked = try Checker.check(body, in: environment, expecting: .bool)
      return try Planner.plan(body, checked: checked, in: environment, source: "")
        .columnar(varying: [slot])
    } catch {
      return nil
    }
  }

  /// One `CELRowAnswer` a row as bytes; `nil` where the list is no table, or too short to gain by it.
  func answers(of list: CELList, in frame: Frame) -> ContiguousArray<UInt8>? {
    guard list.count >= RowPredicate.leastRows, let rows = list.rows, let program else {
      return nil
    }
    let table = CELTable(
      rowCount: list.count,
      bound: { path, type in
        path.slot == self.slot && path.names.count > 1
          ? rows.column(path.names.dropFirst(), type) : nil
      },
      activation: { RowActivation(frame: frame, slot: self.slot, row: list[$0]) })
    let result = program.evaluate(table, costLimit: frame.costLeft)
    frame.charge(result.cost)
    return result.bytes
  }
}

/// The variables around a loop, and the loop's own.
private struct RowActivation: CELActivation {
  let frame: Frame
  let slot: Int
  let row: CELValue

  func value(slot: Int) -> CELValue { slot == self.slot ? row : frame.value(slot: slot) }
}
