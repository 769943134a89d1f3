import Values

/// One option of a command, from which parser, help and completions are made.
struct OptionDeclaration: Sendable {
  /// What stands after the option.
  enum Value: Sendable {
    /// Nothing: the option is there or not.
    case flag
    /// Any text; the name is shown in help.
    case text(String)
    /// A path; the name is shown in help, and shells complete files.
    case path(String)
    /// One of these.
    case choice([String])
    /// A whole number in a range.
    case number(String, ClosedRange<Int>)
  }

  let long: String
  let short: Character?
  let value: Value
  let isRepeatable: Bool
  let help: LocalizedText

  init(
    _ long: String, short: Character? = nil, _ value: Value = .flag, isRepeatable: Bool = false,
    es: String, en: String
  ) {
    self.long = long
    self.short = short
    self.value = value
    self.isRepeatable = isRepeatable
    help = LocalizedText(es: es, en: en)
  }

  var takesValue: Bool {
    if case .flag = value { false } else { true }
  }

  /// What help shows in place of the value: `FECHA`, `es|en`.
  var placeholder: String {
    switch value {
    case .flag: ""
    case .text(let name), .path(let name), .number(let name, _): name
    case .choice(let names): names.joined(separator: "|")
    }
  }
}

/// What stands after a command without an option's name.
struct OperandDeclaration: Sendable {
  let name: String
  let isRequired: Bool
  let isRepeatable: Bool

  init(_ name: String, isRequired: Bool = true, isRepeatable: Bool = false) {
    (self.name, self.isRequired, self.isRepeatable) = (name, isRequired, isRepeatable)
  }

  /// `PATH…`, `[ID]`.
  var shown: String {
    let text = name + (isRepeatable ? "…" : "")
    return isRequired ? text : "[\(text)]"
  }
}
