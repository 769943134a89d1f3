import Testing

@testable import Evaluation

@Suite("Putting the items of a check together")
struct JudgementTests {
  private typealias Answer = Judgement.Answer
  private static let all: [Judgement] = [.nothing, .yes, .open, .unknown, .no, .fault].flatMap {
    (answer: Answer) in [Judgement(answer), Judgement(answer, guessed: true)]
  }

  @Test("gives back what was put in")
  func roundTrip() {
    for answer in [Answer.nothing, .yes, .open, .unknown, .no, .fault] {
      for isGuessed in [false, true] {
        let judgement = Judgement(answer, guessed: isGuessed)
        #expect(judgement.answer == answer && judgement.isGuessed == isGuessed)
      }
    }
  }

  @Test("any false, else a fault, else any unknown, else a question, else any true, else nothing")
  func order() {
    for first in Self.all {
      for second in Self.all {
        let items = [first, second]
        let together = first | second
        let (answer, isGuessed) = Self.defined(items)
        #expect(together.answer == answer, "\(items)")
        #expect(together.isGuessedCheck == isGuessed, "\(items)")
        #expect(second | first == together)
      }
    }
  }

  @Test("the items that decided say what all say together")
  func deciding() {
    for first in Self.all {
      for second in Self.all {
        let items = [first, second]
        let deciding = items.deciding.map { items[$0] }
        #expect(!deciding.isEmpty && deciding.contains { $0.answer == (first | second).answer })
      }
    }
  }

  /// The definition, word by word; whether it rests on a guess beside it.
  private static func defined(_ items: [Judgement]) -> (Answer, Bool) {
    func has(_ answer: Answer) -> Bool { items.contains { $0.answer == answer } }
    if items.contains(where: { $0.answer == .no && !$0.isGuessed }) { return (.no, false) }
    if has(.fault) { return (.fault, false) }
    if has(.no) { return (.no, true) }
    if has(.unknown) { return (.unknown, false) }
    if has(.open) { return (.open, false) }
    return (has(.yes) ? .yes : .nothing, items.contains(where: \.isGuessed))
  }
}
