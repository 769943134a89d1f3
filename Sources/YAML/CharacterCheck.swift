import Values

/// Refuses what is not UTF-8 and characters that a person cannot see, before libyaml looks.
///
/// libyaml counts U+0085, U+2028 and U+2029 as line breaks and editors do not: with them no line
/// number would be right.
enum CharacterCheck {
  static func firstFault(in file: YAMLFile) -> YAMLError? {
    if let offset = firstInvalidOffset(in: file.bytes) {
      let place = file.mark(atUTF8Offset: offset)
      return YAMLError(
        .notUTF8,
        Diagnostic(
          .notUTF8(file.bytes[offset]), hint: .saveAsUTF8, in: file, at: place, length: 1))
    }
    guard let (offset, scalar) = firstForbidden(in: file.bytes) else { return nil }
    let place = file.mark(atUTF8Offset: offset)
    return YAMLError(
      .forbiddenCharacter, Diagnostic(.forbidden(scalar), in: file, at: place, length: 1))
  }

  private static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return min(error.byteOffsets.lowerBound, max(0, bytes.count - 1))
    }
  }

  private static func firstForbidden(in bytes: [UInt8]) -> (Int, UInt32)? {
    for (offset, byte) in bytes.enumerated() {
      if byte < 0x80 {
        let isText = byte >= 0x20 && byte != 0x7F
        if !isText, byte != .tab, !byte.isLineBreak { return (offset, UInt32(byte)) }
      } else if byte == 0xC2 || byte == 0xE2 || byte == 0xEF {
        // The few code points in question begin with one of these bytes. Safe: it is valid UTF-8.
        let scalar =
          String(decoding: bytes[offset..<min(offset + 3, bytes.count)], as: UTF8.self)
          .unicodeScalars.first?.value ?? 0
        if isForbidden(scalar) { return (offset, scalar) }
      }
    }
    return nil
  }

  private static func isForbidden(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    // Marks that turn the direction of text make a rule look like another one.
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension LocalizedText {
  fileprivate static func notUTF8(_ byte: UInt8) -> LocalizedText {
    let hex = String(byte, radix: 16, uppercase: true)
    return LocalizedText(
      es: "el archivo no está en UTF-8: el byte 0x\(hex) no se puede leer aquí",
      en: "the file is not UTF-8: the byte 0x\(hex) cannot be read here")
  }

  fileprivate static let saveAsUTF8 = LocalizedText(
    es: "guarde el archivo con codificación UTF-8", en: "save the file with UTF-8 encoding")

  fileprivate static func forbidden(_ scalar: UInt32) -> LocalizedText {
    let hex = String(scalar, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return LocalizedText(
      es: "hay un carácter invisible (\(code)) que no se admite; bórrelo",
      en: "there is an invisible character (\(code)) that is not allowed; delete it")
  }
}
