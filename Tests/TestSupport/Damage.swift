/// The same damage for the same seed.
package struct Damage {
  private var state: UInt64

  /// Damage of this seed.
  package init(seed: UInt64) { state = seed }

  /// A number from 0 to below `bound`.
  package mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return bound == 0 ? 0 : Int((state >> 33) % UInt64(bound))
  }

  /// A copy cut short, with bits flipped, or with a piece of it somewhere else.
  package mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var copy = bytes
    guard !bytes.isEmpty else { return copy }
    switch below(4) {
    case 0: return Array(bytes.prefix(below(bytes.count)))
    case 1:
      for _ in 0...below(8) { copy[below(copy.count)] ^= 1 << UInt8(below(8)) }
    case 2:
      let start = below(copy.count)
      let piece = copy[start..<min(copy.count, start + 1 + below(40))]
      copy.insert(contentsOf: Array(piece), at: below(copy.count))
    default:
      let start = below(copy.count)
      copy.removeSubrange(start..<min(copy.count, start + 1 + below(40)))
    }
    return copy
  }

  /// A copy with a piece of another file in it, in place of a piece of its own.
  package mutating func spliced(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty, !other.isEmpty else { return bytes }
    var copy = bytes
    let start = below(other.count)
    let piece = other[start..<min(other.count, start + 1 + below(400))]
    let place = below(copy.count)
    copy.replaceSubrange(place..<min(copy.count, place + below(200)), with: piece)
    return copy
  }

  /// A copy in which one number is another one, often a far greater one.
  package mutating func renumbered(_ bytes: [UInt8]) -> [UInt8] {
    let digits = bytes.indices.filter { bytes[$0] >= 48 && bytes[$0] <= 57 }
    guard !digits.isEmpty else { return bytes }
    var copy = bytes
    let place = digits[below(digits.count)]
    let other = ["0", "9", "-1", "99999", "65536", "2147483648", "9223372036854775808", "1e309"]
    copy.replaceSubrange(place...place, with: Array(other[below(other.count)].utf8))
    return copy
  }
}
