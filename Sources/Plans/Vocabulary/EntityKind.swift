/// What the first words of an entity's name tell of it.
package struct EntityKind: Hashable, Sendable {
  /// How such names begin; compared as folded words.
  package var beginnings: [String]
  /// Whether it also heads the papers of others that are there, and so counts where nobody else is named.
  package var isPlace: Bool
  /// What follows of the entity.
  package var facts: [EntityFact]

  /// A kind from its parts.
  package init(beginnings: [String], isPlace: Bool = false, facts: [EntityFact]) {
    (self.beginnings, self.isPlace, self.facts) = (beginnings, isPlace, facts)
  }
}

/// What the code of a territory tells of its entity, in a format that only such entities use.
package struct EntityCode: Hashable, Sendable {
  /// The field that holds the code.
  package var field: String
  /// Codes; `#` stands for any digit.
  package var codes: [String]
  /// What follows of the entity.
  package var facts: [EntityFact]

  /// A kind of code from its parts.
  package init(field: String, codes: [String], facts: [EntityFact]) {
    (self.field, self.codes, self.facts) = (field, codes, facts)
  }

  /// Whether this is one of its codes.
  func holds(_ code: String) -> Bool {
    codes.contains { pattern in
      pattern.utf8.count == code.utf8.count
        && zip(pattern.utf8, code.utf8).allSatisfy { asked, digit in
          asked == UInt8(ascii: "#") ? (48...57).contains(digit) : asked == digit
        }
    }
  }
}

/// One fact of the entity, as it would be written.
package struct EntityFact: Hashable, Sendable {
  /// The field of `entidad`.
  package var field: String
  /// Its value.
  package var value: String

  /// A fact.
  package init(field: String, value: String) { (self.field, self.value) = (field, value) }

  /// Whether one of these facts says otherwise.
  func isDenied(by others: [EntityFact]) -> Bool {
    others.contains { $0.field == field && $0.value != value }
  }
}
