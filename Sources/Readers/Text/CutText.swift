/// Tells texts that the end of a page cut in two.
enum CutText {
  /// Whether a text at the top of a page is the rest of the one above it: that one ends in the middle of a
  /// sentence.
  static func isRest(_ rest: String, of text: String) -> Bool {
    guard let first = rest.first, first.isLetter || first == "(", let last = text.last else {
      return false
    }
    let word = text.split(separator: " ").last.map { $0.lowercased() } ?? ""
    if text.contains(" "), linking.contains(word) { return true }
    return first.isLowercase && text.utf8.count >= 40 && !".;:!?".contains(last)
  }

  /// Words that no text ends with.
  private static let linking: Set<String> = [
    "de", "del", "la", "las", "el", "los", "y", "e", "o", "u", "en", "para", "con", "a", "al",
    "por",
    "que", "su", "sus", "un", "una", "sin", "sobre", "entre", "desde", "hacia", "como", "se",
  ]
}
