import Values

/// A known template whose rows are of one table, ready to be looked for in headers.
struct KnownFormat: Sendable {
  /// The template.
  let definition: FormatDefinition
  /// The position of the table of its rows; `nil` leaves that to the headings.
  let main: Int?
  private let asked: Set<String>
  private let fields: [String: [FieldAddress]]

  /// `nil` for a template with a class column, which `TreeTables` reads.
  init?(_ definition: FormatDefinition, tables: [TableDefinition]) {
    guard !definition.isTree else { return nil }
    self.definition = definition
    main = definition.table.flatMap { id in tables.firstIndex { $0.id == id } }
    asked = Set(definition.headings.map(HeadingKey.key))
    var fields: [String: [FieldAddress]] = [:]
    for column in definition.columns {
      guard let (id, field) = column.fields.first,
        let table = tables.firstIndex(where: { $0.id == id }),
        let position = tables[table].index(of: field)
      else { continue }
      for heading in column.headings {
        fields[HeadingKey.key(of: heading), default: []].append(
          FieldAddress(table: table, field: position))
      }
    }
    self.fields = fields
  }

  /// The template that tells most columns, of those whose headings all stand here; the first of equals.
  static func find(_ columns: [HeaderColumn], _ formats: [KnownFormat]) -> KnownFormat? {
    let keys = Set(columns.flatMap { $0.keys.map(\.text) })
    var best: (format: KnownFormat, told: Int)?
    for format in formats where format.asked.isSubset(of: keys) {
      let told = format.fields(of: columns).count
      if told > best?.told ?? -1 { best = (format, told) }
    }
    return best?.format
  }

  /// The field of each column that the template names, by position; a heading that stands several
  /// times gives the fields it is listed for in turn.
  func fields(of columns: [HeaderColumn]) -> [Int: FieldAddress] {
    var seen: [String: Int] = [:]
    var found: [Int: FieldAddress] = [:]
    for (position, column) in columns.enumerated() {
      guard let key = column.keys.first(where: { fields[$0.text] != nil })?.text,
        let listed = fields[key]
      else { continue }
      let turn = seen[key, default: 0]
      seen[key] = turn + 1
      if turn < listed.count { found[position] = listed[turn] }
    }
    return found
  }
}
