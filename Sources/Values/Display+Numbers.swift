extension PlainText {
  /// What a number counts, which decides its signs.
  package enum NumberStyle: Sendable {
    /// No unit. Thousands are parted from five digits on, so that 2026 stays a year.
    case plain
    /// Pesos: «$ 1.250.000».
    case amount
    /// Hundredths of the whole: «25 %».
    case percent
  }

  /// A number with the language's signs; all its digits, nothing is rounded.
  package static func display(
    _ number: Decimal, as style: NumberStyle = .plain, in language: TextLanguage
  ) -> String {
    let text = number.magnitude.description
    let parts = text.split(separator: ".", maxSplits: 1)
    let groups = style == .amount || parts[0].utf8.count > 4
    var digits = groups ? grouped(parts[0], language) : String(parts[0])
    if parts.count == 2 { digits += (language == .es ? "," : ".") + parts[1] }
    let sign = number.significand < 0 ? "-" : ""
    switch (style, language) {
    case (.plain, _): return sign + digits
    case (.amount, .es): return sign + "$ " + digits
    case (.amount, .en): return sign + "$" + digits
    case (.percent, .es): return sign + digits + " %"
    case (.percent, .en): return sign + digits + "%"
    }
  }

  /// A count of things: «4.310».
  package static func display(count: Int, in language: TextLanguage) -> String {
    let digits = String(count.magnitude)
    return (count < 0 ? "-" : "") + grouped(digits[...], language)
  }

  private static func grouped(_ digits: Substring, _ language: TextLanguage) -> String {
    let separator = language == .es ? "." : ","
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { result += separator }
      result.append(digit)
    }
    return result
  }
}
