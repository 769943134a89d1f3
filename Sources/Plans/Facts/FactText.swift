import Values

/// A value of a fact as people read it.
package enum FactText {
  /// By the field's type: pesos, per cent, dates, the first spelling of a choice.
  package static func show(
    _ value: FactValue, as type: FieldType, in language: TextLanguage
  ) -> String {
    switch value {
    case .text(let text): spelled(text, as: type)
    case .number(let number): PlainText.display(number, as: style(of: type), in: language)
    case .date(let date): PlainText.display(date, in: language)
    case .yesNo(let flag):
      switch (flag, language) {
      case (true, .es): "sí"
      case (true, .en): "yes"
      case (false, _): "no"
      }
    case .list(let values):
      values.map { show($0, as: type, in: language) }.joined(separator: "; ")
    }
  }

  private static func spelled(_ text: String, as type: FieldType) -> String {
    guard case .choice(let choices) = type else { return text }
    return choices.first { $0.id == text }?.spellings.first ?? text
  }

  private static func style(of type: FieldType) -> PlainText.NumberStyle {
    switch type {
    case .amount: .amount
    case .percent: .percent
    default: .plain
    }
  }
}
