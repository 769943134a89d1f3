import Findings
import Foundation
import Reports
import Testing
import Values

@Suite("The GitHub report")
struct GitHubReportTests {
  private func lines(_ sample: ReportSample) -> [String] {
    sample.text(GitHubReport()).split(separator: "\n").map(String.init)
  }

  @Test("is made of well-formed commands, at most ten of a kind", arguments: ReportSample.all)
  func commands(sample: ReportSample) throws {
    let command = try Regex(
      #"::(error|warning|notice) (file=[^:,]+,)?(line=[0-9]+,)?(col=[0-9]+,)?title=[^:,]+::[^\r\n]+"#
    )
    var kinds: [String: Int] = [:]
    for line in lines(sample) {
      #expect(line.wholeMatch(of: command) != nil, "\(line)")
      #expect(!line.contains("##["))
      kinds[String(line.dropFirst(2).prefix { $0 != " " }), default: 0] += 1
    }
    #expect(kinds.values.allSatisfy { $0 <= GitHubReport.mostOfKind })
  }

  @Test("marks the cell of each rule, the gravest first, and ends with the conclusion")
  func marks() throws {
    let lines = lines(.full)
    #expect(
      lines.map { String($0.dropFirst(2).prefix { $0 != " " }) } == [
        "error", "error", "warning", "warning", "warning", "warning", "notice", "notice",
      ])
    #expect(
      lines[1] == """
        ::error file=plan.xlsx,line=11,col=5,title=fecha-mal-escrita 'Plan'!E11::La fecha \
        «31/1272024» no se entiende. Corregir: Escriba lo que falta.
        """)
    #expect(try #require(lines.last).hasPrefix("::notice title=Cotejo::No cumple: 1 regla"))
  }

  @Test("states how many marks it does not show")
  func remainder() throws {
    #expect(
      try #require(lines(.large).last).contains(
        "No se muestran 34 anotaciones más; --report github-summary las trae."))
  }
}
