import Findings
import Values

/// What verifying a record comes to.
package struct RecordAnswer: Sendable {
  /// The answers there are, and the two cases in which there is none.
  package enum Kind: String, Sendable {
    /// Judged again, every report has the same bytes.
    case sameBytes = "same_bytes"
    /// Judged again by another program, every verdict is the same.
    case sameVerdicts = "same_verdicts"
    /// Judged again, something else comes out.
    case disagrees
    /// It is whole, and cannot be judged again: its documents were left out.
    case withoutDocuments = "without_documents"
    /// It is not as it was sealed.
    case altered
  }

  /// A place and what is wrong or different there.
  package struct Remark: Hashable, Sendable {
    /// A file of the record, and where in it.
    package var place: String
    /// What.
    package var text: LocalizedText

    /// A remark on a place.
    init(_ place: String, es: String, en: String) {
      (self.place, text) = (place, LocalizedText(es: es, en: en))
    }
  }

  /// The answer.
  package var kind: Kind
  /// What is wrong or different, and where.
  package var remarks: [Remark]
  /// What the record says of itself; `nil` where that cannot be read.
  package var manifest: RecordManifest?
  /// SHA-256 of the manifest as it is.
  package var sha256: String
  /// This program.
  package var engine: RecordManifest.Engine

  /// What to tell the caller.
  package var exitCode: ExitCode {
    switch kind {
    case .sameBytes, .sameVerdicts: .complies
    case .disagrees: .doesNotComply
    case .withoutDocuments: .inconclusive
    case .altered: .cannotRead
    }
  }
}
