import Archives
import Documents
import Values

/// Reads Office Open XML workbooks, in the usual and in the strict form.
package struct XLSXReader: DocumentReader {
  /// A reader without settings.
  package init() {}

  package var format: DocumentFormat { .xlsx }

  package func recognises(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: Signature.zip) || bytes.starts(with: Signature.emptyZip)
      || bytes.starts(with: Signature.compound)
  }

  package func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document {
    if file.bytes.starts(with: Signature.compound) { throw file.compoundError() }
    let package = try XLSXPackage(file, limits: limits)
    return try package.document()
  }
}

/// The parts of a workbook while it is read.
private struct XLSXPackage {
  private let file: SourceFile
  private let limits: ReadLimits
  private let archive: ZipArchive
  private let workbook: XLSXWorkbook
  private let relations: PackageRelationships
  private var book = XLSXBook()
  private var blocks: [Document.Block] = []
  private var notes: [ReaderNote] = []
  private var cellCount = 0

  init(_ file: SourceFile, limits: ReadLimits) throws(ReadError) {
    (self.file, self.limits) = (file, limits)
    do throws(ArchiveError) {
      archive = try ZipArchive(file.bytes, limits: ZipArchive.Limits(limits))
    } catch { throw file.error(error, in: .excel) }
    if let error = file.otherFormat(archive) { throw error }
    do throws(ArchiveError) {
      let roots = try PackageRelationships(of: "", in: archive, depth: limits.xmlDepth)
      let part = roots.first("officeDocument")?.target ?? "xl/workbook.xml"
      let bytes = try XMLTokenizer.utf8(try archive.bytes(named: part))
      do throws(ArchiveError) {
        workbook = try XLSXWorkbook(bytes, limits: limits)
      } catch { throw error.in(part) }
      relations = try PackageRelationships(of: part, in: archive, depth: limits.xmlDepth)
    } catch { throw file.error(error, in: .excel) }
    guard !workbook.sheets.isEmpty else { throw file.withoutSheets }
  }

  consuming func document() throws(ReadError) -> Document {
    book.limits = limits
    book.startsIn1904 = workbook.startsIn1904
    readStyles()
    readSharedStrings()
    for sheet in workbook.sheets { readSheet(sheet) }
    shareTexts()
    var document = Document(path: file.path, format: .xlsx, blocks: blocks, notes: notes)
    document.traces = XLSXTraces(archive, depth: limits.xmlDepth).traces()
    return document
  }

  private mutating func readStyles() {
    guard let part = part("styles", else: "xl/styles.xml") else { return }
    do throws(ArchiveError) {
      let bytes = try XMLTokenizer.utf8(try archive.bytes(named: part))
      book.styles = try XLSXStyles(bytes, limits: limits)
    } catch { book.styles.fault = error.in(part) }
  }

  private mutating func readSharedStrings() {
    guard let part = part("sharedStrings", else: "xl/sharedStrings.xml") else { return }
    do throws(ArchiveError) {
      book.shared = try XLSXSharedStrings(
        archive.part(named: part).utf8(), limits: limits, texts: &book.texts)
    } catch { book.shared.fault = error.in(part) }
  }

  /// The part in this relation to the workbook, or the one with the usual name.
  private func part(_ kind: String, else usual: String) -> String? {
    relations.first(kind)?.target ?? (archive.entry(named: usual) == nil ? nil : usual)
  }

  private mutating func readSheet(_ sheet: XLSXWorkbook.Sheet) {
    let relation = relations.byIdentifier[sheet.relation]
    if let relation, relation.kind.lowercased().hasSuffix("sheet"), relation.kind != "worksheet" {
      // A chart, a dialog or a macro on a tab of its own has no cells.
      notes.append(.withoutCells(sheet.name))
      return
    }
    do throws(ArchiveError) {
      guard let part = relation?.target else {
        throw ArchiveError(.missing, "no part for the sheet")
      }
      var grid = try grid(sheet, part)
      grid.visibility = sheet.visibility
      guard let covered = grid.dropCovered() else {
        throw ArchiveError(.overLimit, "merged areas that overlap")
      }
      if covered > 0 { notes.append(.covered(covered, sheet.name)) }
      grid.indexMerges()
      cellCount += grid.cellCount
      if sheet.visibility != .visible { notes.append(.hidden(sheet.name)) }
      blocks.append(.table(grid))
    } catch { blocks.append(.unread(name: sheet.name, error.unreadReason)) }
  }

  private mutating func grid(
    _ sheet: XLSXWorkbook.Sheet, _ part: String
  ) throws(ArchiveError) -> Grid {
    try XLSXSheet.grid(
      archive.part(named: part).utf8(), name: sheet.name, budget: limits.cells - cellCount,
      book: &book)
  }

  /// Gives all grids the one pool that their cells name texts in.
  private mutating func shareTexts() {
    for index in blocks.indices {
      guard case .table(var grid) = blocks[index] else { continue }
      grid.texts = book.texts
      blocks[index] = .table(grid)
    }
  }
}

extension ZipArchive.Limits {
  /// The limits of an archive among those of reading; `entry` is that of one entry.
  init(_ limits: ReadLimits, entry: Int? = nil) {
    self.init()
    entries = limits.archiveEntries
    inflatedBytes = limits.inflatedBytes
    entryBytes = min(limits.entryBytes, entry ?? .max)
    inflationRatio = limits.inflationRatio
  }
}

extension ArchiveError {
  /// Why the piece of a document that lies in this part was not read.
  var unreadReason: UnreadReason {
    switch kind {
    case .encrypted: .encrypted
    case .overLimit: .overLimit
    case .notAnArchive, .damaged, .missing, .unsupported: .damaged
    }
  }
}

// MARK: - Texts

extension ReaderNote {
  fileprivate static func withoutCells(_ sheet: String) -> ReaderNote {
    ReaderNote(
      .sniffed, es: "La hoja «\(sheet)» es un gráfico o una macro: no tiene celdas que revisar.",
      en: "The sheet “\(sheet)” is a chart or a macro: it has no cells to check.")
  }
}

extension SourceFile {
  fileprivate var withoutSheets: ReadError {
    ReadError(
      .damaged, path: path, part: "xl/workbook.xml",
      es: "El libro «\(path)» no nombra ninguna hoja. Ábralo en Excel y guárdelo de nuevo.",
      en: "The workbook “\(path)” names no sheet. Open it in Excel and save it again.")
  }
}
