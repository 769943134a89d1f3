import Values

/// How like two names are, by the words they share; rare words count for more.
///
/// A word weighs the number of binary digits of (names in both plans ÷ names that hold it), at least
/// 1. The likeness of two names is twice the weight of the words they share over the weight of all
/// their words, in thousandths: 1000 for the same words in any order, 0 for none in common.
struct TextLikeness {
  /// Names at least this like may be the same row's.
  static let threshold = 600

  private let words: [[Int32]]
  private var weights: [Int]

  /// The likeness among these names; they are known by their position.
  init(_ names: [String]) {
    var numbers: [String: Int32] = [:]
    var holders: [Int] = []
    words = names.map { name in
      let own = foldedWords(name).split(separator: " ").map { word -> Int32 in
        let word = String(word)
        if let number = numbers[word] { return number }
        let number = Int32(clamping: holders.count)
        numbers[word] = number
        holders.append(0)
        return number
      }.sorted()
      for word in Set(own) { holders[Int(word)] += 1 }
      return own
    }
    weights = holders.map { count in
      Int.bitWidth - max(1, names.count / max(1, count)).leadingZeroBitCount
    }
  }

  /// In thousandths.
  func between(_ left: Int, _ right: Int) -> Int {
    let (first, second) = (words[left], words[right])
    var (i, j, shared) = (0, 0, 0)
    while i < first.count, j < second.count {
      if first[i] == second[j] {
        shared += weights[Int(first[i])]
        i += 1
        j += 1
      } else if first[i] < second[j] {
        i += 1
      } else {
        j += 1
      }
    }
    let all = weight(first) + weight(second)
    return all == 0 ? 0 : 2000 * shared / all
  }

  /// The rarest words of a name, those that it can hardly be known without.
  func rarest(_ name: Int, _ count: Int) -> [Int32] {
    let distinct = Array(Set(words[name]))
    return Array(
      distinct.sorted { (-weights[Int($0)], $0) < (-weights[Int($1)], $1) }.prefix(count))
  }

  private func weight(_ words: [Int32]) -> Int { words.reduce(0) { $0 + weights[Int($1)] } }
}
