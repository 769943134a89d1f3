import Plans
import Values
import YAML

extension FormatDefinition {
  /// The known template of one file of `vocabulary/formats/`.
  static func read(
    _ file: PackFiles.File, tables: [TableDefinition], into diagnostics: Diagnostics
  ) -> FormatDefinition? {
    let ids = tables.map(\.id)
    return MappingReader.read(file.node, into: diagnostics) { reader in
      let id = reader.text("format")
      diagnostics.check(id, isNamedAfter: file.stem, key: "format")
      let title = reader.localized("title")
      let role = reader.choice("role", as: DocumentRole.self)
      let headings = reader.mapping("recognise") { $0.strings("headings") } ?? []
      let table = reader.optionalText("table")
      if let table { _ = reader.diagnostics.check(table, in: ids, .table) }
      let levels = reader.optionalMapping("levels") { levels in
        let classes = levels.mappings("classes") { level in
          LevelClass.read(&level, tables: ids)
        }
        return (levels.string("heading"), classes)
      }
      var format = FormatDefinition(
        id: id.text, title: title, role: role,
        suggests: reader.optionalString("suggests"), headings: headings, table: table?.text,
        levelHeading: levels?.0 ?? "", classes: levels?.1 ?? [],
        columns: reader.optionalMappings("columns") { FormatColumn.read(&$0, tables: tables) })
      if let entity = tables.first(where: { $0.id == "entidad" }) {
        format.entity = EntityFact.readOptional("entity", in: &reader, of: entity)
      }
      format.tellsEntityByCode = reader.boolean("entity_by_code", default: false)
      return format
    }
  }
}

extension FormatDefinition.LevelClass {
  fileprivate static func read(
    _ reader: inout MappingReader, tables: [String]
  ) -> FormatDefinition.LevelClass {
    // An empty text is a row without class, so the reader's own check for emptiness does not do.
    let text = reader.node(for: "text")?.text ?? ""
    let table = reader.text("table")
    _ = reader.diagnostics.check(table, in: tables, .table)
    return FormatDefinition.LevelClass(text: text, table: table.text)
  }
}

extension FormatDefinition.FormatColumn {
  fileprivate static func read(
    _ reader: inout MappingReader, tables: [TableDefinition]
  ) -> FormatDefinition.FormatColumn {
    let diagnostics = reader.diagnostics
    let fields = reader.mapping("fields") { fields in
      fields.allEntries().compactMap { id, node -> (String, String)? in
        guard diagnostics.check(id, in: tables.map(\.id), .table),
          let table = tables.first(where: { $0.id == id.text }),
          let field = node.text(named: id.text, into: diagnostics),
          diagnostics.check(field, in: table.fields.map(\.id), .field(of: id.text))
        else { return nil }
        return (id.text, field.text)
      }
    }
    return FormatDefinition.FormatColumn(
      headings: reader.strings("headings"),
      fields: Dictionary(fields ?? [], uniquingKeysWith: { first, _ in first }))
  }
}
