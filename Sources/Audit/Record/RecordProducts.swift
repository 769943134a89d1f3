import Checking
import Documents
import Findings
import Reports
import Store
import Values

/// What a record holds of the judging itself: reports, questions, the matrix. The same judging gives the
/// same bytes.
struct RecordProducts {
  /// The folder of the reports.
  static let folder = "informe"
  /// The file of the questions that stayed open.
  static let questionsName = "preguntas.yaml"
  /// The reports of a dossier: their names in `ReportFormats`, and those of their files.
  static let reports = [
    ("json", "informe.json"), ("html", "informe.html"), ("oscal", "oscal.json"),
  ]
  /// What is there in place of reports where a dossier could not be judged.
  static let failureName = "no-se-pudo-revisar.txt"

  /// The products of one dossier, by their paths in the record.
  static func files(
    of outcome: DossierReplay.Outcome, year: String
  ) -> [(path: String, bytes: [UInt8])] {
    let folder = "\(RecordProducts.folder)/\(year)/"
    guard case .judged(let result) = outcome else {
      let texts = outcome.failures.map { "\($0.kind): \($0.text.es)\n" }
      return [(folder + failureName, Array(texts.joined().utf8))]
    }
    let sourced = result.plans.map { SourcedReport($0.report, sources: $0.documents) }
    var files: [(path: String, bytes: [UInt8])] = reports.compactMap { identifier, name in
      ReportFormats.named(identifier).map {
        (folder + name, $0.render(sourced, failures: result.failures, options: ReportOptions()))
      }
    }
    let questions = QuestionsFile(reports: result.plans.map(\.report), language: .es)
    files.append((folder + questionsName, questions.bytes))
    return files
  }

  /// The results of several dossiers as one OSCAL file.
  static func oscal(_ outcomes: [DossierReplay.Outcome]) -> [UInt8] {
    let plans = outcomes.flatMap(\.plans).map { SourcedReport($0.report, sources: $0.documents) }
    return OSCALReport().render(
      plans, failures: outcomes.flatMap(\.readErrors), options: ReportOptions())
  }

  /// The matrix of the entity's dossiers, for a spreadsheet.
  static func matrix(
    of entity: String, _ dossiers: [(year: String, outcome: DossierReplay.Outcome)]
  ) -> (path: String, bytes: [UInt8]) {
    let run = RunRecord(
      of: entity,
      dossiers.map {
        ($0.year, $0.outcome.verdict, $0.outcome.failures, $0.outcome.plans.map(\.report))
      }
    )
    return ("matriz.csv", AuditCSV.render(run, in: .es))
  }
}
