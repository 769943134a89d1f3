import Values
import YAML

extension Rule.Subject {
  /// `plan`, a table, `group(table, by: [field, parent.field, parent])` or `each(dated_table)`.
  init?(_ text: YAMLText, in pack: PackContext) {
    guard !text.isStandIn else { return nil }
    if text.text == "plan" {
      self = .plan
    } else if let inner = text.inside("each") {
      let names = pack.datedTables.map(\.id)
      guard pack.diagnostics.check(inner, in: names, .datedTable) else { return nil }
      self = .each(datedTable: inner.text)
    } else if let inner = text.inside("group") {
      guard let groups = Rule.Subject.groups(inner, in: pack) else { return nil }
      self = groups
    } else {
      let rows = pack.vocabulary.tables.filter { !$0.isSingle }.map(\.id)
      guard pack.diagnostics.check(text, in: rows, .table) else { return nil }
      self = .rows(table: text.text)
    }
  }

  private static func groups(_ inner: TextPart, in pack: PackContext) -> Rule.Subject? {
    let pieces = inner.split(44, atMost: 1)
    let rows = pack.vocabulary.tables.filter { !$0.isSingle }.map(\.id)
    let table = pieces[0].trimmed
    guard pack.diagnostics.check(table, in: rows, .table) else { return nil }
    guard pieces.count == 2, let list = pieces[1].trimmed.dropping("by:")?.trimmed,
      let members = list.dropping("[")?.dropping(suffix: "]")
    else {
      pack.diagnostics.add(Diagnostic(.groupGrammar, hint: .groupExample, at: inner.node))
      return nil
    }
    let context = RuleContext(.rows(table: table.text), in: pack)
    let fields = members.split(44, atMost: .max).map(\.trimmed)
    let parents = pack.vocabulary.table(table.text)?.parents ?? []
    let paths = fields.compactMap { field in
      // A parent's name alone stands for the parent's row itself.
      parents.contains(field.text)
        ? FieldPath(field: field.text)
        : context.field(field.text, at: field.range.lowerBound, of: field.node, from: context.table)
    }
    return paths.count == fields.count ? .groups(table: table.text, by: paths) : nil
  }
}

/// A piece of a scalar's text that knows where it stands.
private struct TextPart {
  let node: YAMLNode
  let bytes: [UInt8]
  let range: Range<Int>

  var text: String { String(decoding: bytes[range], as: UTF8.self) }

  var trimmed: TextPart {
    var range = range
    while let first = range.first, bytes[first] <= 32 { range.removeFirst() }
    while let last = range.last, bytes[last] <= 32 { range.removeLast() }
    return part(range)
  }

  func split(_ byte: UInt8, atMost limit: Int) -> [TextPart] {
    bytes[range].split(separator: byte, maxSplits: limit, omittingEmptySubsequences: false)
      .map { part($0.startIndex..<$0.endIndex) }
  }

  func dropping(_ prefix: String) -> TextPart? {
    guard bytes[range].starts(with: prefix.utf8) else { return nil }
    return part(range.lowerBound + prefix.utf8.count..<range.upperBound)
  }

  func dropping(suffix: String) -> TextPart? {
    guard text.hasSuffix(suffix) else { return nil }
    return part(range.lowerBound..<range.upperBound - suffix.utf8.count)
  }

  private func part(_ range: Range<Int>) -> TextPart {
    TextPart(node: node, bytes: bytes, range: range)
  }
}

extension YAMLText {
  /// What stands between the parentheses of `name(…)`.
  fileprivate func inside(_ name: String) -> TextPart? {
    let bytes = Array(text.utf8)
    return TextPart(node: node, bytes: bytes, range: bytes.indices)
      .dropping(name + "(")?.dropping(suffix: ")")?.trimmed
  }
}

extension Diagnostics {
  /// As `check(_:in:_:)`, of a piece of a text.
  fileprivate func check(_ part: TextPart, in names: [String], _ kind: ReferenceKind) -> Bool {
    if names.contains(part.text) { return true }
    add(
      Diagnostic(
        .unknown(kind, part.text), hint: .suggestion(for: part.text, among: names), at: part.node,
        utf8: part.range))
    return false
  }
}

extension LocalizedText {
  fileprivate static let groupGrammar = LocalizedText(
    es: "un grupo dice su tabla y los campos que lo forman",
    en: "a group says its table and the fields that make it")

  fileprivate static let groupExample = LocalizedText(
    es: "por ejemplo: group(actividad, by: [proyecto.codigo, meta.codigo])",
    en: "for example: group(actividad, by: [proyecto.codigo, meta.codigo])")
}
