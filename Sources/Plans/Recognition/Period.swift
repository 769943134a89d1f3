import Values

/// A month, two months, a quarter, a half-year or a year that heads a column of a time grid.
struct Period: Hashable, Sendable {
  /// How long it is.
  enum Kind: Hashable, Sendable {
    /// Twelve of them make a year.
    case month
    /// Six.
    case bimester
    /// Four.
    case quarter
    /// Two.
    case half
    /// A whole year, named by its number.
    case year
  }

  /// How long it is.
  let kind: Kind
  /// Which one of its year, from 1; the year itself for a year.
  let number: Int
  /// The year, where the heading names it.
  var year: Int?

  /// A period from its parts.
  init(kind: Kind, number: Int, year: Int? = nil) {
    (self.kind, self.number, self.year) = (kind, number, year)
  }

  /// The first and last month, from 1.
  var months: ClosedRange<Int> {
    switch kind {
    case .month: number...number
    case .bimester: number * 2 - 1...number * 2
    case .quarter: number * 3 - 2...number * 3
    case .half: number * 6 - 5...number * 6
    case .year: 1...12
    }
  }

  /// The period that a heading is, `nil` for anything else: «ENE», «Trim I», «1º trimestre», «2026».
  init?(heading: String) {
    guard heading.utf8.count <= 32, Period.mayBegin(heading) else { return nil }
    var words = foldedWords(heading).split(separator: " ").map(String.init)
    var year: Int?
    words.removeAll { word in
      guard let number = Int(word), (1990...2100).contains(number), year == nil else {
        return word == "de" || word == "del" || word == "ano"
      }
      year = number
      return true
    }
    if words.isEmpty {
      guard let year else { return nil }
      self.init(kind: .year, number: year, year: year)
      return
    }
    guard words.count <= 2, let found = Period.plain(words) else { return nil }
    self.init(kind: found.kind, number: found.number, year: year)
  }

  /// Whether a heading is a period or a span of years.
  static func isPeriodOrSpan(_ heading: String) -> Bool {
    Period(heading: heading) != nil
      || TitleText.years(inTitle: heading).map { $0.count > 1 } ?? false
  }

  /// Whether the first word of a heading is one that periods begin with; cells of data hardly ever do.
  private static func mayBegin(_ heading: String) -> Bool {
    var start: UInt64 = 0
    for byte in heading.utf8 {
      switch byte {
      case 65...90, 97...122:
        if start >= 1 << 56 { return starts.contains(start) }
        start = start << 8 | UInt64(byte | 32)
      // Letters that are not plain, and what may be a line break.
      case 0x80..., 95: return true
      case _ where start > 0: return starts.contains(start)
      case 48...57: return !areSeveralNumbers(heading)
      default: continue
      }
    }
    return starts.contains(start)
  }

  /// «1.2.3» and «31/12/2025» are codes and days; a period without letters is one year.
  private static func areSeveralNumbers(_ heading: String) -> Bool {
    var (numbers, last) = (0, UInt8(0))
    for byte in heading.utf8 {
      if (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0x80 || byte == 95 {
        return false
      }
      if byte.isASCIIDigit, !last.isASCIIDigit { numbers += 1 }
      last = byte
    }
    return numbers > 1
  }

  /// The first letters of all words of periods, as `mayBegin` gathers them.
  private static let starts: Set<UInt64> = {
    let words =
      months + months.map { String($0.prefix(3)) } + Array(kinds.keys) + Array(ordinals.keys)
      + ["setiembre", "sept", "set", "de", "del", "ano"]
    return Set(
      words.map { word in
        word.utf8.prefix { $0 >= 97 }.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
      })
  }()

  /// One month, or a numbered part of a year, in words.
  private static func plain(_ words: [String]) -> (kind: Kind, number: Int)? {
    if words.count == 1 {
      let word = words[0]
      if let month = month(word) { return (.month, month) }
      let (letters, digits) = (word.prefix { !$0.isNumber }, word.drop { !$0.isNumber })
      guard let kind = kinds[String(letters)], let number = Int(digits) else { return nil }
      return checked(kind, number)
    }
    for (name, count) in [(words[0], words[1]), (words[1], words[0])] {
      if let kind = kinds[name], let number = ordinals[count] { return checked(kind, number) }
    }
    return nil
  }

  private static func checked(_ kind: Kind, _ number: Int) -> (kind: Kind, number: Int)? {
    let most =
      switch kind {
      case .month: 12
      case .bimester: 6
      case .quarter: 4
      case .half: 2
      case .year: 0
      }
    return (1...max(1, most)).contains(number) ? (kind, number) : nil
  }

  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    if let full = months.firstIndex(of: word) { return full + 1 }
    if word == "setiembre" || word == "sept" || word == "set" { return 9 }
    return word.utf8.count == 3 ? months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 } : nil
  }

  private static let months = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
  ]
  private static let kinds: [String: Kind] = [
    "mes": .month, "bim": .bimester, "bimestre": .bimester, "b": .bimester, "trim": .quarter,
    "trimestre": .quarter, "t": .quarter, "q": .quarter, "sem": .half, "semestre": .half,
  ]
  private static let ordinals: [String: Int] = [
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
    "6": 6, "7": 7, "8": 8, "9": 9, "10": 10, "11": 11, "12": 12, "1o": 1, "2o": 2, "3o": 3,
    "4o": 4, "1er": 1, "2do": 2, "3er": 3, "4to": 4, "primer": 1, "primero": 1, "segundo": 2,
    "tercer": 3, "tercero": 3, "cuarto": 4, "quinto": 5, "sexto": 6, "01": 1, "02": 2, "03": 3,
    "04": 4,
  ]
  /// The first letters of the twelve months, as a narrow grid heads its columns.
  static let initials = ["e", "f", "m", "a", "m", "j", "j", "a", "s", "o", "n", "d"]
}
