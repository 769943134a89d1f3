import Documents
import Findings
import Values

/// Assessment results after OSCAL 1.2.1, as one JSON document.
///
/// A rule that judged something is a finding on the requirement it checks; what is told one by one is an
/// observation with its place. Identifiers come from the content, and the moment is the day whose law
/// counts: the same input gives the same bytes.
package struct OSCALReport: StreamedFormat {
  /// The format.
  package init() {}

  package let identifier = "oscal"
  package let sentence = LocalizedText(
    es: "Resultados de evaluación en OSCAL 1.2.1, para otros programas de auditoría.",
    en: "OSCAL 1.2.1 assessment results, for other audit programs.")

  package func write(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions,
    to output: @escaping (_ piece: [UInt8]) -> Void
  ) {
    var writer = InertJSON.writer(to: output)
    OSCALWriting(reports, failures: failures, language: options.language).write(to: &writer)
    writer.finish()
    output([10])
  }
}

/// Identifiers in the form of a UUID that come from a content.
struct ContentUUID {
  /// What all identifiers of one file begin with.
  let base: String

  /// The identifier of a part; version 5 is the one for names, whatever hashes them.
  func of(_ parts: String...) -> String {
    let text = ([base] + parts).map { "\($0.utf8.count):\($0)" }.joined()
    var digits = Array(SHA256.hexadecimal(of: Array(text.utf8)).prefix(32))
    digits[12] = "5"
    digits[16] = ["8", "9", "a", "b"][(digits[16].hexDigitValue ?? 0) % 4]
    let ends = [8, 12, 16, 20, 32]
    var start = 0
    return ends.map { end in
      defer { start = end }
      return String(digits[start..<end])
    }.joined(separator: "-")
  }
}

/// Texts as OSCAL's kinds of text want them.
enum OSCALText {
  /// One line with something on it.
  static func line(_ text: String) -> String {
    let line = TerminalText.sentence(text)
    let scalars = line.unicodeScalars.drop { $0.properties.isWhitespace }
    var kept = String.UnicodeScalarView(scalars)
    while let last = kept.last, last.properties.isWhitespace { kept.removeLast() }
    return kept.isEmpty ? "–" : String(kept)
  }

  /// A token: letters, digits and a few marks.
  static func token(_ text: String) -> String {
    let signs = text.unicodeScalars.map { scalar -> String in
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
      return isPlain ? String(scalar) : "_"
    }
    let token = signs.joined()
    guard let first = token.unicodeScalars.first else { return "_" }
    return first.properties.isAlphabetic || first == "_" ? token : "_" + token
  }
}
