import Documents
import Values

/// Concludes the years of a plan of several years from columns such as «META 2024» to «META 2027».
struct YearColumns {
  let index: HeadingIndex

  /// A column of a year of the plan.
  private struct Column {
    /// Which year of the plan, from 1.
    var position: Int
    /// The year in its heading.
    var year: Int
    var place: Locator
  }

  /// Adds first and last year where the plan is of the kind that the drafts' tables suggest, names no
  /// year of its own, and every column says the same.
  func conclude(_ drafts: [PartDraft], into facts: inout SingleFacts) {
    guard let plan = index.tables.firstIndex(where: { $0.id == "plan" }),
      let kind = address(plan, "tipo"), let first = address(plan, "anio_inicial"),
      let last = address(plan, "anio_final"), facts.value(address(plan, "vigencia")) == nil,
      case .text(let id)? = facts.value(kind)
    else { return }
    let columns = drafts.filter { draft in
      let suggested = draft.header.format?.suggests
      return (suggested ?? index.tables[draft.header.choice.main].suggests) == id
    }.flatMap(columns).sorted { ($0.position, $0.place) < ($1.position, $1.place) }
    guard let begin = columns.first, let end = columns.last, begin.position == 1,
      Set(columns.map { $0.year - $0.position }).count == 1,
      Set(columns.map(\.position)).count == end.position, end.position > 1
    else { return }
    for (address, column) in [(first, begin), (last, end)] {
      facts.add(
        SingleFact(
          address: address,
          reading: .present(.number(Decimal(column.year)), .derived, fromText: true),
          confidence: .derived, origin: column.place))
    }
  }

  private func address(_ plan: Int, _ id: String) -> FieldAddress? {
    index.tables[plan].index(of: id).map { FieldAddress(table: plan, field: $0) }
  }

  private func columns(_ draft: PartDraft) -> [Column] {
    draft.header.choice.columns.compactMap { column in
      let heading = draft.header.block.columns[column.position]
      guard column.confidence != .guessed, let position = index[column.address].planYear,
        let years = TitleText.years(inTitle: heading.text), years.count == 1
      else { return nil }
      var place = draft.place
      place.row = Int32(clamping: heading.row)
      place.column = Int32(clamping: heading.column)
      return Column(position: position, year: years.lowerBound, place: place)
    }
  }
}
