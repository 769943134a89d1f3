import Archives
import Documents
import Glibc

/// The same damage for the same seed.
struct Damage {
  /// How often each fixture is damaged: 60, or as the environment says.
  static var rounds: Int {
    getenv("COTEJO_FUZZ_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 60
  }

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return bound == 0 ? 0 : Int((state >> 33) % UInt64(bound))
  }

  /// A copy cut short, with bits flipped, or with a piece of it somewhere else.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var copy = bytes
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

  /// Reads damaged copies of a file; what counts is that each returns or throws.
  static func withstood(by bytes: [UInt8], seed: UInt64, rounds: Int = rounds) {
    var damage = Damage(seed: seed)
    for _ in 0..<rounds { _ = try? Reading.document(damage.damaged(bytes)) }
  }

  /// Reads archives in which one part after the other is damaged.
  static func withstood(
    byParts files: [(name: String, bytes: [UInt8])], seed: UInt64, rounds: Int = rounds
  ) throws {
    var damage = Damage(seed: seed)
    for index in files.indices where !files[index].bytes.isEmpty {
      for _ in 0..<rounds {
        var changed = files
        changed[index].bytes = damage.damaged(files[index].bytes)
        _ = try? Reading.document(try ZipArchive.bytes(of: changed, compressed: false))
      }
    }
  }
}
