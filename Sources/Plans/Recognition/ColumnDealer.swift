import Values

/// Gives each column of a header to one field of the chosen tables.
struct ColumnDealer {
  /// The vocabulary.
  let index: HeadingIndex
  /// The header.
  let header: [HeaderColumn]
  /// What each column might be.
  let claims: [ColumnClaims]

  /// Deals the columns from left to right, then the near headings.
  func deal(into choice: inout TableChoice) {
    var holder: [FieldAddress: Int] = [:]
    var reasons: [Int: LocalizedText] = [:]
    var confidence: [Int: Confidence] = [:]
    for position in header.indices {
      let claim = claims[position]
      for (address, reason) in claim.denied.sorted(by: { $0.key > $1.key })
      where choice.tables.contains(address.table) {
        choice.open.insert(address)
        reasons[position] = reason
      }
      let options = options(position, choice)
      guard let first = options.first else { continue }
      if let free = options.first(where: { holder[$0] == nil }) {
        holder[free] = position
        confidence[position] = options.count > 1 && free.table == first.table ? .guessed : .exact
        confidence[position] = max(confidence[position] ?? .exact, claim.confidence)
      } else if index[first].repeated == .last, claim.hasValues, let earlier = holder[first] {
        reasons[earlier] = Self.repeated
        holder[first] = position
        confidence[position] = claim.confidence
      } else {
        reasons[position] = reasons[position] ?? Self.repeated
      }
    }
    for position in header.indices where !holder.values.contains(position) {
      guard reasons[position] == nil, options(position, choice).isEmpty,
        let same = sameField(position, choice), holder[same] == nil, !choice.open.contains(same)
      else { continue }
      holder[same] = position
      confidence[position] = claims[position].confidence
    }
    if let (position, address) = answering(choice, holder) {
      holder[address] = position
      confidence[position] = .guessed
    }
    for (address, position) in holder {
      choice.open.remove(address)
      choice.columns.append(
        .init(
          position: position, address: address, confidence: confidence[position] ?? .exact))
    }
    choice.columns.sort { ($0.position, $0.address.table) < ($1.position, $1.address.table) }
    let dealt = Set(choice.columns.map(\.position))
    choice.unclaimed = header.indices.filter { !dealt.contains($0) }.map {
      ($0, reasons[$0] ?? reason($0, choice))
    }
  }

  /// Why a column whose heading is known is nobody's: its cells deny it, or its table is not there.
  private func reason(_ position: Int, _ choice: TableChoice) -> LocalizedText? {
    let role = index.tables[choice.main].role
    let denied = claims[position].denied.filter { index.tables[$0.key.table].role == role }
    if let first = denied.min(by: { $0.key < $1.key }) { return first.value }
    let elsewhere = claims[position].addresses.first {
      let table = index.tables[$0.table]
      return table.role == role && !table.isSingle && !choice.tables.contains($0.table)
    }
    if let elsewhere { return Self.belongs(to: index.tables[elsewhere.table]) }
    let whole = claims[position].addresses.first { index.tables[$0.table].isSingle }
    return whole.map { Self.isOfTheWhole(index[$0]) }
  }

  /// The fields of the chosen tables that the column may be, of one table, the likeliest first.
  private func options(_ position: Int, _ choice: TableChoice) -> [FieldAddress] {
    let all = claims[position].addresses
    let own = all.filter { $0.table == choice.main }
    if !own.isEmpty, !isNamedElsewhere(own, position, choice) { return inSeries(own) }
    let isPlain =
      header[position].levels.count == 1
      && HeadingIndex.plainKeys.contains(header[position].key)
    let above = all.filter { address in
      // «Valor» alone is money of the row, not of the project that stands beside it.
      choice.ancestors.contains(address.table) && !isLooseKey(address, all)
        && !(isPlain && index[address].type == .amount)
    }
    guard let table = neighbour(position, Set(above.map(\.table)), choice) else { return [] }
    return inSeries(above.filter { $0.table == table })
  }

  /// Whether a column names rows of a table above as well, and another one those of the main table alone:
  /// «Proyecto / Iniciativa» beside «Actividad».
  private func isNamedElsewhere(
    _ own: [FieldAddress], _ position: Int, _ choice: TableChoice
  ) -> Bool {
    guard let name = own.first(where: index.isName),
      claims[position].addresses.contains(where: {
        choice.ancestors.contains($0.table) && index.isName($0)
      })
    else { return false }
    return claims.indices.contains { other in
      other != position && claims[other].hasValues && claims[other].addresses.contains(name)
        && !claims[other].addresses.contains {
          choice.ancestors.contains($0.table) && index.isName($0)
        }
    }
  }

  /// «Meta 2026» is the goal of the year where it stands alone, and a year's share of the term where
  /// other years stand beside it.
  private func inSeries(_ options: [FieldAddress]) -> [FieldAddress] {
    guard options.count > 1 else { return options }
    let parts = options.filter { stem(of: $0) != nil }
    guard let part = parts.first, parts.count < options.count else { return options }
    let series = stem(of: part)
    let beside = header.indices.count { position in
      claims[position].addresses.contains { $0.table == part.table && stem(of: $0) == series }
    }
    return options.filter { (stem(of: $0) != nil) == (beside > 1) }
  }

  /// `programado` of `programado_a2`, `nil` for fields that are not one of several years.
  private func stem(of address: FieldAddress) -> Substring? {
    let id = index[address].id
    guard id.utf8.count > 3, id.dropLast().hasSuffix("_a"), id.last?.isNumber == true else {
      return nil
    }
    return id.dropLast(3)
  }

  /// A heading of a table that is not here names the main table's field of the same name: the
  /// «Responsable» of rows of products answers for the product.
  private func sameField(_ position: Int, _ choice: TableChoice) -> FieldAddress? {
    let definition = index.tables[choice.main]
    let names = definition.key + definition.needs
    for claim in claims[position].addresses {
      let table = index.tables[claim.table]
      guard table.role == definition.role, !table.isSingle, !choice.tables.contains(claim.table)
      else { continue }
      let field = index[claim]
      guard !names.contains(field.id), !(table.key + table.needs).contains(field.id),
        !Self.heading(header[position], isOf: table), let own = definition.index(of: field.id),
        definition.fields[own].type == field.type
      else { continue }
      return FieldAddress(table: choice.main, field: own)
    }
    return nil
  }

  /// Whether a heading says of which table it is: «% de Avance Producto» is not the activity's.
  private static func heading(_ column: HeaderColumn, isOf table: TableDefinition) -> Bool {
    let words = foldedWords(column.levels.last ?? "").split(separator: " ")
    return words.contains { $0 == table.id || $0 == table.plural }
  }

  /// Of the columns under «Responsable de la ejecución», the one that names who answers, where no
  /// heading below the band says it of the main table.
  private func answering(_ choice: TableChoice, _ holder: [FieldAddress: Int]) -> (
    position: Int, address: FieldAddress
  )? {
    let definition = index.tables[choice.main]
    guard let field = definition.index(of: "responsable") else { return nil }
    let address = FieldAddress(table: choice.main, field: field)
    guard holder[address] == nil, !choice.open.contains(address) else { return nil }
    let below = header.indices.filter { position in
      claims[position].hasValues && !holder.values.contains(position)
        && header[position].bandKeys.contains { key in
          index.claims(ofKey: key).contains { index[$0].id == "responsable" }
        }
    }
    let best = below.first {
      !["sector", "correo", "telefono"].contains(where: header[$0].key.hasPrefix)
    }
    return (best ?? below.first).map { ($0, address) }
  }

  /// A code such as «Consecutivo», listed for several tables, numbers the grid's own rows: where the
  /// main table does not know it, it is not the number of a table above.
  private func isLooseKey(_ address: FieldAddress, _ all: [FieldAddress]) -> Bool {
    let definition = index.tables[address.table]
    guard index[address].type == .code, definition.key.contains(index[address].id) else {
      return false
    }
    return all.contains { other in
      other.table != address.table && index.tables[other.table].role == definition.role
        && index[other].type == .code
    }
  }

  /// Of several tables, that of the nearest column to the left which is of one of them; else the
  /// nearest ancestor.
  private func neighbour(_ position: Int, _ tables: Set<Int>, _ choice: TableChoice) -> Int? {
    if tables.count < 2 { return tables.first }
    for left in stride(from: position - 1, through: 0, by: -1) {
      let sure = Set(claims[left].addresses.map(\.table)).intersection(choice.tables)
      if sure.count == 1, let table = sure.first {
        if tables.contains(table) { return table }
        break
      }
    }
    return choice.ancestors.last(where: tables.contains)
  }

  private static let repeated = LocalizedText(
    es: "Otra columna ya se tomó como este dato.",
    en: "Another column has been taken for this fact.")

  private static func isOfTheWhole(_ field: FieldDefinition) -> LocalizedText {
    LocalizedText(
      es: "El encabezado es el de «\(field.label.es)», un dato de todo el documento, "
        + "y aquí cambia de una fila a otra.",
      en: "The heading is that of “\(field.label.text(in: .en))”, which is one for the whole "
        + "document, and here it changes from row to row.")
  }

  private static func belongs(to table: TableDefinition) -> LocalizedText {
    LocalizedText(
      es: "Es un dato de «\(table.id)», que aquí no tiene columna con su nombre o su código.",
      en: "It is a fact of “\(table.id)”, which has no column with its name or code here.")
  }
}

private func max(_ left: Confidence, _ right: Confidence) -> Confidence {
  left.rawValue >= right.rawValue ? left : right
}
