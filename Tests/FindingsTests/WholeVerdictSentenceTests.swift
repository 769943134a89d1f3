import Findings
import Testing
import Values

@Suite("What a whole check comes to, in one sentence")
struct WholeVerdictSentenceTests {
  private func report(
    _ verdict: WholeVerdict, language: TextLanguage = .es, fails: Int = 0, open: Int = 0,
    due: [(Int, Int, Int)] = [], questions: Int = 0
  ) throws -> CheckReport {
    let today = try #require(CalendarDate(year: 2026, month: 1, day: 17))
    var totals = VerdictTotals()
    totals[.fail] = fails
    totals[.notChecked] = open
    let rule = CheckReport.RuleResult(
      id: "r", requirement: "q", norm: "n", normTitle: LocalizedText(es: "N"), article: "1",
      obligation: .must, basis: .literal, severity: .error, sentence: LocalizedText(es: "S."),
      totals: totals)
    return CheckReport(
      run: CheckReport.Run(
        version: "1", asOf: today, asOfFrom: .given, language: language,
        pack: CheckReport.PackIdentity(id: "p", version: "1", sha256: "", verified: today)),
      verdict: verdict, totals: totals, rules: [rule],
      due: try due.map { month, day, count in
        CheckReport.DueItem(
          date: try #require(CalendarDate(year: 2026, month: month, day: day)), rule: "r",
          count: count)
      },
      questions: (0..<questions).map { number in
        CheckReport.OpenQuestion(
          id: "q\(number)", rule: "r", text: LocalizedText(es: "¿?"), answers: [], cells: 1)
      })
  }

  @Test("says what is due, on which day, and what falls due later")
  func complies() throws {
    #expect(
      WholeVerdictSentence(try report(.complies, due: [(1, 31, 4)])).text
        == "Cumple lo exigible al 17 de enero de 2026; 4 obligaciones vencen el 31 de enero")
    #expect(
      WholeVerdictSentence(try report(.complies, due: [(1, 31, 1), (3, 1, 2)])).text
        == "Cumple lo exigible al 17 de enero de 2026; 3 obligaciones vencen después, "
        + "desde el 31 de enero")
    #expect(
      WholeVerdictSentence(try report(.complies, language: .en, due: [(1, 31, 1)])).text
        == "Complies with what is due as of 17 January 2026; 1 obligation falls due on 31 January")
  }

  @Test("counts what is broken, and what is open")
  func others() throws {
    #expect(
      WholeVerdictSentence(try report(.doesNotComply, fails: 41)).text
        == "No cumple: 1 regla obligatoria en 41 casos, al 17 de enero de 2026")
    #expect(
      WholeVerdictSentence(try report(.inconclusive, questions: 8)).text
        == "Falta información para concluir (8 preguntas)")
    #expect(
      WholeVerdictSentence(try report(.inconclusive, open: 2)).text
        == "Falta información para concluir: 2 casos sin verificar o por decidir")
    #expect(
      WholeVerdictSentence(try report(.inconclusive)).text
        == "Falta información para concluir: ninguna regla obligatoria encontró qué juzgar")
  }

  @Test(
    "is never a bare «Cumple»", arguments: WholeVerdict.allCases, TextLanguage.allCases)
  func neverBare(verdict: WholeVerdict, language: TextLanguage) throws {
    let text = WholeVerdictSentence(try report(verdict, language: language, fails: 1)).text
    #expect(text != Glossary.label(verdict: .pass, in: language))
    #expect(text.contains("2026") || verdict == .inconclusive)
  }
}
