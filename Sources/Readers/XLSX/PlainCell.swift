import Archives
import Documents

/// A cell in the shape that nearly all programs write: `<c r="B7" s="2" t="s"><v>31</v></c>`.
///
/// It is read by its bytes alone, without the tokenizer. Anything else (a formula, an entity, a
/// prefix, a space too many) is not plain, and then nothing was read.
struct PlainCell {
  /// What stands in it.
  enum Content {
    /// Nothing.
    case nothing
    /// The bytes of `v`.
    case value
    /// A whole number, the bytes of `v` read already.
    case whole
    /// The text of `is`.
    case inline
  }

  /// The place, from 0.
  private(set) var row = 0
  private(set) var column = 0
  private(set) var style = 0
  private(set) var kind = XLSXSheet.Head.Kind.number
  private(set) var content = Content.nothing
  /// The bytes of `v` or of the text.
  private(set) var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Whether references in `text` are still to be resolved.
  private(set) var hasReferences = false
  /// What the bytes of `v` come to where they are digits only.
  private(set) var whole = 0
  /// Behind the cell.
  private(set) var end: UnsafePointer<UInt8>

  /// Reads the cell that begins here; `last` is the end of the part, behind which
  /// `ArchivePart.padding` bytes of zero stand.
  @inline(__always)
  init?(at start: UnsafePointer<UInt8>, before last: UnsafePointer<UInt8>) {
    end = start
    guard Plain.four(start) == Plain.cell, start[4] == 61, start[5] == 34 else { return nil }
    end = start + 6
    guard readReference(), readAttributes() else { return nil }
    // An empty element was read to its end.
    if end[-2] == 47 { return }
    guard readContent(before: last), end <= last else { return nil }
  }

  @inline(__always)
  private mutating func readReference() -> Bool {
    var place = end
    var letters = 0
    while place[0] >= 65, place[0] <= 90 {
      letters = letters &* 26 &+ Int(place[0] &- 64)
      place += 1
    }
    guard letters > 0, place - end <= 3 else { return false }
    let digits = place
    var number = 0
    while place[0] &- 48 <= 9, place - digits < 8 {
      number = number &* 10 &+ Int(place[0] &- 48)
      place += 1
    }
    guard number > 0, place[0] == 34 else { return false }
    (row, column, end) = (number - 1, letters - 1, place + 1)
    return true
  }

  /// Reads the other attributes and the end of the tag.
  @inline(__always)
  private mutating func readAttributes() -> Bool {
    while true {
      if end[0] == 62 {
        end += 1
        return true
      }
      if end[0] == 47, end[1] == 62 {
        end += 2
        return true
      }
      let name = Plain.four(end)
      if name == Plain.style {
        end += 4
        var number = 0
        let start = end
        while end[0] &- 48 <= 9, end - start < 9 {
          number = number &* 10 &+ Int(end[0] &- 48)
          end += 1
        }
        guard end > start, end[0] == 34 else { return false }
        style = number
        end += 1
      } else if name == Plain.type {
        end += 4
        guard readKind() else { return false }
      } else {
        return false
      }
    }
  }

  @inline(__always)
  private mutating func readKind() -> Bool {
    if end[1] == 34 {
      switch end[0] {
      case UInt8(ascii: "s"): kind = .shared
      case UInt8(ascii: "n"): kind = .number
      case UInt8(ascii: "b"): kind = .boolean
      default: return false
      }
      end += 2
    } else if Plain.eight(end) == Plain.inlineType, Plain.four(end + 8) & 0xFFFF == Plain.inlineEnd {
      kind = .inline
      end += 10
    } else if Plain.four(end) == Plain.textType {
      kind = .text
      end += 4
    } else {
      return false
    }
    return true
  }

  @inline(__always)
  private mutating func readContent(before last: UnsafePointer<UInt8>) -> Bool {
    let mark = Plain.four(end)
    if mark & 0xFF_FFFF == Plain.value {
      end += 3
      return readValue(before: last)
    }
    if mark == Plain.inline { return readInline(before: last) }
    guard mark == Plain.cellEnd else { return false }
    end += 4
    return true
  }

  @inline(__always)
  private mutating func readValue(before last: UnsafePointer<UInt8>) -> Bool {
    let start = end
    var number = 0
    while end[0] &- 48 <= 9, end - start < 16 {
      number = number &* 10 &+ Int(end[0] &- 48)
      end += 1
    }
    if end > start, Plain.eight(end) == Plain.valueEnd {
      (content, whole) = (.whole, number)
      text = UnsafeBufferPointer(start: start, count: end - start)
      end += 8
      return true
    }
    guard let found = Plain.text(from: end, before: last, &hasReferences), Plain.eight(found) == Plain.valueEnd
    else { return false }
    content = .value
    text = UnsafeBufferPointer(start: start, count: found - start)
    end = found + 8
    return true
  }

  /// `<is><t>text</t></is></c>`, or with `xml:space="preserve"`.
  @inline(__always)
  private mutating func readInline(before last: UnsafePointer<UInt8>) -> Bool {
    guard let start = Plain.textStart(end + 4),
      let found = Plain.text(from: start, before: last, &hasReferences),
      Plain.eight(found) == Plain.inlineTextEnd, Plain.four(found + 8) & 0xFF_FFFF == Plain.itemEnd,
      found[11] == 99, found[12] == 62
    else { return false }
    content = .inline
    text = UnsafeBufferPointer(start: start, count: found - start)
    end = found + 13
    return true
  }
}

/// The marks of plain cells, as numbers that are compared at once.
enum Plain {
  /// `<c r`
  static let cell: UInt32 = 0x7220_633C
  /// ` s="`
  static let style: UInt32 = 0x223D_7320
  /// ` t="`
  static let type: UInt32 = 0x223D_7420
  /// `<v>`
  static let value: UInt32 = 0x003E_763C
  /// `</c>`
  static let cellEnd: UInt32 = 0x3E63_2F3C
  /// `<is>`
  static let inline: UInt32 = 0x3E73_693C
  /// `<t`
  static let text: UInt32 = 0x0000_743C
  /// `str"`
  static let textType: UInt32 = 0x2272_7473
  /// `inlineSt`
  static let inlineType: UInt64 = 0x7453_656E_696C_6E69
  /// `r"`
  static let inlineEnd: UInt32 = 0x0000_2272
  /// `</v></c>`
  static let valueEnd: UInt64 = 0x3E63_2F3C_3E76_2F3C
  /// `</t></is`
  static let inlineTextEnd: UInt64 = 0x7369_2F3C_3E74_2F3C
  /// `></`
  static let itemEnd: UInt32 = 0x002F_3C3E
  /// ` xml:spa`
  static let space: UInt64 = 0x6170_733A_6C6D_7820
  /// `ce="pres`
  static let preserved: UInt64 = 0x7365_7270_223D_6563
  /// `erve"`
  static let preservedEnd: UInt64 = 0x0000_0022_6576_7265
  /// `</row><r`
  static let rowEnd: UInt64 = 0x723C_3E77_6F72_2F3C
  /// `ow r="`
  static let rowStart: UInt64 = 0x0000_223D_7220_776F
  /// `<si>`
  static let item: UInt32 = 0x3E69_733C
  /// `<t>`
  static let plainText: UInt32 = 0x003E_743C
  /// `</t></si`
  static let textEnd: UInt64 = 0x6973_2F3C_3E74_2F3C

  @inline(__always)
  static func four(_ place: UnsafePointer<UInt8>) -> UInt32 {
    UnsafeRawPointer(place).loadUnaligned(as: UInt32.self)
  }

  @inline(__always)
  static func eight(_ place: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(place).loadUnaligned(as: UInt64.self)
  }

  /// Where the text begins behind `<t>`, or `<t xml:space="preserve">`, that stands here.
  @inline(__always)
  static func textStart(_ place: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    let mark = four(place) & 0xFF_FFFF
    if mark == plainText { return place + 3 }
    guard mark & 0xFFFF == text, eight(place + 2) == space, eight(place + 10) == preserved,
      eight(place + 18) & 0xFF_FFFF_FFFF == preservedEnd, place[23] == UInt8(ascii: ">")
    else { return nil }
    return place + 24
  }

  /// Whether one of eight bytes is an underline.
  @inline(__always)
  static func hasUnderline(_ bytes: UInt64) -> Bool {
    zeros(bytes ^ (UInt64(UInt8(ascii: "_")) &* ones)) != 0
  }

  /// Where the next tag begins, if until there no line ends as on Windows; says, too, whether there
  /// is a reference to be resolved.
  @inline(__always)
  static func text(
    from start: UnsafePointer<UInt8>, before last: UnsafePointer<UInt8>, _ hasReferences: inout Bool
  ) -> UnsafePointer<UInt8>? {
    var place = start
    while place < last {
      let chunk = eight(place)
      let marks = zeros(chunk ^ (60 &* ones)) | zeros(chunk ^ (38 &* ones)) | zeros(chunk ^ (13 &* ones))
      guard marks != 0 else {
        place += 8
        continue
      }
      place += marks.trailingZeroBitCount >> 3
      guard place < last, place[0] != 13 else { return nil }
      if place[0] == 60 { return place }
      hasReferences = true
      place += 1
    }
    return nil
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The lowest bit that is set tells the first byte that is zero.
  @inline(__always)
  private static func zeros(_ bytes: UInt64) -> UInt64 {
    (bytes &- ones) & ~bytes & (ones &* 0x80)
  }
}
