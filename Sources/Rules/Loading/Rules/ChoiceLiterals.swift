import Plans
import Values
import YAML

/// Finds the texts that an expression compares with a choice, and holds them against its values.
///
/// To CEL a choice is a text like any other, so a misspelled value would make a condition false for
/// ever. Looked at are `path == 'x'`, `'x' == path` (also `!=`) and `path in ['x', 'y']`.
struct ChoiceLiterals {
  private enum Token: Equatable {
    case path([String])
    case text(String)
    case sign(String)
  }

  private let expression: YAMLText
  private let vocabulary: Vocabulary
  /// The table behind each variable.
  private var variables: [String: String] = [:]
  private var tokens: [(token: Token, range: Range<Int>)] = []

  init(_ expression: YAMLText, in scope: RuleScope, _ vocabulary: Vocabulary) {
    self.expression = expression
    self.vocabulary = vocabulary
    for (name, kind) in zip(scope.environment.variableNames, scope.kinds) {
      switch kind {
      case .single(let table), .row(let table), .member(let table): variables[name] = table
      case .rows, .group, .datedRow, .named, .asOf: continue
      }
    }
    tokens = ChoiceLiterals.tokens(of: Array(expression.text.utf8))
    readLoops()
  }

  /// Records every text that its choice does not have.
  func check(into diagnostics: Diagnostics) {
    for index in tokens.indices {
      guard case .path(let path) = tokens[index].token, let choices = choices(of: path) else {
        continue
      }
      for (text, range) in texts(around: index) where !choices.contains(text) {
        diagnostics.add(
          Diagnostic(
            .notAValue(text, path.joined(separator: ".")),
            hint: .suggestion(for: text, among: choices), at: expression.node, utf8: range))
      }
    }
  }

  // MARK: Steps

  /// `actividades.exists(a, …)`: `a` is a row of that table.
  private mutating func readLoops() {
    let plurals = Dictionary(
      vocabulary.tables.map { ($0.plural, $0.id) }, uniquingKeysWith: { first, _ in first })
    for index in tokens.indices.dropLast(3) {
      guard case .path(let path) = tokens[index].token, path.count > 1,
        let table = plurals[path[0]], tokens[index + 1].token == .sign("("),
        case .path(let name) = tokens[index + 2].token, name.count == 1,
        tokens[index + 3].token == .sign(",")
      else { continue }
      variables[name[0]] = table
    }
  }

  private func choices(of path: [String]) -> [String]? {
    guard path.count > 1, let start = variables[path[0]], var table = vocabulary.table(start)
    else { return nil }
    for parent in path.dropFirst().dropLast() {
      guard table.parents.contains(parent), let next = vocabulary.table(parent) else { return nil }
      table = next
    }
    guard let index = table.index(of: path[path.count - 1]),
      case .choice(let values) = table.fields[index].type
    else { return nil }
    return values.map(\.id)
  }

  /// The texts that the path at this position is compared with.
  private func texts(around index: Int) -> [(String, Range<Int>)] {
    var found: [(String, Range<Int>)] = []
    func add(_ position: Int) {
      guard tokens.indices.contains(position), case .text(let text) = tokens[position].token
      else { return }
      found.append((text, tokens[position].range))
    }
    if isComparison(index + 1) { add(index + 2) }
    if isComparison(index - 1) { add(index - 2) }
    if sign(index + 1) == "in", sign(index + 2) == "[" {
      var position = index + 3
      while position < tokens.count, sign(position) != "]" {
        add(position)
        position += 1
      }
    }
    return found
  }

  private func sign(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .sign(let sign) = tokens[index].token else {
      return nil
    }
    return sign
  }

  private func isComparison(_ index: Int) -> Bool { sign(index) == "==" || sign(index) == "!=" }

  // MARK: Tokens

  /// The pieces of a text that compiles already; numbers count as signs.
  private static func tokens(of bytes: [UInt8]) -> [(Token, Range<Int>)] {
    var tokens: [(Token, Range<Int>)] = []
    var position = 0
    while position < bytes.count {
      let start = position
      let byte = bytes[position]
      if byte.isWord {
        while position < bytes.count,
          bytes[position].isWord || (bytes[position] == 46 && position + 1 < bytes.count)
        { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        let parts = word.split(separator: ".").map(String.init)
        tokens.append((word == "in" ? .sign("in") : .path(parts), start..<position))
      } else if byte == 39 || byte == 34 {
        position += 1
        while position < bytes.count, bytes[position] != byte {
          position += bytes[position] == 92 ? 2 : 1
        }
        let end = min(position, bytes.count)
        tokens.append(
          (.text(String(decoding: bytes[start + 1..<end], as: UTF8.self)), start + 1..<end))
        position = end + 1
      } else if byte == 47, position + 1 < bytes.count, bytes[position + 1] == 47 {
        while position < bytes.count, bytes[position] != 10 { position += 1 }
      } else {
        let isPair = (byte == 61 || byte == 33) && bytes.dropFirst(position + 1).first == 61
        position += isPair ? 2 : 1
        guard byte > 32 else { continue }
        tokens.append(
          (.sign(String(decoding: bytes[start..<position], as: UTF8.self)), start..<position))
      }
    }
    return tokens
  }
}

extension UInt8 {
  fileprivate var isWord: Bool {
    (97...122).contains(self) || (65...90).contains(self) || (48...57).contains(self) || self == 95
  }
}

extension LocalizedText {
  fileprivate static func notAValue(_ text: String, _ path: String) -> LocalizedText {
    LocalizedText(
      es: "«\(path)» nunca vale \"\(text)\"", en: "“\(path)” never has the value \"\(text)\"")
  }
}
