import Documents
import Values

/// The facts of one field for every row of a table, as columns.
package struct FactColumn: Sendable {
  /// The values where `codes` says present; other entries hold a default and mean nothing.
  ///
  /// A column that a table lacks takes no room: after its last row with a value, values need not be
  /// kept.
  package enum Storage: Sendable {
    /// Words, codes and choices, by their name in `texts`.
    case texts(ContiguousArray<StringPool.ID>)
    /// Numbers.
    case numbers(ContiguousArray<Decimal>)
    /// Dates.
    case dates(ContiguousArray<DateSpan>)
    /// Yes or no.
    case yesNo(ContiguousArray<Bool>)
    /// Several values a row.
    case lists(ContiguousArray<[FactValue]>)
  }

  /// The state of each row's fact.
  package private(set) var codes: ContiguousArray<FactCode> = []
  /// The values.
  package private(set) var storage: Storage
  /// The texts that `storage` names.
  package private(set) var texts = StringPool()
  /// Why the malformed rows are malformed.
  package private(set) var malformed: [Int: MalformedReason] = [:]
  /// Why single rows are unread.
  private var unread: [Int: UnreadReason] = [:]
  /// Why all rows of a part are unread, part by part.
  private var unreadParts: [(rows: Range<Int>, reason: UnreadReason)] = []
  /// Where values stand that do not stand in their own row and column.
  package private(set) var origins: [Int: Locator] = [:]
  /// Rows of which other rows of the grid say something else.
  package private(set) var differing: Set<Int> = []

  /// An empty column for this field.
  package init(for field: FieldDefinition) {
    storage =
      if field.many {
        .lists([])
      } else {
        switch field.type {
        case .text, .code, .choice: .texts([])
        case .integer, .decimal, .amount, .percent: .numbers([])
        case .date: .dates([])
        case .yesNo: .yesNo([])
        }
      }
  }

  /// Makes room for the rows of a first part; what is added later grows as arrays do.
  mutating func reserve(rows: Int) {
    guard codes.isEmpty else { return }
    codes.reserveCapacity(rows)
    switch storage {
    case .texts(var list):
      storage = .texts([])
      list.reserveCapacity(rows)
      storage = .texts(list)
    case .numbers(var list):
      storage = .numbers([])
      list.reserveCapacity(rows)
      storage = .numbers(list)
    case .dates(var list):
      storage = .dates([])
      list.reserveCapacity(rows)
      storage = .dates(list)
    case .yesNo, .lists: break
    }
  }

  /// Adds the next row's fact.
  ///
  /// `origin` is given where the value stands elsewhere than in the row's own cell, which makes it
  /// inherited unless `inherited` says no. `confidence` is the column's; the less sure of it and the
  /// reading's counts. What `differs` from other rows of the grid is a guess.
  package mutating func append(
    _ reading: FactReading, confidence: Confidence = .exact, origin: Locator? = nil,
    inherited: Bool? = nil, differs: Bool = false
  ) {
    let row = codes.count
    let confidence = differs ? .guessed : confidence
    if differs { differing.insert(row) }
    if let origin { origins[row] = origin }
    let inherited = inherited ?? (origin != nil)
    var value: FactValue?
    switch reading {
    case .present(let given, let own, let fromText):
      value = given
      let least = Confidence(rawValue: max(own.rawValue, confidence.rawValue)) ?? .guessed
      codes.append(
        FactCode(.present, confidence: least, fromText: fromText, inherited: inherited))
    case .blank(let kind):
      codes.append(FactCode(blank: kind, confidence: confidence, inherited: inherited))
    case .malformed(let reason):
      malformed[row] = reason
      codes.append(FactCode(.malformed, confidence: confidence, inherited: inherited))
    case .absent:
      codes.append(FactCode(.absent, confidence: confidence))
    case .unread(let reason):
      unread[row] = reason
      codes.append(FactCode(.unread, confidence: confidence, inherited: inherited))
    }
    if let value { store(value, row: row) }
  }

  /// Adds rows that lack the fact, all for the same reason; columns without other rows share them.
  package mutating func append(_ rows: LackingRows) {
    if case .unread(let reason) = rows.lack {
      unreadParts.append((codes.count..<codes.count + rows.codes.count, reason))
    }
    if codes.isEmpty { codes = rows.codes } else { codes.append(contentsOf: rows.codes) }
  }

  /// Rows that lack a fact, as many as a part has: most columns of a vocabulary lack all of them.
  package struct LackingRows: Sendable {
    fileprivate let lack: Lack
    fileprivate let codes: ContiguousArray<FactCode>

    /// So many rows.
    package init(_ lack: Lack, count: Int) {
      self.lack = lack
      codes = ContiguousArray(repeating: FactCode(lack.state), count: count)
    }
  }

  /// Why all rows of a part lack a fact.
  package enum Lack: Sendable {
    /// There is no such place in the part.
    case absent
    /// Nobody can say whether there is.
    case unread(UnreadReason)

    fileprivate var state: FactCode.State {
      switch self {
      case .absent: .absent
      case .unread: .unread
      }
    }
  }

  /// Adds a row whose own cell reads as an earlier row's did: the same text, read once.
  ///
  /// The earlier row was added without `origin` and with the same confidence.
  package mutating func append(repeating earlier: Int) {
    let row = codes.count
    codes.append(codes[earlier])
    if let reason = malformed[earlier] { malformed[row] = reason }
    if let reason = unreadReason(row: earlier) { unread[row] = reason }
    guard codes[earlier].isPresent else { return }
    switch storage {
    case .texts(var list):
      storage = .texts([])
      list.put(list[earlier], at: row, after: 0)
      storage = .texts(list)
    case .numbers(var list):
      storage = .numbers([])
      list.put(list[earlier], at: row, after: .zero)
      storage = .numbers(list)
    case .dates(var list):
      storage = .dates([])
      list.put(list[earlier], at: row, after: FactColumn.noDate)
      storage = .dates(list)
    case .yesNo(var list):
      storage = .yesNo([])
      list.put(list[earlier], at: row, after: false)
      storage = .yesNo(list)
    case .lists(var list):
      storage = .lists([])
      list.put(list[earlier], at: row, after: [])
      storage = .lists(list)
    }
  }

  /// Puts another fact in a row's place: `--set`, an answer, an example.
  package mutating func replace(row: Int, with reading: FactReading) {
    var rebuilt = FactColumn(emptyLike: self)
    for index in codes.indices {
      if index == row {
        rebuilt.append(reading)
      } else {
        rebuilt.append(self.reading(row: index), origin: origins[index])
      }
    }
    self = rebuilt
  }

  /// Settles what was guessed of these rows: taken as read where a person says so, else unread.
  package mutating func settleGuesses(ofRows rows: some Sequence<Int>, isRight: Bool) {
    for row in rows where codes[row].confidence == .guessed {
      if isRight {
        codes[row] = codes[row].withoutGuess
      } else {
        codes[row] = FactCode(.unread)
        unread[row] = .notRecognised
      }
    }
  }

  /// Makes a guess of the fact of a row, whatever it is.
  mutating func makeGuess(ofRow row: Int) { codes[row] = codes[row].asGuess }

  /// Gives texts other names; of a list whose values become one, one stays.
  package mutating func renameTexts(_ name: (String) -> String) {
    var renamed: [String: String] = [:]
    func other(_ text: String) -> String {
      if let known = renamed[text] { return known }
      renamed[text] = name(text)
      return renamed[text] ?? text
    }
    switch storage {
    case .texts(let list):
      var pool = StringPool()
      storage = .texts(
        ContiguousArray(
          list.indices.map { row in
            codes[row].isPresent ? pool.intern(other(texts[list[row]])) : 0
          }))
      texts = pool
    case .lists(let list):
      storage = .lists(
        ContiguousArray(
          list.map { values in
            var kept: [FactValue] = []
            for value in values {
              var value = value
              if case .text(let text) = value { value = .text(other(text)) }
              if !kept.contains(value) { kept.append(value) }
            }
            return kept
          }))
    case .numbers, .dates, .yesNo: return
    }
  }

  /// The texts of the rows that have a value, each once, in the order of the rows.
  package var distinctTexts: [String] {
    var found: [String] = []
    switch storage {
    case .texts(let list):
      var isSeen = [Bool](repeating: false, count: texts.count)
      for row in list.indices where codes[row].isPresent && !isSeen[Int(list[row])] {
        isSeen[Int(list[row])] = true
        found.append(texts[list[row]])
      }
    case .lists(let list):
      var pool = StringPool()
      for row in list.indices where codes[row].isPresent {
        for case .text(let text) in list[row] where Int(pool.intern(text)) == found.count + 1 {
          found.append(text)
        }
      }
    case .numbers, .dates, .yesNo: break
    }
    return found
  }

  private init(emptyLike other: FactColumn) {
    storage =
      switch other.storage {
      case .texts: .texts([])
      case .numbers: .numbers([])
      case .dates: .dates([])
      case .yesNo: .yesNo([])
      case .lists: .lists([])
      }
  }

  private mutating func store(_ value: FactValue, row: Int) {
    switch storage {
    case .texts(var list):
      storage = .texts([])
      var name: StringPool.ID = 0
      if case .text(let text) = value { name = texts.intern(text) }
      list.put(name, at: row, after: 0)
      storage = .texts(list)
    case .numbers(var list):
      storage = .numbers([])
      var number = Decimal.zero
      if case .number(let own) = value { number = own }
      list.put(number, at: row, after: .zero)
      storage = .numbers(list)
    case .dates(var list):
      storage = .dates([])
      var date = FactColumn.noDate
      if case .date(let own) = value { date = own }
      list.put(date, at: row, after: FactColumn.noDate)
      storage = .dates(list)
    case .yesNo(var list):
      storage = .yesNo([])
      list.put(value == .yesNo(true), at: row, after: false)
      storage = .yesNo(list)
    case .lists(var list):
      storage = .lists([])
      var values = [value]
      if case .list(let several) = value { values = several }
      list.put(values, at: row, after: [])
      storage = .lists(list)
    }
  }

  /// The values with an entry for every row.
  package var fullStorage: Storage { storage.filled(upTo: count) }

  /// Gives every row an entry in a column that has values, so that whoever reads it needs no copy.
  mutating func complete() {
    if hasValues { storage.fill(upTo: count) }
  }

  /// Whether any row was given a value.
  package var hasValues: Bool { storage.count > 0 }

  fileprivate static let noDate = DateSpan(CalendarDate(dayNumber: 0))

  /// Why a row is unread; `nil` where it is not, or nobody said.
  package func unreadReason(row: Int) -> UnreadReason? {
    guard codes.indices.contains(row), codes[row].state == .unread else { return nil }
    if let reason = unread[row] { return reason }
    var (low, high) = (0, unreadParts.count)
    while low < high {
      let middle = (low + high) / 2
      if unreadParts[middle].rows.upperBound <= row { low = middle + 1 } else { high = middle }
    }
    guard low < unreadParts.count, unreadParts[low].rows.contains(row) else { return nil }
    return unreadParts[low].reason
  }

  /// How many rows it has.
  package var count: Int { codes.count }

  /// The value of a row, `nil` where there is none.
  package func value(row: Int) -> FactValue? {
    guard codes[row].isPresent else { return nil }
    switch storage {
    case .texts(let list): return .text(texts[list[row]])
    case .numbers(let list): return .number(list[row])
    case .dates(let list): return .date(list[row])
    case .yesNo(let list): return .yesNo(list[row])
    case .lists(let list): return .list(list[row])
    }
  }

  /// All that is known of a row's fact.
  package func reading(row: Int) -> FactReading {
    let code = codes[row]
    switch code.state {
    case .present:
      guard let value = value(row: row) else { return .unread(.damaged) }
      return .present(value, code.confidence, fromText: code.isFromText)
    case .malformed: return .malformed(malformed[row] ?? .notADate)
    case .absent: return .absent
    case .unread: return .unread(unreadReason(row: row) ?? .damaged)
    default: return .blank(code.blankKind ?? .empty)
    }
  }
}

extension FactColumn.Storage {
  /// How many rows have an entry.
  fileprivate var count: Int {
    switch self {
    case .texts(let list): list.count
    case .numbers(let list): list.count
    case .dates(let list): list.count
    case .yesNo(let list): list.count
    case .lists(let list): list.count
    }
  }

  /// The same with entries that mean nothing for the rows after the last one.
  package func filled(upTo row: Int) -> Self {
    var filled = self
    filled.fill(upTo: row)
    return filled
  }

  fileprivate mutating func fill(upTo row: Int) {
    guard count < row else { return }
    switch self {
    case .texts(var list):
      self = .texts([])
      list.fill(upTo: row, with: 0)
      self = .texts(list)
    case .numbers(var list):
      self = .numbers([])
      list.fill(upTo: row, with: .zero)
      self = .numbers(list)
    case .dates(var list):
      self = .dates([])
      list.fill(upTo: row, with: FactColumn.noDate)
      self = .dates(list)
    case .yesNo(var list):
      self = .yesNo([])
      list.fill(upTo: row, with: false)
      self = .yesNo(list)
    case .lists(var list):
      self = .lists([])
      list.fill(upTo: row, with: [])
      self = .lists(list)
    }
  }
}

extension ContiguousArray {
  /// Adds an element for a row, and the default for the rows without one before it.
  fileprivate mutating func put(_ element: Element, at row: Int, after none: Element) {
    if count < row { fill(upTo: row, with: none) }
    append(element)
  }

  fileprivate mutating func fill(upTo row: Int, with none: Element) {
    if count < row { append(contentsOf: repeatElement(none, count: row - count)) }
  }
}
