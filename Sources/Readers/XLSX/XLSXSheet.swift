import Archives
import Documents
import Values

/// What the sheets of a workbook share.
struct XLSXBook {
  /// The texts that cells name by number.
  var shared = XLSXSharedStrings()
  /// What styles make of numbers.
  var styles = XLSXStyles()
  /// Whether day 0 is 1 January 1904.
  var startsIn1904 = false
  /// The limits of this reading.
  var limits = ReadLimits()
  /// Error tokens seen so far.
  var texts = StringPool()
}

/// Reads one sheet of a workbook.
///
/// Cells and rows may leave out where they stand: then they follow the one before. `<dimension>`
/// is not believed, and what follows the cells (conditions, links, extensions) is passed over.
struct XLSXSheet: ~Copyable {
  var xml: XMLTokenizer
  var cells = Grid.Builder()
  private var merges: [Grid.Merge] = []
  private var hiddenRows: [Int32] = []
  private var hiddenColumns: [Int32] = []
  /// The row and the column last read.
  var row = -1
  var column = -1
  /// The row of the element that is open; a cell may name another.
  var openRow = -1
  var text: [UInt8] = []
  var pending = Pending()
  let before = Before()
  let budget: Int
  let part: ArchivePart
  /// From here on the part's bytes are still needed.
  var keptFrom = 0

  /// The grid of a sheet's part; `budget` says how many cells it may have.
  static func grid(
    _ part: ArchivePart, name: String, budget: Int, book: inout XLSXBook
  ) throws(ArchiveError) -> Grid {
    var sheet = XLSXSheet(part, budget: budget, limits: book.limits)
    // No cell takes fewer bytes; room that is not used costs no memory, and growing would.
    sheet.cells.reserve(cells: min(budget, part.bytes.count / 20))
    try sheet.readWorksheet(&book)
    return sheet.finished(name: name)
  }

  private init(_ part: ArchivePart, budget: Int, limits: ReadLimits) {
    xml = XMLTokenizer(part.bytes, maximumDepth: limits.xmlDepth)
    self.part = part
    self.budget = budget
  }

  private consuming func finished(name: String) -> Grid {
    let (merges, rows, columns) = (self.merges, hiddenRows, hiddenColumns)
    var grid = cells.grid(name: name)
    grid.merges = merges
    grid.hiddenRows = XLSXSheet.ascending(rows)
    grid.hiddenColumns = XLSXSheet.ascending(columns)
    return grid
  }

  private static func ascending(_ numbers: [Int32]) -> [Int32] {
    for index in numbers.indices.dropFirst() where numbers[index] <= numbers[index - 1] {
      return Set(numbers).sorted()
    }
    return numbers
  }
}

// MARK: - The sheet

extension XLSXSheet {
  private mutating func readWorksheet(_ book: inout XLSXBook) throws(ArchiveError) {
    guard try nextStart(), xml.isNamed("worksheet") else {
      throw xml.fault("the part is not a worksheet")
    }
    while try nextStart() {
      if xml.isNamed("sheetData") {
        try readRows(&book)
      } else if xml.isNamed("mergeCells") {
        try readMerges(book.limits)
      } else if xml.isNamed("cols") {
        try readColumns(book.limits)
      } else {
        try xml.skip()
      }
    }
    // What follows the worksheet can only be comments; anything else is a fault.
    while try xml.next() != .finished {}
  }

  /// Goes on to the next element inside the one that is open; false at its end.
  private mutating func nextStart() throws(ArchiveError) -> Bool {
    while true {
      switch try xml.next() {
      case .start: return true
      case .end, .finished: return false
      case .text: continue
      }
    }
  }

  private mutating func readColumns(_ limits: ReadLimits) throws(ArchiveError) {
    while try nextStart() {
      if xml.isNamed("col"), xml.flag("hidden"), let first = xml.integer("min"),
        let last = xml.integer("max"), first > 0, first <= last
      {
        let last = min(last, limits.columns)
        if first <= last { hiddenColumns += (first...last).map { Int32($0 - 1) } }
        // Ranges that overlap again and again would grow without an end.
        guard hiddenColumns.count <= 4 * limits.columns else {
          throw ArchiveError(.overLimit, "more hidden columns than columns")
        }
      }
      try xml.skip()
    }
  }

  private mutating func readMerges(_ limits: ReadLimits) throws(ArchiveError) {
    while try nextStart() {
      if xml.isNamed("mergeCell"), let area = try xml.value(of: "ref"),
        let merge = XLSXSheet.merge(area, limits)
      {
        guard merges.count < limits.merges else {
          throw ArchiveError(.overLimit, "more than \(limits.merges) merged areas")
        }
        merges.append(merge)
      }
      try xml.skip()
    }
  }

  /// The area `A1:B2`; `nil` for a single cell, which joins nothing.
  private static func merge(_ area: String, _ limits: ReadLimits) -> Grid.Merge? {
    let corners = area.split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count == 2, let first = CellReference.parse(corners[0]),
      let last = CellReference.parse(corners[1]), first != last
    else { return nil }
    return Grid.Merge(
      top: min(first.row, last.row, limits.rows - 1),
      left: min(first.column, last.column, limits.columns - 1),
      bottom: min(max(first.row, last.row), limits.rows - 1),
      right: min(max(first.column, last.column), limits.columns - 1))
  }
}

// MARK: - Rows and cells

extension XLSXSheet {
  /// What a cell says about itself before its value.
  struct Head {
    /// The `t` attribute.
    enum Kind { case number, shared, text, inline, boolean, error, moment }

    var kind = Kind.number
    var style = 0
    var hasFormula = false
  }

  private mutating func readRows(_ book: inout XLSXBook) throws(ArchiveError) {
    keptFrom = xml.place ?? 0
    while try nextStart() {
      guard xml.isNamed("row") else {
        try xml.skip()
        continue
      }
      row = xml.integer("r").map { $0 - 1 } ?? row + 1
      column = -1
      guard row >= 0, row < book.limits.rows else {
        throw ArchiveError(.overLimit, "row \(row + 1)")
      }
      if xml.flag("hidden") { hiddenRows.append(Int32(row)) }
      try readRow(&book)
      if let place = xml.place { giveBack(upTo: place) }
    }
  }

  private mutating func readRow(_ book: inout XLSXBook) throws(ArchiveError) {
    openRow = row
    while true {
      readPlain(&book)
      giveBackInRow()
      guard try nextStart() else { break }
      guard xml.name.count == 1, xml.name[0] == UInt8(ascii: "c") else {
        try xml.skip()
        continue
      }
      var head = try readHead()
      guard row < book.limits.rows, column < book.limits.columns else {
        throw ArchiveError(
          .overLimit, "cell \(CellReference.name(row: row, column: column))")
      }
      let value = try readCell(&head, &book)
      // A pattern, as `!=` would be a call.
      if case .empty = value { continue }
      guard cells.cellCount < budget else {
        throw ArchiveError(.overLimit, "more than \(book.limits.cells) cells")
      }
      guard book.texts.count <= book.limits.texts else {
        throw ArchiveError(.overLimit, "more than \(book.limits.texts) texts")
      }
      cells.append(value, row: row, column: column)
    }
    row = openRow
  }

  /// Reads the attributes of a cell and sets where it stands.
  private mutating func readHead() throws(ArchiveError) -> Head {
    var head = Head()
    var isPlaced = false
    for index in 0..<xml.attributeCount {
      let attribute = xml.attribute(index)
      guard attribute.name.count == 1, !attribute.hasPrefix else { continue }
      switch attribute.name[0] {
      case UInt8(ascii: "r"): isPlaced = place(at: attribute.value)
      case UInt8(ascii: "s"): head.style = attribute.value.wholeNumber ?? 0
      case UInt8(ascii: "t"): head.kind = XLSXSheet.kind(attribute.value)
      default: break
      }
    }
    if !isPlaced { column += 1 }
    return head
  }

  /// Sets row and column from `AW10`; false, and nothing is set, for anything else.
  private mutating func place(at reference: UnsafeBufferPointer<UInt8>) -> Bool {
    var newColumn = 0
    var newRow = 0
    var index = 0
    while index < reference.count, index < 4 {
      // Small letters become capitals; what is no letter ends the loop.
      let letter = reference[index] & 0xDF
      guard reference[index] >= 65, letter >= 65, letter <= 90 else { break }
      newColumn = newColumn * 26 + Int(letter - 64)
      index += 1
    }
    guard newColumn > 0, index < reference.count, reference.count - index <= 9 else {
      return false
    }
    while index < reference.count {
      guard reference[index] >= 48, reference[index] <= 57 else { return false }
      newRow = newRow * 10 + Int(reference[index] - 48)
      index += 1
    }
    guard newRow > 0 else { return false }
    (row, column) = (newRow - 1, newColumn - 1)
    return true
  }

  private static func kind(_ type: UnsafeBufferPointer<UInt8>) -> Head.Kind {
    if type.equals("s") { return .shared }
    if type.equals("str") { return .text }
    if type.equals("inlineStr") { return .inline }
    if type.equals("b") { return .boolean }
    if type.equals("e") { return .error }
    if type.equals("d") { return .moment }
    return .number
  }

  /// The value of the cell just opened.
  private mutating func readCell(
    _ head: inout Head, _ book: inout XLSXBook
  ) throws(ArchiveError) -> CellValue {
    var value: CellValue?
    while try nextStart() {
      if xml.name.count == 1, xml.name[0] == UInt8(ascii: "v") {
        value = try readValue(head, &book)
      } else if xml.name.count == 1, xml.name[0] == UInt8(ascii: "f") {
        head.hasFormula = true
        try xml.skip()
      } else if xml.isNamed("is") {
        value = try readInline(&book)
      } else {
        try xml.skip()
      }
    }
    return value ?? (head.hasFormula ? .notComputed : .empty)
  }

  /// The value of the `v` element just opened; `nil` where nothing stands in it.
  private mutating func readValue(
    _ head: Head, _ book: inout XLSXBook
  ) throws(ArchiveError) -> CellValue? {
    if let plain = xml.plainContent() { return try value(plain, head, &book) }
    text.removeAll(keepingCapacity: true)
    try xml.appendContent(to: &text, limit: book.limits.textBytes)
    let copy = text
    return try copy.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      try value(bytes, head, &book)
    }
  }

  private mutating func readInline(_ book: inout XLSXBook) throws(ArchiveError) -> CellValue {
    text.removeAll(keepingCapacity: true)
    try XLSXText.append(&xml, to: &text, limit: book.limits.textBytes)
    let identifier = text.withUnsafeBufferPointer { XLSXText.intern($0, in: &book.texts) }
    return identifier == 0 ? .empty : .text(identifier)
  }

  /// What the bytes of a `v` element mean for a cell of this kind.
  private func value(
    _ bytes: UnsafeBufferPointer<UInt8>, _ head: Head, _ book: inout XLSXBook
  ) throws(ArchiveError) -> CellValue? {
    switch head.kind {
    case .shared:
      guard bytes.count > 0 else { return nil }
      guard let index = bytes.wholeNumber, index < book.shared.identifiers.count else {
        throw book.shared.fault ?? xml.fault("a text that the workbook does not have")
      }
      let identifier = book.shared.identifiers[index]
      return identifier == 0 ? .empty : .text(identifier)
    case .number:
      guard bytes.count > 0 else { return nil }
      return try number(bytes, style: head.style, &book)
    case .text, .inline:
      guard bytes.count <= book.limits.textBytes else {
        throw ArchiveError(.overLimit, "a text of \(bytes.count) bytes")
      }
      // A formula may give an empty text, which is a result and looks empty.
      let identifier = XLSXText.intern(bytes, in: &book.texts)
      return identifier == 0 ? .empty : .text(identifier)
    case .boolean:
      if bytes.equals("1") || bytes.equals("true") { return .boolean(true) }
      if bytes.equals("0") || bytes.equals("false") { return .boolean(false) }
      return raw(bytes, &book)
    case .error:
      guard bytes.count > 0 else { return nil }
      return .error(XLSXText.intern(bytes, in: &book.texts))
    case .moment:
      return ISOMoment.parse(String(decoding: bytes, as: UTF8.self)) ?? raw(bytes, &book)
    }
  }

  @inline(__always)
  private func number(
    _ bytes: UnsafeBufferPointer<UInt8>, style: Int, _ book: inout XLSXBook
  ) throws(ArchiveError) -> CellValue? {
    guard let number = CellNumber.parse(bytes) else { return raw(bytes, &book) }
    guard style > 0 || !book.styles.formats.isEmpty else { return .number(number) }
    if let fault = book.styles.fault { throw fault }
    guard style < book.styles.formats.count else { return .number(number) }
    let format = book.styles.formats[style]
    if format == .number { return .number(number) }
    return XLSXSheet.moment(number, format, startsIn1904: book.startsIn1904)
  }

  /// A number as its format shows it; one that no calendar holds stays a number.
  static func moment(
    _ number: Double, _ format: NumberFormat, startsIn1904: Bool
  ) -> CellValue {
    let serial = startsIn1904 ? number + 1_462 : number
    let hasDay = number >= 0 && serial < 2_958_466
    switch format {
    case .number: return .number(number)
    case .duration: return .time(number)
    case .date where startsIn1904: return hasDay ? .date(serial) : .number(number)
    case .date, .clock, .dateTime:
      // Below one day only the clock was written, whatever else the format could show: no calendar has
      // the day 0 of a formula without a result.
      if number >= 0, number < 1 { return .time(number) }
      return hasDay ? .date(serial) : .number(number)
    }
  }

  /// What stands there, as text, where it is not what its type promises.
  private func raw(_ bytes: UnsafeBufferPointer<UInt8>, _ book: inout XLSXBook) -> CellValue? {
    bytes.count == 0 ? nil : .text(XLSXText.intern(bytes, in: &book.texts))
  }
}
