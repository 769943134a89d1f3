import Values

/// A file as people see it: headings, paragraphs and tables, in order, each with its place.
package struct Document: Sendable {
  /// One piece of a document, in reading order.
  package enum Block: Sendable {
    /// A heading and its level, from 1.
    case heading(String, level: Int)
    /// A paragraph of text.
    case paragraph(String)
    /// A sheet, or a table of a text.
    case table(Grid)
    /// A piece that is there and could not be read.
    case unread(name: String, UnreadReason)
  }

  /// The path as the user gave it.
  package var path: String
  /// The format the bytes turned out to be.
  package var format: DocumentFormat
  /// SHA-256 of the file's bytes, in hexadecimal; who asks waits for it.
  package var sha256: String {
    get { checksum?.get() ?? knownChecksum }
    set { (knownChecksum, checksum) = (newValue, nil) }
  }
  /// The pieces, in order; a `Locator.block` is a position in this list.
  package var blocks: [Block]
  /// What the reader wants people to know: the separator it found, a hidden sheet, a repair.
  package var notes: [ReaderNote]
  /// Whether the format can merge cells, so that a blank cell below a value is really blank.
  package var canMerge: Bool
  /// Where each block stands in the file, one for each of `blocks`; empty where nobody counted.
  package var blockPlaces: [BlockPlace]
  /// What travels with the file besides its pieces: authors, comments, links to other files.
  package var traces: [DocumentTrace] = []
  /// What an outside program made of the file, where one did.
  package var conversion: DocumentConversion?
  /// The pages, from 1, whose words were recognised in a picture: all that stands on them is a guess.
  package var recognisedPages: Set<Int> = []

  private var knownChecksum: String
  /// That of a long file, which is made while others look at the document.
  private var checksum: Ahead<String, Never>?

  /// A document from its parts.
  package init(
    path: String, format: DocumentFormat, sha256: String = "", blocks: [Block] = [],
    notes: [ReaderNote] = [], canMerge: Bool = true, blockPlaces: [BlockPlace] = []
  ) {
    self.blockPlaces = blockPlaces
    self.path = path
    self.format = format
    knownChecksum = sha256
    self.blocks = blocks
    self.notes = notes
    self.canMerge = canMerge
  }

  /// Gives it a checksum that may not be made yet.
  package mutating func setChecksum(_ checksum: Ahead<String, Never>) { self.checksum = checksum }

  /// The grids with the number of their block.
  package var grids: [(block: Int, grid: Grid)] {
    blocks.enumerated().compactMap { index, block in
      if case .table(let grid) = block { (index, grid) } else { nil }
    }
  }

  /// The names a person can look up for a place.
  package func place(of locator: Locator) -> Place {
    let index = Int(locator.block)
    guard !locator.isWholeDocument, blocks.indices.contains(index) else { return Place(path: path) }
    let known = blockPlaces.indices.contains(index) ? blockPlaces[index] : BlockPlace()
    switch blocks[index] {
    case .table(let grid):
      let cell =
        locator.row < 0
        ? nil : CellReference.name(row: Int(locator.row), column: max(0, Int(locator.column)))
      let box = grid.box(atRow: Int(locator.row), column: Int(locator.column)) ?? known.box
      return Place(
        path: path, sheet: grid.name, cell: cell, page: box.map { Int($0.page) },
        line: grid.line(ofRow: Int(locator.row)) ?? known.line, box: box)
    case .unread(let name, _):
      return Place(path: path, sheet: name, page: known.page, line: known.line)
    case .heading, .paragraph:
      // Where the reader did not count, the block's number is the best name for the place.
      let line = known.line ?? (known.box == nil ? index + 1 : nil)
      return Place(path: path, page: known.page, line: line, box: known.box)
    }
  }

  /// Where a block stands in its file, as far as the reader knows.
  package struct BlockPlace: Hashable, Sendable {
    /// The line of the file, or the number of the paragraph, from 1.
    package var line: Int?
    /// The page and the box on it, in formats with pages.
    package var box: PageBox?

    /// A place; what is not given is not known.
    package init(line: Int? = nil, box: PageBox? = nil) { (self.line, self.box) = (line, box) }

    /// The page, from 1.
    package var page: Int? { box.map { Int($0.page) } }
  }

  /// A place in the words of reports: `path`, `sheet`, `cell`, `page`, `line`.
  package struct Place: Hashable, Sendable {
    /// The file, as the user gave it.
    package var path: String
    /// The sheet or table.
    package var sheet: String?
    /// The cell, such as `AW10`.
    package var cell: String?
    /// The page, from 1.
    package var page: Int?
    /// The line or paragraph, from 1.
    package var line: Int?
    /// The box on the page, in formats with pages.
    package var box: PageBox?

    /// A place; what is not given is not known.
    package init(
      path: String, sheet: String? = nil, cell: String? = nil, page: Int? = nil, line: Int? = nil,
      box: PageBox? = nil
    ) {
      (self.path, self.sheet, self.cell, self.page, self.line) = (path, sheet, cell, page, line)
      self.box = box
    }
  }
}

/// The formats known by their bytes.
package enum DocumentFormat: String, Sendable, CaseIterable {
  /// Office Open XML workbook.
  case xlsx
  /// Values parted by commas, semicolons or tabs.
  case csv
  /// Office Open XML text.
  case docx
  /// OpenDocument spreadsheet.
  case ods
  /// Web page, or what Office saved as one.
  case html
  /// Portable Document Format, by its text layer.
  case pdf
  /// A plan in our own shape, as JSON.
  case json
  /// A plan in our own shape, as YAML.
  case yaml
  /// Text with the signs of Markdown.
  case markdown
  /// Text without signs.
  case text
  /// Workbook of Excel 97-2003, by its converted copy.
  case xls
  /// Binary workbook of Excel, by its converted copy.
  case xlsb
  /// Text of Word 97-2003, by its converted copy.
  case doc
  /// Rich Text Format, by its converted copy.
  case rtf
  /// OpenDocument text, by its converted copy.
  case odt
}

extension DocumentFormat {
  /// Whether a file of it is made of sheets, where rows stand in cells and nowhere else.
  package var isOfSheets: Bool {
    switch self {
    case .xlsx, .xls, .xlsb, .ods, .csv: true
    case .docx, .html, .pdf, .json, .yaml, .markdown, .text, .doc, .rtf, .odt: false
    }
  }
}

/// Why a piece of a document could not be read.
package enum UnreadReason: String, Sendable, CaseIterable {
  /// The sheet's part is missing from the file or broken.
  case damaged
  /// A limit of the program was reached.
  case overLimit = "over_limit"
  /// The page has no text layer.
  case noTextLayer = "no_text_layer"
  /// The page is a picture whose words were recognised; some may be missing.
  case recognisedImage = "recognised_image"
  /// Protected with a password.
  case encrypted
  /// A formula whose result the file does not keep.
  case notComputed = "not_computed"
  /// A table that was not recognised.
  case notRecognised = "not_recognised"
  /// It may stand in a column whose heading nobody understood.
  case columnNotUnderstood = "column_not_understood"
  /// A fact of the entity, an answer or a registry that was not given.
  case notGiven = "not_given"
}

/// Something a reader did or found that people should know.
package struct ReaderNote: Hashable, Sendable {
  /// What kind of note.
  package enum Kind: String, Sendable, CaseIterable {
    /// The separator and encoding found in a text file.
    case sniffed
    /// A sheet nobody sees, left out.
    case hiddenSheet = "hidden_sheet"
    /// Something broken that was read around.
    case repaired
    /// A limit cut something off.
    case cut
    /// An outside program made a copy that was read in place of the file.
    case converted
    /// Pages that are pictures.
    case picture
  }

  /// What kind of note.
  package var kind: Kind
  /// In Spanish.
  package var es: String
  /// In English.
  package var en: String

  /// A note in both languages.
  package init(_ kind: Kind, es: String, en: String) {
    (self.kind, self.es, self.en) = (kind, es, en)
  }
}
