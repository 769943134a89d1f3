import CEL
import Documents
import Findings
import Plans
import Rules
import Values

/// Judges the subjects of one rule, in the order that `design.md` section 2 gives.
struct RuleEvaluator {
  let rule: Rule
  let requirement: Requirement
  let context: EvaluationContext
  let subjects: Subjects
  /// Rules this one yields to, with what became of them.
  let graver: [(rule: Rule, outcome: RuleOutcome, cells: ContiguousArray<Verdict>)]

  init?(
    _ rule: Rule, in context: EvaluationContext,
    graver: [(rule: Rule, outcome: RuleOutcome, cells: ContiguousArray<Verdict>)]
  ) {
    guard let requirement = context.pack.requirement(rule.requirement) else { return nil }
    self.rule = rule
    self.requirement = requirement
    self.context = context
    self.graver = graver
    subjects = Subjects(of: rule.subject, in: context)
  }

  /// The rule's cells, gathered; and the verdict of each subject for rules that yield to this one.
  func evaluate() -> (outcome: RuleOutcome, cells: ContiguousArray<Verdict>) {
    var gathering = Gathering(rule: rule, context: context, subjects: subjects)
    if let single = wholeRule() {
      gathering.add(single, subject: nil)
      return (gathering.outcome(), [])
    }
    let verdicts = judgeSubjects(into: &gathering)
    addExtraCells(to: &gathering)
    return (gathering.outcome(), verdicts)
  }

  // MARK: - The rule as a whole

  /// The one cell of a rule that has nothing to do with this plan, or whose applicability is open.
  private func wholeRule() -> Cell? {
    if subjects.count == 0, isOfChanges {
      return Cell(
        .notApplicable, [Cause(fact: rule.id, state: .doesNotApply, text: .onlyChanges)])
    }
    guard requirement.inForce.contains(context.asOf), rule.inForce.contains(context.asOf) else {
      return Cell(.notApplicable, [Cause(fact: requirement.id, state: .notInForce)])
    }
    if let applies = requirement.applies {
      guard applies.isSound else { return fault }
      switch ask(applies, subject: -1) {
      case .yes: break
      case .no:
        return Cell(
          .notApplicable,
          [Cause(fact: requirement.id, state: .doesNotApply, text: requirement.who)])
      case .open(let causes): return Cell(.notChecked, causes)
      case .guess(let causes): return Cell(.needsReview, causes)
      case .fault(let cause): return Cell(.error, [cause])
      }
    }
    guard rule.expressions.allSatisfy(\.isSound) else { return fault }
    if let when = rule.when, !subjects.isPlan, case .no = ask(when, subject: -1) {
      return doesNotApply
    }
    if let graver = graver.first(where: { $0.rule.subject == .plan && $0.outcome.hasFailed }) {
      return Cell(.notApplicable, [Cause(fact: graver.rule.id, state: .yielded)])
    }
    if let table = subjects.table,
      subjects.count > context.limits.subjects(rules: context.pack.rules.count)
    {
      let id = context.tables.tables[table].definition.id
      return Cell(
        .notChecked, [Cause(fact: id, state: .unread, reason: UnreadReason.overLimit.rawValue)])
    }
    if case .each = subjects.kind, subjects.count == 0 {
      return Cell(.notApplicable, [Cause(fact: rule.id, state: .notInForce)])
    }
    return nil
  }

  /// Whether changes between two versions are judged, which stand in no document.
  private var isOfChanges: Bool {
    subjects.table.map { context.tables.tables[$0].definition.role == .cambio } ?? false
  }
  /// An expression of a checked pack that does not compile is a fault of ours.
  private var fault: Cell { Cell(.error, [Cause(fact: rule.id, state: .fault)]) }

  private var doesNotApply: Cell {
    Cell(.notApplicable, [Cause(fact: rule.id, state: .doesNotApply, text: rule.whenNot)])
  }

  /// A table without rows, and each block that may hold some, is one more cell: never green.
  private func addExtraCells(to gathering: inout Gathering) {
    guard let table = subjects.table, !isOfChanges else { return }
    if subjects.count == 0 {
      let id = context.tables.tables[table].definition.id
      gathering.add(Cell(.notChecked, [Cause(fact: id, state: .noSubjects)]), subject: nil)
    }
    for cause in context.unreadBlocks(hidingRowsOf: table) {
      gathering.add(Cell(.notChecked, [cause]), subject: nil)
    }
  }

  // MARK: - Subject by subject

  private func judgeSubjects(into gathering: inout Gathering) -> ContiguousArray<Verdict> {
    let run = FormRun(context: context, rule: rule, subjects: subjects)
    let whens = rule.when.map { Asker($0, run: run) }
    let dues = rule.due.map { DueAsker($0, run: run) }
    let results = rule.check.map { form in
      (form as? any RunnableForm)?.run(run)
        ?? FormResult(
          judgements: ContiguousArray(repeating: Judgement(.fault), count: subjects.count)
        ) { _ in Explanation() }
    }
    let plains = plainVerdicts(whens, results)
    var verdicts = ContiguousArray<Verdict>()
    verdicts.reserveCapacity(subjects.count)
    var items: [Judgement] = []
    var plain = (met: 0, notMeant: 0, empty: 0)
    for subject in 0..<subjects.count {
      switch plains?[subject] ?? .unsettled {
      case .met:
        verdicts.append(.pass)
        plain.met += 1
        continue
      case .notMeant:
        verdicts.append(.notApplicable)
        plain.notMeant += 1
        continue
      case .empty:
        verdicts.append(.notApplicable)
        plain.empty += 1
        continue
      case .unsettled: break
      }
      items.removeAll(keepingCapacity: true)
      for result in results { items.append(result.judgements[subject]) }
      var cell = judge(subject, items, results, whens, dues)
      cell.requirement = ownRequirement(subject)
      verdicts.append(cell.verdict)
      gathering.add(cell, subject: subject)
    }
    gathering.addPlain(.pass, [], count: plain.met)
    gathering.addPlain(.notApplicable, doesNotApply.causes, count: plain.notMeant)
    gathering.addPlain(.notApplicable, nothingToJudge, count: plain.empty)
    return verdicts
  }

  private var nothingToJudge: [Cause] { [Cause(fact: rule.id, state: .nothingToJudge)] }

  /// What is said of a row without a closer look.
  private enum Plain: UInt8 {
    /// All items that judge it are met.
    case met
    /// The rule does not apply to it.
    case notMeant
    /// There is nothing to judge.
    case empty
    /// Something is wrong, unknown or guessed: a cell that has to be looked at.
    case unsettled
  }

  /// The bulk of a large table, judged a column at a time; `nil` where every cell is looked at.
  private func plainVerdicts(_ whens: Asker?, _ results: [FormResult]) -> ContiguousArray<Plain>? {
    let conditions = whens?.column(count: subjects.count)
    guard !context.keepsSubjects, !subjects.isGrouped, let first = results.first else { return nil }
    // Nothing to judge is 0 and met is 1; whatever else is said has a higher bit.
    assert(Judgement(.nothing).rawValue == 0 && Judgement(.yes).rawValue == 1)
    var together = first.judgements.map(\.rawValue)
    for result in results.dropFirst() {
      result.judgements.withUnsafeBufferPointer { more in
        for row in together.indices { together[row] |= more[row].rawValue }
      }
    }
    for other in graver where other.rule.subject == rule.subject {
      for row in together.indices where other.cells.indices.contains(row) {
        if other.cells[row] == .fail { together[row] = .max }
      }
    }
    var plains = ContiguousArray<Plain>(repeating: .unsettled, count: together.count)
    for row in together.indices {
      switch (conditions?[row] ?? .yes, together[row]) {
      case (.yes, 0): plains[row] = .empty
      case (.yes, 1): plains[row] = .met
      case (.no, ..<UInt8.max): plains[row] = .notMeant
      default: break
      }
    }
    return plains
  }

  func judge(
    _ subject: Int, _ items: [Judgement], _ results: [FormResult], _ whens: Asker?,
    _ dues: DueAsker?
  ) -> Cell {
    if let yielded = graver.first(where: {
      $0.cells.indices.contains(subject) && $0.rule.subject == rule.subject
        && $0.cells[subject] == .fail
    }) {
      return Cell(.notApplicable, [Cause(fact: yielded.rule.id, state: .yielded)])
    }
    if subjects.isKeyless(subject) {
      return Cell(.notApplicable, nothingToJudge)
    }
    if subjects.hasUnreadKey(subject) { return Cell(.notChecked, subjects.unreadKeys) }
    var guesses = subjects.guessedKeys[subject] ?? []
    switch whens?.ask(subject) {
    case nil, .yes?: break
    case .no?: return doesNotApply
    case .open(let causes)?: return Cell(.notChecked, causes)
    case .guess(let causes)?: guesses += causes
    case .fault(let cause)?: return Cell(.error, [cause])
    }
    let check = CheckJudgement(items)
    var cell = cell(of: check, subject, results)
    if check.answer != .fault, !guesses.isEmpty || check.isGuessed {
      guesses += cell.causes.filter { $0.state == .guessed || $0.state == .unanswered }
      if cell.verdict != .notChecked {
        cell.verdict = .needsReview
        cell.causes = guesses.isEmpty ? cell.causes : guesses
      }
    }
    // What is met, or has nothing to judge, if a guess holds is a question before its day as after.
    if cell.verdict == .needsReview, check.answer == .yes || check.answer == .nothing {
      return cell
    }
    return dues.map { exigible(cell, subject, $0) } ?? contested(cell)
  }

  private func cell(
    of check: CheckJudgement, _ subject: Int, _ results: [FormResult]
  ) -> Cell {
    var cell = Cell(RuleEvaluator.verdict(of: check.answer))
    if check.answer == .yes, !check.isGuessed { return cell }
    if check.answer == .nothing, !check.isGuessed {
      cell.causes = nothingToJudge
      return cell
    }
    for item in check.deciding {
      let explanation = results[item].explain(subject)
      cell.causes += explanation.causes.filter { cause in
        switch check.answer {
        case .unknown: cause.state != .present
        default: true
        }
      }
      cell.places += explanation.places
      cell.values.merge(explanation.values) { first, _ in first }
    }
    if check.answer == .nothing {
      cell.causes = nothingToJudge + cell.causes
    }
    if cell.verdict == .notChecked, cell.causes.isEmpty {
      cell.causes = [Cause(fact: rule.id, state: .imprecise)]
    }
    if cell.verdict == .error, cell.causes.isEmpty {
      cell.causes = [Cause(fact: rule.id, state: .fault)]
    }
    return cell
  }

  private static func verdict(of answer: Judgement.Answer) -> Verdict {
    switch answer {
    case .yes: .pass
    case .no: .fail
    case .nothing: .notApplicable
    case .unknown: .notChecked
    case .open: .needsReview
    case .fault: .error
    }
  }

  /// A fail, an unknown or an open question before its day is not due.
  private func exigible(_ cell: Cell, _ subject: Int, _ dues: DueAsker) -> Cell {
    switch cell.verdict {
    case .fail, .notChecked, .needsReview: break
    case .pass, .notApplicable, .notDue, .error: return cell
    }
    switch dues.ask(subject) {
    case .day(_, let guesses) where !guesses.isEmpty:
      guard cell.verdict == .fail else { return cell }
      return Cell(.needsReview, guesses)
    case .day(let day, _):
      guard day > context.asOf else { return contested(cell) }
      return Cell(
        .notDue, [Cause(fact: rule.id, state: .notDue, reason: day.description)])
    case .open(let causes): return Cell(.notChecked, causes)
    case .fault(let cause): return Cell(.error, [cause])
    }
  }

  private func contested(_ cell: Cell) -> Cell {
    guard cell.verdict == .fail, let text = requirement.contested else { return cell }
    var cell = cell
    cell.verdict = .needsReview
    cell.causes = [Cause(fact: requirement.id, state: .contested, text: text)] + cell.causes
    return cell
  }

  func ownRequirement(_ subject: Int) -> String? {
    guard case .each(let dated, let rows) = subjects.kind else { return nil }
    return dated.rows[rows[subject]].requirement
  }

  private func ask(_ expression: Expression, subject: Int) -> Answer {
    let run = FormRun(context: context, rule: rule, subjects: subjects)
    return Asker(expression, run: run).ask(subject)
  }

  // MARK: - Names

  /// The field of a subject that a path of an expression names; `nil` for lists and other subjects.
  static func fieldPath(
    _ path: CELPath, for subject: Rule.Subject, in context: EvaluationContext
  ) -> FieldPath? {
    guard path.names.count >= 2, let first = path.names.first, let field = path.names.last else {
      return nil
    }
    let parents = Array(path.names.dropFirst().dropLast())
    switch subject {
    case .rows(let table) where first == table: return FieldPath(parents: parents, field: field)
    default:
      guard context.tables[first]?.definition.isSingle == true else { return nil }
      return FieldPath(parents: [first], field: field)
    }
  }
}

extension LocalizedText {
  fileprivate static let onlyChanges = LocalizedText(
    es: "no hay cambios entre dos versiones del plan que juzgar («cotejo compare» los busca)",
    en: "there are no changes between two versions of the plan to judge (“cotejo compare” looks "
      + "for them)")
}

extension Subjects {
  /// Whether the dossier is the one subject.
  var isPlan: Bool {
    if case .plan = kind { return true }
    return false
  }

  /// Whether groups are judged, some of which may have no key.
  var isGrouped: Bool {
    if case .groups = kind { return true }
    return false
  }
}
