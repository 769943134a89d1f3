import Values

/// One option of a command, from which parser, help and completions are made.
struct OptionDeclaration: Sendable {
  /// What stands after the option.
  enum Value: Sendable {
    /// Nothing: the option is there or not.
    case flag
    /// Any text; the name is shown in help.
    case text(ValueName)
    /// A path; the name is shown in help, and shells complete files.
    case path(ValueName)
    /// One of these.
    case choice([String])
    /// One of these, with `=PATH` behind it where it goes to a file of its own.
    case product([String])
    /// A whole number in a range.
    case number(ValueName, ClosedRange<Int>)
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
  func placeholder(in language: TextLanguage) -> String {
    switch value {
    case .flag: ""
    case .text(let name), .path(let name), .number(let name, _): name.text(in: language)
    case .choice(let names): names.joined(separator: "|")
    case .product(let names):
      names.joined(separator: "|") + "[=\(ValueName.file.text(in: language))]"
    }
  }
}

/// What stands after a command without an option's name.
struct OperandDeclaration: Sendable {
  let name: ValueName
  let isRequired: Bool
  let isRepeatable: Bool

  init(_ name: ValueName, isRequired: Bool = true, isRepeatable: Bool = false) {
    (self.name, self.isRequired, self.isRepeatable) = (name, isRequired, isRepeatable)
  }

  /// `PATH…`, `[ID]`.
  func shown(in language: TextLanguage) -> String {
    let text = name.text(in: language) + (isRepeatable ? "…" : "")
    return isRequired ? text : "[\(text)]"
  }
}

/// What help calls the things that a person fills in.
enum ValueName: Sendable {
  case file, folder, date, fact, rule, norm, number, expression, bindings, shell, fingerprint, plan
  case schema, pack, entity, year, record, checksum, words

  func text(in language: TextLanguage) -> String {
    let names: (es: String, en: String) =
      switch self {
      case .file: ("ARCHIVO", "FILE")
      case .folder: ("CARPETA", "FOLDER")
      case .date: ("FECHA|hoy", "DATE|today")
      case .fact: ("DATO=VALOR", "FACT=VALUE")
      case .rule: ("REGLA", "RULE")
      case .norm: ("NORMA", "NORM")
      case .number: ("N", "N")
      case .expression: ("EXPRESIÓN", "EXPRESSION")
      case .bindings: ("NOMBRES", "NAMES")
      case .fingerprint: ("HUELLA", "FINGERPRINT")
      case .shell: ("bash|zsh|fish", "bash|zsh|fish")
      case .plan: ("TIPO", "TYPE")
      case .schema:
        (
          "rule|norm|table|dated-table|format|base|pack",
          "rule|norm|table|dated-table|format|base|pack"
        )
      case .pack: ("REGLAS", "RULES")
      case .entity: ("ENTIDAD", "ENTITY")
      case .year: ("AÑO", "YEAR")
      case .record: ("REGISTRO", "RECORD")
      case .checksum: ("SHA256", "SHA256")
      case .words: ("TEXTO", "TEXT")
      }
    return language == .es ? names.es : names.en
  }
}
