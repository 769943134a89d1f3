import Plans
import Values
import YAML

/// What a person says that sheets and columns are, as a file.
///
/// ```yaml
/// sheets:
///   - sheet: Plan 2026
///     table: actividad            # of the sheet's rows; may be left out
///     header_row: 5               # as the sheet counts; may be left out
///     columns:
///       - { column: C, field: actividad.nombre }
///       - { column: F, field: nothing }       # a column that is no fact
///   - { sheet: Borrador, ignore: true }
/// ```
///
/// Where a class column tells the table of each row, a column may come once for each table.
package enum MappingFile {
  /// The mapping, its tables and fields those of the vocabulary.
  package static func overrides(
    path: String, bytes: [UInt8], vocabulary: Vocabulary
  ) throws(RulePackError) -> RecognitionOverrides {
    let diagnostics = Diagnostics()
    var overrides = RecognitionOverrides()
    if let root = diagnostics.read(path: path, bytes: bytes), !root.isNull {
      let read = MappingReader.read(root, into: diagnostics) { reader in
        reader.list("sheets") { sheet($0, vocabulary, diagnostics) }
      }
      overrides.sheets = read ?? []
    }
    if diagnostics.hasErrors { throw RulePackError(diagnostics) }
    return overrides
  }

  private static func sheet(
    _ node: YAMLNode, _ vocabulary: Vocabulary, _ diagnostics: Diagnostics
  ) -> RecognitionOverrides.Sheet? {
    MappingReader.read(node, into: diagnostics) { reader in
      var sheet = RecognitionOverrides.Sheet(name: reader.string("sheet"))
      sheet.isIgnored = reader.boolean("ignore", default: false)
      if let table = reader.optionalText("table") {
        let tables = vocabulary.tables.filter { !$0.isSingle && !$0.isFilled }.map(\.id)
        if diagnostics.check(table, in: tables, .table) { sheet.table = table.text }
      }
      sheet.headerRow = reader.optionalInteger("header_row").map { max(0, $0 - 1) }
      let columns = reader.optionalList("columns") { node in
        column(node, vocabulary, diagnostics).map { (column: $0, node: node) }
      }
      reportDoubles(columns, diagnostics)
      sheet.columns = columns.map(\.column)
      return sheet
    }
  }

  /// A fact comes from one column, and a column that is nothing gives none.
  private static func reportDoubles(
    _ columns: [(column: RecognitionOverrides.Column, node: YAMLNode)], _ diagnostics: Diagnostics
  ) {
    var facts: Set<String> = []
    var tables: [Int: Set<String>] = [:]
    for (column, node) in columns {
      let table = column.table ?? nothing
      if column.table != nil, !facts.insert("\(table).\(column.field)").inserted {
        diagnostics.add(Diagnostic(twice(column), at: node))
      }
      let earlier = tables[column.column, default: []]
      if earlier.contains(table) || earlier.contains(nothing)
        || table == nothing && !earlier.isEmpty
      {
        diagnostics.add(Diagnostic(twiceNamed(column), at: node))
      }
      tables[column.column] = earlier.union([table])
    }
  }

  private static func column(
    _ node: YAMLNode, _ vocabulary: Vocabulary, _ diagnostics: Diagnostics
  ) -> RecognitionOverrides.Column? {
    let read = MappingReader.read(node, into: diagnostics) { reader in
      (
        letters: reader.text("column"), field: reader.text("field"),
        heading: reader.optionalString("heading")
      )
    }
    guard let read else { return nil }
    guard let column = RecognitionOverrides.column(named: read.letters.text) else {
      diagnostics.add(Diagnostic(notAColumn(read.letters.text), at: read.letters.node))
      return nil
    }
    let line = read.letters.node.start.line
    if read.field.text == nothing {
      return .init(column: column, table: nil, heading: read.heading, line: line)
    }
    let known = vocabulary.tables.filter { !$0.isSingle && !$0.isFilled }.flatMap { table in
      table.fields.map { "\(table.id).\($0.id)" }
    }
    guard known.contains(read.field.text) else {
      let near = nearest(to: read.field.text, among: known).map {
        LocalizedText(es: "¿quiso decir «\($0)»?", en: "did you mean “\($0)”?")
      }
      diagnostics.add(Diagnostic(notAField(read.field.text), hint: near, at: read.field.node))
      return nil
    }
    let parts = read.field.text.split(separator: ".")
    return .init(
      column: column, table: String(parts[0]), field: String(parts[1]), heading: read.heading,
      line: line)
  }

  private static let nothing = "nothing"
}

extension MappingFile {
  private static func twice(_ column: RecognitionOverrides.Column) -> LocalizedText {
    let field = "\(column.table ?? "").\(column.field)"
    return LocalizedText(
      es: "dos columnas de la hoja dan «\(field)»: deje una",
      en: "two columns of the sheet give “\(field)”: leave one")
  }

  private static func twiceNamed(_ column: RecognitionOverrides.Column) -> LocalizedText {
    LocalizedText(
      es: "la columna ya se dijo arriba; solo puede repetirse con datos de tablas distintas",
      en: "the column has been told above; it may come again only with facts of other tables")
  }

  private static func notAColumn(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "«\(text)» no es una columna: se escribe con sus letras, como «C» o «AB»",
      en: "“\(text)” is no column: it is written with its letters, such as “C” or “AB”")
  }

  private static func notAField(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "no hay ningún dato «\(text)»; se escribe tabla.campo, como «actividad.nombre»",
      en: "there is no fact “\(text)”; it is written table.field, such as “actividad.nombre”")
  }
}
