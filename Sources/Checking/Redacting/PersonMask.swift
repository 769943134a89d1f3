import Values

/// Masks the persons that it was told of, addresses, and numbers that identify somebody.
///
/// A person has the same number wherever the name stands, however it is written.
struct PersonMask {
  private var numbers: [String: Int] = [:]
  /// The names by their first word, longest first.
  private var byFirstWord: [String: [[String]]] = [:]
  private let cues: Set<String>
  private let language: TextLanguage

  /// A mask that knows nobody yet; `cues` are words that announce an identifying number.
  init(cues: [String], language: TextLanguage) {
    self.cues = Set(cues.map(foldedWords).flatMap { [$0, $0.split(separator: " ").joined()] })
    self.language = language
  }

  /// Learns a cell that holds persons, alone or several.
  mutating func learn(_ text: String) {
    let separators: Set<Character> = [";", ",", "/", "\n", "\r", "|"]
    for part in [text] + text.split(whereSeparator: separators.contains).map(String.init) {
      let name = foldedWords(part)
      let words = name.split(separator: " ").map(String.init)
      guard name.utf8.count >= 3, let first = words.first, numbers[name] == nil else { continue }
      numbers[name] = numbers.count + 1
      byFirstWord[first, default: []].append(words)
      byFirstWord[first]?.sort { $0.count > $1.count }
    }
  }

  /// What stands in place of a cell that holds persons.
  func person(_ text: String) -> String {
    let number = numbers[foldedWords(text)].map { " \($0)" } ?? ""
    return language == .es ? "[persona\(number)]" : "[person\(number)]"
  }

  /// Any text with what it knows masked.
  func masked(_ text: String) -> String {
    let words = PersonMask.words(of: text)
    guard !words.isEmpty else { return text }
    var result = ""
    var end = text.startIndex
    var index = 0
    while index < words.count {
      guard let (count, mask) = match(words, at: index, in: text) else {
        index += 1
        continue
      }
      result += text[end..<words[index].range.lowerBound] + mask
      end = words[index + count - 1].range.upperBound
      index += count
    }
    return result + text[end...]
  }

  // MARK: - What stands at a word

  private struct Word {
    let range: Range<String.Index>
    let folded: String
  }

  private func match(
    _ words: [Word], at index: Int, in text: String
  ) -> (count: Int, mask: String)? {
    let raw = text[words[index].range]
    if raw.contains("@"), raw.first != "@", raw.last != "@" {
      return (1, language == .es ? "[correo]" : "[address]")
    }
    for name in byFirstWord[words[index].folded] ?? [] {
      guard index + name.count <= words.count else { continue }
      let found = words[index..<index + name.count].map(\.folded)
      if found == name { return (name.count, person(name.joined(separator: " "))) }
    }
    if isIdentifying(words, at: index) { return (1, language == .es ? "[número]" : "[number]") }
    return nil
  }

  /// Six to twelve digits after a word that announces them, or a mobile number.
  private func isIdentifying(_ words: [Word], at index: Int) -> Bool {
    let digits = words[index].folded.filter(\.isNumber)
    guard digits.count >= 6, digits.count <= 12,
      words[index].folded.allSatisfy({ $0.isNumber || $0 == " " })
    else { return false }
    if digits.count == 10, digits.first == "3" { return true }
    let before = words[max(0, index - 3)..<index].map { $0.folded.split(separator: " ").joined() }
    return before.contains { cues.contains($0) }
  }

  /// The words of a text: what stands between blanks and brackets, points inside kept, so that
  /// numbers and addresses stay whole.
  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var start: String.Index?
    func isPart(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || ".-_@'’".contains(character)
    }
    var position = text.startIndex
    while true {
      let character = position < text.endIndex ? text[position] : nil
      if let character, isPart(character) {
        start = start ?? position
      } else if let begin = start {
        var end = position
        while end > begin, ".-_'’".contains(text[text.index(before: end)]) {
          end = text.index(before: end)
        }
        let range = begin..<end
        let folded = foldedWords(String(text[range]))
        if !folded.isEmpty { words.append(Word(range: range, folded: folded)) }
        start = nil
      }
      guard character != nil else { return words }
      position = text.index(after: position)
    }
  }
}
