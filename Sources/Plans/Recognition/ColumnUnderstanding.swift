import Documents
import Values

/// Looks below a header before its columns are given away: what the cells deny is not taken, and
/// what is still free goes to near headings.
struct ColumnUnderstanding {
  private let index: HeadingIndex
  private let placeholders: [String: BlankKind]
  private let grid: Grid

  /// How many rows below the header are looked at.
  private static let rowLimit = 4000

  /// Looks at columns of one grid.
  init(_ index: HeadingIndex, placeholders: [String: BlankKind], grid: Grid) {
    (self.index, self.placeholders, self.grid) = (index, placeholders, grid)
  }

  /// The header with its final columns; `nil` where its cells deny that it is a table.
  func understand(
    _ header: FoundHeader, rows: Range<Int>, said: SheetOverrides? = nil
  ) -> FoundHeader? {
    if let said { return understand(header, rows: rows, as: said) }
    var header = header
    header.block = BareColumns(grid, header.block, rows: rows).block(index)
    var standIn = StandInName(index, grid, header, rows: rows)
    let columns = standIn.columns
    let profiles = profiles(columns, rows)
    let format = KnownFormat.find(columns, index.formats)
    let told = format?.fields(of: columns) ?? [:]
    var claims = columns.indices.map { position in
      claim(columns[position], profiles[position], told: told[position])
    }
    shareMergedHeadings(columns, &claims)
    takeCodes(&claims)
    denyShifted(columns, &claims)
    standIn.claim(&claims, profiles)
    let chooser = TableChooser(index)
    func choose() -> TableChoice? {
      chooser.choose(columns, claims, preferring: format?.main)
    }
    guard var choice = choose() ?? nearChoice(columns, &claims) else { return nil }
    let open = addNear(columns, profiles, choice, &claims)
    choice = choose() ?? choice
    choice.open.formUnion(open.keys)
    for (address, position) in open.flatMap({ entry in entry.value.map { (entry.key, $0) } }) {
      guard let place = choice.unclaimed.firstIndex(where: { $0.position == position }) else {
        continue
      }
      choice.unclaimed[place].reason = Self.resembles(index[address])
    }
    standIn.keepLevel(in: &choice)
    SecondLevel(index: index, claims: claims).add(to: &choice)
    if format == nil { addMoney(columns, profiles, &choice) }
    for position in claims.indices {
      let others = claims[position].others.union(index.named(by: claims[position].addresses))
        .filter {
          !choice.tables.contains($0) && index.tables[$0].role == index.tables[choice.main].role
        }
      if !others.isEmpty { choice.doubtful[position, default: []].formUnion(others) }
    }
    if format == nil { doubt(columns, profiles, claims, &choice) }
    var understood = split(columns, header, choice, profiles)
    understood.format = format?.definition
    return understood
  }

  /// The header with a column more for each whose cells hold a code and a name, but for these columns.
  private func split(
    _ columns: [HeaderColumn], _ header: FoundHeader, _ choice: TableChoice,
    _ profiles: [ColumnProfile], but given: Set<Int> = []
  ) -> FoundHeader {
    var (columns, choice) = (columns, choice)
    for position in columns.indices where !given.contains(columns[position].column) {
      guard let text = profiles[position].codesAndNames(grid.texts) else { continue }
      CodeAndName.add(at: position, text, index, to: &columns, &choice)
    }
    let block = HeaderBlock(top: header.block.top, bottom: header.block.bottom, columns: columns)
    return FoundHeader(block: block, choice: choice)
  }

  /// The header as a person says it is; the columns they say nothing of go by their headings.
  private func understand(
    _ header: FoundHeader, rows: Range<Int>, as said: SheetOverrides
  ) -> FoundHeader? {
    let columns = said.columns(header.block)
    let profiles = profiles(columns, rows)
    let format = KnownFormat.find(columns, index.formats)
    let told = format?.fields(of: columns) ?? [:]
    var claims = columns.indices.map { claim(columns[$0], profiles[$0], told: told[$0]) }
    shareMergedHeadings(columns, &claims)
    takeCodes(&claims)
    denyShifted(columns, &claims)
    said.apply(to: &claims, columns)
    let chooser = TableChooser(index)
    guard
      let choice = chooser.choose(columns, claims, main: said.main, preferring: format?.main)
    else { return nil }
    var understood = split(columns, header, choice, profiles, but: Set(said.fields.keys))
    understood.format = format?.definition
    return understood
  }

  private func profiles(_ columns: [HeaderColumn], _ rows: Range<Int>) -> [ColumnProfile] {
    let last = columns.map(\.column).max() ?? 0
    var slots = [Int](repeating: -1, count: last + 1)
    for (position, column) in columns.enumerated() { slots[column.column] = position }
    var kinds = ColumnProfile.TextKinds(grid.texts, placeholders: placeholders)
    var profiles = [ColumnProfile](repeating: ColumnProfile(), count: columns.count)
    for (position, number) in grid.rowNumbers.enumerated() where rows.contains(Int(number)) {
      if Int(number) - rows.lowerBound > ColumnUnderstanding.rowLimit { break }
      for cell in Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1]) {
        let column = Int(grid.columns[cell])
        guard column <= last, slots[column] >= 0 else { continue }
        profiles[slots[column]].note(grid.values[cell], kinds: &kinds)
      }
    }
    return profiles
  }

  /// What a column might be; where a known template tells its field, that alone.
  private func claim(
    _ column: HeaderColumn, _ profile: ColumnProfile, told: FieldAddress? = nil
  ) -> ColumnClaims {
    var claim = ColumnClaims(hasValues: profile.written > 0)
    if let meant = column.meant {
      (claim.addresses, claim.confidence) = ([meant], .guessed)
      return claim
    }
    for address in told.map({ [$0] }) ?? index.claims(of: column) {
      let definition = index.tables[address.table]
      let field = index[address]
      let isName = (definition.key + definition.needs).contains(field.id)
      let objection = profile.objection(
        to: field, isName: isName || field.id.hasPrefix("nombre") || hasCode(field, definition),
        pool: grid.texts,
        placeholders: placeholders)
      if let objection {
        claim.denied[address] = objection
        if let value = valueInstead(of: address) {
          claim.addresses.append(value)
          claim.confidence = .guessed
        } else if let name = nameInstead(of: address, column) {
          claim.denied[address] = nil
          claim.addresses.append(name)
          claim.confidence = .derived
        }
      } else {
        claim.addresses.append(address)
      }
    }
    if claim.addresses.isEmpty, claim.denied.isEmpty, told == nil,
      let both = index.lowestName(in: column)
    {
      (claim.addresses, claim.others, claim.confidence) = ([both.name], both.others, .guessed)
    }
    return claim
  }

  /// Whether the table has a code beside a field of words: `codigo_sector` beside `sector`.
  private func hasCode(_ field: FieldDefinition, _ definition: TableDefinition) -> Bool {
    field.type == .text && definition.index(of: "codigo_" + field.id) != nil
  }

  /// «Meta» over numbers is what is to be reached, not what the goal is called.
  private func valueInstead(of name: FieldAddress) -> FieldAddress? {
    let definition = index.tables[name.table]
    guard index[name].id == "nombre", let value = definition.index(of: "valor_vigencia") else {
      return nil
    }
    return FieldAddress(table: name.table, field: value)
  }

  /// «Meta anual» over words is what the goal is called.
  private func nameInstead(of value: FieldAddress, _ column: HeaderColumn) -> FieldAddress? {
    guard index[value].id == "valor_vigencia",
      column.key.hasPrefix(index.tables[value.table].id),
      !column.key.utf8.contains(where: \.isASCIIDigit)
    else { return nil }
    return index.tables[value.table].index(of: "nombre").map {
      FieldAddress(table: value.table, field: $0)
    }
  }

  /// «PROGRAMA MGA» over numbers heads the programme's code, where no other column does.
  private func takeCodes(_ claims: inout [ColumnClaims]) {
    let named = Set(claims.flatMap { $0.addresses + Array($0.denied.keys) })
    for position in claims.indices {
      for name in claims[position].denied.keys.sorted(by: <) where index[name].type == .text {
        // The same words may still head a fact of the whole plan, or of another kind of document.
        let isHeld = claims[position].addresses.contains { other in
          let table = index.tables[other.table]
          return !table.isSingle && table.role == index.tables[name.table].role
            && index[other].type != .code
        }
        guard !isHeld, let address = index.code(of: name), !named.contains(address) else {
          continue
        }
        claims[position].addresses.append(address)
        claims[position].denied[name] = nil
        claims[position].confidence = .derived
      }
    }
  }

  /// A heading merged over two columns heads a code and a name.
  private func shareMergedHeadings(_ columns: [HeaderColumn], _ claims: inout [ColumnClaims]) {
    for position in columns.indices.dropLast() {
      let (left, right) = (columns[position], columns[position + 1])
      guard left.width == 2, right.width == 2, right.column == left.column + 1,
        left.levels == right.levels, position == 0 || columns[position - 1].levels != left.levels
      else { continue }
      let known = claims[position].addresses + claims[position].denied.keys.sorted(by: <)
      let taken = Set(
        claims.indices.filter { $0 != position && $0 != position + 1 }
          .flatMap { claims[$0].addresses })
      let codes = partners(of: known, taken) { $0.type == .code }
      let names = partners(of: known, taken) { $0.type == .text }
      guard !codes.isEmpty, !names.isEmpty else { continue }
      claims[position].denied = [:]
      claims[position].addresses = codes
      claims[position + 1].addresses = names
    }
  }

  /// The fields of one kind beside these: the other key of their tables, or the code of what they name.
  private func partners(
    of known: [FieldAddress], _ taken: Set<FieldAddress>, where kind: (FieldDefinition) -> Bool
  ) -> [FieldAddress] {
    var found: [FieldAddress] = []
    for address in known {
      let definition = index.tables[address.table]
      var candidates = kind(index[address]) ? [address] : []
      if definition.key.contains(index[address].id) {
        candidates += definition.key.compactMap(definition.index(of:)).map {
          FieldAddress(table: address.table, field: $0)
        }
      } else if let code = index.code(of: address) {
        candidates.append(code)
      }
      guard let partner = candidates.first(where: { kind(index[$0]) }), !taken.contains(partner),
        !found.contains(partner)
      else { continue }
      found.append(partner)
    }
    return found
  }

  /// A code beside a name that is none: both headings stand one column off.
  private func denyShifted(_ columns: [HeaderColumn], _ claims: inout [ColumnClaims]) {
    for position in columns.indices.dropLast() {
      let denied = Set(
        claims[position + 1].denied.keys.filter { index[$0].type == .text }
          .map(\.table))
      let shifted = claims[position].addresses.filter {
        index[$0].type == .code && denied.contains($0.table)
      }
      guard !shifted.isEmpty else { continue }
      claims[position].addresses.removeAll(where: shifted.contains)
      for address in shifted {
        claims[position].denied[address] = ColumnProfile.isShifted(columns[position + 1].text)
      }
    }
  }

  /// A table that only near headings complete.
  private func nearChoice(_ columns: [HeaderColumn], _ claims: inout [ColumnClaims]) -> TableChoice?
  {
    let near = NearMatch(index)
    for position in columns.indices
    where claims[position].addresses.isEmpty && claims[position].denied.isEmpty {
      guard let meant = near.field(for: columns[position], where: { _ in true }) else { continue }
      claims[position].addresses = [meant]
      claims[position].confidence = .guessed
    }
    return TableChooser(index).choose(columns, claims)
  }

  /// Gives near headings to fields that are still free; a field that several columns resemble stays
  /// open, and the columns are returned.
  private func addNear(
    _ columns: [HeaderColumn], _ profiles: [ColumnProfile], _ choice: TableChoice,
    _ claims: inout [ColumnClaims]
  ) -> [FieldAddress: [Int]] {
    let near = NearMatch(index)
    let held = Set(choice.columns.map(\.address)).union(choice.open)
    var wishes: [FieldAddress: [Int]] = [:]
    for position in columns.indices
    where claims[position].addresses.isEmpty && claims[position].denied.isEmpty {
      let meant = near.field(for: columns[position]) { address in
        choice.tables.contains(address.table) && !held.contains(address)
      }
      guard let meant else { continue }
      let objection = profiles[position].objection(
        to: index[meant], isName: true, pool: grid.texts, placeholders: placeholders)
      if objection == nil { wishes[meant, default: []].append(position) }
    }
    for (address, positions) in wishes where positions.count == 1 {
      claims[positions[0]].addresses = [address]
      claims[positions[0]].confidence =
        near.addsOnlyYear(columns[positions[0]], to: address) ? .derived : .guessed
    }
    return wishes.filter { $0.value.count > 1 }
  }

  private func addMoney(
    _ columns: [HeaderColumn], _ profiles: [ColumnProfile], _ choice: inout TableChoice
  ) {
    let money = MoneyBySource(index: index, columns: columns) { position, field in
      profiles[position].written > 0
        && profiles[position].objection(
          to: field, isName: false, pool: grid.texts, placeholders: placeholders) == nil
    }
    money.add(to: &choice)
  }

  /// Leaves open what the columns that are nobody's may be.
  private func doubt(
    _ columns: [HeaderColumn], _ profiles: [ColumnProfile], _ claims: [ColumnClaims],
    _ choice: inout TableChoice
  ) {
    let doubts = DoubtfulColumns(index: index, columns: columns, claims: claims)
    doubts.doubt(
      &choice,
      dates: { profiles[$0].areDates($1, pool: grid.texts, placeholders: placeholders) },
      objects: { position, field in
        profiles[position].objection(
          to: field, isName: false, pool: grid.texts, placeholders: placeholders) != nil
      })
  }

  private static func resembles(_ field: FieldDefinition) -> LocalizedText {
    LocalizedText(
      es: "Se parece a «\(field.label.es)», como otras columnas: no se sabe cuál es.",
      en: "It resembles “\(field.label.text(in: .en))”, as other columns do.")
  }
}

extension FieldAddress: Comparable {
  static func < (left: FieldAddress, right: FieldAddress) -> Bool {
    (left.table, left.field) < (right.table, right.field)
  }
}
