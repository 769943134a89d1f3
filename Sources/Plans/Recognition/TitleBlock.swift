import Documents
import Values

/// Reads what stands above tables and on covers: labels with values, titles with kind and year.
struct TitleBlock {
  private let labels: LabelledText
  private let entities: EntityNames
  private let planTitles: PlanTitles
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
    labels = LabelledText(index, placeholders: placeholders)
    entities = index.entities
    planTitles = index.titles
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
          if planTitles.kind(in: text) != nil { continue }
        } else if let fact = labelled(text, cell, cells, row: number) {
          facts.add(fact)
        } else if let fact = labels.fact(in: text, at: locator(number, cell)) {
          facts.add(fact)
        }
        // What stands to the right of another text is its value.
        if !isHeader, isFirst(cell, of: cells) {
          facts.entities += entities.all(in: text, at: locator(number, cell))
        }
        if planTitles.isTitle(text) {
          titles.append(Title(text: text, place: locator(number, cell)))
        }
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
        return labels.field(of: grid.texts[identifier]) != nil
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

  /// Whether no other text stands before a cell in its row.
  private func isFirst(_ cell: Int, of cells: Range<Int>) -> Bool {
    !cells.prefix { $0 < cell }.contains { other in
      guard case .text(let identifier) = grid.values[other] else { return false }
      return !grid.texts.isBlank(identifier)
    }
  }

  private func locator(_ row: Int32, _ cell: Int) -> Locator {
    var place = place
    (place.row, place.column) = (row, Int32(grid.columns[cell]))
    return place
  }

  // MARK: Labels

  /// A label and its value in a cell to the right, with empty cells between.
  private func labelled(
    _ text: String, _ cell: Int, _ cells: Range<Int>, row: Int32
  ) -> SingleFact? {
    guard text.utf8.count <= 80, let address = labels.field(of: text) else { return nil }
    for next in cells where next > cell {
      guard grid.columns[next] - grid.columns[cell] <= TitleBlock.reach else { return nil }
      if case .text(let identifier) = grid.values[next] {
        let value = grid.texts[identifier]
        if grid.texts.isBlank(identifier) { continue }
        if folded(value).hasSuffix(":") || labels.field(of: value) != nil
          || LabelledText.asksFor(value)
        {
          return nil
        }
      }
      return labels.fact(
        address, in: grid.text(grid.values[next]), at: locator(row, next)
      ) { $0.read(grid.values[next], texts: grid.texts) }
    }
    return nil
  }
}

/// Concludes the kind of plan, its years and the name of its period from titles.
struct TitleConclusions {
  let index: HeadingIndex
  /// The blocks of the document's sheets with tables, in their order.
  let sheets: [UInt16]

  /// The kind of plan that tables of one sort are found in.
  struct Suggestion {
    /// The kind.
    var kind: String
    /// How many rows they have.
    var rows: Int
    /// Whether a known format says so, and not the sort of table alone.
    var isOfFormat: Bool
  }

  /// Adds what titles say, and what the tables found suggest where they say nothing of the kind.
  func conclude(
    _ titles: [TitleBlock.Title], suggestions: [Suggestion],
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
    _ plan: Int, _ titles: [TitleBlock.Title], _ suggestions: [Suggestion],
    _ facts: inout SingleFacts
  ) {
    guard let address = address(plan, "tipo") else { return }
    func allows(_ kind: String) -> Bool {
      guard case .choice(let choices) = index[address].type else { return true }
      return choices.contains { $0.id == kind }
    }
    let followUps = titles.filter { TitleText.isFollowUp($0.text) }
    for title in followUps + titles {
      guard let kind = index.titles.kind(in: title.text), allows(kind),
        isOfAll(title, kind, titles)
      else { continue }
      facts.add(
        SingleFact(
          address: address, reading: .present(.text(kind), .exact, fromText: false),
          confidence: .exact, origin: title.place))
      return
    }
    var usable = suggestions.filter { allows($0.kind) }
    // Known formats that hold most of the rows say what the document is; a summary beside them does not.
    let ofFormats = usable.filter(\.isOfFormat)
    if ofFormats.reduce(0, { $0 + $1.rows }) * 2 > usable.reduce(0, { $0 + $1.rows }) {
      usable = ofFormats
    }
    guard let best = usable.max(by: { $0.rows < $1.rows }) else { return }
    let isNamedOtherwise = titles.contains {
      $0.place.row >= 0 && index.titles.namesAnother($0.text)
    }
    let confidence: Confidence =
      Set(usable.map(\.kind)).count == 1 && !isNamedOtherwise ? .derived : .guessed
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
      titles.filter { index.titles.kind(in: $0.text) == kind }.map(\.place.block))
    return sheets.count(where: saying.contains) * 2 >= sheets.count
  }

  private func addYears(
    _ plan: Int, _ titles: [TitleBlock.Title], _ facts: inout SingleFacts
  ) {
    let naming = titles.filter { index.titles.kind(in: $0.text) != nil }
    let others = titles.filter { !TitleText.holdsDay($0.text) }
    for title in naming + others {
      guard let years = TitleText.years(inTitle: title.text) else { continue }
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
