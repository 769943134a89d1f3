import Archives
import Documents
import Values

/// What the attributes of a cell say about its value.
private struct ODSCellFacts {
  enum Kind {
    case none, number, date, time, boolean, text, error
  }

  var kind = Kind.none
  var number: Double?
  var moment: String?
  var boolean: Bool?
  var text: String?
  var hasFormula = false

  init(_ xml: borrowing XMLTokenizer) throws(ArchiveError) {
    for index in 0..<xml.attributeCount {
      let attribute = xml.attribute(index)
      if attribute.name.equals("value-type") {
        // The type of an error stands in an attribute of its own beside that of a text.
        if kind != .error { kind = ODSCellFacts.kind(attribute.value) }
      } else if attribute.name.equals("value") {
        number = CellNumber.parse(attribute.value)
      } else if attribute.name.equals("formula") {
        hasFormula = true
      } else if attribute.name.equals("date-value") || attribute.name.equals("time-value") {
        moment = String(decoding: attribute.value, as: UTF8.self)
      } else if attribute.name.equals("boolean-value") {
        boolean = attribute.value.equals("true")
      } else if attribute.name.equals("string-value") {
        var bytes: [UInt8] = []
        try xml.appendValue(of: attribute, to: &bytes)
        text = String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  private static func kind(_ name: XMLTokenizer.Bytes) -> Kind {
    if name.equals("float") || name.equals("percentage") || name.equals("currency") {
      return .number
    }
    if name.equals("string") { return .text }
    if name.equals("date") { return .date }
    if name.equals("time") { return .time }
    if name.equals("boolean") { return .boolean }
    return name.equals("error") ? .error : .none
  }

  /// The value, if it is not a text.
  var value: CellValue? {
    switch kind {
    case .number: number.map { .number($0) }
    case .date: moment.flatMap(ISOMoment.parse)
    case .time: moment.flatMap(ODSDuration.days).map { .time($0) }
    case .boolean: boolean.map { .boolean($0) }
    case .none, .text, .error: nil
    }
  }
}

extension ODSContent {
  /// Reads the value of the cell just opened, up to its end tag.
  mutating func readValue() throws(ArchiveError) -> CellValue {
    let facts = try ODSCellFacts(xml)
    let value = facts.value
    if let value, !facts.hasFormula {
      try xml.skip()
      return value
    }
    var bytes: [UInt8] = []
    var hasText = false
    try readParagraphs(&bytes, &hasText)
    guard bytes.count <= limits.textBytes else {
      throw ArchiveError(.overLimit, "a text of \(bytes.count) bytes")
    }
    var text = String(decoding: bytes, as: UTF8.self)
    if facts.kind == .error || facts.hasFormula && ODSContent.isErrorToken(text) {
      return .error(texts.intern(text.isEmpty ? "#N/A" : text))
    }
    if let value { return value }
    // What the cell holds; its paragraphs are what its format makes of that.
    if facts.kind == .text, let kept = facts.text, !kept.isEmpty || !hasText { text = kept }
    guard text.utf8.count <= limits.textBytes else {
      throw ArchiveError(.overLimit, "a text of \(text.utf8.count) bytes")
    }
    if text.isEmpty { return facts.hasFormula && facts.kind != .text ? .notComputed : .empty }
    return .text(texts.intern(text))
  }

  private static let tokens: Set<String> = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#N/D", "#¡DIV/0!",
    "#¡NULO!", "#¡NUM!", "#¡REF!", "#¡VALOR!", "#¿NOMBRE?",
  ]

  /// Whether a formula's text is what a failed one shows: `#REF!`, `Err:502`.
  private static func isErrorToken(_ text: String) -> Bool {
    if tokens.contains(text) { return true }
    let code = text.utf8.dropFirst(4)
    return text.hasPrefix("Err:") && !code.isEmpty && code.allSatisfy { (48...57).contains($0) }
  }

  /// Reads the paragraphs of a cell, joined by line breaks; comments and drawings are passed over.
  private mutating func readParagraphs(
    _ bytes: inout [UInt8], _ hasText: inout Bool
  ) throws(ArchiveError) {
    while try nextStart() {
      if xml.isNamed("p") || xml.isNamed("h") {
        if hasText { bytes.append(UInt8(ascii: "\n")) }
        hasText = true
        var line = ODSLine()
        try readLine(&line)
        bytes += line.bytes
      } else if xml.isNamed("list") || xml.isNamed("list-item") || xml.isNamed("section") {
        try readParagraphs(&bytes, &hasText)
      } else {
        try xml.skip()
      }
    }
  }

  private mutating func readLine(_ line: inout ODSLine) throws(ArchiveError) {
    while true {
      switch try xml.next() {
      case .end, .finished: return
      case .text:
        var raw: [UInt8] = []
        try xml.appendText(to: &raw)
        line.add(raw)
      case .start:
        if xml.isNamed("s") {
          line.addSpaces(try spaces())
          try xml.skip()
        } else if xml.isNamed("tab") {
          line.add(sign: 9)
          try xml.skip()
        } else if xml.isNamed("line-break") {
          line.add(sign: 10)
          try xml.skip()
        } else if xml.isNamed("note") || xml.isNamed("annotation") || xml.isNamed("ruby-text") {
          try xml.skip()
        } else {
          try readLine(&line)
        }
      }
    }
  }

  /// How many spaces an element stands for; all those of a document may come to a few texts.
  private mutating func spaces() throws(ArchiveError) -> Int {
    for index in 0..<xml.attributeCount where xml.attribute(index).name.equals("c") {
      let count = min(xml.attribute(index).value.wholeNumber ?? 1, limits.textBytes + 1)
      spaceCount += count
      guard spaceCount <= 16 * limits.textBytes else {
        throw ArchiveError(.overLimit, "more than \(16 * limits.textBytes) repeated spaces")
      }
      return count
    }
    return 1
  }
}

/// A paragraph in which runs of white space are one space, as OpenDocument has it.
private struct ODSLine {
  var bytes: [UInt8] = []
  private var isAfterSpace = true

  mutating func add(_ raw: [UInt8]) {
    for byte in raw {
      let isSpace = byte == 32 || byte == 9 || byte == 10 || byte == 13
      if !isSpace { bytes.append(byte) } else if !isAfterSpace { bytes.append(32) }
      isAfterSpace = isSpace
    }
  }

  /// Spaces that are meant.
  mutating func addSpaces(_ count: Int) {
    bytes.append(contentsOf: repeatElement(32, count: count))
    isAfterSpace = false
  }

  /// A tab or a line break that is meant.
  mutating func add(sign: UInt8) {
    bytes.append(sign)
    isAfterSpace = false
  }
}

/// Durations of ISO 8601, such as `PT08H30M00S`.
enum ODSDuration {
  /// The duration in days; `nil` for anything else, years and months too, whose length nobody knows.
  static func days(_ text: String) -> Double? {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes.removeFirst() }
    guard bytes.popFirst() == UInt8(ascii: "P") else { return nil }
    var seconds = 0.0
    var isTime = false
    var parts = 0
    while let first = bytes.first {
      if first == UInt8(ascii: "T") {
        isTime = true
        bytes.removeFirst()
        continue
      }
      let digits = bytes.prefix { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
      bytes = bytes.dropFirst(digits.count)
      guard let number = Double(String(decoding: digits, as: UTF8.self)),
        let unit = bytes.popFirst()
      else { return nil }
      parts += 1
      switch (unit, isTime) {
      case (UInt8(ascii: "D"), false): seconds += number * 86_400
      case (UInt8(ascii: "H"), true): seconds += number * 3600
      case (UInt8(ascii: "M"), true): seconds += number * 60
      case (UInt8(ascii: "S"), true): seconds += number
      default: return nil
      }
    }
    guard parts > 0, seconds.isFinite else { return nil }
    return (isNegative ? -seconds : seconds) / 86_400
  }
}
