import Findings
import Plans
import Values

extension PlanTables {
  /// What is known of the plan (`plan`) or of the entity (`entidad`).
  func knownFacts(_ id: String) -> [CheckReport.KnownFact] {
    guard let table = self[id] else { return [] }
    return table.definition.fields.indices.compactMap { field in
      guard let value = table.columns[field].value(row: 0) else { return nil }
      let definition = table.definition.fields[field]
      return CheckReport.KnownFact(
        field: definition.id, value: value.description,
        confidence: table.columns[field].codes[0].confidence.id,
        place: table.columns[field].origins[0], label: definition.label,
        shown: LocalizedText(
          es: FactText.show(value, as: definition.type, in: .es),
          en: FactText.show(value, as: definition.type, in: .en)))
    }
  }
}
