/// A part that is the same for all rows: evaluated once.
struct UniformColumnNode: ColumnNode {
  let number: Int
  let scalar: any PlanNode

  var isCostly: Bool { false }

  func answer(_ rows: Range<Int>, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>) {
    let answer = CELRowAnswer(run.uniform(scalar, number)).rawValue
    answers.update(repeating: answer, count: rows.count)
  }
}
