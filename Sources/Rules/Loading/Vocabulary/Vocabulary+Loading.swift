import Plans
import Values
import YAML

extension Vocabulary {
  /// The tables, known templates and placeholders of a pack; what is wrong is recorded.
  static func read(_ files: PackFiles, into diagnostics: Diagnostics) -> Vocabulary {
    // Tables name one another, so their identifiers are gathered first.
    let ids = files.vocabulary.map(\.stem)
    let tables = files.vocabulary.compactMap {
      TableDefinition.read($0, tables: ids, into: diagnostics)
    }
    diagnostics.checkNames(of: files.vocabulary, tables)
    let formats = (files.lacksWords ? [] : files.formats).compactMap {
      FormatDefinition.read($0, tables: tables, into: diagnostics)
    }
    diagnostics.checkKinds(files.vocabulary + files.formats, tables)
    return Vocabulary(
      tables: tables, placeholders: placeholders(in: files.tables, into: diagnostics),
      formats: formats)
  }

  /// The rows of `tables/marcadores.yaml`: what stands in a cell in place of a value.
  private static func placeholders(
    in files: [PackFiles.File], into diagnostics: Diagnostics
  ) -> [String: BlankKind] {
    guard let file = files.first(where: { $0.stem == "marcadores" }) else { return [:] }
    var kinds: [String: BlankKind] = [:]
    for row in file.node["rows"]?.items ?? [] {
      guard let text = row["text"]?.text, let node = row["kind"], let kind = node.text else {
        diagnostics.add(Diagnostic(.placeholderKeys, at: row))
        continue
      }
      let name = YAMLText(text: kind, node: node)
      guard diagnostics.check(name, in: BlankKind.allCases.map(\.id), .blank) else { continue }
      let previous = kinds.updateValue(BlankKind(id: kind) ?? .empty, forKey: folded(text))
      if previous != nil, let place = row["text"] {
        diagnostics.add(Diagnostic(.doubledPlaceholder(text), at: place))
      }
    }
    return kinds
  }
}

extension Diagnostics {
  /// Records names of tables and lists that are used twice, and the lack of `plan` and `entidad`.
  fileprivate func checkNames(of files: [PackFiles.File], _ tables: [TableDefinition]) {
    var owners: [String: String] = ["as_of": "", "fila": "", "grupo": "", "cambio": ""]
    for table in tables { owners[table.id] = table.id }
    for file in files {
      guard let node = file.node["plural"], let plural = node.text else { continue }
      if let owner = owners[plural] {
        add(Diagnostic(.doubledName(plural, owner), hint: .otherPlural, at: node))
      } else {
        owners[plural] = file.stem
      }
    }
    for id in ["plan", "entidad"] where !files.contains(where: { $0.stem == id }) {
      add(Diagnostic(.noTable(id), path: "vocabulary/\(id).yaml"))
    }
  }

  /// Records kinds of plan in `suggests` that `plan.tipo` does not have.
  fileprivate func checkKinds(_ files: [PackFiles.File], _ tables: [TableDefinition]) {
    let vocabulary = Vocabulary(tables: tables)
    guard !vocabulary.planKinds.isEmpty else { return }
    for file in files {
      guard let node = file.node["suggests"], let text = node.text, !node.isNull else { continue }
      _ = check(YAMLText(text: text, node: node), in: vocabulary.planKinds, .planKind)
    }
  }
}

extension Vocabulary {
  /// The values of `plan.tipo`.
  var planKinds: [String] {
    guard let field = table("plan")?.fields.first(where: { $0.id == "tipo" }),
      case .choice(let values) = field.type
    else { return [] }
    return values.map(\.id)
  }
}

extension LocalizedText {
  fileprivate static let placeholderKeys = LocalizedText(
    es: "un marcador lleva \"text\" y \"kind\"", en: "a placeholder has \"text\" and \"kind\"")

  fileprivate static func doubledPlaceholder(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "el marcador \"\(text)\" está dos veces (no cuentan mayúsculas ni tildes)",
      en: "the placeholder \"\(text)\" stands twice (case and accents do not count)")
  }

  fileprivate static func doubledName(_ name: String, _ owner: String) -> LocalizedText {
    let of = owner.isEmpty ? ("", "") : (" (de «\(owner)»)", " (of “\(owner)”)")
    return LocalizedText(
      es: "el nombre \"\(name)\" ya está en uso\(of.0)",
      en: "the name \"\(name)\" is already in use\(of.1)")
  }

  fileprivate static let otherPlural = LocalizedText(
    es: "cada tabla lleva un plural propio, distinto de todos los demás nombres",
    en: "each table has a plural of its own, unlike all other names")

  fileprivate static func noTable(_ id: String) -> LocalizedText {
    LocalizedText(
      es: "falta la tabla «\(id)» del vocabulario", en: "the vocabulary lacks the table “\(id)”")
  }
}
