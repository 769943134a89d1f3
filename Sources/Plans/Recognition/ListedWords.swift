import Synchronization
import Values

/// The vocabulary's headings by their words, to tell what a heading that nobody lists may be about.
///
/// Made when it is first asked for: most headings are listed.
final class ListedWords: Sendable {
  private let known = Mutex<[String: [Entry]]?>(nil)

  /// A listed heading that begins with some word.
  private struct Entry {
    /// Its other words.
    var others: [String]
    /// The field that lists it.
    var address: FieldAddress
  }

  /// The fields that list a heading all of whose words are among these.
  ///
  /// «Metas físicas del año» may be about what «Metas» heads. Words that join others and those that say
  /// nothing alone («Valor», «Nombre») do not count.
  func fields(in heading: String, _ listed: [HeadingIndex.Listed]) -> Set<FieldAddress> {
    let words = Set(ListedWords.stems(foldedWords(heading).split(separator: " ").map(String.init)))
    guard !words.isEmpty else { return [] }
    return known.withLock { known in
      let index = known ?? ListedWords.index(listed)
      known = index
      var found: Set<FieldAddress> = []
      for word in words {
        for entry in index[word] ?? [] where entry.others.allSatisfy(words.contains) {
          found.insert(entry.address)
        }
      }
      return found
    }
  }

  private static func index(_ listed: [HeadingIndex.Listed]) -> [String: [Entry]] {
    var index: [String: [Entry]] = [:]
    for heading in listed {
      let words = stems(heading.words)
      guard let first = words.first, words.count > 1 || !saysNothingAlone.contains(first) else {
        continue
      }
      let entry = Entry(others: Array(words.dropFirst()), address: heading.address)
      index[first, default: []].append(entry)
    }
    return index
  }

  /// The words that count, without the endings of plurals.
  private static func stems(_ words: [String]) -> [String] {
    words.compactMap { word in
      guard word.utf8.count >= 3, !joining.contains(word) else { return nil }
      return stem(word)
    }
  }

  /// «acciones» and «accion» are one; so are «responsables» and «responsable».
  private static func stem(_ word: String) -> String {
    var word = Substring(word)
    if word.utf8.count > 3, word.hasSuffix("s") { word.removeLast() }
    if word.utf8.count > 5, word.hasSuffix("e") { word.removeLast() }
    return String(word)
  }

  private static let joining: Set<String> = [
    "del", "las", "los", "por", "con", "para", "una", "que", "sus",
  ]
  private static let saysNothingAlone = Set(
    [
      "valor", "nombre", "cantidad", "descripción", "número", "código", "fecha", "total", "tipo",
      "año", "plan", "resultado", "versión", "estado", "clase", "orden", "entidad",
    ].map { stem(foldedWords($0)) })
}
