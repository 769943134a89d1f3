import Values

/// The text without spaces, line breaks and invisible marks at its ends, and without `_x000D_`.
func trimmedCell(_ text: String) -> String {
  if isTrimmed(text) { return text }
  var bytes = Array(text.utf8)
  if text.utf8.contains(UInt8(ascii: "_")) { dropCarriageReturns(&bytes) }
  var start = 0
  var end = bytes.count
  while start < end, let width = spaceWidth(bytes[start..<end]) { start += width }
  while start < end, let width = spaceWidthAtEnd(bytes[start..<end]) { end -= width }
  if start == 0, end == text.utf8.count { return text }
  return String(decoding: bytes[start..<end], as: UTF8.self)
}

/// Whether nothing is left of a text once it is folded.
func foldsToNothing(_ text: String) -> Bool {
  for byte in text.utf8 {
    switch byte {
    case 9...13, 32: continue
    // An underscore may begin a line break.
    case 0x80..., 95: return folded(text).isEmpty
    default: return false
    }
  }
  return true
}

/// Whether a text plainly begins and ends with letters, digits or signs, as nearly all do.
private func isTrimmed(_ text: String) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { bytes in
    guard let first = bytes.first, let last = bytes.last else { return true }
    return (33...126).contains(first) && (33...126).contains(last)
      && !bytes.contains(UInt8(ascii: "_"))
  } ?? false
}

/// The pieces of a text between line breaks and semicolons, trimmed, empty ones left out.
func listedPieces(_ text: String) -> [String] {
  text.utf8.split { $0 == 10 || $0 == 13 || $0 == UInt8(ascii: ";") }
    .map { trimmedCell(String(decoding: $0, as: UTF8.self)) }
    .filter { !$0.isEmpty }
}

/// Spreadsheets write a carriage return inside text as `_x000D_`.
private func dropCarriageReturns(_ bytes: inout [UInt8]) {
  let mark = Array("_x000d_".utf8)
  var kept: [UInt8] = []
  kept.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    if bytes[index] == mark[0], index + mark.count <= bytes.count,
      mark.indices.allSatisfy({ offset in
        let byte = bytes[index + offset]
        return byte == mark[offset] || (byte == 0x44 && mark[offset] == 0x64)
      })
    {
      index += mark.count
    } else {
      kept.append(bytes[index])
      index += 1
    }
  }
  bytes = kept
}

/// How many bytes the space or invisible mark at the start takes, `nil` where none is.
private func spaceWidth(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard let first = bytes.first else { return nil }
  if first <= 32 || first == 0x7F { return 1 }
  return invisible.first { bytes.starts(with: $0) }?.count
}

private func spaceWidthAtEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard let last = bytes.last else { return nil }
  if last <= 32 || last == 0x7F { return 1 }
  return last < 0x80 ? nil : invisible.first { bytes.suffix($0.count).elementsEqual($0) }?.count
}

/// No-break and other wide spaces, zero-width marks, the byte-order mark, in UTF-8.
private let invisible: [[UInt8]] =
  [[0xC2, 0x85], [0xC2, 0xA0], [0xC2, 0xAD], [0xE3, 0x80, 0x80], [0xEF, 0xBB, 0xBF]]
  + [0xA8, 0xA9, 0xAF].map { [0xE2, 0x80, $0] } + (0x80...0x8F).map { [0xE2, 0x80, $0] }
  + [[0xE2, 0x81, 0x9F], [0xE2, 0x81, 0xA0]]
