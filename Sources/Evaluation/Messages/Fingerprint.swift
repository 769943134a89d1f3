import Values

/// What stays the same of a finding when the plan is edited elsewhere.
///
/// Of rule, table, parent's key and own key; never of a row number or of a wording of ours.
enum Fingerprint {
  static func of(rule: String, table: String, parent: String, key: String) -> String {
    let text = [rule, table, withoutNumbering(parent), withoutNumbering(key)]
      .joined(separator: "\u{1F}")
    return String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(32))
  }

  /// Drops «1.2.», «3)», «a.» before the words: numbering shifts when a row is inserted.
  static func withoutNumbering(_ key: String) -> String {
    // Nearly all keys begin with a word: nothing to drop.
    let start = key.utf8.prefix(2)
    if let first = start.first, let second = start.dropFirst().first, isLetter(first),
      isLetter(second)
    {
      return key
    }
    var rest = key[...]
    if let letter = rest.first, letter.isLetter, let mark = rest.dropFirst().first,
      mark == "." || mark == ")"
    {
      rest = rest.dropFirst(2)
    }
    let trimmed = rest.drop { $0.isNumber || $0 == "." || $0 == ")" || $0 == "-" || $0 == " " }
    return trimmed.isEmpty || trimmed.count * 2 < key.count ? key : String(trimmed)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
}
