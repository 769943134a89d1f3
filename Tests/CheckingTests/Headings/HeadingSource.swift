import Foundation
import TestSupport

/// What one file of samples tells: its tables, and headings that head no column of one.
struct HeadingSource {
  /// The sources, as the collection of headings names them.
  var names: [String] = []
  /// The tables.
  var samples: [HeadingSample] = []
  /// Headings that are no column's, with the reason.
  var apart: [String: String] = [:]

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Fixtures")

  /// The files of samples, by name.
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  /// A line that is none of those that a file of samples may hold.
  struct Fault: Error {
    var line: String
  }

  /// Reads one file.
  init(_ file: String) throws {
    let url = HeadingSource.folder.appendingPathComponent(file)
    for line in try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n") {
      try read(line)
    }
  }

  private mutating func read(_ line: String) throws {
    if line.isEmpty { return }
    let mark = line.prefix(2)
    let rest = String(line.dropFirst(2))
    switch mark {
    case "# ": names = rest.components(separatedBy: " ")
    case "==":
      if samples.last.map({ $0.columns.isEmpty }) != true { samples.append(HeadingSample()) }
      samples[samples.count - 1].sheet = String(rest.dropFirst())
    case "! ":
      let parts = try HeadingSource.parts(rest, 2)
      apart[HeadingSource.unescaped(parts[0])] = parts[1]
    default:
      if samples.isEmpty { samples.append(HeadingSample()) }
      if mark == "@ " {
        let parts = try HeadingSource.parts(rest, 3).map(HeadingSource.unescaped)
        samples[samples.count - 1].titles.append(
          .init(label: parts[0], value: parts[1].trimmed, fact: parts[2]))
      } else {
        samples[samples.count - 1].columns.append(try HeadingSource.column(line))
      }
    }
  }

  private static func column(_ line: String) throws -> HeadingSample.Column {
    var parts = try HeadingSource.parts(line, 3).map(unescaped)
    var band: String?
    if parts[0].hasPrefix("["), let end = parts[0].firstIndex(of: "]") {
      band = String(parts[0][parts[0].index(after: parts[0].startIndex)..<end])
      parts[0] = String(parts[0][parts[0].index(end, offsetBy: 2)...])
    }
    let expected: HeadingSample.Expected
    switch parts[2].prefix(2) {
    case "- ": expected = .nothing(String(parts[2].dropFirst(2)))
    case "= ": expected = .part
    default: expected = .fields(Set(parts[2].components(separatedBy: " ")))
    }
    return HeadingSample.Column(
      band: band, heading: parts[0], sample: parts[1], expected: expected)
  }

  private static func parts(_ line: String, _ count: Int) throws -> [String] {
    let parts = line.components(separatedBy: " |").enumerated().map { position, part in
      position > 0 && part.hasPrefix(" ") ? String(part.dropFirst()) : part
    }
    guard parts.count == count, parts.last?.isEmpty == false else { throw Fault(line: line) }
    return parts
  }

  private static func unescaped(_ text: String) -> String {
    text.replacingOccurrences(of: "\\n", with: "\n")
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
