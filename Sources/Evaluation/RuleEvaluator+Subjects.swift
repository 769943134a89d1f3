import Findings
import Rules

extension RuleEvaluator {
  /// Rules on every subject, a column at a time.
  func judgeSubjects(_ whens: Asker?) -> JudgedSubjects {
    let run = run
    if let only = whens?.only, let ruling = Ruling(where: only.kind) {
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
    guard let whens else { return true }
    if case .yes? = whens.only { return true }
    return false
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
  private func settled(_ rulings: some Sequence<Ruling>, _ results: [FormResult]) -> JudgedSubjects
  {
    var rulings = ContiguousArray(rulings)
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
  /// 256 for each kind of answer of the condition.
  private var rulings: ContiguousArray<Ruling>

  init(due: Ruling.Due, isContested: Bool) {
    rulings = ContiguousArray(
      repeating: Ruling(.error, .check), count: 256 * Answer.Kind.allCases.count)
    for condition in Answer.Kind.allCases {
      for judgement in Judgement.all {
        rulings[RulingTable.place(condition, judgement)] =
          Ruling(where: condition)
          ?? Ruling(
            judgement, isGuessed: condition == .guess, due: due, isContested: isContested)
      }
    }
  }

  /// The rulings on subjects of whom this is what the items of the check and the condition say;
  /// `nil` for a condition that all meet.
  func rulings(
    of check: ContiguousArray<Judgement>, where conditions: ContiguousArray<Answer.Kind>?
  ) -> ContiguousArray<Ruling> {
    ContiguousArray(unsafeUninitializedCapacity: check.count) { made, count in
      rulings.withUnsafeBufferPointer { rulings in
        check.withUnsafeBufferPointer { check in
          guard let conditions else {
            for subject in check.indices {
              made[subject] = rulings[RulingTable.place(.yes, check[subject])]
            }
            return
          }
          conditions.withUnsafeBufferPointer { conditions in
            for subject in check.indices {
              made[subject] = rulings[RulingTable.place(conditions[subject], check[subject])]
            }
          }
        }
      }
      count = check.count
    }
  }

  @inline(__always)
  private static func place(_ condition: Answer.Kind, _ judgement: Judgement) -> Int {
    Int(condition.rawValue) << 8 | Int(judgement.rawValue)
  }
}

extension VerdictTotals {
  fileprivate init(counting rulings: ContiguousArray<Ruling>) {
    self.init()
    // Four counts side by side: neighbours are most often alike, and would wait for each other.
    var lanes = ContiguousArray(repeating: 0, count: 4 * 256)
    lanes.withUnsafeMutableBufferPointer { lanes in
      rulings.withUnsafeBufferPointer { rulings in
        for subject in rulings.indices {
          lanes[(subject & 3) << 8 | Int(rulings[subject].rawValue)] &+= 1
        }
      }
    }
    let counts = (0..<256).map { value in
      (0..<4).reduce(0) { $0 + lanes[$1 << 8 | value] }
    }
    for value in counts.indices where counts[value] > 0 {
      self[Ruling(rawValue: UInt8(value)).verdict] += counts[value]
    }
  }
}
