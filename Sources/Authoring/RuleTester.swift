import CEL
import Evaluation
import Findings
import Plans
import Rules
import Values

/// Runs the examples of rules: their tests and their documentation.
package struct RuleTester: Sendable {
  private let pack: RulePack
  private let grammars: ExampleGrammars

  /// Tests the rules of a pack.
  package init(_ pack: RulePack) {
    self.pack = pack
    grammars = ExampleGrammars(pack.vocabulary)
  }

  /// What an example gave.
  package struct Result: Sendable {
    /// The rule.
    package let rule: String
    /// The rule's file.
    package let file: String
    /// The example's line there.
    package let line: Int
    /// The example's name.
    package let name: String
    /// What it must give: `pass`, or `A1: pass, A2: fail`.
    package let expected: String
    /// What it gave, in the same form.
    package let actual: String
    /// Whether both agree.
    package let isRight: Bool
  }

  /// The examples of one rule, in their order.
  package func results(of rule: Rule) -> [Result] { rule.examples.map { result(of: $0, rule) } }

  /// The examples of rules, in their order, on up to `jobs` threads.
  package func results(of rules: [Rule], jobs: Int) -> [Result] {
    parallelMap(count: rules.count, jobs: jobs) { results(of: rules[$0]) }.flatMap { $0 }
  }

  /// What rules say of a base that is neither pass nor not applicable; a sound base gives none.
  package func faults(of base: ExampleBase) -> [Result] {
    let context = context(base.given, answers: base.answers, asOf: base.asOf)
    let outcomes = PackEvaluator.outcomes(of: pack.rules, in: context)
    return zip(pack.rules, outcomes).compactMap { rule, outcome in
      let fine = outcome.totals[.pass] + outcome.totals[.notApplicable]
      guard fine != outcome.totals.grid || fine == 0 else { return nil }
      return Result(
        rule: rule.id, file: rule.file, line: 1, name: base.id,
        expected: "pass | not_applicable", actual: RuleTester.text(outcome), isRight: false)
    }
  }

  private func result(of example: RuleExample, _ rule: Rule) -> Result {
    guard let context = context(of: example) else {
      return Result(
        rule: rule.id, file: rule.file, line: example.line, name: example.name,
        expected: "base", actual: example.base ?? "", isRight: false)
    }
    let outcome = PackEvaluator.outcome(of: rule, in: context)
    return Result(
      rule: rule.id, file: rule.file, line: example.line, name: example.name,
      expected: RuleTester.text(example.expected),
      actual: RuleTester.text(outcome, for: example.expected),
      isRight: RuleTester.agrees(outcome, with: example.expected))
  }

  /// What an example's rule is judged against; `nil` where its base does not exist.
  func context(of example: RuleExample) -> EvaluationContext? {
    guard let base = base(example.base) else { return nil }
    let given = ExampleTables(
      example.given, over: base.given, vocabulary: pack.vocabulary, grammars: grammars)
    return EvaluationContext(
      pack: pack, tables: given.tables(), asOf: example.asOf ?? base.asOf,
      answers: base.answers.merging(example.answers) { _, own in own }, keepsSubjects: true)
  }

  private func base(_ id: String?) -> ExampleBase? {
    id.map { id in pack.bases.first { $0.id == id } } ?? pack.bases.first
  }

  private func context(
    _ plan: ExamplePlan, answers: [String: String], asOf: CalendarDate
  ) -> EvaluationContext {
    let tables = ExampleTables(
      plan, over: ExamplePlan(), vocabulary: pack.vocabulary, grammars: grammars
    ).tables()
    return EvaluationContext(pack: pack, tables: tables, asOf: asOf, answers: answers)
  }

  // MARK: - Comparing

  static func agrees(
    _ outcome: RuleOutcome, with expected: RuleExample.Expectation
  ) -> Bool {
    switch expected {
    case .all(let verdict):
      return outcome.totals.grid > 0 && outcome.totals[verdict] == outcome.totals.grid
    case .byKey(let verdicts):
      return !verdicts.isEmpty
        && verdicts.allSatisfy { key, verdict in
          outcome.subjects.contains {
            foldedWords($0.key) == foldedWords(key) && $0.verdict == verdict
          }
        }
    }
  }

  private static func text(_ expected: RuleExample.Expectation) -> String {
    switch expected {
    case .all(let verdict): verdict.id
    case .byKey(let verdicts):
      verdicts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.id)" }
        .joined(separator: ", ")
    }
  }

  private static func text(
    _ outcome: RuleOutcome, for expected: RuleExample.Expectation
  ) -> String {
    if case .byKey = expected, !outcome.subjects.isEmpty {
      return outcome.subjects.map { "\($0.key): \($0.verdict.id)" }.joined(separator: ", ")
    }
    return text(outcome)
  }

  private static func text(_ outcome: RuleOutcome) -> String {
    let counts = Verdict.allCases.filter { outcome.totals[$0] > 0 }
      .map { "\($0.id) × \(outcome.totals[$0])" }.joined(separator: ", ")
    let why = outcome.findings.first.map { " («\($0.message.es)»)" } ?? ""
    return counts + why
  }
}
