import Archives
import Documents

/// Finds the authors, comments and links to other files that a workbook carries.
///
/// They are no part of the plan: a damaged one is passed over, and nothing else depends on it.
struct XLSXTraces {
  private let archive: ZipArchive
  private let depth: Int

  /// The longest name or path that is kept, in bytes.
  private static let textBytes = 200

  init(_ archive: ZipArchive, depth: Int) { (self.archive, self.depth) = (archive, depth) }

  /// All traces, in the order of the archive.
  func traces() -> [DocumentTrace] {
    var traces: [DocumentTrace] = []
    for name in ["creator", "lastModifiedBy"] {
      let author = author(name)
      if !author.isEmpty, !traces.contains(where: { $0.text == author }) {
        traces.append(DocumentTrace(.author, text: author))
      }
    }
    for entry in archive.entries {
      if isComments(entry.name) {
        let count = comments(in: entry)
        if count > 0 { traces.append(DocumentTrace(.comment, count: count)) }
      } else if entry.name.hasPrefix("xl/externalLinks/externalLink") {
        traces.append(DocumentTrace(.externalLink, text: target(of: entry.name)))
      }
    }
    return traces
  }

  /// `xl/comments1.xml`, `xl/comments/comment1.xml`; threaded ones stand there as well.
  private func isComments(_ name: String) -> Bool {
    name.hasPrefix("xl/comments") && name.hasSuffix(".xml")
  }

  private func author(_ element: String) -> String {
    guard let entry = archive.entry(named: "docProps/core.xml") else { return "" }
    var text: [UInt8] = []
    read(entry) { (xml) throws(ArchiveError) in
      let isIt = element == "creator" ? xml.isNamed("creator") : xml.isNamed("lastModifiedBy")
      if isIt, text.isEmpty { try xml.appendContent(to: &text) }
    }
    return clipped(String(decoding: text, as: UTF8.self))
  }

  /// How many notes of people a part holds; those of an annotated copy are ours and go away with it.
  private func comments(in entry: ZipArchive.Entry) -> Int {
    var (count, authors) = (0, 0)
    var own: String?
    read(entry) { (xml) throws(ArchiveError) in
      if xml.isNamed("author") {
        var text: [UInt8] = []
        try xml.appendContent(to: &text)
        if text.elementsEqual(OwnSheet.author.utf8) { own = "\(authors)" }
        authors += 1
      } else if xml.isNamed("comment") {
        let author = try xml.value(of: "authorId")
        if author == nil || author != own { count += 1 }
      }
    }
    return count
  }

  /// The file that an external link points to.
  private func target(of part: String) -> String {
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    guard let entry = archive.entry(named: "xl/externalLinks/_rels/\(name).rels") else { return "" }
    var found = ""
    read(entry) { (xml) throws(ArchiveError) in
      guard xml.isNamed("Relationship"), found.isEmpty else { return }
      found = try xml.value(of: "Target") ?? ""
    }
    return clipped(found)
  }

  private func read(
    _ entry: ZipArchive.Entry, _ body: (inout XMLTokenizer) throws(ArchiveError) -> Void
  ) {
    do throws(ArchiveError) {
      let bytes = try XMLTokenizer.utf8(try archive.bytes(of: entry))
      try bytes.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
        var xml = XMLTokenizer(bytes, maximumDepth: depth)
        while true {
          let event = try xml.next()
          if event == .finished { return }
          if event == .start { try body(&xml) }
        }
      }
    } catch {
      // What could not be read is not told: nothing of the plan stands there.
    }
  }

  private func clipped(_ text: String) -> String {
    String(decoding: text.utf8.prefix(XLSXTraces.textBytes), as: UTF8.self)
  }
}
