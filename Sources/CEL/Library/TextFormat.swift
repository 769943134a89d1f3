import Glibc
import Values

/// `format`: `%s %d %f %e %b %o %x %X` with precision, in no locale.
enum TextFormat {
  /// The most digits after the point that a clause may ask for.
  private static let maximumPrecision = 100

  @Sendable static func format(_ value: CELValue, _ list: CELValue, _ frame: Frame) -> CELValue {
    guard case .string(let pattern) = value else {
      return .error(.noSuchOverload("format", value, list))
    }
    return ListLibrary.whole(list, frame, "format") { arguments, frame in
      var reader = Reader(
        pattern: Array(pattern.unicodeScalars), arguments: arguments, frame: frame)
      do throws(CELEvaluationError) {
        return .string(try reader.result())
      } catch {
        return .error(error)
      }
    }
  }

  /// Goes through the pattern and puts the arguments in.
  private struct Reader {
    let pattern: [Unicode.Scalar]
    let arguments: [CELValue]
    let frame: Frame
    private var position = 0
    private var used = 0

    init(pattern: [Unicode.Scalar], arguments: [CELValue], frame: Frame) {
      self.pattern = pattern
      self.arguments = arguments
      self.frame = frame
    }

    mutating func result() throws(CELEvaluationError) -> String {
      var text = ""
      while let scalar = next() {
        if scalar != "%" {
          text.unicodeScalars.append(scalar)
        } else if position < pattern.count, pattern[position] == "%" {
          position += 1
          text += "%"
        } else {
          text += try clause()
        }
        if text.utf8.count > Text.maximumSize { throw .costLimit }
      }
      return text
    }

    private mutating func clause() throws(CELEvaluationError) -> String {
      let precision = try self.precision()
      guard let letter = next(), "sdfebxoX".unicodeScalars.contains(letter) else {
        throw .unreadable(Text.string(pattern), as: "format")
      }
      guard used < arguments.count else { throw .indexOutOfRange(Int64(used)) }
      defer { used += 1 }
      let argument = arguments[used]
      let text: String? =
        switch letter {
        case "s": try TextFormat.text(argument, frame, depth: 0)
        case "d": TextFormat.decimal(argument)
        case "f": TextFormat.fixed(argument, precision ?? 6)
        case "e": TextFormat.scientific(argument, precision ?? 6)
        case "b": TextFormat.radix(argument, 2)
        case "o": TextFormat.radix(argument, 8)
        case "x": TextFormat.hexadecimal(argument)
        default: TextFormat.hexadecimal(argument)?.uppercased()
        }
      guard let text else { throw .noSuchOverload("%\(letter)", argument) }
      return text
    }

    private mutating func precision() throws(CELEvaluationError) -> Int? {
      guard position < pattern.count, pattern[position] == "." else { return nil }
      position += 1
      var number = 0
      while position < pattern.count, let digit = Int(String(pattern[position])) {
        number = number * 10 + digit
        position += 1
        guard number <= TextFormat.maximumPrecision else {
          throw .unreadable(Text.string(pattern), as: "format")
        }
      }
      return number
    }

    private mutating func next() -> Unicode.Scalar? {
      guard position < pattern.count else { return nil }
      defer { position += 1 }
      return pattern[position]
    }
  }

  // MARK: - Clauses

  /// `%s`: any value, lists and maps with their elements.
  private static func text(
    _ value: CELValue, _ frame: Frame, depth: Int
  ) throws(CELEvaluationError) -> String {
    frame.charge(1)
    guard depth < 50, !frame.isExhausted else { throw .costLimit }
    switch value {
    case .null: return "null"
    case .bool, .int, .uint, .string, .decimal, .date: return TextForm.plain(value)
    case .double(let number): return special(number) ?? TextForm.double(number)
    case .bytes(let octets): return String(decoding: octets, as: UTF8.self)
    case .type(let name): return name
    case .timestamp(let time): return TimestampText.string(time)
    case .duration(let length): return DurationText.string(length)
    case .list(let list):
      guard list.openCauses == nil else { throw .noSuchOverload("%s", value) }
      var parts: [String] = []
      for index in 0..<list.count {
        parts.append(try text(list[index], frame, depth: depth + 1))
      }
      return "[" + parts.joined(separator: ", ") + "]"
    case .map(let map):
      var entries: [(key: String, value: String)] = []
      for (key, value) in zip(map.keys, map.values) {
        entries.append(
          (try text(key, frame, depth: depth + 1), try text(value, frame, depth: depth + 1)))
      }
      entries.sort { ByteText($0.key) < ByteText($1.key) }
      return "{" + entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    default: throw .noSuchOverload("%s", value)
    }
  }

  /// `%d`: whole numbers, and the doubles that are none.
  private static func decimal(_ value: CELValue) -> String? {
    switch value {
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .double(let number): special(number)
    case .decimal(let number): number.scale == 0 ? number.description : nil
    default: nil
    }
  }

  /// `%f`: half to even; a decimal exactly.
  private static func fixed(_ value: CELValue, _ precision: Int) -> String? {
    if case .decimal(let number) = value {
      let rounded = number.rounded(to: Int32(precision))
      let missing = precision - Int(rounded.scale)
      let point = rounded.scale == 0 && precision > 0 ? "." : ""
      return rounded.description + point + String(repeating: "0", count: max(0, missing))
    }
    return binary(value).map { special($0) ?? printed($0, precision, "f") }
  }

  /// `%e`: one digit before the point.
  private static func scientific(_ value: CELValue, _ precision: Int) -> String? {
    binary(value).map { special($0) ?? printed($0, precision, "e") }
  }

  /// What C prints for `%.*f` and `%.*e`: exact digits, half to even.
  private static func printed(_ number: Double, _ precision: Int, _ letter: String) -> String {
    // 309 digits, the sign, the point and at most a hundred places.
    var buffer = [CChar](repeating: 0, count: 512)
    let count = withVaList([Int32(clamping: precision), number]) {
      vsnprintf(&buffer, buffer.count, "%.*" + letter, $0)
    }
    let bytes = buffer.prefix(max(0, min(Int(count), buffer.count - 1)))
    return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func binary(_ value: CELValue) -> Double? {
    switch value {
    case .double(let number): number
    case .int(let number): Double(number)
    case .uint(let number): Double(number)
    case .decimal(let number): number.doubleValue
    default: nil
    }
  }

  private static func special(_ number: Double) -> String? {
    if number.isNaN { return "NaN" }
    return number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : nil
  }

  private static func radix(_ value: CELValue, _ radix: Int) -> String? {
    switch value {
    case .int(let number): String(number, radix: radix)
    case .uint(let number): String(number, radix: radix)
    case .bool(let flag) where radix == 2: flag ? "1" : "0"
    default: nil
    }
  }

  private static func hexadecimal(_ value: CELValue) -> String? {
    switch value {
    case .string(let text): hexadecimal(Array(text.utf8))
    case .bytes(let octets): hexadecimal(octets)
    default: radix(value, 16).flatMap { value.typeName == "bool" ? nil : $0 }
    }
  }

  private static func hexadecimal(_ octets: [UInt8]) -> String {
    octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
