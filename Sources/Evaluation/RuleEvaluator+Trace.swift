import CEL
import Documents
import Findings
import Plans
import Rules
import Values

extension PackEvaluator {
  /// How a finding of a report on these facts came about; `nil` where its rule is not of the pack.
  package static func trace(of finding: Finding, in context: EvaluationContext) -> RuleTrace? {
    guard let rule = context.pack.rule(finding.rule),
      let requirement = context.pack.requirement(rule.requirement),
      let evaluator = evaluator(of: rule, in: context)
    else { return nil }
    return RuleTrace(
      finding: finding, file: rule.file, who: requirement.who, steps: evaluator.steps(to: finding))
  }
}

extension RuleEvaluator {
  /// The steps to a finding: for its first subject, or without one where it is of the rule as a whole.
  fileprivate func steps(to finding: Finding) -> [RuleTrace.Step] {
    steps(for: subject(of: finding), checkResults)
  }

  /// What the items of the check say of all subjects; `nil` for an item that cannot be run.
  var checkResults: [FormResult?] {
    rule.check.map { ($0 as? any RunnableForm)?.run(run) }
  }

  /// The steps to the cell of a subject, or to that of the rule as a whole.
  func steps(for subject: Int?, _ results: [FormResult?]) -> [RuleTrace.Step] {
    var steps = [inForce]
    if let applies = requirement.applies { steps.append(ask(applies, .applies, run, nil)) }
    if let when = rule.when { steps.append(ask(when, .when, run, subject)) }
    for other in graver { steps.append(yielding(other)) }
    if let subject {
      for (form, result) in zip(rule.check, results) {
        steps.append(check(form, result, run, subject))
      }
      if let due = rule.due { steps.append(exigible(due, run, subject)) }
    }
    if let text = requirement.contested {
      steps.append(.init(.contested, sentence: text, answer: .yes, decides: true))
    }
    return steps
  }

  /// The first subject whose cell is told by this finding.
  private func subject(of finding: Finding) -> Int? {
    let judged = judgeSubjects(rule.when.map { Asker($0, run: run) })
    var wording = CellWording(self, judged)
    let renderer = MessageRenderer(rule: rule, context: context, subjects: subjects)
    return judged.rulings.indices.first { subject in
      let ruling = judged.rulings[subject]
      guard ruling.verdict == finding.verdict else { return false }
      let cell = wording.cell(subject, ruling)
      return renderer.finding(cell, subject).fingerprint == finding.fingerprint
    }
  }

  // MARK: - Steps

  private var inForce: RuleTrace.Step {
    func days(_ language: TextLanguage) -> String {
      let period = requirement.inForce
      guard let first = period.from else {
        return language == .es ? "en todo tiempo" : "at any time"
      }
      let from = PlainText.display(first, in: language)
      let until = period.until.map { PlainText.display($0, in: language) }
      let (since, to) = language == .es ? ("desde el", "hasta el") : ("from", "until")
      return "\(since) \(from)" + (until.map { " \(to) \($0)" } ?? "")
    }
    let holds =
      requirement.inForce.contains(context.asOf) && rule.inForce.contains(context.asOf)
    return .init(
      .inForce,
      sentence: LocalizedText(
        es: "El requisito rige \(days(.es)).", en: "The requirement is in force \(days(.en))."),
      answer: holds ? .yes : .no)
  }

  private func ask(
    _ expression: Expression, _ kind: RuleTrace.Kind, _ run: FormRun, _ subject: Int?
  ) -> RuleTrace.Step {
    let answer: RuleTrace.Answer
    var causes: [Cause] = []
    switch Asker(expression, run: run).ask(subject ?? -1) {
    case .yes: answer = .yes
    case .no: answer = .no
    case .open(let open): (answer, causes) = (.unknown, open)
    case .guess(let guesses): (answer, causes) = (.guess, guesses)
    case .fault(let cause): (answer, causes) = (.fault, [cause])
    }
    let sentence =
      kind == .applies
      ? LocalizedText(
        es: "El requisito se aplica a este plan y a esta entidad.",
        en: "The requirement applies to this plan and this entity.")
      : LocalizedText(
        es: "La regla se aplica a este caso.", en: "The rule applies to this case.")
    return .init(
      kind, source: expression.source, sentence: sentence, answer: answer,
      facts: facts(expression.program.readPaths, run, subject, causes), decides: answer != .yes)
  }

  private func yielding(_ other: JudgedRule) -> RuleTrace.Step {
    .init(
      .yields, source: other.rule.id,
      sentence: LocalizedText(
        es: "Otra regla más grave («\(other.rule.id)») ya lo dice.",
        en: "A graver rule (“\(other.rule.id)”) says it already."),
      answer: other.hasFailed ? .yes : .no)
  }

  private func check(
    _ form: any CheckForm, _ result: FormResult?, _ run: FormRun, _ subject: Int
  ) -> RuleTrace.Step {
    let judgement = result?.judgements[subject] ?? Judgement(.fault)
    let explanation = result?.explain(subject) ?? Explanation()
    var paths = (form as? CELForm)?.expression.program.readPaths ?? []
    if let count = form as? CountForm { paths = count.condition?.program.readPaths ?? [] }
    var facts = form.fields.compactMap { path in
      run.access(path).flatMap { fact($0, path.description, subject) }
    }
    let known = Set(facts.map(\.cause))
    facts += self.facts(paths, run, subject, explanation.causes.filter { !known.contains($0) })
    return .init(
      .check, source: type(of: form).name, sentence: form.sentence,
      answer: judgement.isGuessed ? .guess : RuleEvaluator.answer(judgement.answer),
      facts: RuleEvaluator.unique(facts),
      decides: judgement.answer != .yes && judgement.answer != .nothing || judgement.isGuessed)
  }

  private func exigible(
    _ due: Expression, _ run: FormRun, _ subject: Int
  ) -> RuleTrace.Step {
    var answer = RuleTrace.Answer.unknown
    var sentence = LocalizedText(
      es: "No se sabe desde qué día se exige.", en: "The day from which it is due is not known.")
    var causes: [Cause] = []
    switch DueAsker(due, run: run).ask(subject) {
    case .day(let day, let guesses):
      answer = day <= context.asOf ? .yes : .no
      causes = guesses
      sentence = LocalizedText(
        es: "Se exige a más tardar el \(PlainText.display(day, in: .es)).",
        en: "It is due by \(PlainText.display(day, in: .en)).")
    case .open(let open): causes = open
    case .fault(let cause): (answer, causes) = (.fault, [cause])
    }
    return .init(
      .due, source: due.source, sentence: sentence, answer: answer,
      facts: facts(due.program.readPaths, run, subject, causes))
  }

  private static func answer(_ answer: Judgement.Answer) -> RuleTrace.Answer {
    switch answer {
    case .yes: .yes
    case .no: .no
    case .nothing: .nothing
    case .unknown: .unknown
    case .open: .open
    case .fault: .fault
    }
  }

  // MARK: - Facts

  /// What the paths of an expression read, then the causes that no path names.
  private func facts(
    _ paths: [CELPath], _ run: FormRun, _ subject: Int?, _ causes: [Cause]
  ) -> [RuleTrace.ReadFact] {
    var found: [RuleTrace.ReadFact] = []
    for path in paths {
      if let field = RuleEvaluator.fieldPath(path, for: rule.subject, in: context),
        let access = run.access(field)
      {
        if let fact = fact(access, path.description, subject) { found.append(fact) }
      } else if let other = other(path, subject) {
        found += other
      } else if let named = rule.lets.first(where: { $0.name == path.names.first }) {
        found += facts(named.value.program.readPaths.filter { $0 != path }, run, subject, [])
      }
    }
    let known = Set(found.map(\.cause))
    found += causes.filter { !known.contains($0) }.map { cause in
      RuleTrace.ReadFact(
        name: cause.fact, label: LocalizedText(es: cause.fact), value: nil, cause: cause,
        location: cause.place.map(location))
    }
    return RuleEvaluator.unique(found)
  }

  /// One fact of a row, or of the plan; `nil` where the subject is no row that has such a fact.
  private func fact(
    _ access: FactAccess, _ name: String, _ subject: Int?
  ) -> RuleTrace.ReadFact? {
    guard let subject = access.isSingle ? subject ?? 0 : row(of: subject) else { return nil }
    let field = context.tables.tables[access.table].definition.fields[access.field]
    let cause = context.cause(access, from: subject)
    let value = access.value(row: subject, in: context.tables)
    return RuleTrace.ReadFact(
      name: name, label: field.label,
      value: value.map {
        LocalizedText(
          es: FactText.show($0, as: field.type, in: .es),
          en: FactText.show($0, as: field.type, in: .en))
      }, cause: cause, location: cause.place.map(location))
  }

  /// The row that a subject is.
  private func row(of subject: Int?) -> Int? {
    if case .rows = subjects.kind { subject } else { nil }
  }

  /// Lists of rows, groups, rows of dated tables and the as-of date.
  private func other(_ path: CELPath, _ subject: Int?) -> [RuleTrace.ReadFact]? {
    func plain(_ label: LocalizedText, _ value: LocalizedText) -> [RuleTrace.ReadFact] {
      [
        RuleTrace.ReadFact(
          name: path.description, label: label, value: value,
          cause: Cause(fact: path.description, state: .present))
      ]
    }
    guard let first = path.names.first else { return nil }
    if first == "as_of" {
      return plain(
        LocalizedText(es: "fecha a la que se juzga", en: "as-of date"),
        LocalizedText(
          es: PlainText.display(context.asOf, in: .es), en: PlainText.display(context.asOf, in: .en)
        ))
    }
    if let table = context.tables.tables.first(where: {
      !$0.definition.isSingle && $0.definition.plural == first
    }) {
      return plain(
        table.definition.label,
        LocalizedText(es: "\(table.rowCount) filas", en: "\(table.rowCount) rows"))
    }
    guard let subject else { return nil }
    switch subjects.kind {
    case .groups(_, let keys, let rows) where first == "grupo":
      return plain(
        LocalizedText(es: "grupo", en: "group"),
        LocalizedText(
          es: "«\(keys[subject].joined(separator: " / "))», \(rows[subject].count) filas",
          en: "“\(keys[subject].joined(separator: " / "))”, \(rows[subject].count) rows"))
    case .each(let dated, let rows) where first == "fila":
      let texts = dated.rows[rows[subject]].cells.map { $0.joined(separator: ", ") }
      return plain(
        LocalizedText(es: dated.id), LocalizedText(es: texts.joined(separator: " · ")))
    default: return nil
    }
  }

  private func location(_ place: Locator) -> Finding.Location {
    Finding.Location(place, text: context.tables.rawText(at: place))
  }

  static func unique(_ facts: [RuleTrace.ReadFact]) -> [RuleTrace.ReadFact] {
    var seen: Set<RuleTrace.ReadFact> = []
    return facts.filter { seen.insert($0).inserted }
  }
}
