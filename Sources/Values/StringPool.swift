/// Texts kept once each and named by a small number.
///
/// Equality is of bytes, so composed and decomposed letters are different texts. Identifier 0 is
/// always the empty text.
package struct StringPool: Sendable {
  /// The name of a text in its pool.
  package typealias ID = UInt32

  /// All texts, by identifier.
  package private(set) var texts: [String] = [""]
  /// Identifiers of the texts that can be looked up, each at a place that its hash says or at the
  /// next free one after it; 0 is free, as the empty text is never looked up here.
  private var slots: ContiguousArray<ID> = []
  private var used = 0

  /// A pool that holds only the empty text.
  package init() {}

  /// The identifier of this text, which is added where it is new.
  package mutating func intern(_ text: String) -> ID {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  /// The identifier of the text with these bytes of UTF-8, which is added where it is new.
  ///
  /// A text that the pool has costs no new one. Where the bytes are not UTF-8, they are looked up
  /// by what they become.
  package mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> ID {
    guard bytes.count > 0 else { return 0 }
    if (used + 1) * 2 > slots.count { grow() }
    let place = self.place(of: bytes)
    if slots[place] != 0 { return slots[place] }
    let text = String(decoding: bytes, as: UTF8.self)
    // What was mended while it was decoded may be there under the bytes it has now.
    if !StringPool.equal(text, bytes) { return intern(text) }
    let identifier = append(text)
    slots[place] = identifier
    used += 1
    return identifier
  }

  /// Adds a text without looking whether it is there already: for sources that hold each text once.
  package mutating func append(_ text: String) -> ID {
    let identifier = ID(texts.count)
    texts.append(text)
    return identifier
  }

  /// The text with this identifier.
  package subscript(identifier: ID) -> String { texts[Int(identifier)] }

  /// How many texts the pool holds.
  package var count: Int { texts.count }

  /// Where this text stands in `slots`, or the free place where it would.
  private func place(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var place = StringPool.hash(bytes) & mask
    while slots[place] != 0, !StringPool.equal(texts[Int(slots[place])], bytes) {
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: 0, count: max(64, old.count * 2))
    let mask = slots.count - 1
    for identifier in old where identifier != 0 {
      var text = texts[Int(identifier)]
      var place = text.withUTF8(StringPool.hash) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = identifier
    }
  }

  private static func equal(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var text = text
    return text.withUTF8 { own in
      guard own.count == bytes.count else { return false }
      var index = 0
      while index < own.count, own[index] == bytes[index] { index += 1 }
      return index == own.count
    }
  }

  /// Seeded for each process, so that nobody can write a file whose texts all fall on one place.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    return hasher.finalize()
  }
}
