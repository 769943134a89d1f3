import Documents
import Values

/// Why a place holds no value.
package enum BlankKind: UInt8, Sendable, CaseIterable {
  /// Nothing is written.
  case empty
  /// «Por definir».
  case pending
  /// «N/A».
  case notApplicable
  /// «SD».
  case noData
  /// «NP».
  case notProgrammed

  /// The identifier in rule files and reports.
  package var id: String {
    switch self {
    case .empty: "empty"
    case .pending: "pending"
    case .notApplicable: "not_applicable"
    case .noData: "no_data"
    case .notProgrammed: "not_programmed"
    }
  }

  /// The kind with this identifier.
  package init?(id: String) {
    guard let kind = BlankKind.allCases.first(where: { $0.id == id }) else { return nil }
    self = kind
  }
}

/// How sure a reading is.
package enum Confidence: UInt8, Sendable, CaseIterable {
  /// Read where it stands.
  case exact
  /// Follows from what was read: a merged cell, the header's unit, the title's year.
  case derived
  /// One of several readings.
  case guessed

  /// The identifier in reports.
  package var id: String {
    switch self {
    case .exact: "exact"
    case .derived: "derived"
    case .guessed: "guessed"
    }
  }
}

/// What is wrong with a text that its field's grammar refuses.
package enum MalformedReason: UInt8, Sendable, CaseIterable {
  /// Not a date in any form known.
  case notADate
  /// The calendar has no such day.
  case noSuchDay
  /// A year of two, three or five digits, or before 1990.
  case impossibleYear
  /// Not a number.
  case notANumber
  /// Not a whole number.
  case notWhole
  /// A formula that failed.
  case formulaError
  /// None of the values of the list.
  case notInList
  /// Neither yes nor no.
  case notYesOrNo
  /// Not the shape of such a code.
  case notACode

  /// The identifier in reports.
  package var id: String {
    switch self {
    case .notADate: "not_a_date"
    case .noSuchDay: "no_such_day"
    case .impossibleYear: "impossible_year"
    case .notANumber: "not_a_number"
    case .notWhole: "not_whole"
    case .formulaError: "formula_error"
    case .notInList: "not_in_list"
    case .notYesOrNo: "not_yes_or_no"
    case .notACode: "not_a_code"
    }
  }
}

/// A value as a field's grammar gives it.
package enum FactValue: Hashable, Sendable {
  /// Words or a code; of a choice, its identifier.
  case text(String)
  /// A number, pesos or per cent.
  case number(Decimal)
  /// A date.
  case date(DateSpan)
  /// Yes or no.
  case yesNo(Bool)
  /// Several values of one cell, in order.
  case list([FactValue])
}

/// What a field's grammar makes of one cell, or what is known of a place.
package enum FactReading: Hashable, Sendable {
  /// A value; `fromText` tells a date or number that was typed as text.
  case present(FactValue, Confidence, fromText: Bool)
  /// No value.
  case blank(BlankKind)
  /// Something the grammar refuses.
  case malformed(MalformedReason)
  /// There is no such place in the part that was read.
  case absent
  /// Nobody can say yet.
  case unread(UnreadReason)
}

/// The state of one fact in one byte: what it is, and how it came to be.
package struct FactCode: Hashable, BitwiseCopyable, Sendable {
  /// State in the low four bits, flags above.
  package let rawValue: UInt8

  /// The states, in the order of `design.md` section 2.
  package enum State: UInt8, Sendable, CaseIterable {
    /// A value was read.
    case present
    /// The place is empty or holds a placeholder.
    case blankEmpty, blankPending, blankNotApplicable, blankNoData, blankNotProgrammed
    /// Something is written that the grammar refuses.
    case malformed
    /// The scope was read and there is no such place.
    case absent
    /// Nobody can say yet.
    case unread
  }

  /// The bits that are all zero where a value was read, for loops over whole columns.
  package static var absenceBits: UInt8 { 0x0F }
  /// The bits of which one is set in a guess, for the same.
  package static var guessBits: UInt8 { 0x20 }

  /// A code from its parts.
  package init(
    _ state: State, confidence: Confidence = .exact, fromText: Bool = false,
    inherited: Bool = false
  ) {
    rawValue =
      state.rawValue | (confidence.rawValue << 4) | (fromText ? 0x40 : 0)
      | (inherited ? 0x80 : 0)
  }

  /// The code with these bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What it is.
  package var state: State { State(rawValue: rawValue & 0x0F) ?? .unread }
  /// How sure it is; of lacks too (a guessed column's blank is a guess).
  package var confidence: Confidence { Confidence(rawValue: (rawValue >> 4) & 0x03) ?? .guessed }
  /// Whether it is one of several readings.
  package var isGuessed: Bool { rawValue & FactCode.guessBits != 0 }
  /// The same, as sure as what was read without a guess.
  var withoutGuess: FactCode { FactCode(rawValue: rawValue & ~0x30) }
  /// The same, as a guess.
  var asGuess: FactCode {
    FactCode(rawValue: rawValue & ~0x30 | (Confidence.guessed.rawValue << 4))
  }
  /// Whether a date or number was read from typed text.
  package var isFromText: Bool { rawValue & 0x40 != 0 }
  /// Whether the value stands in another cell: above, or at the top left of a merge.
  package var isInherited: Bool { rawValue & 0x80 != 0 }
  /// Whether it is blank or absent.
  package var isLack: Bool { isBlank || state == .absent }
  /// Whether a value was read.
  package var isPresent: Bool { rawValue & FactCode.absenceBits == 0 }
  /// Whether it is blank of any kind.
  package var isBlank: Bool { (1...5).contains(rawValue & 0x0F) }
  /// The kind of blank.
  package var blankKind: BlankKind? { isBlank ? BlankKind(rawValue: (rawValue & 0x0F) - 1) : nil }
}

extension FactCode {
  /// The code of a blank of this kind.
  package init(blank kind: BlankKind, confidence: Confidence = .exact, inherited: Bool = false) {
    self.init(
      State(rawValue: kind.rawValue + 1) ?? .blankEmpty, confidence: confidence,
      inherited: inherited)
  }
}
