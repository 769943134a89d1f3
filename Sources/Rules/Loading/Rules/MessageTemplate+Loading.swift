import Values
import YAML

extension MessageTemplate {
  /// The names that the form which decided gives to a message.
  static let formValues = ["value", "expected", "total", "others", "cells", "count"]

  /// Parses both languages and holds every path against what the rule can name.
  init(_ text: YAMLLocalizedText, in rule: RuleContext) {
    self.init(
      es: rule.pieces(of: text.es) ?? [], en: text.en.flatMap { rule.pieces(of: $0) })
  }
}

extension RuleContext {
  /// Records the faults of a text with `{paths}` that is kept as text.
  func check(_ text: YAMLLocalizedText) { _ = MessageTemplate(text, in: self) }

  fileprivate func pieces(of text: YAMLText) -> [MessageTemplate.Piece]? {
    guard !text.isStandIn else { return nil }
    guard let pieces = MessageTemplate.parse(text.text) else {
      diagnostics.add(
        Diagnostic(
          .brokenBraces, hint: .doubleBraces, at: text.node, utf8: text.text.rangeOfBrokenBrace))
      return nil
    }
    var searched = 0
    for case .path(let path) in pieces {
      let range = text.text.rangeOfPlaceholder(path, after: searched)
      searched = range.upperBound
      check(path, at: range, of: text.node)
    }
    return pieces
  }

  /// Records a path that names nothing the rule knows.
  private func check(_ path: [String], at range: Range<Int>, of node: YAMLNode) {
    guard let subject, !(path.count == 1 && MessageTemplate.formValues.contains(path[0])) else {
      return
    }
    switch (path[0], subject) {
    case ("grupo", .groups):
      if path != ["grupo", "clave"] { report(path, ["grupo.clave"], at: range, of: node) }
    case ("fila", .each(let id)):
      let columns = pack.datedTables.first { $0.id == id }?.columns.map(\.id) ?? []
      if path.count != 2 || !columns.contains(path[1]) {
        report(path, columns.map { "fila.\($0)" }, at: range, of: node)
      }
    case (let first, .rows(let id)) where first == id && path.count > 1:
      let rest = path.dropFirst().joined(separator: ".")
      _ = field(rest, at: range.lowerBound + id.utf8.count + 1, of: node, from: table)
    case (let first, _) where pack.vocabulary.table(first)?.isSingle == true && path.count > 1:
      _ = field(path.joined(separator: "."), at: range.lowerBound, of: node, from: nil)
    default: report(path, roots, at: range, of: node)
    }
  }

  /// What a path may begin with.
  private var roots: [String] {
    let own: [String] =
      switch subject {
      case .rows(let table)?: [table + ".…"]
      case .groups?: ["grupo.clave"]
      case .each?: ["fila.…"]
      case .plan?, nil: []
      }
    return own + ["plan.…", "entidad.…"] + MessageTemplate.formValues
  }

  private func report(_ path: [String], _ known: [String], at range: Range<Int>, of node: YAMLNode)
  {
    let name = path.joined(separator: ".")
    diagnostics.add(
      Diagnostic(
        .unknownPlaceholder(name), hint: .suggestion(for: name, among: known), at: node,
        utf8: range))
  }
}

extension String {
  /// From the first brace that `MessageTemplate.parse` refuses to the end of its word.
  fileprivate var rangeOfBrokenBrace: Range<Int> {
    let bytes = Array(utf8)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      let isDoubled = position + 1 < bytes.count && bytes[position + 1] == byte
      switch byte {
      case 123 where isDoubled, 125 where isDoubled: position += 2
      case 125: return position..<position + 1
      case 123:
        guard let close = bytes[position...].firstIndex(of: 125) else {
          return position..<position + 1
        }
        let inner = String(decoding: bytes[position...close], as: UTF8.self)
        if MessageTemplate.parse(inner) == nil { return position..<close + 1 }
        position = close + 1
      default: position += 1
      }
    }
    return 0..<bytes.count
  }
}

extension LocalizedText {
  fileprivate static func unknownPlaceholder(_ name: String) -> LocalizedText {
    LocalizedText(
      es: "{\(name)} no nombra nada que esta regla conozca",
      en: "{\(name)} names nothing that this rule knows")
  }
}
