import Findings

/// What became of one cell, in one byte: its verdict, and on what ground it was given.
///
/// The ground tells where to look when the cell is put into words.
struct Ruling: Hashable, BitwiseCopyable, Sendable {
  let rawValue: UInt8

  /// What decided, in the order of `design.md` section 2.
  enum Ground: UInt8, Sendable {
    /// What the items of the check say.
    case check
    /// A graver rule fails on the same row.
    case yielded
    /// The group of rows that lack a key.
    case keyless
    /// The group of rows with a key that nobody could read.
    case unreadKey
    /// `when` is false.
    case notMeant
    /// `when` is unknown, or failed.
    case condition
    /// A guess, without which it would not be decided.
    case guess
    /// `due`: its day is to come, unknown, or rests on a guess.
    case due
    /// The reading of the norm is contested.
    case contested
  }

  init(_ verdict: Verdict, _ ground: Ground) {
    rawValue = verdict.rawValue | ground.rawValue << 3
  }

  /// The ruling with these bits.
  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The verdict.
  var verdict: Verdict { Verdict(rawValue: rawValue & 0x07) ?? .error }
  /// On what ground.
  var ground: Ground { Ground(rawValue: rawValue >> 3) ?? .check }
}

extension Ruling {
  /// What `due` says of a subject, as far as it matters for its verdict.
  enum Due: Sendable {
    /// Complying is due, or never was put off.
    case now
    /// On a later day.
    case later
    /// A day that rests on a guess.
    case guessed
    /// Nobody can say from which day.
    case open
    /// The expression failed.
    case fault
  }

  /// The ruling on a subject that the rule applies to, by what the items of its check say together.
  ///
  /// `isGuessed` tells that it rests on a guess before the check is even looked at: that the rule
  /// applies, or the group's key.
  init(_ check: Judgement, isGuessed: Bool, due: Due, isContested: Bool) {
    let isGuess = check.answer != .fault && (isGuessed || check.isGuessedCheck)
    var ruling = Ruling(Verdict(check.answer), .check)
    if isGuess, ruling.verdict != .notChecked { ruling = Ruling(.needsReview, .guess) }
    switch check.answer {
    // What is met, or has nothing to judge, if a guess holds is a question before its day as after.
    case .yes, .nothing, .fault: self = ruling
    case .no, .unknown, .open: self = ruling.exigible(due, isContested: isContested)
    }
  }

  /// A fail, an unknown or an open question before its day is not due.
  private func exigible(_ due: Due, isContested: Bool) -> Ruling {
    switch due {
    case .now: isContested && verdict == .fail ? Ruling(.needsReview, .contested) : self
    case .later: Ruling(.notDue, .due)
    case .guessed: verdict == .fail ? Ruling(.needsReview, .due) : self
    case .open: Ruling(.notChecked, .due)
    case .fault: Ruling(.error, .due)
    }
  }
}

extension Verdict {
  /// What a check comes to whose items give this answer.
  fileprivate init(_ answer: Judgement.Answer) {
    self =
      switch answer {
      case .yes: .pass
      case .no: .fail
      case .nothing: .notApplicable
      case .unknown: .notChecked
      case .open: .needsReview
      case .fault: .error
      }
  }
}
