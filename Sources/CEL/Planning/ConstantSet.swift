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
  /// For each place the member that stands there, -1 for none; members that collide stand behind.
  private let places: [Int32]
  private let members: [String]

  init(_ texts: [String]) {
    var size = 4
    while size < texts.count * 2 { size *= 2 }
    var places = [Int32](repeating: -1, count: size)
    var members: [String] = []
    for text in texts {
      var place = TextSet.hash(text) & (size - 1)
      var isNew = true
      while places[place] >= 0 {
        if Text.equal(members[Int(places[place])], text) {
          isNew = false
          break
        }
        place = (place + 1) & (size - 1)
      }
      guard isNew else { continue }
      places[place] = Int32(members.count)
      members.append(text)
    }
    self.places = places
    self.members = members
  }

  func contains(_ text: String) -> Bool {
    var place = TextSet.hash(text) & (places.count - 1)
    while places[place] >= 0 {
      if Text.equal(members[Int(places[place])], text) { return true }
      place = (place + 1) & (places.count - 1)
    }
    return false
  }

  @inline(__always) private static func hash(_ text: String) -> Int {
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
      while index < bytes.count {
        hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
        index += 1
      }
      hash ^= hash >> 29
      return Int(truncatingIfNeeded: hash &* 0xD6E8_FEB8_6659_FD93 >> 20)
    }
  }
}
