import CEL
import Values
import YAML

/// Holds a YAML file against a JSON Schema, as editors do; only the words that our schemas use.
struct SchemaValidator {
  /// A mapping of the file whose keys the schema closes.
  struct Closed {
    /// The mapping's keys in the schema.
    let keys: Set<String>
    /// Those it must have.
    let required: Set<String>
    /// How to come to the mapping from the root.
    let path: [Step]
  }

  /// A step from a value into one of its parts.
  enum Step: Hashable {
    case key(String)
    case item(Int)
  }

  private let root: JSONValue
  /// What is wrong, with the path where it is.
  private(set) var faults: [String] = []
  /// The mappings with closed keys, in the order of the file.
  private(set) var closed: [Closed] = []

  /// The result of holding `node` against `schema`.
  init(_ node: YAMLNode, _ schema: JSONValue) {
    root = schema
    check(node, schema, [])
  }

  private init(root: JSONValue) { self.root = root }

  private mutating func check(_ node: YAMLNode, _ schema: JSONValue, _ path: [Step]) {
    for member in schema.members ?? [] {
      switch member.key {
      case "$schema", "title", "$comment", "description", "definitions", "properties", "required":
        continue
      case "$ref":
        check(node, root["definitions"]?["form"] ?? .null, path)
      case "anyOf": checkAny(node, member.value.array ?? [], path)
      case "enum":
        let words = (member.value.array ?? []).compactMap(\.string)
        if !words.contains(node.text ?? "") { fault(path, "\(node.text ?? "…") no es \(words)") }
      case "type":
        let types = member.value.array?.compactMap(\.string) ?? [member.value.string ?? ""]
        if !types.contains(where: { node.isOf($0) }) { fault(path, "no es \(types)") }
      case "pattern":
        let pattern = member.value.string ?? ""
        guard node.isOf("string"), let text = node.text else { continue }
        if (try? RegularExpression(pattern))?.matches(text) != true {
          fault(path, "\(text) no es \(pattern)")
        }
      case "items":
        for (index, item) in (node.items ?? []).enumerated() {
          check(item, member.value, path + [.item(index)])
        }
      case "minItems":
        if let items = node.items, items.count < member.value.integer ?? 0 { fault(path, "pocos") }
      case "minProperties", "maxProperties":
        if let entries = node.entries, entries.count != 1 { fault(path, "más de una clave") }
      case "additionalProperties": checkKeys(node, schema, member.value, path)
      default: fault(path, "el esquema usa \(member.key)")
      }
    }
  }

  private mutating func checkKeys(
    _ node: YAMLNode, _ schema: JSONValue, _ others: JSONValue, _ path: [Step]
  ) {
    guard let entries = node.entries else { return }
    let known = schema["properties"]?.members ?? []
    let required = (schema["required"]?.array ?? []).compactMap(\.string)
    if others.bool == false, schema["maxProperties"] == nil {
      closed.append(Closed(keys: Set(known.map(\.key)), required: Set(required), path: path))
    }
    for key in required where node[key] == nil { fault(path, "falta \(key)") }
    for (key, value) in entries {
      let name = key.text ?? ""
      if let member = known.first(where: { $0.key == name }) {
        check(value, member.value, path + [.key(name)])
      } else if others.bool == false {
        fault(path, "no hay clave \(name)")
      } else {
        check(value, others, path + [.key(name)])
      }
    }
  }

  /// The first shape that fits; what is closed in the others does not count.
  private mutating func checkAny(_ node: YAMLNode, _ shapes: [JSONValue], _ path: [Step]) {
    var nearest: [String]?
    for shape in shapes {
      var one = SchemaValidator(root: root)
      one.check(node, shape, path)
      if one.faults.isEmpty {
        closed += one.closed
        return
      }
      if nearest.map({ one.faults.count < $0.count }) ?? true { nearest = one.faults }
    }
    fault(path, "ninguna forma le queda: \(nearest ?? [])")
  }

  private mutating func fault(_ path: [Step], _ text: String) {
    let place = path.map { step in
      switch step {
      case .key(let key): key
      case .item(let index): "\(index)"
      }
    }
    faults.append("\(place.joined(separator: ".")): \(text)")
  }
}

extension YAMLNode {
  /// Whether YAML's core schema, by which editors go, takes it for this type of JSON.
  fileprivate func isOf(_ type: String) -> Bool {
    switch (content, type) {
    case (.mapping, "object"), (.sequence, "array"): true
    case (.mapping, _), (.sequence, _): false
    case (.scalar(let text, .plain), _):
      switch type {
      case "null": isNull
      case "boolean": text == "true" || text == "false"
      case "integer": Int(text) != nil
      case "number": Double(text) != nil
      case "string":
        !isNull && text != "true" && text != "false" && Double(text) == nil
      default: false
      }
    case (.scalar, _): type == "string"
    }
  }
}
