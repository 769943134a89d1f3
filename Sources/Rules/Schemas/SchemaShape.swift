import Values

/// What may stand at one place of a file: the small part of JSON Schema that pack files need.
indirect enum SchemaShape: Sendable {
  /// A text; YAML reads `74` and `true` as other things, the loader takes them as they are written.
  case text
  /// A text of this form.
  case pattern(String)
  /// `true` or `false`.
  case flag
  /// A number.
  case number
  /// A whole number.
  case integer
  /// One of these words.
  case word([String])
  /// A list.
  case list(SchemaShape, atLeast: Int = 0)
  /// A mapping with these keys and no others.
  case mapping([SchemaKey])
  /// A mapping whose keys are names.
  case named(SchemaShape)
  /// A mapping with one of these keys, alone.
  case oneKey([SchemaKey])
  /// One of these.
  case either([SchemaShape])
  /// One of these, or nothing.
  case orNull(SchemaShape)
  /// A mapping with some keys that are known, and others that are names.
  case open([SchemaKey], others: SchemaShape)
  /// A shape told elsewhere in the same schema; only the rule's has any: its check forms.
  case form
  /// A shape with the forms it refers to.
  case withForms(SchemaShape, [SchemaShape])

  /// The shape as a piece of JSON Schema.
  var value: JSONValue {
    switch self {
    case .text: .object([.init("type", .words(["string", "number", "boolean"]))])
    case .pattern(let pattern):
      .object([
        .init("type", .words(["string", "number"])), .init("pattern", .string(pattern)),
      ])
    case .flag: .type("boolean")
    case .number: .type("number")
    case .integer: .type("integer")
    case .word(let words): .object([.init("enum", .words(words))])
    case .list(let item, let least):
      .object(
        [.init("type", .string("array")), .init("items", item.value)]
          + (least > 0 ? [.init("minItems", .number("\(least)"))] : []))
    case .mapping(let keys): SchemaShape.object(keys, others: .bool(false))
    case .named(let shape): SchemaShape.object([], others: shape.value)
    case .open(let keys, let others): SchemaShape.object(keys, others: others.value)
    case .oneKey(let keys):
      SchemaShape.object(
        keys, others: .bool(false),
        more: [.init("minProperties", .number("1")), .init("maxProperties", .number("1"))])
    case .either(let shapes): .object([.init("anyOf", .array(shapes.map(\.value)))])
    case .orNull(let shape):
      .object([.init("anyOf", .array([shape.value, .type("null")]))])
    case .form: .object([.init("$ref", .string("#/definitions/form"))])
    case .withForms(let shape, let forms):
      .object(
        (shape.value.members ?? []) + [
          .init(
            "definitions",
            .object([.init("form", .object([.init("anyOf", .array(forms.map(\.value)))]))]))
        ])
    }
  }

  private static func object(
    _ keys: [SchemaKey], others: JSONValue, more: [JSONValue.Member] = []
  ) -> JSONValue {
    var members: [JSONValue.Member] = [.init("type", .string("object"))]
    if !keys.isEmpty {
      members.append(
        .init("properties", .object(keys.map { .init($0.name, $0.value) })))
    }
    members.append(.init("additionalProperties", others))
    let required = keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { members.append(.init("required", .words(required))) }
    return .object(members + more)
  }
}

/// One key of a mapping.
struct SchemaKey: Sendable {
  let name: String
  let shape: SchemaShape
  let isRequired: Bool
  let note: String?

  /// A key that has to be there.
  static func must(_ name: String, _ shape: SchemaShape, _ note: String? = nil) -> SchemaKey {
    SchemaKey(name: name, shape: shape, isRequired: true, note: note)
  }

  /// A key that may be absent, or null.
  static func may(_ name: String, _ shape: SchemaShape, _ note: String? = nil) -> SchemaKey {
    SchemaKey(name: name, shape: .orNull(shape), isRequired: false, note: note)
  }

  /// A key of a mapping that has one of several.
  static func only(_ name: String, _ shape: SchemaShape) -> SchemaKey {
    SchemaKey(name: name, shape: shape, isRequired: false, note: nil)
  }

  /// Its shape with what it is for.
  var value: JSONValue {
    let described = note.map { [JSONValue.Member("description", .string($0))] } ?? []
    return .object(described + (shape.value.members ?? []))
  }
}

extension SchemaShape {
  /// Texts in two languages; a lack of English is a warning of the loader.
  static let bilingual = mapping([.must("es", .text), .may("en", .text)])

  /// A day, a month or a year.
  static let date = pattern(#"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"#)

  /// A day, written whole.
  static let day = pattern(#"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"#)

  /// When something is in force.
  static let force = mapping([
    SchemaKey(
      name: "from", shape: .orNull(.date), isRequired: true,
      note: "Primer día en que rige; null si no se ha verificado."),
    .may("until", .date, "Último día en que rige; null o nada si sigue vigente."),
  ])
}

extension JSONValue {
  fileprivate static func type(_ name: String) -> JSONValue {
    .object([.init("type", .string(name))])
  }

  fileprivate static func words(_ words: [String]) -> JSONValue {
    .array(words.map { .string($0) })
  }
}
