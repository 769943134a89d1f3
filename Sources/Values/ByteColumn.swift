import Glibc

/// Columns that hold one byte a row, gone through many rows at a time.
///
/// Few of the 256 bytes ever stand in a column, so what is asked of each is asked of the distinct ones.
package enum ByteColumn {
  /// Beyond so many distinct bytes each row is counted, or looked up, by itself.
  private static let mostDistinct = 12
  /// Up to so many distinct bytes rows are compared instead of looked up.
  private static let mostCompared = 3

  /// A byte and how many rows hold it.
  package struct Count: Equatable, Sendable {
    /// The byte.
    package let byte: UInt8
    /// In how many rows it stands.
    package var count: Int
  }

  /// Whether all bytes are the same.
  package static func isUniform(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count > 1, let address = bytes.baseAddress else { return true }
    return memcmp(address, address + 1, bytes.count - 1) == 0
  }

  /// The distinct bytes, in the order in which they are first met, and how often each stands there.
  package static func counts(of bytes: UnsafeRawBufferPointer) -> [Count] {
    guard let first = bytes.first else { return [] }
    if isUniform(bytes) { return [Count(byte: first, count: bytes.count)] }
    return withUnsafeTemporaryAllocation(of: Bool.self, capacity: 256) { isKnown in
      isKnown.initialize(repeating: false)
      var found: [Count] = []
      var rest = bytes.count
      var place = 0
      while rest > 0 {
        while isKnown[Int(bytes[place])] { place += 1 }
        guard found.count < mostDistinct else { return countsByRow(bytes) }
        let byte = bytes[place]
        let count = count(of: byte, in: bytes)
        found.append(Count(byte: byte, count: count))
        isKnown[Int(byte)] = true
        rest -= count
      }
      return found
    }
  }

  /// Writes for each byte what it stands for; asked once for each distinct one.
  package static func map(
    _ bytes: UnsafeRawBufferPointer, into made: UnsafeMutableRawBufferPointer,
    _ meaning: (UInt8) -> UInt8
  ) {
    precondition(made.count >= bytes.count)
    let found = counts(of: bytes).map { (byte: $0.byte, meaning: meaning($0.byte)) }
    guard let target = made.baseAddress, let first = found.first, let last = found.last else {
      return
    }
    if found.count == 1 {
      memset(target, Int32(first.meaning), bytes.count)
    } else if found.count <= mostCompared {
      // Of two the third is the second once more.
      let second = found[1]
      for row in 0..<bytes.count {
        let byte = bytes[row]
        made[row] =
          byte == first.byte
          ? first.meaning : byte == second.byte ? second.meaning : last.meaning
      }
    } else {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { meanings in
        meanings.initialize(repeating: 0)
        for (byte, meaning) in found { meanings[Int(byte)] = meaning }
        for row in 0..<bytes.count { made[row] = meanings[Int(bytes[row])] }
      }
    }
  }

  // MARK: - Counting

  /// How often a byte stands there, 16 rows at a time.
  private static func count(of byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int {
    let wanted = SIMD16<UInt8>(repeating: byte)
    var count = 0
    var place = 0
    while place + 16 <= bytes.count {
      // A lane holds no more than 255 before it is added up.
      let end = min(place + 255 * 16, bytes.count)
      var lanes = SIMD16<UInt8>(repeating: 0)
      while place + 16 <= end {
        let row = bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
        lanes.replace(with: lanes &+ 1, where: row .== wanted)
        place += 16
      }
      count += Int(SIMD16<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
    }
    while place < bytes.count {
      if bytes[place] == byte { count += 1 }
      place += 1
    }
    return count
  }

  private static func countsByRow(_ bytes: UnsafeRawBufferPointer) -> [Count] {
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    return counts.indices.filter { counts[$0] > 0 }
      .map { Count(byte: UInt8($0), count: counts[$0]) }
  }
}
