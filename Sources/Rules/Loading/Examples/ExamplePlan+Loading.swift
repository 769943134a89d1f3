import Plans
import Values
import YAML

extension ExamplePlan {
  /// The tables under `given`.
  static func read(_ reader: inout MappingReader, in pack: PackContext) -> ExamplePlan {
    var plan = ExamplePlan()
    for (id, node) in reader.allEntries() {
      guard pack.diagnostics.check(id, in: pack.tables, .table),
        let table = pack.vocabulary.table(id.text)
      else { continue }
      if !table.isSingle, let unread = node["unread"], node.entries?.count == 1 {
        plan.unreadTables[table.id] = unread.unreadReason(into: pack.diagnostics) ?? ""
        continue
      }
      plan.tables[table.id] = rows(of: table, node, in: pack)
    }
    return plan
  }

  private static func rows(
    of table: TableDefinition, _ node: YAMLNode, in pack: PackContext
  ) -> [[String: Cell]] {
    guard !table.isSingle else { return [row(of: table, node, in: pack)].compactMap { $0 } }
    guard let items = node.items else {
      pack.diagnostics.add(Diagnostic(.notRows(table.id), hint: .rowsHint, at: node))
      return []
    }
    return items.compactMap { row(of: table, $0, in: pack) }
  }

  private static func row(
    of table: TableDefinition, _ node: YAMLNode, in pack: PackContext
  ) -> [String: Cell]? {
    MappingReader.read(node, named: table.id, into: pack.diagnostics) { reader in
      var row: [String: Cell] = [:]
      let names = table.fields.map(\.id) + table.parents
      for (name, value) in reader.allEntries() {
        guard pack.diagnostics.check(name, in: names, .field(of: table.id)) else { continue }
        let field = table.fields.first { $0.id == name.text }
        row[name.text] = Cell(value, name.text, field, into: pack.diagnostics)
      }
      return row
    }
  }
}

extension ExamplePlan.Cell {
  /// A text, a list of texts or one of the states; `field` is `nil` for a parent.
  fileprivate init?(
    _ node: YAMLNode, _ name: String, _ field: FieldDefinition?, into diagnostics: Diagnostics
  ) {
    if let items = node.items {
      let texts = items.compactMap { $0.text(named: name, into: diagnostics) }
      for text in texts { field?.checkChoice(text, into: diagnostics) }
      self = .texts(texts.map(\.text))
    } else if let entries = node.entries {
      guard entries.count == 1, let state = entries[0].key.text else {
        diagnostics.add(Diagnostic(.oneState, hint: .states, at: node))
        return nil
      }
      self.init(state, entries[0].key, entries[0].value, into: diagnostics)
    } else {
      guard let text = node.text, !node.isNull else {
        diagnostics.add(Diagnostic(.noValue(name), hint: .states, at: node))
        return nil
      }
      field?.checkChoice(YAMLText(text: text, node: node), into: diagnostics)
      self = .text(text)
    }
  }

  private init?(
    _ state: String, _ key: YAMLNode, _ value: YAMLNode, into diagnostics: Diagnostics
  ) {
    guard let text = value.text(named: state, into: diagnostics) else { return nil }
    switch state {
    case "blank":
      guard diagnostics.check(text, in: BlankKind.allCases.map(\.id), .blank),
        let kind = BlankKind(id: text.text)
      else { return nil }
      self = .blank(kind)
    case "absent":
      if text.text != "column" {
        diagnostics.add(Diagnostic(.absentWhat(text.text), at: value))
      }
      self = .absent
    case "malformed": self = .malformed(text.text)
    case "unread":
      guard let reason = value.unreadReason(into: diagnostics) else { return nil }
      self = .unread(reason)
    case "guessed": self = .guessed(text.text)
    default:
      diagnostics.add(Diagnostic(.noSuchState(state), hint: .states, at: key))
      return nil
    }
  }
}

extension FieldDefinition {
  /// Records a text that the field's choice does not have under any spelling.
  fileprivate func checkChoice(_ text: YAMLText, into diagnostics: Diagnostics) {
    guard case .choice(let values) = type else { return }
    let known = values.flatMap { [$0.id] + $0.spellings }
    guard !known.contains(where: { folded($0) == folded(text.text) }) else { return }
    _ = diagnostics.check(text, in: values.map(\.id), .choice(of: id))
  }
}

extension YAMLNode {
  /// Why something is unread, as reports call it.
  fileprivate func unreadReason(into diagnostics: Diagnostics) -> String? {
    guard let text = text(named: "unread", into: diagnostics),
      diagnostics.check(text, in: identifiers(of: FactReading.unread), .unreadReason)
    else { return nil }
    return text.text
  }
}

/// The words of an enumeration that a case carries.
///
/// The reasons are a type of `Documents`, which `Rules` does not import.
private func identifiers<Reason: CaseIterable & RawRepresentable<String>>(
  of reading: (Reason) -> FactReading
) -> [String] {
  Reason.allCases.map(\.rawValue)
}

extension LocalizedText {
  fileprivate static func notRows(_ table: String) -> LocalizedText {
    LocalizedText(
      es: "«\(table)» se da como lista de filas", en: "“\(table)” is given as a list of rows")
  }

  fileprivate static let rowsHint = LocalizedText(
    es: "escriba [{ campo: valor }], o { unread: razón } por una parte que no se leyó",
    en: "write [{ field: value }], or { unread: reason } for a part that was not read")

  fileprivate static let oneState = LocalizedText(
    es: "un valor tiene un solo estado", en: "a value has one state only")

  fileprivate static func noValue(_ name: String) -> LocalizedText {
    LocalizedText(es: "\"\(name)\" no tiene valor", en: "\"\(name)\" has no value")
  }

  fileprivate static func noSuchState(_ state: String) -> LocalizedText {
    LocalizedText(es: "no existe el estado \"\(state)\"", en: "there is no state \"\(state)\"")
  }

  fileprivate static let states = LocalizedText(
    es: "los estados son { blank: … }, { absent: column }, { malformed: … }, { unread: … } y "
      + "{ guessed: … }",
    en: "the states are { blank: … }, { absent: column }, { malformed: … }, { unread: … } and "
      + "{ guessed: … }")

  fileprivate static func absentWhat(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "lo ausente es la columna: { absent: column }, y dice \"\(text)\"",
      en: "what is absent is the column: { absent: column }, and it says \"\(text)\"")
  }
}
