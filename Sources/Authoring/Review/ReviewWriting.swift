import Rules
import Values

/// Puts reviews into the files of a pack, every other byte of which stays as it is.
package struct ReviewWriting {
  /// The files that change, by their path in the pack.
  package private(set) var changed: [(path: String, bytes: [UInt8])] = []
  /// How many reviews are new.
  package private(set) var added = 0
  /// How many stand in their files already.
  package private(set) var known = 0

  /// Adds reviews to the files of a pack; the pack is loaded anew to see that they came through.
  package init(
    _ reviews: [(rule: String, review: Rule.Review)], into pack: RulePack,
    files: [(path: String, bytes: [UInt8])], root: String
  ) throws(RulePackError) {
    var files = files
    for (index, file) in files.enumerated() {
      let own = reviews.filter { pack.rule($0.rule)?.file == file.path }
      let held = own.first.flatMap { pack.rule($0.rule)?.reviews } ?? []
      let new = own.map(\.review).filter { !held.contains($0) }
      known += own.count - new.count
      guard !new.isEmpty else { continue }
      files[index].bytes = ReviewWriting.adding(new, to: file.bytes)
      changed.append(files[index])
      added += new.count
    }
    guard added > 0 else { return }
    let loaded = try RulePackLoader.load(files: files, root: root).get()
    for (rule, review) in reviews where loaded.rule(rule)?.reviews.contains(review) != true {
      throw RulePackError(.unreadable, .notTaken(rule), path: root)
    }
  }

  /// The text of a rule's file with more reviews at the end of its list, or with a list at its end.
  static func adding(_ reviews: [Rule.Review], to bytes: [UInt8]) -> [UInt8] {
    let newline =
      bytes.firstIndex(of: 10).map { $0 > 0 && bytes[$0 - 1] == 13 } == true ? "\r\n" : "\n"
    let items = reviews.flatMap(item).map { $0 + newline }.joined()
    var bytes = bytes
    if let end = endOfList(in: bytes) {
      var text = items
      if end == bytes.count, bytes.last != 10 { text = newline + text }
      bytes.insert(contentsOf: text.utf8, at: end)
    } else {
      if let last = bytes.last, last != 10 { bytes += newline.utf8 }
      bytes += ("reviews:" + newline + items).utf8
    }
    return bytes
  }

  /// Just behind the last line of the list under `reviews:`; `nil` where there is no such list.
  private static func endOfList(in bytes: [UInt8]) -> Int? {
    var (start, found, end) = (0, false, 0)
    while start < bytes.count {
      let next = bytes[start...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<next]
      if found {
        let first = line.first ?? 10
        // A line of its own key ends the list; blank lines and comments before it are not the list's.
        if first == 0x20 || first == UInt8(ascii: "-") {
          end = next
        } else if first != 10, first != 13, first != UInt8(ascii: "#") {
          return end
        }
      } else if String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        == ["reviews:"], line.first == UInt8(ascii: "r")
      {
        (found, end) = (true, next)
      }
      start = next
    }
    return found ? end : nil
  }

  /// The lines of one review.
  private static func item(_ review: Rule.Review) -> [String] {
    var pairs = [
      ("name", JSONWriter.quoted(review.name)), ("post", JSONWriter.quoted(review.post)),
      ("date", review.date.description),
    ]
    if let concept = review.concept { pairs.append(("concept", JSONWriter.quoted(concept))) }
    pairs.append(("agrees", String(review.agrees)))
    if let note = review.note { pairs.append(("note", JSONWriter.quoted(note))) }
    pairs.append(("sha256", review.digest))
    return pairs.enumerated().map {
      "\($0.offset == 0 ? "  - " : "    ")\($0.element.0): \($0.element.1)"
    }
  }
}

extension LocalizedText {
  fileprivate static func notTaken(_ rule: String) -> LocalizedText {
    LocalizedText(
      es:
        "la revisión de «\(rule)» no se pudo escribir en su archivo: escriba su lista reviews con "
        + "una revisión por renglón",
      en: "the review of “\(rule)” could not be written into its file: write its list reviews with "
        + "one review a line")
  }
}
