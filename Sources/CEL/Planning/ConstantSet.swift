/// The members of a constant list, for look-ups by hash.
struct ConstantSet: Sendable {
  private let texts: TextSet?
  private let others: Set<MapKey>

  /// The set, or `nil` where a member is not of a type that sets hold.
  init?(_ list: CELList) {
    var texts: [String] = []
    var others: Set<MapKey> = []
    for member in list.array {
      guard let key = MapKey(lookup: member) else { return nil }
      if case .string(let text) = key { texts.append(text.text) } else { others.insert(key) }
    }
    self.texts = texts.isEmpty ? nil : TextSet(texts)
    self.others = others
  }

  /// Whether a value that is no fault is a member.
  @inline(__always) func contains(_ value: CELValue) -> Bool {
    if case .string(let text) = value { return texts?.contains(text) ?? false }
    return containsOther(value)
  }

  /// Whether a text is a member.
  func contains(text: String) -> Bool { texts?.contains(text) ?? false }

  private func containsOther(_ value: CELValue) -> Bool {
    if case .decimal(let number) = value {
      return number.wholeNumber.map { others.contains(.int(Int64($0))) } ?? false
    }
    return MapKey(lookup: value).map(others.contains) ?? false
  }
}

/// A set of texts that never changes, by their bytes.
///
/// Its hash is short and without a seed: the members are an expression's own, so nobody outside can
/// choose them to collide.
struct TextSet: Sendable {
  /// For each place half of its member's hash and, below it, the member's number from 1; 0 where
  /// the place is free. Members that collide stand in the next places.
  private let places: [UInt64]
  private let members: [String]

  init(_ texts: [String]) {
    var size = 4
    while size < texts.count * 2 { size *= 2 }
    var places = [UInt64](repeating: 0, count: size)
    var members: [String] = []
    for text in texts {
      let hash = TextSet.hash(text)
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      var isNew = true
      while places[place] != 0 {
        if Text.equal(members[Int(places[place] & 0xFFFF_FFFF) - 1], text) {
          isNew = false
          break
        }
        place = (place + 1) & (size - 1)
      }
      guard isNew else { continue }
      members.append(text)
      places[place] = hash & ~0xFFFF_FFFF | UInt64(members.count)
    }
    self.places = places
    self.members = members
  }

  func contains(_ text: String) -> Bool {
    let hash = TextSet.hash(text)
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      if (places[place] ^ hash) >> 32 == 0 {
        let member = Int(places[place] & 0xFFFF_FFFF) - 1
        // The same representation settles it without taking hold of the member.
        if Text.isSameRepresentation(members, member, text) || Text.equal(members[member], text) {
          return true
        }
      }
      place = (place + 1) & (places.count - 1)
    }
    return false
  }

  @inline(__always) private static func hash(_ text: String) -> UInt64 {
    Text.withBytes(of: text) { bytes in
      var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
      var index = 0
      while index + 8 <= bytes.count {
        let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
          .loadUnaligned(fromByteOffset: index, as: UInt64.self)
        hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 32
        index += 8
      }
      // What is left, in pieces that lie as the text was written to memory.
      let rest = bytes.count - index
      var word: UInt64 = 0
      if let start = bytes.baseAddress.map({ UnsafeRawPointer($0) }) {
        if rest & 4 != 0 {
          word = UInt64(start.loadUnaligned(fromByteOffset: index, as: UInt32.self))
          index += 4
        }
        if rest & 2 != 0 {
          word = word << 16 | UInt64(start.loadUnaligned(fromByteOffset: index, as: UInt16.self))
          index += 2
        }
        if rest & 1 != 0 { word = word << 8 | UInt64(bytes[index]) }
      }
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
      return hash ^ hash >> 32
    }
  }
}
