import Values

/// What the entity decided to do about one observation: a fail known by its fingerprint.
///
/// It hides nothing and changes no verdict. Who approved it is declared by whoever wrote the file;
/// nobody checks it.
package struct Disposition: Hashable, Sendable {
  /// What was decided.
  package enum Kind: String, Sendable, CaseIterable {
    /// The entity knows of it and mends it by a day.
    case acknowledged
    /// A norm allows it in this case.
    case acceptedException = "accepted_exception"
  }

  /// Whether what it rests on is still there.
  package enum Evidence: Sendable {
    /// No file was named.
    case none
    /// The file is there, and the same where its hash was noted.
    case present
    /// The file cannot be read.
    case missing
    /// The file is no longer the one whose hash was noted.
    case changed
  }

  /// Its name in the file: `plan-mejora-2026-03`.
  package var id: String
  /// The finding.
  package var fingerprint: String
  /// The rule of that finding.
  package var rule: String
  /// What was decided.
  package var kind: Kind
  /// Why.
  package var reason: String
  /// What will be done; every `acknowledged` has one.
  package var plan: String?
  /// The norm that grants it; every `acceptedException` has one.
  package var norm: String?
  /// Who approved it, as declared.
  package var approver: String
  /// When, ISO, as declared.
  package var date: String?
  /// The last day on which it holds.
  package var until: CalendarDate
  /// How many cells it covers; a finding of a whole part (`*`) is one.
  package var count: Int
  /// The file that shows it, as it is opened.
  package var evidencePath: String?
  /// SHA-256 of that file when it was noted, in lower-case hexadecimal.
  package var sha256: String?
  /// The state of that file.
  package var evidence: Evidence
  /// Its line in the file, from 1.
  package var line: Int

  /// A disposition from its parts.
  package init(
    id: String, fingerprint: String, rule: String, kind: Kind, reason: String, plan: String? = nil,
    norm: String? = nil, approver: String, date: String? = nil, until: CalendarDate,
    count: Int = 1, evidencePath: String? = nil, sha256: String? = nil, evidence: Evidence = .none,
    line: Int = 1
  ) {
    (self.id, self.fingerprint, self.rule, self.kind) = (id, fingerprint, rule, kind)
    (self.reason, self.plan, self.norm, self.approver) = (reason, plan, norm, approver)
    (self.date, self.until, self.count, self.line) = (date, until, count, line)
    (self.evidencePath, self.sha256, self.evidence) = (evidencePath, sha256, evidence)
  }
}

extension CheckReport {
  /// A disposition and what became of it in this check.
  package struct DispositionRecord: Hashable, Sendable {
    /// Whether it counts.
    package enum State: String, Sendable, CaseIterable {
      /// It covers a fail of this check.
      case applied
      /// Its last day is before the as-of date.
      case expired
      /// No fail of this check has its fingerprint.
      case unmatched
      /// It asks for what no disposition may.
      case forbidden
      /// Its rule was not selected, or its finding is one of another plan of the run.
      case elsewhere
    }

    /// What the file says.
    package var disposition: Disposition
    /// Whether it counts.
    package var state: State
    /// Why it does not count; `nil` where it does.
    package var why: LocalizedText?
    /// How many cells it covers.
    package var cells: Int
  }
}

extension CheckReport {
  /// What was decided about a finding; `nil` where nothing that counts was.
  package func disposition(of finding: Finding) -> Disposition? {
    guard let id = finding.disposition else { return nil }
    return dispositions.first { $0.disposition.id == id }?.disposition
  }

  /// Whether a fail does not stop the caller: through an accepted exception, or because it is
  /// acknowledged and no letter of a norm is broken.
  package func isForgiven(_ finding: Finding) -> Bool {
    guard let disposition = disposition(of: finding) else { return false }
    switch disposition.kind {
    case .acceptedException: return true
    case .acknowledged: return rules.first { $0.id == finding.rule }?.isMust == false
    }
  }
}
