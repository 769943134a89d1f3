import Values

/// The letters, digits and per cent signs of a heading, folded and without spaces.
///
/// Spaces are dropped so that «Finali-zación», «Ejecu- tado» and «Producto(MGA)» meet their plain
/// spellings; so are column numbers such as «(3)». The per cent sign stays: «% Ejecución» and
/// «Ejecución» are different columns.
enum HeadingKey {
  /// The key of a heading; empty where it has no letters.
  static func key(of text: String) -> String {
    var bytes: [UInt8] = []
    return key(of: text, bytes: &bytes)
  }

  /// The key of a heading, and its bytes in an array that is reused.
  static func key(of text: String, bytes: inout [UInt8]) -> String {
    bytes.removeAll(keepingCapacity: true)
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The key of the name of a table or a field, which is plain: small letters, digits and underscores.
  static func plainKey(ofIdentifier name: String) -> String {
    name.utf8.contains(95) ? String(decoding: name.utf8.filter { $0 != 95 }, as: UTF8.self) : name
  }

  /// A number equal for equal keys, made without keeping the key; `scratch` is reused.
  static func hash(of text: String, scratch: inout [UInt8]) -> UInt64 {
    scratch.removeAll(keepingCapacity: true)
    append(text, to: &scratch)
    return hash(of: scratch)
  }

  /// The number of a key.
  static func hash(ofKey key: String) -> UInt64 {
    hash(of: key.utf8)
  }

  private static func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  /// The first letters of a key in one number, equal for keys that begin alike; `nil` where finding
  /// them out takes full folding.
  static func start(of text: String) -> UInt64? {
    let known = text.utf8.withContiguousStorageIfAvailable { text -> UInt64? in
      var start: UInt64 = 0
      var index = 0
      while index < text.count, start < 1 << 56 {
        let byte = text[index]
        index += 1
        switch byte {
        case 97...122, 48...57, 37: start = start << 8 | UInt64(byte)
        case 65...90: start = start << 8 | UInt64(byte + 32)
        case 0xC3 where index < text.count && text[index] >= 0x80 && text[index] < 0xC0:
          let letter = latin[Int(text[index]) - 0x80]
          if letter == 0 { return nil }
          start = start << 8 | UInt64(letter)
          index += 1
        case 0xC2: index += 1
        // A number in parentheses is left out, an underscore may begin a line break.
        case 0x80..., 40, 95: return nil
        default: break
        }
      }
      return start
    }
    return known ?? nil
  }

  /// The same of a key.
  static func start(ofKey key: String) -> UInt64 {
    key.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let done =
      text.utf8.withContiguousStorageIfAvailable { append(spanish: $0, to: &bytes) } ?? false
    if done { return }
    bytes.removeAll(keepingCapacity: true)
    _ = append(spanish: Array(folded(text).utf8)[...], keepingOthers: true, to: &bytes)
  }

  /// Plain letters for the second byte of U+00C0 to U+00FF, 0 where one letter does not do.
  private static let latin: [UInt8] = Array(
    ("aaaaaa\0ceeeeiiii" + "\0nooooo\0ouuuuy\0\0" + "aaaaaa\0ceeeeiiii" + "\0nooooo\0ouuuuy\0y")
      .utf8)

  /// Reads ASCII and the letters of Spanish; false at the first byte that needs full folding.
  private static func append(
    spanish text: some RandomAccessCollection<UInt8>, keepingOthers: Bool = false,
    to bytes: inout [UInt8]
  ) -> Bool {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      switch byte {
      case 97...122, 48...57, 37: bytes.append(byte)
      case 65...90: bytes.append(byte + 32)
      case 95 where !keepingOthers: return false
      case 40:
        if let end = endOfColumnNumber(text, from: index) { index = end }
      case 0xC2: index = text.index(after: index)
      case 0xC3 where !keepingOthers:
        index = text.index(after: index)
        guard index < text.endIndex, text[index] >= 0x80, text[index] < 0xC0 else { return false }
        let letter = latin[Int(text[index]) - 0x80]
        if letter == 0 { return false }
        bytes.append(letter)
      case 0x80...:
        guard keepingOthers else { return false }
        bytes.append(byte)
      default: break
      }
      if index < text.endIndex { index = text.index(after: index) }
    }
    return true
  }

  /// The closing parenthesis of «(3)», `nil` where something else stands there.
  private static func endOfColumnNumber<Text: RandomAccessCollection<UInt8>>(
    _ text: Text, from opening: Text.Index
  ) -> Text.Index? {
    var index = text.index(after: opening)
    var digits = 0
    while index < text.endIndex, (48...57).contains(text[index]) {
      digits += 1
      index = text.index(after: index)
    }
    // Four digits are a year and mean something: «Avance físico (2024)».
    guard digits > 0, digits < 4, index < text.endIndex, text[index] == 41 else { return nil }
    return index
  }
}
