import Documents
import Values

/// The facts of a table's rows as small numbers: equal numbers, equal facts, in both plans.
///
/// Words count folded, numbers and dates by value, so that how a cell is formatted does not count.
struct FactTokens {
  /// For each field, the number of each row's fact.
  private(set) var columns: [ContiguousArray<Int32>]
  /// For each row, the number of all its facts together.
  private(set) var content: ContiguousArray<Int32> = []

  /// Numbers of the lacks; what was written has greater ones.
  private enum Lack {
    static let absent: Int32 = 0
    static let unread: Int32 = 1
    static let blank: Int32 = 2
    static let first: Int32 = 16
  }

  /// The numbers of both plans' rows.
  static func pair(_ base: PlanTables, _ head: PlanTables, table: Int) -> (FactTokens, FactTokens) {
    var (old, new) = (FactTokens(columns: []), FactTokens(columns: []))
    for field in base.tables[table].columns.indices {
      var known: [Meaning: Int32] = [:]
      old.columns.append(tokens(base, table, field, &known))
      new.columns.append(tokens(head, table, field, &known))
    }
    var known: [ContiguousArray<Int32>: Int32] = [:]
    old.number(rows: base.tables[table].rowCount, &known)
    new.number(rows: head.tables[table].rowCount, &known)
    return (old, new)
  }

  private init(columns: [ContiguousArray<Int32>]) { self.columns = columns }

  /// How many fields of two rows say the same; lacks do not count.
  static func agreement(_ base: FactTokens, _ row: Int, _ head: FactTokens, _ other: Int) -> Int {
    base.columns.indices.count { field in
      base.columns[field][row] >= Lack.first
        && base.columns[field][row] == head.columns[field][other]
    }
  }

  /// Whether something is written for the fact.
  func isWritten(_ field: Int, _ row: Int) -> Bool { columns[field][row] >= Lack.first }

  private mutating func number(rows: Int, _ known: inout [ContiguousArray<Int32>: Int32]) {
    content.reserveCapacity(rows)
    for row in 0..<rows {
      let facts = ContiguousArray(columns.map { $0[row] })
      let token = known[facts] ?? Int32(clamping: known.count)
      if Int(token) == known.count { known[facts] = token }
      content.append(token)
    }
  }

  // MARK: One column

  private indirect enum Meaning: Hashable {
    case text(String)
    case number(Decimal)
    case date(DateSpan)
    case yesNo(Bool)
    case list([Meaning])
    case malformed(String)

    init(_ value: FactValue) {
      self =
        switch value {
        case .text(let text): .text(folded(text))
        case .number(let number): .number(number)
        case .date(let date): .date(date)
        case .yesNo(let flag): .yesNo(flag)
        case .list(let values) where values.count == 1: Meaning(values[0])
        case .list(let values): .list(values.map(Meaning.init))
        }
    }
  }

  private static func tokens(
    _ tables: PlanTables, _ table: Int, _ field: Int, _ known: inout [Meaning: Int32]
  ) -> ContiguousArray<Int32> {
    let column = tables.tables[table].columns[field]
    func token(_ meaning: Meaning) -> Int32 {
      if let token = known[meaning] { return token }
      let token = Lack.first + Int32(clamping: known.count)
      known[meaning] = token
      return token
    }
    var ofText = [Int32](repeating: -1, count: column.texts.count)
    var tokens: ContiguousArray<Int32> = []
    tokens.reserveCapacity(column.count)
    for row in 0..<column.count {
      let code = column.codes[row]
      switch code.state {
      case .absent: tokens.append(Lack.absent)
      case .unread: tokens.append(Lack.unread)
      case .malformed:
        let place = tables.tables[table].origin(row: row, field: field)
        tokens.append(token(.malformed(folded(tables.rawText(at: place)))))
      case .present:
        if case .texts(let list) = column.storage {
          let text = Int(list[row])
          if ofText[text] < 0 { ofText[text] = token(.text(folded(column.texts[list[row]]))) }
          tokens.append(ofText[text])
        } else if let value = column.value(row: row) {
          tokens.append(token(Meaning(value)))
        } else {
          tokens.append(Lack.unread)
        }
      default: tokens.append(Lack.blank + Int32(code.blankKind?.rawValue ?? 0))
      }
    }
    return tokens
  }
}
