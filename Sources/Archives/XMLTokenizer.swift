/// Reads the XML of office documents piece by piece, straight from its bytes.
///
/// It knows start and end tags, text, CDATA, comments, processing instructions, the five named
/// entities and numeric references. A document type, another entity, tags that do not match or an
/// element too deep are errors: office documents need none of them, and hostile files do. Names
/// are given without their prefix. The bytes must be UTF-8 (`XMLTokenizer.utf8` brings them there)
/// and outlive the tokenizer; invalid sequences come out as U+FFFD.
package struct XMLTokenizer: ~Copyable {
  /// A run of bytes of the document.
  package typealias Bytes = UnsafeBufferPointer<UInt8>

  /// What `next()` found.
  package enum Event: UInt8, Sendable {
    /// A start tag, or an empty element, which is followed by an `end` of its own.
    case start
    /// An end tag.
    case end
    /// Text between tags; one text may come in several pieces.
    case text
    /// The document is over.
    case finished
  }

  /// One attribute of a start tag, as it is written.
  package struct Attribute {
    /// The name without its prefix.
    package let name: Bytes
    /// Whether the name has a prefix.
    package let hasPrefix: Bool
    /// The value between its quotes, entities not yet resolved.
    package let value: Bytes
  }

  @usableFromInline let base: UnsafePointer<UInt8>
  let count: Int
  let maximumDepth: Int
  @usableFromInline var position = 0
  var isEmptyElement = false
  var hasRoot = false
  let open: UnsafeMutablePointer<Bytes>
  @usableFromInline let attributes: UnsafeMutablePointer<Attribute>
  var textIsLiteral = false

  /// How many elements are open.
  package internal(set) var depth = 0
  /// The name of the tag that was last found, without its prefix.
  @usableFromInline package internal(set) var name = Bytes(start: nil, count: 0)
  /// The text that was last found, as it is written; see `appendText(to:)`.
  package internal(set) var rawText = Bytes(start: nil, count: 0)
  /// How many attributes the last start tag has.
  @usableFromInline package internal(set) var attributeCount = 0

  /// The greatest number of attributes of an element.
  package static let maximumAttributes = 256

  /// A tokenizer at the start of a document.
  package init(_ bytes: Bytes, maximumDepth: Int = 256) {
    self.maximumDepth = max(1, maximumDepth)
    open = .allocate(capacity: self.maximumDepth)
    attributes = .allocate(capacity: XMLTokenizer.maximumAttributes)
    // Safe: with a count of zero nothing is ever read.
    base =
      bytes.baseAddress ?? UnsafePointer(UnsafeRawPointer(open).assumingMemoryBound(to: UInt8.self))
    count = bytes.count
    if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { position = 3 }
  }

  deinit {
    open.deallocate()
    attributes.deallocate()
  }

  /// The next piece of the document.
  package mutating func next() throws(ArchiveError) -> Event {
    if isEmptyElement {
      isEmptyElement = false
      depth -= 1
      return .end
    }
    while true {
      guard position < count else {
        guard depth == 0, hasRoot else { throw fault("the document is cut short") }
        return .finished
      }
      if base[position] != .lessThan {
        if try scanText() { return .text }
        continue
      }
      guard position + 1 < count else { throw fault("the document is cut short") }
      switch base[position + 1] {
      case .slash:
        try scanEndTag()
        return .end
      case .exclamation:
        if try scanDeclaration() { return .text }
      case .question:
        position = try end(of: "?>", from: position + 2)
      default:
        try scanStartTag()
        return .start
      }
    }
  }

  /// Whether the last tag has this name.
  @inlinable @inline(__always)
  package func isNamed(_ other: StaticString) -> Bool { name.equals(other) }

  /// An attribute of the last start tag.
  @inlinable @inline(__always)
  package func attribute(_ index: Int) -> Attribute {
    precondition(index >= 0 && index < attributeCount)
    return attributes[index]
  }
}

// MARK: - Reading past the tokenizer

extension XMLTokenizer {
  /// Where the next piece begins, for a reader that knows a shape by heart; `nil` inside an empty
  /// element, of which nothing is left to read.
  package var place: Int? { isEmptyElement ? nil : position }

  /// Goes on behind what such a reader has read: whole elements, with all that is in them.
  package mutating func skip(to place: Int) {
    precondition(place >= position && place <= count)
    position = place
  }

  /// Goes on inside the next element after the one that is open, which has the same name; the name
  /// stands at `name`, and what is inside begins at `place`.
  package mutating func reopen(name: Int, place: Int) {
    precondition(depth > 0 && name >= position && name + open[depth - 1].count <= place)
    open[depth - 1] = Bytes(start: base + name, count: open[depth - 1].count)
    skip(to: place)
  }

  /// Adds bytes of a text with their references resolved; false where one is none.
  package func resolves(_ raw: Bytes, into bytes: inout [UInt8]) -> Bool {
    do throws(ArchiveError) {
      try resolve(raw, into: &bytes)
      return true
    } catch { return false }
  }

  /// Whether the open element's name is this one, with no prefix.
  package func isOpen(_ other: StaticString) -> Bool {
    depth > 0 && open[depth - 1].equals(other)
  }
}

// MARK: - Asking for more than one piece

extension XMLTokenizer {
  /// The value of the attribute with this name and no prefix, entities resolved.
  package func value(of name: StaticString, prefixed: Bool = false) throws(ArchiveError) -> String?
  {
    for index in 0..<attributeCount {
      let attribute = attributes[index]
      guard attribute.hasPrefix == prefixed, attribute.name.equals(name) else { continue }
      var bytes: [UInt8] = []
      try resolve(attribute.value, into: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    return nil
  }

  /// Whether the attribute with this name says yes.
  package func flag(_ name: StaticString) -> Bool {
    for index in 0..<attributeCount where !attributes[index].hasPrefix {
      let attribute = attributes[index]
      guard attribute.name.equals(name) else { continue }
      return attribute.value.equals("1") || attribute.value.equals("true")
        || attribute.value.equals("on")
    }
    return false
  }

  /// The whole number that an attribute holds.
  package func integer(_ name: StaticString) -> Int? {
    for index in 0..<attributeCount where !attributes[index].hasPrefix {
      if attributes[index].name.equals(name) { return attributes[index].value.wholeNumber }
    }
    return nil
  }

  /// Passes over all that is inside the element just opened, and its end tag.
  package mutating func skip() throws(ArchiveError) {
    let outside = depth - 1
    while depth > outside {
      if try next() == .finished { throw fault("the document is cut short") }
    }
  }

  /// Adds the text that was last found, entities resolved and line ends made `\n`.
  package func appendText(to bytes: inout [UInt8]) throws(ArchiveError) {
    if textIsLiteral {
      XMLTokenizer.appendLines(of: rawText, to: &bytes)
    } else {
      try resolve(rawText, into: &bytes)
    }
  }

  /// Adds the value of an attribute, entities resolved.
  package func appendValue(
    of attribute: Attribute, to bytes: inout [UInt8]
  ) throws(ArchiveError) {
    try resolve(attribute.value, into: &bytes)
  }

  /// Adds the text inside the element just opened, that of elements in it left out, and passes
  /// over its end tag.
  package mutating func appendContent(to bytes: inout [UInt8]) throws(ArchiveError) {
    while true {
      switch try next() {
      case .text: try appendText(to: &bytes)
      case .start: try skip()
      case .end: return
      case .finished: throw fault("the document is cut short")
      }
    }
  }

  /// The text up to the end tag where there is nothing to resolve, the end tag passed over.
  package mutating func plainContent() -> Bytes? {
    if isEmptyElement {
      isEmptyElement = false
      depth -= 1
      return Bytes(start: nil, count: 0)
    }
    guard depth > 0 else { return nil }
    let start = position
    var place = position
    while place < count, base[place] != .lessThan {
      if base[place] == .ampersand || base[place] == .carriageReturn { return nil }
      place += 1
    }
    let tag = open[depth - 1]
    guard place + tag.count + 2 < count, base[place + 1] == .slash,
      base[place + 2 + tag.count] == .greaterThan
    else { return nil }
    for index in 0..<tag.count where base[place + 2 + index] != tag[index] { return nil }
    position = place + tag.count + 3
    depth -= 1
    return Bytes(start: base + start, count: place - start)
  }

  /// A fault at the place reached.
  package func fault(_ detail: String) -> ArchiveError {
    ArchiveError(.damaged, offset: position, detail)
  }
}
