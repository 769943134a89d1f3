import Findings
import Rules
import Values

/// Judges a plan by many rules.
package enum PackEvaluator {
  /// One outcome for each of the rules, in their order.
  ///
  /// Rules that others yield to are judged first, also when they were not asked for.
  package static func outcomes(
    of rules: [Rule], in context: EvaluationContext, jobs: Int = 1
  ) -> [RuleOutcome] {
    var done: [String: Judged] = [:]
    // Those that others wait for come first, one after another; the rest waits for nothing.
    let yielding = rules.filter { !$0.yieldsTo.isEmpty }
    for id in yielding.flatMap(\.yieldsTo) {
      if let rule = context.pack.rule(id) { judge(rule, in: context, done: &done, depth: 0) }
    }
    let settled = done
    let outcomes = parallelMap(count: rules.count, jobs: jobs) { index in
      var own = settled
      judge(rules[index], in: context, done: &own, depth: 0)
      return own[rules[index].id]?.outcome
    }
    return zip(rules, outcomes).map { rule, outcome in outcome ?? fault(rule) }
  }

  /// The outcome of one rule.
  package static func outcome(of rule: Rule, in context: EvaluationContext) -> RuleOutcome {
    var done: [String: Judged] = [:]
    judge(rule, in: context, done: &done, depth: 0)
    return done[rule.id]?.outcome ?? fault(rule)
  }

  private typealias Judged = (outcome: RuleOutcome, cells: ContiguousArray<Verdict>)

  private static func judge(
    _ rule: Rule, in context: EvaluationContext,
    done: inout [String: Judged], depth: Int
  ) {
    guard done[rule.id] == nil, depth < 16 else { return }
    let evaluator = evaluator(of: rule, in: context, done: &done, depth: depth)
    guard let evaluator else { return }
    done[rule.id] = evaluator.evaluate()
  }

  /// The evaluator of one rule, those it yields to judged.
  static func evaluator(of rule: Rule, in context: EvaluationContext) -> RuleEvaluator? {
    var done: [String: Judged] = [:]
    return evaluator(of: rule, in: context, done: &done, depth: 0)
  }

  private static func evaluator(
    of rule: Rule, in context: EvaluationContext, done: inout [String: Judged], depth: Int
  ) -> RuleEvaluator? {
    var graver: [(rule: Rule, outcome: RuleOutcome, cells: ContiguousArray<Verdict>)] = []
    for id in rule.yieldsTo {
      guard let other = context.pack.rule(id) else { continue }
      judge(other, in: context, done: &done, depth: depth + 1)
      if let result = done[id] { graver.append((other, result.outcome, result.cells)) }
    }
    return RuleEvaluator(rule, in: context, graver: graver)
  }

  /// A rule that cannot be judged at all is never silent.
  private static func fault(_ rule: Rule) -> RuleOutcome {
    var outcome = RuleOutcome(rule: rule.id)
    outcome.totals[.error] = 1
    outcome.findings = [
      Finding(
        rule: rule.id, verdict: .error, severity: rule.severity, message: rule.sentence,
        remedy: LocalizedText(es: "", en: ""),
        causes: [Cause(fact: rule.requirement, state: .fault)],
        subject: SubjectName(table: "plan", key: "*", label: ""))
    ]
    return outcome
  }
}
