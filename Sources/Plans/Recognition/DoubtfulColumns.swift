import Values

/// Finds what the columns that nobody understood may be, so that no lack is told that may be none.
///
/// A heading that says «Metas físicas del año» is listed nowhere; still nobody may say that the plan has no
/// goals. A column full of dates may be that of the end of the activities, whatever its heading.
struct DoubtfulColumns {
  /// The vocabulary.
  let index: HeadingIndex
  /// The header.
  let columns: [HeaderColumn]
  /// What each column might be.
  let claims: [ColumnClaims]

  /// Leaves open what may stand in a column that no field got.
  func doubt(
    _ choice: inout TableChoice, dates: (Int, FieldDefinition) -> Bool,
    objects: (Int, FieldDefinition) -> Bool
  ) {
    let held = Set(choice.columns.map(\.address))
    doubtMostOfAll(&choice, held)
    doubtFactsWithoutRows(&choice)
    for (position, _) in choice.unclaimed where isUnknown(position) {
      let heading = columns[position].levels.joined(separator: " ")
      for address in index.words.fields(in: heading, index.listed) {
        let table = index.tables[address.table]
        guard index.isOfOneKind(columns[position].key, address),
          !index.isUnlike(address, columns[position]), index.hasItsBand(address, columns[position])
        else { continue }
        if choice.tables.contains(address.table) {
          if !held.contains(address), !objects(position, index[address]) {
            choice.doubted.insert(address)
          }
        } else if table.role == index.tables[choice.main].role, !table.isSingle, !table.isFilled,
          isNaming(address)
        {
          choice.doubtful[position, default: []].insert(address.table)
        }
      }
      for table in choice.tables {
        for (number, field) in index.tables[table].fields.enumerated() where field.type == .date {
          let address = FieldAddress(table: table, field: number)
          if !held.contains(address), namesTime(position) || dates(position, field) {
            choice.doubted.insert(address)
          }
        }
      }
    }
  }

  /// «Meta de resultado» alone is a fact of goals, which have no column: still nobody may say that there are
  /// no goals.
  private func doubtFactsWithoutRows(_ choice: inout TableChoice) {
    for (position, _) in choice.unclaimed where claims[position].hasValues {
      let first = foldedWords(columns[position].levels.last ?? "").split(separator: " ").first
      for address in claims[position].addresses where !choice.tables.contains(address.table) {
        let table = index.tables[address.table]
        guard table.role == index.tables[choice.main].role, !table.isSingle, !table.isFilled,
          index[address].type == .text,
          [table.id, table.plural].contains(where: { $0.utf8.elementsEqual((first ?? "").utf8) })
        else { continue }
        choice.doubtful[position, default: []].insert(address.table)
      }
    }
  }

  /// A header most of whose columns nobody understood says of nothing that it is not there.
  private func doubtMostOfAll(_ choice: inout TableChoice, _ held: Set<FieldAddress>) {
    let unknown = choice.unclaimed.map(\.position).filter(isUnknown)
    let known = Set(choice.columns.map(\.position)).count
    guard let first = unknown.first, unknown.count > known else { return }
    for table in index.tables.indices
    where index.tables[table].role == index.tables[choice.main].role
      && !index.tables[table].isSingle && !index.tables[table].isFilled
    {
      guard choice.tables.contains(table) else {
        choice.doubtful[first, default: []].insert(table)
        continue
      }
      for field in index.tables[table].fields.indices {
        let address = FieldAddress(table: table, field: field)
        if !held.contains(address) { choice.doubted.insert(address) }
      }
    }
  }

  /// Whether there is something below a heading that nothing is known of.
  private func isUnknown(_ position: Int) -> Bool {
    let claim = claims[position]
    return claim.hasValues && claim.addresses.isEmpty && claim.denied.isEmpty
      && columns[position].levels.last.map { !Period.isPeriodOrSpan($0) } == true
  }

  /// Whether a heading speaks of when something is done, whatever stands below: «Fecha» over «Febrero a
  /// noviembre».
  private func namesTime(_ position: Int) -> Bool {
    let words = foldedWords(columns[position].levels.joined(separator: " ")).split(separator: " ")
    return !columns[position].text.utf8.contains(37)
      && words.contains { word in
        word == "mes" || DoubtfulColumns.time.contains { word.hasPrefix($0) }
      }
      && !words.contains { word in DoubtfulColumns.done.contains { word.hasPrefix($0) } }
  }

  private static let time = [
    "fecha", "plazo", "cronograma", "periodo", "tiempo", "duracion",
  ]
  private static let done = [
    "avance", "seguim", "ejecuta", "cumpl", "corte", "report", "public", "actualiz", "registro",
  ]

  /// Whether the field is what rows of its table go by.
  private func isNaming(_ address: FieldAddress) -> Bool {
    let table = index.tables[address.table]
    // Where a table needs a name, its other fields name no rows: «Presupuesto de funcionamiento».
    let alone = table.needs.isEmpty ? table.some : []
    return (table.key + table.needs + alone).contains(index[address].id)
  }
}
