import Documents
import Findings
import Plans
import Rules
import Values

extension EqualsAcrossForm: RunnableForm {
  /// Looks for the rows with the same key and compares; a lack on either side, or no such row in a
  /// table that was read whole, is nothing.
  func run(_ run: FormRun) -> FormResult {
    let tables = run.context.tables
    guard let own = run.access(field), let keys = run.access(by),
      let other = OtherRows(table: table, column: column, key: key, in: run.context)
    else {
      return run.faults
    }
    var judgements = ContiguousArray<Judgement>()
    judgements.reserveCapacity(run.subjects.count)
    for subject in 0..<run.subjects.count {
      let found = compare(subject, own, keys, other, in: tables)
      judgements.append(Judgement(found.answer, guessed: found.isGuessed))
    }
    return FormResult(judgements: judgements) { subject in
      let found = compare(subject, own, keys, other, in: tables)
      var explanation = run.explanation(field, subject: subject)
      if found.answer == .unknown {
        explanation.causes += run.explanation(by, subject: subject).causes
        explanation.causes += found.rows.map { other.cause($0, in: run.context) }
        explanation.causes.removeAll { $0.state == .present }
        if found.isOpen { explanation.causes += other.open }
        if explanation.causes.isEmpty {
          explanation.causes = [Cause(fact: run.factName(own), state: .imprecise)]
        }
      }
      let places = found.rows.map { tables.tables[other.table].origin(row: $0, field: other.field) }
      explanation.places += places
      explanation.values["others"] = .text(Cells.list(places))
      if let row = found.rows.first {
        explanation.values["expected"] = .fact(table: other.table, field: other.field, row: row)
      }
      return explanation
    }
  }

  /// What one subject comes to, and the other rows that decided it.
  private struct Found {
    var answer = Judgement.Answer.nothing
    var isGuessed = false
    var isOpen = false
    var rows: [Int] = []
  }

  private func compare(
    _ subject: Int, _ own: FactAccess, _ keys: FactAccess, _ other: OtherRows, in tables: PlanTables
  ) -> Found {
    let codes = [own.code(row: subject, in: tables), keys.code(row: subject, in: tables)]
    var found = Found(isGuessed: codes.contains { $0.isGuessed })
    if codes.contains(where: \.isLack) { return found }
    guard let value = own.value(row: subject, in: tables),
      let key = keys.value(row: subject, in: tables)
    else {
      found.answer = .unknown
      return found
    }
    let rows = other.rows(key)
    let answers = rows.map { other.answer($0, value, tolerance: tolerance) }
    // One row that differs decides, one that nobody could read leaves it open.
    for answer in [Judgement.Answer.no, .unknown, .yes] {
      let deciding = rows.indices.filter { answers[$0].answer == answer }
      guard !deciding.isEmpty else { continue }
      found.answer = answer
      found.rows = deciding.map { rows[$0] }
      let guessed = deciding.filter { answers[$0].isGuessed }
      if answer == .no ? guessed.count == deciding.count : !guessed.isEmpty {
        found.isGuessed = true
      }
      break
    }
    if found.answer != .no, other.mayLack(key) {
      (found.answer, found.isOpen) = (.unknown, true)
    }
    return found
  }
}

/// The rows of the other table by their key.
private struct OtherRows: Sendable {
  let table: Int
  let field: Int
  /// Why a row that was not found may be there all the same.
  let open: [Cause]
  private let column: FactColumn
  private let byKey: [String: [Int]]

  init?(table id: String, column: String, key: String, in context: EvaluationContext) {
    guard let table = context.tables.index(of: id),
      let field = context.tables.tables[table].definition.index(of: column),
      let keyField = context.tables.tables[table].definition.index(of: key)
    else { return nil }
    (self.table, self.field) = (table, field)
    self.column = context.tables.tables[table].columns[field]
    let keys = context.tables.tables[table].columns[keyField]
    var byKey: [String: [Int]] = [:]
    var unread: Cause?
    for row in 0..<keys.count {
      for text in OtherRows.texts(keys.value(row: row)) { byKey[text, default: []].append(row) }
      if keys.codes[row].state == .unread || keys.codes[row].state == .malformed {
        unread = unread ?? context.cause(table: table, field: keyField, row: row)
      }
    }
    self.byKey = byKey
    open = context.openCauses(of: table) + (unread.map { [$0] } ?? [])
  }

  /// The rows that have one of these keys, in order.
  func rows(_ key: FactValue) -> [Int] {
    var seen: Set<Int> = []
    return OtherRows.texts(key).flatMap { byKey[$0] ?? [] }.filter { seen.insert($0).inserted }
      .sorted()
  }

  /// Whether a row with one of these keys was not found and may be there all the same.
  func mayLack(_ key: FactValue) -> Bool {
    !open.isEmpty && OtherRows.texts(key).contains { byKey[$0] == nil }
  }

  func answer(_ row: Int, _ value: FactValue, tolerance: Decimal) -> Judgement {
    let code = column.codes[row]
    let guessed = code.isGuessed
    guard !code.isLack else { return Judgement(.nothing, guessed: guessed) }
    guard let other = column.value(row: row) else { return Judgement(.unknown, guessed: guessed) }
    switch OtherRows.isSame(value, other, tolerance) {
    case true?: return Judgement(.yes, guessed: guessed)
    case false?: return Judgement(.no, guessed: guessed)
    case nil: return Judgement(.unknown, guessed: guessed)
    }
  }

  func cause(_ row: Int, in context: EvaluationContext) -> Cause {
    context.cause(table: table, field: field, row: row)
  }

  /// Texts without case and accents, numbers within the tolerance, dates by their days, lists as sets.
  private static func isSame(
    _ left: FactValue, _ right: FactValue, _ tolerance: Decimal
  ) -> Bool? {
    switch (left, right) {
    case (.number(let first), .number(let second)):
      (try? first.subtracting(second)).map { $0.magnitude <= tolerance }
    case (.date(let first), .date(let second)): first.isSame(as: second)
    case (.list, _), (_, .list): Set(texts(left)) == Set(texts(right))
    default: foldedWords(left.description) == foldedWords(right.description)
    }
  }

  private static func texts(_ value: FactValue?) -> [String] {
    switch value {
    case nil: []
    case .list(let values)?: values.map { foldedWords($0.description) }
    case let single?: [foldedWords(single.description)]
    }
  }
}
