import Archives
import Documents

/// The numbers that Word makes for paragraphs of lists, which stand in no text.
///
/// They are counted through the whole document, as Word does; bullets are no numbers.
struct DOCXNumbering {
  /// One level of a list.
  private struct Level {
    var format = "decimal"
    var text = "%1."
    var start = 1
  }

  /// What a paragraph says of its list.
  struct Reference {
    /// The list; 0 is none.
    var list = 0
    /// The level, from 0.
    var level = 0
  }

  private var levels: [Int: [Level]] = [:]
  private var abstractOf: [Int: Int] = [:]
  private var counters: [Int: [Int]] = [:]

  /// Most levels of a list.
  private static let mostLevels = 9

  /// No lists.
  init() {}

  /// Reads the part.
  init(_ bytes: [UInt8], limits: ReadLimits) throws(ArchiveError) {
    try bytes.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      var xml = XMLTokenizer(bytes, maximumDepth: limits.xmlDepth)
      while true {
        switch try xml.next() {
        case .finished: return
        case .start where xml.isNamed("abstractNum"): try addAbstract(&xml)
        case .start where xml.isNamed("num"): try addList(&xml)
        case .start, .end, .text: continue
        }
      }
    }
  }

  private mutating func addAbstract(_ xml: inout XMLTokenizer) throws(ArchiveError) {
    let identifier = try DOCXNumbering.number(xml, "abstractNumId")
    let outside = xml.depth - 1
    var found = [Level](repeating: Level(), count: DOCXNumbering.mostLevels)
    var current = 0
    while xml.depth > outside {
      let event = try xml.next()
      if event == .finished { throw xml.fault("the document is cut short") }
      guard event == .start else { continue }
      if xml.isNamed("lvl") {
        let level = try DOCXNumbering.number(xml, "ilvl") ?? 0
        current = min(max(0, level), DOCXNumbering.mostLevels - 1)
      } else if xml.isNamed("start") {
        found[current].start = try DOCXNumbering.number(xml, "val") ?? 1
      } else if xml.isNamed("numFmt") {
        found[current].format = try xml.value(of: "val", prefixed: true) ?? "decimal"
      } else if xml.isNamed("lvlText") {
        // Nobody writes more than a few signs around a number.
        found[current].text = String((try xml.value(of: "val", prefixed: true) ?? "").prefix(64))
      }
    }
    if let identifier { levels[identifier] = found }
  }

  private mutating func addList(_ xml: inout XMLTokenizer) throws(ArchiveError) {
    let identifier = try DOCXNumbering.number(xml, "numId")
    let outside = xml.depth - 1
    while xml.depth > outside {
      let event = try xml.next()
      if event == .finished { throw xml.fault("the document is cut short") }
      if event == .start, xml.isNamed("abstractNumId"), let identifier {
        abstractOf[identifier] = try DOCXNumbering.number(xml, "val")
      }
    }
  }

  private static func number(
    _ xml: borrowing XMLTokenizer, _ name: StaticString
  ) throws(ArchiveError) -> Int? {
    Int(try xml.value(of: name, prefixed: true) ?? "")
  }

  /// Counts a paragraph of a list; gives what stands before it, `nil` where that is no number.
  mutating func next(_ reference: Reference) -> String? {
    guard reference.list != 0, let abstract = abstractOf[reference.list],
      let levels = levels[abstract], levels.indices.contains(reference.level)
    else { return nil }
    var counts = counters[reference.list] ?? levels.map { $0.start &- 1 }
    counts[reference.level] &+= 1
    for deeper in counts.indices where deeper > reference.level {
      counts[deeper] = levels[deeper].start &- 1
    }
    counters[reference.list] = counts
    guard levels[reference.level].format != "bullet", levels[reference.level].format != "none"
    else {
      return nil
    }
    var text = levels[reference.level].text
    for level in 0...reference.level {
      let count = level == reference.level ? counts[level] : max(counts[level], levels[level].start)
      text = text.replacing("%\(level + 1)", with: DOCXNumbering.text(count, levels[level].format))
    }
    return text.contains(where: { $0.isLetter || $0.isNumber }) ? text : nil
  }

  /// A count in a format; in figures where the format is another one.
  private static func text(_ count: Int, _ format: String) -> String {
    switch format {
    case "lowerLetter": letter(count)
    case "upperLetter": letter(count).uppercased()
    case "lowerRoman": roman(count).lowercased()
    case "upperRoman": roman(count)
    case "decimalZero": count < 10 && count >= 0 ? "0\(count)" : "\(count)"
    default: "\(count)"
    }
  }

  /// a … z, then aa, bb …
  private static func letter(_ count: Int) -> String {
    guard (1...260).contains(count),
      let scalar = Unicode.Scalar(UInt32(97 + (count - 1) % 26))
    else { return "\(count)" }
    return String(repeating: Character(scalar), count: (count - 1) / 26 + 1)
  }

  private static func roman(_ count: Int) -> String {
    guard (1...3999).contains(count) else { return "\(count)" }
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var (rest, text) = (count, "")
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}
