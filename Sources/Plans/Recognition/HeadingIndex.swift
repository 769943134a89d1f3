import Values

/// One field of one of the vocabulary's tables.
struct FieldAddress: Hashable, Sendable {
  /// The position of the table in the vocabulary.
  var table: Int
  /// The position of the field in its table.
  var field: Int
}

/// The headings of a vocabulary, ready to be looked up.
struct HeadingIndex: Sendable {
  /// The tables, in the vocabulary's order.
  let tables: [TableDefinition]
  /// For each table, all tables above it, nearest first.
  let ancestors: [[Int]]
  /// The hashes of all listed headings, to pass over other cells quickly.
  let hashes: Set<UInt64>
  /// The first letters of all listed headings.
  private let starts: Set<UInt64>
  /// Every listed heading with the fields that list it, in the vocabulary's order.
  let listed: [Listed]
  /// The known templates whose rows are of one table.
  let formats: [KnownFormat]
  /// What names of entities begin with.
  let entities: EntityNames
  /// The titles of kinds of plan.
  let titles: PlanTitles
  /// The listed headings by their words.
  let words = ListedWords()

  private let exact: [String: [FieldAddress]]
  private let byIdentifier: [String: [FieldAddress]]
  private let unlike: [FieldAddress: Set<String>]
  private let bands: [FieldAddress: [String]]

  /// A heading as the vocabulary writes it.
  struct Listed: Sendable {
    /// The heading.
    var text: String
    /// The bytes of its key.
    var key: [UInt8]
    /// The field that lists it.
    var address: FieldAddress

    /// Its folded words.
    var words: [String] { foldedWords(text).split(separator: " ").map(String.init) }

    /// Whether its first word may be the first of these, by the letter that its key begins with; what a
    /// key leaves out, numbers in parentheses and signs, is looked at closely.
    func mayBegin(_ words: [String]) -> Bool {
      guard let first = words.first?.utf8.first else { return false }
      return first >= 0x80 || text.utf8.contains(40) || key.first { $0 != 37 } == first
    }
  }

  /// Indexes a vocabulary.
  init(_ vocabulary: Vocabulary) {
    tables = vocabulary.tables
    ancestors = HeadingIndex.closure(of: vocabulary.tables)
    var exact: [String: [FieldAddress]] = [:]
    var byIdentifier: [String: [FieldAddress]] = [:]
    var unlike: [FieldAddress: Set<String>] = [:]
    var bands: [FieldAddress: [String]] = [:]
    var listed: [Listed] = []
    var bytes: [UInt8] = []
    let fields = vocabulary.tables.lazy.flatMap(\.fields)
    exact.reserveCapacity(fields.reduce(0) { $0 + $1.headings.count })
    // A registry is handed in as one; its headings say nothing in a plan.
    for (table, definition) in vocabulary.tables.enumerated()
    where definition.role.isOfDocuments {
      let ofTable = HeadingKey.plainKey(ofIdentifier: definition.id)
      for (field, column) in definition.fields.enumerated() {
        let address = FieldAddress(table: table, field: field)
        for heading in column.headings {
          let key = HeadingKey.key(of: heading, bytes: &bytes)
          guard !key.isEmpty, exact[key, default: []].take(address) else { continue }
          listed.append(Listed(text: heading, key: bytes, address: address))
        }
        let own = HeadingKey.plainKey(ofIdentifier: column.id)
        byIdentifier[own, default: []].append(address)
        byIdentifier[ofTable + own, default: []].append(address)
        if !column.unlike.isEmpty { unlike[address] = Set(column.unlike.map(HeadingKey.key)) }
        if !column.bands.isEmpty { bands[address] = column.bands.map(HeadingKey.key) }
      }
    }
    (self.exact, self.byIdentifier) = (exact, byIdentifier)
    (self.unlike, self.bands, self.listed) = (unlike, bands, listed)
    entities = EntityNames(vocabulary.tables.first { $0.id == "entidad" }?.named ?? [])
    formats = vocabulary.formats.compactMap { KnownFormat($0, tables: vocabulary.tables) }
    titles = PlanTitles(tables.first { $0.id == "plan" }?.titled ?? [])
    let ofFormats = vocabulary.formats.flatMap { format in
      format.headings + [format.levelHeading] + format.columns.flatMap(\.headings)
    }.map(HeadingKey.key).filter { !$0.isEmpty }
    let keys = Array(exact.keys) + Array(byIdentifier.keys) + ofFormats
    hashes = Set(keys.map(HeadingKey.hash(ofKey:)))
    starts = Set(keys.map(HeadingKey.start(ofKey:)))
  }

  /// The definition of a field.
  subscript(address: FieldAddress) -> FieldDefinition {
    tables[address.table].fields[address.field]
  }

  /// Whether a field names the rows of its table by words, not by a code.
  func isName(_ address: FieldAddress) -> Bool {
    self[address].type == .text && tables[address.table].key.contains(self[address].id)
  }

  /// The field that holds the code of what a field names: `codigo_sector` of `sector`.
  func code(of name: FieldAddress) -> FieldAddress? {
    let definition = tables[name.table]
    let id = self[name].id
    let code = id.hasPrefix("nombre") ? "codigo" + id.dropFirst(6) : "codigo_" + id
    guard let field = definition.index(of: code), definition.fields[field].type == .code else {
      return nil
    }
    return FieldAddress(table: name.table, field: field)
  }

  private static func closure(of tables: [TableDefinition]) -> [[Int]] {
    tables.map { table in
      var found: [Int] = []
      var waiting = table.parents
      while !waiting.isEmpty {
        let id = waiting.removeFirst()
        guard let index = tables.firstIndex(where: { $0.id == id }), !found.contains(index),
          tables[index].id != table.id
        else { continue }
        found.append(index)
        waiting.append(contentsOf: tables[index].parents)
      }
      return found
    }
  }
}

extension [FieldAddress] {
  /// Adds an address; false where it is there.
  fileprivate mutating func take(_ address: FieldAddress) -> Bool {
    if contains(address) { return false }
    append(address)
    return true
  }
}

// MARK: - Looking up

extension HeadingIndex {
  /// The fields that list the heading of this column, or carry it as their identifier.
  ///
  /// The band joined with the heading speaks before the heading alone.
  func claims(of column: HeaderColumn) -> [FieldAddress] {
    if HeadingIndex.plainNames.contains(column.key), column.levels.count > 1 {
      let named = claimsOfBand(above: column).filter { self[$0].type == .text }
      if !named.isEmpty { return named }
    }
    for key in column.keys {
      let found = claims(ofKey: key.text).filter {
        !isUnlike($0, column) && (key.isJoined || hasItsBand($0, column))
          && (key.isJoined || !isOfPart(column, key.text, $0))
      }
      if !found.isEmpty { return found }
    }
    if let plain = column.plainKey {
      let found = claims(ofKey: plain).filter {
        self[$0].type == .amount && !isUnlike($0, column) && hasItsBand($0, column)
      }
      if !found.isEmpty { return found }
    }
    let ofBand = claimsOfBand(above: column)
    return ofBand.isEmpty ? claimsOfForms(of: column) : ofBand
  }

  /// Whether a figure stands below a part of the time: «Ejecutado» below «I TRIMESTRE» is not all that was.
  /// A year is a part for what only the names of fields say. «Meta» below «I SEMESTRE» is the goal of a half.
  private func isOfPart(_ column: HeaderColumn, _ key: String, _ address: FieldAddress) -> Bool {
    guard column.levels.count > 1,
      let period = Period(heading: column.levels[column.levels.count - 2])
    else { return false }
    switch self[address].type {
    case .decimal, .integer, .amount, .percent: return period.kind != .year || !lists(key: key)
    case .text:
      return period.kind != .year && self[address].id == "nombre"
        && tables[address.table].index(of: "valor_vigencia") != nil
    case .code, .date, .yesNo, .choice: return false
    }
  }

  /// What a heading says in another form: «Actividad / Acción», «3. Responsable», «Fecha Fin (dd/mm/aaaa)».
  private func claimsOfForms(of column: HeaderColumn) -> [FieldAddress] {
    guard let heading = column.levels.last else { return [] }
    for form in HeadingForms.all(of: heading) {
      var common: [FieldAddress]?
      for name in form.names {
        let key = HeadingKey.key(of: name)
        let found = (exact[key] ?? []).filter { address in
          (form.type.map { $0 == self[address].type } ?? true) && isOfOneKind(column.key, address)
        }
        common = common.map { $0.filter(found.contains) } ?? found
      }
      let found = (common ?? []).filter { !isUnlike($0, column) && hasItsBand($0, column) }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The tables whose rows a heading names, where it names those of several: «Iniciativa / Proyecto».
  func named(by addresses: [FieldAddress]) -> Set<Int> {
    let named = Set(
      addresses.filter { address in
        let table = tables[address.table]
        return isName(address) && !table.isSingle && !table.isFilled
      }.map(\.table))
    return named.count > 1 ? named : []
  }

  /// «Actividad / Producto» heads the names of two tables: those of the lower one, as a guess, with the
  /// others; `nil` where a heading does no such thing. Only for what a plan consists of: rows that may be
  /// programmes are not asked for what a project has.
  func lowestName(in column: HeaderColumn) -> (name: FieldAddress, others: Set<Int>)? {
    guard let heading = column.levels.last,
      let names = HeadingForms.all(of: heading).last?.names, names.count > 1
    else { return nil }
    let addresses = names.map { name in
      (exact[HeadingKey.key(of: name)] ?? []).first { address in
        let table = tables[address.table]
        return table.role == .plan && !table.isSingle && isName(address)
          && !isUnlike(address, column)
      }
    }
    let found = addresses.compactMap { $0 }
    guard found.count == names.count, Set(found.map(\.table)).count == found.count,
      let lowest = found.first(where: { name in
        tables[name.table].suggests != nil
          && found.allSatisfy { $0 == name || ancestors[name.table].contains($0.table) }
      })
    else { return nil }
    return (lowest, Set(found.map(\.table)).subtracting([lowest.table]))
  }

  /// What the band says where the heading below it says nothing of its own: «Línea base» over «Valor».
  ///
  /// A code may stand once a period: «Código BPIN» over 2023 and 2024.
  private func claimsOfBand(above column: HeaderColumn) -> [FieldAddress] {
    guard let band = column.bandKeys.last, !column.key.isEmpty || column.levels.count > 1 else {
      return []
    }
    let isPlain = HeadingIndex.plainKeys.contains(column.key)
    let isPeriod = column.levels.last.map(Period.isPeriodOrSpan) ?? false
    guard isPlain || isPeriod else { return [] }
    return claims(ofKey: band).filter {
      (isPlain || self[$0].type == .code) && !isUnlike($0, column) && hasItsBand($0, column)
    }
  }

  /// Headings that say nothing of what they are of.
  static let plainKeys: Set<String> = [
    "valor", "nombre", "descripcion", "cantidad", "numero", "texto", "detalle",
  ]

  /// Those of words: the band above says what is named, «Meta de resultado» over «Descripción».
  private static let plainNames: Set<String> = ["nombre", "descripcion", "texto", "detalle"]

  /// The fields that a heading's key names.
  func claims(ofKey key: String) -> [FieldAddress] {
    if let found = exact[key] { return found }
    if key.utf8.contains(37) {
      let plain = key.filter { $0 != "%" }
      if let found = exact[plain]?.filter({ self[$0].type == .percent }), !found.isEmpty {
        return found
      }
    }
    return byIdentifier[key] ?? []
  }

  /// A heading with a per cent sign heads per cents, and nothing else.
  func isOfOneKind(_ key: String, _ address: FieldAddress) -> Bool {
    !key.utf8.contains(37) || self[address].type == .percent
  }

  /// Whether a text begins as a listed heading does; hardly a cell of data does.
  func mayList(_ text: String) -> Bool {
    HeadingKey.start(of: text).map(starts.contains) ?? true
  }

  /// Whether a key is that of a listed heading; identifiers of fields are none.
  func lists(key: String) -> Bool { exact[key] != nil }

  /// Whether the field says that this heading means something else.
  func isUnlike(_ address: FieldAddress, _ column: HeaderColumn) -> Bool {
    guard let unlike = unlike[address] else { return false }
    return column.keys.contains { unlike.contains($0.text) }
  }

  /// Whether a band above the heading is one that the field asks for, or it asks for none.
  func hasItsBand(_ address: FieldAddress, _ column: HeaderColumn) -> Bool {
    guard let asked = bands[address] else { return true }
    return column.bandKeys.contains { asked.contains($0) }
  }
}
