import CEL
import Documents
import Evaluation
import Findings
import Plans
import Rules
import Values

extension CheckSession {
  /// Judges one document that was read.
  package func judge(_ document: Document) throws(CheckError) -> CheckedPlan {
    try Mapping.check(mapping, fits: document)
    var tables = recogniser.tables(in: [document])
    // What the command line says outweighs the file of answers.
    let answered = answers.filter { $0.key.contains(".") && !$0.key.contains("@") }
      .sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    try Settings.apply(answered + request.settings, to: &tables, of: pack)
    return CheckedPlan(report: report(on: tables), documents: tables.documents)
  }

  /// Judges tables at hand and tells what was found.
  package func report(on tables: PlanTables) -> CheckReport {
    let asOf = AsOf(request.asOf, of: tables, pack: pack)
    let context = EvaluationContext(
      pack: pack, tables: tables, asOf: asOf.day, answers: answers,
      costLimit: request.costLimit ?? CELProgram.defaultCostLimit)
    let outcomes = PackEvaluator.outcomes(of: rules, in: context, jobs: request.jobs)
    let run = CheckReport.Run(
      version: request.version, asOf: asOf.day, asOfFrom: asOf.origin,
      language: request.language, gate: request.gate, failOn: request.failOn,
      selection: Selection.names(request), pack: pack.identity)
    return ReportBuilder(run: run, pack: pack, rules: rules, tables: tables).report(of: outcomes)
  }
}
