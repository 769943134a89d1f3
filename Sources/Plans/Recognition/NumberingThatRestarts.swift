/// Tells numbers that only count the rows of a group or a sheet from codes that name a row everywhere.
///
/// «1» comes again in the next group with another name: there the name tells rows apart, not the number.
struct NumberingThatRestarts {
  private let columns: [(readings: ContiguousArray<Int32>, isCode: Bool)]
  private let texts: [[String?]]
  private let doRestart: Bool

  /// The longest number that counts rows.
  private static let longestNumber = 3

  /// Looks at the key columns of a table, each with the reading of every row and the texts of readings.
  init(_ columns: [(readings: ContiguousArray<Int32>, isCode: Bool)], _ texts: [[String?]]) {
    (self.columns, self.texts) = (columns, texts)
    var names: [String: Set<String>] = [:]
    let codes = columns.indices.first { columns[$0].isCode }
    let words = columns.indices.first { !columns[$0].isCode }
    if let codes, let words {
      for row in columns[codes].readings.indices {
        guard let code = texts[codes][Int(columns[codes].readings[row])],
          NumberingThatRestarts.isNumber(code),
          let name = texts[words][Int(columns[words].readings[row])]
        else { continue }
        names[code, default: []].insert(name)
      }
    }
    // One number with two names may be a slip of the pen; several are numbers that begin anew.
    doRestart = names.values.count { $0.count > 1 } > 1
  }

  /// The name to know a row by in place of its number, `nil` where the key column is to be used.
  func name(ofRow row: Int, _ position: Int) -> (position: Int, reading: Int32)? {
    guard doRestart, isNumber(row, position), let words = nameColumn(row) else { return nil }
    return (words, columns[words].readings[row])
  }

  /// Number and name together, by which a row is known beyond its own sheet; `nil` for other keys.
  func fullName(ofRow row: Int, _ position: Int) -> String? {
    guard isNumber(row, position), let words = nameColumn(row),
      let number = texts[position][Int(columns[position].readings[row])],
      let name = texts[words][Int(columns[words].readings[row])]
    else { return nil }
    return number + " " + name
  }

  private func isNumber(_ row: Int, _ position: Int) -> Bool {
    columns[position].isCode
      && texts[position][Int(columns[position].readings[row])].map(NumberingThatRestarts.isNumber)
        == true
  }

  private func nameColumn(_ row: Int) -> Int? {
    columns.indices.first { column in
      !columns[column].isCode && texts[column][Int(columns[column].readings[row])] != nil
    }
  }

  private static func isNumber(_ code: String) -> Bool {
    code.utf8.count <= longestNumber && code.utf8.allSatisfy { (48...57).contains($0) }
  }
}
