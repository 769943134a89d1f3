import CEL
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
    func missing(_ row: Int, guesses: Bool = true) -> Bool {
      guard let dated else { return true }
      return !columns.contains { column in
        dated.texts(row: row, column: column)
          .contains { texts.contain($0, guesses: guesses) }
      }
    }
    var judgements = ContiguousArray<Judgement>()
    var notFound: [[Int]] = []
    for subject in 0..<run.subjects.count {
      let rows = rowsToCover(subject, dated, run)
      let lacking = rows.filter { missing($0) }
      notFound.append(lacking)
      if lacking.isEmpty {
        let rests = rows.contains { missing($0, guesses: false) }
        judgements.append(rows.isEmpty ? Judgement(.nothing) : Judgement(.yes, guessed: rests))
      } else if texts.isOpen {
        judgements.append(Judgement(.unknown))
      } else {
        judgements.append(Judgement(.no, guessed: !texts.guesses.isEmpty))
      }
    }
    let lacks = notFound
    let unread = texts.unread
    let decided = judgements
    let guesses = texts.guesses
    return FormResult(judgements: judgements) { subject in
      let names = lacks[subject].map { dated?.texts(row: $0, column: columns[0]).first ?? "" }
      let found = decided[subject].isGuessed ? guesses : []
      let absent = names.map { Cause(fact: rows, state: .absent, reason: $0) }
      return Explanation(
        causes: decided[subject].answer == .unknown ? unread : found + absent,
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
    private var certain = Words()
    private var guessed = Words()
    /// The first guess of each field.
    private(set) var guesses: [Cause] = []
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
        var hasGuess = false
        for row in 0..<column.count {
          if column.codes[row].state == .unread {
            isOpen = true
            cell = cell ?? context.cause(table: table, field: field, row: row)
          }
          guard let value = column.value(row: row) else { continue }
          let text = foldedWords(value.description)
          guard column.codes[row].isGuessed else {
            certain.add(text)
            continue
          }
          guessed.add(text)
          if !hasGuess { guesses.append(context.cause(table: table, field: field, row: row)) }
          hasGuess = true
        }
      }
    }

    /// What could not be read: the blocks, and the first cell.
    var unread: [Cause] { blocks + (cell.map { [$0] } ?? []) }

    func contain(_ name: String, guesses: Bool) -> Bool {
      let words = foldedWords(name)
      guard !words.isEmpty else { return false }
      return certain.contain(words) || (guesses && guessed.contain(words))
    }
  }

  /// Different texts of folded words one behind the other, to look for words in all of them at once.
  private struct Words {
    private var known: Set<String> = []
    private var bytes: [UInt8] = []

    mutating func add(_ text: String) {
      guard known.insert(text).inserted else { return }
      // No folded word holds a line break.
      bytes += Array(" \(text) \n".utf8)
    }

    func contain(_ words: String) -> Bool {
      ByteSearch.contains(bytes, Array(" \(words) ".utf8))
    }
  }
}
