import Values

/// A piece of a date's text, as `DatePhrase` puts them together.
enum DateToken: Hashable, Sendable {
  /// Digits: their value (0 beyond nine digits) and how many they are.
  case number(Int, digits: Int)
  /// January is 1.
  case month(Int)
  /// «I», «primer», «segundo».
  case ordinal(Int)
  /// «Trimestre»: how many months such a period has, and whether the word is a plural.
  case period(Int, plural: Bool)
  /// «Semana», «quincena», «finales»: part of a month, read as the month.
  case partOfMonth
  /// «A», «al», «hasta».
  case through
  /// «Y», a comma, a semicolon.
  case and
  /// A slash, dash or dot; `apart` where a space stands on each side.
  case mark(UInt8, apart: Bool)
  /// A word that has no place in a date.
  case unknown

  /// The ordinal of «último trimestre», whichever of the year it is.
  static let last = 99

  /// A text longer than this is no date.
  static let longestText = 160

  /// The pieces of a folded text, words like «de» left out; empty where it is too long.
  static func tokens(of text: String) -> [DateToken] {
    guard text.utf8.count <= longestText else { return [] }
    let bytes = withoutTime(Array(text.utf8))
    var tokens: [DateToken] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let start = index
      switch byte {
      case 48...57:
        while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
        tokens.append(number(bytes[start..<index]))
      case 97...122:
        while index < bytes.count, (97...122).contains(bytes[index]) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        if let token = words[word] {
          tokens.append(token)
        } else if !fillers.contains(word) {
          tokens.append(.unknown)
        }
      case 0xC2 where index + 1 < bytes.count && [0xAA, 0xB0, 0xBA].contains(bytes[index + 1]):
        index += 2  // º, ° and ª after a digit
      default:
        index += 1
        if let token = mark(bytes, at: start) { tokens.append(token) }
      }
    }
    return tokens
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> DateToken {
    guard digits.count <= 9 else { return .number(0, digits: digits.count) }
    return .number(digits.reduce(0) { $0 * 10 + Int($1 - 48) }, digits: digits.count)
  }

  /// The token of a sign, `nil` where it says nothing: a space, a full stop at the end.
  private static func mark(_ bytes: [UInt8], at index: Int) -> DateToken? {
    let before = index > 0 ? bytes[index - 1] : 32
    let after = index + 1 < bytes.count ? bytes[index + 1] : 32
    switch bytes[index] {
    case 32, UInt8(ascii: "\""), UInt8(ascii: "'"): return nil
    case UInt8(ascii: "/"), UInt8(ascii: "-"):
      return .mark(bytes[index], apart: before == 32 && after == 32)
    case UInt8(ascii: "."):
      return before.isASCIIDigit && after.isASCIIDigit ? .mark(bytes[index], apart: false) : nil
    case UInt8(ascii: ","), UInt8(ascii: ";"): return .and
    default: return .unknown
    }
  }

  /// The text up to a time of day: « 00:00:00», «T08:30».
  private static func withoutTime(_ bytes: [UInt8]) -> [UInt8] {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return bytes }
    var start = colon
    while start > 0, bytes[start - 1].isASCIIDigit { start -= 1 }
    guard (1...2).contains(colon - start), start > 1,
      bytes[start - 1] == 32 || bytes[start - 1] == UInt8(ascii: "t"),
      bytes[colon...].allSatisfy({ $0.isASCIIDigit || timeBytes.contains($0) })
    else { return bytes }
    return Array(bytes[..<(start - 1)])
  }

  private static let timeBytes: [UInt8] = Array(":.+- apmz".utf8)

  private static let fillers: Set<String> = [
    "de", "del", "el", "la", "los", "dia", "mes", "ano", "vigencia", "desde", "entre", "en",
    "er", "ro", "ra", "do", "da", "to", "ta", "lunes", "martes", "miercoles", "jueves", "viernes",
    "sabado", "domingo",
  ]

  private static let words: [String: DateToken] = {
    let months: [[String]] = [
      ["enero", "ene", "january", "jan"], ["febrero", "feb", "february"],
      ["marzo", "mar", "march"], ["abril", "abr", "april", "apr"], ["mayo", "may"],
      ["junio", "jun", "june"], ["julio", "jul", "july"],
      ["agosto", "ago", "august", "aug"],
      ["septiembre", "setiembre", "sep", "sept", "set", "september"],
      ["octubre", "oct", "october"], ["noviembre", "nov", "november"],
      ["diciembre", "dic", "december", "dec"],
    ]
    let ordinals: [[String]] = [
      ["i", "primer", "primero", "primera"], ["ii", "segundo", "segunda"],
      ["iii", "tercer", "tercero", "tercera"], ["iv", "cuarto", "cuarta"], ["v", "quinto"],
      ["vi", "sexto"],
    ]
    let periods: [(Int, one: [String], several: [String])] = [
      (2, ["bimestre", "bim"], ["bimestres"]),
      (3, ["trimestre", "trim", "tri", "t", "q"], ["trimestres"]),
      (4, ["cuatrimestre", "cuatrim"], ["cuatrimestres"]),
      (6, ["semestre", "sem"], ["semestres"]),
    ]
    var table: [String: DateToken] = [
      "a": .through, "al": .through, "hasta": .through, "y": .and, "e": .and,
    ]
    for (index, names) in months.enumerated() {
      for name in names { table[name] = .month(index + 1) }
    }
    for (index, names) in ordinals.enumerated() {
      for name in names { table[name] = .ordinal(index + 1) }
    }
    table["ultimo"] = .ordinal(last)
    for (length, one, several) in periods {
      for name in one { table[name] = .period(length, plural: false) }
      for name in several { table[name] = .period(length, plural: true) }
    }
    for name in ["semana", "quincena", "finales", "fines", "mediados", "inicios", "principios"] {
      table[name] = .partOfMonth
    }
    return table
  }()
}

extension UInt8 {
  /// Whether this byte is one of the ten digits.
  var isASCIIDigit: Bool { self >= 48 && self <= 57 }
}
