extension XMLTokenizer {
  /// Text up to the next tag; false where it is only white space outside the root element.
  mutating func scanText() throws(ArchiveError) -> Bool {
    let start = position
    var place = position
    while place < count, base[place] != .lessThan { place += 1 }
    rawText = Bytes(start: base + start, count: place - start)
    textIsLiteral = false
    position = place
    if depth > 0 { return true }
    for byte in rawText where !byte.isXMLSpace {
      throw fault("text outside the document's element")
    }
    return false
  }

  /// A comment, which is passed over (false), or CDATA, which is text (true).
  mutating func scanDeclaration() throws(ArchiveError) -> Bool {
    if starts(with: "<!--") {
      position = try end(of: "-->", from: position + 4)
      return false
    }
    guard starts(with: "<![CDATA["), depth > 0 else {
      throw fault(starts(with: "<!DOCTYPE") ? "a document type" : "an unknown declaration")
    }
    let start = position + 9
    position = try end(of: "]]>", from: start)
    rawText = Bytes(start: base + start, count: position - 3 - start)
    textIsLiteral = true
    return true
  }

  /// A start tag with its attributes.
  mutating func scanStartTag() throws(ArchiveError) {
    guard depth > 0 || !hasRoot else { throw fault("a second element beside the document's") }
    guard depth < maximumDepth else {
      throw ArchiveError(.overLimit, offset: position, "elements deeper than \(maximumDepth)")
    }
    hasRoot = true
    let (full, local) = scanName(from: position + 1)
    guard local.count > 0 else { throw fault("a tag without a name") }
    name = local
    open[depth] = full
    depth += 1
    attributeCount = 0
    var place = position + 1 + full.count
    while true {
      let afterName = place
      while place < count, base[place].isXMLSpace { place += 1 }
      guard place < count else { throw fault("the document is cut short") }
      if base[place] == .greaterThan {
        position = place + 1
        return
      }
      if base[place] == .slash {
        guard place + 1 < count, base[place + 1] == .greaterThan else { throw fault("a lone /") }
        isEmptyElement = true
        position = place + 2
        return
      }
      guard place > afterName else { throw fault("no space before an attribute") }
      place = try scanAttribute(from: place)
    }
  }

  /// One attribute; gives the place after its closing quote.
  private mutating func scanAttribute(from start: Int) throws(ArchiveError) -> Int {
    let (full, local) = scanName(from: start)
    var place = start + full.count
    while place < count, base[place].isXMLSpace { place += 1 }
    guard local.count > 0, place < count, base[place] == .equals else {
      throw fault("an attribute without a value")
    }
    place += 1
    while place < count, base[place].isXMLSpace { place += 1 }
    guard place < count, base[place] == .quote || base[place] == .apostrophe else {
      throw fault("an attribute without quotes")
    }
    let quote = base[place]
    place += 1
    let begin = place
    while place < count, base[place] != quote {
      if base[place] == .lessThan { throw fault("< in an attribute") }
      place += 1
    }
    guard place < count else { throw fault("the document is cut short") }
    guard attributeCount < XMLTokenizer.maximumAttributes else {
      throw ArchiveError(.overLimit, offset: place, "more attributes than the limit")
    }
    (attributes + attributeCount).initialize(
      to: Attribute(
        name: local, hasPrefix: local.count < full.count,
        value: Bytes(start: base + begin, count: place - begin)))
    attributeCount += 1
    return place + 1
  }

  /// An end tag, which must be that of the element last opened.
  mutating func scanEndTag() throws(ArchiveError) {
    guard depth > 0 else { throw fault("an end tag without a start") }
    let tag = open[depth - 1]
    var place = position + 2
    guard place + tag.count < count else { throw fault("the document is cut short") }
    for index in 0..<tag.count where base[place + index] != tag[index] {
      throw fault("an end tag that does not match its start")
    }
    place += tag.count
    while place < count, base[place].isXMLSpace { place += 1 }
    guard place < count else { throw fault("the document is cut short") }
    guard base[place] == .greaterThan else {
      throw fault("an end tag that does not match its start")
    }
    depth -= 1
    position = place + 1
    name = local(of: tag)
  }

  /// The name that begins here, whole and without its prefix; both empty where there is none.
  @inline(__always)
  private func scanName(from start: Int) -> (full: Bytes, local: Bytes) {
    var place = start
    var begin = start
    while place < count {
      let byte = base[place]
      // Letters lie above all that can end a name.
      if byte <= .greaterThan {
        if byte == .colon { begin = place + 1 } else if byte.endsXMLName { break }
      }
      place += 1
    }
    return (
      Bytes(start: base + start, count: place - start),
      Bytes(start: base + begin, count: place - begin)
    )
  }

  private func local(of full: Bytes) -> Bytes {
    guard let colon = full.lastIndex(of: .colon) else { return full }
    return Bytes(rebasing: full[(colon + 1)...])
  }

  /// The place after the next occurrence of `mark`.
  func end(of mark: StaticString, from start: Int) throws(ArchiveError) -> Int {
    var place = start
    while place + mark.utf8CodeUnitCount <= count {
      if has(mark, at: place) { return place + mark.utf8CodeUnitCount }
      place += 1
    }
    throw fault("the document is cut short")
  }

  private func starts(with mark: StaticString) -> Bool { has(mark, at: position) }

  private func has(_ mark: StaticString, at place: Int) -> Bool {
    let length = mark.utf8CodeUnitCount
    guard place + length <= count else { return false }
    for index in 0..<length where base[place + index] != mark.utf8Start[index] { return false }
    return true
  }
}

// MARK: - Text

extension XMLTokenizer {
  /// Adds bytes with their entities resolved.
  func resolve(_ raw: Bytes, into bytes: inout [UInt8]) throws(ArchiveError) {
    var place = 0
    while place < raw.count {
      var plain = place
      while plain < raw.count, raw[plain] != .ampersand { plain += 1 }
      XMLTokenizer.appendLines(of: Bytes(rebasing: raw[place..<plain]), to: &bytes)
      guard plain < raw.count else { return }
      var end = plain + 1
      // The longest reference that means anything is shorter than this.
      while end < raw.count, raw[end] != .semicolon, end - plain < 16 { end += 1 }
      guard end < raw.count, raw[end] == .semicolon,
        appendReference(Bytes(rebasing: raw[(plain + 1)..<end]), to: &bytes)
      else { throw fault("an unknown entity") }
      place = end + 1
    }
  }

  private func appendReference(_ name: Bytes, to bytes: inout [UInt8]) -> Bool {
    if name.equals("lt") {
      bytes.append(.lessThan)
    } else if name.equals("gt") {
      bytes.append(.greaterThan)
    } else if name.equals("amp") {
      bytes.append(.ampersand)
    } else if name.equals("quot") {
      bytes.append(.quote)
    } else if name.equals("apos") {
      bytes.append(.apostrophe)
    } else {
      guard name.count > 1, name[0] == UInt8(ascii: "#") else { return false }
      let isHexadecimal = name[1] == UInt8(ascii: "x")
      let digits = name[(isHexadecimal ? 2 : 1)...]
      guard !digits.isEmpty, digits.allSatisfy({ $0 != 43 && $0 != 45 }),
        let code = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10),
        let scalar = Unicode.Scalar(code)
      else { return false }
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return true
  }

  /// Adds bytes with the line ends of Windows and of old Macs made `\n`, as XML asks.
  static func appendLines(of raw: Bytes, to bytes: inout [UInt8]) {
    guard raw.contains(.carriageReturn) else {
      bytes.append(contentsOf: raw)
      return
    }
    var place = 0
    while place < raw.count {
      if raw[place] == .carriageReturn {
        bytes.append(.lineFeed)
        if place + 1 < raw.count, raw[place + 1] == .lineFeed { place += 1 }
      } else {
        bytes.append(raw[place])
      }
      place += 1
    }
  }

  /// Whether a document begins as one in UTF-16 does.
  static func isUTF16(_ bytes: Bytes) -> Bool {
    guard bytes.count >= 4 else { return false }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (.lessThan, 0), (0xFE, 0xFF), (0, .lessThan): return true
    default: return false
    }
  }

  /// The document in UTF-8: as it is, or brought there from UTF-16, which the standard allows too.
  package static func utf8(_ bytes: [UInt8]) throws(ArchiveError) -> [UInt8] {
    guard bytes.withUnsafeBufferPointer(isUTF16) else { return bytes }
    let isLittle = bytes[0] == 0xFF || bytes[1] == 0
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for place in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}

// MARK: - Bytes

extension UnsafeBufferPointer<UInt8> {
  /// Whether these are the bytes of this text.
  @inlinable @inline(__always)
  package func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for index in 0..<count where self[index] != text.utf8Start[index] { return false }
    return true
  }

  /// The whole number from 0 that stands here in decimal digits; `nil` for anything else.
  @inlinable @inline(__always)
  package var wholeNumber: Int? {
    guard count > 0, count <= 18 else { return nil }
    var number = 0
    for byte in self {
      guard byte >= 48, byte <= 57 else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    return number
  }
}

extension UInt8 {
  static let lessThan = UInt8(ascii: "<")
  static let greaterThan = UInt8(ascii: ">")
  static let slash = UInt8(ascii: "/")
  static let exclamation = UInt8(ascii: "!")
  static let question = UInt8(ascii: "?")
  static let equals = UInt8(ascii: "=")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let ampersand = UInt8(ascii: "&")
  static let semicolon = UInt8(ascii: ";")
  static let colon = UInt8(ascii: ":")
  static let carriageReturn: UInt8 = 13
  static let lineFeed: UInt8 = 10

  /// Whether a name cannot go on with it.
  @inline(__always)
  var endsXMLName: Bool {
    switch self {
    case .equals, .greaterThan, .slash, .lessThan, .quote, .apostrophe, .ampersand, 0...32: true
    default: false
    }
  }

  /// Whether XML counts it as white space.
  @inline(__always)
  var isXMLSpace: Bool { self == 32 || self == 10 || self == 9 || self == 13 }
}
