import Documents
import Values

/// Finds a plan's tables in documents, whatever their layout.
///
/// Every sheet ends as a part of a table or among what was left over, with the reason; every column
/// of a part as a field or among the unrecognised.
package struct Recogniser: Sendable {
  private let vocabulary: Vocabulary
  private let index: HeadingIndex
  private let overrides: RecognitionOverrides

  /// A recogniser for the tables and headings of this vocabulary, and what a person says otherwise.
  package init(
    vocabulary: Vocabulary, overrides: RecognitionOverrides = RecognitionOverrides()
  ) {
    self.vocabulary = vocabulary
    self.overrides = overrides
    index = vocabulary.index
  }

  /// The tables of these documents, and what became no table.
  package func tables(in documents: [Document]) -> PlanTables {
    var assembler = TableAssembler(vocabulary, index, documents: documents)
    var facts = SingleFacts()
    for (number, document) in documents.enumerated() {
      var reading = DocumentRecognition(
        vocabulary, index, document, number: number, overrides: overrides)
      reading.recognise(into: &assembler, &facts)
    }
    let entities = EntityConclusions(
      index, placeholders: vocabulary.placeholders, stated: overrides.entity
    ).conclude(into: &facts)
    facts.store(in: &assembler)
    var tables = assembler.result
    tables.entitiesNamed = entities
    // Where a table has rows, what a column may name besides is no reason to doubt that there are some.
    tables.doubtfulColumns.removeAll { tables.tables[$0.table].rowCount > 0 }
    tables.leaveUnreadWhatMayStandElsewhere()
    tables.guessWhatStandsInPictures()
    return tables
  }
}

/// The recognition of one document.
struct DocumentRecognition {
  private let vocabulary: Vocabulary
  let index: HeadingIndex
  let document: Document
  private let number: Int
  private let recogniser: GridRecogniser
  let overrides: RecognitionOverrides
  private var titles: [TitleBlock.Title] = []
  private var suggestions: [TitleConclusions.Suggestion] = []

  /// A grid of the document and what became of it.
  struct Sheet {
    var place: Locator
    var grid: Grid
    var headers: [FoundHeader]
    var said: SheetOverrides?
    var found: RecognisedGrid = .nothing
    var left: PlanTables.LeftOverBlock.Reason?

    /// Whether no table was recognised in it.
    var holdsNothing: Bool { if case .nothing = found { true } else { false } }
  }

  /// Recognises the document with this number in the run.
  init(
    _ vocabulary: Vocabulary, _ index: HeadingIndex, _ document: Document, number: Int,
    overrides: RecognitionOverrides
  ) {
    (self.vocabulary, self.index, self.overrides) = (vocabulary, index, overrides)
    (self.document, self.number) = (document, number)
    recogniser = GridRecogniser(vocabulary, index, canMerge: document.canMerge)
  }

  /// Adds all that the document holds.
  mutating func recognise(into assembler: inout TableAssembler, _ facts: inout SingleFacts) {
    var sheets = sheets(&assembler, &facts)
    sort(&sheets)
    for position in sheets.indices where sheets[position].left == nil {
      recognise(&sheets[position], &facts)
    }
    leaveWhatIsNoTable(&sheets)
    setRepetitionsAside(&sheets)
    doubtAllOfAWorkbook(&sheets)
    doubtRowsRunTogether(&sheets)
    doubtLostHeads(&sheets)
    readTitles(sheets, &facts)
    conclude(sheets, &facts)
    noteFormats(sheets, &facts)
    add(sheets, to: &assembler, facts)
    leaveLooseRows(sheets, &assembler)
    addSections(sheets, to: &assembler)
    addTraces(sheets, to: &assembler)
  }

  /// The grids with their headers; hidden ones are left as they are.
  private func sheets(
    _ assembler: inout TableAssembler, _ facts: inout SingleFacts
  ) -> [Sheet] {
    let own = OwnShapeFacts(index: index, placeholders: vocabulary.placeholders)
    var sheets: [Sheet] = []
    for (block, content) in document.blocks.enumerated() {
      let place = Locator(document: number, block: block)
      switch content {
      case .heading, .paragraph: continue
      case .unread(_, let reason): assembler.leave(place, .unread(reason))
      case .table(let grid) where OwnSheet.isOne(grid): assembler.leave(place, .own)
      case .table(let grid):
        if let table = own.table(grid, of: document) {
          if !own.read(grid, as: table, place: place, into: &facts) {
            assembler.leave(place, .noTable)
          }
          continue
        }
        let said = SheetOverrides(overrides.sheet(named: grid.name), index)
        let isShown = (grid.visibility == .visible || said != nil) && !grid.isEmpty
        let headers = isShown ? recogniser.headers(of: grid, said: said) : []
        sheets.append(Sheet(place: place, grid: grid, headers: headers, said: said))
      }
    }
    return sheets
  }

  private func recognise(_ sheet: inout Sheet, _ facts: inout SingleFacts) {
    let (headers, said, place) = (sheet.headers, sheet.said, sheet.place)
    sheet.found = recogniser.recognise(&sheet.grid, headers: headers, said: said, place: place)
    switch sheet.found {
    case .nothing: break
    case .tables(var drafts):
      let constants = ConstantColumns(index: index, placeholders: vocabulary.placeholders)
      for position in drafts.indices {
        constants.find(in: &drafts[position], texts: sheet.grid.texts, into: &facts)
      }
      sheet.found = .tables(drafts)
    case .tree: break
    }
  }

  /// Tells of the sheets in which nothing was recognised why.
  private func leaveWhatIsNoTable(_ sheets: inout [Sheet]) {
    let hasTables = sheets.contains { $0.left == nil && !$0.holdsNothing }
    let sorter = LeftOverSorter(sheetNames: [], headers: [], hasTables: hasTables)
    for position in sheets.indices
    where sheets[position].left == nil && sheets[position].holdsNothing {
      sheets[position].left = sorter.reason(for: sheets[position].grid)
    }
  }

  // MARK: Titles

  /// Titles of sheets with tables come first, then covers, texts and the names of sheets.
  private mutating func readTitles(_ sheets: [Sheet], _ facts: inout SingleFacts) {
    let withTables = sheets.filter { $0.left == nil }
    let covers = sheets.filter {
      switch $0.left {
      case .noTable, .notRecognised, .summary: !$0.grid.isEmpty
      default: false
      }
    }
    for sheet in withTables + covers {
      let block = TitleBlock(
        index, placeholders: vocabulary.placeholders, sheet.grid, place: sheet.place)
      titles += block.read(above: topRow(sheet), into: &facts)
    }
    // What a list of fields explains are no facts; its title may say what the document is.
    var unused = SingleFacts()
    for sheet in sheets where sheet.left == .dictionary && withTables.isEmpty {
      let block = TitleBlock(
        index, placeholders: vocabulary.placeholders, sheet.grid, place: sheet.place)
      titles += block.read(above: nil, into: &unused).prefix(1)
    }
    for fact in LabelledText(index, placeholders: vocabulary.placeholders)
      .facts(of: document, number: number)
    {
      facts.add(fact)
    }
    facts.entities += index.entities.onCover(of: document, number: number)
    var begun: TitleBlock.Title?
    for (block, content) in document.blocks.prefix(200).enumerated() {
      switch content {
      case .heading(let text, _), .paragraph(let text):
        let place = Locator(document: number, block: block)
        var title = TitleBlock.Title(text: text, place: place)
        if let begun { title = .init(text: "\(begun.text) \(text)", place: begun.place) }
        // «Seguimiento a» goes on in the next line.
        begun = index.titles.goesOn(title.text) ? title : nil
        if begun == nil, index.titles.isTitle(title.text) { titles.append(title) }
      case .table, .unread: begun = nil
      }
    }
    titles += withTables.map { .init(text: $0.grid.name, place: $0.place) }
  }

  private func topRow(_ sheet: Sheet) -> Int? {
    switch sheet.found {
    case .tables(let drafts): drafts.first?.header.block.top
    case .tree(let levels, _): levels.first?.draft.header.block.top
    case .nothing: nil
    }
  }

  /// Fills the tables of headings; explanations of columns and what nobody sees are no sections.
  private func addSections(_ sheets: [Sheet], to assembler: inout TableAssembler) {
    let tables = index.tables.indices.filter { index.tables[$0].isFromHeadings }
    guard !tables.isEmpty else { return }
    var reader = SectionReader(index)
    reader.read(document, number: number)
    for sheet in sheets where !sheet.grid.isEmpty {
      switch sheet.left {
      case .hidden, .dictionary, .unread, .ignored, .own: continue
      case .summary where sheet.holdsNothing, .noTable:
        reader.read(sheet.grid, place: sheet.place, above: nil, hasTable: false)
      case .notRecognised, .summary:
        reader.read(sheet.grid, place: sheet.place, above: 0, hasTable: true)
      case nil:
        reader.read(sheet.grid, place: sheet.place, above: topRow(sheet) ?? 0, hasTable: true)
        if case .tables(let drafts) = sheet.found {
          for draft in drafts {
            reader.read(draft.header.block, place: sheet.place)
            reader.read(draft.levelRows, of: sheet.grid, place: sheet.place)
          }
        }
      }
    }
    for table in tables { assembler.addSections(reader.sections, to: table) }
  }

  /// Fills the tables of what the file carries besides the plan.
  private func addTraces(_ sheets: [Sheet], to assembler: inout TableAssembler) {
    let tables = index.tables.indices.filter { index.tables[$0].isFromFile }
    guard !tables.isEmpty else { return }
    var reader = TraceReader()
    reader.read(document, number: number)
    let parts = assembler.parts
    for sheet in sheets {
      reader.read(sheet.grid, place: sheet.place)
      for part in parts
      where part.place.document == sheet.place.document && part.place.block == sheet.place.block {
        reader.read(part, of: sheet.grid)
      }
    }
    for table in tables { assembler.addTraces(reader.traces, to: table) }
  }

  private mutating func conclude(_ sheets: [Sheet], _ facts: inout SingleFacts) {
    for sheet in sheets where sheet.left == nil {
      switch sheet.found {
      case .tables(let drafts):
        for draft in drafts {
          let ofFormat = draft.header.format?.suggests
          suggest(
            ofFormat ?? index.tables[draft.header.choice.main].suggests,
            draft.isAccepted.count { $0 }, isOfFormat: ofFormat != nil)
        }
      case .tree(let levels, let format):
        suggest(
          format.suggests, levels.reduce(0) { $0 + $1.draft.rows.count }, isOfFormat: true)
      case .nothing: continue
      }
    }
    let withTables = sheets.filter { $0.left == nil }.map(\.place.block)
    TitleConclusions(index: index, sheets: withTables)
      .conclude(titles, suggestions: suggestions, into: &facts)
    YearColumns(index: index).conclude(sheets.flatMap(drafts), into: &facts)
  }

  /// Notes the known formats that tell whose they are, each once.
  private func noteFormats(_ sheets: [Sheet], _ facts: inout SingleFacts) {
    for sheet in sheets where sheet.left == nil {
      let formats: [FormatDefinition] =
        switch sheet.found {
        case .tables(let drafts):
          drafts.filter { $0.isAccepted.contains(true) }.compactMap(\.header.format)
        case .tree(_, let format): [format]
        case .nothing: []
        }
      for format in formats where format.tellsEntityByCode || !format.entity.isEmpty {
        guard !facts.formats.contains(where: { $0.format.id == format.id }) else { continue }
        facts.formats.append((format, sheet.place))
      }
    }
  }

  private mutating func suggest(_ kind: String?, _ rows: Int, isOfFormat: Bool) {
    guard let kind, rows > 0 else { return }
    if let known = suggestions.firstIndex(where: {
      $0.kind == kind && $0.isOfFormat == isOfFormat
    }) {
      suggestions[known].rows += rows
    } else {
      suggestions.append(.init(kind: kind, rows: rows, isOfFormat: isOfFormat))
    }
  }

  // MARK: Rows

  private func add(
    _ sheets: [Sheet], to assembler: inout TableAssembler, _ facts: SingleFacts
  ) {
    var evidence: [[[ColumnEvidence]]] = []
    var whole = DocumentEvidence(years: years(facts))
    for sheet in sheets {
      let own = drafts(sheet).map { PartGrammars.evidence(of: $0, texts: sheet.grid.texts) }
      for column in own.joined() { whole.note(column) }
      evidence.append(own)
    }
    for (sheet, evidence) in zip(sheets, evidence) {
      if let reason = sheet.left { assembler.leave(sheet.place, reason) }
      add(sheet, evidence, whole, to: &assembler)
    }
  }

  /// A document whose rows may stand as loose lines holds rows that nobody read.
  private func leaveLooseRows(_ sheets: [Sheet], _ assembler: inout TableAssembler) {
    guard !sheets.contains(where: { $0.left == nil }),
      let block = LooseRows(index).find(in: document)
    else { return }
    assembler.leave(Locator(document: number, block: block), .notRecognised)
  }

  private func drafts(_ sheet: Sheet) -> [PartDraft] {
    guard sheet.left == nil else { return [] }
    switch sheet.found {
    case .tables(let drafts): return drafts
    case .tree(let levels, _): return levels.map(\.draft)
    case .nothing: return []
    }
  }

  private func add(
    _ sheet: Sheet, _ evidence: [[ColumnEvidence]], _ whole: DocumentEvidence,
    to assembler: inout TableAssembler
  ) {
    guard sheet.left == nil else { return }
    let drafts = drafts(sheet)
    guard drafts.allSatisfy({ $0.header.choice.tables.allSatisfy(assembler.hasRoom) }) else {
      assembler.leave(sheet.place, .unread(.overLimit))
      return
    }
    let grammars = evidence.map {
      PartGrammars(
        index, placeholders: vocabulary.placeholders, evidence: $0, document: whole)
    }
    if case .tree(let levels, _) = sheet.found {
      TreeAssembly(index: index, grid: sheet.grid).add(levels, grammars, to: &assembler)
      return
    }
    for (draft, grammars) in zip(drafts, grammars) {
      draft.doubts { assembler.doubt($0, table: $1) }
      var flat = FlatTables(draft, sheet.grid, index, grammars, canMerge: document.canMerge)
      flat.add(to: &assembler)
    }
  }

  /// The years of the plan, for dates that name none.
  private func years(_ facts: SingleFacts) -> ClosedRange<Int>? {
    guard let plan = index.tables.firstIndex(where: { $0.id == "plan" }) else { return nil }
    func address(_ id: String) -> FieldAddress? {
      index.tables[plan].index(of: id).map { FieldAddress(table: plan, field: $0) }
    }
    if case .number(let year)? = facts.value(address("vigencia")), let year = year.wholeNumber {
      return year...year
    }
    if case .text(let period)? = facts.value(address("periodo")) {
      return TitleText.years(inTitle: period)
    }
    return nil
  }
}
