import Archives
import Documents
import Values

/// Reads the content of an OpenDocument spreadsheet: which sheets it has, and what is on each.
///
/// All sheets stand in one part. One beyond a limit is left unread and the next is read; where the
/// XML itself breaks, the sheets before the break are kept.
struct ODSContent: ~Copyable {
  var xml: XMLTokenizer
  let limits: ReadLimits
  var texts = StringPool()
  /// The spaces so far that elements only count.
  var spaceCount = 0
  private var hiddenStyles: Set<String> = []
  private var blocks: [Document.Block] = []
  private var notes: [ReaderNote] = []
  private var cellCount = 0

  /// The document in these bytes.
  static func document(
    _ bytes: [UInt8], path: String, limits: ReadLimits
  ) throws(ArchiveError) -> Document {
    try bytes.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      var content = ODSContent(
        xml: XMLTokenizer(bytes, maximumDepth: limits.xmlDepth), limits: limits)
      try content.read()
      return content.document(path: path)
    }
  }

  private init(xml: consuming XMLTokenizer, limits: ReadLimits) {
    self.xml = xml
    self.limits = limits
  }

  private consuming func document(path: String) -> Document {
    for index in blocks.indices {
      guard case .table(var grid) = blocks[index] else { continue }
      grid.texts = texts
      blocks[index] = .table(grid)
    }
    return Document(path: path, format: .ods, blocks: blocks, notes: notes)
  }

  /// Goes on to the next element inside the one that is open; false at its end.
  mutating func nextStart() throws(ArchiveError) -> Bool {
    while true {
      switch try xml.next() {
      case .start: return true
      case .end, .finished: return false
      case .text: continue
      }
    }
  }

  private mutating func read() throws(ArchiveError) {
    guard try nextStart(), xml.isNamed("document-content") || xml.isNamed("document") else {
      throw xml.fault("the part is not a document's content")
    }
    var hasSheets = false
    do throws(ArchiveError) {
      while try nextStart() {
        if xml.isNamed("automatic-styles") {
          try readStyles()
        } else if xml.isNamed("body") {
          while try nextStart() {
            if xml.isNamed("spreadsheet") {
              hasSheets = true
              try readSheets()
            } else {
              try xml.skip()
            }
          }
        } else {
          try xml.skip()
        }
      }
    } catch {
      guard error.kind == .damaged, hasGrid else { throw error }
      notes.append(.brokenOff)
      return
    }
    guard hasSheets, !blocks.isEmpty else { throw xml.fault("no sheets") }
  }

  private var hasGrid: Bool {
    blocks.contains { if case .table = $0 { true } else { false } }
  }

  /// Remembers the styles that make a sheet invisible.
  private mutating func readStyles() throws(ArchiveError) {
    while try nextStart() {
      guard xml.isNamed("style"), try xml.value(of: "family", prefixed: true) == "table",
        let name = try xml.value(of: "name", prefixed: true)
      else {
        try xml.skip()
        continue
      }
      while try nextStart() {
        if xml.isNamed("table-properties"), try xml.value(of: "display", prefixed: true) == "false"
        {
          hiddenStyles.insert(name)
        }
        try xml.skip()
      }
    }
  }

  private mutating func readSheets() throws(ArchiveError) {
    while try nextStart() {
      guard xml.isNamed("table") else {
        try xml.skip()
        continue
      }
      guard blocks.count < limits.sheets else {
        throw ArchiveError(.overLimit, "more than \(limits.sheets) sheets")
      }
      try readSheet()
    }
  }

  private mutating func readSheet() throws(ArchiveError) {
    let outside = xml.depth - 1
    let name = try xml.value(of: "name", prefixed: true) ?? ""
    let style = try xml.value(of: "style-name", prefixed: true) ?? ""
    do throws(ArchiveError) {
      var sheet = ODSSheet(budget: limits.cells - cellCount)
      try readRows(&sheet)
      var grid = sheet.grid(name: name)
      guard let covered = grid.dropCovered() else {
        throw ArchiveError(.overLimit, "merged areas that overlap")
      }
      if covered > 0 { notes.append(.covered(covered, name)) }
      grid.indexMerges()
      cellCount += grid.cellCount
      if hiddenStyles.contains(style) {
        grid.visibility = .hidden
        notes.append(.hidden(name))
      }
      blocks.append(.table(grid))
    } catch {
      blocks.append(.unread(name: name, error.unreadReason))
      guard error.kind == .overLimit else { throw error }
      // The depth of XML is a limit too, and beyond it nothing more can be read.
      while xml.depth > outside {
        if try xml.next() == .finished { throw xml.fault("the document is cut short") }
      }
    }
  }
}

// MARK: - Texts

extension ReaderNote {
  fileprivate static let brokenOff = ReaderNote(
    .repaired,
    es: "El archivo está dañado: se leyeron las hojas que están antes del daño. Pida otra copia.",
    en: "The file is damaged: the sheets before the damage were read. Ask for another copy.")
}
