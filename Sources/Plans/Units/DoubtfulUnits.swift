import Values

/// Two names that may be of one unit; only a person can say.
package struct DoubtfulUnits: Hashable, Sendable {
  /// The name that comes first in the documents.
  package let first: String
  /// The other.
  package let second: String
  /// How they differ.
  package let difference: Difference

  /// How two names that resemble each other differ.
  package enum Difference: String, Hashable, Sendable {
    /// In signs and small words only: «Asia África», «Asia, África».
    case signs
    /// In a word that one of them lacks.
    case word
    /// One writes short what the other writes out: «DIH», «Sec.».
    case abbreviation
    /// In a letter or two.
    case spelling
  }

  /// Most names that are compared with each other.
  package static let nameLimit = 800

  /// The pairs among these names, those of the list included; units that the list keeps apart are no
  /// doubt.
  package static func all(
    among names: [String], listed: UnitNames = UnitNames()
  ) -> [DoubtfulUnits] {
    var seen: Set<String> = []
    var compared: [UnitWords] = []
    for name in (names + listed.units.map(\.name)).prefix(nameLimit)
    where seen.insert(UnitNames.key(of: name)).inserted {
      compared.append(UnitWords(name))
    }
    var found: [DoubtfulUnits] = []
    for (position, first) in compared.enumerated() {
      for second in compared[(position + 1)...] {
        guard let difference = first.difference(from: second) else { continue }
        if listed.name(of: first.name) != nil, listed.name(of: second.name) != nil { continue }
        found.append(
          DoubtfulUnits(first: first.name, second: second.name, difference: difference))
      }
    }
    return found
  }
}

/// A name as the words that tell units apart.
private struct UnitWords {
  let name: String
  private let words: [[UInt8]]

  private static let small: Set<String> = [
    "de", "del", "la", "las", "el", "los", "y", "e", "o", "en", "para", "por", "con", "a",
  ]

  init(_ name: String) {
    self.name = name
    words = foldedWords(UnitNames.key(of: name)).split(separator: " ")
      .filter { !UnitWords.small.contains(String($0)) }.map { Array($0.utf8) }
  }

  /// How it differs from a name that may be the same unit's, `nil` where it is another.
  func difference(from other: UnitWords) -> DoubtfulUnits.Difference? {
    guard !words.isEmpty, !other.words.isEmpty else { return nil }
    if words == other.words { return .signs }
    let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
    if short.words.count >= 2, long.words.count == short.words.count + 1, short.isPart(of: long) {
      return .word
    }
    if short.shortens(long) || long.shortens(short) { return .abbreviation }
    return short.words.count == long.words.count && short.isSpelled(like: long) ? .spelling : nil
  }

  /// Whether all words stand in the other, in this order. Numbers count units: «UAG 4133».
  private func isPart(of long: UnitWords) -> Bool {
    var rest = long.words[...]
    var left: [[UInt8]] = []
    for word in words {
      while let next = rest.first, next != word {
        left.append(next)
        rest.removeFirst()
      }
      guard rest.popFirst() != nil else { return false }
    }
    return !(left + rest).contains(where: UnitWords.holdsNumber)
  }

  /// Whether its words are those of the other, some of them cut off or only initials.
  private func shortens(_ long: UnitWords) -> Bool {
    var rest = long.words[...]
    var shortened = false
    for word in words {
      if word == rest.first {
        rest.removeFirst()
      } else if let next = rest.first, UnitWords.isCut(word, of: next) {
        shortened = true
        rest.removeFirst()
      } else if word.count >= 3, rest.count >= word.count,
        zip(word, rest).allSatisfy({ $0 == $1.first })
      {
        shortened = true
        rest.removeFirst(word.count)
      } else {
        return false
      }
    }
    return shortened && rest.isEmpty
  }

  /// «sec» of «secretaria», not «salud» of «saludable».
  private static func isCut(_ word: [UInt8], of whole: [UInt8]) -> Bool {
    word.count >= 3 && word.count <= 5 && whole.count >= word.count + 3 && whole.starts(with: word)
  }

  /// Whether the words are the same but for a letter or two in one of them.
  private func isSpelled(like other: UnitWords) -> Bool {
    let pairs = zip(words, other.words).filter { $0 != $1 }
    guard pairs.count == 1, words.count >= 2, let (left, right) = pairs.first,
      left.count >= 6, right.count >= 6, !UnitWords.holdsNumber(left),
      !UnitWords.holdsNumber(right)
    else { return false }
    return UnitWords.edits(left, right) <= 2
  }

  private static func holdsNumber(_ word: [UInt8]) -> Bool {
    word.contains { (48...57).contains($0) }
  }

  /// How many letters have to change, come or go; 3 stands for more.
  private static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard abs(left.count - right.count) <= 2 else { return 3 }
    var row = Array(0...right.count)
    for (position, letter) in left.enumerated() {
      var corner = row[0]
      row[0] = position + 1
      for (column, other) in right.enumerated() {
        let change = corner + (letter == other ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, corner + 1)
      }
    }
    return min(3, row[right.count])
  }
}
