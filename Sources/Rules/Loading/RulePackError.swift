import Values
import YAML

/// Why a rule pack cannot be used, with all its faults at once.
package struct RulePackError: Error, Sendable {
  /// What kind of obstacle it is.
  package enum Kind: Hashable, Sendable {
    /// There is no folder of that name.
    case noSuchFolder
    /// A folder or file that the system does not let us read, or a limit that was passed.
    case unreadable
    /// The files were read and something in them is wrong.
    case faults
  }

  /// What kind of obstacle it is.
  package let kind: Kind
  /// All that is to be mended, by file and place; never empty.
  package let diagnostics: [Diagnostic]
  private let more: Diagnostics?

  package init(_ kind: Kind, _ message: LocalizedText, hint: LocalizedText? = nil, path: String) {
    self.kind = kind
    diagnostics = [Diagnostic(message, hint: hint, path: path)]
    more = nil
  }

  init(_ faults: Diagnostics) {
    kind = .faults
    diagnostics = faults.all
    more = faults
  }

  /// Every fault with its line and caret, a blank line between two.
  package func render(in language: TextLanguage) -> String {
    more?.render(in: language)
      ?? diagnostics.map { $0.render(in: language) }.joined(separator: "\n\n")
  }
}
