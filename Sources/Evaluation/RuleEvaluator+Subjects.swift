import Findings
import Rules
import Values

extension RuleEvaluator {
  /// Rules on every subject, a column at a time.
  func judgeSubjects(_ whens: Asker?) -> JudgedSubjects {
    let run = run
    if let only = whens?.only, let ruling = Ruling(where: only) {
      return settled(ContiguousArray(repeating: ruling, count: subjects.count), [])
    }
    let results = rule.check.map { form in
      (form as? any RunnableForm)?.run(run)
        ?? FormResult(
          judgements: ContiguousArray(repeating: Judgement(.fault), count: subjects.count)
        ) { _ in Explanation() }
    }
    let check = RuleEvaluator.together(results, count: subjects.count)
    let dues = rule.due.map { DueAsker($0, run: run) }
    guard subjects.guessedKeys.isEmpty, let due = uniformDue(dues) else {
      return settled(rulings(check, whens, dues), results)
    }
    let table = RulingTable(due: due, isContested: requirement.contested != nil)
    let conditions = isMeantForAll(whens) ? nil : whens?.column(count: subjects.count)
    return settled(table.rulings(of: check, where: conditions), results)
  }

  /// What the items of a check say together of each subject.
  private static func together(
    _ results: [FormResult], count: Int
  ) -> ContiguousArray<Judgement> {
    guard var together = results.first?.judgements else {
      return ContiguousArray(repeating: Judgement(.nothing), count: count)
    }
    for result in results.dropFirst() {
      result.judgements.withUnsafeBufferPointer { more in
        together.withUnsafeMutableBufferPointer { together in
          for subject in together.indices { together[subject] = together[subject] | more[subject] }
        }
      }
    }
    return together
  }

  // MARK: - Where not all subjects are alike

  /// Rulings where the condition or the day differs from subject to subject.
  private func rulings(
    _ check: ContiguousArray<Judgement>, _ whens: Asker?, _ dues: DueAsker?
  ) -> ContiguousArray<Ruling> {
    let isContested = requirement.contested != nil
    let conditions = whens?.column(count: subjects.count)
    return ContiguousArray(
      check.indices.map { subject in
        let condition = conditions?[subject] ?? .yes
        if let ruling = Ruling(where: condition) { return ruling }
        let isGuessed = condition == .guess || subjects.guessedKeys[subject] != nil
        let due: Ruling.Due
        switch check[subject].answer {
        case .no, .unknown, .open: due = self.due(dues, subject)
        case .yes, .nothing, .fault: due = .now
        }
        return Ruling(check[subject], isGuessed: isGuessed, due: due, isContested: isContested)
      })
  }

  /// Whether the rule applies to all subjects, whatever is guessed.
  private func isMeantForAll(_ whens: Asker?) -> Bool {
    whens.map { $0.only == .yes } ?? true
  }

  /// What is due of all subjects alike; `nil` where it differs.
  private func uniformDue(_ dues: DueAsker?) -> Ruling.Due? {
    guard let dues else { return .now }
    return dues.only.map(due)
  }

  private func due(_ dues: DueAsker?, _ subject: Int) -> Ruling.Due {
    dues.map { due($0.ask(subject)) } ?? .now
  }

  private func due(_ day: DueAsker.Day) -> Ruling.Due {
    switch day {
    case .day(_, let guesses) where !guesses.isEmpty: .guessed
    case .day(let day, _): day > context.asOf ? .later : .now
    case .open: .open
    case .fault: .fault
    }
  }

  // MARK: - What comes before the check

  /// Counts the rulings, those of groups without a key and of rows that a graver rule fails settled.
  private func settled(
    _ given: ContiguousArray<Ruling>, _ results: [FormResult]
  ) -> JudgedSubjects {
    var rulings = given
    settleGroups(&rulings)
    for other in graver where other.rule.subject == rule.subject && other.hasFailed {
      for subject in rulings.indices where other.fails(on: subject) {
        rulings[subject] = Ruling(.notApplicable, .yielded)
      }
    }
    return JudgedSubjects(
      results: results, rulings: rulings, totals: VerdictTotals(counting: rulings))
  }

  private func settleGroups(_ rulings: inout ContiguousArray<Ruling>) {
    guard case .groups = subjects.kind else { return }
    for subject in rulings.indices {
      if subjects.isKeyless(subject) { rulings[subject] = Ruling(.notApplicable, .keyless) }
      if subjects.hasUnreadKey(subject) { rulings[subject] = Ruling(.notChecked, .unreadKey) }
    }
  }
}

extension Ruling {
  /// The ruling on a subject that is not judged further; `nil` where the condition holds.
  fileprivate init?(where condition: Answer.Kind) {
    switch condition {
    case .yes, .guess: return nil
    case .no: self.init(.notApplicable, .notMeant)
    case .open: self.init(.notChecked, .condition)
    case .fault: self.init(.error, .condition)
    }
  }
}

/// The ruling for everything that condition and items of a check can say, where nothing else differs.
private struct RulingTable {
  let due: Ruling.Due
  let isContested: Bool

  /// The rulings on subjects of whom this is what the items of the check and the condition say;
  /// `nil` for a condition that all meet.
  func rulings(
    of check: ContiguousArray<Judgement>, where conditions: ContiguousArray<Answer.Kind>?
  ) -> ContiguousArray<Ruling> {
    guard let conditions else {
      return ByteColumn.mapped(check) { ruling(.yes, $0) }
    }
    return ByteColumn.mapped(JudgedCondition.column(conditions, check)) {
      ruling($0.condition, $0.judgement)
    }
  }

  private func ruling(_ condition: Answer.Kind, _ judgement: Judgement) -> Ruling {
    Ruling(where: condition)
      ?? Ruling(judgement, isGuessed: condition == .guess, due: due, isContested: isContested)
  }
}

/// What the condition and the items of a check say of one subject, in one byte.
private struct JudgedCondition: BitwiseCopyable {
  private let rawValue: UInt8
  /// Where the condition stands: above the ranks of judgements, below their mark of a guess.
  private static let shift: UInt8 = 3
  private static let mask: UInt8 = 0x07 << shift

  var judgement: Judgement { Judgement(rawValue: rawValue & ~JudgedCondition.mask) }
  var condition: Answer.Kind {
    Answer.Kind(rawValue: (rawValue & JudgedCondition.mask) >> JudgedCondition.shift) ?? .fault
  }

  private init(rawValue: UInt8) { self.rawValue = rawValue }

  static func column(
    _ conditions: ContiguousArray<Answer.Kind>, _ check: ContiguousArray<Judgement>
  ) -> ContiguousArray<JudgedCondition> {
    ContiguousArray(unsafeUninitializedCapacity: check.count) { made, count in
      conditions.withUnsafeBufferPointer { conditions in
        check.withUnsafeBufferPointer { check in
          for subject in 0..<check.count {
            made[subject] = JudgedCondition(
              rawValue: check[subject].rawValue | conditions[subject].rawValue << shift)
          }
        }
      }
      count = check.count
    }
  }
}

extension VerdictTotals {
  fileprivate init(counting rulings: ContiguousArray<Ruling>) {
    self.init()
    for count in rulings.withUnsafeBytes({ ByteColumn.counts(of: $0) }) {
      self[Ruling(rawValue: count.byte).verdict] += count.count
    }
  }
}
