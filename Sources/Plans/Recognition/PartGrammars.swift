import Documents
import Values

/// The grammars of a draft's columns, with what their cells tell about how to read them.
struct PartGrammars {
  private let index: HeadingIndex
  let placeholders: [String: BlankKind]
  private let placeholderGrammar: PlaceholderGrammar
  private let document: DocumentEvidence
  private let evidence: [ColumnEvidence]

  /// Grammars from evidence already gathered, one piece a slot.
  init(
    _ index: HeadingIndex, placeholders: [String: BlankKind], evidence: [ColumnEvidence],
    document: DocumentEvidence
  ) {
    (self.index, self.placeholders) = (index, placeholders)
    placeholderGrammar = PlaceholderGrammar(placeholders)
    (self.evidence, self.document) = (evidence, document)
  }

  /// The years of the plan, where they are known.
  var years: ClosedRange<Int>? { document.years }

  /// The grammar of a field in a slot's column.
  func grammar(slot: Int, _ address: FieldAddress) -> FieldGrammar {
    FieldGrammar(
      field: index[address], placeholders: placeholderGrammar, evidence: evidence[slot],
      document: document)
  }

  /// What is assumed of a slot's cells for a field.
  func assumptions(slot: Int, _ address: FieldAddress) -> [LocalizedText] {
    evidence[slot].assumptions(for: index[address].type, in: document)
  }

  /// Whether what is guessed of a slot's cells is guessed of all alike.
  func isOneGuess(slot: Int, _ address: FieldAddress) -> Bool {
    index[address].type == .date && evidence[slot].dayMonthOrder(in: document).isGuess
  }

  /// What the cells of a draft tell, each text looked at once a column.
  static func evidence(of draft: PartDraft, texts: StringPool) -> [ColumnEvidence] {
    let jobs = draft.rows.count < rowsForThreads ? 1 : 2
    return parallelMap(count: draft.positions.count, jobs: jobs) { slot in
      var isSeen = [Bool](repeating: false, count: texts.count)
      var evidence = ColumnEvidence()
      for level in draft.column(of: slot).levels { evidence.note(header: level) }
      for cell in draft.cells[slot] {
        switch cell {
        case .number, .date: evidence.note(cell, texts: texts)
        case .text(let identifier) where isSeen.indices.contains(Int(identifier)):
          if isSeen[Int(identifier)] { continue }
          isSeen[Int(identifier)] = true
          evidence.note(cell, texts: texts)
        default: continue
        }
      }
      return evidence
    }
  }

  /// With fewer rows another thread takes longer to wake than it saves.
  private static let rowsForThreads = 1_000
}

/// Describes how a part was understood.
struct PartDescription {
  private let draft: PartDraft
  private let index: HeadingIndex
  private let grammars: PartGrammars
  private let texts: StringPool

  /// Describes a draft.
  init(_ draft: PartDraft, _ index: HeadingIndex, _ grammars: PartGrammars, _ texts: StringPool) {
    (self.draft, self.index, self.grammars, self.texts) = (draft, index, grammars, texts)
  }

  /// The share of one table; the columns nobody claims are told with the main table.
  func part(of table: Int, rows: Range<Int>) -> TablePart {
    var columnOfField = [Int32](repeating: -1, count: index.tables[table].fields.count)
    var readings: [ColumnReading] = []
    for column in draft.header.choice.columns where column.address.table == table {
      let heading = draft.header.block.columns[column.position]
      columnOfField[column.address.field] = Int32(clamping: heading.column)
      let slot = draft.positions.firstIndex(of: column.position)
      readings.append(
        ColumnReading(
          field: index[column.address].id, header: heading.text, cell: cell(heading),
          confidence: column.confidence,
          assumptions: (slot.map { grammars.assumptions(slot: $0, column.address) } ?? [])
            + rival(of: column.address),
          isOneGuess: slot.map { grammars.isOneGuess(slot: $0, column.address) } ?? false))
    }
    readings += derived(table)
    var unrecognised: [UnrecognisedColumn] = []
    for (position, reason) in draft.header.choice.unclaimed
    where table == draft.header.choice.main && !draft.positionsOfSingles.contains(position) {
      let heading = draft.header.block.columns[position]
      unrecognised.append(
        UnrecognisedColumn(header: heading.text, cell: cell(heading), reason: reason))
    }
    return TablePart(
      place: draft.place, headerRow: Int32(clamping: draft.header.block.bottom),
      range: draft.range, rows: rows, columnOfField: columnOfField, readings: readings,
      unrecognised: unrecognised, format: draft.header.format)
  }

  /// What is said where the header fits another table as well: nothing is chosen in silence.
  private func rival(of address: FieldAddress) -> [LocalizedText] {
    let main = index.tables[draft.header.choice.main]
    guard let rival = draft.header.choice.rival, address.table == draft.header.choice.main,
      (main.needs + main.key).contains(index[address].id)
    else { return [] }
    let other = index.tables[rival].label
    return [
      LocalizedText(
        es: "los encabezados caben igual de bien en «\(other.es)»; dígalo con --mapping si es así",
        en: "the headings fit “\(other.text(in: .en))” as well; say so with --mapping if it is")
    ]
  }

  /// The dates that come from several columns together.
  private func derived(_ table: Int) -> [ColumnReading] {
    guard table == draft.header.choice.main else { return [] }
    let columns = draft.header.block.columns
    var readings = draft.splitDates.map { split in
      ColumnReading(
        field: index[split.address].id, header: columns[split.year].text,
        cell: cell(columns[split.year]), confidence: .derived, assumptions: [Self.isSplit],
        isComposed: true)
    }
    for (number, field) in index.tables[table].fields.enumerated() where field.type == .date {
      let address = FieldAddress(table: table, field: number)
      guard let spans = SpansOfEnds(draft, address, index, grammars, texts) else { continue }
      let heading = draft.column(of: spans.slot)
      readings.append(
        ColumnReading(
          field: field.id, header: heading.text, cell: cell(heading), confidence: .derived,
          assumptions: [Self.isSpan], isComposed: true))
    }
    if let grid = draft.timeGrid, let first = grid.columns.first, let last = grid.columns.last {
      for (id, end) in [("fecha_inicio", first), ("fecha_fin", last)] {
        readings.append(
          ColumnReading(
            field: id, header: columns[end.position].text, cell: cell(columns[end.position]),
            confidence: .derived, assumptions: [Self.isMarked], isComposed: true))
      }
    }
    return readings
  }

  private static let isSplit = LocalizedText(
    es: "año, mes y día en columnas aparte", en: "year, month and day in columns of their own")
  private static let isSpan = LocalizedText(
    es: "por los períodos que dice la columna de terminación",
    en: "by the spans that the column of ends tells")
  private static let isMarked = LocalizedText(
    es: "por la primera y la última marca del cronograma",
    en: "by the first and the last mark of the schedule")

  private func cell(_ heading: HeaderColumn) -> Locator {
    var place = draft.place
    place.row = Int32(clamping: heading.row)
    place.column = Int32(clamping: heading.column)
    return place
  }
}
