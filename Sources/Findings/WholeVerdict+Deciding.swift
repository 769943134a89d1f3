extension WholeVerdict {
  /// What all rules together come to, as `design.md` section 2 has it.
  ///
  /// `isSelection` tells that the caller asked for some rules only: then each of them counts as a
  /// must-rule does otherwise, so that what was asked for and could not be checked is not green.
  /// `hindrance` tells what keeps the documents themselves from allowing a conclusion. Rules that judge
  /// no plan count for faults only. A fail under an accepted exception leaves its rule unmet and no
  /// longer makes the whole fail.
  package init(
    rules: [CheckReport.RuleResult], isSelection: Bool, hindrance: CheckReport.Hindrance? = nil
  ) {
    let ofPack = rules.filter(\.isOfPack)
    let musts = ofPack.filter(\.isMust)
    if musts.contains(where: { $0.totals[.fail] > $0.excepted }) {
      self = .doesNotComply
      return
    }
    let faulty = rules.contains { $0.totals[.error] > 0 }
    let judged = isSelection ? ofPack : musts
    let open = judged.contains { $0.totals[.notChecked] > 0 || $0.totals[.needsReview] > 0 }
    let passed = judged.contains { $0.totals[.pass] > 0 }
    let isExcepted = musts.contains { $0.totals[.fail] > 0 }
    self =
      faulty || open || hindrance != nil || !passed
      ? .inconclusive : isExcepted ? .compliesWithExceptions : .complies
  }
}

extension CheckReport {
  /// Decides the whole and the gate anew, after rules or findings were marked.
  package mutating func conclude() {
    verdict = WholeVerdict(
      rules: rules, isSelection: !run.selection.isEmpty, hindrance: hindrance)
    gatePassed = passesGate()
  }

  /// Whether the gate lets this check through; sets nothing.
  ///
  /// `fails` forgives only what could not be checked or waits for a person, never a fault, never a
  /// check in which no must-rule passed. `new` counts the fails that the baseline does not hold. Of
  /// what the entity decided, only that counts which `isForgiven` allows.
  package func passesGate() -> Bool {
    guard hindrance != .anotherKind else { return false }
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
      $0.verdict == .fail && $0.severity >= run.failOn
        && !(run.gate == .new && $0.baseline == true) && !isForgiven($0)
    }
  }

  /// Whether a rule that counts was met anywhere.
  var hasPassed: Bool {
    let judged = rules.filter { $0.isOfPack && (!run.selection.isEmpty || $0.isMust) }
    return judged.contains { $0.totals[.pass] > 0 }
  }
}
