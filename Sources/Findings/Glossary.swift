import Values

/// The words that people read, each with its meaning: the only source of labels.
///
/// Reports, pages and messages take their labels from here and from nowhere else, so that the same
/// thing has the same name in the terminal, in the workbook and in a hearing.
package enum Glossary {
  /// What a code belongs to; the same code may mean different things in two groups.
  package enum Group: String, Sendable, CaseIterable {
    /// What a rule says of a subject.
    case verdict
    /// How grave a broken rule is.
    case severity
    /// What a whole check comes to.
    case whole
    /// How strongly a norm asks.
    case obligation
    /// What a rule rests on.
    case basis
    /// Why a cell has its verdict.
    case cause
    /// Why a place holds no value.
    case blank
    /// What is wrong with a written text.
    case malformed
    /// Why a piece could not be read.
    case unread
    /// Why a reading is a guess.
    case guess
    /// Why a sheet became no table.
    case leftOver = "left_over"
    /// Where the as-of date came from.
    case asOf = "as_of"
    /// In what state the rows of a column are.
    case fieldState = "field_state"
    /// How sure a reading is.
    case confidence
    /// What stops the caller.
    case gate
    /// How a requirement is covered.
    case coverage
    /// What a change means for a plan's promises.
    case nature
    /// What became of a fail that is no longer there.
    case ending
    /// Whether the plan or the law brought a new fail.
    case findingOrigin = "finding_origin"
    /// What the entity decided about a finding.
    case dispositionKind = "disposition_kind"
    /// What became of such a decision.
    case dispositionState = "disposition_state"
    /// A file that decides how a plan is judged.
    case companion
    /// What a step on the way to a verdict said.
    case traceAnswer = "trace_answer"
    /// What jurists have said of a rule.
    case review
    /// Words of our own.
    case word
  }

  /// A word: its code, what people call it, and what it means.
  package struct Entry: Hashable, Sendable {
    /// What it belongs to.
    package let group: Group
    /// The identifier in files and reports.
    package let code: String
    /// What people read.
    package let label: LocalizedText
    /// What it means, one sentence.
    package let meaning: LocalizedText
  }

  /// All words, in the order in which a person would learn them.
  package static let entries: [Entry] =
    make(.verdict, verdicts) + make(.severity, severities) + make(.whole, wholes)
    + make(.obligation, obligations) + make(.basis, bases) + make(.cause, causes)
    + make(.blank, blanks) + make(.malformed, malformations) + make(.unread, unreads)
    + make(.guess, guesses)
    + make(.leftOver, leftOvers) + make(.asOf, asOfOrigins) + make(.fieldState, fieldStates)
    + make(.confidence, confidences) + make(.gate, gates) + make(.coverage, coverages)
    + make(.nature, natures) + make(.ending, endings) + make(.findingOrigin, findingOrigins)
    + make(.dispositionKind, dispositionKinds) + make(.dispositionState, dispositionStates)
    + make(.companion, companions) + make(.traceAnswer, traceAnswers)
    + make(.review, reviews) + make(.word, words)

  /// The word for a code of a group.
  package static func entry(_ group: Group, _ code: String) -> Entry? {
    index[Key(group: group, code: code)].map { entries[$0] }
  }

  /// What people read for a code; the code itself where the glossary lacks it.
  package static func label(_ group: Group, _ code: String, in language: TextLanguage) -> String {
    entry(group, code)?.label.text(in: language) ?? code
  }

  private struct Key: Hashable {
    let group: Group
    let code: String
  }

  private static let index: [Key: Int] = {
    var table: [Key: Int] = [:]
    for (position, entry) in entries.enumerated() {
      table[Key(group: entry.group, code: entry.code)] = position
    }
    return table
  }()

  /// Code, Spanish label, English label, Spanish meaning, English meaning.
  typealias Row = (String, String, String, String, String)

  private static func make(_ group: Group, _ rows: [Row]) -> [Entry] {
    rows.map { row in
      Entry(
        group: group, code: row.0, label: LocalizedText(es: row.1, en: row.2),
        meaning: LocalizedText(es: row.3, en: row.4))
    }
  }
}

// MARK: - By type

extension Glossary {
  /// The code under which a fail of methodology stands among the verdicts.
  package static let methodologyFail = "fail_methodology"

  /// The code under which a verdict stands; a fail whose basis is methodology is no breach.
  package static func code(of verdict: Verdict, basis: RuleBasis?) -> String {
    verdict == .fail && basis == .methodology ? methodologyFail : verdict.id
  }

  /// The label of a verdict; a fail whose basis is methodology is no breach and reads so.
  package static func label(
    verdict: Verdict, basis: RuleBasis? = nil, in language: TextLanguage
  ) -> String {
    label(.verdict, code(of: verdict, basis: basis), in: language)
  }

  /// The label of a severity.
  package static func label(severity: Severity, in language: TextLanguage) -> String {
    label(.severity, severity.rawValue, in: language)
  }

  /// A cause in words: its own text, else the labels of its state and its reason.
  package static func phrase(for cause: Cause, in language: TextLanguage) -> String {
    if let text = cause.text { return text.text(in: language) }
    let state = label(.cause, cause.state.rawValue, in: language)
    let group: Group? =
      switch cause.state {
      case .blank: .blank
      case .malformed: .malformed
      case .unread: .unread
      case .guessed: .guess
      default: nil
      }
    if let group, let reason = entry(group, cause.reason) {
      return "\(state) (\(reason.label.text(in: language)))"
    }
    return cause.reason.isEmpty ? state : "\(state) (\(cause.reason))"
  }

  /// Why a sheet or page became no table: a reason of its own, or why it could not be read.
  package static func leftOverLabel(_ reason: String, in language: TextLanguage) -> String {
    (entry(.leftOver, reason) ?? entry(.unread, reason))?.label.text(in: language) ?? reason
  }

  /// A word of our own, such as `fingerprint`.
  package static func word(_ code: String, in language: TextLanguage) -> String {
    label(.word, code, in: language)
  }
}
