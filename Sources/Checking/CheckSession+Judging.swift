import CEL
import Documents
import Evaluation
import Findings
import Plans
import Reports
import Rules
import Values

extension CheckSession {
  /// Judges one document that was read.
  package func judge(_ document: Document) throws(CheckError) -> CheckedPlan {
    try judge(recognised(document))
  }

  /// Judges the documents of a dossier as one; those that could not be read leave their tables open.
  func judge(_ members: [DossierTables.Member]) throws(CheckError) -> CheckedPlan {
    var (tables, notes) = DossierTables(members, pack.vocabulary, mapping).tables()
    tables.call(unitsBy: given.units)
    return try judge(tables, notes: notes)
  }

  /// Judges tables as they were recognised, as of the request's day where no other is given.
  func judge(
    _ recognised: PlanTables, asOf day: CalendarDate? = nil, notes: [LocalizedText] = []
  ) throws(CheckError) -> CheckedPlan {
    let (tables, contradictions) = try completed(recognised)
    let doubts = EntityNotes.notes(on: tables) + UnitNotes.notes(on: doubtfulUnits(tables))
    let (report, outcomes) = judged(
      tables, asOf: day, notes: notes + contradictions + doubts,
      keepsSubjects: request.detailsFails)
    return CheckedPlan(
      report: report, documents: tables.documents, traces: traces(of: report, tables),
      values: values(outcomes, tables, report.run.asOf),
      cells: request.lookedAt.isEmpty
        ? []
        : PackEvaluator.details(of: request.lookedAt, in: context(tables, report.run.asOf)))
  }

  /// One document as it was understood, units by the names that count.
  func recognised(_ document: Document) throws(CheckError) -> PlanTables {
    try Mapping.check(mapping, fits: document, pack)
    var tables = recogniser.tables(in: [document])
    tables.call(unitsBy: given.units)
    return tables
  }

  /// The tables with what registry and people say besides, and what has to be said of that.
  private func completed(
    _ recognised: PlanTables
  ) throws(CheckError) -> (tables: PlanTables, notes: [LocalizedText]) {
    var tables = recognised
    registry?.fill(&tables)
    let unused = given.confirmed.apply(to: &tables)
    let contradictions = try Settings.apply(given.layers, to: &tables, of: pack)
    return (tables, unused + contradictions)
  }

  /// Names of units that may be of one unit.
  private func doubtfulUnits(_ tables: PlanTables) -> [DoubtfulUnits] {
    DoubtfulUnits.all(among: tables.unitsNamed, listed: given.units)
  }

  /// What was read of one document and how it was understood; no rule is asked.
  package func inspection(
    of document: Document
  ) throws(CheckError) -> (report: InspectionReport, documents: [Document]) {
    let tables = try completed(recognised(document)).tables
    let doubts = doubtfulUnits(tables)
    return (
      InspectionReport(
        documents: DocumentReadings(tables).all, entity: tables.knownFacts("entidad"),
        plan: tables.knownFacts("plan"),
        notes: EntityNotes.notes(on: tables) + UnitNotes.notes(on: doubts)),
      tables.documents
    )
  }

  /// How the findings that the request wants explained came about.
  private func traces(of report: CheckReport, _ tables: PlanTables) -> [RuleTrace] {
    let context = context(tables, report.run.asOf)
    if request.detailsFails {
      var told: Set<String> = []
      return report.findings.filter { $0.verdict == .fail && told.insert($0.rule).inserted }
        .compactMap { PackEvaluator.trace(of: $0, in: context) }
    }
    guard let wanted = request.explained else { return [] }
    return report.findings.filter { $0.fingerprint.hasPrefix(wanted) }.compactMap {
      PackEvaluator.trace(of: $0, in: context)
    }
  }

  /// The money that the fails of each rule touch.
  private func values(
    _ outcomes: [RuleOutcome], _ tables: PlanTables, _ day: CalendarDate
  ) -> [String: AssociatedValue] {
    guard request.detailsFails else { return [:] }
    let (context, money) = (context(tables, day), ProjectMoney(tables))
    var values: [String: AssociatedValue] = [:]
    for outcome in outcomes where outcome.totals[.fail] > 0 {
      guard let rule = pack.rule(outcome.rule),
        let (table, rows) = outcome.failedRows(of: rule, in: context)
      else { continue }
      values[outcome.rule] = money.value(of: rows, inTable: table)
    }
    return values
  }

  private func context(
    _ tables: PlanTables, _ day: CalendarDate, keepsSubjects: Bool = false
  ) -> EvaluationContext {
    EvaluationContext(
      pack: pack, tables: tables, asOf: day, answers: given.answers,
      costLimit: request.costLimit ?? CheckSession.costLimit(of: tables),
      keepsSubjects: keepsSubjects, languages: request.languages)
  }

  /// What an expression may cost: it grows with the rows, as one that looks once at each may.
  static func costLimit(of tables: PlanTables) -> Int {
    let rows = tables.tables.reduce(0) { $0 + $1.rowCount }
    return CELProgram.defaultCostLimit + rows * costPerRow
  }

  /// A row's name, folded and matched, costs about a tenth of this.
  private static let costPerRow = 500

  /// Judges tables at hand and tells what was found.
  package func report(
    on tables: PlanTables, asOf day: CalendarDate? = nil, notes: [LocalizedText] = []
  ) -> CheckReport {
    judged(tables, asOf: day, notes: notes).report
  }

  /// Judges one document and tells every cell besides, by rule; cells without a subject of their own
  /// have the key `*`.
  func judgedCells(
    _ document: Document
  ) throws(CheckError) -> (plan: CheckedPlan, cells: [String: [(key: String, verdict: Verdict)]]) {
    let (tables, notes) = try completed(recognised(document))
    let (report, outcomes) = judged(tables, notes: notes, keepsSubjects: true)
    var cells: [String: [(key: String, verdict: Verdict)]] = [:]
    for outcome in outcomes {
      var left = outcome.totals
      for subject in outcome.subjects { left[subject.verdict] -= 1 }
      cells[outcome.rule] =
        outcome.subjects
        + Verdict.allCases.flatMap { verdict in
          Array(repeating: ("*", verdict), count: max(0, left[verdict]))
        }
    }
    return (CheckedPlan(report: report, documents: tables.documents), cells)
  }

  private func judged(
    _ tables: PlanTables, asOf day: CalendarDate? = nil, notes: [LocalizedText],
    keepsSubjects: Bool = false
  ) -> (report: CheckReport, outcomes: [RuleOutcome]) {
    let asOf = AsOf(day.map { .date($0) } ?? request.asOf, of: tables, pack: pack)
    let context = context(tables, asOf.day, keepsSubjects: keepsSubjects)
    var outcomes = PackEvaluator.outcomes(of: rules, in: context, jobs: request.jobs)
    let run = CheckReport.Run(
      version: request.version, asOf: asOf.day, asOfFrom: asOf.origin,
      language: request.language, gate: request.gate ?? .all,
      failOn: request.failOn ?? .error,
      selection: Selection.names(request), pack: pack.identity)
    var given = given
    given.notes += notes
    let builder = ReportBuilder(
      run: run, pack: pack, rules: rules, tables: tables, given: given, registry: registry)
    let report = builder.report(of: &outcomes)
    return (report, outcomes)
  }
}
