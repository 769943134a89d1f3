/// Folds text so that spellings of the same words compare equal.
///
/// Lower case, no accents (ñ keeps its tilde off: «año» is `ano`), every run of spaces, line breaks
/// and no-break spaces one space, none at the ends, `_x000D_` dropped. Punctuation stays. Knows
/// Latin letters only; others pass unchanged. No ICU.
package func folded(_ text: String) -> String {
  if let plain = text.utf8.withContiguousStorageIfAvailable(Folding.foldedSpanish), let plain {
    return plain
  }
  let text = text.replacingCarriageReturns()
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var pendingSpace = false
  for scalar in text.unicodeScalars {
    if scalar.isFoldedSpace {
      pendingSpace = !bytes.isEmpty
      continue
    }
    if scalar.isFoldedAway { continue }
    if pendingSpace {
      bytes.append(32)
      pendingSpace = false
    }
    if scalar.value < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      bytes.append(byte >= 65 && byte <= 90 ? byte + 32 : byte)
    } else if let plain = Folding.plainLetters[scalar.value] {
      bytes.append(contentsOf: plain.utf8)
    } else {
      bytes.append(contentsOf: Array(String(scalar).utf8))
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The letters and digits of the folded text, words parted by one space: for comparing names.
package func foldedWords(_ text: String) -> String {
  let text = folded(text)
  return String(unsafeUninitializedCapacity: text.utf8.count) { words in
    var count = 0
    var pendingSpace = false
    for byte in text.utf8 {
      let isWord = byte >= 0x80 || (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 122)
      if !isWord {
        pendingSpace = count > 0
        continue
      }
      if pendingSpace {
        words[count] = 32
        count += 1
        pendingSpace = false
      }
      words[count] = byte
      count += 1
    }
    return count
  }
}

private enum Folding {
  static let plainLetters: [UInt32: String] = {
    let rows: [(String, String)] = [
      ("a", "àáâãäåāăąÀÁÂÃÄÅĀĂĄ"), ("c", "çćĉčÇĆĈČ"), ("e", "èéêëēėęěÈÉÊËĒĖĘĚ"),
      ("i", "ìíîïīįıÌÍÎÏĪĮ"), ("n", "ñńňÑŃŇ"), ("o", "òóôõöøōőÒÓÔÕÖØŌŐ"),
      ("u", "ùúûüūůűÙÚÛÜŪŮŰ"), ("y", "ýÿÝŸ"), ("s", "śšŚŠ"), ("z", "źžżŹŽŻ"), ("oe", "œŒ"),
      ("ae", "æÆ"), ("ss", "ß"), ("\"", "“”„«»"), ("'", "‘’´`"), ("-", "–—‐‑−"),
    ]
    var table: [UInt32: String] = [:]
    for (plain, letters) in rows {
      for scalar in letters.unicodeScalars { table[scalar.value] = plain }
    }
    return table
  }()
}

extension Folding {
  /// What becomes of U+00C0 to U+00FF, by the second byte; 0 where it is not one plain letter.
  private static let latin: [UInt8] = (0x80...0xBF).map { byte in
    let plain = plainLetters[0xC0 + UInt32(byte) - 0x80]
    return plain?.utf8.count == 1 ? plain?.utf8.first ?? 0 : 0
  }

  /// The folded text where it holds nothing but ASCII and the letters of Spanish, as nearly all do.
  static func foldedSpanish(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    var isSpanish = true
    let folded = String(unsafeUninitializedCapacity: text.count) { folded in
      var count = 0
      var pendingSpace = false
      var index = 0
      while index < text.count {
        var byte = text[index]
        index += 1
        if byte == 32 || (byte >= 9 && byte <= 13) {
          pendingSpace = count > 0
          continue
        }
        if byte >= 65, byte <= 90 {
          byte += 32
        } else if byte >= 0x80 || byte == 95 {
          if byte == 95 {
            // «_x000D_» may begin here.
            if index < text.count, text[index] | 32 == 120 { byte = 0 }
          } else {
            byte = byte == 0xC3 && index < text.count ? latin[Int(text[index] & 0x3F)] : 0
            index += 1
          }
          guard byte != 0 else {
            isSpanish = false
            return 0
          }
        }
        if pendingSpace {
          folded[count] = 32
          count += 1
          pendingSpace = false
        }
        folded[count] = byte
        count += 1
      }
      return count
    }
    return isSpanish ? folded : nil
  }
}

extension Unicode.Scalar {
  fileprivate var isFoldedSpace: Bool {
    switch value {
    case 9...13, 32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      true
    default: false
    }
  }

  /// Combining accents, soft hyphen, zero-width marks and the byte-order mark.
  fileprivate var isFoldedAway: Bool {
    switch value {
    case 0x300...0x36F, 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: true
    default: false
    }
  }
}

extension String {
  /// Spreadsheets write a carriage return inside text as `_x000D_`.
  fileprivate func replacingCarriageReturns() -> String {
    guard utf8.contains(95) else { return self }
    let mark = Array("_x000d_".utf8)
    let source = Array(utf8)
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      if source[index] == mark[0], index + mark.count <= source.count,
        (0..<mark.count).allSatisfy({ (source[index + $0] | (mark[$0] >= 97 ? 32 : 0)) == mark[$0] }
        )
      {
        result.append(32)
        index += mark.count
      } else {
        result.append(source[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
