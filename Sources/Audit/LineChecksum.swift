import Values

/// A checksum of texts in their order; lengths keep one text from running into the next.
struct LineChecksum {
  private var checksum = SHA256()

  /// Adds texts.
  mutating func add(_ texts: [String]) {
    for text in texts { checksum.update(Array("\(text.utf8.count) \(text)\n".utf8)) }
  }

  /// The checksum of all texts so far.
  var hexadecimal: String { checksum.hexadecimal() }
}
