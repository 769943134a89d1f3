import Values

/// The digits of an amount, once its sign, currency and unit are taken away.
struct AmountText: Sendable {
  /// What is left: digits and separators, if it is a number.
  private(set) var bytes: ArraySlice<UInt8>
  /// Whether a minus or parentheses stood around it.
  private(set) var isNegative = false
  /// What a written 1 is worth in pesos, where the text says it: «millones».
  private(set) var unit: Decimal?
  /// Whether a currency sign or a unit stood beside it.
  private(set) var hasCurrency = false

  /// The pieces of folded bytes.
  init(_ plain: [UInt8]) {
    bytes = plain[...]
    if plain.contains(UInt8(ascii: "\\")) { bytes.removeAll { $0 == UInt8(ascii: "\\") } }
    trim()
    takeUnit()
    takeSigns()
    if bytes.last == UInt8(ascii: ".") || bytes.last == UInt8(ascii: ",") {
      bytes.removeLast()
      trim()
    }
  }

  /// Whether it is how the accounting formats of spreadsheets show a zero: «$ -».
  var isZeroShown: Bool { hasCurrency && !isNegative && bytes.elementsEqual([45]) }

  /// Whether there is no digit at all but dashes, dots and currency signs: « - », «$».
  var isNothing: Bool {
    unit == nil && bytes.allSatisfy { $0 == 32 || $0 == 45 || $0 == 44 || $0 == 46 }
  }

  /// Takes a per cent sign off the end: a goal of «100%» is 100 of its unit.
  mutating func dropPercent() {
    guard bytes.last == UInt8(ascii: "%") else { return }
    bytes.removeLast()
    trim()
  }

  private mutating func trim() {
    while bytes.first == 32 { bytes.removeFirst() }
    while bytes.last == 32 { bytes.removeLast() }
  }

  /// Takes the words at the end: «millones de pesos», «m/cte».
  private mutating func takeUnit() {
    guard let letter = bytes.firstIndex(where: { (97...122).contains($0) }), letter > 0,
      bytes[..<letter].contains(where: \.isASCIIDigit)
    else { return }
    let words = String(decoding: bytes[letter...], as: UTF8.self)
    guard let factor = AmountText.units[words] else { return }
    if factor != Decimal(1) { unit = factor }
    hasCurrency = true
    bytes = bytes[..<letter]
    trim()
  }

  /// Takes signs, currency and parentheses, in whichever order they stand.
  private mutating func takeSigns() {
    while let first = bytes.first {
      switch first {
      case UInt8(ascii: "$"):
        hasCurrency = true
        bytes.removeFirst()
      case UInt8(ascii: "-") where !isNegative && bytes.count > 1:
        isNegative = true
        bytes.removeFirst()
      case UInt8(ascii: "("):
        guard bytes.last == UInt8(ascii: ")"), !isNegative else { return }
        isNegative = true
        bytes = bytes.dropFirst().dropLast()
      default:
        guard bytes.starts(with: AmountText.code) else { return }
        hasCurrency = true
        bytes = bytes.dropFirst(AmountText.code.count)
      }
      trim()
    }
  }

  private static let code = Array("cop".utf8)

  private static let units: [String: Decimal] = {
    let thousand = Decimal(1000)
    let million = Decimal(1_000_000)
    let thousandMillion = Decimal(1_000_000_000)
    let names: [(Decimal, [String])] = [
      (Decimal(1), [""]), (thousand, ["mil", "miles"]),
      (million, ["millones", "millon", "mill", "mill.", "mills", "millones de"]),
      (thousandMillion, ["mil millones", "miles de millones"]),
      (Decimal(1_000_000_000_000), ["billones", "billon"]),
    ]
    var table: [String: Decimal] = [:]
    for (factor, words) in names {
      for word in words {
        for tail in ["", "pesos", "de pesos", "cop", "m/cte", "mcte", "pesos m/cte", "pesos mcte"] {
          let name = word.isEmpty ? tail : tail.isEmpty ? word : "\(word) \(tail)"
          if !name.isEmpty { table[name] = factor }
        }
      }
    }
    return table
  }()
}
