import Documents
import Values

/// Two columns of a header that one column of the grid feeds: its cells hold a code and a name.
///
/// «7867 Generación de lineamientos», «020101⏎Fortalecimiento», «PI-900001 - Vías». A number that only
/// counts the rows of a group («1. Divulgar») is no code.
struct CodeAndName: Sendable {
  /// The position of the column of codes.
  var code: Int
  /// The position of the column of names.
  var name: Int

  /// Fills the slot of the second column with the cells of the first.
  func copy(in draft: inout PartDraft) {
    guard let (code, name) = slots(draft) else { return }
    if draft.cells[code].contains(where: { !$0.isEmpty }) {
      draft.cells[name] = draft.cells[code]
      draft.moved[name] = draft.moved[code]
    } else {
      draft.cells[code] = draft.cells[name]
      draft.moved[code] = draft.moved[name]
    }
  }

  /// Leaves the codes in one slot and the names in the other; a cell without a code is a name.
  func apply(to draft: inout PartDraft, texts: inout StringPool) {
    guard let (code, name) = slots(draft) else { return }
    var known: [StringPool.ID: (code: CellValue, name: CellValue)] = [:]
    for row in draft.rows.indices {
      guard case .text(let identifier) = draft.cells[code][row] else {
        // A number alone is a code without a name.
        draft.cells[name][row] = .empty
        continue
      }
      let parts = known[identifier] ?? CodeAndName.cells(identifier, &texts)
      known[identifier] = parts
      (draft.cells[code][row], draft.cells[name][row]) = parts
    }
  }

  private func slots(_ draft: PartDraft) -> (code: Int, name: Int)? {
    guard let code = draft.positions.firstIndex(of: code),
      let name = draft.positions.firstIndex(of: name)
    else { return nil }
    return (code, name)
  }

  private static func cells(
    _ identifier: StringPool.ID, _ texts: inout StringPool
  ) -> (code: CellValue, name: CellValue) {
    guard let parts = Parts(texts[identifier]) else {
      return isCode(texts[identifier]) ? (.text(identifier), .empty) : (.empty, .text(identifier))
    }
    return (.text(texts.intern(parts.code)), .text(texts.intern(parts.name)))
  }

  private static func isCode(_ text: String) -> Bool {
    let plain = folded(text)
    return !plain.isEmpty && !plain.contains(" ") && plain.utf8.contains { (48...57).contains($0) }
  }
}

// MARK: - Columns

extension CodeAndName {
  /// Adds a column to a header, and the field it gives, where the column at a position names rows of a
  /// table, its cells hold codes with names, and no other column gives the one or the other.
  static func add(
    at position: Int, _ texts: Texts, _ index: HeadingIndex, to columns: inout [HeaderColumn],
    _ choice: inout TableChoice
  ) {
    let here = choice.columns.indices.filter { choice.columns[$0].position == position }
    guard here.count == 1, let place = here.first else { return }
    let own = choice.columns[place].address
    let definition = index.tables[own.table]
    guard definition.key.contains(index[own].id),
      let partner = partner(of: own, texts, index, choice)
    else { return }
    columns.append(columns[position])
    let twin = columns.count - 1
    choice.columns[place].confidence = weaker(choice.columns[place].confidence)
    choice.columns.append(
      .init(position: twin, address: partner, confidence: choice.columns[place].confidence))
    choice.splits.append(
      index[own].type == .code
        ? CodeAndName(code: position, name: twin) : CodeAndName(code: twin, name: position))
  }

  private static func weaker(_ confidence: Confidence) -> Confidence {
    confidence == .exact ? .derived : confidence
  }

  /// The key field of the other kind that no column gives.
  private static func partner(
    of own: FieldAddress, _ texts: Texts, _ index: HeadingIndex, _ choice: TableChoice
  ) -> FieldAddress? {
    let definition = index.tables[own.table]
    let taken = Set(choice.columns.map(\.address)).union(choice.open)
    let wanted: (FieldType) -> Bool
    switch index[own].type {
    case .code: wanted = { $0 == .text }
    case .text: wanted = { $0 == .code }
    default: return nil
    }
    var free = definition.key.compactMap { id -> FieldAddress? in
      guard let field = definition.index(of: id), wanted(definition.fields[field].type) else {
        return nil
      }
      return FieldAddress(table: own.table, field: field)
    }
    // One code that the table has already is enough: the other is of another bank.
    if index[own].type == .text, free.contains(where: taken.contains) { return nil }
    free.removeAll(where: taken.contains)
    // The field of the national bank's code is the one that lists the bank's name as a heading.
    let isNational = { (field: FieldAddress) in
      index[field].headings.contains { foldedWords($0) == "bpin" }
    }
    if texts.areNational, let national = free.first(where: isNational) { return national }
    return free.first
  }

  /// The texts of a column, seen as codes with names.
  struct Texts {
    /// Whether nearly all codes are thirteen or fifteen digits, as those of the national bank.
    let areNational: Bool

    /// `nil` where fewer than nine in ten are a code and a name, or a code stands for two names.
    init?(_ cells: [CellValue], _ pool: StringPool) {
      var names: [String: String] = [:]
      var (split, national, all) = (0, 0, 0)
      var seen: Set<StringPool.ID> = []
      for case .text(let identifier) in cells where seen.insert(identifier).inserted {
        all += 1
        guard let parts = Parts(pool[identifier]) else {
          // Too many already, whatever the others are.
          if (all - split) * 10 > cells.count { return nil }
          continue
        }
        let name = foldedWords(parts.name)
        if let known = names[parts.code], known != name { return nil }
        names[parts.code] = name
        split += 1
        let isNumber = parts.code.utf8.allSatisfy { (48...57).contains($0) }
        if isNumber, [13, 15].contains(parts.code.utf8.count) { national += 1 }
      }
      guard split * 10 >= all * 9, split > 0, names.count >= min(2, all) else { return nil }
      areNational = national * 10 >= split * 9
    }
  }
}

// MARK: - Texts

extension CodeAndName {
  /// A text that is a code and a name.
  struct Parts {
    /// The code, as written.
    let code: String
    /// The name, without what parted it from the code.
    let name: String

    /// The longest code, in bytes.
    private static let longestCode = 24

    /// The parts, `nil` where the text is no such thing.
    init?(_ text: String) {
      if let last = Parts(atEnd: text) {
        self = last
        return
      }
      guard Parts.mayBegin(text) else { return nil }
      let scalars = Array(text.unicodeScalars)
      guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }) else {
        return nil
      }
      var end = start
      while end < scalars.count, Parts.isOfCode(scalars[end]) { end += 1 }
      var code = String(String.UnicodeScalarView(scalars[start..<end]))
      var rest = scalars[end...]
      let hasColon = rest.first == ":"
      if hasColon { rest = rest.dropFirst() }
      let gap = rest.prefix(while: \.properties.isWhitespace)
      rest = rest.dropFirst(gap.count)
      var isParted = hasColon || gap.contains("\n")
      if code.hasSuffix("-"), code.utf8.count > 1 {
        code.removeLast()
        isParted = true
      } else if let sign = rest.first, Parts.signs.contains(sign), !gap.isEmpty {
        isParted = true
        rest = rest.dropFirst().drop(while: \.properties.isWhitespace)
      }
      let digits = code.utf8.count { (48...57).contains($0) }
      guard digits > 0, code.utf8.count <= Parts.longestCode, !code.hasSuffix("."),
        !gap.isEmpty || isParted, isParted || Parts.isLongNumber(code)
      else { return nil }
      let name = String(String.UnicodeScalarView(rest))
      guard let first = rest.first(where: { !Parts.quotes.contains($0) }),
        first.properties.isAlphabetic,
        name.unicodeScalars.count(where: \.properties.isAlphabetic) > 3
      else { return nil }
      (self.code, self.name) = (code, name)
    }

    /// «Subsidios de vivienda rural - BPIN 2024055670101»: a number of the national bank after the name.
    private init?(atEnd text: String) {
      guard Parts.mayEndInCode(text) else { return nil }
      let words = text.split(whereSeparator: \.isWhitespace)
      guard words.count > 1, let last = words.last else { return nil }
      let code = last.drop { "([".contains($0) }.prefix { $0.isNumber }
      guard [13, 15].contains(code.utf8.count), code.utf8.allSatisfy(\.isASCIIDigit) else {
        return nil
      }
      var name = words.dropLast()
      while let word = name.last,
        Parts.besideCode.contains(
          word.lowercased().filter { $0.isLetter || $0.isNumber })
      {
        name.removeLast()
      }
      let text = name.joined(separator: " ")
      guard text.unicodeScalars.count(where: \.properties.isAlphabetic) > 3 else { return nil }
      (self.code, self.name) = (String(code), text)
    }

    /// Whether the last word is as long as such a number, and ends as one does.
    private static func mayEndInCode(_ text: String) -> Bool {
      let word = text.utf8.reversed().drop { $0 <= 32 }
      guard let end = word.first, end.isASCIIDigit || end == 41 else { return false }
      return word.prefix { $0 > 32 }.count >= 13
    }

    /// What may stand between a name and its code: signs, and what the code is called.
    private static let besideCode: Set<String> = ["", "bpin", "código", "codigo", "cod", "no"]

    /// Whether a digit stands in what would be the code; most names begin otherwise.
    private static func mayBegin(_ text: String) -> Bool {
      for byte in text.utf8 {
        switch byte {
        case 48...57, 0x80...: return true
        case 65...90, 45, 46, 47, 95, 0...32: continue
        default: return false
        }
      }
      return false
    }

    private static func isOfCode(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case "0"..."9", "A"..."Z", ".", "-", "/", "_": true
      default: false
      }
    }

    /// Four digits or more that are no year.
    private static func isLongNumber(_ code: String) -> Bool {
      guard code.utf8.count >= 4, code.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return false
      }
      return code.utf8.count > 4 || !(Int(code).map { (1990...2100).contains($0) } ?? false)
    }

    private static let signs: Set<Unicode.Scalar> = ["-", "–", "—", "|", ":"]
    private static let quotes: Set<Unicode.Scalar> = ["\"", "'", "«", "“", "‘", "(", "¿", "¡"]
  }
}
