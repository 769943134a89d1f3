import Documents
import Findings
import Reports
import Values

/// Reports whose every text was written by somebody who means harm, and very large ones.
enum HostileReport {
  /// What cells have been seen to hold, or might.
  static let texts = [
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1+1",
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]>&lt;&amp;&#60;",
    "\u{1B}[2J\u{1B}]0;título\u{7}", "\u{9B}31m", "a\r\n::error::inyectado\n##[error]otro",
    "%0A::set-output name=x::y", "%25", "@everyone @alguien #1 !2", "`código` ``` ~~~",
    "[haga clic](https://malo.example)", "![x](https://malo.example/a.png)", "<!-- cotejo -->",
    "-->", "\u{202E}gpj.exe\u{2066}", "\u{2028}\u{2029}\u{FEFF}", "\u{FFFE}\u{FFFF}\u{0}",
    "{0} {{x}}", "| a | b |", "javascript:alert(1)", "https://malo.example www.malo.example",
    "\"; DROP TABLE plan; --", "a,\"b\";c", "$(rm -rf /) $\\color{red}{x}$", "'", "\\",
  ]

  static let document: Document = {
    var grid = Grid(name: "Hoja 'x' <b>&\"\u{202E}![")
    for (column, text) in ["=Encabezado", "<th>", "a|b"].enumerated() {
      grid.append(.text(grid.texts.intern(text)), row: 0, column: column)
    }
    for (row, text) in texts.enumerated() {
      for column in 0..<3 {
        grid.append(.text(grid.texts.intern(text)), row: row + 1, column: column)
      }
    }
    return Document(
      path: "./planes año/plan <1>&@%0A,:.xlsx", format: .xlsx,
      sha256: String(repeating: "0f", count: 32),
      blocks: [
        .table(grid), .unread(name: "=Hoja</td>", .encrypted), .paragraph("::error::x"),
      ])
  }()

  static func report(language: TextLanguage = .es) -> CheckReport {
    let verdicts: [Verdict] = [.fail, .needsReview, .notChecked, .error]
    let findings = texts.enumerated().map { row, text in
      let verdict = verdicts[row % 4]
      var finding = SampleReport.finding(
        "regla-\(verdict.id.replaced("_", by: "-"))", verdict, .error, "Dice «\(text)».",
        cause: Cause(
          fact: "actividad.nombre", state: .malformed, reason: "not_a_date",
          text: LocalizedText(es: "causa \(text)")),
        [
          Finding.Location(
            Locator(block: 0, row: row + 1, column: 1), header: text,
            headerLocator: Locator(block: 0, row: 0, column: 1), text: text)
        ])
      finding.remedy = LocalizedText(es: "Corrija \(text)")
      finding.subject = SubjectName(table: "actividad", key: text, label: text)
      finding.disposition = text
      return finding
    }
    let each = Dictionary(
      uniqueKeysWithValues: verdicts.map { verdict in
        (verdict, findings.filter { $0.verdict == verdict }.count)
      })
    var report = SampleReport.report(
      language: language, verdict: .doesNotComply,
      rules: verdicts.map {
        SampleReport.rule("regla-\($0.id.replaced("_", by: "-"))", .error, [$0: each[$0] ?? 0])
      }, findings: findings,
      due: [CheckReport.DueItem(date: SampleReport.day(2026, 3, 1), rule: "regla-fail", count: 1)],
      questions: texts.map {
        CheckReport.OpenQuestion(
          id: $0, rule: "regla-fail", text: LocalizedText(es: $0), answers: [$0], cells: 1)
      })
    report.documents = [
      DocumentReading(
        path: document.path, sha256: document.sha256, kind: "xlsx", role: "plan",
        leftOver: [DocumentReading.LeftOver(name: "=Hoja</td>", reason: "encrypted")],
        notes: texts.map { LocalizedText(es: $0) })
    ]
    report.entity = [CheckReport.KnownFact(field: "nombre", value: texts.joined(), confidence: "x")]
    report.notes = texts.map { LocalizedText(es: $0) }
    return report
  }

  /// One rule broken in so many cells, and another with a message of its own in each.
  static func large(findings count: Int, rules: Int = 2) -> CheckReport {
    var report = SampleReport.full()
    let cause = Cause(fact: "actividad.responsable", state: .blank, reason: "empty")
    report.findings = (0..<count).map { number in
      var finding = SampleReport.finding(
        "regla-\(number % rules)", .fail, number % rules == 0 ? .error : .warning,
        number % 2 == 0 ? "Sin responsable." : "La fila \(number) <no> tiene «meta» & responsable.",
        cause: cause,
        [
          Finding.Location(
            Locator(block: 0, row: 10 + number, column: 3), header: "Responsable",
            headerLocator: Locator(block: 0, row: 8, column: 3))
        ])
      finding.fingerprint = "f-\(number)"
      return finding
    }
    report.rules = (0..<rules).map {
      SampleReport.rule(
        "regla-\($0)", $0 == 0 ? .error : .warning, [.fail: (count + rules - 1 - $0) / rules])
    }
    var totals = VerdictTotals()
    for rule in report.rules { totals += rule.totals }
    report.totals = totals
    return report
  }
}

extension String {
  fileprivate func replaced(_ one: Character, by other: Character) -> String {
    String(map { $0 == one ? other : $0 })
  }
}
