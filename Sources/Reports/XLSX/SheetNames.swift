/// Names of sheets as Excel takes them: up to 31 signs, some of them forbidden, none twice.
struct SheetNames {
  private var taken: Set<String>

  /// Names beside those already there.
  init(taken: [String] = []) { self.taken = Set(taken.map { $0.lowercased() }) }

  /// A name like the wanted one that no other sheet has.
  mutating func next(_ wanted: String) -> String {
    let plain = SheetNames.allowed(wanted)
    var name = plain
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      let suffix = " (\(number))"
      name = SheetNames.prefix(plain, SheetNames.most - suffix.utf16.count) + suffix
      number += 1
    }
    return name
  }

  /// `'Plan ''A'''!$C$12`: the sheet and the cell as formulas name them.
  static func reference(_ sheet: String, row: Int, column: Int, cell: (Int, Int) -> String)
    -> String
  {
    let quoted = sheet.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''")
    return "'\(quoted)'!\(cell(row, column))"
  }

  private static let most = 31
  private static let forbidden = Set("[]:*?/\\")

  private static func allowed(_ wanted: String) -> String {
    let text = TerminalText.shown(wanted).map { forbidden.contains($0) ? "_" : String($0) }.joined()
    var name = prefix(text, most)
    while name.hasPrefix("'") || name.hasPrefix(" ") { name.removeFirst() }
    while name.hasSuffix("'") || name.hasSuffix(" ") { name.removeLast() }
    return name.isEmpty ? "Hoja" : name
  }

  private static func prefix(_ text: String, _ units: Int) -> String {
    var result = ""
    for sign in text {
      if result.utf16.count + String(sign).utf16.count > units { break }
      result.append(sign)
    }
    return result
  }
}
