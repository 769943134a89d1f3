import Values

/// Reads the keys of one mapping; what is wrong is recorded and reading goes on.
///
/// ```swift
/// let rule = MappingReader.read(node, into: diagnostics) { rule in
///   RuleFile(
///     id: rule.string("id"),
///     basis: rule.choice("basis", as: Basis.self),
///     when: rule.optionalText("when"),
///     sentence: rule.localized("sentence"),
///     check: rule.list("check") { CheckForm(reading: $0, into: diagnostics) })
/// }
/// ```
///
/// Where a required value is missing or wrong, the reader gives an empty stand-in: after any error
/// the pack must not be used, so ask `diagnostics.hasErrors` at the end. Every key that was not
/// asked for is an error, told by `finish`, which the closure forms call by themselves. An optional
/// key with the value `null`, `~` or nothing counts as absent; `contains` tells the difference.
package struct MappingReader: Sendable {
  /// The mapping that is read.
  package let node: YAMLNode
  package let diagnostics: Diagnostics
  private let entries: [(key: YAMLNode, value: YAMLNode)]
  private var asked: [String] = []
  private var missing: [String] = []
  private var takesAllKeys = false

  /// A reader of `node`, or `nil` after it was recorded that it is no mapping.
  ///
  /// Call `finish` at the end. `name` is what the message calls the value.
  package init?(_ node: YAMLNode, named name: String? = nil, into diagnostics: Diagnostics) {
    guard let entries = node.entries else {
      diagnostics.add(Diagnostic(.wrongKind(name, expected: .mapping, node), at: node))
      return nil
    }
    self.node = node
    self.diagnostics = diagnostics
    self.entries = entries
  }

  /// What `body` makes of a mapping, all its keys accounted for; `nil` when `node` is none.
  package static func read<Value>(
    _ node: YAMLNode, named name: String? = nil, into diagnostics: Diagnostics,
    _ body: (inout MappingReader) -> Value
  ) -> Value? {
    guard var reader = MappingReader(node, named: name, into: diagnostics) else { return nil }
    let value = body(&reader)
    reader.finish()
    return value
  }

  /// Whether the key is written, also with `null` as its value. Does not count as asking.
  package func contains(_ key: String) -> Bool { node[key] != nil }

  /// The keys in the order of the file, also those that will be asked for later.
  package var keys: [String] { entries.compactMap(\.key.text) }

  // MARK: Nodes

  /// The value of a key, of any kind but null; `nil` after its lack was recorded.
  package mutating func node(for key: String) -> YAMLNode? {
    asked.append(key)
    guard let value = node[key] else {
      missing.append(key)
      return nil
    }
    if value.isNull {
      let keyNode = entries.first { $0.key.text == key }?.key
      diagnostics.add(Diagnostic(.empty(key), at: keyNode ?? value))
      return nil
    }
    return value
  }

  /// The value of a key, of any kind but null.
  package mutating func optionalNode(for key: String) -> YAMLNode? {
    asked.append(key)
    guard let value = node[key], !value.isNull else { return nil }
    return value
  }

  /// All entries of a mapping whose keys are names: none of them is unknown.
  package mutating func allEntries() -> [(key: YAMLText, value: YAMLNode)] {
    takesAllKeys = true
    return entries.map { (YAMLText(text: $0.key.text ?? "", node: $0.key), $0.value) }
  }

  // MARK: Mappings and lists

  /// What `body` makes of the mapping under a key.
  package mutating func mapping<Value>(
    _ key: String, _ body: (inout MappingReader) -> Value
  ) -> Value? {
    node(for: key).flatMap { Self.read($0, named: key, into: diagnostics, body) }
  }

  /// What `body` makes of the mapping under a key that may be absent.
  package mutating func optionalMapping<Value>(
    _ key: String, _ body: (inout MappingReader) -> Value
  ) -> Value? {
    optionalNode(for: key).flatMap { Self.read($0, named: key, into: diagnostics, body) }
  }

  /// The members of the list under a key.
  package mutating func list(_ key: String) -> [YAMLNode] {
    node(for: key).map { members(of: $0, key) } ?? []
  }

  /// The members of the list under a key that may be absent.
  package mutating func optionalList(_ key: String) -> [YAMLNode] {
    optionalNode(for: key).map { members(of: $0, key) } ?? []
  }

  /// What `body` makes of each member; it records what is wrong with those it drops.
  package mutating func list<Value>(_ key: String, _ body: (YAMLNode) -> Value?) -> [Value] {
    list(key).compactMap(body)
  }

  /// What `body` makes of each member of a list that may be absent.
  package mutating func optionalList<Value>(
    _ key: String, _ body: (YAMLNode) -> Value?
  ) -> [Value] {
    optionalList(key).compactMap(body)
  }

  /// What `body` makes of each mapping of the list under a key.
  package mutating func mappings<Value>(
    _ key: String, _ body: (inout MappingReader) -> Value
  ) -> [Value] {
    list(key).compactMap { Self.read($0, named: key, into: diagnostics, body) }
  }

  /// What `body` makes of each mapping of a list that may be absent.
  package mutating func optionalMappings<Value>(
    _ key: String, _ body: (inout MappingReader) -> Value
  ) -> [Value] {
    optionalList(key).compactMap { Self.read($0, named: key, into: diagnostics, body) }
  }

  private func members(of list: YAMLNode, _ key: String) -> [YAMLNode] {
    if let items = list.items { return items }
    diagnostics.add(Diagnostic(.wrongKind(key, expected: .list, list), at: list))
    return []
  }

  // MARK: Faults

  /// Records a fault at the value of a key, or at the mapping when the key is absent.
  package func report(
    _ message: LocalizedText, hint: LocalizedText? = nil,
    severity: Diagnostic.Severity = .error, at key: String? = nil
  ) {
    let place = key.flatMap { node[$0] } ?? node
    diagnostics.add(Diagnostic(message, hint: hint, severity: severity, at: place))
  }

  /// Records the keys that nobody asked for and the required ones that are lacking.
  ///
  /// A required key that was only misspelled is one fault, not two.
  package mutating func finish() {
    if !takesAllKeys { reportUnknownKeys() }
    for key in missing { diagnostics.add(Diagnostic(.missing(key), at: node)) }
    missing = []
  }

  private mutating func reportUnknownKeys() {
    // Nearly always all are known, and there are few.
    guard entries.contains(where: { $0.key.text.map(asked.contains) != true }) else { return }
    let known = Set(asked)
    let present = Set(keys)
    let absent = asked.filter { !present.contains($0) }
    for entry in entries {
      guard let key = entry.key.text, !known.contains(key) else { continue }
      // Beyond the limit only the fact counts, and suggestions cost.
      let suggestion = diagnostics.isFull ? nil : suggestion(for: key, absent, asked)
      missing.removeAll { $0 == suggestion }
      diagnostics.add(
        Diagnostic(
          .unknownKey(key), hint: suggestion.map(LocalizedText.didYouMean) ?? .known(asked),
          at: entry.key))
    }
  }

  private func suggestion(for key: String, _ absent: [String], _ asked: [String]) -> String? {
    // Comparing costs length times length, and no key of ours is that long.
    guard key.utf8.count <= 80 else { return nil }
    return nearest(to: key, among: absent) ?? nearest(to: key, among: asked)
  }
}
