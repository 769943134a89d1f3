import Plans
import Values
import YAML

/// Turns a folder of YAML files into a rule pack, checked and compiled.
///
/// A pack with a fault does not run: all faults of all files are shown together.
package enum RulePackLoader {
  /// What became of a pack's files.
  package struct Outcome<Value: Sendable>: Sendable {
    /// What was loaded; `nil` where there is any error.
    package let value: Value?
    /// Errors and warnings, by file and place.
    package let diagnostics: Diagnostics

    /// The value, or all faults.
    package func get() throws(RulePackError) -> Value {
      guard let value else { throw RulePackError(diagnostics) }
      return value
    }
  }

  /// The vocabulary alone, of the files of a pack.
  package static func vocabulary(
    files: [(path: String, bytes: [UInt8])], root: String = ""
  ) -> Outcome<Vocabulary> {
    let diagnostics = Diagnostics()
    let files = PackFiles(files.filter { $0.path != "pack.yaml" }, root: root, into: diagnostics)
    let vocabulary = Vocabulary.read(files, into: diagnostics)
    return Outcome(
      value: diagnostics.hasErrors ? nil : vocabulary, diagnostics: diagnostics)
  }

  /// The vocabulary alone, of the pack in a folder; rules and norms are not looked at.
  package static func vocabulary(
    directory path: String
  ) throws(RulePackError) -> Vocabulary {
    let files = try PackFolder.files(in: path).filter {
      $0.path.hasPrefix("vocabulary/") || $0.path.hasPrefix("tables/")
    }
    return try vocabulary(files: files, root: path).get()
  }
}
