import Findings
import Reports
import Testing
import Values

@Suite("Who says so, in every report")
struct ReviewsInReportsTests {
  /// A list of problems for a merge request has no place for what is true of the run.
  private static let silent: Set = ["gitlab"]

  private func text(_ format: any ReportFormat, _ report: CheckReport) -> String {
    let sample = ReportSample(
      name: "revisión", reports: [SourcedReport(report, sources: [SampleReport.document])])
    return sample.text(format)
  }

  @Test("says that no rule was reviewed and that the norms are paraphrased")
  func nobody() {
    let report = SampleReport.full()
    let rules = report.rules.count
    for format in ReportFormats.all where !Self.silent.contains(format.identifier) {
      let text = text(format, report)
      #expect(
        text.contains("Reglas revisadas por un jurista: ninguna de \(rules)"),
        "\(format.identifier)")
      #expect(text.contains("Lo que se dice de las normas es paráfrasis"), "\(format.identifier)")
    }
  }

  @Test("counts reviews, objections and those that no longer hold, and marks what is quoted")
  func counted() {
    var report = SampleReport.full()
    report.rules[0].review = .agreed
    report.rules[0].quotation = Quotation(
      text: "El plan especificará los responsables", source: "Diario Oficial 48.128",
      read: SampleReport.day(2026, 11, 20))
    report.rules[1].review = .objected
    report.rules[2].review = .outdated
    let rules = report.rules.count
    for format in ReportFormats.all where !Self.silent.contains(format.identifier) {
      let text = text(format, report)
      #expect(
        text.contains(
          "Reglas revisadas por un jurista: 1 de \(rules); con reparos: 1; cambiaron después de su "
            + "revisión: 1."), "\(format.identifier)")
      #expect(text.contains("1 regla se citan con sus palabras"), "\(format.identifier)")
      #expect(!text.contains("Lo que se dice de las normas es paráfrasis"), "\(format.identifier)")
    }
    #expect(text(HTMLReport(), report).contains("Texto literal: «El plan especificará"))
    #expect(text(TextReport(), report).contains("texto literal: «El plan especificará"))
    #expect(text(JSONReport(), report).contains("\"source\": \"Diario Oficial 48.128\""))
    #expect(text(SARIFReport(), report).contains("Texto literal: «El plan especificará"))
  }
}
