import Plans
import Values

/// What is said of titles that name several entities, of which none was taken.
enum EntityNotes {
  /// Most names that are told.
  private static let nameLimit = 4

  /// One note; none where nobody is in doubt, or somebody said what the entity is.
  static func notes(on tables: PlanTables) -> [LocalizedText] {
    guard !tables.entitiesNamed.isEmpty, !isKnown(in: tables) else { return [] }
    var told: [String] = []
    for entity in tables.entitiesNamed {
      let name = "«\(entity.name)» (\(tables.questionName(of: entity.place)))"
      if !told.contains(name) { told.append(name) }
    }
    return [note(told.prefix(nameLimit).joined(separator: ", "), rest: told.count - nameLimit)]
  }

  /// Whether the level of government is known all the same.
  private static func isKnown(in tables: PlanTables) -> Bool {
    guard let entity = tables["entidad"], let level = entity.definition.index(of: "nivel") else {
      return true
    }
    return entity.columns[level].codes.first?.isPresent == true
  }

  private static func note(_ names: String, rest: Int) -> LocalizedText {
    let more = rest > 0 ? (" y \(rest) más", " and \(rest) more") : ("", "")
    return LocalizedText(
      es:
        "Los títulos nombran varias entidades: \(names)\(more.0). No se tomó ninguna: diga cuál es "
        + "con --set entidad.nombre=… y entidad.nivel=….",
      en: "Titles name several entities: \(names)\(more.1). None was taken: say which it is with "
        + "--set entidad.nombre=… and entidad.nivel=….")
  }
}
