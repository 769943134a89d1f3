import Documents
import Values

/// Gathers the document's sections: its headings with the text below them, the names of its sheets,
/// and the labels of title blocks, covers and sheets of text.
///
/// A label of a form with nothing beside or below it is no section: an empty box says nothing.
struct SectionReader {
  private let index: HeadingIndex
  private(set) var sections: [Section] = []

  /// A heading and what is written under it.
  struct Section {
    /// The heading, without its colon.
    var title: String
    /// The text below it, its lines joined.
    var text: String
    /// Where the heading stands.
    var place: Locator
  }

  /// Most sections that are kept.
  private static let sectionLimit = 4000
  /// Most bytes of text that are kept of one section.
  private static let textLimit = 8000
  /// The longest title, in bytes.
  private static let titleBytes = 100
  /// The longest title, in words.
  private static let titleWords = 10

  /// A reader that knows the labels of a vocabulary.
  init(_ index: HeadingIndex) { self.index = index }

  // MARK: Blocks

  /// Reads the headings and paragraphs of a document, in order.
  ///
  /// What stands below a table without a heading of its own goes on with the section above the table.
  mutating func read(_ document: Document, number: Int) {
    var waiting: Section?
    var above: Int?
    for (block, content) in document.blocks.enumerated() {
      let place = Locator(document: number, block: block)
      switch content {
      case .heading(let text, _):
        keep(&waiting)
        above = nil
        waiting = Section(title: SectionReader.title(text), text: "", place: place)
      case .paragraph(let text):
        let words = SectionReader.line(text)
        if words.isEmpty { continue }
        if let parts = SectionReader.labelAndValue(words), isLabel(parts.label) {
          keep(&waiting)
          waiting = Section(title: parts.label, text: parts.value, place: place)
          above = nil
        } else if isHeadingLine(words) {
          keep(&waiting)
          above = nil
          waiting = Section(title: SectionReader.title(words), text: "", place: place)
        } else if waiting != nil {
          SectionReader.join(words, to: &waiting)
        } else if let above {
          SectionReader.join(words, to: &sections[above])
        }
      case .table, .unread:
        if waiting != nil, keep(&waiting) { above = sections.count - 1 }
      }
    }
    if let last = waiting, !last.text.isEmpty { add(last) }
  }

  /// Keeps a section that something follows; tells whether there was room for it.
  @discardableResult
  private mutating func keep(_ section: inout Section?) -> Bool {
    let isKept = section.map { add($0) } ?? false
    section = nil
    return isKept
  }

  // MARK: Grids

  /// Reads a sheet's name and its cells above a row; `nil` for all of a sheet without a table.
  mutating func read(_ grid: Grid, place: Locator, above top: Int?, hasTable: Bool) {
    if SectionReader.isGivenByPeople(grid.name) {
      add(Section(title: SectionReader.line(grid.name), text: "", place: place))
    }
    var waiting: Section?
    for (position, number) in grid.rowNumbers.prefix(SectionReader.sectionLimit).enumerated() {
      if let top, Int(number) >= top { break }
      let cells = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      read(SectionReader.texts(cells, of: grid, row: number, place), waiting: &waiting)
    }
    if hasTable || waiting?.text.isEmpty == false { close(&waiting) }
  }

  /// Reads the rows of a table that head others.
  mutating func read(_ rows: [Int32], of grid: Grid, place: Locator) {
    for number in rows.prefix(SectionReader.sectionLimit) {
      var waiting: Section?
      let cells = grid.cellRange(ofRow: Int(number))
      read(SectionReader.texts(cells, of: grid, row: number, place), waiting: &waiting)
      close(&waiting)
    }
  }

  /// The written texts of a row, each on one line.
  private static func texts(
    _ cells: Range<Int>, of grid: Grid, row: Int32, _ place: Locator
  ) -> [(text: String, place: Locator)] {
    cells.compactMap { cell in
      let text = line(grid.text(grid.values[cell]))
      var own = place
      (own.row, own.column) = (row, Int32(grid.columns[cell]))
      return text.isEmpty ? nil : (text, own)
    }
  }

  /// Reads the headings that hold what they name: «Objetivo: más agua» beside «Actividad» and «Meta».
  mutating func read(_ header: HeaderBlock, place: Locator) {
    for column in header.columns {
      guard let parts = column.levels.last.flatMap(SectionReader.labelAndValue) else { continue }
      var own = place
      (own.row, own.column) = (Int32(clamping: column.row), Int32(clamping: column.column))
      add(Section(title: parts.label, text: parts.value, place: own))
    }
  }

  /// Reads one row of texts.
  private mutating func read(
    _ cells: [(text: String, place: Locator)], waiting: inout Section?
  ) {
    for cell in cells {
      if let parts = SectionReader.labelAndValue(cell.text) {
        close(&waiting)
        waiting = Section(title: parts.label, text: parts.value, place: cell.place)
      } else if isTitle(cell.text), !isValue(cell.text, of: waiting, at: cell.place) {
        close(&waiting)
        waiting = Section(title: cell.text, text: "", place: cell.place)
      } else {
        SectionReader.join(cell.text, to: &waiting)
      }
    }
  }

  /// Whether a short text is what stands beside or below a label rather than a title of its own.
  private func isValue(_ text: String, of section: Section?, at place: Locator) -> Bool {
    guard let section, section.text.isEmpty, isBox(section.title), !isBox(text) else {
      return false
    }
    return section.place.row == place.row
      || section.place.row + 1 == place.row && section.place.column == place.column
  }

  /// Keeps a section unless it is an empty box.
  private mutating func close(_ section: inout Section?) {
    if var section, !(section.text.isEmpty && isBox(section.title)) {
      section.title = SectionReader.title(section.title)
      add(section)
    }
    section = nil
  }

  /// Whether a text is a label that asks to be filled in.
  private func isBox(_ title: String) -> Bool { title.hasSuffix(":") || isLabel(title) }

  @discardableResult
  private mutating func add(_ section: Section) -> Bool {
    guard sections.count < SectionReader.sectionLimit, !section.title.isEmpty else { return false }
    sections.append(section)
    return true
  }
}

// MARK: - Texts

extension SectionReader {
  /// Whether a cell is short enough to head what follows.
  private func isTitle(_ text: String) -> Bool {
    guard text.utf8.count <= SectionReader.titleBytes, !text.hasSuffix(".") || text.utf8.count < 40,
      text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    else { return false }
    return text.split(separator: " ").count <= SectionReader.titleWords
  }

  /// Whether a paragraph without a heading's style is one all the same: short, and in capitals,
  /// numbered, ended by a colon, or a label that the vocabulary lists.
  private func isHeadingLine(_ text: String) -> Bool {
    guard isTitle(text), !text.hasSuffix(";"), !text.hasSuffix(",") else { return false }
    if text.hasSuffix(":") || isLabel(text) { return true }
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    if letters.count >= 4, letters.allSatisfy({ !$0.properties.isLowercase }) { return true }
    return false
  }

  /// Whether the vocabulary lists a text as a heading.
  private func isLabel(_ text: String) -> Bool {
    index.lists(key: HeadingKey.key(of: SectionReader.withoutNumber(text)))
  }

  /// «Objetivo: mejorar la salud» as its two parts, `nil` where one is missing.
  private static func labelAndValue(_ text: String) -> (label: String, value: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let label = line(String(text[..<colon]))
    let value = line(String(text[text.index(after: colon)...]))
    // «https://…» is an address.
    guard !label.isEmpty, !value.isEmpty, !value.hasPrefix("//"), label.utf8.count <= titleBytes,
      label.split(separator: " ").count <= titleWords,
      label.unicodeScalars.contains(where: \.properties.isAlphabetic)
    else { return nil }
    return (label, value)
  }

  /// A title on one line, without the colon at its end.
  private static func title(_ text: String) -> String {
    var text = line(text)
    while text.hasSuffix(":") || text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  private static func withoutNumber(_ text: String) -> String {
    String(text.drop { $0.isNumber || $0 == "." || $0 == ")" || $0 == " " || $0 == "-" })
  }

  private static func line(_ text: String) -> String { HeaderReader.tidy(text) }

  private static func join(_ text: String, to section: inout Section?) {
    guard var open = section else { return }
    join(text, to: &open)
    section = open
  }

  private static func join(_ text: String, to section: inout Section) {
    guard section.text.utf8.count < textLimit else { return }
    section.text += section.text.isEmpty ? text : "\n" + text
  }

  /// Whether a grid's name is one that a person gave, not «Hoja1», «table2» or «csv».
  private static func isGivenByPeople(_ name: String) -> Bool {
    let words = foldedWords(name).split(separator: " ").joined()
    let letters = words.prefix { !$0.isNumber }
    return !words.isEmpty
      && !(programNames.contains(String(letters))
        && words.dropFirst(letters.count).allSatisfy(\.isNumber))
  }

  private static let programNames: Set<String> = ["hoja", "sheet", "table", "tabla", "csv", ""]
}
