import Documents
import Findings
import Testing
import Values

@Suite("Comparing what was found")
struct FindingsComparisonTests {
  @Test("fails are new, solved or the same, each once for each time it is there")
  func multiset() {
    let compared = compare(
      [finding("r", "a"), finding("r", "b"), finding("r", "c")],
      [finding("r", "a"), finding("r", "a"), finding("r", "d")])
    #expect(compared.new.map(\.finding.fingerprint) == ["r/a", "r/d"])
    #expect(compared.gone.map(\.finding.fingerprint) == ["r/b", "r/c"])
    #expect(compared.gone.allSatisfy { $0.ending == .solved })
    #expect(compared.unchanged == 1)
    #expect(ExitCode(compared) == .doesNotComply)
  }

  @Test("new fails count from the severity asked for")
  func severity() {
    let new = [finding("r", "a", severity: .warning)]
    #expect(ExitCode(compare([], new)) == .complies)
    #expect(ExitCode(compare([], new, failOn: .warning)) == .doesNotComply)
  }

  @Test("what is gone because its row is, or because nothing is judged, is said so")
  func endings() {
    let old = [finding("r", "a"), finding("r", "b")]
    let gone = compare(old, [], isGone: { $0.subject.key == "b" })
    #expect(gone.gone.map(\.ending) == [.solved, .rowGone])
    #expect(ExitCode(gone) == .complies)
    let silent = compare(old, [], totals: [.notApplicable: 2])
    #expect(silent.gone.map(\.ending) == [.notJudged, .notJudged])
    #expect(ExitCode(silent) == .inconclusive)
  }

  @Test("what can no longer be judged is not solved, and is not green")
  func open() {
    let unread = compare([finding("r", "a")], [finding("r", "a", .notChecked)])
    #expect(unread.gone.map(\.ending) == [.open])
    #expect(unread.newlyOpen.count == 1)
    #expect(ExitCode(unread) == .inconclusive)
    // A whole column that became unclear may hold any of its rows.
    let column = compare([finding("r", "a")], [finding("r", "*", .needsReview)])
    #expect(column.gone.map(\.ending) == [.open])
    // What was as unclear before is no news.
    let known = compare([finding("r", "*", .needsReview)], [finding("r", "*", .needsReview)])
    #expect(known.newlyOpen.isEmpty && ExitCode(known) == .complies)
  }

  @Test("a check in which nothing was met, or a rule broke down, is never green")
  func neverGreen() {
    #expect(ExitCode(compare([], [], totals: [.notApplicable: 3])) == .inconclusive)
    #expect(ExitCode(compare([], [], totals: [.pass: 3, .error: 1])) == .fault)
  }

  @Test("says whether the plan or the law brought what is new")
  func law() {
    let keys = ["plan", "law", "either", "together"]
    let head = report(keys.map { finding("r", $0) })
    var compared = FindingsComparison(base: (report([]), []), head: (head, []))
    compared.tellLaw(
      oldPlanNewLaw: (report([finding("r", "law"), finding("r", "either")]), []),
      newPlanOldLaw: (report([finding("r", "plan"), finding("r", "either")]), []),
      head: (head, []))
    #expect(compared.new.map { $0.origin?.rawValue } == keys)
    let law = compared.law
    #expect(law?.oldPlanOldLaw == 0 && law?.oldPlanNewLaw == 2)
    #expect(law?.newPlanOldLaw == 2 && law?.newPlanNewLaw == 4)
  }

  private func compare(
    _ old: [Finding], _ new: [Finding], failOn: Severity = .error,
    totals: [Verdict: Int] = [.pass: 9],
    isGone: (Finding) -> Bool = { _ in false }
  ) -> FindingsComparison {
    FindingsComparison(
      base: (report(old), []), head: (report(new, failOn: failOn, totals: totals), []),
      isGone: isGone)
  }

  private func finding(
    _ rule: String, _ key: String, _ verdict: Verdict = .fail, severity: Severity = .error
  ) -> Finding {
    Finding(
      rule: rule, verdict: verdict, severity: severity, message: LocalizedText(es: "m"),
      remedy: LocalizedText(es: "r"),
      subject: SubjectName(table: "t", key: key, label: key), fingerprint: "\(rule)/\(key)")
  }

  private func report(
    _ findings: [Finding], failOn: Severity = .error, totals: [Verdict: Int] = [.pass: 9]
  ) -> CheckReport {
    let day = CalendarDate(year: 2026, month: 1, day: 31) ?? CalendarDate(dayNumber: 0)
    var counts = VerdictTotals()
    for (verdict, count) in totals { counts[verdict] = count }
    return CheckReport(
      run: .init(
        version: "0", asOf: day, asOfFrom: .given, failOn: failOn,
        pack: .init(id: "p", version: "1", sha256: "", verified: day)),
      verdict: .doesNotComply, totals: counts,
      rules: [
        .init(
          id: "r", requirement: "q", norm: "n", normTitle: LocalizedText(es: "n"), article: "1",
          obligation: .must, basis: .literal, severity: .error, sentence: LocalizedText(es: "s"),
          totals: counts)
      ], findings: findings)
  }
}
