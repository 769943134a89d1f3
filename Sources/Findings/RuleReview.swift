import Values

/// What jurists have said of a rule as it stands now.
package enum ReviewState: String, Sendable, CaseIterable {
  /// Nobody has looked at it.
  case none
  /// Whoever looked at it agrees.
  case agreed
  /// Somebody who looked at it does not agree.
  case objected
  /// It was looked at and has changed since.
  case outdated
}

/// The literal text of a requirement; where there is none, what is said of it is a paraphrase.
package struct Quotation: Hashable, Sendable {
  /// The words of the norm.
  package var text: String
  /// The official source in which they were read.
  package var source: String
  /// The day on which they were read.
  package var read: CalendarDate

  /// A quotation with its source.
  package init(text: String, source: String, read: CalendarDate) {
    (self.text, self.source, self.read) = (text, source, read)
  }
}

extension CheckReport {
  /// How many rules of the pack the report used, and what jurists have said of them.
  package struct Reviews: Hashable, Sendable {
    /// The rules of the pack that were used.
    package var rules = 0
    /// Those with which every jurist who looked at them agrees.
    package var agreed = 0
    /// Those with which some jurist does not agree.
    package var objected = 0
    /// Those that changed after they were looked at.
    package var outdated = 0
    /// The rules whose requirement is quoted; of the others there is a paraphrase.
    package var quoted = 0
  }

  /// What jurists have said of the rules that were used.
  package var reviews: Reviews {
    var reviews = Reviews()
    for rule in rules where rule.isOfPack {
      reviews.rules += 1
      if rule.quotation != nil { reviews.quoted += 1 }
      switch rule.review {
      case .none: break
      case .agreed: reviews.agreed += 1
      case .objected: reviews.objected += 1
      case .outdated: reviews.outdated += 1
      }
    }
    return reviews
  }
}
