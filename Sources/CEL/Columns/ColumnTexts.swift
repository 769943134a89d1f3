import Synchronization
import Values

/// How a text is changed before something is asked about it.
enum TextDressing: Int, Sendable {
  /// Not at all.
  case plain
  /// `lowerAscii`.
  case lower
  /// `upperAscii`.
  case upper
  /// `cotejo.fold`.
  case folded

  func dress(_ text: String) -> String {
    switch self {
    case .plain: text
    case .lower: Text.mapBytes(of: text) { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
    case .upper: Text.mapBytes(of: text) { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 }
    case .folded: Values.folded(text)
    }
  }
}

/// The distinct texts of a column, and what becomes of them when they are folded or the like.
///
/// Each change is made once for the whole column, however many expressions ask for it.
final class ColumnTexts: Sendable {
  /// The texts, by the codes of the rows.
  let pool: [String]
  /// What going through each of them costs, in the units of the scalar plan.
  let costs: ContiguousArray<Int>
  private let dressed = Mutex<[TextDressing: TextArena]>([:])

  init(_ pool: [String]) {
    self.pool = pool
    costs = ContiguousArray(pool.map { 1 + $0.utf8.count / 10 })
  }

  /// The bytes of all texts.
  func arena(_ dressing: TextDressing) -> TextArena {
    // While one thread makes it, those that need it as well wait for it.
    dressed.withLock { made in
      if let known = made[dressing] { return known }
      let arena = TextArena(pool.lazy.map(dressing.dress))
      made[dressing] = arena
      return arena
    }
  }
}

/// Many texts, their bytes one after another.
final class TextArena: Sendable {
  /// Stands between two texts; no text of UTF-8 holds it, so that what is found lies in one of them.
  private static let end: UInt8 = 0xFF

  private let bytes: ContiguousArray<UInt8>
  /// Where each text begins, and where one more would.
  private let starts: ContiguousArray<Int>
  /// The first bytes of each text, as `TextStarts` compares them.
  private let heads: ContiguousArray<UInt64>

  init(_ texts: some Sequence<String>) {
    var bytes = ContiguousArray<UInt8>()
    var starts = ContiguousArray<Int>()
    var heads = ContiguousArray<UInt64>()
    for text in texts {
      starts.append(bytes.count)
      Text.withBytes(of: text) {
        bytes.append(contentsOf: $0)
        heads.append(TextStarts.head(of: $0))
      }
      bytes.append(TextArena.end)
    }
    starts.append(bytes.count)
    (self.bytes, self.starts, self.heads) = (bytes, starts, heads)
  }

  /// How many texts it holds.
  var count: Int { starts.count - 1 }

  /// Gives the way to the bytes of each text.
  @inline(__always)
  func read<Result>(_ body: (Reader) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeBufferPointer { starts in
        heads.withUnsafeBufferPointer { heads in
          body(Reader(bytes: bytes, starts: starts, heads: heads))
        }
      }
    }
  }

  /// Gives each of these texts that holds a part, in order, once.
  func each(of texts: ClosedRange<Int>, holding part: ConstantText, _ body: (Int) -> Void) {
    read { reader in
      let end = reader.starts[texts.upperBound + 1]
      let bytes = UnsafeBufferPointer(rebasing: reader.bytes[..<end])
      var text = texts.lowerBound
      var from = reader.starts[text]
      while let place = part.first(in: bytes, from: from) {
        while reader.starts[text + 1] <= place { text += 1 }
        body(text)
        from = reader.starts[text + 1]
      }
    }
  }

  /// The bytes while they are read.
  struct Reader {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let starts: UnsafeBufferPointer<Int>
    /// The first bytes of each text.
    let heads: UnsafeBufferPointer<UInt64>

    /// The bytes of a text.
    @inline(__always) subscript(text: Int) -> UnsafeBufferPointer<UInt8> {
      let (start, next) = (starts[text], starts[text + 1])
      return UnsafeBufferPointer(rebasing: bytes[start..<next - 1])
    }
  }
}
