import Documents
import Values

/// All that one check found: the value that every report is made from.
package struct CheckReport: Sendable {
  /// How the check was run.
  package var run: Run
  /// What was read.
  package var documents: [DocumentReading]
  /// The entity's facts that are known, in the vocabulary's order.
  package var entity: [KnownFact]
  /// The plan's facts that are known, in the vocabulary's order.
  package var plan: [KnownFact]
  /// What it comes to.
  package var verdict: WholeVerdict
  /// Whether the gate lets it through.
  package var gatePassed: Bool
  /// What keeps the documents from allowing a conclusion, whatever the rules say.
  package var hindrance: Hindrance?
  /// All cells.
  package var totals: VerdictTotals
  /// Every rule that was selected, in the pack's order.
  package var rules: [RuleResult]
  /// What is to be told, by document, sheet, row, column, rule.
  package var findings: [Finding]
  /// What falls due after the as-of date, by date.
  package var due: [DueItem]
  /// Questions whose answer would close cells, those that close most first.
  package var questions: [OpenQuestion]
  /// Answers that people gave, by question.
  package var answers: [AnswerRecord]
  /// Requirements that no rule covers.
  package var uncovered: [UncoveredRequirement]
  /// What people should know of the run: where the as-of date came from, what was left out.
  package var notes: [LocalizedText]
  /// The requirements that findings name beside their rule's, by identifier.
  package var cited: [String: CitedRequirement] = [:]
  /// What the entity decided about findings, and what became of it here.
  package var dispositions: [DispositionRecord] = []

  /// A report from its parts.
  package init(
    run: Run, documents: [DocumentReading] = [], entity: [KnownFact] = [],
    plan: [KnownFact] = [], verdict: WholeVerdict, gatePassed: Bool = false,
    totals: VerdictTotals = VerdictTotals(), rules: [RuleResult] = [], findings: [Finding] = [],
    due: [DueItem] = [], questions: [OpenQuestion] = [], answers: [AnswerRecord] = [],
    uncovered: [UncoveredRequirement] = [], notes: [LocalizedText] = []
  ) {
    self.run = run
    self.documents = documents
    self.entity = entity
    self.plan = plan
    self.verdict = verdict
    self.gatePassed = gatePassed
    self.totals = totals
    self.rules = rules
    self.findings = findings
    self.due = due
    self.questions = questions
    self.answers = answers
    self.uncovered = uncovered
    self.notes = notes
  }

  /// Why no green may come of documents, whatever was judged of them.
  package enum Hindrance: String, Sendable, CaseIterable {
    /// The document is no plan of its own; no gate lets through what it complies with.
    case anotherKind = "another_kind"
    /// A part of it could not be read.
    case unreadParts = "unread_parts"
  }

  /// How a check was run.
  package struct Run: Sendable {
    /// The program's version.
    package var version: String
    /// The day whose law counts.
    package var asOf: CalendarDate
    /// Where that day came from.
    package var asOfFrom: AsOfOrigin
    /// The language of messages.
    package var language: TextLanguage
    /// Which results stop the caller.
    package var gate: Gate
    /// The least severity whose fails stop the caller.
    package var failOn: Severity
    /// The rules asked for; empty means all.
    package var selection: [String]
    /// The rule pack.
    package var pack: PackIdentity

    /// A run from its parts.
    package init(
      version: String, asOf: CalendarDate, asOfFrom: AsOfOrigin, language: TextLanguage = .es,
      gate: Gate = .all, failOn: Severity = .error, selection: [String] = [], pack: PackIdentity
    ) {
      self.version = version
      self.asOf = asOf
      self.asOfFrom = asOfFrom
      self.language = language
      self.gate = gate
      self.failOn = failOn
      self.selection = selection
      self.pack = pack
    }
  }

  /// Where the as-of date came from.
  package enum AsOfOrigin: String, Sendable, CaseIterable {
    /// Given with `--as-of`.
    case given
    /// The day the pack sets for that kind of plan and its year.
    case planYear = "plan_year"
    /// The day to which the pack was verified, for want of a year.
    case packVerified = "pack_verified"
  }

  /// Which results stop the caller.
  package enum Gate: String, Sendable, CaseIterable {
    /// Anything but a complying plan.
    case all
    /// Fails and faults only: `not_checked` and `needs_review` are forgiven, and said.
    case fails
    /// Fails that a baseline does not hold.
    case new
  }

  /// Which rule pack was used.
  package struct PackIdentity: Hashable, Sendable {
    /// Its name.
    package var id: String
    /// Its version.
    package var version: String
    /// SHA-256 of its files, names and contents, in order.
    package var sha256: String
    /// The day to which the law in it was verified.
    package var verified: CalendarDate
    /// What an entity added to it.
    package var overlays: [Overlay] = []

    /// An entity's additions to a pack.
    package struct Overlay: Hashable, Sendable {
      /// Its name, the prefix of all it adds.
      package let id: String
      /// Its version.
      package let version: String
      /// SHA-256 of its files, names and contents, in order.
      package let sha256: String

      /// An overlay's identity.
      package init(id: String, version: String, sha256: String) {
        (self.id, self.version, self.sha256) = (id, version, sha256)
      }
    }

    /// `cotejo-colombia 0.1.0 + puerto-ceiba 1.0.0`.
    package var names: String {
      (["\(id) \(version)"] + overlays.map { "\($0.id) \($0.version)" })
        .joined(separator: " + ")
    }

    /// The hashes in the same order, each cut to its first digits.
    package func hashes(digits: Int) -> String {
      ([sha256] + overlays.map(\.sha256)).map { String($0.prefix(digits)) }
        .joined(separator: " + ")
    }

    /// A pack's identity.
    package init(id: String, version: String, sha256: String, verified: CalendarDate) {
      (self.id, self.version, self.sha256, self.verified) = (id, version, sha256, verified)
    }
  }

  /// A fact of the plan or the entity.
  package struct KnownFact: Hashable, Sendable {
    /// The field.
    package var field: String
    /// Its value, language-free.
    package var value: String
    /// How sure it is: `exact`, `derived`, `guessed`.
    package var confidence: String
    /// Where it was read; `nil` when given on the command line.
    package var place: Locator?
    /// What people call the field; its identifier where nobody said.
    package var label: LocalizedText
    /// The value as people read it.
    package var shown: LocalizedText

    /// A fact from its parts.
    package init(
      field: String, value: String, confidence: String, place: Locator? = nil,
      label: LocalizedText? = nil, shown: LocalizedText? = nil
    ) {
      self.field = field
      self.value = value
      self.confidence = confidence
      self.place = place
      self.label = label ?? LocalizedText(es: field)
      self.shown = shown ?? LocalizedText(es: value)
    }
  }

  /// A rule and what became of it.
  package struct RuleResult: Sendable {
    /// The rule's identifier.
    package var id: String
    /// The requirement it checks.
    package var requirement: String
    /// The norm's identifier.
    package var norm: String
    /// The norm, for people.
    package var normTitle: LocalizedText
    /// The article, for people: `74, inciso 1`.
    package var article: String
    /// How strongly the norm asks.
    package var obligation: Obligation
    /// What the rule rests on.
    package var basis: RuleBasis
    /// How grave a fail is.
    package var severity: Severity
    /// What the rule asks, one sentence.
    package var sentence: LocalizedText
    /// Its cells.
    package var totals: VerdictTotals
    /// Why cells are not applicable or not due, each kind once with its number of cells.
    package var reasons: [CountedCause]
    /// Its fails that an accepted exception covers.
    package var excepted = 0
    /// Whether it judges the plan; what Cotejo asks of files of its own never makes a plan comply.
    package var isOfPack = true
    /// What the requirement asks, a paraphrase of the norm; empty where nobody wrote it.
    package var requirementText = LocalizedText(es: "")
    /// The words of the norm, where they were written down.
    package var quotation: Quotation?
    /// What jurists have said of it.
    package var review = ReviewState.none

    /// A result from its parts.
    package init(
      id: String, requirement: String, norm: String, normTitle: LocalizedText, article: String,
      obligation: Obligation, basis: RuleBasis, severity: Severity, sentence: LocalizedText,
      totals: VerdictTotals = VerdictTotals(), reasons: [CountedCause] = []
    ) {
      self.id = id
      self.requirement = requirement
      self.norm = norm
      self.normTitle = normTitle
      self.article = article
      self.obligation = obligation
      self.basis = basis
      self.severity = severity
      self.sentence = sentence
      self.totals = totals
      self.reasons = reasons
    }

    /// Whether the letter of a norm makes this a duty.
    package var isMust: Bool { obligation == .must && basis == .literal }
  }

  /// A requirement as reports cite it.
  package struct CitedRequirement: Hashable, Sendable {
    /// The norm, for people.
    package var normTitle: LocalizedText
    /// The article, for people: `1, numeral 4`.
    package var article: String
    /// What it asks, a paraphrase.
    package var text: LocalizedText
    /// The words of the norm, where they were written down.
    package var quotation: Quotation?

    /// A citation.
    package init(normTitle: LocalizedText, article: String, text: LocalizedText) {
      (self.normTitle, self.article, self.text) = (normTitle, article, text)
    }
  }

  /// A reason and how many cells have it.
  package struct CountedCause: Hashable, Sendable {
    /// The verdict of those cells.
    package var verdict: Verdict
    /// The reason.
    package var cause: Cause
    /// How many cells.
    package var count: Int

    /// A counted reason.
    package init(verdict: Verdict, cause: Cause, count: Int) {
      (self.verdict, self.cause, self.count) = (verdict, cause, count)
    }
  }

  /// Something that falls due after the as-of date.
  package struct DueItem: Hashable, Sendable {
    /// The day.
    package var date: CalendarDate
    /// The rule.
    package var rule: String
    /// How many cells.
    package var count: Int

    /// An item from its parts.
    package init(date: CalendarDate, rule: String, count: Int) {
      (self.date, self.rule, self.count) = (date, rule, count)
    }
  }

  /// A question whose answer would close cells.
  package struct OpenQuestion: Hashable, Sendable {
    /// Its identifier: the rule's, or the fact's (`entidad.nivel`).
    package var id: String
    /// The rule that asks first.
    package var rule: String
    /// The question.
    package var text: LocalizedText
    /// The answers it takes.
    package var answers: [String]
    /// How many cells the answer closes.
    package var cells: Int
    /// Last year's answer, to be given again where it still holds.
    package var previous: AnswerRecord?

    /// A question from its parts.
    package init(id: String, rule: String, text: LocalizedText, answers: [String], cells: Int) {
      self.id = id
      self.rule = rule
      self.text = text
      self.answers = answers
      self.cells = cells
    }
  }

  /// An answer that a person gave, and what shows it.
  package struct AnswerRecord: Hashable, Sendable {
    /// The question.
    package var id: String
    /// The answer.
    package var answer: String
    /// When it was given, ISO.
    package var date: String?
    /// Who gave it.
    package var name: String?
    /// The file that shows it.
    package var evidence: String?
    /// SHA-256 of that file as it is now; `nil` where it could not be read.
    package var sha256: String?
    /// Whether it counts: not where its evidence is missing or is no longer the same file.
    package var counts: Bool

    /// A record from its parts.
    package init(
      id: String, answer: String, date: String? = nil, name: String? = nil,
      evidence: String? = nil, sha256: String? = nil, counts: Bool = true
    ) {
      (self.id, self.answer) = (id, answer)
      (self.date, self.name) = (date, name)
      (self.evidence, self.sha256) = (evidence, sha256)
      self.counts = counts
    }
  }

  /// A requirement that the pack does not check by itself.
  package struct UncoveredRequirement: Hashable, Sendable {
    /// The requirement.
    package var requirement: String
    /// `ask` or `out_of_scope`.
    package var coverage: String
    /// Why.
    package var reason: LocalizedText

    /// A requirement and why it is not covered.
    package init(requirement: String, coverage: String, reason: LocalizedText) {
      (self.requirement, self.coverage, self.reason) = (requirement, coverage, reason)
    }
  }
}
