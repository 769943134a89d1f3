import Testing

/// A pack broken in one place, and all that must be shown of it.
struct Fault: Sendable, CustomTestStringConvertible {
  /// The file that is broken.
  let path: String
  /// What is replaced there.
  let old: String
  /// By what.
  let new: String
  /// All diagnostics in Spanish.
  let shown: String

  init(_ path: String, _ old: String, _ new: String, _ shown: String) {
    (self.path, self.old, self.new, self.shown) = (path, old, new, shown)
  }

  var testDescription: String {
    "\(path): \(old) → \(new)".split(separator: "\n").joined(separator: "⏎")
  }

  /// Breaks the tiny pack and compares.
  func check() throws {
    #expect(try TinyPack().replacing(old, with: new, in: path).faults() == shown)
  }
}
