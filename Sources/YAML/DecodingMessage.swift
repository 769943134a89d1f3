import Values

/// What a key can be asked to hold.
enum ExpectedKind {
  case text, list, mapping

  var name: LocalizedText {
    switch self {
    case .text: LocalizedText(es: "un texto", en: "a text")
    case .list: LocalizedText(es: "una lista", en: "a list")
    case .mapping: LocalizedText(es: "un grupo de claves", en: "a mapping")
    }
  }
}

// What is said about keys and their values.
extension LocalizedText {
  static func wrongKind(
    _ key: String?, expected: ExpectedKind, _ node: YAMLNode
  ) -> LocalizedText {
    let found: ExpectedKind = node.text != nil ? .text : node.items != nil ? .list : .mapping
    let name = key.map { "\"\($0.excerpted)\": " } ?? ""
    return LocalizedText(
      es: "\(name)se esperaba \(expected.name.es) y hay \(found.name.es)",
      en: "\(name)\(expected.name.text(in: .en)) was expected and there is "
        + found.name.text(in: .en))
  }

  static func missing(_ key: String) -> LocalizedText {
    LocalizedText(es: "falta la clave \"\(key)\"", en: "the key \"\(key)\" is missing")
  }

  static func empty(_ key: String) -> LocalizedText {
    LocalizedText(es: "\"\(key.excerpted)\" está vacío", en: "\"\(key.excerpted)\" is empty")
  }

  static func unknownKey(_ key: String) -> LocalizedText {
    LocalizedText(
      es: "la clave \"\(key.excerpted)\" no se conoce aquí",
      en: "the key \"\(key.excerpted)\" is not known here")
  }

  static func untranslated(_ key: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(key)\" no tiene texto en inglés (\"en\")",
      en: "\"\(key)\" has no English text (\"en\")")
  }

  static func notInteger(_ key: String, _ text: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(key)\" debe ser un número entero y dice \"\(text.excerpted)\"",
      en: "\"\(key)\" must be a whole number and says \"\(text.excerpted)\"")
  }

  static func notDecimal(_ key: String, _ text: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(key)\" debe ser un número, con punto decimal, y dice \"\(text.excerpted)\"",
      en: "\"\(key)\" must be a number, with a decimal point, and says \"\(text.excerpted)\"")
  }

  static func notBoolean(_ key: String, _ text: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(key)\" debe ser true o false y dice \"\(text.excerpted)\"",
      en: "\"\(key)\" must be true or false and says \"\(text.excerpted)\"")
  }

  static func notDate(_ key: String, _ text: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(key)\" debe ser un día, un mes o un año (2011-07-12, 2011-07, 2011) y dice "
        + "\"\(text.excerpted)\"",
      en: "\"\(key)\" must be a day, a month or a year (2011-07-12, 2011-07, 2011) and says "
        + "\"\(text.excerpted)\"")
  }

  static func notAChoice(_ key: String, _ text: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(key)\" no puede ser \"\(text.excerpted)\"",
      en: "\"\(key)\" cannot be \"\(text.excerpted)\"")
  }

  // MARK: Hints

  static func didYouMean(_ word: String) -> LocalizedText {
    LocalizedText(es: "¿quiso decir \"\(word)\"?", en: "did you mean \"\(word)\"?")
  }

  static func known(_ keys: [String]) -> LocalizedText? {
    keys.isEmpty
      ? nil
      : LocalizedText(
        es: "las claves de aquí son: \(keys.joined(separator: ", "))",
        en: "the keys here are: \(keys.joined(separator: ", "))")
  }

  static func choices(_ words: [String]) -> LocalizedText {
    LocalizedText(
      es: "puede ser: \(words.joined(separator: ", "))",
      en: "it can be: \(words.joined(separator: ", "))")
  }
}
