import Rules
import Values

/// Which rules check a requirement, and how far.
package struct RequirementCoverage: Sendable {
  private let pack: RulePack

  /// The coverage of a pack.
  package init(_ pack: RulePack) { self.pack = pack }

  /// The rules of a requirement; of one that stands for rows of a dated table, those that judge its
  /// rows one by one.
  package func rules(of requirement: Requirement) -> [Rule] {
    let own = pack.rules.filter { $0.requirement == requirement.id }
    guard own.isEmpty else { return own }
    let tables = pack.datedTables.filter { table in
      table.rows.contains { $0.requirement == requirement.id }
    }
    return pack.rules.filter { rule in
      tables.contains { rule.reads($0.id) }
    }
  }

  /// Whether some rule judges it by what was read, not only by asking.
  package func isJudged(_ requirement: Requirement) -> Bool {
    rules(of: requirement).contains { $0.check.contains(where: \.judges) }
  }

  /// Whether it is told what a document does not show: by its own words, by a question, or by the
  /// reason why it is out of scope.
  package func saysWhatIsLeft(_ requirement: Requirement) -> Bool {
    if requirement.left != nil { return true }
    switch requirement.coverage {
    case .outOfScope, .ask: return true
    case .automated: return false
    }
  }
}

extension CheckForm {
  /// Whether it looks at the plan, alone or as one part of `any`.
  fileprivate var judges: Bool {
    if let any = self as? AnyForm { return any.forms.contains(where: \.judges) }
    return !(self is AskForm)
  }
}
