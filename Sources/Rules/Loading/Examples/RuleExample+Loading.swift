import Findings
import Values
import YAML

extension RuleExample {
  /// One member of a rule's `examples`.
  static func read(_ reader: inout MappingReader, in pack: PackContext) -> RuleExample {
    let base = reader.optionalText("base")
    if let base { _ = pack.diagnostics.check(base, in: pack.bases, .base) }
    let given = reader.optionalMapping("given") { ExamplePlan.read(&$0, in: pack) }
    return RuleExample(
      name: reader.string("name"), base: base?.text, asOf: reader.optionalDay("as_of"),
      answers: reader.answers(in: pack), given: given ?? ExamplePlan(),
      expected: reader.expectation(), line: reader.node.start.line)
  }
}

extension ExampleBase {
  /// The base of one file of `bases/`.
  static func read(_ file: PackFiles.File, in pack: PackContext) -> ExampleBase? {
    MappingReader.read(file.node, into: pack.diagnostics) { reader in
      let id = reader.text("id")
      pack.diagnostics.check(id, isNamedAfter: file.stem, key: "id")
      let given = reader.mapping("given") { ExamplePlan.read(&$0, in: pack) }
      return ExampleBase(
        id: id.text, asOf: reader.day("as_of") ?? .epoch, given: given ?? ExamplePlan(),
        answers: reader.answers(in: pack))
    }
  }
}

extension MappingReader {
  /// Answers by rule, or by rule and row as `rule@row`; an empty one takes a base's answer away.
  mutating func answers(in pack: PackContext) -> [String: String] {
    var answers: [String: String] = [:]
    let entries = optionalMapping("answers") { $0.allEntries() }
    for (rule, node) in entries ?? [] {
      guard pack.diagnostics.check(rule, in: pack.rules, .rule),
        !pack.unreadRules.contains(rule.text)
      else { continue }
      guard let known = pack.questions[rule.text] else {
        pack.diagnostics.add(Diagnostic(.noQuestion(rule.text), at: rule.node))
        continue
      }
      guard let rows = node.entries else {
        answers[rule.text] = pack.answer(node, among: known)
        continue
      }
      for row in rows {
        answers["\(rule.text)@\(row.key.text ?? "")"] = pack.answer(row.value, among: known)
      }
    }
    return answers
  }

  /// A verdict for every subject, or a verdict by key.
  fileprivate mutating func expectation() -> RuleExample.Expectation {
    let diagnostics = diagnostics
    guard let node = node(for: "expect") else { return .all(.pass) }
    guard let entries = node.entries else { return .all(Verdict(node, into: diagnostics)) }
    return .byKey(
      Dictionary(
        entries.map { ($0.key.text ?? "", Verdict($0.value, into: diagnostics)) },
        uniquingKeysWith: { first, _ in first }))
  }
}

extension PackContext {
  /// An answer that the question takes; `null` is an empty one.
  fileprivate func answer(_ node: YAMLNode, among known: [String]) -> String? {
    if node.isNull { return "" }
    guard let text = node.text(named: "answers", into: diagnostics) else { return nil }
    if !known.contains(where: { folded($0) == folded(text.text) }) {
      diagnostics.add(
        Diagnostic(
          .noSuchAnswer(text.text), hint: .suggestion(for: text.text, among: known), at: node))
    }
    return text.text
  }
}

extension Verdict {
  /// The verdict with the name in a scalar; `pass` stands in for a faulty one.
  init(_ node: YAMLNode, into diagnostics: Diagnostics) {
    self = .pass
    guard let text = node.text(named: "expect", into: diagnostics),
      diagnostics.check(text, in: Verdict.allCases.map(\.id), .verdict)
    else { return }
    self = Verdict(id: text.text) ?? .pass
  }
}

extension LocalizedText {
  fileprivate static func noQuestion(_ rule: String) -> LocalizedText {
    LocalizedText(
      es: "la regla \"\(rule)\" no hace ninguna pregunta",
      en: "the rule \"\(rule)\" asks no question")
  }

  fileprivate static func noSuchAnswer(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "la pregunta no admite la respuesta \"\(text)\"",
      en: "the question does not take the answer \"\(text)\"")
  }
}
