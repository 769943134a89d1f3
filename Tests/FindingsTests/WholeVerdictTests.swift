import Findings
import Testing
import Values

/// Reports of few rules, to decide on.
enum Decided {
  static func rule(
    _ id: String, must: Bool, severity: Severity? = nil, _ cells: [Verdict: Int]
  ) -> CheckReport.RuleResult {
    var totals = VerdictTotals()
    for (verdict, count) in cells { totals[verdict] = count }
    return CheckReport.RuleResult(
      id: id, requirement: id, norm: "n", normTitle: LocalizedText(es: "N"), article: "1",
      obligation: must ? .must : .should, basis: must ? .literal : .derived,
      severity: severity ?? (must ? .error : .warning), sentence: LocalizedText(es: "S."),
      totals: totals)
  }

  /// A report with its verdict and its gate decided, one finding a listed cell.
  static func report(
    _ rules: [CheckReport.RuleResult], gate: CheckReport.Gate = .all, failOn: Severity = .error,
    selection: [String] = [], unread: Bool = false, known: Bool? = nil
  ) -> CheckReport {
    var totals = VerdictTotals()
    for rule in rules { totals += rule.totals }
    let findings = rules.flatMap { rule in
      Verdict.allCases.filter { $0.isListed && rule.totals[$0] > 0 }.map { verdict in
        var finding = Finding(
          rule: rule.id, verdict: verdict, severity: rule.severity, message: rule.sentence,
          remedy: rule.sentence, count: rule.totals[verdict],
          subject: SubjectName(table: "t", key: "k", label: ""))
        finding.baseline = known
        return finding
      }
    }
    let day = CalendarDate(dayNumber: 0)
    var report = CheckReport(
      run: CheckReport.Run(
        version: "1", asOf: day, asOfFrom: .given, gate: gate, failOn: failOn,
        selection: selection,
        pack: CheckReport.PackIdentity(id: "p", version: "1", sha256: "", verified: day)),
      verdict: WholeVerdict(
        rules: rules, isSelection: !selection.isEmpty, hindrance: unread ? .unreadParts : nil),
      totals: totals, rules: rules, findings: findings)
    report.gatePassed = report.passesGate()
    return report
  }
}

@Suite("What all rules together come to")
struct WholeVerdictTests {
  /// What a must-rule and another rule gave, besides a must-rule that passed.
  struct Case: Sendable, CustomTestStringConvertible {
    let must: Verdict?
    let other: Verdict?
    let verdict: WholeVerdict
    var testDescription: String { "must \(must?.id ?? "-"), other \(other?.id ?? "-")" }
  }

  /// All pairs: the table of `design.md` section 2 written out.
  static let cases: [Case] = ([nil] + Verdict.allCases).flatMap { must in
    ([nil] + Verdict.allCases).map { other in
      let verdict: WholeVerdict =
        if must == .fail {
          .doesNotComply
        } else if must == .error || other == .error || must == .notChecked || must == .needsReview {
          .inconclusive
        } else {
          .complies
        }
      return Case(must: must, other: other, verdict: verdict)
    }
  }

  private func rules(_ each: Case, passed: Bool = true) -> [CheckReport.RuleResult] {
    var rules = passed ? [Decided.rule("ok", must: true, [.pass: 1])] : []
    if let must = each.must { rules.append(Decided.rule("m", must: true, [must: 2])) }
    if let other = each.other { rules.append(Decided.rule("o", must: false, [other: 3])) }
    return rules
  }

  @Test("beside a must-rule that passed", arguments: cases)
  func beside(each: Case) {
    #expect(Decided.report(rules(each)).verdict == each.verdict)
  }

  @Test("without a must-rule that passed nothing complies", arguments: cases)
  func nothingPassed(each: Case) {
    let expected: WholeVerdict =
      each.must == .fail ? .doesNotComply : each.must == .pass ? each.verdict : .inconclusive
    #expect(Decided.report(rules(each, passed: false)).verdict == expected)
  }

  @Test("a part that nobody read leaves it open, and a fail stays a fail", arguments: cases)
  func unread(each: Case) {
    #expect(
      Decided.report(rules(each), unread: true).verdict
        == (each.must == .fail ? .doesNotComply : .inconclusive))
  }

  @Test("no rule at all is never green")
  func none() {
    for selection in [[], ["x"]] {
      let report = Decided.report([], selection: selection)
      #expect(report.verdict == .inconclusive)
      #expect(!report.gatePassed)
    }
  }

  @Test("of a selection every rule counts as asked for", arguments: Verdict.allCases)
  func selection(verdict: Verdict) {
    let alone = Decided.report([Decided.rule("o", must: false, [verdict: 1])], selection: ["o"])
    let beside = Decided.report(
      [Decided.rule("o", must: false, [verdict: 1]), Decided.rule("p", must: false, [.pass: 1])],
      selection: ["o", "p"])
    let isOpen = [.notChecked, .needsReview, .error].contains(verdict)
    #expect(alone.verdict == (verdict == .pass ? .complies : .inconclusive))
    #expect(beside.verdict == (isOpen ? .inconclusive : .complies))
  }

  @Test("a must-rule is one that a duty and the letter of its norm make")
  func must() {
    for obligation in Obligation.allCases {
      for basis in RuleBasis.allCases {
        var rule = Decided.rule("r", must: true, [.fail: 1])
        (rule.obligation, rule.basis) = (obligation, basis)
        let isMust = obligation == .must && basis == .literal
        #expect(rule.isMust == isMust)
        #expect(
          Decided.report([rule, Decided.rule("ok", must: true, [.pass: 1])]).verdict
            == (isMust ? .doesNotComply : .complies))
      }
    }
  }
}

@Suite("The gate and the exit code")
struct GateTests {
  @Test("gate all lets only a complying plan through", arguments: WholeVerdictTests.cases)
  func all(each: WholeVerdictTests.Case) {
    let report = decided(each, .all)
    #expect(report.gatePassed == (each.verdict == .complies))
    #expect(ExitCode(report) == code(each))
  }

  @Test(
    "gate fails forgives not_checked and needs_review only", arguments: WholeVerdictTests.cases)
  func fails(each: WholeVerdictTests.Case) {
    let report = decided(each, .fails)
    let isFaulty = each.must == .error || each.other == .error
    #expect(report.gatePassed == (each.must != .fail && !isFaulty))
    #expect(ExitCode(report) == (report.gatePassed ? .complies : code(each)))
  }

  @Test("no gate lets a run through in which no must-rule passed", arguments: Verdict.allCases)
  func nothingPassed(verdict: Verdict) {
    for gate in CheckReport.Gate.allCases {
      for must in [true, false] where !(must && verdict == .pass) {
        let report = Decided.report(
          [Decided.rule("r", must: must, [verdict: 1])], gate: gate, failOn: .note)
        #expect(!report.gatePassed, "\(gate) \(must)")
        #expect(ExitCode(report) != .complies)
      }
    }
  }

  @Test("gate fails stops at a part that nobody read no more than at what was not checked")
  func unreadPart() {
    let rules = [Decided.rule("ok", must: true, [.pass: 1])]
    #expect(ExitCode(Decided.report(rules, gate: .all, unread: true)) == .inconclusive)
    #expect(ExitCode(Decided.report(rules, gate: .fails, unread: true)) == .complies)
  }

  @Test("a lesser severity stops the caller where it was asked to, with 1")
  func failOn() {
    for severity in Severity.allCases where severity != .error {
      for failOn in Severity.allCases {
        let report = Decided.report(
          [
            Decided.rule("ok", must: true, [.pass: 1]),
            Decided.rule("o", must: false, severity: severity, [.fail: 1]),
          ], failOn: failOn)
        let stops = severity >= failOn
        #expect(report.verdict == .complies)
        #expect(report.gatePassed == !stops)
        #expect(ExitCode(report) == (stops ? .doesNotComply : .complies))
      }
    }
  }

  @Test("gate new counts only fails that the baseline lacks")
  func new() {
    let rules = [
      Decided.rule("ok", must: true, [.pass: 1]), Decided.rule("m", must: true, [.fail: 1]),
    ]
    #expect(ExitCode(Decided.report(rules, gate: .new, known: true)) == .complies)
    #expect(ExitCode(Decided.report(rules, gate: .new, known: false)) == .doesNotComply)
    #expect(ExitCode(Decided.report(rules, gate: .new)) == .doesNotComply)
    let faulty = rules + [Decided.rule("e", must: false, [.error: 1])]
    #expect(ExitCode(Decided.report(faulty, gate: .new, known: true)) == .fault)
  }

  @Test("of several codes the gravest is given, whatever their order")
  func gravest() {
    let order: [ExitCode] = [
      .fault, .usage, .noSuchFile, .cannotRead, .doesNotComply, .inconclusive, .complies,
    ]
    #expect(order.map(\.rawValue) == [70, 64, 66, 65, 1, 2, 0])
    for (index, code) in order.enumerated() {
      for lesser in order[index...] {
        #expect(ExitCode.gravest([code, lesser]) == code)
        #expect(ExitCode.gravest([lesser, code]) == code)
      }
    }
    #expect(ExitCode.gravest(order.reversed()) == .fault)
  }

  private func decided(
    _ each: WholeVerdictTests.Case, _ gate: CheckReport.Gate
  ) -> CheckReport {
    var rules = [Decided.rule("ok", must: true, [.pass: 1])]
    if let must = each.must { rules.append(Decided.rule("m", must: true, [must: 2])) }
    if let other = each.other { rules.append(Decided.rule("o", must: false, [other: 3])) }
    return Decided.report(rules, gate: gate)
  }

  private func code(_ each: WholeVerdictTests.Case) -> ExitCode {
    if each.must == .error || each.other == .error { return .fault }
    switch each.verdict {
    case .doesNotComply: return .doesNotComply
    case .inconclusive: return .inconclusive
    case .complies, .compliesWithExceptions: return .complies
    }
  }
}
