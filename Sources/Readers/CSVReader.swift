import Documents
import Values

/// Reads texts in rows, parted by semicolons, tabs, bars or commas.
///
/// All values stay texts: what a number or a date looks like is for the grammars of plans to say.
/// A record is a row, also when a quoted field holds line breaks.
package struct CSVReader: DocumentReader {
  /// A reader without settings.
  package init() {}

  package var format: DocumentFormat { .csv }

  package func recognises(_ bytes: [UInt8]) -> Bool { TextDecoding.isText(bytes) }

  package func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document {
    guard file.bytes.count <= limits.recordBytes else { throw file.longText(limits.recordBytes) }
    let text = TextDecoding(file.bytes)
    guard text.bytes.contains(where: { $0 > 32 }) else { throw file.empty }
    let separator = CSVSeparator(text.bytes)
    var records = CSVRecords(separator)
    do throws(CSVRecords.OverLimit) {
      try text.bytes.withUnsafeBufferPointer { (bytes) throws(CSVRecords.OverLimit) in
        try records.read(bytes, limits: limits)
      }
    } catch { throw file.overLimit(error) }
    let repairs = records.strayQuotes
    let grid = records.grid(name: "csv")
    var notes = [ReaderNote.sniffed(text.encoding, separator.byte)]
    if let first = repairs.first { notes.append(.strayQuote(record: first, count: repairs.count)) }
    return Document(
      path: file.path, format: .csv, blocks: [.table(grid)], notes: notes, canMerge: false)
  }
}

/// The records of a text, put into a grid.
struct CSVRecords: ~Copyable {
  /// The limit that was reached, for a person.
  struct OverLimit: Error { let what: String }

  /// The records with a quote that nothing closes, from 1.
  private(set) var strayQuotes: [Int] = []
  private let separator: UInt8?
  private let start: Int
  private var cells = Grid.Builder()
  private var texts = StringPool()
  private var row = 0
  private var column = 0
  private var field: [UInt8] = []

  /// No records yet.
  init(_ separator: CSVSeparator) {
    self.separator = separator.byte
    start = separator.start
  }

  /// How many quotes without an end are mended before quotes lose their meaning altogether.
  private static let repairs = 16

  /// Reads all records.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: ReadLimits
  ) throws(OverLimit) {
    var place = start
    while place < bytes.count {
      let next = readField(bytes, from: place)
      try add(limits)
      place = next
      guard place < bytes.count else { break }
      if bytes[place] == separator {
        column += 1
        guard column < limits.columns else { throw OverLimit(what: "\(limits.columns)") }
        place += 1
        continue
      }
      if bytes[place] == 13, place + 1 < bytes.count, bytes[place + 1] == 10 { place += 1 }
      place += 1
      (row, column) = (row + 1, 0)
      guard row <= limits.rows else { throw OverLimit(what: "\(limits.rows)") }
    }
  }

  /// The grid of all records.
  consuming func grid(name: String) -> Grid {
    let texts = self.texts
    var grid = cells.grid(name: name)
    grid.texts = texts
    return grid
  }

  private mutating func add(_ limits: ReadLimits) throws(OverLimit) {
    guard !field.isEmpty else { return }
    guard field.count <= limits.textBytes else { throw OverLimit(what: "\(limits.textBytes)") }
    guard cells.cellCount < limits.cells else { throw OverLimit(what: "\(limits.cells)") }
    guard row < limits.rows else { throw OverLimit(what: "\(limits.rows)") }
    guard texts.count <= limits.texts else { throw OverLimit(what: "\(limits.texts)") }
    let identifier = field.withUnsafeBufferPointer { texts.intern($0) }
    cells.append(.text(identifier), row: row, column: column)
  }

  /// Reads a field into `field`; gives the place of what ends it.
  private mutating func readField(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    field.removeAll(keepingCapacity: true)
    var place = start
    if bytes[place] == UInt8(ascii: "\""), strayQuotes.count < CSVRecords.repairs {
      if let end = readQuoted(bytes, from: place + 1) {
        place = end
      } else {
        // Nothing closes it, so it is a letter like any other and the rest of the text is not lost.
        strayQuotes.append(row + 1)
        field.removeAll(keepingCapacity: true)
      }
    }
    let plain = place
    while place < bytes.count, bytes[place] != separator, bytes[place] != 10, bytes[place] != 13 {
      place += 1
    }
    field.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain..<place]))
    return place
  }

  /// Reads what stands in quotes; gives the place after the closing one, `nil` where there is none.
  private mutating func readQuoted(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if byte != UInt8(ascii: "\"") {
        field.append(byte)
        place += 1
      } else if place + 1 < bytes.count, bytes[place + 1] == byte {
        field.append(byte)
        place += 2
      } else {
        return place + 1
      }
    }
    return nil
  }
}

// MARK: - Texts

extension ReaderNote {
  fileprivate static func sniffed(
    _ encoding: TextDecoding.Encoding, _ separator: UInt8?
  ) -> ReaderNote {
    let (es, en) =
      switch separator {
      case UInt8(ascii: ";"): ("punto y coma", "semicolon")
      case UInt8(ascii: "\t"): ("tabulación", "tab")
      case UInt8(ascii: "|"): ("barra vertical", "vertical bar")
      case UInt8(ascii: ","): ("coma", "comma")
      case .some(let byte):
        ("«\(Character(Unicode.Scalar(byte)))»", "“\(Character(Unicode.Scalar(byte)))”")
      case nil: ("ninguno, una sola columna", "none, a single column")
      }
    return ReaderNote(
      .sniffed, es: "Texto en \(encoding.rawValue); separador: \(es).",
      en: "Text in \(encoding.rawValue); separator: \(en).")
  }

  fileprivate static func strayQuote(record: Int, count: Int) -> ReaderNote {
    ReaderNote(
      .repaired,
      es: "La fila \(record) abre una comilla que nadie cierra (\(count) en total): "
        + "se tomó como una letra más. Revise que la fila se leyó completa.",
      en: "Row \(record) opens a quote that nothing closes (\(count) in all): "
        + "it was taken as a letter. Check that the row was read whole.")
  }
}

extension SourceFile {
  /// The error for a text that is too long.
  func longText(_ limit: Int) -> ReadError {
    overLimit(CSVRecords.OverLimit(what: "\(limit) bytes"))
  }

  fileprivate func overLimit(_ limit: CSVRecords.OverLimit) -> ReadError {
    ReadError(
      .overLimit, path: path,
      es: "«\(path)» pasa de un límite de lectura (\(limit.what)) y no se leyó. "
        + "Divídalo en archivos más pequeños.",
      en: "“\(path)” is beyond a limit of reading (\(limit.what)) and was not read. "
        + "Split it into smaller files.")
  }
}
