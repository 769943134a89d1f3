import Plans
import Values
import YAML

extension FieldDefinition {
  /// The columns under `fields`, in the order of the file.
  static func read(under reader: inout MappingReader) -> [FieldDefinition] {
    let fields = reader.mapping("fields") { fields in
      let diagnostics = fields.diagnostics
      return fields.allEntries().compactMap { id, node -> FieldDefinition? in
        guard diagnostics.check(name: id) else { return nil }
        return MappingReader.read(node, named: id.text, into: diagnostics) { field in
          read(&field, id: id.text)
        }
      }
    }
    return fields ?? []
  }

  private static func read(_ reader: inout MappingReader, id: String) -> FieldDefinition {
    FieldDefinition(
      id: id, label: reader.optionalLocalized("label"), type: FieldType(reading: &reader),
      many: reader.boolean("many", default: false),
      headings: reader.optionalStrings("headings"), unlike: reader.optionalStrings("unlike"),
      bands: reader.optionalStrings("bands"),
      repeated: reader.optionalChoice("repeated", as: Repetition.self) ?? .first,
      question: reader.optionalLocalized("question"),
      isOfDocument: reader.optionalChoice("place", of: ["document"]) != nil,
      isPersonal: reader.boolean("personal", default: false),
      isUnit: reader.boolean("unit", default: false),
      hasMonthNumbers: reader.boolean("months", default: false),
      promise: reader.optionalChoice("promise", as: Promise.self),
      planYear: reader.optionalInteger("plan_year"))
  }
}

extension FieldType {
  /// The words of `type`.
  static let names = [
    "text", "code", "integer", "decimal", "amount", "percent", "date", "yes_no", "choice",
  ]

  /// The type with this word; `choice` has its values besides.
  init?(named name: String) {
    switch name {
    case "text": self = .text
    case "code": self = .code
    case "integer": self = .integer
    case "decimal": self = .decimal
    case "amount": self = .amount
    case "percent": self = .percent
    case "date": self = .date
    case "yes_no": self = .yesNo
    case "choice": self = .choice([])
    default: return nil
    }
  }

  fileprivate init(reading reader: inout MappingReader) {
    let name = reader.choice("type", of: FieldType.names)
    self = FieldType(named: name) ?? .text
    guard case .choice = self else {
      if reader.contains("values") { reader.report(.valuesWithoutChoice, at: "values") }
      _ = reader.optionalNode(for: "values")
      return
    }
    let diagnostics = reader.diagnostics
    self = .choice(reader.list("values") { Choice(reading: $0, into: diagnostics) })
  }
}

extension FieldType.Choice {
  /// A value: `municipal`, or `municipal: [municipio, alcaldía]` with its spellings.
  fileprivate init?(reading node: YAMLNode, into diagnostics: Diagnostics) {
    guard let entries = node.entries, entries.count == 1 else {
      guard let id = node.text(named: "values", into: diagnostics),
        diagnostics.check(name: id)
      else { return nil }
      self.init(id: id.text)
      return
    }
    let id = YAMLText(text: entries[0].key.text ?? "", node: entries[0].key)
    guard diagnostics.check(name: id) else { return nil }
    var reader = MappingReader(node, into: diagnostics)
    self.init(id: id.text, spellings: reader?.strings(id.text) ?? [])
  }
}

extension LocalizedText {
  fileprivate static let valuesWithoutChoice = LocalizedText(
    es: "solo un campo de tipo choice lleva \"values\"",
    en: "only a field of type choice has \"values\"")
}
