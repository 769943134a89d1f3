import CEL
import Documents
import Findings
import Plans
import Rules
import Values

/// Judges one rule: as a whole, and else subject by subject, in the order of `design.md` section 2.
final class RuleEvaluator: Sendable {
  let requirement: Requirement
  /// A run of the rule's forms and expressions.
  let run: FormRun
  /// Rules this one yields to, judged.
  let graver: [JudgedRule]

  init?(_ rule: Rule, in context: EvaluationContext, graver: [JudgedRule]) {
    guard let requirement = context.pack.requirement(rule.requirement) else { return nil }
    self.requirement = requirement
    self.graver = graver
    run = FormRun(
      context: context, rule: rule, subjects: Subjects(of: rule.subject, in: context))
  }

  var rule: Rule { run.rule }
  var context: EvaluationContext { run.context }
  var subjects: Subjects { run.subjects }

  /// The rule's cells.
  func judge() -> JudgedRule {
    if let single = applicability() { return JudgedRule(self, whole: single) }
    let whens = rule.when.map { Asker($0, run: run) }
    if let single = wholeRule(whens) { return JudgedRule(self, whole: single) }
    return JudgedRule(self, judgeSubjects(whens), extra: extraCells)
  }

  // MARK: - The rule as a whole

  /// The one cell of a rule that has nothing to do with this plan, or whose applicability is open.
  private func applicability() -> Cell? {
    if subjects.count == 0, isOfChanges {
      return Cell(
        .notApplicable, [Cause(fact: rule.id, state: .doesNotApply, text: .onlyChanges)])
    }
    guard requirement.inForce.contains(context.asOf), rule.inForce.contains(context.asOf) else {
      return Cell(.notApplicable, [Cause(fact: requirement.id, state: .notInForce)])
    }
    if let applies = requirement.applies {
      guard applies.isSound else { return fault }
      let asker = Asker(applies, run: run)
      if asker.kind(-1) == .yes { return unsound }
      switch asker.ask(-1) {
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
    return unsound
  }

  /// The one cell of a rule of which some expression does not compile.
  private var unsound: Cell? { rule.expressions.allSatisfy(\.isSound) ? nil : fault }

  /// The one cell of a rule that applies to no subject, or says nothing that was not said.
  private func wholeRule(_ whens: Asker?) -> Cell? {
    if let whens, !subjects.isPlan, whens.kind(-1) == .no { return doesNotApply }
    if let graver = graver.first(where: { $0.rule.subject == .plan && $0.hasFailed }) {
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

  /// What is said of a subject that the rule is not meant for.
  var doesNotApply: Cell {
    Cell(.notApplicable, [Cause(fact: rule.id, state: .doesNotApply, text: rule.whenNot)])
  }

  /// A table without rows, and each block that may hold some, is one more cell: never green.
  private var extraCells: [Cell] {
    guard let table = subjects.table, !isOfChanges else { return [] }
    var cells = context.unreadBlocks(hidingRowsOf: table).map { Cell(.notChecked, [$0]) }
    if subjects.count == 0 {
      let id = context.tables.tables[table].definition.id
      cells.insert(Cell(.notChecked, [Cause(fact: id, state: .noSubjects)]), at: 0)
    }
    return cells
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
  fileprivate var isPlan: Bool {
    if case .plan = kind { return true }
    return false
  }
}
