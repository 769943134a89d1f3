import Archives
import Documents
import Glibc
import Values

extension XLSXSheet {
  /// Reads rows and cells as long as they are plain, from inside an open row on.
  ///
  /// What is not plain, or breaks a limit, is left where it stands, for the tokenizer to read.
  mutating func readPlain(_ book: inout XLSXBook) {
    guard let start = xml.place, let base = part.bytes.baseAddress else { return }
    let last = base + part.bytes.count
    // Copies, so that nothing is counted or checked for each cell.
    let (identifiers, formats) = (book.shared.identifiers, book.styles.formats)
    let (rows, columns) = (book.limits.rows, book.limits.columns)
    var place = base + start
    var room = budget - cells.cellCount
    while true {
      guard let cell = PlainCell(at: place, before: last) else {
        flush()
        xml.skip(to: place - base)
        guard let next = openPlainRow(at: place, base, book.limits) else { return }
        place = next
        continue
      }
      guard cell.row < rows, cell.column < columns, room > 0,
        let value = value(of: cell, identifiers, formats, &book)
      else {
        flush()
        xml.skip(to: place - base)
        return
      }
      place = cell.end
      if cell.row != row { flush() }
      (row, column) = (cell.row, cell.column)
      if case .empty = value { continue }
      room -= 1
      if pending.isFull { flush() }
      pending.append(value, column)
    }
  }

  /// The text last read in each of the first columns, and its name in the pool.
  struct Before: ~Copyable {
    private let texts = UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>.allocate(capacity: width)
    private let identifiers = UnsafeMutablePointer<StringPool.ID>.allocate(capacity: width)

    private static let width = 64

    init() { forget() }

    deinit {
      texts.deallocate()
      identifiers.deallocate()
    }

    /// Forgets all texts: their bytes are no longer there.
    func forget() {
      texts.initialize(
        repeating: UnsafeBufferPointer(start: nil, count: 0), count: Before.width)
    }

    /// Keeps a text.
    @inline(__always)
    func keep(_ text: UnsafeBufferPointer<UInt8>, _ identifier: StringPool.ID, column: Int) {
      guard column < Before.width else { return }
      texts[column] = text
      identifiers[column] = identifier
    }

    /// The name of this text, if the last one in this column was the same.
    @inline(__always)
    func identifier(of text: UnsafeBufferPointer<UInt8>, column: Int) -> StringPool.ID? {
      guard column < Before.width, text.count > 0, texts[column].count == text.count,
        let left = texts[column].baseAddress, let right = text.baseAddress,
        memcmp(left, right, text.count) == 0
      else { return nil }
      return identifiers[column]
    }
  }

  /// Adds the cells that wait for the end of their row.
  private mutating func flush() {
    cells.append(pending.values, columns: pending.columns, row: row)
    pending.count = 0
  }

  /// Cells of one row, which are added together.
  struct Pending: ~Copyable {
    private let valueBuffer = UnsafeMutablePointer<CellValue>.allocate(capacity: capacity)
    private let columnBuffer = UnsafeMutablePointer<UInt16>.allocate(capacity: capacity)
    /// How many wait.
    var count = 0

    private static let capacity = 256

    deinit {
      // A cell's value needs no cleaning up.
      valueBuffer.deallocate()
      columnBuffer.deallocate()
    }

    /// Whether there is no room for one more.
    var isFull: Bool { count == Pending.capacity }

    /// The values of the cells.
    var values: UnsafeBufferPointer<CellValue> {
      UnsafeBufferPointer(start: valueBuffer, count: count)
    }

    /// The column of each.
    var columns: UnsafeBufferPointer<UInt16> {
      UnsafeBufferPointer(start: columnBuffer, count: count)
    }

    /// Adds a cell; there must be room.
    @inline(__always)
    mutating func append(_ value: CellValue, _ column: Int) {
      (valueBuffer + count).initialize(to: value)
      (columnBuffer + count).initialize(to: UInt16(truncatingIfNeeded: column))
      count += 1
    }
  }

  /// What a cell holds; `nil` where only the tokenizer's way can say it, or what is wrong.
  @inline(__always)
  private mutating func value(
    of cell: PlainCell, _ identifiers: ContiguousArray<StringPool.ID>,
    _ formats: ContiguousArray<NumberFormat>, _ book: inout XLSXBook
  ) -> CellValue? {
    switch cell.content {
    case .nothing: return .empty
    case .inline: return text(cell, &book)
    case .value, .whole: break
    }
    // A reference makes no number that any program writes.
    if cell.hasReferences, cell.kind != .text, cell.kind != .inline { return nil }
    switch cell.kind {
    case .shared:
      guard cell.content == .whole, cell.whole < identifiers.count else { return nil }
      let identifier = identifiers[cell.whole]
      return identifier == 0 ? .empty : .text(identifier)
    case .number:
      var number = Double(cell.whole)
      if cell.content == .value {
        guard let parsed = CellNumber.parse(cell.text) else { return nil }
        number = parsed
      }
      guard cell.style < formats.count else {
        return cell.style == 0 || book.styles.fault == nil ? .number(number) : nil
      }
      let format = formats[cell.style]
      if format == .number { return .number(number) }
      return XLSXSheet.moment(number, format, startsIn1904: book.startsIn1904)
    case .text, .inline: return text(cell, &book)
    case .boolean:
      guard cell.content == .whole, cell.text.count == 1, cell.whole <= 1 else { return nil }
      return .boolean(cell.whole == 1)
    case .error, .moment: return nil
    }
  }

  @inline(__always)
  private mutating func text(_ cell: PlainCell, _ book: inout XLSXBook) -> CellValue? {
    guard cell.text.count <= book.limits.textBytes else { return nil }
    if cell.hasReferences {
      text.removeAll(keepingCapacity: true)
      guard xml.resolves(cell.text, into: &text) else { return nil }
      return text.withUnsafeBufferPointer { XLSXSheet.text($0, &book) }
    }
    // Parents stand in every row of their children, and then nothing has to be looked up.
    if let same = before.identifier(of: cell.text, column: cell.column) {
      return same == 0 ? .empty : .text(same)
    }
    let value = XLSXSheet.text(cell.text, &book)
    if case .text(let identifier) = value {
      before.keep(cell.text, identifier, column: cell.column)
    }
    return value
  }

  private static func text(
    _ bytes: UnsafeBufferPointer<UInt8>, _ book: inout XLSXBook
  ) -> CellValue {
    let identifier = XLSXText.intern(bytes, in: &book.texts)
    return identifier == 0 ? .empty : .text(identifier)
  }

  /// Closes the open row and opens the next one: `</row><row r="8" spans="1:16">`.
  ///
  /// Gives the place of what is in it; `nil`, and nothing is read, where that is not what stands
  /// there.
  private mutating func openPlainRow(
    at place: UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ limits: ReadLimits
  ) -> UnsafePointer<UInt8>? {
    guard xml.isOpen("row"), let head = PlainRow(at: place), head.row < limits.rows else {
      return nil
    }
    xml.reopen(name: head.name - base, place: head.end - base)
    (row, column, openRow) = (head.row, -1, head.row)
    // All that may still be asked of the bytes before is the name of the open row.
    let read = place - base
    if read - keptFrom > XLSXSheet.discardedAtOnce {
      keptFrom = part.discard(keptFrom..<read)
      before.forget()
    }
    return head.end
  }

  /// Bytes that were read are given back in pieces of this size.
  private static let discardedAtOnce = 8 << 20
}

/// The end of a row and the start of the next, as nearly all programs write them.
private struct PlainRow {
  /// The number of the new row, from 0.
  let row: Int
  /// Where its element's name stands.
  let name: UnsafePointer<UInt8>
  /// Where what is in it begins.
  private(set) var end: UnsafePointer<UInt8>

  init?(at start: UnsafePointer<UInt8>) {
    guard Plain.eight(start) == Plain.rowEnd,
      Plain.eight(start + 8) & 0xFFFF_FFFF_FFFF == Plain.rowStart
    else { return nil }
    name = start + 7
    end = start + 14
    var number = 0
    let digits = end
    while end[0] &- 48 <= 9, end - digits < 8 {
      number = number &* 10 &+ Int(end[0] &- 48)
      end += 1
    }
    guard number > 0, end[0] == UInt8(ascii: "\"") else { return nil }
    row = number - 1
    end += 1
    while end[0] != UInt8(ascii: ">") {
      guard skipAttribute() else { return nil }
    }
    end += 1
  }

  /// Passes over an attribute that matters to nobody; whether the row is hidden does.
  private mutating func skipAttribute() -> Bool {
    guard end[0] == 32 else { return false }
    end += 1
    let name = end
    while end[0] | 32 >= 97 && end[0] | 32 <= 122 || end[0] &- 48 <= 10 { end += 1 }
    let count = end - name
    guard count > 0, end[0] == UInt8(ascii: "="), end[1] == UInt8(ascii: "\""),
      !(count == 1 && name[0] == UInt8(ascii: "r")),
      !UnsafeBufferPointer(start: name, count: count).equals("hidden")
    else { return false }
    end += 2
    while end[0] != UInt8(ascii: "\"") {
      // A byte of zero stands behind the part, too.
      guard end[0] != 0, end[0] != UInt8(ascii: "<") else { return false }
      end += 1
    }
    end += 1
    return true
  }
}
