/// Text made safe for a terminal, and measured as a terminal shows it.
///
/// What comes out of a file may hold control codes that move the cursor, change a title or turn the
/// direction of writing; here each becomes a sign that can be seen.
package enum TerminalText {
  /// The text with every control code shown: ESC as `␛`, a line break as `␊`.
  package static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isControl(scalar) else {
        result.append(scalar)
        continue
      }
      switch scalar.value {
      case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
      case 0x7F: result.append("\u{2421}")
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        result.append(contentsOf: "‹U+\(code)›".unicodeScalars)
      }
    }
    return String(result)
  }

  /// As `shown`, with line breaks and tabs as single spaces: for sentences.
  package static func sentence(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    let words = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" || $0 == "\t" }
    return shown(words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " "))
  }

  /// How many columns the text takes: combining marks none, wide characters two.
  package static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// The text cut in its middle to at most `limit` columns, the gap shown as `…`.
  package static func cut(_ text: String, to limit: Int) -> String {
    guard limit > 0, width(text) > limit else { return text }
    let left = (limit - 1) / 2
    var head = ""
    var used = 0
    for character in text {
      let columns = width(String(character))
      if used + columns > left { break }
      head.append(character)
      used += columns
    }
    var tail: [Character] = []
    used = 0
    for character in text.reversed() {
      let columns = width(String(character))
      if used + columns > limit - 1 - left { break }
      tail.append(character)
      used += columns
    }
    return head + "…" + String(tail.reversed())
  }

  /// The text followed by spaces up to `columns`.
  package static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(text)))
  }

  /// C0, DEL, C1, line separators, and the marks that change the direction of writing.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool { isControl(scalar.value) }

  /// The same by number.
  static func isControl(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x061C, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xAD:
      0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
