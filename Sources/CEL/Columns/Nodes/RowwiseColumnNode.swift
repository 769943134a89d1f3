/// A part without a columnar form: the scalar plan, row by row.
struct RowwiseColumnNode: ColumnNode {
  let number: Int
  let scalar: any PlanNode

  var isCostly: Bool { true }

  func answer(_ rows: Range<Int>, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>) {
    for row in rows { answers[row - rows.lowerBound] = answer(row, in: run) }
  }

  func answer(
    _ chosen: UnsafeBufferPointer<Int32>, of rows: Range<Int>, in run: ColumnRun,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    for (index, row) in chosen.enumerated() { answers[index] = answer(Int(row), in: run) }
  }

  private func answer(_ row: Int, in run: ColumnRun) -> UInt8 {
    run.hasOtherCauses = true
    return CELRowAnswer(run.value(of: scalar, run.table.activation(row), for: number)).rawValue
  }
}
