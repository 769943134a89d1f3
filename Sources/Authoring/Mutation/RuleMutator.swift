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
  }

  private let pack: RulePack

  init(_ pack: RulePack) { self.pack = pack }

  /// All wrong copies of a rule.
  func mutants(of rule: Rule) -> [Mutant] {
    var mutants: [Mutant] = []
    func add(_ change: String, _ edit: (inout Rule) -> Void) {
      var copy = rule
      edit(&copy)
      mutants.append(Mutant(change: change, rule: copy))
    }
    if rule.when != nil { add("sin «when»") { $0.when = nil } }
    if !rule.yieldsTo.isEmpty { add("sin «yields_to»") { $0.yieldsTo = [] } }
    if rule.due != nil { add("sin «due»") { $0.due = nil } }
    if rule.check.count > 1 {
      for index in rule.check.indices {
        add("sin la exigencia \(index + 1)") { $0.check.remove(at: index) }
      }
    }
    let expressions = ExpressionMutator(scope(of: rule))
    if let when = rule.when {
      for (change, variant) in expressions.mutants(of: when) {
        add("«when»: \(change)") { $0.when = variant }
      }
    }
    if let due = rule.due {
      for (days, sign) in [(1, "+"), (-1, "-")] {
        if let shifted = shift(due, by: days, scope(of: rule)) {
          add("«due» \(sign)1 día") { $0.due = shifted }
        }
      }
    }
    for (index, named) in rule.lets.enumerated() {
      for (change, variant) in expressions.mutants(of: named.value) {
        add("«\(named.name)»: \(change)") { $0.lets[index].value = variant }
      }
    }
    for (index, form) in rule.check.enumerated() {
      for (change, variant) in self.variants(of: form, expressions) {
        add("\(type(of: form).name) \(index + 1): \(change)") { $0.check[index] = variant }
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

  /// The same day of another month's length cannot be said in CEL: the day's number is changed.
  private func shift(_ due: Expression, by days: Int, _ scope: RuleScope) -> Expression? {
    let pieces = due.source.split(separator: ",", omittingEmptySubsequences: false)
    guard pieces.count == 3, let last = pieces.last else { return nil }
    let digits = last.filter(\.isNumber)
    guard let day = Int(digits) else { return nil }
    // Past the 31st there is no day of that month: the first of the next stands for it.
    let source =
      day + days > 31
      ? pieces.dropLast(2).joined(separator: ",") + ", 2, 1)"
      : pieces.dropLast().joined(separator: ",") + ", \(day + days))"
    guard let program = try? scope.environment.compile(source) else { return nil }
    return Expression(source: source, program: program)
  }

  // MARK: - Forms

  private func variants(
    of form: any CheckForm, _ expressions: ExpressionMutator
  ) -> [(String, any CheckForm)] {
    switch form {
    case let form as PresentForm:
      return [
        ("acepta todo vacío", PresentForm(field: form.field, accept: Set(BlankKind.allCases))),
        ("no acepta ningún vacío", PresentForm(field: form.field)),
      ].filter { form.accept != $0.1.accept }
    case let form as WellFormedForm:
      return [("presencia en vez de forma", PresentForm(field: form.field))]
    case let form as NotAfterForm:
      return [("fechas al revés", NotAfterForm(field: form.limit, limit: form.field))]
    case let form as RangeForm: return bounds(form)
    case let form as CountForm: return counts(form)
    case let form as SumForm: return sums(form)
    case let form as UniqueForm:
      return [
        (
          "en otro ámbito",
          UniqueForm(field: form.field, within: form.within == nil ? "proyecto" : nil)
        )
      ]
      .filter { _ in form.within != nil }
    case let form as EqualsAcrossForm: return equalities(form)
    case let form as AskForm: return answers(form)
    case let form as CELForm:
      return expressions.mutants(of: form.expression).map {
        ($0.change, CELForm(expression: $0.expression))
      }
    case let form as AnyForm: return alternatives(form, expressions)
    default: return []
    }
  }

  private func bounds(_ form: RangeForm) -> [(String, any CheckForm)] {
    var variants: [(String, any CheckForm)] = []
    func add(_ change: String, _ edit: (inout RangeForm) -> Void) {
      var copy = form
      edit(&copy)
      variants.append((change, copy))
    }
    if form.maximum != nil { add("sin máximo") { $0.maximum = nil } }
    if form.minimum != nil { add("sin mínimo") { $0.minimum = nil } }
    return variants
  }

  private func counts(_ form: CountForm) -> [(String, any CheckForm)] {
    var variants: [(String, any CheckForm)] = []
    func add(_ change: String, _ edit: (inout CountForm) -> Void) {
      var copy = form
      edit(&copy)
      variants.append((change, copy))
    }
    if form.condition != nil { add("sin «where»") { $0.condition = nil } }
    if let least = form.atLeast { add("uno más") { $0.atLeast = least + 1 } }
    if let least = form.atLeast, least > 0 { add("uno menos") { $0.atLeast = least - 1 } }
    if let most = form.atMost { add("uno menos") { $0.atMost = most - 1 } }
    return variants
  }

  private func equalities(_ form: EqualsAcrossForm) -> [(String, any CheckForm)] {
    var lax = form
    lax.tolerance = Decimal(1_000_000_000_000)
    var strict = form
    strict.tolerance = .zero
    var variants: [(String, any CheckForm)] = [
      ("presencia en vez de igualdad", PresentForm(field: form.field))
    ]
    if form.tolerance != .zero {
      variants += [("sin límite de tolerancia", lax), ("sin tolerancia", strict)]
    }
    return variants
  }

  private func sums(_ form: SumForm) -> [(String, any CheckForm)] {
    var lax = form
    lax.tolerance = Decimal(1_000_000)
    var strict = form
    strict.tolerance = .zero
    var lacking = form
    lacking.blankIsZero.toggle()
    return [("sin límite de tolerancia", lax), ("vacíos al revés", lacking)]
      + (form.tolerance == .zero ? [] : [("sin tolerancia", strict)])
  }

  private func answers(_ form: AskForm) -> [(String, any CheckForm)] {
    form.answers.indices.compactMap { index in
      var copy = form
      switch form.answers[index].verdict {
      case .pass: copy.answers[index].verdict = .fail
      case .fail: copy.answers[index].verdict = .pass
      default: return nil
      }
      return ("la respuesta «\(form.answers[index].answer)» al revés", copy)
    }
  }

  private func alternatives(
    _ form: AnyForm, _ expressions: ExpressionMutator
  ) -> [(String, any CheckForm)] {
    form.forms.indices.flatMap { index -> [(String, any CheckForm)] in
      var shorter = form.forms
      shorter.remove(at: index)
      let inner = variants(of: form.forms[index], expressions).map { change, variant in
        var forms = form.forms
        forms[index] = variant
        return (change, AnyForm(forms: forms) as any CheckForm)
      }
      return shorter.isEmpty
        ? inner : inner + [("sin la alternativa \(index + 1)", AnyForm(forms: shorter))]
    }
  }
}
