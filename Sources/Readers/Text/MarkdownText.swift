/// Takes the signs of Markdown out of a text.
enum MarkdownText {
  /// The text as people see it: no emphasis, no escapes, no tags of paragraphs, links by their words.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: signs.contains) else { return text }
    var result = ""
    var rest = text[...]
    // Brackets that turn out to be no links cost a look ahead each, so not too many are tried.
    var links = 500
    while let first = rest.first {
      if first == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
        result.append(next)
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("**") {
        rest = rest.dropFirst(2)
      } else if first == "<", let (tag, length) = tag(rest) {
        if tag == "br" { result.append("\n") }
        rest = rest.dropFirst(length)
      } else if first == "[", links > 0, let (words, length) = link(rest, &links) {
        result += words
        rest = rest.dropFirst(length)
      } else if first == "`" {
        rest = rest.dropFirst()
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// The bytes of all signs that are taken out.
  private static let signs: [UInt8] = Array("\\*<[`".utf8)

  /// The tags that stand in Markdown between texts.
  private static let tags: Set<String> = ["br", "p", "b", "i", "strong", "em", "u", "sup", "sub"]

  private static func tag(_ text: Substring) -> (name: String, length: Int)? {
    guard let end = text.prefix(16).firstIndex(of: ">") else { return nil }
    let name = text[..<end].dropFirst().filter { $0 != "/" && $0 != " " }.lowercased()
    guard tags.contains(name) else { return nil }
    return (name, text.distance(from: text.startIndex, to: end) + 1)
  }

  private static func link(
    _ text: Substring, _ left: inout Int
  ) -> (words: String, length: Int)? {
    left -= 1
    let window = text.prefix(2_000)
    guard let middle = window.firstRange(of: "]("),
      let end = window[middle.upperBound...].firstIndex(of: ")")
    else { return nil }
    let words = window[..<middle.lowerBound].dropFirst()
    guard !words.contains("["), !window[middle.upperBound..<end].contains(" ") else { return nil }
    return (String(words), window.distance(from: window.startIndex, to: end) + 1)
  }
}
