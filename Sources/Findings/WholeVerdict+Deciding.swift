extension WholeVerdict {
  /// What all rules together come to, as `design.md` section 2 has it.
  ///
  /// `isSelection` tells that the caller asked for some rules only: then each of them counts as a
  /// must-rule does otherwise, so that what was asked for and could not be checked is not green.
  /// `hasUnreadParts` tells that a part of a document could not be read at all.
  package init(
    rules: [CheckReport.RuleResult], isSelection: Bool, hasUnreadParts: Bool = false
  ) {
    let musts = rules.filter(\.isMust)
    if musts.contains(where: { $0.totals[.fail] > 0 }) {
      self = .doesNotComply
      return
    }
    let faulty = rules.contains { $0.totals[.error] > 0 }
    let judged = isSelection ? rules : musts
    let open = judged.contains { $0.totals[.notChecked] > 0 || $0.totals[.needsReview] > 0 }
    let passed = judged.contains { $0.totals[.pass] > 0 }
    self = faulty || open || hasUnreadParts || !passed ? .inconclusive : .complies
  }
}

extension CheckReport {
  /// Whether the gate lets this check through; sets nothing.
  ///
  /// `fails` forgives only what could not be checked or waits for a person, never a fault, never a
  /// check in which no must-rule passed. `new` counts the fails that the baseline does not hold.
  package func passesGate() -> Bool {
    guard allowsConclusion else { return false }
    switch run.gate {
    case .all:
      return (verdict == .complies || verdict == .compliesWithExceptions) && !hasCountedFails
    case .fails:
      return verdict != .doesNotComply && !hasCountedFails && hasPassed && totals[.error] == 0
    case .new:
      return !hasCountedFails && hasPassed && totals[.error] == 0
    }
  }

  /// Whether any fail is grave enough for the caller, and new where only new ones count.
  var hasCountedFails: Bool {
    findings.contains {
      $0.verdict == .fail && $0.severity >= run.failOn && !(run.gate == .new && $0.baseline == true)
    }
  }

  /// Whether a rule that counts was met anywhere.
  var hasPassed: Bool {
    let judged = run.selection.isEmpty ? rules.filter(\.isMust) : rules
    return judged.contains { $0.totals[.pass] > 0 }
  }
}
