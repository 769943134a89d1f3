import Values

/// Knows kinds of plans by the titles that a vocabulary lists.
struct PlanTitles: Sendable {
  /// The listed titles by their first word, longer ones first.
  private var listed: [Substring: [Listed]] = [:]

  private struct Listed {
    var words: [Substring]
    var kind: String
    var comesFirst: Bool
  }

  /// The kind of «Seguimiento a 31 de marzo», which no list can hold for all days.
  private static let followUp = "seguimiento"

  init(_ kinds: [KindTitles]) {
    for kind in kinds {
      for title in kind.titles {
        let words = title.split(separator: " ")
        guard let first = words.first else { continue }
        listed[first, default: []].append(
          Listed(words: words, kind: kind.kind, comesFirst: kind.comeFirst))
      }
    }
    for first in listed.keys { listed[first]?.sort { $0.words.count > $1.words.count } }
  }

  /// The identifier of the kind that a title names, `nil` where it names none.
  ///
  /// Of several the first to stand there counts, and of those that begin together the longest.
  func kind(in title: String) -> String? {
    if TitleText.isFollowUp(title) { return PlanTitles.followUp }
    let words = foldedWords(title).split(separator: " ")
    var best: String?
    for position in words.indices {
      for entry in listed[words[position]] ?? []
      where words[position...].starts(with: entry.words) {
        if entry.comesFirst { return entry.kind }
        best = best ?? entry.kind
      }
    }
    return best
  }

  /// Whether a line is a title: it names a plan, a period or a report, or begins with a listed title.
  func isTitle(_ text: String) -> Bool {
    guard text.utf8.count <= TitleText.longest else { return false }
    if TitleText.holdsTitleWord(text) { return true }
    let words = foldedWords(text).split(separator: " ")
    guard let first = words.first else { return false }
    return listed[first]?.contains { words.starts(with: $0.words) } == true || namesAnother(text)
  }

  /// Whether a title names a document of which no kind is known: «ESTRATEGIA DE PARTICIPACIÓN», «PLAN DE
  /// EMERGENCIAS». The plan of development is only what most plans belong to.
  func namesAnother(_ title: String) -> Bool {
    let words = foldedWords(title).split(separator: " ")
    guard words.count >= 3, words.count <= 16, kind(in: title) == nil else { return false }
    switch words[0] {
    case "estrategia", "cronograma", "protocolo", "politica":
      return ["de", "del"].contains(words[1])
    case "plan":
      return ["de", "para", "institucional"].contains(words[1])
        && !["desarrollo", "gobierno"].contains(words[2])
    default: return false
    }
  }

  /// Whether a line is cut in the middle of what it says: «Seguimiento a».
  func goesOn(_ line: String) -> Bool {
    guard line.utf8.count <= 80 else { return false }
    let words = foldedWords(line).split(separator: " ")
    guard words.count >= 2, words.count <= 6, let last = words.last, isTitle(line) else {
      return false
    }
    return ["a", "al", "de", "del", "y", "la"].contains(last)
  }
}
