import Glibc

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
  ///
  /// Above the identifier stands the upper half of the hash, so that a text is hardly ever compared
  /// with another, and none is hashed again when the table grows.
  private var slots: ContiguousArray<UInt64> = []
  private var used = 0

  /// A pool that holds only the empty text.
  package init() {}

  /// The identifier of this text, which is added where it is new; the pool then shares its bytes.
  package mutating func intern(_ text: String) -> ID {
    guard !text.isEmpty else { return 0 }
    if (used + 1) * 2 > slots.count { grow() }
    var text = text
    let (hash, place) = text.withUTF8 { bytes in
      let hash = StringPool.hash(bytes)
      return (hash, self.place(of: bytes, hash))
    }
    return identifier(at: place, hash, text)
  }

  /// The identifier of the text with these bytes of UTF-8, which is added where it is new.
  ///
  /// A text that the pool has costs no new one. Where the bytes are not UTF-8, they are looked up
  /// by what they become.
  package mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> ID {
    guard bytes.count > 0 else { return 0 }
    if (used + 1) * 2 > slots.count { grow() }
    let hash = StringPool.hash(bytes)
    let place = self.place(of: bytes, hash)
    if slots[place] != 0 { return ID(truncatingIfNeeded: slots[place]) }
    let text = String(decoding: bytes, as: UTF8.self)
    // What was mended while it was decoded may be there under the bytes it has now.
    if text.utf8.count != bytes.count || !StringPool.equal(text, bytes) { return intern(text) }
    return identifier(at: place, hash, text)
  }

  /// What stands at a place for a text, which is put there where it is free.
  private mutating func identifier(at place: Int, _ hash: UInt64, _ text: String) -> ID {
    if slots[place] != 0 { return ID(truncatingIfNeeded: slots[place]) }
    let identifier = append(text)
    slots[place] = hash & StringPool.tag | UInt64(identifier)
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
  private func place(of bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = StringPool.place(hash, mask)
    while slots[place] != 0 {
      let slot = slots[place]
      if (slot ^ hash) & StringPool.tag == 0,
        StringPool.equal(texts[Int(ID(truncatingIfNeeded: slot))], bytes)
      {
        return place
      }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: 0, count: max(64, old.count * 2))
    let mask = slots.count - 1
    for slot in old where slot != 0 {
      var place = StringPool.place(slot, mask)
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }

  /// The part of a hash, and of a slot, that is kept.
  private static let tag: UInt64 = 0xFFFF_FFFF_0000_0000

  /// The first place to look at; the kept part of the hash alone says it.
  @inline(__always)
  private static func place(_ hash: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 32) & mask
  }

  private static func equal(_ text: borrowing String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { own in
      guard own.count == bytes.count, let left = own.baseAddress, let right = bytes.baseAddress
      else { return own.count == bytes.count }
      return memcmp(left, right, own.count) == 0
    } ?? text.utf8.elementsEqual(bytes)
  }

  /// Multiplies eight bytes with eight others, both mixed with numbers that nobody knows.
  ///
  /// These are drawn for each process, so that nobody can write a file whose texts all fall on one
  /// place. Names do not depend on them.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    let count = bytes.count
    let (first, second) = secrets
    var state = first ^ UInt64(truncatingIfNeeded: count)
    var place = 0
    while count - place > 16 {
      state = mixed(
        (base + place).loadUnaligned(as: UInt64.self) ^ second,
        (base + place + 8).loadUnaligned(as: UInt64.self) ^ state)
      place += 16
    }
    // The last sixteen bytes, or what there is; they may overlap those before.
    let (low, high) = ends(base, count)
    return mixed(mixed(low ^ second, high ^ state), first)
  }

  @inline(__always)
  private static func ends(_ base: UnsafeRawPointer, _ count: Int) -> (UInt64, UInt64) {
    if count >= 16 {
      return (
        (base + count - 16).loadUnaligned(as: UInt64.self),
        (base + count - 8).loadUnaligned(as: UInt64.self)
      )
    }
    if count >= 8 {
      return (
        base.loadUnaligned(as: UInt64.self), (base + count - 8).loadUnaligned(as: UInt64.self)
      )
    }
    if count >= 4 {
      return (
        UInt64(base.loadUnaligned(as: UInt32.self)),
        UInt64((base + count - 4).loadUnaligned(as: UInt32.self))
      )
    }
    let (first, middle, last) = (
      base.load(as: UInt8.self), (base + count / 2).load(as: UInt8.self),
      (base + count - 1).load(as: UInt8.self)
    )
    return (UInt64(first) | UInt64(middle) << 8 | UInt64(last) << 16, 0)
  }

  @inline(__always)
  private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  private static let secrets = (
    UInt64.random(in: 0 ... .max) | 1, UInt64.random(in: 0 ... .max) | 1
  )
}
