import Documents
import Findings
import Plans
import Rules
import Values

/// Collects the cells of one rule that are told, alike ones together.
///
/// Cells with the same verdict, cause and place of the cause are one finding with a count.
struct Gathering {
  private let rule: Rule
  private let context: EvaluationContext
  private let subjects: Subjects
  private let renderer: MessageRenderer
  private var result: RuleOutcome
  private var positions: [Key: Int] = [:]
  private var lastOfVerdict: [Verdict: Int] = [:]
  private var firstSubjects: [Int?] = []
  /// The rows of a dated list that a finding gathers, by its position.
  private var listed: [Int: [Int]] = [:]
  /// The places of each finding that gathers several cells, by its position.
  private var places: [Int: Set<Locator>] = [:]
  private var reasonPositions: [ReasonKey: Int] = [:]
  private var questionPositions: [String: Int] = [:]
  /// The causes looked at last, and the questions they are.
  private var asked: (causes: [Cause], positions: [Int]) = ([], [])

  private struct Key: Hashable {
    let verdict: Verdict
    let fact: String
    let state: Cause.State?
    let reason: String
    let place: Locator?
  }

  private struct ReasonKey: Hashable {
    let verdict: Verdict
    let fact: String
    let state: Cause.State
    let reason: String
  }

  init(rule: Rule, context: EvaluationContext, subjects: Subjects, totals: VerdictTotals) {
    self.rule = rule
    self.context = context
    self.subjects = subjects
    renderer = MessageRenderer(rule: rule, context: context, subjects: subjects)
    result = RuleOutcome(rule: rule.id, totals: totals)
  }

  /// Adds a cell; `subject` is `nil` for the cell of a whole rule or of an unread block.
  mutating func add(_ cell: Cell, subject: Int?) {
    if let subject, context.keepsSubjects {
      result.subjects.append((key: renderer.key(of: subject), verdict: cell.verdict))
    }
    switch cell.verdict {
    case .pass: break
    case .notApplicable, .notDue: addReason(cell)
    case .fail, .notChecked, .needsReview, .error:
      addFinding(cell, subject)
      addQuestions(cell)
    }
  }

  /// Adds so many cells that do not apply for one cause.
  mutating func add(_ cell: Cell, count: Int) {
    if count > 0 { addReason(cell, count: count) }
  }

  /// Gives away what was gathered.
  mutating func finish() -> RuleOutcome {
    // Taken out, so that nobody holds the findings besides while they are told again.
    var outcome = RuleOutcome(rule: rule.id, totals: result.totals)
    swap(&outcome, &result)
    for index in outcome.findings.indices where outcome.findings[index].count > 1 {
      renderer.retell(&outcome.findings[index], firstSubjects[index], listed: listed[index] ?? [])
    }
    outcome.due.sort { ($0.date, $0.rule) < ($1.date, $1.rule) }
    return outcome
  }

  // MARK: - Steps

  private mutating func addReason(_ cell: Cell, count: Int = 1) {
    guard let cause = cell.causes.first else { return }
    let key = ReasonKey(
      verdict: cell.verdict, fact: cause.fact, state: cause.state, reason: cause.reason)
    if let position = reasonPositions[key] {
      result.reasons[position].count += count
    } else {
      reasonPositions[key] = result.reasons.count
      result.reasons.append(.init(verdict: cell.verdict, cause: cause, count: count))
    }
    guard cell.verdict == .notDue, let day = CalendarDate(iso: cause.reason) else { return }
    if let index = result.due.firstIndex(where: { $0.date == day }) {
      result.due[index].count += 1
    } else {
      result.due.append(.init(date: day, rule: rule.id, count: 1))
    }
  }

  private mutating func addFinding(_ cell: Cell, _ subject: Int?) {
    let key = isOfItsOwn(cell, subject) ? nil : key(of: cell)
    if let key, let position = positions[key] {
      result.findings[position].count += 1
      if let subject, isListed(cell) { listed[position, default: []].append(subject) }
      if cell.verdict == .fail, result.findings[position].subject.key != "*" {
        result.findings[position].gathered.append(renderer.fingerprint(of: subject))
      }
      addPlaces(of: cell, subject, to: position)
      return
    }
    // Beyond the limit cells are counted in the last finding of their verdict: the books balance.
    if result.findings.count >= context.limits.findings, let last = lastOfVerdict[cell.verdict] {
      result.findings[last].count += 1
      return
    }
    if let key { positions[key] = result.findings.count }
    lastOfVerdict[cell.verdict] = result.findings.count
    firstSubjects.append(subject)
    if let subject, isListed(cell) { listed[result.findings.count] = [subject] }
    result.findings.append(renderer.finding(cell, subject))
  }

  /// Whether no other cell can be told with this one: a fail whose cause has no place is told subject
  /// by subject, and a value that was read is a fault of its own cell, also when several rows inherit
  /// it.
  private func isOfItsOwn(_ cell: Cell, _ subject: Int?) -> Bool {
    guard subject != nil else { return false }
    let cause = cell.causes.first
    return !isListed(cell)
      && (cause?.state == .present || cause?.place == nil && cell.verdict == .fail)
  }

  /// A row of a dated list that the plan does not name, by a rule that only notes it: one note names
  /// them all, where the rule has words for it.
  private func isListed(_ cell: Cell) -> Bool {
    guard case .each = subjects.kind else { return false }
    return cell.verdict == .fail && rule.severity == .note && rule.messageAll != nil
      && cell.causes.first?.state == .absent && cell.causes.first?.place == nil
  }

  /// What cells that are told together have in common.
  private func key(of cell: Cell) -> Key {
    let cause = cell.causes.first
    return Key(
      verdict: cell.verdict, fact: cause?.fact ?? "", state: cause?.state,
      reason: isListed(cell) ? "" : cause?.reason ?? "", place: cause?.place)
  }

  private mutating func addPlaces(of cell: Cell, _ subject: Int?, to position: Int) {
    guard result.findings[position].locations.count < context.limits.places else { return }
    // Rows that share a condition share its causes, the very same list: so their places are known.
    if cell.places.isEmpty, !cell.causes.isEmpty, cell.causes == result.findings[position].causes,
      cell.causes.contains(where: { $0.place != nil })
    {
      return
    }
    let more = renderer.places(of: cell, subject)
    // Most often the place of them all, a column's heading, is there already.
    if let only = result.findings[position].locations.first?.locator, more == [only] { return }
    var known =
      places.removeValue(forKey: position)
      ?? Set(result.findings[position].locations.map(\.locator))
    for place in more where known.insert(place).inserted {
      result.findings[position].locations.append(renderer.location(place))
    }
    places[position] = known
  }

  private mutating func addQuestions(_ cell: Cell) {
    if cell.causes == asked.causes {
      for position in asked.positions { result.questions[position].cells += 1 }
      return
    }
    asked = (cell.causes, [])
    var seen: Set<String> = []
    for cause in cell.causes {
      guard let question = renderer.question(cause), seen.insert(question.id).inserted else {
        continue
      }
      if let position = questionPositions[question.id] {
        result.questions[position].cells += 1
        asked.positions.append(position)
      } else {
        asked.positions.append(result.questions.count)
        questionPositions[question.id] = result.questions.count
        result.questions.append(question)
      }
    }
  }
}
