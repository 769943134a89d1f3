import Values

/// Tells rows of a table from totals, signatures and notes by their first words.
enum RowLabel {
  /// What a row's first text says it is.
  enum Kind {
    /// Nothing special.
    case data
    /// A sum or a mean of rows above.
    case total
    /// «Elaboró», «Fuente:», a note.
    case footer
  }

  /// The kind of a row that begins with this text.
  static func kind(of text: String) -> Kind {
    guard let first = text.utf8.first(where: { $0 > 32 }), starts[Int(first)] else { return .data }
    guard text.utf8.count <= 400 else { return first == 42 ? .footer : .data }
    let plain = folded(text)
    if plain.hasPrefix("*") || footers.contains(where: plain.hasPrefix) { return .footer }
    let words = foldedWords(text)
    if totals.contains(words) { return .total }
    let count = words.utf8.count(where: { $0 == 32 }) + 1
    return count <= 7 && totalStarts.contains(where: words.hasPrefix) ? .total : .data
  }

  /// Whether a text begins as that of who made, checked or approved the document does.
  static func signs(_ text: String) -> Bool {
    let plain = folded(text)
    return signers.contains(where: plain.hasPrefix)
  }

  private static let totals: Set<String> = [
    "total", "totales", "subtotal", "subtotales", "sub total", "promedio", "suma", "avance fisico",
    "ejecucion fisica",
  ]
  private static let totalStarts = [
    "total ", "totales ", "subtotal ", "sub total ", "gran total", "promedio ", "suma total",
    "proyectos con ejecucion", "proyectos desfinanciados", "ejecucion fisica en cero",
  ]
  private static let signers = [
    "elaboro", "reviso", "aprobo:", "aprobo ", "elaborado por", "revisado por", "aprobado por",
    "vo. bo", "vo.bo", "vobo", "firma",
  ]
  private static let footers = signers + ["fuente:", "nota:", "notas:", "convenciones:"]
  /// The first bytes such a text can have.
  private static let starts: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for text in totals.sorted() + totalStarts + footers + ["*"] {
      guard let byte = text.utf8.first else { continue }
      table[Int(byte)] = true
      if byte >= 97 { table[Int(byte) - 32] = true }
    }
    return table
  }()
}

extension StringPool {
  /// Whether a text is a figure, as numbers are in files that hold texts alone: «1.250.000», «23,5 %».
  func isFigure(_ identifier: ID) -> Bool {
    var digits = 0
    for byte in texts[Int(identifier)].utf8 {
      switch byte {
      case 48...57: digits += 1
      case 9, 10, 32, 36, 37, 40, 41, 44, 45, 46, 0xA0, 0xC2: break
      default: return false
      }
    }
    return digits > 0
  }

  /// Whether a text holds nothing but spaces.
  func isBlank(_ identifier: ID) -> Bool {
    let text = texts[Int(identifier)]
    for byte in text.utf8 {
      if byte > 32 && byte < 0x80 { return false }
      if byte >= 0x80 { return folded(text).isEmpty }
    }
    return true
  }
}
