import Documents
import Values

/// Sees in a text that rows of a plan may stand in it as loose lines, which nobody can put back together.
///
/// Three signs: a line of several headings side by side, as the head of a table becomes when its cells are
/// lost; the same with headings cut off, as they are where the page is too narrow for its columns; and
/// labels that come again and again, as on cards that each tell of one project.
struct LooseRows {
  private let index: HeadingIndex

  /// Fewest headings in one line.
  private static let fewestHeadings = 3
  /// Fewest whole headings in one line where others are cut off.
  private static let fewestAmongCut = 4
  /// How often a label comes on cards, and how many labels do.
  private static let (fewestTimes, fewestLabels) = (3, 2)
  /// Longest line that is looked at, in bytes.
  private static let longestLine = 240
  /// Most lines that are looked at.
  private static let lineLimit = 20_000

  /// Knows the headings of a vocabulary.
  init(_ index: HeadingIndex) { self.index = index }

  /// The block where such lines begin, `nil` where there are none.
  func find(in document: Document) -> Int? {
    var times: [String: (count: Int, first: Int)] = [:]
    for (block, content) in document.blocks.prefix(LooseRows.lineLimit).enumerated() {
      let text: String
      switch content {
      case .heading(let words, _), .paragraph(let words): text = words
      case .table, .unread: continue
      }
      guard text.utf8.count <= LooseRows.longestLine else { continue }
      if isHead(text) { return block }
      let key = HeadingKey.key(of: text)
      if isHeading(key) { times[key, default: (0, block)].count += 1 }
    }
    let labels = times.values.filter { $0.count >= LooseRows.fewestTimes }
    return labels.count >= LooseRows.fewestLabels ? labels.map(\.first).min() : nil
  }

  /// Whether a grid that became no table begins with a row that was the head of one.
  func isHead(of grid: Grid) -> Bool {
    grid.rowNumbers.indices.prefix(8).contains { position in
      let cells = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      let text = cells.map { grid.text(grid.values[$0]) }.joined(separator: " ")
      return text.utf8.count <= LooseRows.longestLine && isHead(text)
    }
  }

  private func isHead(_ text: String) -> Bool {
    headings(in: text) >= LooseRows.fewestHeadings || isCutHead(text)
  }

  /// How many different headings a line is made of, 0 where other words stand among them.
  private func headings(in text: String) -> Int {
    let words = foldedWords(text).split(separator: " ").map(String.init)
    guard words.count >= LooseRows.fewestHeadings else { return 0 }
    var found: Set<String> = []
    var place = 0
    while place < words.count {
      guard
        let end = (place + 1...min(words.count, place + 6)).last(where: {
          isHeading(HeadingKey.key(of: words[place..<$0].joined(separator: " ")))
        })
      else { return 0 }
      found.insert(words[place..<end].joined(separator: " "))
      place = end
    }
    return found.count
  }

  /// Whether a line names many headings, each with a capital and without the commas of a sentence:
  /// «No. Dimensión Política d Objetivo Actividad Producto Unidad de».
  private func isCutHead(_ text: String) -> Bool {
    guard !text.contains(",") else { return false }
    let words = text.split(separator: " ")
    guard words.count >= LooseRows.fewestAmongCut else { return false }
    let headings = words.filter { word in
      word.first?.isUppercase == true && isHeading(HeadingKey.key(of: String(word)))
    }
    return Set(headings).count >= LooseRows.fewestAmongCut && headings.count * 10 >= words.count * 3
  }

  /// Whether a key is that of a heading of rows; what a title block names is none.
  private func isHeading(_ key: String) -> Bool {
    guard index.lists(key: key) else { return false }
    return index.claims(ofKey: key).contains { !index.tables[$0.table].isSingle }
  }
}
