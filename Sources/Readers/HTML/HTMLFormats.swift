/// The number formats that Excel writes into the styles of a page.
struct HTMLFormats {
  private var byClass: [String: NumberFormat] = [:]

  /// Reads the rules of a style sheet: `.xl24 {mso-number-format:"Short Date";}`.
  mutating func add(_ style: [UInt8]) {
    var rest = style[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}")) ?? rest.endIndex
      let body = String(decoding: rest[rest.index(after: open)..<close], as: UTF8.self)
      if let format = HTMLFormats.format(in: body) {
        let selectors = String(decoding: rest[..<open], as: UTF8.self)
        for selector in selectors.split(separator: ",") {
          guard let dot = selector.lastIndex(of: ".") else { continue }
          let name = selector[selector.index(after: dot)...].prefix { !$0.isWhitespace }
          byClass[String(name)] = format
        }
      }
      rest = close < rest.endIndex ? rest[rest.index(after: close)...] : rest[rest.endIndex...]
    }
  }

  /// What a cell's own style or its class makes of numbers.
  func format(class name: String?, style: String?) -> NumberFormat {
    if let style, let own = HTMLFormats.format(in: style) { return own }
    guard let name else { return .number }
    for part in name.split(separator: " ") {
      if let format = byClass[String(part)] { return format }
    }
    return .number
  }

  private static func format(in declarations: String) -> NumberFormat? {
    guard let range = declarations.firstRange(of: "mso-number-format:") else { return nil }
    var code = ""
    var isQuoted = false
    var rest = Array(declarations[range.upperBound...].unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\" {
        // The escapes of style sheets: a code in hexadecimal, or the next sign as it is.
        let digits = rest.prefix(4).prefix { $0.properties.isASCIIHexDigit }
        if digits.count == 4,
          let number = UInt32(String(String.UnicodeScalarView(digits)), radix: 16),
          let sign = Unicode.Scalar(number)
        {
          code.unicodeScalars.append(sign)
          rest = rest.dropFirst(4)
        } else if let next = rest.popFirst() {
          code.unicodeScalars.append(next)
        }
        continue
      }
      if scalar == "\"" || scalar == "'" {
        isQuoted.toggle()
        continue
      }
      if scalar == ";", !isQuoted { break }
      code.unicodeScalars.append(scalar)
    }
    let name = code.lowercased()
    if name.hasSuffix(" date") { return name.hasPrefix("general") ? .dateTime : .date }
    if name.hasSuffix(" time") { return .clock }
    if ["general", "percent", "fixed", "standard", "currency", "scientific"].contains(name) {
      return .number
    }
    return NumberFormat(code: code)
  }
}
