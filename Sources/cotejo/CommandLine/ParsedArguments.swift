import Values

/// What was typed after a command, checked against its declaration.
struct ParsedArguments: Sendable {
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Whether an option was given.
  func has(_ option: String) -> Bool { values[option] != nil }

  /// The value of an option, `nil` where it was not given.
  func value(_ option: String) -> String? { values[option]?.last }

  /// All values of an option, in order.
  func all(_ option: String) -> [String] { values[option] ?? [] }

  /// The value of a numeric option; the parser has checked it.
  func number(_ option: String) -> Int? { value(option).flatMap { Int($0) } }

  /// The language asked for, before the command or after it.
  let language: TextLanguage

  /// Reads what stands after the words of a command.
  init(
    _ words: ArraySlice<String>, for command: CommandDeclaration, language: TextLanguage
  ) throws(UsageError) {
    self.language = language
    var rest = words
    var optionsEnded = false
    while let word = rest.popFirst() {
      if optionsEnded || !word.hasPrefix("-") || word == "-" {
        operands.append(word)
      } else if word == "--" {
        optionsEnded = true
      } else if word.hasPrefix("--") {
        try readLong(word, &rest, command)
      } else {
        try readShort(word, &rest, command)
      }
    }
    if !has("help") { try checkOperands(command) }
  }

  private mutating func readLong(
    _ word: String, _ rest: inout ArraySlice<String>, _ command: CommandDeclaration
  ) throws(UsageError) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = command.option(long: name) else {
      throw .unknownOption(
        word: "--" + name,
        suggestion: nearest(to: name, among: command.options.map(\.long)).map { "--" + $0 },
        command: command)
    }
    if parts.count == 2 {
      guard option.takesValue else { throw .valueNotTaken(option, command) }
      try set(option, String(parts[1]), command)
    } else {
      try set(option, try nextValue(option, &rest, command), command)
    }
  }

  /// `-h`, `-o PATH`, `-oPATH`.
  private mutating func readShort(
    _ word: String, _ rest: inout ArraySlice<String>, _ command: CommandDeclaration
  ) throws(UsageError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = command.option(short: letter) else {
        throw .unknownOption(word: "-\(letter)", suggestion: nil, command: command)
      }
      guard option.takesValue, !letters.isEmpty else {
        try set(option, try nextValue(option, &rest, command), command)
        continue
      }
      try set(option, String(letters), command)
      return
    }
  }

  private func nextValue(
    _ option: OptionDeclaration, _ rest: inout ArraySlice<String>, _ command: CommandDeclaration
  ) throws(UsageError) -> String {
    guard option.takesValue else { return "" }
    guard let value = rest.first, value == "-" || !value.hasPrefix("--") else {
      throw .valueMissing(option, command)
    }
    rest.removeFirst()
    return value
  }

  private mutating func set(
    _ option: OptionDeclaration, _ value: String, _ command: CommandDeclaration
  ) throws(UsageError) {
    if has(option.long), !option.isRepeatable, option.takesValue {
      throw .givenTwice(option, command)
    }
    switch option.value {
    case .choice(let choices) where !choices.contains(value):
      throw .notAChoice(
        value, option, choices, suggestion: nearest(to: value, among: choices), command)
    case .product(let choices):
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard choices.contains(name) else {
        throw .notAChoice(
          name, option, choices, suggestion: nearest(to: name, among: choices), command)
      }
      if parts.count == 2, parts[1].isEmpty { throw .valueMissing(option, command) }
      values[option.long, default: []].append(value)
    case .number(_, let range) where !(Int(value).map(range.contains) ?? false):
      throw .notANumber(value, option, range, command)
    case .text where value.isEmpty, .path where value.isEmpty:
      throw .valueMissing(option, command)
    default: values[option.long, default: []].append(value)
    }
  }

  private func checkOperands(_ command: CommandDeclaration) throws(UsageError) {
    let required = command.operands.filter(\.isRequired)
    if operands.count < required.count {
      throw .operandMissing(required[operands.count], command)
    }
    let takesMany = command.operands.contains(where: \.isRepeatable)
    if !takesMany, operands.count > command.operands.count {
      throw .operandTooMuch(operands[command.operands.count], command)
    }
  }
}
