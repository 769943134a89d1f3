import Findings
import Foundation
import Reports
import Testing
import Values

@Suite("The Markdown report")
struct MarkdownReportTests {
  @Test("opens with its hidden marker and stays within its size", arguments: ReportSample.all)
  func size(sample: ReportSample) {
    for limit in [60_000, 5_000] {
      let text = sample.text(MarkdownReport(mostBytes: limit))
      #expect(text.hasPrefix(MarkdownReport.marker + "\n"))
      #expect(text.utf8.count <= limit)
      let opened = text.components(separatedBy: "<details>").count
      #expect(opened == text.components(separatedBy: "</details>").count)
    }
    #expect(!sample.text(MarkdownReport(.summary)).contains(MarkdownReport.marker))
  }

  @Test("says what, where, by which norm and how to mend it")
  func content() {
    let text = ReportSample.full.text(MarkdownReport())
    #expect(text.contains("**No cumple: 1 regla obligatoria en 1 caso, al 17 de enero de 2026;"))
    #expect(
      text.contains(
        """
        **Incumplimiento** · La fecha «31/1272024» no se entiende. <code>fecha-mal-escrita</code>

        Norma: Ley 1474 de 2011, art. 74: Lo que pide fecha-mal-escrita.

        Cómo corregirlo: Escriba lo que falta.

        <details><summary>1 caso</summary>

        - 'Plan'!E11 «31/1272024»
        """))
    #expect(text.contains("### Por decidir (1 regla, 1 caso)"))
    #expect(text.contains("### No se pudo verificar (2 reglas, 2 casos)"))
    #expect(ReportSample.gathered.text(MarkdownReport()).contains("(tratamiento plan-2026)"))
  }

  @Test("cuts at a whole finding and counts what is left out", arguments: [4_000, 20_000, 60_000])
  func cut(limit: Int) throws {
    let sample = ReportSample(
      name: "many",
      reports: [
        SourcedReport(
          HostileReport.large(findings: 5_000, rules: 40), sources: [SampleReport.document])
      ])
    let text = sample.text(MarkdownReport(mostBytes: limit))
    #expect(text.utf8.count <= limit)
    let items = text.split(separator: "\n").filter { $0.hasPrefix("- ") && $0.contains("'Plan'!") }
    let last = try #require(text.split(separator: "\n").last)
    #expect(
      last == """
        > No caben aquí \(PlainText.display(count: 5_000 - items.count, in: .es)) de 5.000 \
        observaciones; el informe completo (html, json, csv) las trae todas.
        """)
  }

  @Test("lets no cell make markup, links, mentions or tables")
  func hostile() throws {
    for use in [MarkdownReport.Use.comment, .summary] {
      var text = ReportSample.hostile.text(MarkdownReport(use))
      for ours in [
        MarkdownReport.marker, "<details>", "</details>", "<summary>", "</summary>", "<code>",
        "</code>",
      ] { text = text.replacingOccurrences(of: ours, with: "") }
      #expect(!text.contains("<"))
      #expect(!text.contains("https://") && !text.contains("www."))
      #expect(!text.contains("@e") && !text.contains("@a") && !text.contains("#1"))
      #expect(try text.matches(of: Regex(#"(^|[^\\])[\[\]`]"#)).isEmpty)
      #expect(try text.matches(of: Regex(#"(?m)^::"#)).isEmpty)
    }
  }
}
