import Findings
import Reports
import Store
import Values

/// A way to write the matrix of a run; the same run gives the same bytes.
package protocol AuditReportFormat: Sendable {
  /// Its name on the command line.
  static var identifier: String { get }
  /// What it is, one sentence.
  static var sentence: LocalizedText { get }
  /// Whether it shows what was found in each dossier.
  static var wantsFindings: Bool { get }
  /// Whether it is for programs only, and no terminal.
  static var isBinary: Bool { get }
  /// The bytes.
  static func render(_ run: RunRecord, in language: TextLanguage) -> [UInt8]
  /// The same as several files of a folder; `nil` where it is always one.
  static func pages(_ run: RunRecord, in language: TextLanguage) -> [(
    name: String, bytes: [UInt8]
  )]?
}

extension AuditReportFormat {
  package static var wantsFindings: Bool { false }
  package static var isBinary: Bool { false }
  package static func pages(
    _ run: RunRecord, in language: TextLanguage
  ) -> [(name: String, bytes: [UInt8])]? { nil }
}

/// All of them, the usual one first.
package enum AuditReportFormats {
  /// In the order of help.
  package static let all: [any AuditReportFormat.Type] = [
    AuditText.self, AuditCSV.self, AuditJSON.self, AuditHTML.self, AuditXLSX.self,
  ]

  /// The one with this name.
  package static func named(_ name: String) -> (any AuditReportFormat.Type)? {
    all.first { $0.identifier == name }
  }
}
