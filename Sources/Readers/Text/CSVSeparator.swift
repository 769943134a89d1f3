/// The byte between the fields of a text, found by trying.
struct CSVSeparator {
  /// The separator; `nil` where each line is one field.
  private(set) var byte: UInt8?
  /// Where the records begin: behind a line `sep=;`, which Excel writes and understands.
  private(set) var start = 0

  /// In the order in which they win where nothing else decides.
  static let candidates: [UInt8] = [
    UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: ","),
  ]

  /// Looks at the first records, or at the line that names the separator.
  init(_ bytes: [UInt8]) {
    if let named = CSVSeparator.named(bytes) {
      (byte, start) = named
      return
    }
    var best = Counts()
    for candidate in CSVSeparator.candidates {
      let counts =
        candidate == UInt8(ascii: ",")
        ? CSVSeparator.commas(bytes, rival: best) : CSVSeparator.counts(candidate, bytes)
      if counts.score > best.score { (byte, best) = (candidate, counts) }
    }
  }

  /// Whether most records have one number of fields, as a table has and a text has not.
  ///
  /// Semicolons and tabs are rare in prose, so that rows of different lengths are believed too.
  static func isConsistent(_ bytes: [UInt8]) -> Bool {
    if named(bytes) != nil { return true }
    for candidate in candidates {
      let counts = counts(candidate, bytes)
      if counts.share >= 0.6 { return true }
      let isRare = candidate == UInt8(ascii: ";") || candidate == UInt8(ascii: "\t")
      let parted = counts.fields.count { $0 > 1 }
      if isRare, parted * 10 >= counts.fields.count * 6, parted > 0 { return true }
    }
    return false
  }

  private static func named(_ bytes: [UInt8]) -> (UInt8, Int)? {
    guard bytes.count > 5, bytes.prefix(4).elementsEqual("sep=".utf8), bytes[4] != 13,
      bytes[4] != 10
    else { return nil }
    switch (bytes[5], bytes.count > 6 ? bytes[6] : 0) {
    case (13, 10): return (bytes[4], 7)
    case (10, _), (13, _): return (bytes[4], 6)
    default: return nil
    }
  }

  /// How many fields the records have by the commas that can part fields.
  ///
  /// Beside another separator that most records share, the commas of decimals and those before a space do
  /// not count: a title has them, and so have amounts. Without one, a text whose commas all stand before a
  /// space, and whose heading has none, is prose.
  private static func commas(_ bytes: [UInt8], rival: Counts) -> Counts {
    let comma = UInt8(ascii: ",")
    if rival.share >= 0.6 { return counts(comma, bytes, ignoring: [.spaced, .decimal]) }
    let all = counts(comma, bytes)
    guard all.fields.count == 1 || all.fields.first == 1 else { return all }
    return counts(comma, bytes, ignoring: .spaced).score > 0 ? all : Counts()
  }

  /// The number of fields of the first records by one separator.
  private struct Counts {
    /// Record by record.
    var fields: [Int] = []
    /// How many of the records have the most common number above one.
    private(set) var share = 0.0
    /// How alike the records are; 0 where no record has two fields.
    ///
    /// The share counts, and a little more where the first record has that number too: that tells a
    /// separator from the comma of decimals, which stands in no header.
    private(set) var score = 0.0

    init() {}

    init(_ fields: [Int]) {
      self.fields = fields
      var frequencies: [Int: Int] = [:]
      for count in fields where count > 1 { frequencies[count, default: 0] += 1 }
      let best = frequencies.max { ($0.value, $0.key) < ($1.value, $1.key) }
      guard let best else { return }
      share = Double(best.value) / Double(fields.count)
      score = share + (fields[0] == best.key ? 0.5 : fields[0] > 1 ? 0.1 : 0)
    }
  }

  /// Commas that part no fields.
  private struct Ignored: OptionSet {
    let rawValue: Int
    /// Those before a space.
    static let spaced = Ignored(rawValue: 1)
    /// Those between two digits.
    static let decimal = Ignored(rawValue: 2)

    func holds(_ bytes: ArraySlice<UInt8>, _ place: Int) -> Bool {
      guard !isEmpty, place + 1 < bytes.endIndex else { return false }
      let next = bytes[place + 1]
      if contains(.spaced), next == 32 { return true }
      return contains(.decimal) && place > 0 && Ignored.isDigit(bytes[place - 1])
        && Ignored.isDigit(next)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  }

  private static func counts(
    _ separator: UInt8, _ bytes: [UInt8], ignoring ignored: Ignored = []
  ) -> Counts {
    Counts(fieldCounts(separator, bytes, ignored))
  }

  /// The number of fields of each of the first hundred records that are not blank.
  private static func fieldCounts(
    _ separator: UInt8, _ bytes: [UInt8], _ ignored: Ignored = []
  ) -> [Int] {
    var counts: [Int] = []
    var fields = 1
    var isQuoted = false
    var isFieldStart = true
    var isBlank = true
    var hasJustClosed = false
    let head = bytes.prefix(256 << 10)
    for (place, byte) in head.enumerated() {
      if isQuoted {
        (isQuoted, hasJustClosed) = (byte != UInt8(ascii: "\""), true)
        continue
      }
      switch byte {
      case 10, 13:
        if !isBlank { counts.append(fields) }
        if counts.count == 100 { return counts }
        (fields, isFieldStart, isBlank) = (1, true, true)
      case separator where !ignored.holds(head, place):
        fields += 1
        (isFieldStart, isBlank) = (true, false)
      default:
        // A quote right after the closing one is a doubled quote: the field goes on.
        isQuoted = byte == UInt8(ascii: "\"") && (isFieldStart || hasJustClosed)
        (isFieldStart, isBlank) = (false, false)
      }
      hasJustClosed = false
    }
    if !isBlank, !isQuoted { counts.append(fields) }
    return counts
  }
}
