import Findings
import Testing
import Values

@testable import Audit
@testable import Store

@Suite("How far people and the tool agree")
struct SampleAgreementTests {
  /// A sample of these cells: rule, what the tool said, what a person said.
  private func sample(
    _ method: StoredSample.Method, _ cells: [(String, Verdict, Verdict?)]
  ) -> StoredSample {
    StoredSample(
      code: String(repeating: "a", count: 64), run: 1, pack: "p", method: method, seed: "s",
      size: cells.count, filter: "", population: 1_000, populationSHA256: "h",
      cells: cells.enumerated().map { index, cell in
        var stored = StoredSample.Cell(
          number: index + 1, result: 1, plan: 0, entity: "a", year: "2026",
          address: .init(rule: cell.0, verdict: cell.1, position: index), content: "{}")
        if let answer = cell.2 {
          stored.answers = [.init(answer, day: "2026-03-01", author: "A", note: nil)]
        }
        return stored
      })
  }

  private let judged: [(String, Verdict, Verdict?)] = [
    ("r", .pass, .pass), ("r", .pass, .fail), ("r", .fail, .pass), ("r", .fail, .fail),
    ("r", .fail, nil), ("q", .pass, .notChecked), ("q", .notApplicable, .fail),
    ("q", .fail, .notApplicable), ("q", .pass, .notApplicable), ("q", .notDue, .notDue),
  ]

  @Test("is counted by rule and in all, accusations and greens apart")
  func counts() {
    let agreement = SampleAgreement(sample(.random, judged))
    let (total, rules) = (agreement.total, agreement.rules)
    #expect(rules.map(\.rule) == ["q", "r"])
    #expect(
      total
        == .init(
          drawn: 10, reviewed: 9, agreed: 3, falseAccusations: 2, falseGreens: 2,
          otherDifferences: 1, undecided: 1))
    #expect(
      rules[0].counts
        == .init(
          drawn: 5, reviewed: 5, agreed: 1, falseAccusations: 1, falseGreens: 1,
          otherDifferences: 1, undecided: 1))
    #expect(
      rules[1].counts
        == .init(
          drawn: 5, reviewed: 4, agreed: 2, falseAccusations: 1, falseGreens: 1,
          otherDifferences: 0, undecided: 0))
    #expect(agreement.listed.map(\.cell.number) == [2, 3, 6, 7, 8, 9])
  }

  @Test("gives rates whose ends take what is unknown for right and for wrong; by risk none")
  func rates() {
    let rates = SampleAgreement(sample(.random, judged)).rates
    #expect(rates.map(\.of) == [.all, .accused, .unaccused])
    #expect(rates.map(\.drawn) == [10, 4, 6])
    #expect(rates.map(\.errors) == [5, 2, 3])
    #expect(rates[0].bounds == BinomialBounds(least: 5, most: 7, of: 10))
    #expect(rates[1].bounds == BinomialBounds(least: 2, most: 3, of: 4))
    #expect(rates[2].bounds == BinomialBounds(least: 3, most: 4, of: 6))
    #expect(SampleAgreement(sample(.risk, judged)).rates.isEmpty)
  }

  @Test(
    "has the bounds that tables of Clopper and Pearson give",
    arguments: [
      (0, 30, 0.0, 0.115703), (1, 30, 0.000844, 0.172169), (3, 30, 0.021117, 0.265288),
      (15, 30, 0.312970, 0.687030), (30, 30, 0.884297, 1.0), (0, 1, 0.0, 0.975),
      (5, 10, 0.187086, 0.812914), (20, 2_000, 0.006119, 0.015402),
    ])
  func bounds(hits: Int, draws: Int, low: Double, high: Double) {
    let bounds = BinomialBounds(least: hits, most: hits, of: draws)
    #expect(abs(bounds.low - low) < 0.000_002, "\(bounds)")
    #expect(abs(bounds.high - high) < 0.000_002, "\(bounds)")
  }

  @Test("counts the answer of the last day; of one day the one that came in last")
  func last() {
    var cell = sample(.random, judged).cells[0]
    cell.answers = [
      .init(.fail, day: "2026-03-05", author: "A", note: nil),
      .init(.pass, day: "2026-03-04", author: "B", note: nil),
    ]
    #expect(cell.answer?.verdict == .fail)
    cell.answers.append(.init(.notDue, day: "2026-03-05", author: "B", note: nil))
    #expect(cell.answer?.verdict == .notDue)
  }

  @Test("is shown as text, CSV and JSON; without any sample too")
  func shown() throws {
    let agreement = SampleAgreement(sample(.random, judged))
    let text = String(decoding: SampleAgreementText.render([agreement], in: .es), as: UTF8.self)
    #expect(text.contains("10 celdas de 1.000; revisadas 9"))
    #expect(text.contains("Falsos verdes (la persona acusa y Cotejo no): 2"))
    #expect(text.contains("de todo lo que Cotejo respondió: 5 / 10, entre 18,7 % y 93,3 %"))
    let csv = String(decoding: SampleAgreementCSV.render([agreement], in: .es), as: UTF8.self)
    #expect(csv.hasSuffix("\r\naaaaaaaaaaaa,random,r,5,4,2,1,1,0,0\r\n"))
    let json = try JSONValue(
      parsing: String(decoding: SampleAgreementJSON.render([agreement], in: .es), as: UTF8.self))
    let only = json["samples"]?.array?.first
    #expect(only?["rates"]?.array?.first?["high"]?.string == "0.9333")
    #expect(only?["cells"]?.array?.count == 10)
    for format in SampleAgreementFormats.all {
      for language in TextLanguage.allCases {
        #expect(!format.render([], in: language).isEmpty)
        #expect(!format.render([SampleAgreement(sample(.risk, judged))], in: language).isEmpty)
      }
    }
  }
}
