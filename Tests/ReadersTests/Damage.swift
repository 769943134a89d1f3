import Archives
import Documents
import Glibc
import TestSupport

extension Damage {
  /// How often each fixture is damaged: 60, or as the environment says.
  static var rounds: Int {
    getenv("COTEJO_FUZZ_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 60
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
