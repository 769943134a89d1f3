import Documents
import Values

/// A form that is written piece by piece, as it may be far longer than the plan it is about.
protocol StreamedFormat: ReportFormat {}

extension StreamedFormat {
  package func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    write(reports, failures: failures, options: options) { bytes += $0 }
    return bytes
  }
}

extension InertJSON {
  /// A document that is made inert and given away while it is written; `finish` gives the rest.
  static func writer(to output: @escaping (_ piece: [UInt8]) -> Void) -> JSONWriter {
    JSONWriter { output(bytes($0)) }
  }
}
