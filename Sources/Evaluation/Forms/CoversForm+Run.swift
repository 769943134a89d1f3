import Documents
import Findings
import Plans
import Rules
import Values

extension CoversForm: RunnableForm {
  /// Looks for the names of dated rows as whole words in the folded texts of the plan.
  func run(_ run: FormRun) -> FormResult {
    let texts = Texts(places, in: run.context)
    let dated = run.context.pack.datedTable(rows)
    func missing(_ row: Int) -> Bool {
      guard let dated else { return true }
      return !columns.contains { column in
        dated.texts(row: row, column: column).contains(where: texts.contain)
      }
    }
    var judgements = ContiguousArray<Judgement>()
    var notFound: [[Int]] = []
    for subject in 0..<run.subjects.count {
      let rows = rowsToCover(subject, dated, run)
      let lacking = rows.filter(missing)
      notFound.append(lacking)
      if lacking.isEmpty {
        judgements.append(Judgement(rows.isEmpty ? .nothing : .yes))
      } else {
        judgements.append(Judgement(texts.isOpen ? .unknown : .no))
      }
    }
    let lacks = notFound
    let unread = texts.unread
    return FormResult(judgements: judgements) { subject in
      let names = lacks[subject].map { dated?.texts(row: $0, column: columns[0]).first ?? "" }
      return Explanation(
        causes: unread.isEmpty
          ? names.map { Cause(fact: rows, state: .absent, reason: $0) } : unread,
        values: [
          "expected": .text(names.joined(separator: "; ")),
          "others": .text(names.joined(separator: "; ")), "total": .text(String(names.count)),
        ])
    }
  }

  private func rowsToCover(_ subject: Int, _ dated: DatedTable?, _ run: FormRun) -> [Int] {
    if case .each(let table, let inForce) = run.subjects.kind, table.id == rows {
      return [inForce[subject]]
    }
    guard let dated else { return [] }
    return dated.rows.indices.filter { dated.rows[$0].inForce.contains(run.context.asOf) }
  }

  /// The folded texts of some fields, each once, to look words up in.
  private struct Texts {
    private var all: Set<String> = []
    private(set) var isOpen = false
    private var blocks: [Cause] = []
    private var cell: Cause?

    init(_ places: [(table: String, field: String)], in context: EvaluationContext) {
      for place in places {
        guard let table = context.tables.index(of: place.table),
          let field = context.tables.tables[table].definition.index(of: place.field)
        else { continue }
        if context.facts.isOpen(table) {
          isOpen = true
          for cause in context.unreadBlocks(hidingRowsOf: table) where !blocks.contains(cause) {
            blocks.append(cause)
          }
        }
        let column = context.tables.tables[table].columns[field]
        for row in 0..<column.count {
          if column.codes[row].state == .unread {
            isOpen = true
            cell = cell ?? context.cause(table: table, field: field, row: row)
          }
          guard let value = column.value(row: row) else { continue }
          all.insert(" " + foldedWords(value.description) + " ")
        }
      }
    }

    /// What could not be read: the blocks, and the first cell.
    var unread: [Cause] { blocks + (cell.map { [$0] } ?? []) }

    func contain(_ name: String) -> Bool {
      let words = " " + foldedWords(name) + " "
      guard words.utf8.count > 2 else { return false }
      return all.contains { $0.contains(words) }
    }
  }
}
