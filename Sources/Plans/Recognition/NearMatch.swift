import Values

/// Finds the listed heading that a heading nearly is: a misspelling, or the same with more words.
///
/// Numbers and ordinals must agree: «Trimestre I» is not nearly «Trimestre II», nor 2024 nearly 2025.
struct NearMatch {
  private let index: HeadingIndex

  /// Looks among an index's headings.
  init(_ index: HeadingIndex) { self.index = index }

  /// The field meant, `nil` where none or several are equally near; `allowed` says which count.
  func field(for column: HeaderColumn, where allowed: (FieldAddress) -> Bool) -> FieldAddress? {
    guard let heading = column.levels.last, !column.key.isEmpty else { return nil }
    let words = foldedWords(heading).split(separator: " ").map(String.init)
    let key = Array(column.key.utf8)
    var best: (address: FieldAddress, cost: Int)?
    var isTied = false
    for listed in index.listed where allowed(listed.address) {
      guard !index.isUnlike(listed.address, column), let cost = cost(words, key, listed),
        index.isOfOneKind(column.key, listed.address)
      else { continue }
      if let known = best, known.cost < cost { continue }
      if let known = best, known.cost == cost {
        if known.address != listed.address { isTied = true }
        continue
      }
      best = (listed.address, cost)
      isTied = false
    }
    return isTied ? nil : best?.address
  }

  /// How far apart they are, `nil` for too far; a misspelling is nearer than added words.
  private func cost(_ words: [String], _ key: [UInt8], _ listed: HeadingIndex.Listed) -> Int? {
    let other = listed.key
    if abs(key.count - other.count) <= 3 {
      let limit = other.count < 6 ? 0 : other.count < 10 ? 1 : other.count < 18 ? 2 : 3
      let distance = editDistance(key, other, limit: limit)
      if distance > 0, distance <= limit, numerals(words) == numerals(listed.words),
        tables(words) == tables(listed.words)
      {
        return distance
      }
    }
    guard listed.mayBegin(words) else { return nil }
    let known = listed.words
    let longer = words.count - known.count
    guard longer > 0, longer <= 4, known.count > 1 || other.count >= 8 else { return nil }
    guard Array(words.prefix(known.count)) == known else { return nil }
    let rest = numerals(Array(words.dropFirst(known.count)))
    // A second year makes a span of it, which is another column: «2025-2026» is not «2025».
    let mayHaveYear = !known.contains(where: isYear)
    return rest.allSatisfy { mayHaveYear && isYear($0) } ? 10 + longer : nil
  }

  /// Whether a heading says no more than a listed one of the field but the year and the unit of its
  /// figures: «Presupuesto 2026 (millones)», «Línea base (2023)».
  func addsOnlyYear(_ column: HeaderColumn, to address: FieldAddress) -> Bool {
    let words = foldedWords(column.levels.last ?? "").split(separator: " ").map(String.init)
    return index.listed.contains { listed in
      let known = listed.address == address ? listed.words : []
      let rest = words.dropFirst(known.count)
      return !known.isEmpty && words.starts(with: known) && rest.count { isYear($0) } == 1
        && rest.allSatisfy { isYear($0) || NearMatch.besideYear.contains($0) }
    }
  }

  private static let besideYear: Set<String> = [
    "vigencia", "ano", "de", "la", "en", "del", "pesos", "miles", "millones", "cop",
  ]

  /// The tables that words name: «Cód. producto» is no misspelling of «Cód. proyecto».
  private func tables(_ words: [String]) -> [String] {
    words.filter { word in index.tables.contains { $0.id == word || $0.plural == word } }
  }

  private func numerals(_ words: [String]) -> [String] {
    words.filter { word in
      word.utf8.contains { $0 >= 48 && $0 <= 57 }
        || word.utf8.allSatisfy { $0 == 105 || $0 == 118 || $0 == 120 }
    }
  }

  private func isYear(_ word: String) -> Bool {
    Int(word).map { (1990...2100).contains($0) } ?? false
  }

  /// The number of letters to change, or more than `limit`.
  private func editDistance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    guard limit > 0, abs(left.count - right.count) <= limit else { return limit + 1 }
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      var least = row[0]
      for j in 1...max(1, right.count) where j <= right.count {
        let change = diagonal + (letter == right[j - 1] ? 0 : 1)
        diagonal = row[j]
        row[j] = min(change, row[j] + 1, row[j - 1] + 1)
        least = min(least, row[j])
      }
      if least > limit { return limit + 1 }
    }
    return row[right.count]
  }
}
