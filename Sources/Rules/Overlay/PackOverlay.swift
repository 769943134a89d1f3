import Findings
import Plans
import Values
import YAML

/// An entity's own additions to a base pack: they add and raise, and never drop, silence or lower.
///
/// ```
/// overlay.yaml              id, version, title, base: the prefix of all it adds, and over which pack
/// headings.yaml             actividad: { responsable: [Quién responde] }
/// stricter.yaml             rules: { actividad-vaga: { severity: warning } }
/// formats/<id>-….yaml       known formats
/// tables/<id>_….yaml        dated lists
/// <id>-…/norm.yaml          norms of its own
/// <norm>/<article>/<id>-….yaml    rules, under its own norms or those of the base
/// ```
package struct PackOverlay {
  private let root: String
  private let diagnostics = Diagnostics()
  private var files: [(path: String, bytes: [UInt8])]
  /// The paths under which the files of the overlay are shown, by their place in the merged pack.
  private var origins: [String: String] = [:]
  private var header = Header()

  /// What `overlay.yaml` says.
  private struct Header {
    var id = ""
    var version = ""
    var base: (id: String, version: String?) = ("", nil)
  }

  /// The pack in `path`, a folder or a compiled file, with the overlay of a folder over it.
  package static func load(
    base path: String, overlay: String
  ) throws(RulePackError) -> RulePack {
    try load(base: RulePackLoader.files(path: path), root: path, overlay: overlay)
  }

  /// The same over a pack that was compiled to these bytes; `name` stands for its path.
  package static func load(
    compiled bytes: [UInt8], name: String, overlay: String
  ) throws(RulePackError) -> RulePack {
    try load(
      base: CompiledPack(bytes, path: name).files(path: name), root: name, overlay: overlay)
  }

  /// The same over the files of a pack.
  package static func load(
    base files: [(path: String, bytes: [UInt8])], root: String, overlay: String
  ) throws(RulePackError) -> RulePack {
    try load(base: files, root: root, own: PackFolder.files(in: overlay), overlay: overlay)
  }

  /// The same with the overlay's files, each with its path in it; `overlay` stands before them.
  package static func load(
    base files: [(path: String, bytes: [UInt8])], root: String,
    own: [(path: String, bytes: [UInt8])], overlay: String
  ) throws(RulePackError) -> RulePack {
    let base = try RulePackLoader.load(files: files, root: root).get()
    var merging = PackOverlay(root: overlay, files: files)
    try merging.merge(own, over: base)
    var pack = try RulePackLoader.load(files: merging.files, root: root, origins: merging.origins)
      .get()
    pack.identity = base.identity
    pack.identity.overlays = [
      .init(
        id: merging.header.id, version: merging.header.version,
        sha256: RulePackLoader.checksum(of: own.sorted { $0.path < $1.path }))
    ]
    return pack
  }

  private init(root: String, files: [(path: String, bytes: [UInt8])]) {
    (self.root, self.files) = (root, files)
  }

  // MARK: Steps

  private mutating func merge(
    _ own: [(path: String, bytes: [UInt8])], over base: RulePack
  ) throws(RulePackError) {
    readHeader(own, base.identity)
    if diagnostics.hasErrors { throw RulePackError(diagnostics) }
    for file in own where file.path != "overlay.yaml" {
      let shown = root + "/" + file.path
      switch file.path {
      case "headings.yaml": addHeadings(file.bytes, shown, base)
      case "stricter.yaml": raise(file.bytes, shown, base)
      default: add(file, shown, base)
      }
    }
    if diagnostics.hasErrors { throw RulePackError(diagnostics) }
  }

  private mutating func readHeader(
    _ own: [(path: String, bytes: [UInt8])], _ base: CheckReport.PackIdentity
  ) {
    let shown = root + "/overlay.yaml"
    guard let file = own.first(where: { $0.path == "overlay.yaml" }) else {
      diagnostics.add(Diagnostic(.noHeader, hint: .headerKeys, path: shown))
      return
    }
    guard let node = diagnostics.read(path: shown, bytes: file.bytes) else { return }
    let read = MappingReader.read(node, into: diagnostics) { reader -> Header in
      let id = reader.text("id")
      diagnostics.check(id, isNamedAfter: id.text, key: "id")
      _ = reader.optionalLocalized("title")
      let version = reader.string("version")
      let named = reader.mapping("base") { ($0.string("id"), $0.optionalString("version")) }
      if let named, named.0 != base.id || (named.1 ?? base.version) != base.version {
        reader.report(.otherBase("\(base.id) \(base.version)"), at: "base")
      }
      return Header(id: id.text, version: version, base: named ?? ("", nil))
    }
    if let read { header = read }
  }

  /// A file of its own: a format, a list, a norm or a rule, each under the overlay's prefix.
  private mutating func add(
    _ file: (path: String, bytes: [UInt8]), _ shown: String, _ base: RulePack
  ) {
    let parts = file.path.split(separator: "/").map(String.init)
    let stem = String((parts.last ?? "").dropLast(5))
    let name = parts.last == "norm.yaml" ? parts[0] : stem
    let isTable = parts[0] == "tables"
    let prefix = isTable ? header.id.replacing("-", with: "_") + "_" : header.id + "-"
    guard !["vocabulary", "bases"].contains(parts[0]), parts.count > 1 else {
      diagnostics.add(Diagnostic(.noPlace, hint: .places, path: shown))
      return
    }
    guard name.hasPrefix(prefix), name != prefix else {
      diagnostics.add(Diagnostic(.noPrefix(name, prefix), path: shown))
      return
    }
    let path = parts[0] == "formats" ? "vocabulary/" + file.path : file.path
    if isTaken(name, path) {
      diagnostics.add(Diagnostic(.taken(name), path: shown))
      return
    }
    if parts.last == "norm.yaml" { checkRequirements(file.bytes, shown, prefix) }
    if parts[0] == "formats" { checkColumns(file.bytes, shown, base) }
    origins[path] = shown
    files.append((path, file.bytes))
  }

  /// Whether the base has a norm, a rule, a list or a format of that name.
  private func isTaken(_ name: String, _ path: String) -> Bool {
    files.contains { file in
      guard origins[file.path] == nil else { return false }
      return file.path == path || file.path.hasSuffix("/\(name).yaml")
    }
  }

  private func checkRequirements(_ bytes: [UInt8], _ shown: String, _ prefix: String) {
    // What cannot be read is told when the whole is loaded.
    guard let node = try? YAMLReader.read(path: shown, bytes: bytes) else { return }
    for requirement in node["requirements"]?.items ?? [] {
      guard let id = requirement["id"], let text = id.text, !text.hasPrefix(prefix) else {
        continue
      }
      diagnostics.add(Diagnostic(.noPrefix(text, prefix), at: id))
    }
  }

  /// A format may not give a field the column of another one either.
  private func checkColumns(_ bytes: [UInt8], _ shown: String, _ base: RulePack) {
    guard let node = try? YAMLReader.read(path: shown, bytes: bytes) else { return }
    for key in ["entity", "entity_by_code"] {
      if let told = node[key] { diagnostics.add(Diagnostic(.ofTheProfile, at: told)) }
    }
    for column in node["columns"]?.items ?? [] {
      for (name, field) in column["fields"]?.entries ?? [] {
        guard let table = name.text.flatMap({ base.vocabulary.table($0) }), let id = field.text
        else { continue }
        for heading in column["headings"]?.items ?? [] {
          guard let text = heading.text else { continue }
          diagnostics.check(heading: YAMLText(text: text, node: heading), of: id, in: table)
        }
      }
    }
  }

  // MARK: Headings

  /// Adds the ways in which the entity writes the headings of fields that there are.
  private mutating func addHeadings(_ bytes: [UInt8], _ shown: String, _ base: RulePack) {
    guard let node = diagnostics.read(path: shown, bytes: bytes) else { return }
    let diagnostics = diagnostics
    let tables = base.vocabulary.tables
    var added: [String: [String: [String]]] = [:]
    _ = MappingReader.read(node, into: diagnostics) { reader in
      for (name, fields) in reader.allEntries() {
        guard diagnostics.check(name, in: tables.map(\.id), .table),
          let table = base.vocabulary.table(name.text)
        else { continue }
        _ = MappingReader.read(fields, into: diagnostics) { fields in
          for (field, list) in fields.allEntries() {
            let known = table.fields.map(\.id)
            guard diagnostics.check(field, in: known, .field(of: table.id)) else { continue }
            let texts = (list.items ?? [list]).compactMap {
              $0.text(named: field.text, into: diagnostics)
            }
            for text in texts { diagnostics.check(heading: text, of: field.text, in: table) }
            added[table.id, default: [:]][field.text] = texts.map(\.text)
          }
        }
      }
    }
    for (table, fields) in added {
      edit("vocabulary/\(table).yaml") { Array($0.json(adding: fields).utf8) }
    }
  }

  // MARK: Stricter

  /// Raises the severity or a limit of rules of the base.
  private mutating func raise(_ bytes: [UInt8], _ shown: String, _ base: RulePack) {
    guard let node = diagnostics.read(path: shown, bytes: bytes) else { return }
    let diagnostics = diagnostics
    var raised: [(rule: Rule, key: YAMLText, value: YAMLText)] = []
    _ = MappingReader.read(node, into: diagnostics) { reader in
      _ = reader.mapping("rules") { rules in
        for (name, parameters) in rules.allEntries() {
          guard diagnostics.check(name, in: base.rules.map(\.id), .rule),
            let rule = base.rule(name.text)
          else { continue }
          _ = MappingReader.read(parameters, into: diagnostics) { parameters in
            for (key, value) in parameters.allEntries() {
              guard let text = value.text(named: key.text, into: diagnostics) else { continue }
              raised.append((rule, key, text))
            }
          }
        }
      }
    }
    for (rule, key, value) in raised {
      let others = base.rules.filter { $0.yieldsTo.contains(rule.id) }
      edit(rule.file) { file in
        file.raising(key, to: value, yielded: others.map(\.id), into: diagnostics)
      }
    }
  }

  /// Replaces a file of the base; `nil` leaves it.
  private mutating func edit(_ path: String, _ body: (YAMLNode) -> [UInt8]?) {
    guard let index = files.firstIndex(where: { $0.path == path }),
      let node = try? YAMLReader.read(path: path, bytes: files[index].bytes),
      let bytes = body(node)
    else { return }
    files[index].bytes = bytes
  }
}

extension Diagnostics {
  /// Records a heading that would take a column away from another field.
  fileprivate func check(heading: YAMLText, of field: String, in table: TableDefinition) {
    let text = folded(heading.text)
    for other in table.fields {
      let isTaken = other.id != field && other.headings.contains { folded($0) == text }
      let isUnlike = other.id == field && other.unlike.contains { folded($0) == text }
      if isTaken || isUnlike {
        add(Diagnostic(.headingTaken(heading.text, "\(table.id).\(other.id)"), at: heading.node))
      }
    }
  }
}

extension LocalizedText {
  fileprivate static let noHeader = LocalizedText(
    es: "falta overlay.yaml en la carpeta de la capa",
    en: "overlay.yaml is missing from the overlay's folder")
  fileprivate static let headerKeys = LocalizedText(
    es: "lleva id, version, title y base: { id, version }",
    en: "it has id, version, title and base: { id, version }")
  fileprivate static func otherBase(_ base: String) -> LocalizedText {
    LocalizedText(
      es: "esta capa es de otro cuerpo de reglas; el que se usa es \(base)",
      en: "this overlay is of another rule pack; the one in use is \(base)")
  }
  fileprivate static let noPlace = LocalizedText(
    es: "este archivo no tiene lugar en una capa", en: "this file has no place in an overlay")
  fileprivate static let places = LocalizedText(
    es: "los lugares son: overlay.yaml, headings.yaml, stricter.yaml, formats/*.yaml, "
      + "tables/*.yaml, <norma>/norm.yaml y <norma>/<artículo>/<regla>.yaml",
    en: "the places are: overlay.yaml, headings.yaml, stricter.yaml, formats/*.yaml, "
      + "tables/*.yaml, <norm>/norm.yaml and <norm>/<article>/<rule>.yaml")
  fileprivate static let ofTheProfile = LocalizedText(
    es: "un formato de la capa no dice de qué entidad es: eso va en el perfil de la entidad",
    en: "a format of an overlay does not tell whose it is: that belongs in the entity’s profile")

  fileprivate static func noPrefix(_ name: String, _ prefix: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(name)\" debe empezar por \"\(prefix)\": una capa agrega con su propio prefijo",
      en: "\"\(name)\" must begin with \"\(prefix)\": an overlay adds under its own prefix")
  }
  fileprivate static func taken(_ name: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(name)\" ya está en el cuerpo de reglas: una capa no reemplaza nada",
      en: "\"\(name)\" stands in the rule pack already: an overlay replaces nothing")
  }
  fileprivate static func headingTaken(_ heading: String, _ field: String) -> LocalizedText {
    LocalizedText(
      es: "el encabezado \"\(heading)\" ya dice otra cosa en «\(field)»",
      en: "the heading \"\(heading)\" says something else already in “\(field)”")
  }
}
