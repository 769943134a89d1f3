import Archives
import Documents
import Glibc
import Readers
import TestSupport

// Reads damaged files: each returns or throws, within its time and memory.
//
//   readers-fuzz READER RUNS [FIRST]    cases FIRST (0) to FIRST + RUNS - 1; READER as in `Fixtures`
//   readers-fuzz show READER CASE       writes the bytes of one case to standard output
//
// A case is its number: the same number is the same file. What ends the process names its case, and
// the code is then 1. `pdf` runs `pdftotext` for each case, so a few hundred are enough.

let words = CommandLine.arguments.dropFirst().map { $0 }
if words.count == 3, words[0] == "show", let number = Int(words[2]) {
  let bytes = try Case(number, of: Fixtures.of(words[1])).bytes
  _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
} else if (2...3).contains(words.count), Fixtures.readers.contains(words[0]),
  let runs = Int(words[1]), let first = words.count == 3 ? Int(words[2]) : 0
{
  try run(words[0], cases: first..<(first + runs))
} else {
  print("usage: readers-fuzz READER RUNS [FIRST] | readers-fuzz show READER CASE")
  print("readers: " + Fixtures.readers.joined(separator: " "))
  exit(64)
}

func run(_ reader: String, cases: Range<Int>) throws {
  let fixtures = try Fixtures.of(reader)
  var tally = Tally()
  Guard.start()
  for number in cases {
    let bytes = try Case(number, of: fixtures).bytes
    Guard.begin(number)
    let start = Tally.now
    do throws(ReadError) {
      let file = SourceFile(path: "plan", bytes: bytes)
      try read(file, reader)
      tally.read += 1
    } catch { tally.refused[error.kind.rawValue, default: 0] += 1 }
    tally.note(Tally.now - start, number)
  }
  Guard.stop()
  print(tally.line(reader))
  if Tally.peakBytes > Guard.memory { exit(1) }
}

/// Reads a file as its reader's cases are read: of a ZIP of attachments, each document.
func read(_ file: SourceFile, _ reader: String) throws(ReadError) {
  switch reader {
  case "pdf-words": _ = try PDFReader.document(words: file.bytes, of: file)
  case "ocr-words": _ = try PDFReader.document(recognised: file.bytes, of: file)
  case "attachments":
    let attachments = try Attachments(file, limits: ReadLimits())
    _ = attachments.dossier
    for index in 0..<attachments.count {
      _ = try DocumentReaders.read(attachments.document(index))
    }
  default: _ = try DocumentReaders.read(file)
  }
}

/// A damaged file.
struct Case {
  let bytes: [UInt8]

  init(_ number: Int, of fixtures: [Fixtures.Fixture]) throws {
    var damage = Damage(seed: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    for _ in 0..<4 { _ = damage.below(2) }
    func damaged(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
      var bytes = bytes
      for _ in 0...damage.below(3) {
        switch damage.below(4) {
        case 0: bytes = damage.spliced(bytes, with: other)
        case 1: bytes = damage.renumbered(bytes)
        default: bytes = damage.damaged(bytes)
        }
      }
      return bytes
    }
    switch fixtures[damage.below(fixtures.count)] {
    case .file(let file):
      guard case .file(let other) = fixtures[damage.below(fixtures.count)] else {
        bytes = damaged(file, with: file)
        return
      }
      bytes = damaged(file, with: other)
    case .parts(var parts):
      let (index, other) = (damage.below(parts.count), damage.below(parts.count))
      parts[index].bytes = damaged(parts[index].bytes, with: parts[other].bytes)
      bytes = try ZipArchive.bytes(of: parts, compressed: number % 2 == 0)
    }
  }
}

/// What became of the cases.
struct Tally {
  var read = 0
  var refused: [String: Int] = [:]
  private var longest = (seconds: 0.0, number: 0)

  mutating func note(_ seconds: Double, _ number: Int) {
    if seconds > longest.seconds { longest = (seconds, number) }
  }

  /// A line of JSON.
  func line(_ reader: String) -> String {
    let kinds = refused.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
    return """
      {"reader": "\(reader)", "read": \(read), "refused": {\(kinds.joined(separator: ", "))}, \
      "longest_s": \((longest.seconds * 1_000).rounded() / 1_000), "longest_case": \(longest.number), \
      "peak_mib": \(Tally.peakBytes >> 20)}
      """
  }

  /// The most memory the process ever had.
  static var peakBytes: Int {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss << 10
  }

  /// Seconds of a clock that nobody sets back.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
