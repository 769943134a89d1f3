import CEL
import Documents
import Findings
import Plans
import Rules
import Values

/// What the forms and the expressions of one rule run over: all its subjects.
///
/// A class, so that whatever explains a cell later on holds the rule and its subjects only once.
final class FormRun: Sendable {
  let context: EvaluationContext
  let rule: Rule
  let subjects: Subjects

  init(context: EvaluationContext, rule: Rule, subjects: Subjects) {
    (self.context, self.rule, self.subjects) = (context, rule, subjects)
  }

  /// The cost at which an expression stops, which is evaluated for each subject or for all at once.
  func costLimit(of expression: Expression) -> Int {
    context.costLimit(subjects: isSameForAll(expression) ? 1 : subjects.count)
  }

  /// The names that the rule's expressions may use.
  var scope: RuleScope { rule.scope }

  /// The way to a field, from the judged table or from the plan.
  func access(_ path: FieldPath) -> FactAccess? {
    context.access(path, from: subjects.table)
  }

  /// The facts of a field by subject.
  func facts(_ path: FieldPath) -> SubjectFacts? {
    access(path).map { SubjectFacts($0, of: subjects.count, in: context.tables) }
  }

  /// Judges one field of every subject by the code of its fact and, where that says present, by
  /// what `present` makes of the value's row in the field's own column; without it that is met.
  ///
  /// The judgement is a guess where the fact is.
  func judge(
    _ path: FieldPath, _ answer: (FactCode.State) -> Judgement.Answer,
    present: ((Int) -> Judgement.Answer)? = nil
  ) -> ContiguousArray<Judgement> {
    guard let facts = facts(path) else {
      return ContiguousArray(repeating: Judgement(.fault), count: subjects.count)
    }
    return facts.judgements(
      byCode: { code in
        Judgement(
          code.isPresent ? .yes : answer(code.state), guessed: code.isGuessed)
      }, present: present)
  }

  /// The judgements of a form that names a field nobody knows: all faults.
  var faults: FormResult {
    FormResult(judgements: ContiguousArray(repeating: Judgement(.fault), count: subjects.count)) {
      _ in Explanation()
    }
  }

  /// The explanation of one field: its state, its place, its value.
  func explanation(_ path: FieldPath, subject: Int) -> Explanation {
    explanation(access(path), subject: subject)
  }

  /// The explanation of the fact at the end of a way.
  func explanation(_ access: FactAccess?, subject: Int) -> Explanation {
    guard let access else { return Explanation() }
    let row = access.row(from: subject)
    let cause = context.cause(access, from: subject)
    guard row >= 0 else { return Explanation(causes: [cause]) }
    return Explanation(
      causes: [cause],
      places: cause.place == nil
        ? [] : [context.tables.tables[access.table].origin(row: row, field: access.field)],
      values: ["value": .fact(table: access.table, field: access.field, row: row)])
  }

  /// `actividad.responsable`.
  func factName(_ access: FactAccess) -> String {
    context.factName(table: access.table, field: access.field)
  }

  /// Whether an expression says the same of every subject: it reads nothing of any of them.
  func isSameForAll(_ expression: Expression) -> Bool {
    expression.program.slots.allSatisfy { slot in
      switch scope.kinds.indices.contains(slot) ? scope.kinds[slot] : nil {
      case .single, .asOf, .rows: true
      case .row, .group, .datedRow, .member, nil: false
      case .named(let name):
        rule.lets.first { $0.name == name }.map { isSameForAll($0.value) } ?? false
      }
    }
  }

  /// An activation over all facts, or over the certain ones.
  func activation(_ scope: RuleScope, _ view: FactView) -> RuleActivation {
    RuleActivation(
      scope: scope, view: view, context: context,
      costLimit: context.costLimit(subjects: subjects.count), subjects: subjects, lets: rule.lets)
  }
}

/// A form that can be run: how each does is told in a file of its own.
protocol RunnableForm: CheckForm {
  func run(_ run: FormRun) -> FormResult
}
