import Values

/// Gives «Línea» beside «Eje estratégico» to the level below: two columns of one level's names are two levels.
struct SecondLevel {
  /// The vocabulary.
  let index: HeadingIndex
  /// What each column might be.
  let claims: [ColumnClaims]

  /// Adds the level to a header's tables where the second column stands to the right of the first.
  func add(to choice: inout TableChoice) {
    for column in choice.columns where claims[column.position].addresses.contains(column.address) {
      let level = column.address
      guard index[level].id == "nombre", level.table != choice.main,
        let below = names(below: level.table), !choice.tables.contains(below.table),
        index.ancestors[choice.main].contains(below.table),
        let place = choice.unclaimed.firstIndex(where: {
          $0.position > column.position && claims[$0.position].addresses.contains(level)
            && claims[$0.position].hasValues
        })
      else { continue }
      let position = choice.unclaimed.remove(at: place).position
      choice.add(below, at: position, index)
    }
  }

  /// The names of the table that belongs to this one and to no other.
  private func names(below table: Int) -> FieldAddress? {
    let parent = index.tables[table].id
    for (number, definition) in index.tables.enumerated()
    where definition.parents == [parent] && definition.needs == ["nombre"] {
      return definition.index(of: "nombre").map { FieldAddress(table: number, field: $0) }
    }
    return nil
  }
}
