import Documents
import Findings
import Values

/// The report for a person at a terminal.
package struct TextReport: ReportFormat {
  /// The format.
  package init() {}

  package let identifier = "text"
  package let sentence = LocalizedText(
    es: "Para leer en la pantalla; es lo que sale si no se pide otra cosa.",
    en: "To be read on the screen; the default.")

  package func render(
    _ report: CheckReport, sources: [Document], options: ReportOptions
  ) -> [UInt8] {
    []
  }
}
