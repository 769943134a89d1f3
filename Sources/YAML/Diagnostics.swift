import Synchronization
import Values

/// The faults found so far in the files of a pack, to be shown together.
///
/// May be filled from several tasks: what is given back is ordered by path and place.
package final class Diagnostics: Sendable {
  private struct State {
    var kept: [Diagnostic] = []
    var dropped = 0
    var hasErrors = false
  }

  /// How many are kept; a file full of faults does not cost more than this.
  package let limit: Int
  private let state = Mutex(State())

  package init(limit: Int = 500) {
    self.limit = limit
  }

  /// Whether any fault keeps the pack from being used, shown or not.
  package var hasErrors: Bool { state.withLock { $0.hasErrors } }

  /// Whether further faults are only counted.
  package var isFull: Bool { state.withLock { $0.kept.count >= limit } }

  /// The faults by path, then place, then the order in which they were found.
  package var all: [Diagnostic] {
    let kept = state.withLock { $0.kept }
    return kept.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.path != second.path { return first.path < second.path }
      if first.mark != second.mark { return Self.isOrdered(first.mark, second.mark) }
      return left.offset < right.offset
    }.map(\.element)
  }

  package func add(_ diagnostic: Diagnostic) {
    state.withLock { state in
      if diagnostic.severity == .error { state.hasErrors = true }
      if state.kept.count < limit { state.kept.append(diagnostic) } else { state.dropped += 1 }
    }
  }

  /// Adds what was found elsewhere, as if it had been found here and now.
  package func add(_ others: Diagnostics) {
    let found = others.state.withLock { $0 }
    for diagnostic in found.kept { add(diagnostic) }
    state.withLock { state in
      state.dropped += found.dropped
      state.hasErrors = state.hasErrors || found.hasErrors
    }
  }

  /// Adds all that kept a file from being read.
  package func add(_ error: YAMLError) {
    for diagnostic in error.diagnostics { add(diagnostic) }
  }

  /// The tree of a file, or `nil` after its faults were added.
  package func read(path: String, bytes: some Collection<UInt8>) -> YAMLNode? {
    do throws(YAMLError) {
      return try YAMLReader.read(path: path, bytes: bytes)
    } catch {
      add(error)
      return nil
    }
  }

  /// All of them, a blank line between two; empty when there are none.
  package func render(in language: TextLanguage) -> String {
    var parts = all.map { $0.render(in: language) }
    let dropped = state.withLock { $0.dropped }
    if dropped > 0 { parts.append(Self.more(dropped).text(in: language)) }
    return parts.joined(separator: "\n\n")
  }

  private static func isOrdered(_ left: YAMLMark?, _ right: YAMLMark?) -> Bool {
    guard let right else { return false }
    return left.map { $0 < right } ?? true
  }

  private static func more(_ count: Int) -> LocalizedText {
    LocalizedText(es: "… y \(count) más", en: "… and \(count) more")
  }
}
