import Rules
import Values

/// Makes wrong copies of the law that rules rest on: a date a day off, a clause of `applies` changed.
struct LawMutator {
  /// A pack with one change, and the rules that could notice.
  struct Mutant {
    /// The requirement, the rule, or the row of a dated table: `politicas_mipg.mejora_normativa`.
    let place: String
    /// What was changed, for people.
    let change: String
    /// The law with that change.
    let pack: RulePack
    /// The identifiers of the rules whose examples are run.
    let rules: [String]
    /// Why nobody can notice; `nil` where somebody can.
    var reason: LocalizedText?
  }

  private let pack: RulePack

  init(_ pack: RulePack) { self.pack = pack }

  /// All copies for the requirements, rules and dated tables that rules rest on.
  func mutants() -> [Mutant] { requirements() + rules() + tables() }

  private func requirements() -> [Mutant] {
    pack.requirements.indices.flatMap { index -> [Mutant] in
      let requirement = pack.requirements[index]
      let rules = pack.rules.filter { $0.requirement == requirement.id }
      guard !rules.isEmpty else { return [] }
      func mutant(_ change: String, _ edit: (inout Requirement) -> Void) -> Mutant {
        var other = pack
        edit(&other.requirements[index])
        return Mutant(
          place: requirement.id, change: change, pack: other, rules: rules.map(\.id))
      }
      let dates = shifted(requirement.inForce).map { shift in
        var made = mutant(shift.change) { $0.inForce = shift.period }
        if !rules.contains(where: { isAwake($0, on: shift.day) }) { made.reason = .otherDates }
        return made
      }
      let applies = requirement.applies.map {
        ExpressionMutator(RuleScope.entity(pack.vocabulary)).mutants(of: $0)
      }
      return dates
        + (applies ?? []).map { change, variant in
          mutant("«applies»: \(change)") { $0.applies = variant }
        }
    }
  }

  private func rules() -> [Mutant] {
    pack.rules.indices.flatMap { index in
      shifted(pack.rules[index].inForce).map { shift in
        var other = pack
        other.rules[index].inForce = shift.period
        return Mutant(
          place: pack.rules[index].id, change: shift.change, pack: other,
          rules: [pack.rules[index].id])
      }
    }
  }

  private func tables() -> [Mutant] {
    pack.datedTables.indices.flatMap { table -> [Mutant] in
      let dated = pack.datedTables[table]
      let rules = pack.rules.filter { uses(dated.id, $0) }
      guard !rules.isEmpty else { return [] }
      return dated.rows.indices.flatMap { row in
        shifted(dated.rows[row].inForce).map { shift in
          var other = pack
          other.datedTables[table].rows[row].inForce = shift.period
          let isSeen = rules.contains { rule in
            rule.inForce.contains(shift.day)
              && pack.requirement(rule.requirement)?.inForce.contains(shift.day) == true
          }
          return Mutant(
            place: "\(dated.id).\(dated.rows[row].cells.first?.first ?? "\(row + 1)")",
            change: shift.change, pack: other, rules: rules.map(\.id),
            reason: isSeen ? nil : .otherDates)
        }
      }
    }
  }

  /// Whether a rule has something to judge on a day, its requirement left aside.
  private func isAwake(_ rule: Rule, on day: CalendarDate) -> Bool {
    guard rule.inForce.contains(day) else { return false }
    guard case .each(let table) = rule.subject else { return true }
    return pack.datedTable(table)?.rows.contains { $0.inForce.contains(day) } == true
  }

  /// The period with one end shifted, and the one day on which that makes a difference.
  private func shifted(
    _ period: ForcePeriod
  ) -> [(change: String, period: ForcePeriod, day: CalendarDate)] {
    func day(_ date: CalendarDate, _ days: Int32) -> CalendarDate {
      CalendarDate(dayNumber: date.dayNumber + days)
    }
    var found: [(change: String, period: ForcePeriod, day: CalendarDate)] = []
    if let from = period.from {
      let later = ForcePeriod(from: day(from, 1), until: period.until)
      let earlier = ForcePeriod(from: day(from, -1), until: period.until)
      found.append(("from \(from) + 1 día", later, from))
      found.append(("from \(from) - 1 día", earlier, day(from, -1)))
    }
    if let until = period.until {
      let later = ForcePeriod(from: period.from, until: day(until, 1))
      let earlier = ForcePeriod(from: period.from, until: day(until, -1))
      found.append(("until \(until) + 1 día", later, day(until, 1)))
      found.append(("until \(until) - 1 día", earlier, until))
    }
    return found
  }

  /// Whether a rule looks at the rows in force of a dated table.
  private func uses(_ table: String, _ rule: Rule) -> Bool {
    if case .each(table) = rule.subject { return true }
    // Shapes count whenever they were in force: a code outlives its shape.
    return rule.check.contains { !($0 is MatchesForm) && $0.reads(table) }
  }
}

extension LocalizedText {
  fileprivate static let otherDates = LocalizedText(
    es: "ese día no rige la regla que lo mira", en: "on that day the rule that looks is not in force")
}
