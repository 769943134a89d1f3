import Documents
import Values

/// Reads what stands above tables and on covers: labels with values, titles with kind and year.
struct TitleBlock {
  private let index: HeadingIndex
  private let placeholders: [String: BlankKind]
  private let grid: Grid
  private let place: Locator

  /// How far down a sheet without a table is read as a cover.
  private static let coverRows = 60
  /// How far right of its label a value may stand.
  private static let reach = 12

  /// The lines found, for kind and year.
  struct Title {
    /// The words.
    var text: String
    /// Where they stand.
    var place: Locator
  }

  /// Reads one grid.
  init(
    _ index: HeadingIndex, placeholders: [String: BlankKind], _ grid: Grid, place: Locator
  ) {
    (self.index, self.placeholders) = (index, placeholders)
    (self.grid, self.place) = (grid, place)
  }

  /// The facts and titles above a row; `nil` for a cover.
  func read(above row: Int?, into facts: inout SingleFacts) -> [Title] {
    var titles: [Title] = []
    for (position, number) in grid.rowNumbers.prefix(TitleBlock.coverRows).enumerated() {
      if let row, Int(number) >= row { break }
      let cells = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      let isHeader = (isHeader(cells) && !isPairs(position)) || isHeadOfList(position)
      for cell in cells {
        guard case .text(let identifier) = grid.values[cell] else { continue }
        let text = grid.texts[identifier]
        guard text.utf8.count <= 400 else { continue }
        if isHeader {
          if PlanKind.id(inTitle: text) != nil { continue }
        } else if let fact = labelled(text, cell, cells, row: number) {
          facts.add(fact)
        } else if let fact = inOneCell(text, at: locator(number, cell)) {
          facts.add(fact)
        }
        if PlanKind.isTitle(text) { titles.append(Title(text: text, place: locator(number, cell))) }
      }
    }
    return titles
  }

  /// Whether a row looks like the header of a table nobody knows: many short texts, side by side,
  /// none with a colon. Its words are no labels and name no kind of plan.
  private func isHeader(_ cells: Range<Int>) -> Bool {
    var texts: Set<StringPool.ID> = []
    for cell in cells {
      guard case .text(let identifier) = grid.values[cell], !grid.texts.isBlank(identifier) else {
        continue
      }
      if grid.texts[identifier].contains(":") { return false }
      texts.insert(identifier)
    }
    return texts.count >= 4 || cells.count >= 6 && texts.count >= 2
  }

  /// Whether a row holds labels each with its value, «Entidad | Alcaldía | Versión | 2», and the row
  /// below is no row of a table with the same columns.
  private func isPairs(_ position: Int) -> Bool {
    func cells(_ position: Int) -> Range<Int> {
      Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
    }
    func alternates(_ cells: Range<Int>) -> Bool {
      let areLabels = cells.compactMap { cell -> Bool? in
        guard case .text(let identifier) = grid.values[cell] else { return false }
        guard !grid.texts.isBlank(identifier) else { return nil }
        return field(ofLabel: grid.texts[identifier]) != nil
      }
      return areLabels.count >= 4 && areLabels.count.isMultiple(of: 2)
        && areLabels.indices.allSatisfy { areLabels[$0] == $0.isMultiple(of: 2) }
    }
    let own = cells(position)
    guard alternates(own) else { return false }
    guard position + 1 < grid.rowNumbers.count,
      grid.rowNumbers[position + 1] == grid.rowNumbers[position] + 1
    else { return true }
    let next = cells(position + 1)
    return !grid.columns[own].elementsEqual(grid.columns[next]) || alternates(next)
  }

  /// Whether a row of three texts heads a list: the next row has the same columns. «Versión | Fecha |
  /// Descripción» says nothing of the plan's version.
  private func isHeadOfList(_ position: Int) -> Bool {
    guard position + 1 < grid.rowNumbers.count,
      grid.rowNumbers[position + 1] == grid.rowNumbers[position] + 1
    else { return false }
    let own = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
    let next = Int(grid.rowStarts[position + 1])..<Int(grid.rowStarts[position + 2])
    guard own.count == 3, grid.columns[own].elementsEqual(grid.columns[next]) else { return false }
    return own.allSatisfy { cell in
      guard case .text(let identifier) = grid.values[cell] else { return false }
      let text = grid.texts[identifier]
      return text.utf8.count <= 40 && !text.contains(":")
        && !text.utf8.contains { (48...57).contains($0) }
    }
  }

  private func locator(_ row: Int32, _ cell: Int) -> Locator {
    var place = place
    (place.row, place.column) = (row, Int32(grid.columns[cell]))
    return place
  }

  // MARK: Labels

  /// The fields of `plan` and `entidad` that a label names.
  ///
  /// «Código: DE-FR-01» is that of the form, and «Nombre: Ana Ruiz» that of who signs: such a word says
  /// nothing of the plan or the entity, though fields of theirs are called so.
  private func field(ofLabel label: String) -> FieldAddress? {
    let key = HeadingKey.key(of: label)
    guard index.lists(key: key) || !["codigo", "nombre", "tipo"].contains(key) else { return nil }
    return index.claims(ofKey: key).first { index.tables[$0.table].isSingle }
  }

  /// A label and its value in a cell to the right, with empty cells between.
  private func labelled(
    _ text: String, _ cell: Int, _ cells: Range<Int>, row: Int32
  ) -> SingleFact? {
    guard text.utf8.count <= 80, let address = field(ofLabel: text) else { return nil }
    for next in cells where next > cell {
      guard grid.columns[next] - grid.columns[cell] <= TitleBlock.reach else { return nil }
      if case .text(let identifier) = grid.values[next] {
        let value = grid.texts[identifier]
        if grid.texts.isBlank(identifier) { continue }
        if folded(value).hasSuffix(":") || field(ofLabel: value) != nil { return nil }
      }
      return fact(address, at: locator(row, next)) { $0.read(grid.values[next], texts: grid.texts) }
    }
    return nil
  }

  /// «Vigencia: 2024», or «Corte a 31 de marzo de 2020» where the words are a date's heading.
  private func inOneCell(_ text: String, at place: Locator) -> SingleFact? {
    if let colon = text.firstIndex(of: ":") {
      let value = String(text[text.index(after: colon)...])
      guard !folded(value).isEmpty, let address = field(ofLabel: String(text[..<colon])) else {
        return nil
      }
      return fact(address, at: place) { $0.read(text: value) }
    }
    let words = foldedWords(text)
    for listed in index.listed where index.tables[listed.address.table].isSingle {
      let start = listed.words.joined(separator: " ") + " "
      guard index[listed.address].type == .date, words.hasPrefix(start) else { continue }
      let value = String(words.dropFirst(start.count))
      if let found = fact(listed.address, at: place, { $0.read(text: value) }) { return found }
    }
    return nil
  }

  /// A value that the grammar takes; a year may stand in a longer text.
  private func fact(
    _ address: FieldAddress, at place: Locator, _ read: (FieldGrammar) -> FactReading
  ) -> SingleFact? {
    let field = index[address]
    let reading = read(FieldGrammar(field: field, placeholders: placeholders))
    switch reading {
    case .present, .blank:
      if field.id == "vigencia", case .present(.number(let year), _, _) = reading,
        !(year.wholeNumber.map { (1990...2100).contains($0) } ?? false)
      {
        return nil
      }
      return SingleFact(address: address, reading: reading, confidence: .exact, origin: place)
    case .malformed where field.id == "vigencia":
      // «01 DE ENERO A 31 DE DICIEMBRE DE 2015»; a whole date is the validity of the form.
      let text = grid.text(grid[Int(place.row), Int(place.column)])
      guard let years = PlanKind.years(inTitle: text), years.count == 1,
        !PlanKind.holdsWholeDate(text)
      else { return nil }
      let year = FactReading.present(.number(Decimal(years.lowerBound)), .derived, fromText: true)
      return SingleFact(address: address, reading: year, confidence: .derived, origin: place)
    default: return nil
    }
  }
}

/// Concludes the kind of plan, its years and the name of its period from titles.
struct TitleConclusions {
  let index: HeadingIndex
  /// The blocks of the document's sheets with tables, in their order.
  let sheets: [UInt16]

  /// Adds what titles say, and what the tables found suggest where they say nothing of the kind.
  func conclude(
    _ titles: [TitleBlock.Title], suggestions: [(kind: String, rows: Int)],
    into facts: inout SingleFacts
  ) {
    guard let plan = index.tables.firstIndex(where: { $0.id == "plan" }) else { return }
    addKind(plan, titles, suggestions, &facts)
    addYears(plan, titles, &facts)
  }

  /// The field of the plan with this identifier.
  func address(_ plan: Int, _ id: String) -> FieldAddress? {
    index.tables[plan].index(of: id).map { FieldAddress(table: plan, field: $0) }
  }

  private func addKind(
    _ plan: Int, _ titles: [TitleBlock.Title], _ suggestions: [(kind: String, rows: Int)],
    _ facts: inout SingleFacts
  ) {
    guard let address = address(plan, "tipo") else { return }
    func allows(_ kind: String) -> Bool {
      guard case .choice(let choices) = index[address].type else { return true }
      return choices.contains { $0.id == kind }
    }
    let followUps = titles.filter { PlanKind.isFollowUp($0.text) }
    for title in followUps + titles {
      guard let kind = PlanKind.id(inTitle: title.text), allows(kind),
        isOfAll(title, kind, titles)
      else { continue }
      facts.add(
        SingleFact(
          address: address, reading: .present(.text(kind), .exact, fromText: false),
          confidence: .exact, origin: title.place))
      return
    }
    let usable = suggestions.filter { allows($0.kind) }
    guard let best = usable.max(by: { $0.rows < $1.rows }) else { return }
    let confidence: Confidence = Set(usable.map(\.kind)).count == 1 ? .derived : .guessed
    facts.add(
      SingleFact(
        address: address, reading: .present(.text(best.kind), confidence, fromText: false),
        confidence: confidence, origin: nil))
  }

  /// Whether a title speaks of the document and not of its own sheet alone: «Plan: PAA» above one of
  /// twelve annexes does not make a plan of purchases of them.
  private func isOfAll(
    _ title: TitleBlock.Title, _ kind: String, _ titles: [TitleBlock.Title]
  ) -> Bool {
    guard sheets.count >= 3, sheets.dropFirst().contains(title.place.block) else { return true }
    let saying = Set(
      titles.filter { PlanKind.id(inTitle: $0.text) == kind }.map(\.place.block))
    return sheets.count(where: saying.contains) * 2 >= sheets.count
  }

  private func addYears(
    _ plan: Int, _ titles: [TitleBlock.Title], _ facts: inout SingleFacts
  ) {
    let naming = titles.filter { PlanKind.id(inTitle: $0.text) != nil }
    let others = titles.filter { !PlanKind.holdsDay($0.text) }
    for title in naming + others {
      guard let years = PlanKind.years(inTitle: title.text) else { continue }
      if years.count == 1, let address = address(plan, "vigencia") {
        facts.add(
          SingleFact(
            address: address,
            reading: .present(.number(Decimal(years.lowerBound)), .derived, fromText: true),
            confidence: .derived, origin: title.place))
      } else if years.count > 1, let address = address(plan, "periodo") {
        facts.add(
          SingleFact(
            address: address,
            reading: .present(
              .text("\(years.lowerBound)-\(years.upperBound)"), .derived, fromText: false),
            confidence: .derived, origin: title.place))
      }
    }
  }
}
