import Rules
import Values

/// Makes copies of the law in which one date is a day off: an example on that very day must notice.
struct DateMutator {
  /// A pack with one date shifted, and the rules that could notice.
  struct Mutant {
    /// The requirement, or the row of a dated table: `politicas_mipg.mejora_normativa`.
    let place: String
    /// What was changed, for people.
    let change: String
    /// The law with that date shifted.
    let pack: RulePack
    /// The identifiers of the rules whose examples are run.
    let rules: [String]
  }

  private let pack: RulePack

  init(_ pack: RulePack) { self.pack = pack }

  /// All copies for the requirements and dated tables that rules rest on.
  func mutants() -> [Mutant] { requirements() + tables() }

  private func requirements() -> [Mutant] {
    pack.requirements.indices.flatMap { index -> [Mutant] in
      let requirement = pack.requirements[index]
      let rules = pack.rules.filter { $0.requirement == requirement.id }.map(\.id)
      guard !rules.isEmpty else { return [] }
      return shifted(requirement.inForce).map { change, period in
        var other = pack
        other.requirements[index].inForce = period
        return Mutant(place: requirement.id, change: change, pack: other, rules: rules)
      }
    }
  }

  private func tables() -> [Mutant] {
    pack.datedTables.indices.flatMap { table -> [Mutant] in
      let rules = pack.rules.filter { uses(pack.datedTables[table].id, $0) }.map(\.id)
      guard !rules.isEmpty else { return [] }
      return pack.datedTables[table].rows.indices.flatMap { row in
        shifted(pack.datedTables[table].rows[row].inForce).map { change, period in
          var other = pack
          other.datedTables[table].rows[row].inForce = period
          let name = pack.datedTables[table].rows[row].cells.first?.first ?? "\(row + 1)"
          return Mutant(
            place: "\(pack.datedTables[table].id).\(name)", change: change, pack: other,
            rules: rules)
        }
      }
    }
  }

  private func shifted(_ period: ForcePeriod) -> [(String, ForcePeriod)] {
    var found: [(String, ForcePeriod)] = []
    for (days, sign) in [(Int32(1), "+"), (-1, "-")] {
      if let from = period.from {
        let day = CalendarDate(dayNumber: from.dayNumber + days)
        found.append(("from \(from) \(sign) 1 día", ForcePeriod(from: day, until: period.until)))
      }
      if let until = period.until {
        let day = CalendarDate(dayNumber: until.dayNumber + days)
        found.append(("until \(until) \(sign) 1 día", ForcePeriod(from: period.from, until: day)))
      }
    }
    return found
  }

  /// Whether a rule looks at the rows in force of a dated table.
  private func uses(_ table: String, _ rule: Rule) -> Bool {
    if case .each(table) = rule.subject { return true }
    return rule.check.contains { uses(table, $0) }
  }

  private func uses(_ table: String, _ form: any CheckForm) -> Bool {
    switch form {
    case let form as CoversForm: form.rows == table
    case let form as OneOfForm: form.column?.table == table
    case let form as AnyForm: form.forms.contains { uses(table, $0) }
    default: false
    }
  }
}
