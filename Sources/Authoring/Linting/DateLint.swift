import Rules
import Values

/// Finds dates that do not fit together: rules and rows that are never in force, gaps and overlaps.
struct DateLint {
  private let pack: RulePack

  init(_ pack: RulePack) { self.pack = pack }

  func remarks() -> [LintRemark] { rules() + rows() + successions() }

  private func rules() -> [LintRemark] {
    pack.rules.compactMap { rule in
      guard let requirement = pack.requirement(rule.requirement),
        !rule.inForce.meets(requirement.inForce)
      else { return nil }
      return LintRemark(
        .fault, file: rule.file, es: "la regla no rige ningún día en que rija su requisito",
        en: "the rule is in force on no day on which its requirement is")
    }
  }

  private func rows() -> [LintRemark] {
    pack.datedTables.flatMap { table in
      table.rows.compactMap { row in
        // A row's own requirement may be what ended: a norm that documents still quote.
        let requirement = table.requirement.flatMap(pack.requirement)
        guard let requirement, !row.inForce.meets(requirement.inForce) else { return nil }
        let name = row.cells.first?.first ?? ""
        return LintRemark(
          .fault, file: "tables/\(table.id).yaml",
          es: "la fila «\(name)» no rige ningún día en que rija «\(requirement.id)»",
          en: "the row “\(name)” is in force on no day on which “\(requirement.id)” is")
      }
    }
  }

  /// Rows of one requirement of their own are versions of one thing: one a day, none left out.
  private func successions() -> [LintRemark] {
    pack.datedTables.flatMap { table -> [LintRemark] in
      var remarks: [LintRemark] = []
      for requirement in Set(table.rows.compactMap(\.requirement)).sorted() {
        let rows = table.rows.filter { $0.requirement == requirement }.sorted {
          ($0.inForce.from?.dayNumber ?? .min) < ($1.inForce.from?.dayNumber ?? .min)
        }
        // Several that never end are a list and not versions.
        guard rows.contains(where: { $0.inForce.until != nil }) else { continue }
        for (row, next) in zip(rows, rows.dropFirst()) {
          guard let until = row.inForce.until, let from = next.inForce.from else {
            remarks.append(succession(table, row, next, "se traslapan", "overlap"))
            continue
          }
          let days = from.dayNumber - until.dayNumber
          if days < 1 { remarks.append(succession(table, row, next, "se traslapan", "overlap")) }
          if days > 1 {
            remarks.append(
              succession(table, row, next, "dejan días sin ninguna", "leave days with neither"))
          }
        }
      }
      return remarks
    }
  }

  private func succession(
    _ table: DatedTable, _ row: DatedTable.Row, _ next: DatedTable.Row, _ es: String, _ en: String
  ) -> LintRemark {
    let names = (row.cells.first?.first ?? "", next.cells.first?.first ?? "")
    return LintRemark(
      .fault, file: "tables/\(table.id).yaml", es: "las filas «\(names.0)» y «\(names.1)» \(es)",
      en: "the rows “\(names.0)” and “\(names.1)” \(en)")
  }
}

extension ForcePeriod {
  /// Whether two periods have a day in common.
  fileprivate func meets(_ other: ForcePeriod) -> Bool {
    if let from, let until, until < from { return false }
    if let until, let from = other.from, until < from { return false }
    if let from, let until = other.until, until < from { return false }
    return true
  }
}
