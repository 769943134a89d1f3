import Archives
import Documents

/// The notes of one sheet: those of people stay as they are, ours come and go.
///
/// Ours stands between two marks, so that it is known again whatever program has saved the file
/// since, and so that what people write around it stays.
struct CommentsPart {
  /// What became of the notes.
  struct Outcome {
    /// The part.
    var bytes: [UInt8]
    /// Cells that have a note now and had none.
    var added: [String] = []
    /// Cells that have none any more.
    var removed: [String] = []
    /// Cells whose note nothing can be added to: Excel makes it anew from a thread of comments.
    var inThreads: [String] = []
  }

  /// Who the notes are by.
  static let author = OwnSheet.author
  /// The line above ours.
  static let opening = "—— Cotejo ——"
  /// The line below ours.
  static let closing = "———"

  /// A part without notes.
  static func empty(isStrict: Bool) -> [UInt8] {
    Array(
      """
      \(OfficeXML.head)<comments xmlns="\(isStrict ? OfficeXML.strictMain : OfficeXML.main)">\
      <authors/><commentList/></comments>
      """.utf8)
  }

  private let bytes: [UInt8]
  private let root: XMLOutline
  private let list: XMLOutline
  private let authors: [String]

  /// Reads a part.
  init(_ bytes: [UInt8]) throws(ArchiveError) {
    self.bytes = bytes
    root = try XMLOutline(bytes)
    list = try XMLOutline(bytes, inside: ["commentList"])
    authors = try XMLOutline(bytes, inside: ["authors"]).children.map { element in
      NoteText.plain(bytes[element.content])
    }
  }

  /// The part with these notes of ours, by cell, in place of those it had.
  func with(_ notes: [String: String]) throws(ArchiveError) -> Outcome {
    var outcome = Outcome(bytes: [])
    var edits = XMLEdits()
    var open = notes
    for comment in list.children where comment.name == "comment" {
      guard let cell = comment.attributes["ref"] else { continue }
      guard !isThread(comment), var text = try? NoteText(bytes, comment) else {
        if open.removeValue(forKey: cell) != nil { outcome.inThreads.append(cell) }
        continue
      }
      let wasOurs = text.removeOurs()
      let ours = open.removeValue(forKey: cell)
      if ours == nil, !wasOurs { continue }
      if ours == nil, text.isBlank {
        edits.remove(comment.range)
        outcome.removed.append(cell)
      } else {
        edits.replace(text.range, with: text.xml(adding: ours, prefix: root.prefix))
      }
    }
    let new = open.sorted { CommentsPart.order($0.key) < CommentsPart.order($1.key) }
    if !new.isEmpty { insert(new, &edits) }
    outcome.added = new.map { $0.key }
    outcome.bytes = edits.applied(to: bytes)
    return outcome
  }

  private func insert(_ notes: [(key: String, value: String)], _ edits: inout XMLEdits) {
    let prefix = root.prefix
    var number = authors.firstIndex(of: CommentsPart.author)
    if number == nil, let element = root.children.first(where: { $0.name == "authors" }) {
      number = authors.count
      edits.append(
        "<\(prefix)author>\(CommentsPart.author)</\(prefix)author>", to: element,
        named: "\(prefix)authors")
    }
    let elements = notes.map { cell, text in
      """
      <\(prefix)comment ref="\(cell)" authorId="\(number ?? 0)"><\(prefix)text>\
      \(NoteText.runs(text, prefix: prefix))</\(prefix)text></\(prefix)comment>
      """
    }
    edits.append(elements.joined(), to: list.parent, named: "\(prefix)commentList")
  }

  /// Excel writes the author of such a note as `tc={…}` and the note itself anew from the thread.
  private func isThread(_ comment: XMLOutline.Element) -> Bool {
    guard let number = comment.attributes["authorId"].flatMap({ Int($0) }),
      authors.indices.contains(number)
    else { return false }
    return authors[number].hasPrefix("tc=")
  }

  private static func order(_ cell: String) -> (row: Int, column: Int) {
    CellReference.parse(cell) ?? (0, 0)
  }
}

/// The text of one note with its formats, ours told from that of others.
struct NoteText {
  /// A piece with one format.
  private struct Run {
    /// The element as it stands in the part; `nil` once its text has changed.
    var raw: String?
    /// Its format, as it stands in the part.
    var format: String
    var text: String
  }

  /// Where the element `text` stands in the part.
  private(set) var range: Range<Int>
  private var runs: [Run] = []
  private var rest = ""

  init(_ bytes: [UInt8], _ comment: XMLOutline.Element) throws(ArchiveError) {
    let inside = try XMLOutline(Array(bytes[comment.range]), as: "text")
    let start = comment.range.lowerBound
    func moved(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound + start..<range.upperBound + start
    }
    range = moved(inside.parent.range)
    for element in inside.children {
      let raw = String(decoding: bytes[moved(element.range)], as: UTF8.self)
      switch element.name {
      case "t":
        runs.append(Run(raw: nil, format: "", text: NoteText.plain(bytes[moved(element.content)])))
      case "r":
        let parts = try XMLOutline(Array(bytes[moved(element.range)])).children
        func piece(_ name: String, _ range: KeyPath<XMLOutline.Element, Range<Int>>) -> ArraySlice<
          UInt8
        > {
          guard let part = parts.first(where: { $0.name == name }) else { return [] }
          let offset = element.range.lowerBound + start
          let found = part[keyPath: range]
          return bytes[found.lowerBound + offset..<found.upperBound + offset]
        }
        runs.append(
          Run(
            raw: raw, format: String(decoding: piece("rPr", \.range), as: UTF8.self),
            text: NoteText.plain(piece("t", \.content))))
      default: rest += raw
      }
    }
  }

  /// Whether nothing is left to be read.
  var isBlank: Bool { runs.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }

  /// Takes away what stands between our marks; false where there is none.
  mutating func removeOurs() -> Bool {
    let all = runs.map(\.text).joined()
    guard let opening = all.range(ofText: CommentsPart.opening) else { return false }
    var start = opening.lowerBound
    var end = all.endIndex
    if let closing = all[opening.upperBound...].range(ofText: "\n" + CommentsPart.closing) {
      end = closing.upperBound
    }
    while start > all.startIndex, all[all.index(before: start)].isNewline {
      start = all.index(before: start)
    }
    let cut =
      all[..<start].unicodeScalars.count..<all[..<end].unicodeScalars.count
    var place = 0
    for index in runs.indices {
      let scalars = Array(runs[index].text.unicodeScalars)
      let kept = scalars.enumerated().filter { !cut.contains(place + $0.offset) }.map(\.element)
      place += scalars.count
      guard kept.count < scalars.count else { continue }
      runs[index].raw = nil
      var text = String.UnicodeScalarView()
      text.append(contentsOf: kept)
      runs[index].text = String(text)
    }
    runs.removeAll { $0.text.isEmpty }
    return true
  }

  /// The element, with a text of ours below what is there.
  func xml(adding ours: String?, prefix: String) -> String {
    let theirs = runs.map { run in
      run.raw
        ?? """
        <\(prefix)r>\(run.format)<\(prefix)t xml:space="preserve">\
        \(NoteText.escaped(run.text))</\(prefix)t></\(prefix)r>
        """
    }.joined()
    let break_ = runs.isEmpty ? "" : "\n\n"
    return "<\(prefix)text>" + theirs
      + (ours.map { NoteText.runs($0, before: break_, prefix: prefix) } ?? "") + rest
      + "</\(prefix)text>"
  }

  /// Our text between its marks, in two runs: the mark in bold, the rest plain.
  static func runs(_ text: String, before: String = "", prefix: String) -> String {
    let font =
      "<\(prefix)sz val=\"9\"/><\(prefix)rFont val=\"Tahoma\"/><\(prefix)family val=\"2\"/>"
    func run(_ bold: String, _ text: String) -> String {
      """
      <\(prefix)r><\(prefix)rPr>\(bold)\(font)</\(prefix)rPr>\
      <\(prefix)t xml:space="preserve">\(text)</\(prefix)t></\(prefix)r>
      """
    }
    return run("<\(prefix)b/>", before + CommentsPart.opening)
      + run("", "\n" + CellText.escaped(text) + "\n" + CommentsPart.closing)
  }

  /// The text of these bytes of XML, entities resolved; texts inside elements are joined.
  static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    let wrapped = Array("<t>".utf8) + bytes + Array("</t>".utf8)
    var text: [UInt8] = []
    wrapped.withUnsafeBufferPointer { buffer in
      var xml = XMLTokenizer(buffer)
      while let event = try? xml.next(), event != .finished {
        if event == .text { try? xml.appendText(to: &text) }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A person's text goes back as it was, line breaks and all.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension XMLOutline {
  /// The children of the first element with this name inside a piece of a part.
  init(_ piece: [UInt8], as name: String) throws(ArchiveError) {
    try self.init(piece, inside: [name])
  }
}

extension StringProtocol {
  /// Where a text first stands in this one, sign by sign.
  func range(ofText text: String) -> Range<Index>? {
    let wanted = Array(text)
    var place = startIndex
    while place < endIndex {
      var (here, matched) = (place, 0)
      while matched < wanted.count, here < endIndex, self[here] == wanted[matched] {
        here = index(after: here)
        matched += 1
      }
      if matched == wanted.count { return place..<here }
      place = index(after: place)
    }
    return nil
  }
}
