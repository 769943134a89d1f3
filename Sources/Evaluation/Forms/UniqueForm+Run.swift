import Documents
import Findings
import Plans
import Rules
import Values

extension UniqueForm: RunnableForm {
  /// A twin that was read is false; without one, what was not read may be one.
  func run(_ run: FormRun) -> FormResult {
    let tables = run.context.tables
    guard let access = run.access(field) else {
      return FormResult(judgements: run.judge(field) { _, _ in .fault }) { _ in Explanation() }
    }
    let scope = run.subjects.table.flatMap { table in
      within.flatMap { tables.tables[table].parentRows[$0] }
    }
    var rowsByValue: [Key: [Int32]] = [:]
    var unreadScopes: Set<Int32> = []
    for subject in 0..<run.subjects.count {
      let parent = scope?[subject] ?? -1
      let code = access.code(row: subject, in: tables)
      if code.state == .unread { unreadScopes.insert(parent) }
      for text in UniqueForm.texts(access.value(row: subject, in: tables)) {
        let key = Key(parent: parent, text: text)
        if rowsByValue[key]?.last != Int32(subject) {
          rowsByValue[key, default: []].append(Int32(subject))
        }
      }
    }
    let twins = rowsByValue
    let isOpen = run.context.facts.isOpen(run.subjects.table ?? access.table)
    @Sendable func others(_ subject: Int) -> [Int32] {
      let parent = scope?[subject] ?? -1
      var found: [Int32] = []
      for text in UniqueForm.texts(access.value(row: subject, in: tables)) {
        for row in twins[Key(parent: parent, text: text)] ?? []
        where row != Int32(subject) && !found.contains(row) { found.append(row) }
      }
      return found
    }
    let judgements = run.judge(field) { code, row in
      switch code.state {
      case .present: .yes
      case .malformed, .unread: .unknown
      default: .nothing
      }
    }
    var decided = judgements
    for subject in decided.indices where decided[subject].answer == .yes {
      let guessed = decided[subject].isGuessed
      if !others(subject).isEmpty {
        decided[subject] = Judgement(.no, guessed: guessed)
      } else if isOpen || unreadScopes.contains(scope?[subject] ?? -1) {
        decided[subject] = Judgement(.unknown, guessed: guessed)
      }
    }
    return FormResult(judgements: decided) { subject in
      var explanation = run.explanation(field, subject: subject)
      let places = others(subject).map { row in
        tables.tables[access.table].origin(row: access.row(from: Int(row)), field: access.field)
      }
      explanation.places += places
      explanation.values["others"] = .text(Cells.list(places))
      return explanation
    }
  }

  private struct Key: Hashable {
    let parent: Int32
    let text: String
  }

  private static func texts(_ value: FactValue?) -> [String] {
    switch value {
    case nil: []
    case .list(let values)?: values.map { folded($0.description) }
    case let single?: [folded(single.description)]
    }
  }
}

/// Cells named one after another, cut after a few.
enum Cells {
  static func list(_ places: [Locator], most: Int = 5) -> String {
    let names = places.prefix(most).map {
      CellReference.name(row: max(0, Int($0.row)), column: max(0, Int($0.column)))
    }
    let more = places.count - names.count
    return names.joined(separator: ", ") + (more > 0 ? ", … (+\(more))" : "")
  }
}
