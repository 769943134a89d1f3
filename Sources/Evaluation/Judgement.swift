import Documents
import Findings

/// What one item of a check says of one subject, in one byte.
///
/// Ranked, so that what all items of a check say together is found a column at a time: the higher
/// rank stands, and a guess anywhere is kept in the highest bit.
struct Judgement: Hashable, BitwiseCopyable, Sendable {
  let rawValue: UInt8

  /// The four answers of `design.md` section 2, and a fault.
  enum Answer: UInt8, Sendable {
    /// There is nothing to judge.
    case nothing
    /// Met.
    case yes
    /// A question that nobody has answered.
    case open
    /// Nobody can say.
    case unknown
    /// Not met.
    case no
    /// The expression failed.
    case fault
  }

  /// A no that rests on no guess decides before everything else.
  private static let certainNo: UInt8 = 6
  private static let guess: UInt8 = 0x80

  init(_ answer: Answer, guessed: Bool = false) {
    rawValue =
      guessed
      ? answer.rawValue | Judgement.guess
      : answer == .no ? Judgement.certainNo : answer.rawValue
  }

  /// The judgement with these bits.
  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The answer.
  var answer: Answer {
    let rank = rawValue & ~Judgement.guess
    return rank == Judgement.certainNo ? .no : Answer(rawValue: rank) ?? .fault
  }
  /// Whether it rests on a guess.
  var isGuessed: Bool { rawValue & Judgement.guess != 0 }

  /// What two items of a check say together.
  ///
  /// Any false: false. Else any unknown: unknown. Else any true: true. Else nothing. A false that
  /// rests on no guess decides before one that does; a fault counts as unknown, and shows as a fault
  /// where nothing is false for certain.
  static func | (left: Judgement, right: Judgement) -> Judgement {
    let guess = (left.rawValue | right.rawValue) & Judgement.guess
    return Judgement(
      rawValue: max(left.rawValue & ~Judgement.guess, right.rawValue & ~Judgement.guess) | guess)
  }

  /// Whether the whole check, of which this is what its items say together, rests on a guess.
  ///
  /// What is false for certain, unknown or open is so whatever another item guesses.
  var isGuessedCheck: Bool {
    switch rawValue & ~Judgement.guess {
    case Answer.nothing.rawValue, Answer.yes.rawValue: isGuessed
    case Answer.no.rawValue: true
    default: false
    }
  }
}

extension [Judgement] {
  /// Of what the items of a check say of one subject: which of them decided.
  var deciding: [Int] {
    func positions(_ matches: (Judgement) -> Bool) -> [Int] {
      indices.filter { matches(self[$0]) }
    }
    let certainNo = positions { $0.answer == .no && !$0.isGuessed }
    if !certainNo.isEmpty { return certainNo }
    for answer in [Judgement.Answer.fault, .no, .unknown, .open] {
      let found = positions { $0.answer == answer }
      if !found.isEmpty { return found }
    }
    let met = positions { $0.answer == .yes }
    if met.isEmpty { return positions { $0.answer == .nothing } }
    return met + positions { $0.isGuessed && $0.answer != .yes }
  }
}

/// What a form made of all subjects, and how it explains one.
struct FormResult: Sendable {
  /// One judgement a subject.
  var judgements: ContiguousArray<Judgement>
  /// Why, for one subject; asked only where it will be told.
  var explain: @Sendable (Int) -> Explanation
}

/// Why a form judged a subject as it did.
struct Explanation: Sendable {
  /// The facts that decided, or that nobody knows.
  var causes: [Cause] = []
  /// Where to look.
  var places: [Locator] = []
  /// What `{value}`, `{expected}`, `{total}`, `{others}` and `{cells}` stand for.
  var values: [String: FormValue] = [:]
}

/// A value that a form gives to a message.
enum FormValue: Sendable {
  /// A fact: table, field and row, shown by its type.
  case fact(table: Int, field: Int, row: Int)
  /// A number, shown as the field's type would be.
  case number(String, table: Int, field: Int)
  /// Words.
  case text(String)
}
