import Documents
import Evaluation
import Findings
import Plans
import Readers
import Rules
import Values

/// Judges documents by a rule pack: bytes to report, one step a line.
package struct CheckSession: Sendable {
  /// The rule pack.
  package let pack: RulePack
  let request: CheckRequest
  let rules: [Rule]
  let answers: [String: String]
  private let baseline: Baseline?

  /// Loads the pack and looks over the request.
  package init(_ request: CheckRequest) throws(CheckError) {
    try self.init(request, pack: CheckSession.pack(at: request.rulesDirectory, request.language))
  }

  /// Looks over the request with a pack at hand.
  package init(_ request: CheckRequest, pack: RulePack) throws(CheckError) {
    self.request = request
    self.pack = pack
    rules = try Selection.rules(of: pack, request)
    answers = try Answers.read(request.answersFile, pack: pack, request.language)
    baseline = try Baseline.read(request)
  }

  /// Judges every document of the request.
  ///
  /// `progress` is told the position and the path of each document before it is read.
  package func run(
    progress: (_ index: Int, _ count: Int, _ path: String) -> Void = { _, _, _ in }
  ) throws(CheckError) -> CheckResult {
    var result = CheckResult()
    let paths = SourceFile.files(at: request.paths)
    for (index, path) in paths.enumerated() {
      progress(index, paths.count, path)
      let document: Document
      do throws(ReadError) {
        document = try read(path)
      } catch {
        result.failures.append(error)
        continue
      }
      result.plans.append(marked(try judge(document)))
    }
    return result
  }

  private func marked(_ plan: CheckedPlan) -> CheckedPlan {
    guard let baseline else { return plan }
    var report = plan.report
    baseline.mark(&report, documents: plan.documents)
    return CheckedPlan(report: report, documents: plan.documents)
  }

  /// What is in one document and how it was understood, without judging it.
  package func inspect(_ path: String) throws(ReadError) -> (PlanTables, Document) {
    let document = try read(path)
    return (Recogniser(vocabulary: pack.vocabulary).tables(in: [document]), document)
  }

  private func read(_ path: String) throws(ReadError) -> Document {
    try DocumentReaders.read(SourceFile(reading: path), limits: request.limits)
  }
}
