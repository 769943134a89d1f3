import Values

/// Something that is lacking to verify the plan, and what it holds back.
package struct Shortfall: Sendable {
  /// What is lacking: the first cause of the cells it holds back.
  package var cause: Cause
  /// The finding that tells it first, with its place and what to do about it.
  package var finding: Finding
  /// How many cells wait for it.
  package var cells: Int
  /// The rules that wait for it, in the order of the report.
  package var rules: [String]
  /// Whether a must-rule waits for it.
  package var holdsMust: Bool
  /// Whether a person has to decide, rather than somebody to hand something in.
  package var isDecision: Bool
}

extension CheckReport {
  /// What is lacking to verify the plan, what closes most cells first.
  ///
  /// Every cell that could not be checked or waits for a person is counted once, with the first of
  /// its causes: the cells of all shortfalls add up to the totals of those two verdicts.
  package var shortfalls: [Shortfall] {
    let musts = Set(rules.filter(\.isMust).map(\.id))
    var result: [Shortfall] = []
    var positions: [Key: Int] = [:]
    for finding in findings where finding.verdict == .notChecked || finding.verdict == .needsReview
    {
      let cause = finding.causes.first ?? Cause(fact: finding.rule, state: .imprecise)
      let key = Key(cause)
      let position = positions[key] ?? result.count
      if position == result.count {
        positions[key] = position
        result.append(
          Shortfall(
            cause: cause, finding: finding, cells: 0, rules: [], holdsMust: false,
            isDecision: finding.verdict == .needsReview))
      }
      result[position].cells += finding.count
      if result[position].rules.last != finding.rule,
        !result[position].rules.contains(finding.rule)
      {
        result[position].rules.append(finding.rule)
      }
      if musts.contains(finding.rule) { result[position].holdsMust = true }
    }
    return result.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.cells != second.cells { return first.cells > second.cells }
      if first.holdsMust != second.holdsMust { return first.holdsMust }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// What one act would close: a fact to give, a sheet to read, a heading to confirm, a norm to
  /// read. Values of cells of their own are told together, by column.
  private struct Key: Hashable {
    let fact: String
    let state: Cause.State
    let reason: String
    let text: LocalizedText?

    init(_ cause: Cause) {
      (fact, state) = (cause.fact, cause.state)
      reason = cause.state == .malformed || cause.state == .blank ? "" : cause.reason
      text = cause.state == .contested || cause.state == .unanswered ? cause.text : nil
    }
  }
}
