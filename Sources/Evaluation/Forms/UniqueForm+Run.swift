import Documents
import Findings
import Plans
import Rules
import Values

extension UniqueForm: RunnableForm {
  /// A twin that was read is false; without one, what was not read may be one.
  func run(_ run: FormRun) -> FormResult {
    guard let access = run.access(field) else {
      return run.faults
    }
    let twins = Twins(access, within: within, in: run)
    let judgements = run.judge(field) { state in
      switch state {
      case .present: .yes
      case .malformed, .unread: .unknown
      default: .nothing
      }
    }
    var decided = judgements
    for subject in decided.indices where decided[subject].answer == .yes {
      decided[subject] = twins.judge(subject)
    }
    return FormResult(judgements: decided) { subject in
      var explanation = run.explanation(field, subject: subject)
      let others = twins.others(of: subject)
      let places = others.map { row in
        run.context.tables.tables[access.table]
          .origin(row: access.row(from: Int(row)), field: access.field)
      }
      if explanation.causes.first?.state == .present {
        explanation.causes += twins.causes(subject, others)
      }
      explanation.places += places
      explanation.values["others"] = .text(Cells.list(places))
      return explanation
    }
  }

  /// The values of a field by scope, and what in each scope was not read or is guessed.
  private struct Twins: Sendable {
    private let access: FactAccess
    private let context: EvaluationContext
    private let judged: Int
    private let scope: ContiguousArray<Int32>?
    private var rows: [Key: [Int32]] = [:]
    private var unread: [Int32: Int] = [:]
    private var guessed: [Int32: [Int]] = [:]

    init(_ access: FactAccess, within: String?, in run: FormRun) {
      self.access = access
      context = run.context
      judged = run.subjects.table ?? access.table
      scope = run.subjects.table.flatMap { table in
        within.flatMap { run.context.tables.tables[table].parentRows[$0] }
      }
      for subject in 0..<run.subjects.count {
        let parent = scope?[subject] ?? -1
        let code = access.code(row: subject, in: context.tables)
        if code.state == .unread, unread[parent] == nil { unread[parent] = subject }
        if code.isGuessed, code.state != .absent {
          guessed[parent, default: []].append(subject)
        }
        for text in texts(subject) {
          let key = Key(parent: parent, text: text)
          if rows[key]?.last != Int32(subject) { rows[key, default: []].append(Int32(subject)) }
        }
      }
    }

    /// The other rows of its scope with a value that it has.
    func others(of subject: Int) -> [Int32] {
      var found: [Int32] = []
      for text in texts(subject) {
        for row in rows[Key(parent: parent(subject), text: text)] ?? []
        where row != Int32(subject) && !found.contains(row) { found.append(row) }
      }
      return found
    }

    /// Of a value that was read: whether it has a twin.
    func judge(_ subject: Int) -> Judgement {
      let others = others(of: subject)
      let isOwnGuess = isGuessed(subject)
      if !others.isEmpty {
        return Judgement(.no, guessed: isOwnGuess || others.allSatisfy { isGuessed(Int($0)) })
      }
      if context.facts.isOpen(judged) || unread[parent(subject)] != nil {
        return Judgement(.unknown)
      }
      return Judgement(.yes, guessed: isOwnGuess || guessed[parent(subject)] != nil)
    }

    /// What leaves it open: the guesses it rests on, or what was not read.
    func causes(_ subject: Int, _ others: [Int32]) -> [Cause] {
      if !others.isEmpty {
        let isCertain = others.contains { !isGuessed(Int($0)) }
        return isCertain ? [] : others.map { context.cause(access, from: Int($0)) }
      }
      if let row = unread[parent(subject)] { return [context.cause(access, from: row)] }
      if context.facts.isOpen(judged) { return Array(context.openCauses(of: judged).prefix(1)) }
      return (guessed[parent(subject)] ?? []).prefix(1).map { context.cause(access, from: $0) }
    }

    private func parent(_ subject: Int) -> Int32 { scope?[subject] ?? -1 }

    private func isGuessed(_ subject: Int) -> Bool {
      access.code(row: subject, in: context.tables).isGuessed
    }

    private func texts(_ subject: Int) -> [String] {
      UniqueForm.texts(access.value(row: subject, in: context.tables))
    }
  }

  fileprivate struct Key: Hashable {
    let parent: Int32
    let text: String
  }

  fileprivate static func texts(_ value: FactValue?) -> [String] {
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
