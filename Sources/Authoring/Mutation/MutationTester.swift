import Rules

/// Tells which wrong copies of rules their examples would let pass.
package struct MutationTester: Sendable {
  private let pack: RulePack
  private let tester: RuleTester

  /// Tests the rules of a pack.
  package init(_ pack: RulePack) {
    self.pack = pack
    tester = RuleTester(pack)
  }

  /// What became of one rule's wrong copies.
  package struct Result: Sendable {
    /// The rule.
    package let rule: String
    /// How many wrong copies at least one example told apart.
    package let killed: Int
    /// What was changed in those that no example told apart.
    package let survivors: [String]
  }

  /// Makes the wrong copies of a rule and runs its examples on each.
  package func result(of rule: Rule) -> Result {
    var killed = 0
    var survivors: [String] = []
    for mutant in RuleMutator(pack).mutants(of: rule) {
      if tester.results(of: mutant.rule).contains(where: { !$0.isRight }) {
        killed += 1
      } else {
        survivors.append(mutant.change)
      }
    }
    return Result(rule: rule.id, killed: killed, survivors: survivors)
  }
}
