import Findings
import Values

/// Fingerprints that no two findings of one report share, for those who show equal ones once.
///
/// The first of equal ones is told as `…:1`, the next as `…:2`, so that an inserted row changes none.
struct UniqueFingerprints {
  private var seen: [String: Int] = [:]

  /// The next name of this finding in the file at `path`.
  mutating func next(_ finding: Finding, path: String) -> String {
    let own =
      finding.fingerprint.isEmpty
      ? "\(finding.subject.table)\u{0}\(finding.subject.key)" : finding.fingerprint
    return next([path, finding.rule, finding.verdict.id, own])
  }

  /// The next name of what these words name together.
  mutating func next(_ words: [String]) -> String {
    let hash = SHA256.hexadecimal(of: Array(words.joined(separator: "\u{0}").utf8)).prefix(32)
    let number = seen[String(hash), default: 0] + 1
    seen[String(hash)] = number
    return "\(hash):\(number)"
  }
}
