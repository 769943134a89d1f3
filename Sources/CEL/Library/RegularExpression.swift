import CRE2
import Synchronization

/// A regular expression of RE2: linear time, no look-around, no back-references.
///
/// The one file that touches the C target.
package final class RegularExpression: @unchecked Sendable {
  // Safe to share: RE2 objects are made for use from many threads at once.
  private let handle: OpaquePointer
  /// The pattern as written.
  package let pattern: String
  /// What a text must hold for the pattern to be found.
  let needs: PatternNeeds

  /// Why a pattern could not be compiled, in RE2's words.
  package struct Fault: Error {
    /// What is wrong with it.
    package let reason: String
  }

  /// Compiles a pattern.
  package init(_ pattern: String) throws(Fault) {
    self.pattern = pattern
    var bytes = pattern
    let made = bytes.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cotejo_re2_new($0.baseAddress, $0.count) }
    }
    guard let made else { throw Fault(reason: "out of memory") }
    if let error = cotejo_re2_error(made) {
      let reason = String(cString: error)
      cotejo_re2_delete(made)
      throw Fault(reason: reason)
    }
    handle = made
    needs = PatternNeeds(of: pattern)
  }

  deinit { cotejo_re2_delete(handle) }

  /// Whether the pattern is found anywhere in the text.
  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches($0) }
  }

  /// Whether the pattern is found anywhere in these bytes of UTF-8.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.withMemoryRebound(to: CChar.self) {
      cotejo_re2_search(handle, $0.baseAddress, $0.count, 0, nil, 0) == 1
    }
  }

  /// How many groups the pattern captures.
  var groupCount: Int { Int(cotejo_re2_groups(handle)) }

  /// The ranges of bytes of the first match from `start` on: the whole, then each group (at most 31).
  func firstMatch(in bytes: [UInt8], from start: Int) -> [Range<Int>?]? {
    let count = min(groupCount + 1, 32)
    var offsets = [Int](repeating: -1, count: 2 * count)
    let found = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        cotejo_re2_search(handle, $0.baseAddress, $0.count, start, &offsets, Int32(count)) == 1
      }
    }
    guard found else { return nil }
    return (0..<count).map { group in
      let (first, last) = (offsets[2 * group], offsets[2 * group + 1])
      return first >= 0 && last >= first ? first..<last : nil
    }
  }
}

// MARK: - Patterns that come with the rows

extension RegularExpression {
  /// The last of them, latest first.
  private static let latest = Mutex<[RegularExpression]>([])
  /// How many are kept, and how long they may be: a rule asks one pattern of many texts in a row.
  private static let kept = (count: 8, bytes: 1_000)

  /// A pattern that is known only while an expression runs; making it takes longer than many searches.
  static func found(_ pattern: String) throws(Fault) -> RegularExpression {
    if let known = latest.withLock({ $0.first { $0.pattern == pattern } }) { return known }
    let made = try RegularExpression(pattern)
    guard pattern.utf8.count <= kept.bytes else { return made }
    latest.withLock { latest in
      latest.insert(made, at: 0)
      if latest.count > kept.count { latest.removeLast() }
    }
    return made
  }
}

/// The search for bytes in bytes that comes from the same C target.
package enum ByteSearch {
  /// Whether a part stands anywhere in a whole; in linear time.
  package static func contains(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
    whole.withUnsafeBytes { whole in
      part.withUnsafeBytes { part in
        guard let first = whole.baseAddress, let wanted = part.baseAddress else {
          return part.isEmpty
        }
        return contains(first, whole.count, wanted, part.count)
      }
    }
  }

  /// Whether a part stands anywhere in a whole; in linear time, as `memmem` is.
  @inline(__always)
  static func contains(
    _ whole: UnsafeRawPointer, _ count: Int, _ part: UnsafeRawPointer, _ partCount: Int
  ) -> Bool {
    cotejo_find(whole, count, part, partCount) >= 0
  }

  /// Where a part first stands in a whole.
  @inline(__always)
  static func first(
    _ whole: UnsafeRawPointer, _ count: Int, _ part: UnsafeRawPointer, _ partCount: Int
  ) -> Int? {
    let place = cotejo_find(whole, count, part, partCount)
    return place < 0 ? nil : place
  }
}
