import Documents
import Findings
import Testing
import Values

@Suite("Dispositions")
struct DispositionCheckTests {
  @Test("an accepted exception leaves the rule unmet and the whole complies with exceptions only")
  func exception() {
    var report = report([fail("deber", "a")])
    #expect(report.verdict == .doesNotComply)
    check([disposition("x", "deber", "a", .acceptedException)], &report)
    #expect(report.verdict == .compliesWithExceptions)
    #expect(report.gatePassed)
    #expect(ExitCode(report) == .complies)
    #expect(report.totals[.fail] == 1)
    #expect(report.findings[0].disposition == "x")
    #expect(report.dispositions[0].state == .applied)
  }

  @Test("what is acknowledged is never green where the letter of a norm is broken")
  func acknowledged() {
    var report = report([fail("deber", "a")])
    check([disposition("x", "deber", "a", .acknowledged)], &report)
    #expect(report.verdict == .doesNotComply)
    #expect(!report.gatePassed)
    #expect(ExitCode(report) == .doesNotComply)
    #expect(report.findings[0].disposition == "x")
  }

  @Test("what is acknowledged of a lesser rule does not stop the caller until its day has passed")
  func lesser() {
    for (until, passes) in [("2026-01-31", true), ("2026-01-30", false)] {
      var report = report([fail("consejo", "a", .warning)], failOn: .warning)
      #expect(!report.gatePassed)
      check([disposition("x", "consejo", "a", .acknowledged, until: until)], &report)
      #expect(report.gatePassed == passes, "\(until)")
      #expect(report.findings.count == (passes ? 1 : 2))
    }
  }

  @Test("expired, unmatched and forbidden ones are findings of their own, at their line")
  func faults() throws {
    var report = report([fail("deber", "a"), fail("deber", "b"), open("deber", "c")])
    var documents: [Document] = []
    DispositionCheck(
      [
        disposition("vencido", "deber", "a", .acceptedException, until: "2025-12-31"),
        disposition("suelto", "deber", "z", .acceptedException),
        disposition("abierto", "deber", "c", .acknowledged, line: 31),
        disposition("otra", "consejo", "b", .acknowledged),
      ], path: "t.yaml", sha256: "00"
    ).apply(to: &report, documents: &documents)
    #expect(
      report.dispositions.map(\.state) == [.expired, .unmatched, .forbidden, .unmatched])
    let own = report.findings.filter { $0.rule.hasPrefix("tratamiento-") }
    #expect(
      own.map(\.rule) == [
        "tratamiento-vencido", "tratamiento-sin-observacion", "tratamiento-sin-observacion",
        "tratamiento-no-permitido",
      ])
    #expect(own.allSatisfy { $0.severity == .warning })
    let place = try #require(own.last?.locations.first?.locator)
    #expect(documents[Int(place.document)].place(of: place).line == 31)
    #expect(report.documents.last?.path == "t.yaml")
    #expect(report.totals.grid == report.rules.reduce(0) { $0 + $1.totals.grid })
    #expect(report.verdict == .doesNotComply)
  }

  @Test("more cells than were approved are not covered")
  func grown() {
    var gathered = fail("deber", "a")
    gathered.count = 5
    for (count, covered) in [(4, false), (5, true)] {
      var report = report([gathered])
      check([disposition("x", "deber", "a", .acceptedException, count: count)], &report)
      #expect((report.findings[0].disposition != nil) == covered)
      #expect(report.dispositions[0].state == (covered ? .applied : .forbidden))
    }
    var twice = report([fail("deber", "a"), fail("deber", "a")])
    check([disposition("x", "deber", "a", .acceptedException)], &twice)
    #expect(twice.findings.prefix(2).map(\.disposition) == ["x", nil])
    #expect(twice.verdict == .doesNotComply)
  }

  @Test(
    "what it rests on must still be there", arguments: [Disposition.Evidence.missing, .changed])
  func evidence(state: Disposition.Evidence) {
    var report = report([fail("deber", "a")])
    var one = disposition("x", "deber", "a", .acceptedException)
    one.evidence = state
    check([one], &report)
    #expect(report.dispositions[0].state == .forbidden)
    #expect(report.verdict == .doesNotComply)
  }

  @Test("the rules on the file itself never make a plan comply, not even when asked for alone")
  func neverGreen() {
    var report = report([], selection: ["deber"], passes: 0)
    check([disposition("x", "deber", "a", .acceptedException)], &report)
    #expect(report.verdict == .inconclusive)
    #expect(!report.gatePassed)
  }

  @Test("a disposition of a rule that was not asked for is told, and is no fault")
  func notSelected() {
    var report = report([fail("deber", "a")], selection: ["deber"])
    check([disposition("x", "consejo", "a", .acknowledged)], &report)
    #expect(report.dispositions[0].state == .elsewhere)
    #expect(report.findings.count == 1)
  }

  // MARK: - Pieces

  private func check(_ dispositions: [Disposition], _ report: inout CheckReport) {
    var documents: [Document] = []
    DispositionCheck(dispositions, path: "t.yaml", sha256: "00")
      .apply(to: &report, documents: &documents)
  }

  private func disposition(
    _ id: String, _ rule: String, _ key: String, _ kind: Disposition.Kind,
    until: String = "2026-12-31", count: Int = 1, line: Int = 1
  ) -> Disposition {
    Disposition(
      id: id, fingerprint: "\(rule)/\(key)", rule: rule, kind: kind, reason: "motivo",
      approver: "Planeación", until: CalendarDate(iso: until) ?? CalendarDate(dayNumber: 0),
      count: count, line: line)
  }

  private func fail(_ rule: String, _ key: String, _ severity: Severity = .error) -> Finding {
    Finding(
      rule: rule, verdict: .fail, severity: severity, message: LocalizedText(es: "m"),
      remedy: LocalizedText(es: "r"), subject: SubjectName(table: "t", key: key, label: key),
      fingerprint: "\(rule)/\(key)")
  }

  private func open(_ rule: String, _ key: String) -> Finding {
    var finding = fail(rule, key)
    finding.verdict = .notChecked
    return finding
  }

  private func report(
    _ findings: [Finding], failOn: Severity = .error, selection: [String] = [], passes: Int = 1
  ) -> CheckReport {
    let day = CalendarDate(iso: "2026-01-31") ?? CalendarDate(dayNumber: 0)
    let rules = ["deber", "consejo"].map { id in
      var totals = VerdictTotals()
      totals[.pass] = id == "deber" ? passes : 0
      for finding in findings where finding.rule == id { totals[finding.verdict] += finding.count }
      return CheckReport.RuleResult(
        id: id, requirement: id, norm: "n", normTitle: LocalizedText(es: "n"), article: "1",
        obligation: id == "deber" ? .must : .should, basis: .literal,
        severity: id == "deber" ? .error : .warning, sentence: LocalizedText(es: id),
        totals: totals)
    }
    var totals = VerdictTotals()
    for rule in rules { totals += rule.totals }
    var report = CheckReport(
      run: .init(
        version: "0", asOf: day, asOfFrom: .given, failOn: failOn, selection: selection,
        pack: .init(id: "p", version: "1", sha256: "", verified: day)),
      verdict: .inconclusive, totals: totals,
      rules: selection.isEmpty ? rules : rules.filter { selection.contains($0.id) },
      findings: findings)
    report.conclude()
    return report
  }
}
