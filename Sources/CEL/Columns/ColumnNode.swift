/// One step of a columnar plan: a part of the expression that answers for many rows at once.
///
/// Answers are `CELRowAnswer` as bytes.
protocol ColumnNode: Sendable {
  /// Whether a row costs much more than a comparison, so that only rows still open are asked.
  var isCostly: Bool { get }

  /// The answers for these rows, the first one's at `answers`.
  func answer(_ rows: Range<Int>, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>)

  /// The answers for the chosen ones of these rows, in their order.
  func answer(
    _ chosen: UnsafeBufferPointer<Int32>, of rows: Range<Int>, in run: ColumnRun,
    into answers: UnsafeMutablePointer<UInt8>)
}

extension ColumnNode {
  /// Unless a node can choose, it answers for all rows.
  func answer(
    _ chosen: UnsafeBufferPointer<Int32>, of rows: Range<Int>, in run: ColumnRun,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rows.count) { all in
      guard let first = all.baseAddress else { return }
      answer(rows, in: run, into: first)
      for (index, row) in chosen.enumerated() { answers[index] = first[Int(row) - rows.lowerBound] }
    }
  }
}
