import Documents
import Findings

/// What one item of a check says of one subject, in one byte.
struct Judgement: Hashable, Sendable {
  let rawValue: UInt8

  /// The four answers of `design.md` section 2, and a fault.
  enum Answer: UInt8, Sendable {
    /// There is nothing to judge.
    case nothing
    /// Met.
    case yes
    /// Not met.
    case no
    /// Nobody can say.
    case unknown
    /// A question that nobody has answered.
    case open
    /// The expression failed.
    case fault
  }

  init(_ answer: Answer, guessed: Bool = false) {
    rawValue = answer.rawValue | (guessed ? 0x80 : 0)
  }

  /// The answer.
  var answer: Answer { Answer(rawValue: rawValue & 0x0F) ?? .fault }
  /// Whether it rests on a guess.
  var isGuessed: Bool { rawValue & 0x80 != 0 }
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

/// What all items of a check together say of one subject.
struct CheckJudgement: Sendable {
  /// Yes, no, unknown, open, nothing or a fault.
  var answer: Judgement.Answer
  /// Whether it rests on a guess.
  var isGuessed: Bool
  /// The items that decided.
  var deciding: [Int]
}

extension CheckJudgement {
  /// Any false: false. Else any unknown: unknown. Else any true: true. Else nothing.
  ///
  /// A false that rests on no guess decides before one that does. A fault counts as unknown, and
  /// shows as a fault where nothing is false.
  init(_ items: [Judgement]) {
    func positions(_ matches: (Judgement) -> Bool) -> [Int] {
      items.indices.filter { matches(items[$0]) }
    }
    let certainNo = positions { $0.answer == .no && !$0.isGuessed }
    if !certainNo.isEmpty {
      self.init(answer: .no, isGuessed: false, deciding: certainNo)
      return
    }
    for answer in [Judgement.Answer.fault, .no, .unknown, .open] {
      let found = positions { $0.answer == answer }
      guard !found.isEmpty else { continue }
      self.init(
        answer: answer, isGuessed: answer == .no, deciding: found)
      return
    }
    let met = positions { $0.answer == .yes }
    if met.isEmpty {
      let nothing = positions { $0.answer == .nothing }
      self.init(
        answer: .nothing, isGuessed: items.contains(where: \.isGuessed), deciding: nothing)
    } else {
      let guessed = positions { $0.isGuessed && $0.answer != .yes }
      self.init(
        answer: .yes, isGuessed: items.contains(where: \.isGuessed), deciding: met + guessed)
    }
  }
}
