import Documents
import Values

/// One difference between two revisions of a plan, with what stood before and what stands now.
package struct PlanChange: Sendable, Hashable {
  /// What kind of difference.
  package enum Kind: String, Sendable, CaseIterable {
    /// A fact of a row has another value or another state.
    case changed
    /// A row that only the new plan has.
    case added
    /// A row that only the old plan has.
    case removed
    /// A row that belongs to another parent.
    case moved
    /// A column that only the new plan has.
    case columnAdded = "column_added"
    /// A column that only the old plan has.
    case columnRemoved = "column_removed"
    /// The cells say the same and are read differently: a heading's unit, the order of day and month.
    case reread
  }

  /// What it means for what the plan promises, gravest first; a fact, never an accusation.
  package enum Nature: String, Sendable, CaseIterable, Comparable {
    /// A goal is lower than before, or no longer stated.
    case goalLowered = "goal_lowered"
    /// An end is later than before for certain, or no longer stated.
    case deadlineLater = "deadline_later"
    /// An amount of money is smaller than before, or no longer stated.
    case moneyCut = "money_cut"
    /// An activity, a goal or what they belong to is no longer there.
    case dropped
    /// Anything else.
    case other

    private var rank: Int { Nature.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: Nature, right: Nature) -> Bool { left.rank < right.rank }
  }

  /// The column that a change is about.
  package struct Field: Sendable, Hashable {
    /// The field's identifier; `nil` for a column that no field claims.
    package var id: String?
    /// What people call it: the field's label, else the heading as written.
    package var label: LocalizedText
    /// What its cells hold; `nil` where nobody knows.
    package var type: FieldType?

    /// A column from its parts.
    package init(id: String?, label: LocalizedText, type: FieldType?) {
      (self.id, self.label, self.type) = (id, label, type)
    }
  }

  /// What one of the two plans says.
  package struct Side: Sendable, Hashable {
    /// Where; `Locator.document` counts in the documents of that plan.
    package var place: Locator
    /// What is written there, as the file shows it.
    package var text: String
    /// What it means, where it was understood.
    package var value: FactValue?

    /// A side from its parts.
    package init(place: Locator, text: String = "", value: FactValue? = nil) {
      (self.place, self.text, self.value) = (place, text, value)
    }
  }

  /// What kind of difference.
  package var kind: Kind
  /// What it means for the plan's promises.
  package var nature: Nature
  /// The table.
  package var table: String
  /// What people call one of its rows.
  package var tableLabel: LocalizedText
  /// The row's own key, folded; empty for a column.
  package var key: String
  /// What people call the row; empty for a column.
  package var label: String
  /// The column, where it is about one.
  package var field: Field?
  /// What the old plan says; `nil` for what it does not have.
  package var before: Side?
  /// What the new plan says; `nil` for what it does not have.
  package var after: Side?
  /// How many rows have this very difference from these cells: those under a merged one, say.
  package var count: Int

  /// A change from its parts.
  package init(
    _ kind: Kind, nature: Nature = .other, table: TableDefinition, key: String = "",
    label: String = "", field: Field? = nil, before: Side? = nil, after: Side? = nil,
    count: Int = 1
  ) {
    self.kind = kind
    self.nature = nature
    self.table = table.id
    tableLabel = table.label
    self.key = key
    self.label = label
    self.field = field
    self.before = before
    self.after = after
    self.count = count
  }
}

extension PlanChange.Nature {
  /// What the change of a fact means; `nil` on a side is a lack or something unreadable.
  init(of field: FieldDefinition, from before: FactValue?, to after: FactValue?) {
    guard let before, let promise = field.promise else {
      self = .other
      return
    }
    let nature: PlanChange.Nature =
      switch promise {
      case .goal: .goalLowered
      case .deadline: .deadlineLater
      case .money: .moneyCut
      }
    switch (promise, before, after) {
    case (_, _, nil): self = nature
    case (.goal, .number(let old), .number(let new)?),
      (.money, .number(let old), .number(let new)?):
      self = new < old ? nature : .other
    case (.deadline, .date(let old), .date(let new)?):
      self = old.isBefore(new) == true ? nature : .other
    default: self = .other
    }
  }

  /// What the loss of a row means.
  init(dropping table: TableDefinition) { self = table.isPromise ? .dropped : .other }
}
