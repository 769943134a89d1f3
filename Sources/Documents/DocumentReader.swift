/// A file as bytes, before anybody knows what it is.
package struct SourceFile: Sendable {
  /// The path as the user gave it.
  package let path: String
  /// Its bytes.
  package let bytes: [UInt8]

  /// A file from its bytes.
  package init(path: String, bytes: [UInt8]) {
    (self.path, self.bytes) = (path, bytes)
  }
}

/// Reads one file format.
package protocol DocumentReader: Sendable {
  /// The format it reads.
  var format: DocumentFormat { get }
  /// Whether the bytes are of this format; the file's name is never asked.
  func recognises(_ bytes: [UInt8]) -> Bool
  /// The document, or an error that says what is wrong and what to do.
  ///
  /// A piece that cannot be read becomes an `unread` block where the rest can.
  func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document
}

/// The named limits of reading; every one is tested by a file that breaks it.
package struct ReadLimits: Sendable {
  /// The file itself, in bytes.
  package var fileBytes = 128 << 20
  /// All of an archive's entries inflated, in bytes; they are not held at one time.
  package var inflatedBytes = 1 << 30
  /// One entry of an archive inflated, in bytes; it is held whole.
  package var entryBytes = 384 << 20
  /// The content of an OpenDocument spreadsheet, in bytes: all its sheets are in one entry.
  package var spreadsheetBytes = 192 << 20
  /// The content of a Word document, in bytes.
  package var documentBytes = 64 << 20
  /// An entry's inflated size over its stored size, beyond the first megabyte.
  package var inflationRatio = 500
  /// Entries of an archive.
  package var archiveEntries = 20_000
  /// Documents of a ZIP that is opened as a folder.
  package var attachments = 1_000
  /// Depth of XML elements.
  package var xmlDepth = 256
  /// Sheets or tables of a document.
  package var sheets = 2_000
  /// Written cells of a document.
  package var cells = 10_000_000
  /// Different texts in the cells of a document.
  package var texts = 2_000_000
  /// Columns of a sheet.
  package var columns = 16_384
  /// Rows of a sheet.
  package var rows = 1_048_576
  /// Merged areas of a sheet.
  package var merges = 200_000
  /// Bytes of one text.
  package var textBytes = 1 << 20
  /// Written cells of the tables of a text, a web page or a document with pages.
  package var tableCells = 1_000_000
  /// Bytes of a text in rows with separators.
  package var recordBytes = 64 << 20
  /// Bytes of any other text.
  package var textFileBytes = 16 << 20
  /// Bytes of a web page.
  package var htmlBytes = 32 << 20
  /// Depth of a web page's elements, which people leave open more often than those of XML.
  package var htmlDepth = 1_024
  /// Attributes of a web page's element.
  package var htmlAttributes = 256
  /// Bytes of a plan in JSON or YAML.
  package var planFileBytes = 8 << 20
  /// How long a tool outside may run for a file, in seconds.
  package var toolSeconds = 60
  /// How much a tool outside may write about a file, in bytes.
  package var toolBytes = 128 << 20
  /// How much memory each process of a tool outside may ask for, in bytes.
  package var toolMemoryBytes = 4 << 30
  /// How long an outside program may take to convert a file, in seconds.
  package var conversionSeconds = 120
  /// How long a file may be that an outside program writes, in bytes.
  package var convertedBytes = 256 << 20
  /// Pages of a document whose words are recognised in a picture.
  package var recognisedPages = 200
  /// How long recognising the words of one document may take, in seconds.
  package var recognitionSeconds = 900
  /// Pages of a document.
  package var pages = 10_000
  /// Words of a document with pages.
  package var words = 2_000_000
  /// Headings, paragraphs and tables of a document; a `Locator` counts no further than 65,534.
  package var blocks = 65_000

  /// The defaults.
  package init() {}
}

/// Why a document cannot be read, for the person who has to mend it.
package struct ReadError: Error, Equatable, Sendable {
  /// The kinds, which decide the exit code and the advice.
  package enum Kind: String, Sendable, CaseIterable {
    /// There is no such file.
    case noSuchFile = "no_such_file"
    /// The file cannot be opened.
    case unreadable
    /// No reader knows these bytes.
    case unknownFormat = "unknown_format"
    /// A known format that this version does not read.
    case unsupportedFormat = "unsupported_format"
    /// Protected with a password.
    case encrypted
    /// Cut short or damaged.
    case damaged
    /// Beyond one of `ReadLimits`.
    case overLimit = "over_limit"
    /// Nothing is written in it.
    case empty
    /// A ZIP of several files, where one document was asked for.
    case archive
  }

  /// What is wrong.
  package let kind: Kind
  /// The file, as the user gave it.
  package let path: String
  /// The part of it, such as the name of a sheet or of an archive's entry.
  package let part: String?
  /// The file's format, where an outside program can make a copy of it that is read.
  package let convertible: DocumentFormat?
  /// What is wrong and what to do, in Spanish.
  package let es: String
  /// The same in English.
  package let en: String

  /// An error with its texts in both languages.
  package init(
    _ kind: Kind, path: String, part: String? = nil, convertible: DocumentFormat? = nil,
    es: String, en: String
  ) {
    (self.kind, self.path, self.part, self.es, self.en) = (kind, path, part, es, en)
    self.convertible = convertible
  }
}
