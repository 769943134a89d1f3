import Documents
import Values

/// An entity that a title names, and what its name tells.
package struct NamedEntity: Sendable {
  /// The name, as written.
  package var name: String
  /// Where.
  package var place: Locator
  /// What follows of it.
  var facts: [EntityFact]
  /// The words behind those that tell its kind: «Tenjo».
  var ownWords: [Substring] = []
  /// Where it gives way to others: nowhere, or after the kinds that stand before its own.
  var rank = 0

  /// Whether another name is one of the same entity: neither says what the other denies.
  func isSame(as other: NamedEntity) -> Bool {
    let shorter = min(ownWords.count, other.ownWords.count)
    guard ownWords.prefix(shorter) == other.ownWords.prefix(shorter) else { return false }
    return facts.allSatisfy { !$0.isDenied(by: other.facts) }
  }

  /// Whether this is its name without the words that tell its kind: «Tenjo».
  func isCalled(_ name: String) -> Bool {
    let words = foldedWords(name).split(separator: " ")
    return !words.isEmpty && words == ownWords
  }
}

/// Knows names of entities by how they begin.
struct EntityNames: Sendable {
  private let kinds: [(beginnings: [[Substring]], kind: EntityKind)]

  /// Most words behind those that tell the kind.
  private static let longestName = 12
  /// How many blocks may be a cover; further down a heading names who is spoken of.
  private static let longestCover = 25
  /// Most bytes of a line that may be a name.
  private static let longestLine = 160

  init(_ kinds: [EntityKind]) {
    self.kinds = kinds.map { kind in
      (kind.beginnings.map { foldedWords($0).split(separator: " ") }, kind)
    }
  }

  /// The entities that the lines of a text name, each line by itself.
  func all(in text: String, at place: Locator) -> [NamedEntity] {
    guard !kinds.isEmpty else { return [] }
    return text.split { $0.isNewline }.compactMap { name(in: String($0), at: place) }
  }

  /// What follows of an entity with this name; `nil` for a name of a kind that nobody knows.
  func facts(ofName name: String) -> [EntityFact]? {
    // Where it stands does not matter: a person gave it.
    all(in: name, at: Locator(document: 0, block: 0)).first?.facts
  }

  /// The entities that the first lines of a text name, each a block, before its first table.
  func onCover(of document: Document, number: Int) -> [NamedEntity] {
    var found: [NamedEntity] = []
    for (block, content) in document.blocks.prefix(EntityNames.longestCover).enumerated() {
      switch content {
      case .heading(let text, _), .paragraph(let text):
        found += all(in: text, at: Locator(document: number, block: block))
      case .table, .unread: return found
      }
    }
    return found
  }

  /// The entity that a line names and nothing else; `nil` for a sentence that begins with its name.
  private func name(in line: String, at place: Locator) -> NamedEntity? {
    guard line.utf8.count <= EntityNames.longestLine, !line.contains(":") else { return nil }
    let written = EntityNames.words(of: line)
    let words = written.map { foldedWords(String($0)).split(separator: " ") }
    guard let first = written.first, first.first?.isUppercase == true else { return nil }
    for (position, entry) in kinds.enumerated() {
      for beginning in entry.beginnings {
        guard let start = EntityNames.wordsTaken(by: beginning, of: words),
          let end = EntityNames.end(of: written, words, from: start)
        else { continue }
        let own = words[start..<end].joined().drop { EntityNames.connectors.contains(String($0)) }
        // «Alcaldía de» and «Gobernación» are no names.
        if own.isEmpty,
          beginning.count == 1 || EntityNames.connectors.contains(String(beginning.last ?? ""))
        {
          continue
        }
        return NamedEntity(
          name: EntityNames.trimmed(written[..<end].joined(separator: " ")), place: place,
          facts: entry.kind.facts, ownWords: Array(own),
          rank: entry.kind.isPlace ? position + 1 : 0)
      }
    }
    return nil
  }

  // MARK: Words

  /// The words of a line up to what sets another thing apart: « - », « / », «|», «(».
  private static func words(of line: String) -> ArraySlice<Substring> {
    let words = line.split { $0.isWhitespace || $0 == "*" || $0 == "_" || $0 == "#" }
    let end = words.firstIndex { word in
      ["-", "–", "—", "/", "|", "·"].contains(word) || word.hasPrefix("(")
    }
    return words[..<(end ?? words.count)]
  }

  /// How many written words make up a beginning; `nil` where the line begins otherwise.
  private static func wordsTaken(by beginning: [Substring], of words: [[Substring]]) -> Int? {
    var taken: [Substring] = []
    for (position, word) in words.enumerated() {
      taken += word
      guard beginning.starts(with: taken) else { return nil }
      if taken.count == beginning.count { return position + 1 }
    }
    return nil
  }

  /// Where the name ends: before the title of a plan or a number; `nil` for words that are no name's.
  private static func end(
    of written: ArraySlice<Substring>, _ words: [[Substring]], from start: Int
  ) -> Int? {
    var end = start
    while end < written.count {
      let word = words[end].joined()
      guard !TitleText.holdsTitleWord(word), word != "nit", written[end].first?.isNumber != true
      else {
        break
      }
      let isName = written[end].first?.isUppercase == true || connectors.contains(word)
      guard isName, end - start < longestName else { return nil }
      end += 1
    }
    while end > start, connectors.contains(words[end - 1].joined()) { end -= 1 }
    return end
  }

  private static func trimmed(_ name: String) -> String {
    var name = name[...]
    while let last = name.last, last == "," || last == "-" || last == ";" { name.removeLast() }
    return String(name)
  }

  private static let connectors: Set<String> = [
    "de", "del", "la", "las", "el", "los", "y", "e", "en", "para",
  ]
}
