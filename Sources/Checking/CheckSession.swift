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
  let mapping: RecognitionOverrides

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
    mapping = try Mapping.read(request.mappingFile, pack: pack, request.language)
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
      result.plans.append(try judge(document))
    }
    return result
  }

  /// What is in one document and how it was understood, without judging it.
  package func inspect(_ path: String) throws(ReadError) -> (PlanTables, Document) {
    let document = try read(path)
    return (recogniser.tables(in: [document]), document)
  }

  /// A mapping file that says how a document was understood.
  package func mappingText(_ path: String) throws(ReadError) -> [UInt8] {
    RecognitionOverrides.text(of: try inspect(path).0)
  }

  /// Recognises by the pack's vocabulary and the request's mapping.
  var recogniser: Recogniser { Recogniser(vocabulary: pack.vocabulary, overrides: mapping) }

  private func read(_ path: String) throws(ReadError) -> Document {
    try DocumentReaders.read(SourceFile(reading: path), limits: request.limits)
  }
}
