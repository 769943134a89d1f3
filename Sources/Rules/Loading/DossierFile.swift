import Findings
import Plans
import Values
import YAML

/// A dossier as a file.
///
/// ```yaml
/// documents:
///   - { role: plan, path: plan.xlsx }
///   - { role: paa, path: paa.xlsx }
/// profile: ../perfil.yaml                    # the entity's facts, kept for years
/// registry: registro.csv
/// as_of: 2026-01-31                          # and what else stands on the command line otherwise
/// gate: fails
/// pack: { id: cotejo-colombia, version: 0.1.0 }
/// baseline: punto-de-partida.json
/// dispositions: tratamientos.yaml
/// convert: true
/// previous: ../2025/expediente.yaml          # its answers marked `carry` are proposed again
/// entity: { nivel: municipal }
/// plan: { fecha_aprobacion: 2026-01-28 }
/// units:                                     # one unit, and the other ways its name is written
///   - { name: Oficina Jurídica, aliases: [Oficina Asesora Jurídica] }
/// custody:                                   # where documents come from, for a record of an audit
///   - { path: plan.xlsx, source: correo, radicado: 2026-0012, received: 2026-02-03, handed_in_by: Ana Ruiz }
/// answers:
///   plan-publicado-tarde: { answer: si, date: 2026-01-30, name: Ana Ruiz, evidence: captura.pdf }
/// ```
package enum DossierFile {
  /// The dossier in these bytes.
  package static func dossier(
    path: String, bytes: [UInt8], pack: RulePack
  ) throws(RulePackError) -> Dossier {
    let diagnostics = Diagnostics()
    var dossier: Dossier?
    if let root = diagnostics.read(path: path, bytes: bytes) {
      dossier = MappingReader.read(root, into: diagnostics) { read(&$0, pack) }
    }
    guard let dossier, !diagnostics.hasErrors else { throw RulePackError(diagnostics) }
    return dossier
  }

  /// The files of settings that a dossier names, by key, as written; none where it cannot be read.
  package static func paths(path: String, bytes: [UInt8]) -> [(key: String, path: String)] {
    guard let root = try? YAMLReader.read(path: path, bytes: bytes) else { return [] }
    return ["profile", "registry", "baseline", "dispositions", "mapping"].compactMap { key in
      root[key]?.text.map { (key, $0) }
    }
  }

  /// Whether a file has the shape of a dossier rather than of a file of answers.
  package static func isDossier(path: String, bytes: [UInt8]) -> Bool {
    let root = try? YAMLReader.read(path: path, bytes: bytes)
    return root?["documents"] != nil
  }

  private static func read(_ reader: inout MappingReader, _ pack: RulePack) -> Dossier {
    let documents = reader.mappings("documents") { document in
      let role = document.choice("role", of: roles)
      return (
        role: DocumentRole(rawValue: role) ?? .plan, path: document.text("path")
      )
    }
    if reader.node["documents"]?.items?.isEmpty == true {
      reader.report(noDocuments, at: "documents")
    }
    var seen: Set<String> = []
    for document in documents
    where !seen.insert("\(document.role) \(document.path.text)").inserted {
      reader.diagnostics.add(Diagnostic(twice(document.path.text), at: document.path.node))
    }
    let (profile, registry) = (reader.optionalString("profile"), reader.optionalString("registry"))
    let previous = reader.optionalString("previous")
    let facts = reader.facts("entity", of: "entidad", pack) + reader.facts("plan", of: "plan", pack)
    var answers: [String: GivenAnswer] = [:]
    if let node = reader.optionalNode(for: "answers") {
      answers = AnswersFile.read(node, pack, reader.diagnostics)
    }
    var dossier = Dossier(
      documents: documents.map { Dossier.Entry(role: $0.role, path: $0.path.text) }, facts: facts,
      answers: answers, profile: profile, registry: registry, previous: previous)
    readSettings(&reader, into: &dossier)
    dossier.custody = readCustody(&reader, of: dossier.documents)
    return dossier
  }

  /// What may stand on the command line as well, which then outweighs it.
  private static func readSettings(_ reader: inout MappingReader, into dossier: inout Dossier) {
    if let day = reader.optionalDate("as_of") {
      if day.first == day.last {
        dossier.asOf = day.first
      } else {
        reader.report(noDay, at: "as_of")
      }
    }
    dossier.gate = reader.optionalChoice("gate", as: CheckReport.Gate.self)
    dossier.failOn = reader.optionalChoice("fail_on", as: Severity.self)
    dossier.pack = reader.optionalMapping("pack") { pack in
      Dossier.PackPin(
        id: pack.optionalString("id"), version: pack.optionalString("version"),
        sha256: pack.optionalString("sha256")?.lowercased())
    }
    if let sha256 = dossier.pack?.sha256, sha256.utf8.count < 12 || sha256.utf8.count > 64 {
      reader.report(shortHash, at: "pack")
    }
    dossier.baseline = reader.optionalString("baseline")
    dossier.dispositions = reader.optionalString("dispositions")
    dossier.mapping = reader.optionalString("mapping")
    dossier.units = reader.units()
    dossier.converts = reader.boolean("convert", default: false)
  }

  private static func readCustody(
    _ reader: inout MappingReader, of documents: [Dossier.Entry]
  ) -> [Dossier.CustodyNote] {
    reader.optionalMappings("custody") { note in
      let path = note.text("path")
      if !documents.contains(where: { $0.path == path.text }) {
        note.diagnostics.add(Diagnostic(noDocument(path.text), at: path.node))
      }
      return Dossier.CustodyNote(
        path: path.text, source: note.optionalString("source"),
        filing: note.optionalString("radicado"), received: note.optionalDate("received"),
        handedInBy: note.optionalString("handed_in_by"))
    }
  }

  /// The registry has a key of its own, and changes stand in no document.
  private static let roles = DocumentRole.allCases.filter(\.isOfDocuments).map(\.rawValue)
}

/// What is known of an entity for years, as a file: `entity: { nivel: municipal, … }`, `units: […]`.
package enum ProfileFile {
  /// The facts and the units in these bytes.
  package static func profile(
    path: String, bytes: [UInt8], pack: RulePack
  ) throws(RulePackError) -> (facts: [GivenFact], units: UnitNames) {
    let diagnostics = Diagnostics()
    var profile: (facts: [GivenFact], units: UnitNames)?
    if let root = diagnostics.read(path: path, bytes: bytes) {
      profile = MappingReader.read(root, into: diagnostics) { reader in
        if !reader.contains("entity"), !reader.contains("units") { _ = reader.node(for: "entity") }
        return (reader.facts("entity", of: "entidad", pack), reader.units())
      }
    }
    guard let profile, !diagnostics.hasErrors else { throw RulePackError(diagnostics) }
    return profile
  }
}

extension MappingReader {
  /// The facts of a table of one row, each tried on its field's grammar; an empty one is not given.
  fileprivate mutating func facts(
    _ key: String, of table: String, _ pack: RulePack
  ) -> [GivenFact] {
    let entries = optionalMapping(key) { $0.allEntries() } ?? []
    guard let definition = pack.vocabulary.table(table) else { return [] }
    let names = definition.fields.map(\.id)
    return entries.compactMap { name, node in
      guard diagnostics.check(name, in: names, .field(of: table)),
        let field = definition.index(of: name.text).map({ definition.fields[$0] }), !node.isNull,
        let value = value(node, of: field)
      else { return nil }
      let grammar = FieldGrammar(field: field, placeholders: pack.vocabulary.placeholders)
      if case .present = grammar.read(text: value) {
        return GivenFact(name: "\(table).\(name.text)", value: value)
      }
      diagnostics.add(Diagnostic(.misfit(value, field), hint: .values(field), at: node))
      return nil
    }
  }

  /// The text; of a field that takes several, also a list.
  private func value(_ node: YAMLNode, of field: FieldDefinition) -> String? {
    guard field.many, let items = node.items else {
      return node.text(named: field.id, into: diagnostics)?.text
    }
    return items.compactMap { $0.text(named: field.id, into: diagnostics)?.text }
      .joined(separator: "\n")
  }
}

extension DossierFile {
  private static let noDay = LocalizedText(
    es: "es un día: por ejemplo 2026-01-31", en: "this is a day: 2026-01-31, for example")
  private static let shortHash = LocalizedText(
    es: "la huella del cuerpo de reglas tiene de 12 a 64 cifras",
    en: "the rule pack’s hash has 12 to 64 digits")

  private static let noDocuments = LocalizedText(
    es: "el expediente no tiene documentos: nada se verificaría",
    en: "the dossier has no documents: nothing would be checked")

  private static func noDocument(_ path: String) -> LocalizedText {
    LocalizedText(
      es: "«\(path)» no es un documento de este expediente",
      en: "“\(path)” is no document of this dossier")
  }

  private static func twice(_ path: String) -> LocalizedText {
    LocalizedText(
      es: "«\(path)» está dos veces con el mismo papel",
      en: "“\(path)” is there twice with the same role")
  }
}

extension LocalizedText {
  fileprivate static func misfit(_ value: String, _ field: FieldDefinition) -> LocalizedText {
    LocalizedText(
      es: "«\(value)» no sirve como «\(field.label.es)»",
      en: "“\(value)” does not fit “\(field.label.text(in: .en))”")
  }

  fileprivate static func values(_ field: FieldDefinition) -> LocalizedText? {
    switch field.type {
    case .choice(let values):
      let list = values.map(\.id).joined(separator: ", ")
      return LocalizedText(es: "hay: \(list)", en: "there are: \(list)")
    case .yesNo: return LocalizedText(es: "escriba si o no", en: "write si or no")
    case .date: return LocalizedText(es: "por ejemplo: 2026-01-31", en: "for example: 2026-01-31")
    default: return nil
    }
  }
}
