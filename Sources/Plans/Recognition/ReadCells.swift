import Documents
import Values

/// The readings of one slot's cells by one field's grammar, each text read once.
struct ReadCells {
  /// The different readings.
  private(set) var readings: [FactReading] = [.blank(.empty)]
  /// For each row, which of `readings` is its own.
  private(set) var readingOfRow: ContiguousArray<Int32> = []

  /// Reads the cells.
  init(_ cells: ContiguousArray<CellValue>, grammar: FieldGrammar, texts: StringPool) {
    var ofText = [Int32](repeating: -1, count: texts.count)
    var ofNumber: [UInt64: Int32] = [:]
    readingOfRow.reserveCapacity(cells.count)
    for cell in cells {
      switch cell {
      case .empty: readingOfRow.append(0)
      case .text(let identifier) where ofText.indices.contains(Int(identifier)):
        if ofText[Int(identifier)] < 0 {
          ofText[Int(identifier)] = add(grammar.read(cell, texts: texts))
        }
        readingOfRow.append(ofText[Int(identifier)])
      case .number(let number):
        if let known = ofNumber[number.bitPattern] {
          readingOfRow.append(known)
        } else {
          let new = add(grammar.read(cell, texts: texts))
          ofNumber[number.bitPattern] = new
          readingOfRow.append(new)
        }
      default: readingOfRow.append(add(grammar.read(cell, texts: texts)))
      }
    }
  }

  private mutating func add(_ reading: FactReading) -> Int32 {
    readings.append(reading)
    return Int32(readings.count - 1)
  }

  /// A row's reading.
  func reading(row: Int) -> FactReading { readings[Int(readingOfRow[row])] }

  /// Whether a row's reading is no value.
  func isBlank(row: Int) -> Bool {
    if case .blank = reading(row: row) { true } else { false }
  }

  /// For each of `readings`, the text that names a row by it, `nil` where it names none.
  func keys() -> [String?] {
    readings.map { reading in
      guard case .present(let value, _, _) = reading else { return nil }
      let key = foldedWords(value.description)
      return key.isEmpty ? nil : key
    }
  }
}
