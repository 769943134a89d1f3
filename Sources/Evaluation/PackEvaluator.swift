import Findings
import Rules
import Values

/// Judges a plan by many rules.
package enum PackEvaluator {
  /// One outcome for each of the rules, in their order: judged, and then put into words.
  package static func outcomes(
    of rules: [Rule], in context: EvaluationContext, jobs: Int = 1
  ) -> [RuleOutcome] {
    let judged = judge(rules, in: context, jobs: jobs)
    context.forgetColumns()
    return words(of: judged, jobs: jobs)
  }

  /// Judges by each of the rules, in their order.
  ///
  /// Rules that others yield to are judged first, also when they were not asked for.
  package static func judge(
    _ rules: [Rule], in context: EvaluationContext, jobs: Int = 1
  ) -> [JudgedRule] {
    // Those that others wait for come first, one after another; the rest waits for nothing.
    var settled: [String: JudgedRule] = [:]
    for rule in rules { judgeGraver(than: rule, in: context, settled: &settled) }
    let graver = settled
    return parallelMap(count: rules.count, jobs: jobs) { index in
      graver[rules[index].id] ?? judge(rules[index], in: context, graver: graver)
    }
  }

  /// What judged rules found, in their order, as people are told it.
  package static func words(of judged: [JudgedRule], jobs: Int = 1) -> [RuleOutcome] {
    parallelMap(count: judged.count, jobs: jobs) { judged[$0].outcome() }
  }

  /// The outcome of one rule.
  package static func outcome(of rule: Rule, in context: EvaluationContext) -> RuleOutcome {
    var settled: [String: JudgedRule] = [:]
    judgeGraver(than: rule, in: context, settled: &settled)
    return judge(rule, in: context, graver: settled).outcome()
  }

  /// The evaluator of one rule, those it yields to judged.
  static func evaluator(of rule: Rule, in context: EvaluationContext) -> RuleEvaluator? {
    var settled: [String: JudgedRule] = [:]
    judgeGraver(than: rule, in: context, settled: &settled)
    return evaluator(of: rule, in: context, graver: settled)
  }

  /// Judges the rules that one yields to, and first those that they yield to.
  private static func judgeGraver(
    than rule: Rule, in context: EvaluationContext, settled: inout [String: JudgedRule],
    depth: Int = 0
  ) {
    guard depth < 16 else { return }
    for id in rule.yieldsTo where settled[id] == nil {
      guard let other = context.pack.rule(id) else { continue }
      judgeGraver(than: other, in: context, settled: &settled, depth: depth + 1)
      settled[id] = judge(other, in: context, graver: settled)
    }
  }

  private static func judge(
    _ rule: Rule, in context: EvaluationContext, graver: [String: JudgedRule]
  ) -> JudgedRule {
    evaluator(of: rule, in: context, graver: graver)?.judge() ?? JudgedRule(faulty: rule)
  }

  private static func evaluator(
    of rule: Rule, in context: EvaluationContext, graver: [String: JudgedRule]
  ) -> RuleEvaluator? {
    RuleEvaluator(rule, in: context, graver: rule.yieldsTo.compactMap { graver[$0] })
  }
}
