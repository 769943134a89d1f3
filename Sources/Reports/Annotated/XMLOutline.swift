import Archives

/// Where the elements of one level of an XML part begin and end, for changing one place of it.
///
/// All else of the part is copied byte for byte, so nobody has to understand it.
struct XMLOutline {
  /// An element and its places in the part's bytes.
  struct Element {
    /// The name without its prefix.
    let name: String
    /// From its `<` to the `>` of its end tag.
    var range: Range<Int>
    /// What is between its tags; empty, and after the tag, for `<so/>`.
    var content: Range<Int>
    /// The values of its attributes by their name without prefix, entities resolved.
    let attributes: [String: String]
    /// Whether it is written `<so/>`.
    let isEmpty: Bool
  }

  /// The element whose children these are.
  private(set) var parent: Element
  /// What the root's own name has before it: `x:` or nothing.
  private(set) var prefix = ""
  /// The elements directly inside, in order.
  private(set) var children: [Element] = []

  /// The children of the root, or of the first element at this path below it.
  init(_ bytes: [UInt8], inside path: [String] = []) throws(ArchiveError) {
    let none = Element(name: "", range: 0..<0, content: 0..<0, attributes: [:], isEmpty: true)
    parent = none
    try bytes.withUnsafeBufferPointer { (buffer) throws(ArchiveError) in
      var xml = XMLTokenizer(buffer)
      guard try xml.next() == .start else { throw xml.fault("no element") }
      var current = try XMLOutline.opened(&xml, buffer)
      prefix = XMLOutline.prefix(buffer, current.range.lowerBound)
      for step in path {
        guard let found = try XMLOutline.child(step, of: &xml, buffer) else {
          throw ArchiveError(.missing, "no element \(step)")
        }
        current = found
      }
      parent = current
      try readChildren(&xml, buffer)
    }
  }

  private mutating func readChildren(
    _ xml: inout XMLTokenizer, _ buffer: UnsafeBufferPointer<UInt8>
  ) throws(ArchiveError) {
    while true {
      switch try xml.next() {
      case .text: continue
      case .end, .finished:
        let end = xml.offset
        let tag = parent.isEmpty ? end : XMLOutline.tagStart(buffer, before: end)
        parent.content = parent.content.lowerBound..<max(parent.content.lowerBound, tag)
        parent.range = parent.range.lowerBound..<end
        return
      case .start:
        var element = try XMLOutline.opened(&xml, buffer)
        try xml.skip()
        let end = xml.offset
        let tag = element.isEmpty ? end : XMLOutline.tagStart(buffer, before: end)
        element.content = element.content.lowerBound..<max(element.content.lowerBound, tag)
        element.range = element.range.lowerBound..<end
        children.append(element)
      }
    }
  }

  /// The first child with this name, its start tag just read; `nil` at the end of the parent.
  private static func child(
    _ name: String, of xml: inout XMLTokenizer, _ buffer: UnsafeBufferPointer<UInt8>
  ) throws(ArchiveError) -> Element? {
    while true {
      switch try xml.next() {
      case .text: continue
      case .end, .finished: return nil
      case .start:
        if String(decoding: xml.name, as: UTF8.self) == name { return try opened(&xml, buffer) }
        try xml.skip()
      }
    }
  }

  /// The element whose start tag was just read; its end is not known yet.
  private static func opened(
    _ xml: inout XMLTokenizer, _ buffer: UnsafeBufferPointer<UInt8>
  ) throws(ArchiveError) -> Element {
    var attributes: [String: String] = [:]
    for index in 0..<xml.attributeCount {
      let attribute = xml.attribute(index)
      var value: [UInt8] = []
      try xml.appendValue(of: attribute, to: &value)
      let name = String(decoding: attribute.name, as: UTF8.self)
      // `r:id` beside `id`: the one with a prefix is kept under `:id`.
      attributes[attribute.hasPrefix ? ":" + name : name] = String(decoding: value, as: UTF8.self)
    }
    let end = xml.offset
    return Element(
      name: String(decoding: xml.name, as: UTF8.self),
      range: tagStart(buffer, before: end)..<end, content: end..<end, attributes: attributes,
      isEmpty: xml.isEmpty)
  }

  /// The `<` of the tag that ends here: none can stand inside a tag.
  private static func tagStart(_ buffer: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
    var place = end - 1
    while place > 0, buffer[place] != UInt8(ascii: "<") { place -= 1 }
    return place
  }

  private static func prefix(_ buffer: UnsafeBufferPointer<UInt8>, _ start: Int) -> String {
    var place = start + 1
    while place < buffer.count, !" \t\r\n/>".utf8.contains(buffer[place]) {
      if buffer[place] == UInt8(ascii: ":") {
        return String(decoding: buffer[(start + 1)...place], as: UTF8.self)
      }
      place += 1
    }
    return ""
  }
}

/// Places of a part and what stands there instead; the rest is copied.
struct XMLEdits {
  private var edits: [(range: Range<Int>, text: [UInt8])] = []

  /// Whether nothing changes.
  var isEmpty: Bool { edits.isEmpty }

  mutating func insert(_ text: String, at place: Int) {
    edits.append((place..<place, Array(text.utf8)))
  }
  mutating func replace(_ range: Range<Int>, with text: String) {
    edits.append((range, Array(text.utf8)))
  }
  mutating func remove(_ range: Range<Int>) { edits.append((range, [])) }

  /// Puts a text before the end of an element, which is opened if it was written `<so/>`.
  mutating func append(_ text: String, to element: XMLOutline.Element, named raw: String) {
    if element.isEmpty {
      // `<so a="b"/>` becomes `<so a="b">…</so>`: the last two bytes of the tag are `/>`.
      let slash = element.range.upperBound - 2
      replace(slash..<element.range.upperBound, with: ">" + text + "</\(raw)>")
    } else {
      insert(text, at: element.content.upperBound)
    }
  }

  /// The bytes with all edits made; those at the same place stay in the order they came.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.count })
    var place = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, edit) in ordered where edit.range.lowerBound >= place {
      result += bytes[place..<edit.range.lowerBound]
      result += edit.text
      place = edit.range.upperBound
    }
    result += bytes[place...]
    return result
  }
}
