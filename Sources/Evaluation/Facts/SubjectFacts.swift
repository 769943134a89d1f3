import Plans
import Values

/// The facts of one field as a rule meets them, subject by subject.
struct SubjectFacts {
  /// The column of the table that holds them.
  let column: FactColumn
  /// The row of each subject there, -1 for none and -2 where nobody could read which; `nil` where the
  /// subjects are the rows.
  private let rows: ContiguousArray<Int32>?
  /// How many subjects there are.
  let count: Int

  init(_ access: FactAccess, of count: Int, in tables: PlanTables) {
    column = tables.tables[access.table].columns[access.field]
    rows =
      access.isDirect
      ? nil
      : ContiguousArray((0..<count).map { Int32(truncatingIfNeeded: access.row(from: $0)) })
    self.count = count
  }

  /// The row that holds a subject's fact; below zero where there is none.
  @inline(__always) func row(_ subject: Int) -> Int { rows.map { Int($0[subject]) } ?? subject }

  /// The code of the fact in a row.
  @inline(__always) func code(row: Int) -> FactCode {
    row < 0 ? FactCode(row == -2 ? .unread : .absent) : column.codes[row]
  }

  /// Gives the codes by row where the subjects are the rows themselves.
  func withOwnCodes<Result>(_ body: (UnsafeBufferPointer<FactCode>) -> Result) -> Result? {
    guard rows == nil, column.codes.count >= count else { return nil }
    return column.codes.withUnsafeBufferPointer(body)
  }

  /// Judges every subject by the code of its fact and, where that says present, by what `present`
  /// makes of the value in a row.
  func judgements(
    byCode: (FactCode) -> Judgement, present: ((Int) -> Judgement.Answer)?
  ) -> ContiguousArray<Judgement> {
    let isOwn = rows == nil && column.codes.count == count
    if isOwn, present == nil || ByteColumn.only(of: column.codes)?.isPresent == false {
      return ByteColumn.mapped(column.codes, byCode)
    }
    // Each code is judged once, when it is first met.
    var known = ContiguousArray<Judgement?>(repeating: nil, count: 256)
    return ContiguousArray(unsafeUninitializedCapacity: count) { judgements, made in
      for subject in 0..<count {
        let row = row(subject)
        let code = code(row: row)
        let judgement: Judgement
        if let present, code.isPresent {
          judgement = Judgement(present(row), guessed: code.isGuessed)
        } else if let judged = known[Int(code.rawValue)] {
          judgement = judged
        } else {
          judgement = byCode(code)
          known[Int(code.rawValue)] = judgement
        }
        judgements.initializeElement(at: subject, to: judgement)
      }
      made = count
    }
  }
}
