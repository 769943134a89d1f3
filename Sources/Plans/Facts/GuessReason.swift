import Documents

/// Why a reading is a guess, so that people know what to look at.
package enum GuessReason: String, Sendable, CaseIterable {
  /// The words were recognised in a picture.
  case picture
  /// The heading does not say for certain what its column is.
  case heading
  /// The rows that belong together hold different values.
  case rowsDiffer = "rows_differ"
  /// The cell is empty and the value above was taken.
  case copiedFromAbove = "copied_from_above"
  /// What is written may be read in another way as well.
  case ambiguous
}

extension PlanTables {
  /// Why a row's fact is a guess; `nil` where it is none.
  package func guessReason(table: Int, field: Int, row: Int) -> GuessReason? {
    let plan = tables[table]
    guard plan.columns[field].codes[row].isGuessed else { return nil }
    if isInPicture(plan.origin(row: row, field: field)) { return .picture }
    if plan.reading(ofField: field, row: row)?.confidence == .guessed { return .heading }
    if plan.columns[field].differing.contains(row) { return .rowsDiffer }
    return plan.columns[field].codes[row].isInherited ? .copiedFromAbove : .ambiguous
  }
}
