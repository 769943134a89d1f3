/// The bytes of one YAML file, its name for people, and where its lines begin.
///
/// Nodes keep their file, so that whoever holds a node can point at the spot in the text.
package final class YAMLFile: Sendable {
  /// The path as it is shown to people.
  package let path: String
  /// What the file holds, without a byte order mark.
  package let bytes: [UInt8]
  private let lineStarts: [Int]

  package init(path: String, bytes: some Collection<UInt8>) {
    self.path = path
    let hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    self.bytes = Array(hasByteOrderMark ? bytes.dropFirst(3) : bytes.dropFirst(0))
    self.lineStarts = Self.lineStarts(in: self.bytes)
  }

  /// The whole text; bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The spot of a byte; an offset outside the file gives the nearest spot within.
  package func mark(atUTF8Offset offset: Int) -> YAMLMark {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(atUTF8Offset: offset)
    let column = bytes[lineStarts[line]..<offset].count { !$0.isContinuation }
    return YAMLMark(line: line + 1, column: column + 1, offset: offset)
  }

  /// The bytes of the line that holds `offset`, without what ends it.
  func lineRange(atUTF8Offset offset: Int) -> Range<Int> {
    let line = lineIndex(atUTF8Offset: min(max(offset, 0), bytes.count))
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    while end > start, bytes[end - 1].isLineBreak { end -= 1 }
    return start..<end
  }

  /// The byte after the last that is neither a space nor a line break.
  var endOfText: Int {
    (bytes.lastIndex { !$0.isBlank && !$0.isLineBreak } ?? -1) + 1
  }

  private func lineIndex(atUTF8Offset offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte.isLineBreak {
      let isHalf =
        byte == .carriageReturn && offset + 1 < bytes.count && bytes[offset + 1] == .lineFeed
      if !isHalf { starts.append(offset + 1) }
    }
    return starts
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let tab = UInt8(ascii: "\t")
  static let space = UInt8(ascii: " ")

  var isLineBreak: Bool { self == .lineFeed || self == .carriageReturn }
  var isBlank: Bool { self == .space || self == .tab }
  /// Whether the byte goes on with a code point that an earlier byte began.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}
