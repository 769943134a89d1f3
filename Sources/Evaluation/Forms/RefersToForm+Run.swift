import Findings
import Plans
import Rules
import Values

extension RefersToForm: RunnableForm {
  /// What is not found among the rows read may stand in a part that was not.
  func run(_ run: FormRun) -> FormResult {
    let tables = run.context.tables
    guard let target = tables.index(of: table),
      let position = tables.tables[target].definition.index(of: column)
    else {
      return run.faults
    }
    let targets = ReferredValues(tables.tables[target].columns[position], comparison)
    let open = run.context.openCauses(of: target)
    func cause(_ row: Int?) -> [Cause] {
      row.map { [run.context.cause(table: target, field: position, row: $0)] } ?? []
    }
    let (missing, guess) = (cause(targets.missing), cause(targets.guess))
    var result = run.judgeValues(field, expected: "\(table).\(column)") { targets.holds($0) }
    let strict = run.judgeValues(field, expected: "") { targets.holds($0, guesses: false) }
    let lenient = run.judgeValues(field, expected: "") {
      targets.holds($0) || targets.mayBeOfAnotherLength($0)
    }
    for index in result.judgements.indices {
      let own = result.judgements[index]
      switch own.answer {
      case .yes where strict.judgements[index].answer == .no:
        result.judgements[index] = Judgement(.yes, guessed: true)
      case .no where !open.isEmpty || !missing.isEmpty || lenient.judgements[index].answer == .yes:
        result.judgements[index] = Judgement(.unknown)
      case .no where !guess.isEmpty:
        result.judgements[index] = Judgement(.no, guessed: true)
      default: break
      }
    }
    let (judgements, explain) = (result.judgements, result.explain)
    result.explain = { subject in
      var explanation = explain(subject)
      guard explanation.causes.first?.state == .present else { return explanation }
      if judgements[subject].answer == .unknown {
        let unread = open + missing
        explanation.causes = unread.isEmpty ? [otherLength(run, target, position)] : unread
      } else if judgements[subject].isGuessed {
        explanation.causes += guess
      }
      return explanation
    }
    return result
  }

  /// Codes of several lengths stand in the other table.
  private func otherLength(_ run: FormRun, _ target: Int, _ position: Int) -> Cause {
    let table = run.context.tables.tables[target].definition
    return Cause(
      fact: run.context.factName(table: target, field: position), state: .imprecise,
      reason: "other_length", text: .otherLength(table.fields[position].label, table.label))
  }
}

/// The values of a column that may be referred to.
private struct ReferredValues: Sendable {
  private let comparison: RefersToForm.Comparison
  private var certain: Set<String> = []
  private var guessed: Set<String> = []
  /// The lengths that each row has codes of, each kind of row once.
  private var lengths: Set<Set<Int>> = []
  /// The first row that holds what nobody read.
  private(set) var missing: Int?
  /// The first row that holds a guess.
  private(set) var guess: Int?

  init(_ column: FactColumn, _ comparison: RefersToForm.Comparison) {
    self.comparison = comparison
    for row in 0..<column.count {
      let code = column.codes[row]
      if code.state == .unread || code.state == .malformed { missing = missing ?? row }
      let isGuess = code.isGuessed && code.state != .absent
      if isGuess { guess = guess ?? row }
      let texts = ReferredValues.texts(column.value(row: row))
      for text in texts.map(key) {
        if isGuess { guessed.insert(text) } else { certain.insert(text) }
      }
      if comparison == .yearAndSerial, !texts.isEmpty {
        lengths.insert(Set(texts.map { YearAndSerial($0)?.length ?? 0 }))
      }
    }
  }

  func holds(_ value: FactValue, guesses: Bool = true) -> Bool {
    let text = key(value.description)
    return certain.contains(text) || (guesses && guessed.contains(text))
  }

  /// Whether a code that is not there may be the older or newer code of a row that has none of its length.
  func mayBeOfAnotherLength(_ value: FactValue) -> Bool {
    guard comparison == .yearAndSerial else { return false }
    guard let code = YearAndSerial(value.description) else { return !lengths.isEmpty }
    return lengths.contains { !$0.contains(code.length) }
  }

  private func key(_ text: String) -> String {
    switch comparison {
    case .text: folded(text)
    case .yearAndSerial: YearAndSerial(text)?.key ?? folded(text)
    }
  }

  private static func texts(_ value: FactValue?) -> [String] {
    switch value {
    case nil: []
    case .list(let values)?: values.map(\.description)
    case let single?: [single.description]
    }
  }
}

/// A code made of a year and a serial number: `2023760010146`, «2023-76001-0146», `202300760010146`.
private struct YearAndSerial {
  /// Year and serial, without what only fills it up.
  let key: String
  /// How many digits are written.
  let length: Int

  /// `nil` for what is no such code.
  init?(_ text: String) {
    var digits: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57: digits.append(byte)
      case 32, UInt8(ascii: "-"), UInt8(ascii: "."): continue
      default: return nil
      }
    }
    guard digits.count > 4 else { return nil }
    let serial = digits[4...].drop { $0 == 48 }
    key = String(decoding: digits[..<4] + [45] + serial, as: UTF8.self)
    length = digits.count
  }
}

extension LocalizedText {
  fileprivate static func otherLength(
    _ field: LocalizedText, _ table: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      es:
        "No se pudo verificar: no está entre los valores de «\(field.es)» (\(table.es)), pero alguno tiene "
        + "otro número de dígitos y puede ser el mismo con su código anterior o nuevo.",
      en: "Could not be checked: it is not among the values of “\(field.text(in: .en))” "
        + "(\(table.text(in: .en))), but some have another number of digits and may be the same under its "
        + "older or newer code.")
  }
}
