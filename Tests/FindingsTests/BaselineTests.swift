import Documents
import Findings
import Testing
import Values

@Suite("Baselines")
struct BaselineTests {
  @Test("what was there is known again, once for each time it was there")
  func multiset() throws {
    let before = report([finding("r", key: "a"), finding("r", key: "b")])
    let baseline = Baseline(of: [(before, [])])
    var after = report([
      finding("r", key: "a"), finding("r", key: "a"), finding("r", key: "c"),
    ])
    baseline.mark(&after, documents: [])
    #expect(after.findings.map(\.baseline) == [true, false, false])
    #expect(!after.gatePassed)
  }

  @Test("a finding of a whole part covers each subject of its rule, and of no other")
  func wholePart() throws {
    let baseline = Baseline(of: [(report([finding("r", key: "*", count: 9)]), [])])
    var after = report([finding("r", key: "z"), finding("s", key: "z")])
    baseline.mark(&after, documents: [])
    #expect(after.findings.map(\.baseline) == [true, false])
  }

  @Test("as many single findings cover one that gathers them, and no more than as many")
  func gatheredLater() throws {
    let baseline = Baseline(of: [
      (report([finding("r", key: "a"), finding("r", key: "b")]), [])
    ])
    var two = report([finding("r", key: "*", count: 2)])
    baseline.mark(&two, documents: [])
    #expect(two.findings[0].baseline == true)
    var three = report([finding("r", key: "*", count: 3)])
    baseline.mark(&three, documents: [])
    #expect(three.findings[0].baseline == false)
  }

  @Test("a file is read as it was written; anything else is refused")
  func file() throws {
    let baseline = Baseline(of: [(report([finding("r", key: "«a»\n\"")]), [])])
    #expect(try Baseline(reading: baseline.bytes) == baseline)
    for text in [
      "", "{}", "[1]", #"{"schema":"cotejo.baseline/1","findings":[{}]}"#, "{\"schema\"",
    ] {
      #expect(throws: Baseline.Fault.self) { try Baseline(reading: Array(text.utf8)) }
    }
  }

  private func finding(_ rule: String, key: String, count: Int = 1) -> Finding {
    Finding(
      rule: rule, verdict: .fail, severity: .error, message: LocalizedText(es: "m"),
      remedy: LocalizedText(es: "r"), count: count,
      subject: SubjectName(table: "t", key: key, label: key), fingerprint: "\(rule)/\(key)")
  }

  private func report(_ findings: [Finding]) -> CheckReport {
    let day = CalendarDate(year: 2026, month: 1, day: 31) ?? CalendarDate(dayNumber: 0)
    return CheckReport(
      run: .init(
        version: "0", asOf: day, asOfFrom: .given, gate: .new,
        pack: .init(id: "p", version: "1", sha256: "", verified: day)),
      verdict: .doesNotComply, findings: findings)
  }
}
