import Findings
import Reports
import Store
import Values

/// A way to show the agreement on samples; the same answers give the same bytes.
package protocol SampleAgreementFormat: Sendable {
  /// Its name on the command line.
  static var identifier: String { get }
  /// What it is, one sentence.
  static var sentence: LocalizedText { get }
  /// The bytes.
  static func render(_ agreements: [SampleAgreement], in language: TextLanguage) -> [UInt8]
}

/// All of them, the usual one first.
package enum SampleAgreementFormats {
  /// In the order of help.
  package static let all: [any SampleAgreementFormat.Type] = [
    SampleAgreementText.self, SampleAgreementCSV.self, SampleAgreementJSON.self,
  ]

  /// The one with this name.
  package static func named(_ name: String) -> (any SampleAgreementFormat.Type)? {
    all.first { $0.identifier == name }
  }
}

/// One line for each sample and rule.
enum SampleAgreementCSV: SampleAgreementFormat {
  static let identifier = "csv"
  static let sentence = LocalizedText(
    es: "Una línea por muestra y regla.", en: "One line for each sample and rule.")

  static func render(_ agreements: [SampleAgreement], in language: TextLanguage) -> [UInt8] {
    // Excel takes a file without this sign for another encoding.
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes += AuditCSV.line(["sample", "method", "rule"] + SampleAgreement.Counts.parts.map(\.key))
    for agreement in agreements {
      for (rule, counts) in agreement.rules {
        bytes += AuditCSV.line(
          [SampleWords.name(of: agreement.sample), agreement.sample.method.rawValue, rule]
            + SampleAgreement.Counts.parts.map { String(counts[keyPath: $0.path]) })
      }
    }
    return bytes
  }
}

extension SampleAgreement.Counts {
  /// Its figures by their names in files.
  static let parts: [(key: String, path: KeyPath<Self, Int> & Sendable)] = [
    ("drawn", \.drawn), ("reviewed", \.reviewed), ("agreed", \.agreed),
    ("false_accusations", \.falseAccusations), ("false_greens", \.falseGreens),
    ("other_differences", \.otherDifferences), ("undecided", \.undecided),
  ]
}
