import Documents
import Findings
import Readers
import Rules
import Values

/// What a check is asked to do.
package struct CheckRequest: Sendable {
  /// The documents, each judged by itself; a folder stands for its files.
  package var paths: [String]
  /// The day whose law counts.
  package var asOf: AsOfChoice
  /// Facts of the plan and the entity, as `plan.vigencia` and their text.
  package var settings: [(name: String, value: String)]
  /// Only these rules; empty asks for all.
  package var ruleIDs: [String]
  /// Only the rules of these norms; empty asks for all.
  package var normIDs: [String]
  /// A dossier that says which documents belong together; then `paths` is empty.
  package var dossierFile: String?
  /// A file of facts of the entity, which the dossier may name as well.
  package var profileFile: String?
  /// A copy of the registry of projects, which the dossier may name as well.
  package var registryFile: String?
  /// A file of answers, by question.
  package var answersFile: String?
  /// A file of the fails that were there before.
  package var baselineFile: String?
  /// A file of what the entity decided about fails.
  package var dispositionsFile: String?
  /// A file that says what sheets and columns are.
  package var mappingFile: String?
  /// Which results stop the caller; `nil` for what the dossier says, else `all`.
  package var gate: CheckReport.Gate?
  /// The least severity whose fails stop the caller; `nil` for what the dossier says, else `error`.
  package var failOn: Severity?
  /// The fingerprint, or its first digits, of findings whose way is to be told.
  package var explained: String?
  /// Whether to tell of each rule how its first fail came about, and which money its fails touch.
  package var detailsFails = false
  /// The cells that are to be looked at closely; each plan tells those that it has.
  package var lookedAt: [CellDetail.Address] = []
  /// The language of messages.
  package var language: TextLanguage
  /// The languages in which findings are worded; a report needs no more than its own.
  package var languages = Set(TextLanguage.allCases)
  /// How many threads to use, at least 1; the report does not depend on it.
  package var jobs: Int
  /// The program's version, for the report.
  package var version: String
  /// The cost at which an expression stops.
  package var costLimit: Int?
  /// The limits of reading.
  package var limits: ReadLimits
  /// The outside programs that may help to read; `nil` for none.
  package var converters: DocumentReaders.Converters?
  /// Where all these files are found.
  package var files: any FileSource = DiskFiles()

  /// Every file that the request itself names.
  package var inputs: [String] {
    paths
      + [
        dossierFile, profileFile, registryFile, answersFile, baselineFile, dispositionsFile,
        mappingFile,
      ].compactMap { $0 }
  }

  /// Which day's law counts.
  package enum AsOfChoice: Equatable, Sendable {
    /// The day that the pack sets for the kind of plan and its year.
    case byPlan
    /// This day.
    case date(CalendarDate)
  }

  /// A request with the usual choices.
  package init(paths: [String], version: String) {
    self.paths = paths
    self.version = version
    asOf = .byPlan
    settings = []
    ruleIDs = []
    normIDs = []
    language = .es
    jobs = 1
    limits = ReadLimits()
  }
}

/// A document that was judged, with all that a report may point into.
package struct CheckedPlan: Sendable {
  /// What was found.
  package let report: CheckReport
  /// What was read; `Locator.document` counts in this list.
  package let documents: [Document]
  /// How findings came about, where the request asks for it.
  package var traces: [RuleTrace] = []
  /// The money that the fails of a rule touch, by rule, where the request asks for it.
  package var values: [String: AssociatedValue] = [:]
  /// The cells that the request wants looked at closely.
  package var cells: [CellDetail] = []
}

/// What a check gave: the documents judged, and those that could not be read.
package struct CheckResult: Sendable {
  /// The documents judged, in the order given.
  package var plans: [CheckedPlan] = []
  /// The documents that could not be read, in the order given.
  package var failures: [ReadError] = []

  /// What to tell the caller: the gravest of all.
  package var exitCode: ExitCode {
    let read = plans.map { ExitCode($0.report) }
    let unread = failures.map { $0.kind == .noSuchFile ? ExitCode.noSuchFile : .cannotRead }
    return .gravest(read + unread + (plans.isEmpty && failures.isEmpty ? [.inconclusive] : []))
  }
}

/// Why a check did not take place at all.
package struct CheckError: Error, Sendable {
  /// What kind of fault.
  package enum Kind: String, Sendable {
    /// The request is wrong: an unknown rule, a fact that does not exist.
    case usage
    /// A file of the request does not exist.
    case noSuchFile
    /// A file of the request cannot be read.
    case cannotRead
    /// The rule pack has faults.
    case rules
  }

  /// What kind of fault.
  package let kind: Kind
  /// What is wrong and what to do, in Spanish.
  package let es: String
  /// The same in English.
  package let en: String

  /// An error with its texts in both languages.
  package init(_ kind: Kind, es: String, en: String) {
    (self.kind, self.es, self.en) = (kind, es, en)
  }

  /// What to tell the caller.
  package var exitCode: ExitCode {
    switch kind {
    case .usage: .usage
    case .noSuchFile: .noSuchFile
    case .cannotRead, .rules: .cannotRead
    }
  }
}
