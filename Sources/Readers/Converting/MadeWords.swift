import Values

/// What Tesseract said of the pages of a file, page by page, and where it stopped.
struct MadeWords {
  /// A page that was recognised.
  struct Page {
    /// Its number, from 1.
    var number: Int
    /// How many points its picture is high.
    var height: Int
    /// The table of words, as Tesseract wrote it.
    var table: [UInt8]
  }

  /// What Tesseract says of its version; empty where it is not there.
  var version = ""
  /// The pages, in order.
  var pages: [Page] = []
  /// Why others are missing.
  var obstacle: PageRecogniser.Obstacle?

  /// Nothing yet.
  init() {}

  /// SHA-256 of all tables.
  var sha256: String {
    var checksum = SHA256()
    for page in pages { checksum.update(page.table) }
    return checksum.hexadecimal()
  }

  // MARK: - Kept

  /// The version, a line and a table for each page, and a line for the end.
  var bytes: [UInt8] {
    var bytes = Array("\(version)\n".utf8)
    for page in pages {
      bytes += Array("page \(page.number) \(page.height) \(page.table.count)\n".utf8) + page.table
    }
    return bytes + Array("end \(obstacle?.rawValue ?? "")\n".utf8)
  }

  /// What was kept; `nil` for anything else.
  init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    func line() -> String? {
      guard let end = rest.firstIndex(of: 10) else { return nil }
      defer { rest = rest[(end + 1)...] }
      return String(decoding: rest[..<end], as: UTF8.self)
    }
    guard let version = line() else { return nil }
    self.version = version
    while let words = line()?.split(separator: " ", omittingEmptySubsequences: false) {
      if words.first == "end", words.count == 2 {
        obstacle = PageRecogniser.Obstacle(rawValue: String(words[1]))
        return
      }
      guard words.first == "page", words.count == 4, let number = Int(words[1]),
        let height = Int(words[2]), let count = Int(words[3]), count >= 0, count <= rest.count
      else { return nil }
      pages.append(Page(number: number, height: height, table: Array(rest.prefix(count))))
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
