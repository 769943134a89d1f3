import Values

/// A JSON Schema (draft-07) of one kind of file of a rule pack, for editors that know them.
///
/// It knows keys, their kinds and closed lists of words; what names mean to each other only the loader
/// knows. Descriptions are Spanish: jurists read them in the editor.
package enum PackSchema: String, CaseIterable, Sendable {
  /// `<norm>/<article>/<rule>.yaml`.
  case rule
  /// `<norm>/norm.yaml`.
  case norm
  /// `vocabulary/<table>.yaml`.
  case table
  /// `tables/<dated table>.yaml`.
  case datedTable = "dated-table"
  /// `vocabulary/formats/<format>.yaml`.
  case format
  /// `bases/<base>.yaml`.
  case base
  /// `pack.yaml`.
  case pack

  /// The schema with this name.
  package init?(named name: String) { self.init(rawValue: name) }

  /// What files it is of, with the wildcards of editors.
  package var files: String {
    switch self {
    case .rule: "rules/*/*/*.yaml"
    case .norm: "rules/*/norm.yaml"
    case .table: "rules/vocabulary/*.yaml"
    case .datedTable: "rules/tables/*.yaml"
    case .format: "rules/vocabulary/formats/*.yaml"
    case .base: "rules/bases/*.yaml"
    case .pack: "rules/pack.yaml"
    }
  }

  /// The schema as a tree.
  package var value: JSONValue {
    let (title, shape) = titled
    let head: [JSONValue.Member] = [
      .init("$schema", .string("http://json-schema.org/draft-07/schema#")),
      .init("title", .string(title)),
      .init("$comment", .string("scripts/generate; \(files)")),
    ]
    return .object(head + (shape.value.members ?? []))
  }

  /// The schema as a file.
  package var text: String {
    var writer = JSONWriter()
    value.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private var titled: (title: String, shape: SchemaShape) {
    switch self {
    case .rule: ("Una regla de Cotejo", .rule)
    case .norm: ("Una norma y lo que pide", .norm)
    case .table: ("Una tabla del vocabulario", .vocabularyTable)
    case .datedTable: ("Una lista de la ley, con fechas", .datedTable)
    case .format: ("Un formato conocido de plan", .format)
    case .base: ("Un plan de ejemplo que cumple todo", .base)
    case .pack: ("El cuerpo de reglas", .pack)
    }
  }
}

extension JSONValue {
  fileprivate func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let flag): writer.boolean(flag)
    case .number(let text): writer.number(text)
    case .string(let text): writer.string(text)
    case .array(let items):
      writer.array { list in
        for item in items { list.element { item.write(to: &$0) } }
      }
    case .object(let members):
      writer.object { object in
        for member in members { object.member(member.key) { member.value.write(to: &$0) } }
      }
    }
  }
}
