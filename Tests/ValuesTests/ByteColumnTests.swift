import Testing
import Values

@Suite("Columns of bytes")
struct ByteColumnTests {
  /// Of each length, columns of so many distinct bytes, mostly runs of the first one.
  private static let columns: [[UInt8]] = [0, 1, 15, 16, 17, 240, 4_079, 4_080, 4_081, 9_000]
    .flatMap { length in
      [1, 2, 3, 4, 12, 13, 256].map { distinct in
        var state: UInt32 = 1
        return (0..<length).map { row in
          state = state &* 1_664_525 &+ 1_013_904_223
          return row % 20 == 7 || distinct > 12 ? UInt8((state >> 8) % UInt32(distinct)) : 0
        }
      }
    }

  @Test("are counted byte by byte", arguments: columns)
  func counts(column: [UInt8]) {
    var expected: [UInt8: Int] = [:]
    for byte in column { expected[byte, default: 0] += 1 }
    let counts = column.withUnsafeBytes { ByteColumn.counts(of: $0) }
    #expect(counts.count == expected.count)
    for count in counts { #expect(expected[count.byte] == count.count) }
    #expect(column.withUnsafeBytes { ByteColumn.isUniform($0) } == (expected.count < 2))
  }

  @Test("give for each byte what it stands for", arguments: columns)
  func mapped(column: [UInt8]) {
    var made = [UInt8](repeating: 0, count: column.count)
    column.withUnsafeBytes { bytes in
      made.withUnsafeMutableBytes { made in
        ByteColumn.map(bytes, into: made) { $0 &* 3 &+ 1 }
      }
    }
    #expect(made == column.map { $0 &* 3 &+ 1 })
  }
}
