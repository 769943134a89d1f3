import Plans
import Values
import YAML

extension TableDefinition {
  /// The table of one file of `vocabulary/`; `tables` are the identifiers of all of them.
  static func read(
    _ file: PackFiles.File, tables: [String], into diagnostics: Diagnostics
  ) -> TableDefinition? {
    MappingReader.read(file.node, into: diagnostics) { reader in
      // The file's name counts also where `table` differs, so that this is one fault only.
      let id = file.stem
      let table = reader.text("table")
      diagnostics.check(table, isNamedAfter: id, key: "table")
      diagnostics.check(name: table)
      let plural = reader.text("plural")
      diagnostics.check(name: plural)
      let parents = reader.optionalTexts("parents").filter { parent in
        diagnostics.check(parent, in: tables.filter { $0 != id }, .table)
      }
      let source = reader.optionalChoice("source", of: ["headings", "file"])
      var definition = TableDefinition(
        id: id, plural: plural.text, label: reader.optionalLocalized("title"),
        role: reader.choice("role", as: DocumentRole.self), parents: parents.map(\.text),
        suggests: reader.optionalString("suggests"),
        isFromHeadings: source == "headings",
        isPromise: reader.boolean("promise", default: false),
        fields: FieldDefinition.read(under: &reader))
      definition.isFromFile = source == "file"
      definition.readNames(&reader)
      definition.named = reader.optionalMappings("named") { kind in
        EntityKind(
          beginnings: kind.strings("begins"), isPlace: kind.boolean("place", default: false),
          facts: EntityFact.read("facts", in: &kind, of: definition))
      }
      definition.coded = reader.optionalMappings("coded") { code in
        let field = code.text("field")
        let fields = definition.fields.map(\.id)
        _ = code.diagnostics.check(field, in: fields, .field(of: id))
        return EntityCode(
          field: field.text, codes: code.strings("codes"),
          facts: EntityFact.read("facts", in: &code, of: definition))
      }
      definition.titled = KindTitles.read(&reader, of: definition)
      return definition
    }
  }

  /// The keys that name fields of the table: `key`, `label` and `recognise`.
  private mutating func readNames(_ reader: inout MappingReader) {
    let diagnostics = reader.diagnostics
    let own = fields.map(\.id)
    let id = id
    let known: (YAMLText) -> Bool = { diagnostics.check($0, in: own, .field(of: id)) }
    key = reader.texts("key").filter(known).map(\.text)
    rowLabel =
      reader.optionalText("label").map { label in
        diagnostics.check(rowLabel: label, of: id, fields: own)
        return label.text
      } ?? ""
    let linked = own + parents
    let recognised = reader.mapping("recognise") { recognise in
      let needs = recognise.optionalTexts("needs").filter(known).map(\.text)
      let some = recognise.optionalTexts("some").filter { name in
        diagnostics.check(name, in: linked, .field(of: id))
      }
      return (needs, some.map(\.text))
    }
    (needs, some) = recognised ?? ([], [])
  }
}

extension Diagnostics {
  /// Records the braces of a row's label that name no field of the table.
  fileprivate func check(rowLabel label: YAMLText, of table: String, fields: [String]) {
    guard let pieces = MessageTemplate.parse(label.text) else {
      add(Diagnostic(.brokenBraces, hint: .doubleBraces, at: label.node))
      return
    }
    for case .path(let path) in pieces where path.count != 1 || !fields.contains(path[0]) {
      let name = path.joined(separator: ".")
      add(
        Diagnostic(
          .notInLabel(name, table), hint: .suggestion(for: name, among: fields), at: label.node,
          utf8: label.text.rangeOfPlaceholder(path)))
    }
  }
}

extension String {
  /// Where `{path}` stands, its braces left out; the whole text where it does not.
  func rangeOfPlaceholder(_ path: [String], after start: Int = 0) -> Range<Int> {
    let (text, wanted) = (Array(utf8), Array("{\(path.joined(separator: "."))}".utf8))
    var position = start
    while position + wanted.count <= text.count {
      if text[position...].starts(with: wanted) {
        return position + 1..<position + wanted.count - 1
      }
      position += 1
    }
    return 0..<text.count
  }
}

extension LocalizedText {
  /// A text whose braces do not pair.
  static let brokenBraces = LocalizedText(
    es: "las llaves { } de este texto no cierran o encierran algo que no es un nombre",
    en: "the braces { } of this text do not close, or hold something that is no name")

  /// How a brace itself is written.
  static let doubleBraces = LocalizedText(
    es: "escriba {tabla.campo}; una llave que es texto va doble: {{",
    en: "write {table.field}; a brace that is text is doubled: {{")

  fileprivate static func notInLabel(_ name: String, _ table: String) -> LocalizedText {
    LocalizedText(
      es: "«\(table)» no tiene el campo \"\(name)\"", en: "“\(table)” has no field \"\(name)\"")
  }
}
