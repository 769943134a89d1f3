// Texts, numbers, dates and choices under a key.

import Values

extension MappingReader {

  // MARK: Texts

  /// The text of a key, as it is written: `no` is "no".
  package mutating func string(_ key: String) -> String { text(key).text }

  /// The text of a key that may be absent.
  package mutating func optionalString(_ key: String) -> String? { optionalText(key)?.text }

  /// The text of a key with its place.
  package mutating func text(_ key: String) -> YAMLText {
    node(for: key).flatMap { $0.text(named: key, into: diagnostics) } ?? standIn
  }

  /// The text of a key that may be absent, with its place.
  package mutating func optionalText(_ key: String) -> YAMLText? {
    optionalNode(for: key)?.text(named: key, into: diagnostics)
  }

  /// The texts of a list.
  package mutating func strings(_ key: String) -> [String] { texts(key).map(\.text) }

  /// The texts of a list that may be absent.
  package mutating func optionalStrings(_ key: String) -> [String] {
    optionalTexts(key).map(\.text)
  }

  /// The texts of a list, each with its place.
  package mutating func texts(_ key: String) -> [YAMLText] {
    list(key) { [diagnostics] in $0.text(named: key, into: diagnostics) }
  }

  /// The texts of a list that may be absent, each with its place.
  package mutating func optionalTexts(_ key: String) -> [YAMLText] {
    optionalList(key) { [diagnostics] in $0.text(named: key, into: diagnostics) }
  }

  // MARK: Texts in two languages

  /// The `es` and `en` of a key; a lack of `en` is recorded as a warning.
  package mutating func localized(_ key: String) -> LocalizedText { localizedText(key).value }

  /// The `es` and `en` of a key that may be absent.
  package mutating func optionalLocalized(_ key: String) -> LocalizedText? {
    optionalLocalizedText(key)?.value
  }

  /// The `es` and `en` of a key with their places.
  package mutating func localizedText(_ key: String) -> YAMLLocalizedText {
    mapping(key) { $0.bothLanguages(of: key) } ?? YAMLLocalizedText(es: standIn, en: nil)
  }

  /// The `es` and `en` of a key that may be absent, with their places.
  package mutating func optionalLocalizedText(_ key: String) -> YAMLLocalizedText? {
    optionalMapping(key) { $0.bothLanguages(of: key) }
  }

  private mutating func bothLanguages(of key: String) -> YAMLLocalizedText {
    let pair = YAMLLocalizedText(es: text("es"), en: optionalText("en"))
    if !contains("en") { report(.untranslated(key), severity: .warning) }
    return pair
  }

  // MARK: Numbers, dates, yes and no

  /// A whole number; 0 stands in for a faulty one.
  package mutating func integer(_ key: String) -> Int {
    node(for: key).flatMap { convert($0, key, LocalizedText.notInteger) { Int($0) } } ?? 0
  }

  /// A whole number that may be absent.
  package mutating func optionalInteger(_ key: String) -> Int? {
    optionalNode(for: key).flatMap { convert($0, key, LocalizedText.notInteger) { Int($0) } }
  }

  /// A number exactly as written; 0 stands in for a faulty one.
  package mutating func decimal(_ key: String) -> Decimal {
    node(for: key).flatMap { convert($0, key, LocalizedText.notDecimal) { Decimal($0) } } ?? .zero
  }

  /// A number exactly as written that may be absent.
  package mutating func optionalDecimal(_ key: String) -> Decimal? {
    optionalNode(for: key).flatMap { convert($0, key, LocalizedText.notDecimal) { Decimal($0) } }
  }

  /// `true` or `false` and no other word; `false` stands in for a faulty one.
  package mutating func boolean(_ key: String) -> Bool {
    node(for: key).flatMap { convert($0, key, LocalizedText.notBoolean) { Bool($0) } } ?? false
  }

  /// `true` or `false`, or `fallback` where the key is absent.
  package mutating func boolean(_ key: String, default fallback: Bool) -> Bool {
    optionalNode(for: key).flatMap { convert($0, key, LocalizedText.notBoolean) { Bool($0) } }
      ?? fallback
  }

  /// A day, a month or a year: `2011-07-12`, `2011-07`, `2011`.
  ///
  /// `nil` when absent, `null`, or faulty and recorded.
  package mutating func optionalDate(_ key: String) -> DateSpan? {
    optionalNode(for: key).flatMap {
      convert($0, key, LocalizedText.notDate) { DateSpan(written: $0) }
    }
  }

  // MARK: Choices

  /// One of a closed list of words; the first stands in for a faulty one.
  package mutating func choice(_ key: String, of words: [String]) -> String {
    node(for: key).flatMap { word($0, key, words) } ?? words.first ?? ""
  }

  /// One of a closed list of words, or none.
  package mutating func optionalChoice(_ key: String, of words: [String]) -> String? {
    optionalNode(for: key).flatMap { word($0, key, words) }
  }

  /// One of the cases of an enumeration; the first stands in for a faulty one.
  package mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, as type: Choice.Type
  ) -> Choice {
    let cases = Array(Choice.allCases)
    let word = choice(key, of: cases.map(\.rawValue))
    // Safe: the word is one of the cases, and a type without cases cannot be asked for.
    return cases.first { $0.rawValue == word } ?? cases[0]
  }

  /// One of the cases of an enumeration, or none.
  package mutating func optionalChoice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, as type: Choice.Type
  ) -> Choice? {
    optionalChoice(key, of: Choice.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
  }

  // MARK: Pieces

  private var standIn: YAMLText { YAMLText(text: "", node: node) }

  private func word(_ node: YAMLNode, _ key: String, _ words: [String]) -> String? {
    guard let text = node.text(named: key, into: diagnostics)?.text else { return nil }
    if words.contains(text) { return text }
    let suggestion = text.utf8.count <= 80 ? nearest(to: text, among: words) : nil
    diagnostics.add(
      Diagnostic(
        .notAChoice(key, text), hint: suggestion.map(LocalizedText.didYouMean) ?? .choices(words),
        at: node))
    return nil
  }

  private func convert<Value>(
    _ node: YAMLNode, _ key: String, _ fault: (String, String) -> LocalizedText,
    _ conversion: (String) -> Value?
  ) -> Value? {
    guard let text = node.text(named: key, into: diagnostics)?.text else { return nil }
    if let value = conversion(text) { return value }
    diagnostics.add(Diagnostic(fault(key, text), at: node))
    return nil
  }
}

extension YAMLNode {
  /// The text of a scalar with its place; `nil` after it was recorded that there is none.
  ///
  /// `name` is what the message calls the value.
  package func text(named name: String, into diagnostics: Diagnostics) -> YAMLText? {
    guard let text else {
      diagnostics.add(Diagnostic(.wrongKind(name, expected: .text, self), at: self))
      return nil
    }
    if isNull || text.isEmpty {
      diagnostics.add(Diagnostic(.empty(name), at: self))
      return nil
    }
    return YAMLText(text: text, node: self)
  }
}

extension DateSpan {
  /// A day, a month or a year written `2011-07-12`, `2011-07` or `2011`.
  fileprivate init?(written text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    guard isPlain, parts.first?.count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 }) else {
      return nil
    }
    let numbers = parts.compactMap { Int($0) }
    switch numbers.count {
    case 1: self.init(year: numbers[0])
    case 2: self.init(year: numbers[0], month: numbers[1])
    case 3:
      guard let day = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
        return nil
      }
      self.init(day)
    default: return nil
    }
  }
}
