import Values

/// Our own functions; to add one, write one declaration here.
package enum CELFunctions {
  /// The functions, in the order in which the documentation lists them.
  package static let all: [CELOwnFunction] = [
    own(
      "date", ["(int, int, int) -> date", "(int, int) -> date", "(int) -> date"],
      es: "La fecha de un día, un mes o un año.", en: "The date of a day, a month or a year.",
      [
        ("cotejo.date(2021, 3, 5) < cotejo.date(2021, 4)", "true"),
        ("string(cotejo.date(2021, 3))", "'2021-03'"),
      ], .any { values, _ in date(values) }),
    own(
      "decimal", ["(string) -> decimal", "(int) -> decimal"],
      es: "El número decimal exacto que dice un texto, con punto decimal.",
      en: "The exact decimal a text says, with a decimal point.",
      [("cotejo.decimal('0.1') + cotejo.decimal('0.2') == 0.3", "true")],
      .unary { value, _ in decimal(value) }),
    own(
      "fold", ["(string) -> string"],
      es: "El texto en minúsculas, sin tildes y con espacios simples.",
      en: "The text in lower case, without accents and with single spaces.",
      [("cotejo.fold(' Año  Crítico ')", "'ano critico'")],
      .unary { value, _ in text(value, "fold") { .string(folded($0)) } }),
    own(
      "raw", ["(T) -> string"],
      es: "El texto de un dato tal como está escrito, también cuando no se pudo leer.",
      en: "A fact's text as it is written, also when it could not be read.", [], .none),
    own(
      "first", ["(date) -> date"], es: "El primer día de una fecha.",
      en: "The first day of a date.",
      [("cotejo.first(cotejo.date(2021, 3)) == cotejo.date(2021, 3, 1)", "true")],
      .unary { value, _ in date(value, "first") { .date(DateSpan($0.first)) } }),
    own(
      "last", ["(date) -> date"], es: "El último día de una fecha.",
      en: "The last day of a date.",
      [("cotejo.last(cotejo.date(2024, 2)) == cotejo.date(2024, 2, 29)", "true")],
      .unary { value, _ in date(value, "last") { .date(DateSpan($0.last)) } }),
    own(
      "year", ["(date) -> int"],
      es: "El año de una fecha; desconocido si la fecha abarca varios.",
      en: "The year of a date; unknown where the date spans several.",
      [("cotejo.year(cotejo.date(2021, 3))", "2021")],
      .unary { value, _ in date(value, "year", year) }),
    own(
      "digits", ["(string) -> string"], es: "Solo los dígitos de un texto.",
      en: "Only the digits of a text.",
      [("cotejo.digits('BPIN 2021-0015')", "'20210015'")],
      .unary { value, _ in text(value, "digits") { .string(digits($0)) } }),
  ]

  static var functions: [CELFunction] { all.map(\.function) }

  // MARK: - What they do

  private static func date(_ values: [CELValue]) -> CELValue {
    var parts: [Int] = []
    for value in values {
      guard case .int(let number) = value else {
        return .error(.noSuchOverload("cotejo.date", value))
      }
      parts.append(Int(number))
    }
    let span: DateSpan? =
      switch parts.count {
      case 1: DateSpan(year: parts[0])
      case 2: DateSpan(year: parts[0], month: parts[1])
      case 3:
        CalendarDate(year: parts[0], month: parts[1], day: parts[2]).map { DateSpan($0) }
      default: nil
      }
    if let span { return .date(span) }
    let shown = parts.map(String.init).joined(separator: ", ")
    return .error(
      .invalid(
        es: "No existe la fecha (\(shown)); el orden es año, mes, día.",
        en: "There is no date (\(shown)); the order is year, month, day."))
  }

  private static func decimal(_ value: CELValue) -> CELValue {
    switch value {
    case .int(let number): .decimal(Decimal(Int(number)))
    case .string(let text):
      Decimal(text).map { .decimal($0) } ?? .error(.unreadable(text, as: "decimal"))
    default: .error(.noSuchOverload("cotejo.decimal", value))
    }
  }

  private static func year(_ date: DateSpan) -> CELValue {
    let year = date.first.year
    return year == date.last.year ? .int(Int64(year)) : .unknown(CELUnknown(.imprecision))
  }

  private static func digits(_ text: String) -> String {
    Text.string(text.unicodeScalars.filter { $0 >= "0" && $0 <= "9" })
  }

  // MARK: - Small pieces

  private static func text(
    _ value: CELValue, _ name: String, _ body: (String) -> CELValue
  ) -> CELValue {
    guard case .string(let text) = value else {
      return .error(.noSuchOverload("cotejo." + name, value))
    }
    return body(text)
  }

  private static func date(
    _ value: CELValue, _ name: String, _ body: (DateSpan) -> CELValue
  ) -> CELValue {
    guard case .date(let date) = value else {
      return .error(.noSuchOverload("cotejo." + name, value))
    }
    return body(date)
  }

  private static func own(
    _ name: String, _ signatures: [String], es: String, en: String,
    _ examples: [(String, String)], _ implementation: CELFunction.Implementation
  ) -> CELOwnFunction {
    let full = "cotejo." + name
    return CELOwnFunction(
      name: full, signatures: signatures.map { full + $0 }, sentence: CELText(es: es, en: en),
      examples: examples.map { CELOwnFunction.Example(expression: $0, result: $1) },
      function: CELFunction(full, signatures, implementation))
  }
}
