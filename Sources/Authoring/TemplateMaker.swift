import Documents
import Plans
import Rules
import Values

/// Makes templates from the vocabulary and the example plans of a rule pack.
///
/// A kind of plan has a template where the pack has an example that complies: the example says which
/// facts and columns such a plan needs, the vocabulary what they are called. Every heading is tried
/// on the recogniser, and one that it would not take for its field for certain is not used.
package struct TemplateMaker {
  private let vocabulary: Vocabulary
  private let bases: [ExampleBase]

  /// Of this pack, which must have been loaded whole.
  package init(_ pack: RulePack) { (vocabulary, bases) = (pack.vocabulary, pack.bases) }

  /// The kinds of plans there is a template for, in the order of the pack's examples.
  package var types: [String] {
    bases.compactMap(TemplateMaker.type).reduce(into: []) { types, type in
      if !types.contains(type) { types.append(type) }
    }
  }

  /// The template of a kind of plan; `nil` where the pack has no example of it.
  package func template(for type: String) -> PlanTemplate? {
    guard let base = bases.first(where: { TemplateMaker.type($0) == type }),
      let leaf = leaf(of: base, type)
    else { return nil }
    var candidates = Candidates(facts: facts(of: base), columns: columns(of: base, leaf))
    let rows = rows(of: base, leaf)
    let title = TemplateMaker.text(base.given.tables["plan"]?.first?["nombre"]) ?? type
    // Each round takes the next heading of what was not understood; at the end what is left is.
    for _ in 0..<64 {
      let template = candidates.template(type, title: title, rows: rows)
      guard candidates.advance(by: misunderstood(template)) else { return template }
    }
    return nil
  }

  private static func type(_ base: ExampleBase) -> String? {
    text(base.given.tables["plan"]?.first?["tipo"])
  }

  private static func text(_ cell: ExamplePlan.Cell?) -> String? {
    switch cell {
    case .text(let text)?: text
    case .texts(let texts)?: texts.joined(separator: "; ")
    default: nil
    }
  }

  /// The table of such a plan's own rows: the one that suggests its kind and has most rows.
  private func leaf(of base: ExampleBase, _ type: String) -> TableDefinition? {
    vocabulary.tables.filter { $0.suggests == type && base.given.tables[$0.id] != nil }
      .max { (base.given.tables[$0.id]?.count ?? 0) < (base.given.tables[$1.id]?.count ?? 0) }
  }
}

// MARK: - Candidates

extension TemplateMaker {
  /// Facts and columns with all headings that may be tried.
  private struct Candidates {
    var facts: [(fact: PlanTemplate.Fact, headings: ArraySlice<String>)]
    var columns: [(column: PlanTemplate.Column, key: Key, headings: ArraySlice<String>)]

    func template(
      _ type: String, title: String, rows: [[Key: PlanTemplate.Cell]]
    ) -> PlanTemplate {
      PlanTemplate(
        type: type, title: title,
        facts: facts.map { each in
          var fact = each.fact
          fact.heading = each.headings.first ?? ""
          return fact
        },
        columns: columns.map { each in
          var column = each.column
          column.heading = each.headings.first ?? ""
          return column
        },
        rows: rows.map { row in columns.map { row[$0.key] ?? .empty } })
    }

    /// Tries the next heading of these, and drops what has none left; false where all is well.
    mutating func advance(by faults: (facts: Set<Int>, columns: Set<Int>)) -> Bool {
      guard !faults.facts.isEmpty || !faults.columns.isEmpty else { return false }
      for index in faults.facts { facts[index].headings.removeFirst() }
      for index in faults.columns { columns[index].headings.removeFirst() }
      facts.removeAll { $0.headings.isEmpty }
      columns.removeAll { $0.headings.isEmpty }
      return true
    }
  }

  /// A field of a table.
  private struct Key: Hashable {
    let table: String
    let field: String
  }

  private func facts(
    of base: ExampleBase
  ) -> [(fact: PlanTemplate.Fact, headings: ArraySlice<String>)] {
    ["entidad", "plan"].compactMap(vocabulary.table).flatMap { table in
      table.fields.compactMap { field in
        guard let text = TemplateMaker.text(base.given.tables[table.id]?.first?[field.id]),
          !field.headings.isEmpty, Key(table: table.id, field: field.id) != TemplateMaker.titleKey
        else { return nil }
        let example = cell(text, field)
        return (
          PlanTemplate.Fact(table: table.id, field: field, example: example),
          TemplateMaker.readable(field, of: table)
        )
      }
    }
  }

  /// The plan's name stands in the title.
  private static let titleKey = Key(table: "plan", field: "nombre")

  /// The headings that say most plainly what the field is come first; those of programs come last.
  private static func readable(
    _ field: FieldDefinition, of table: TableDefinition
  ) -> ArraySlice<String> {
    let wanted = words("\(field.label.es) \(table.label.es)")
    func rank(_ heading: String) -> (Bool, Double) {
      let own = words(heading)
      return (
        isOdd(heading), -Double(own.intersection(wanted).count) / Double(own.union(wanted).count)
      )
    }
    let ranked = field.headings.enumerated().map { (rank($0.element), $0.offset, $0.element) }
    return ranked.sorted { left, right in
      left.0.0 != right.0.0 ? !left.0.0 : (left.0.1, left.1) < (right.0.1, right.1)
    }.map(\.2)[...]
  }

  private static func words(_ text: String) -> Set<String> {
    Set(foldedWords(text).split(separator: " ").map(String.init))
      .subtracting(["de", "del", "la", "el", "los", "las", "que", "en"])
  }

  /// Whether a heading is loud, one long word, or numbered, as programs write them.
  private static func isOdd(_ heading: String) -> Bool {
    let letters = heading.filter(\.isLetter)
    let isLoud = letters.count > 4 && letters.allSatisfy { $0.isUppercase }
    let isJoined = heading.count > 14 && !heading.contains(" ")
    return isLoud || isJoined || heading.contains { $0.isNumber || $0 == "\n" || $0 == "¿" }
  }

  /// The outermost parents come first, as offices draw such a sheet.
  private func columns(
    of base: ExampleBase, _ leaf: TableDefinition
  ) -> [(column: PlanTemplate.Column, key: Key, headings: ArraySlice<String>)] {
    let tables = leaf.parents.reversed().compactMap(vocabulary.table) + [leaf]
    return tables.flatMap { table in
      let stated = Set((base.given.tables[table.id] ?? []).flatMap(\.keys))
      return table.fields.filter { stated.contains($0.id) && !$0.headings.isEmpty }.map { field in
        let column = PlanTemplate.Column(
          table: table, field: field,
          isNeeded: table.id == leaf.id && table.needs.contains(field.id))
        return (
          column, Key(table: table.id, field: field.id), TemplateMaker.readable(field, of: table)
        )
      }
    }
  }

  /// The rows of the leaf, each with the values of its parents, and of theirs.
  private func rows(
    of base: ExampleBase, _ leaf: TableDefinition
  ) -> [[Key: PlanTemplate.Cell]] {
    (base.given.tables[leaf.id] ?? []).map { row in
      var cells: [Key: PlanTemplate.Cell] = [:]
      add(row, of: leaf, base, to: &cells, depth: 0)
      return cells
    }
  }

  private func add(
    _ row: [String: ExamplePlan.Cell], of table: TableDefinition, _ base: ExampleBase,
    to cells: inout [Key: PlanTemplate.Cell], depth: Int
  ) {
    for field in table.fields {
      guard let text = TemplateMaker.text(row[field.id]) else { continue }
      let key = Key(table: table.id, field: field.id)
      if cells[key] == nil { cells[key] = cell(text, field) }
    }
    for parent in table.parents where depth < 8 {
      guard let name = TemplateMaker.text(row[parent]), let definition = vocabulary.table(parent),
        let found = base.given.tables[parent]?.first(where: { candidate in
          definition.key.contains {
            TemplateMaker.text(candidate[$0]).map(folded) == folded(name)
          }
        })
      else { continue }
      add(found, of: definition, base, to: &cells, depth: depth + 1)
    }
  }

  /// A text as the cell that a person would type.
  private func cell(_ text: String, _ field: FieldDefinition) -> PlanTemplate.Cell {
    switch field.type {
    case .date: CalendarDate(iso: text).map(PlanTemplate.Cell.day) ?? .text(text)
    case .integer, .decimal, .amount: Double(text).map(PlanTemplate.Cell.number) ?? .text(text)
    case .percent:
      Double(text.filter { $0 != "%" && $0 != " " }).map(PlanTemplate.Cell.number) ?? .text(text)
    case .choice(let choices): .text(choices.first { $0.id == text }?.name ?? text)
    case .text, .code, .yesNo: .text(text)
    }
  }
}

// MARK: - Trying

extension TemplateMaker {
  /// The facts and columns that the recogniser does not take for what they are, for certain.
  private func misunderstood(_ template: PlanTemplate) -> (facts: Set<Int>, columns: Set<Int>) {
    let grid = template.grid(rows: template.rows.count)
    let document = Document(path: "plantilla", format: .xlsx, blocks: [.table(grid)])
    let tables = Recogniser(vocabulary: vocabulary).tables(in: [document])
    var understood: [Int: Set<Key>] = [:]
    for table in tables.tables where !table.definition.isSingle {
      for reading in table.parts.flatMap(\.readings)
      where reading.confidence == .exact && Int(reading.cell.row) == template.headerRow {
        understood[Int(reading.cell.column), default: []].insert(
          Key(table: table.definition.id, field: reading.field))
      }
    }
    let columns = template.columns.indices.filter { index in
      let column = template.columns[index]
      return understood[index] != [Key(table: column.table, field: column.field.id)]
    }
    let facts = template.facts.indices.filter { index in
      let fact = template.facts[index]
      guard let table = tables[fact.table], let field = table.definition.index(of: fact.field.id),
        table.columns[field].value(row: 0) != nil
      else { return true }
      return Int(table.origin(row: 0, field: field).row) != index + 1
    }
    return (Set(facts), Set(columns))
  }
}
