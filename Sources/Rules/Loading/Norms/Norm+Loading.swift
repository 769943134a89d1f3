import Values
import YAML

extension Norm {
  /// The norm of one `norm.yaml` with its requirements.
  static func read(
    _ file: PackFiles.File, in pack: PackContext
  ) -> (norm: Norm, requirements: [Requirement])? {
    MappingReader.read(file.node, into: pack.diagnostics) { reader in
      let id = reader.text("id")
      pack.diagnostics.check(id, isNamedAfter: file.folder, key: "id")
      let norm = Norm(
        id: file.folder, title: reader.localized("title"),
        isVerified: reader.boolean("verified", default: true))
      let requirements = reader.mappings("requirements") { requirement in
        Requirement.read(&requirement, norm: file.folder, in: pack)
      }
      if reader.node["requirements"]?.items?.isEmpty == true {
        reader.report(.noRequirements, at: "requirements")
      }
      return (norm, requirements)
    }
  }
}

extension Diagnostics {
  /// Records requirements whose identifier stands twice in the pack.
  func checkRequirements(of norms: [PackFiles.File]) {
    var owners: [String: String] = [:]
    for file in norms {
      for requirement in file.node["requirements"]?.items ?? [] {
        guard let node = requirement["id"], let id = node.text else { continue }
        if let owner = owners.updateValue(file.folder, forKey: id) {
          add(Diagnostic(.doubledRequirement(id, owner), at: node))
        }
      }
    }
  }

  /// Warns of requirements that are said to be checked and that no rule or dated row checks.
  func checkCoverage(of norms: [PackFiles.File], _ pack: PackContext, rules: [Rule]) {
    var used = Set(rules.map(\.requirement))
    for table in pack.datedTables where rules.contains(where: { $0.reads(table.id) }) {
      used.formUnion([table.requirement].compactMap { $0 })
      used.formUnion(table.rows.compactMap(\.requirement))
    }
    for requirement in norms.flatMap({ $0.node["requirements"]?.items ?? [] }) {
      guard let id = requirement["id"]?.text, let known = pack.requirements[id],
        !used.contains(id), let place = requirement["coverage"]
      else { continue }
      switch known.coverage {
      case .outOfScope: continue
      case .automated, .ask:
        add(Diagnostic(.notChecked(id), hint: .addRule, severity: .warning, at: place))
      }
    }
  }
}

extension LocalizedText {
  fileprivate static let noRequirements = LocalizedText(
    es: "esta norma no tiene requisitos", en: "this norm has no requirements")

  fileprivate static func doubledRequirement(_ id: String, _ owner: String) -> LocalizedText {
    LocalizedText(
      es: "el requisito \"\(id)\" ya está en «\(owner)»",
      en: "the requirement \"\(id)\" stands in “\(owner)” already")
  }

  fileprivate static func notChecked(_ id: String) -> LocalizedText {
    LocalizedText(
      es: "ninguna regla revisa el requisito \"\(id)\"",
      en: "no rule checks the requirement \"\(id)\"")
  }

  fileprivate static let addRule = LocalizedText(
    es: "agregue la regla, o escriba coverage: { out_of_scope: … } con la razón",
    en: "add the rule, or write coverage: { out_of_scope: … } with the reason")
}
