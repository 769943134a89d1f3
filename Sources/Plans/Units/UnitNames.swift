import Values

/// The units of an entity and the other ways their names are written.
///
/// Names are compared without case, accents and runs of spaces, and without the tail «o quien haga sus
/// veces». Nothing else makes two names one: what only resembles is asked, see `DoubtfulUnits`.
package struct UnitNames: Hashable, Sendable {
  /// One unit.
  package struct Unit: Hashable, Sendable {
    /// The name that counts.
    package var name: String
    /// Other ways to write it.
    package var aliases: [String]

    /// A unit and its other names.
    package init(name: String, aliases: [String] = []) {
      (self.name, self.aliases) = (name, aliases)
    }
  }

  /// The units, in the order given.
  package let units: [Unit]
  private let known: [String: String]

  /// A list of units; of two that claim one spelling the first has it.
  package init(_ units: [Unit] = []) {
    self.units = units
    var known: [String: String] = [:]
    for unit in units {
      for spelling in [unit.name] + unit.aliases {
        let key = UnitNames.key(of: spelling)
        if !key.isEmpty, known[key] == nil { known[key] = unit.name }
      }
    }
    self.known = known
  }

  /// Whether nobody listed any.
  package var isEmpty: Bool { known.isEmpty }

  /// The name that counts, `nil` for a unit that is not listed.
  package func name(of text: String) -> String? { known[UnitNames.key(of: text)] }

  /// These units, and those of another list whose spellings are free.
  package func joined(with others: UnitNames) -> UnitNames { UnitNames(units + others.units) }

  /// What two spellings of one name have in common.
  package static func key(of text: String) -> String {
    var key = folded(text)
    if key.hasSuffix(tail) { key.removeLast(tail.count) }
    return key
  }

  private static let tail = " o quien haga sus veces"
}

extension PlanTables {
  /// Puts the name that counts in the place of each unit's other names; the cells stay as written.
  package mutating func call(unitsBy names: UnitNames) {
    guard !names.isEmpty else { return }
    for table in tables.indices {
      for (field, definition) in tables[table].definition.fields.enumerated()
      where definition.isUnit {
        tables[table].columns[field].renameTexts { names.name(of: $0) ?? $0 }
      }
    }
  }

  /// Every unit that the documents name, each spelling once, in the order of tables and rows.
  package var unitsNamed: [String] {
    var seen: Set<String> = []
    var names: [String] = []
    func add(_ name: String) {
      if seen.insert(UnitNames.key(of: name)).inserted { names.append(name) }
    }
    for table in tables {
      for (field, definition) in table.definition.fields.enumerated() where definition.isUnit {
        for text in table.columns[field].distinctTexts { add(text) }
      }
    }
    return names
  }
}
