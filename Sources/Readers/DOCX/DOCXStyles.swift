import Archives
import Documents
import Values

/// Which paragraph styles of a Word document are headings, and of which level.
struct DOCXStyles {
  private struct Style {
    var name = ""
    var base: String?
    /// 0 to 8 for headings, 9 for text.
    var outline: Int?
    /// The list that paragraphs of this style are counted in.
    var numbering: DOCXNumbering.Reference?
  }

  private var styles: [String: Style] = [:]

  /// No styles: headings are known by their outline level only.
  init() {}

  /// Reads the part.
  init(_ bytes: [UInt8], limits: ReadLimits) throws(ArchiveError) {
    try bytes.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      var xml = XMLTokenizer(bytes, maximumDepth: limits.xmlDepth)
      while true {
        switch try xml.next() {
        case .finished: return
        case .start where xml.isNamed("style"): try add(&xml)
        case .start, .end, .text: continue
        }
      }
    }
  }

  private mutating func add(_ xml: inout XMLTokenizer) throws(ArchiveError) {
    let identifier = try xml.value(of: "styleId", prefixed: true) ?? ""
    let outside = xml.depth - 1
    var style = Style()
    while xml.depth > outside {
      let event = try xml.next()
      if event == .finished { throw xml.fault("the document is cut short") }
      guard event == .start else { continue }
      if xml.isNamed("name") {
        style.name = try xml.value(of: "val", prefixed: true) ?? ""
      } else if xml.isNamed("basedOn") {
        style.base = try xml.value(of: "val", prefixed: true)
      } else if xml.isNamed("numPr") {
        style.numbering = DOCXNumbering.Reference()
      } else if xml.isNamed("numId"), style.numbering != nil {
        style.numbering?.list = Int(try xml.value(of: "val", prefixed: true) ?? "") ?? 0
      } else if xml.isNamed("ilvl"), style.numbering != nil {
        style.numbering?.level = Int(try xml.value(of: "val", prefixed: true) ?? "") ?? 0
      } else if xml.isNamed("outlineLvl") {
        style.outline = Int(try xml.value(of: "val", prefixed: true) ?? "")
      }
    }
    styles[identifier] = style
  }

  /// The level of a heading, from 1, for a paragraph of this style; `nil` for text.
  func level(of identifier: String?) -> Int? {
    var next = identifier
    // A chain of styles longer than this, or one that bites its tail, is nobody's heading.
    for _ in 0..<16 {
      guard let name = next else { return nil }
      guard let style = styles[name] else { return DOCXStyles.level(named: name) }
      if let outline = style.outline { return (0...8).contains(outline) ? outline + 1 : nil }
      if let level = DOCXStyles.level(named: style.name) { return level }
      next = style.base
    }
    return nil
  }

  /// The list that paragraphs of a style are counted in, `nil` where they are in none.
  func numbering(of identifier: String?) -> DOCXNumbering.Reference? {
    var next = identifier
    for _ in 0..<16 {
      guard let name = next, let style = styles[name] else { return nil }
      if let own = style.numbering { return own }
      next = style.base
    }
    return nil
  }

  /// The words for «heading» in the languages that Word speaks here, folded.
  private static let words = ["heading", "titulo", "ttulo", "encabezado", "titre", "cabecera"]

  /// The level that a style's name says: `heading 2`, `Título 2`, `Ttulo2`, `Title`.
  private static func level(named name: String) -> Int? {
    let name = folded(name).filter { $0 != " " }
    if name == "title" || name == "titulo" || name == "puesto" { return 1 }
    guard let digit = name.last?.wholeNumberValue, (1...9).contains(digit) else { return nil }
    return words.contains(String(name.dropLast())) ? digit : nil
  }
}
