import Checking
import Documents
import Findings
import Readers
import Reports
import Rules
import Store
import Values

/// Judges one dossier of a record again, from bytes that are at hand.
struct DossierReplay {
  /// What came of it.
  enum Outcome {
    /// It was judged.
    case judged(CheckResult)
    /// It could not be judged at all.
    case failed(CheckError)
  }

  /// The rule pack.
  let pack: RulePack
  /// How it is judged, and where its files are.
  let request: CheckRequest

  /// The dossier of a folder, judged by an audit's settings.
  init(
    folder: String, dossierFile: String?, settings: AuditSettings, pack: RulePack,
    files: any FileSource, version: String
  ) {
    var request = CheckRequest(paths: dossierFile == nil ? [folder] : [], version: version)
    settings.apply(to: &request)
    request.dossierFile = dossierFile
    // A dossier does not decide how strictly its auditor looks.
    (request.gate, request.failOn) = (.all, .error)
    request.files = files
    (self.pack, self.request) = (pack, request)
  }

  /// Judges it; `detailing` asks how fails came about and which money they touch, `lookingAt` for cells
  /// that are to be looked at closely.
  func outcome(detailing: Bool = false, lookingAt cells: [CellDetail.Address] = []) -> Outcome {
    var request = request
    (request.detailsFails, request.lookedAt) = (detailing, cells)
    do throws(CheckError) {
      return .judged(try CheckSession(request, pack: pack).run())
    } catch {
      return .failed(error)
    }
  }
}

extension DossierReplay.Outcome {
  /// What the dossier comes to; what could not be judged is never green.
  var verdict: WholeVerdict {
    switch self {
    case .judged(let result): DossierJudge.verdict(result)
    case .failed: .inconclusive
    }
  }

  /// The plans that were judged.
  var plans: [CheckedPlan] {
    switch self {
    case .judged(let result): result.plans
    case .failed: []
    }
  }

  /// What could not be read.
  var readErrors: [ReadError] {
    switch self {
    case .judged(let result): result.failures
    case .failed(let error): [ReadError(.unreadable, path: "", es: error.es, en: error.en)]
    }
  }

  /// What could not be read, as audits tell it.
  var failures: [StoredResult.Failure] {
    switch self {
    case .judged(let result):
      result.failures.map {
        StoredResult.Failure(
          path: $0.path, kind: $0.kind.rawValue, text: LocalizedText(es: $0.es, en: $0.en))
      }
    case .failed(let error):
      [.init(path: "", kind: error.kind.rawValue, text: LocalizedText(es: error.es, en: error.en))]
    }
  }

  /// The cells of each rule, by its identifier.
  var totals: [String: VerdictTotals] {
    var totals: [String: VerdictTotals] = [:]
    for rule in plans.flatMap(\.report.rules) {
      totals[rule.id, default: VerdictTotals()] += rule.totals
    }
    return totals
  }
}
