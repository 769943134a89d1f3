import Evaluation
import Rules
import Values

/// Tells which wrong copies of rules, and of the law they rest on, their examples would let pass.
package struct MutationTester: Sendable {
  private let pack: RulePack
  private let tester: RuleTester

  /// Tests the rules of a pack.
  package init(_ pack: RulePack) {
    self.pack = pack
    tester = RuleTester(pack)
  }

  /// What became of the wrong copies of one rule, or of one piece of the law.
  package struct Result: Sendable {
    /// The rule, or the requirement or row that was changed.
    package var place: String
    /// How many wrong copies at least one example told apart.
    package var killed = 0
    /// What was changed in those that no example told apart.
    package var survivors: [String] = []
    /// Those that no example can tell apart, with why: not counted.
    package var equivalents: [(change: String, reason: LocalizedText)] = []
    /// Reasons given for copies that an example does tell apart, or that do not exist.
    package var unused: [String] = []
  }

  /// Makes the wrong copies of these rules and runs their examples on each; then those of the law
  /// that the rules rest on.
  package func results(of rules: [Rule], jobs: Int = 1) -> [Result] {
    let ids = Set(rules.map(\.id))
    let laws = LawMutator(pack).mutants().filter { !ids.isDisjoint(with: $0.rules) }
    return parallelMap(count: rules.count, jobs: jobs) { result(of: rules[$0]) }
      + merged(parallelMap(count: laws.count, jobs: jobs) { result(of: laws[$0]) })
  }

  /// Whether an example of a rule tells a copy of it apart.
  func isNoticed(_ copy: Rule, examplesOf rule: Rule) -> Bool {
    trials(of: rule).contains { $0.notices(copy) }
  }

  // MARK: - Rules

  private func result(of rule: Rule) -> Result {
    let trials = trials(of: rule)
    var result = Result(place: rule.id)
    var used: Set<String> = []
    for mutant in RuleMutator(pack).mutants(of: rule) {
      if trials.contains(where: { $0.notices(mutant.rule) }) {
        result.killed += 1
      } else if let reason = mutant.reason {
        result.equivalents.append((mutant.change, reason))
      } else if let known = rule.equivalents.first(where: { $0.covers(mutant.change) }) {
        result.equivalents.append((mutant.change, known.reason))
        used.insert(known.change)
      } else {
        result.survivors.append(mutant.change)
      }
    }
    result.unused = rule.equivalents.map(\.change).filter { !used.contains($0) }
    return result
  }

  /// An example made ready to be run many times.
  private struct Trial {
    let context: EvaluationContext
    let expected: RuleExample.Expectation

    func notices(_ rule: Rule, under pack: RulePack? = nil) -> Bool {
      let judged = pack.map {
        EvaluationContext(
          pack: $0, tables: context.tables, asOf: context.asOf, answers: context.answers,
          keepsSubjects: true)
      }
      let outcome = PackEvaluator.outcome(of: rule, in: judged ?? context)
      return !RuleTester.agrees(outcome, with: expected)
    }
  }

  private func trials(of rule: Rule) -> [Trial] {
    rule.examples.compactMap { example in
      tester.context(of: example).map { Trial(context: $0, expected: example.expected) }
    }
  }

  // MARK: - The law

  private func result(of mutant: LawMutator.Mutant) -> Result {
    if let reason = mutant.reason {
      return Result(place: mutant.place, equivalents: [(mutant.change, reason)])
    }
    let isNoticed = mutant.rules.compactMap(mutant.pack.rule).contains { rule in
      rule.examples.contains { example in
        tester.context(of: example).map {
          Trial(context: $0, expected: example.expected).notices(rule, under: mutant.pack)
        } ?? false
      }
    }
    return Result(
      place: mutant.place, killed: isNoticed ? 1 : 0, survivors: isNoticed ? [] : [mutant.change])
  }

  /// One result a place, in the order of their first.
  private func merged(_ results: [Result]) -> [Result] {
    var merged: [Result] = []
    for result in results {
      if let last = merged.indices.last, merged[last].place == result.place {
        merged[last].killed += result.killed
        merged[last].survivors += result.survivors
        merged[last].equivalents += result.equivalents
      } else {
        merged.append(result)
      }
    }
    return merged
  }
}
