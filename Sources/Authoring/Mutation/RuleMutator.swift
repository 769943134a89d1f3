import CEL
import Findings
import Plans
import Rules
import Values

/// Makes wrong copies of a rule, one change each: its examples have to tell them apart.
struct RuleMutator {
  /// A rule with one change.
  struct Mutant {
    /// What was changed, for people.
    let change: String
    /// The changed rule.
    let rule: Rule
    /// Why it judges as the rule does; `nil` where it does not.
    var reason: LocalizedText?
  }

  private let pack: RulePack

  init(_ pack: RulePack) { self.pack = pack }

  /// All wrong copies of a rule.
  func mutants(of rule: Rule) -> [Mutant] {
    var mutants: [Mutant] = []
    func add(
      _ change: String, _ reason: LocalizedText? = nil, _ edit: (inout Rule) -> Void
    ) {
      var copy = rule
      edit(&copy)
      mutants.append(Mutant(change: change, rule: copy, reason: reason))
    }
    let expressions = ExpressionMutator(scope(of: rule))
    let always = (try? scope(of: rule).environment.compile("true")).map {
      [CELForm(expression: Expression(source: "true", program: $0))]
    } ?? []
    if rule.when != nil { add("sin «when»") { $0.when = nil } }
    if !rule.yieldsTo.isEmpty { add("sin «yields_to»") { $0.yieldsTo = [] } }
    if rule.due != nil { add("sin «due»") { $0.due = nil } }
    for (index, form) in rule.check.enumerated() {
      add("sin la exigencia \(index + 1), \(type(of: form).name)") { copy in
        if copy.check.count > 1 { copy.check.remove(at: index) } else { copy.check = always }
      }
    }
    if let when = rule.when {
      for (change, variant) in expressions.mutants(of: when) {
        add("«when»: \(change)") { $0.when = variant }
      }
    }
    if let due = rule.due {
      for (change, variant) in expressions.mutants(of: due) {
        add("«due»: \(change)") { $0.due = variant }
      }
    }
    for (index, named) in rule.lets.enumerated() {
      for (change, variant) in expressions.mutants(of: named.value) {
        add("«\(named.name)»: \(change)") { $0.lets[index].value = variant }
      }
    }
    for (index, form) in rule.check.enumerated() {
      let forms = FormMutator(scope: scope(of: rule), members: rule.subject.table)
      for variant in forms.variants(of: form) {
        add("\(type(of: form).name) \(index + 1): \(variant.change)", variant.reason) {
          $0.check[index] = variant.form
        }
      }
    }
    return mutants
  }

  private func scope(of rule: Rule) -> RuleScope {
    var scope = RuleScope.rule(
      rule.subject, vocabulary: pack.vocabulary, datedTables: pack.datedTables)
    for named in rule.lets { scope = scope.naming(named.name, as: named.value.program.resultType) }
    return scope
  }
}
