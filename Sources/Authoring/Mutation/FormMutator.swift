import Findings
import Plans
import Rules
import Values

/// Makes weaker copies of a check form, one change each.
struct FormMutator {
  /// The names that the rule's expressions use.
  let scope: RuleScope
  /// The table whose rows a group holds: what a `where` picks from where no table is named.
  let members: String?
  private var expressions: ExpressionMutator { ExpressionMutator(scope) }

  /// A changed copy of a form, with why it is the same where it is.
  struct Variant {
    /// What was changed, for people.
    let change: String
    /// The changed form.
    let form: any CheckForm
    /// Why it makes no difference; `nil` where it makes one.
    var reason: LocalizedText?
  }

  /// All wrong copies of a form.
  func variants(of form: any CheckForm) -> [Variant] {
    if let form = form as? AnyForm { return alternatives(form) }
    return simple(form).map { Variant(change: $0.0, form: $0.1) }
  }

  private func simple(_ form: any CheckForm) -> [(String, any CheckForm)] {
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
    case let form as RefersToForm:
      var asText = form
      asText.comparison = .text
      return form.comparison == .text ? [] : [("compara los códigos como textos", asText)]
    case let form as EqualsAcrossForm: return equalities(form)
    case let form as AskForm: return answers(form)
    case let form as CELForm:
      return expressions.mutants(of: form.expression).map {
        ($0.change, CELForm(expression: $0.expression))
      }
    case let form as CoversForm: return covers(form)
    case let form as MatchesForm: return shapes(form)
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
    for (change, variant) in conditions(form.condition, of: form.table) {
      add("«where»: \(change)") { $0.condition = variant }
    }
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
    var variants: [(String, any CheckForm)] = [
      ("sin límite de tolerancia", lax), ("vacíos al revés", lacking),
    ]
    if form.tolerance != .zero { variants.append(("sin tolerancia", strict)) }
    for (change, variant) in conditions(form.condition, of: form.table) {
      var other = form
      other.condition = variant
      variants.append(("«where»: \(change)", other))
    }
    return variants
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

  /// Of all but the last alternative only the truth counts.
  private func alternatives(_ form: AnyForm) -> [Variant] {
    form.forms.indices.flatMap { index -> [Variant] in
      let isLast = index == form.forms.count - 1
      let source = (form.forms[index] as? CELForm)?.expression.source ?? ""
      let inner = variants(of: form.forms[index]).map { variant in
        var forms = form.forms
        forms[index] = variant.form
        return Variant(
          change: variant.change, form: AnyForm(forms: forms),
          reason: !isLast && isGuard(variant.change, in: source) ? .onlyTruth : variant.reason)
      }
      guard form.forms.count > 1 else { return inner }
      var shorter = form.forms
      shorter.remove(at: index)
      return inner
        + [Variant(change: "sin la alternativa \(index + 1)", form: AnyForm(forms: shorter))]
    }
  }

  /// Whether a change leaves out `has(x)` beside another clause that reads `x`: a lack, which was
  /// false before, is unknown then, and neither is true. Under a `!` that would not hold.
  private func isGuard(_ change: String, in source: String) -> Bool {
    guard change.hasPrefix("sin «has("), change.hasSuffix(")»"), !source.contains("!") else {
      return false
    }
    let path = change.dropFirst("sin «has(".count).dropLast(2)
    return source.contains("has(\(path)) && cotejo.fold(\(path))")
      || source.contains("has(\(path)) && (") && source.contains("cotejo.fold(\(path))")
      || source.contains("has(\(path)) && \(path).")
  }

  /// Each place and each name left out, where there are several.
  private func covers(_ form: CoversForm) -> [(String, any CheckForm)] {
    var variants: [(String, any CheckForm)] = []
    for index in form.places.indices where form.places.count > 1 {
      var other = form
      let place = other.places.remove(at: index)
      variants.append(("sin el lugar «\(place.table).\(place.field)»", other))
    }
    for index in form.columns.indices where form.columns.count > 1 {
      var other = form
      let column = other.columns.remove(at: index)
      variants.append(("sin el nombre de la columna «\(column)»", other))
    }
    return variants
  }

  private func shapes(_ form: MatchesForm) -> [(String, any CheckForm)] {
    guard form.patterns.count > 1 else { return [] }
    return form.patterns.indices.map { index in
      var other = form
      let shape = other.patterns.remove(at: index)
      return ("sin la forma «\(shape.pattern)»", other)
    }
  }

  private func conditions(
    _ condition: Expression?, of table: String?
  ) -> [(change: String, expression: Expression)] {
    guard let condition else { return [] }
    let picked = (table ?? members).map { scope.picking(from: $0) } ?? scope
    return ExpressionMutator(picked).mutants(of: condition)
  }
}

extension LocalizedText {
  fileprivate static let onlyTruth = LocalizedText(
    es: "donde falta el dato la condición no es cierta, con esa parte o sin ella, y decide la "
      + "alternativa que sigue",
    en: "where the fact is lacking the condition is not true, with that clause or without, and the "
      + "next alternative decides")
}
