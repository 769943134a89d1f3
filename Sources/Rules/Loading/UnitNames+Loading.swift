import Plans
import Values
import YAML

extension MappingReader {
  /// The units under `units:`, a name each or a name with its aliases; one spelling is of one unit.
  mutating func units() -> UnitNames {
    guard contains("units"), let node = optionalNode(for: "units"), !node.isNull else {
      return UnitNames()
    }
    guard let items = node.items else {
      diagnostics.add(Diagnostic(.unitsShape, hint: .unitsExample, at: node))
      return UnitNames()
    }
    var owners: [String: String] = [:]
    let units = items.compactMap { item -> UnitNames.Unit? in
      guard let (name, aliases) = unit(item) else { return nil }
      for spelling in [name] + aliases {
        let key = UnitNames.key(of: spelling.text)
        if let owner = owners[key] {
          diagnostics.add(Diagnostic(.unitTwice(spelling.text, owner), at: spelling.node))
        }
        owners[key] = name.text
      }
      return UnitNames.Unit(name: name.text, aliases: aliases.map(\.text))
    }
    return UnitNames(units)
  }

  private func unit(_ item: YAMLNode) -> (name: YAMLText, aliases: [YAMLText])? {
    if item.entries == nil {
      return item.text(named: "units", into: diagnostics).map { ($0, []) }
    }
    return MappingReader.read(item, into: diagnostics) { reader in
      (reader.text("name"), reader.optionalTexts("aliases"))
    }
  }
}

extension LocalizedText {
  fileprivate static let unitsShape = LocalizedText(
    es: "«units» es una lista de dependencias", en: "“units” is a list of units")
  fileprivate static let unitsExample = LocalizedText(
    es: "por ejemplo: - { name: Oficina Jurídica, aliases: [Of. Jurídica] }",
    en: "for example: - { name: Oficina Jurídica, aliases: [Of. Jurídica] }")

  fileprivate static func unitTwice(_ spelling: String, _ owner: String) -> LocalizedText {
    LocalizedText(
      es: "«\(spelling)» ya es un nombre de «\(owner)»: cada nombre es de una sola dependencia",
      en: "“\(spelling)” is a name of “\(owner)” already: each name is of one unit")
  }
}
