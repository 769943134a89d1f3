import Rules
import Testing
import Values
import YAML

/// The schemas cannot drift from the loader: the loader itself is asked for its keys.
@Suite("The schemas of pack files")
struct PackSchemaTests {
  private let files: [(path: String, bytes: [UInt8])]

  init() throws { files = try RulePackLoader.files(path: RealPackTests.folder) }

  @Test("every file of the rule pack fits its schema")
  func fit() throws {
    var seen: Set<PackSchema> = []
    for file in files {
      let schema = PackSchema(of: file.path)
      seen.insert(schema)
      let result = SchemaValidator(
        try YAMLReader.read(path: file.path, bytes: file.bytes), schema.value)
      #expect(result.faults.isEmpty, "\(file.path): \(result.faults.prefix(3))")
    }
    #expect(seen == Set(PackSchema.allCases))
  }

  @Test("the loader takes the very keys of the schema, and refuses any other as the schema does")
  func keys() throws {
    var kept: [Probe] = []
    var known: Set<Set<String>> = []
    for file in files {
      let schema = PackSchema(of: file.path)
      let node = try YAMLReader.read(path: file.path, bytes: file.bytes)
      for closed in SchemaValidator(node, schema.value).closed
      where known.insert(closed.keys.union(["\(schema)"])).inserted {
        kept.append(Probe(file: file.path, schema: schema, closed: closed, node: node))
      }
    }
    // Words first: after a fault in them the rules are not looked at.
    let words: Set<PackSchema> = [.table, .datedTable, .format]
    let ofWords = kept.filter { words.contains($0.schema) }
    #expect(ofWords.count > 8 && kept.count - ofWords.count > 15)
    let rest = [PackSchema.norm, .base, .pack, .rule]
    #expect(Set(rest).union(words) == Set(PackSchema.allCases))
    for probes in [ofWords] + rest.map({ schema in kept.filter { $0.schema == schema } }) {
      #expect(!probes.isEmpty)
      try check(probes)
    }
  }

  /// A mapping of a real file into which a key is put that nobody knows.
  private struct Probe {
    let file: String
    let schema: PackSchema
    let closed: SchemaValidator.Closed
    let node: YAMLNode
  }

  private func check(_ probes: [Probe]) throws {
    var changed = Dictionary(
      files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    for (file, probes) in Dictionary(grouping: probes.enumerated(), by: \.element.file) {
      let strange = Dictionary(
        probes.map { ($0.element.closed.path, "zqx\($0.offset)zqx") },
        uniquingKeysWith: { first, _ in first })
      let text = probes[0].element.node.json(adding: strange, at: [])
      changed[file] = Array(text.utf8)
      // The schema refuses it too.
      let result = SchemaValidator(
        try YAMLReader.read(path: file, bytes: Array(text.utf8)), probes[0].element.schema.value)
      #expect(!result.faults.isEmpty, "\(file)")
    }
    let outcome = RulePackLoader.load(files: changed.map { ($0.key, $0.value) })
    let faults = outcome.diagnostics.all
    for (index, probe) in probes.enumerated() {
      let key = "zqx\(index)zqx"
      let fault = try #require(
        faults.first { $0.message.es.contains("\"\(key)\"") && $0.path.hasSuffix(probe.file) },
        "\(probe.file) \(probe.closed.path)")
      let prefix = "las claves de aquí son: "
      let hint = try #require(fault.hint?.es, "\(probe.file): \(fault.message.es)")
      #expect(hint.hasPrefix(prefix))
      let taken = Set(hint.dropFirst(prefix.count).components(separatedBy: ", "))
      #expect(taken == probe.closed.keys, "\(probe.file) \(probe.closed.path)")
    }
  }

  @Test("every check form of the loader stands in the schema of a rule")
  func forms() throws {
    let forms = PackSchema.rule.value["definitions"]?["form"]?["anyOf"]?.array ?? []
    let names = forms.compactMap { $0["properties"]?.members?.first?.key }
    #expect(names == CheckForms.names)
    // None of them is an empty mapping, which stands for a form that nobody wrote down.
    #expect(
      forms.allSatisfy {
        $0["properties"]?.members?.first?.value["type"]?.string != "object"
          || $0["properties"]?.members?.first?.value["properties"] != nil
      })
  }
}

extension PackSchema {
  /// The schema of a file by its place in the pack: every file has one.
  fileprivate init(of path: String) {
    let parts = path.split(separator: "/")
    switch (parts[0], parts.count) {
    case ("vocabulary", 2): self = .table
    case ("vocabulary", 3): self = .format
    case ("tables", 2): self = .datedTable
    case ("bases", 2): self = .base
    case ("pack.yaml", 1): self = .pack
    case (_, 2): self = .norm
    default: self = .rule
    }
  }
}

extension YAMLNode {
  /// The tree as JSON, which is YAML, with a strange key in some of its mappings.
  fileprivate func json(
    adding keys: [[SchemaValidator.Step]: String], at path: [SchemaValidator.Step]
  ) -> String {
    switch content {
    case .scalar(let text, _): return isNull ? "null" : quoted(text)
    case .sequence(let items):
      let texts = items.enumerated().map {
        $0.element.json(adding: keys, at: path + [.item($0.offset)])
      }
      return "[" + texts.joined(separator: ",\n") + "]"
    case .mapping(let entries):
      var texts = entries.map { key, value in
        let name = key.text ?? ""
        return "\(quoted(name)): \(value.json(adding: keys, at: path + [.key(name)]))"
      }
      if let key = keys[path] { texts.append("\(quoted(key)): \"1\"") }
      return "{" + texts.joined(separator: ",\n") + "}"
    }
  }

  private func quoted(_ text: String) -> String {
    var writer = JSONWriter(compact: true)
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension Substring {
  /// The pieces between a separator, without Foundation.
  fileprivate func components(separatedBy separator: String) -> [String] {
    var pieces: [String] = []
    var rest = self
    while let range = rest.firstRange(of: separator) {
      pieces.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return pieces + [String(rest)]
  }
}
