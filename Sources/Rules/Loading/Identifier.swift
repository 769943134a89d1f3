import Values
import YAML

/// Identifiers of the pack: how they are written and where they are looked up.
enum Identifier {
  /// Whether it can be a name in an expression: lower-case ASCII letters, digits and `_`.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first) else { return false }
    return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
  }

  /// Whether it can be a file's name as well: also hyphens and points.
  static func isSlug(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != 45, first != 46 else { return false }
    return text.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45 || $0 == 46
    }
  }
}

extension YAMLText {
  /// Whether nothing was written; its lack is recorded already.
  var isStandIn: Bool { text.isEmpty }
}

extension Diagnostics {
  /// Records that an identifier is not its file's or folder's name, or not written as one.
  func check(_ id: YAMLText, isNamedAfter name: String, key: String) {
    guard !id.isStandIn else { return }
    if id.text != name {
      add(Diagnostic(.otherName(key, id.text, name), hint: .sameName, at: id.node))
    } else if !Identifier.isSlug(id.text) {
      add(Diagnostic(.notASlug(id.text), hint: .slugHint, at: id.node))
    }
  }

  /// Records that a name cannot stand in expressions; tells whether it can.
  @discardableResult
  func check(name: YAMLText) -> Bool {
    guard !name.isStandIn else { return false }
    if Identifier.isName(name.text) { return true }
    add(Diagnostic(.notAName(name.text), hint: .nameHint, at: name.node))
    return false
  }

  /// Whether a name is among those known; records it where it is not, with the nearest one.
  func check(_ reference: YAMLText, in names: [String], _ kind: ReferenceKind) -> Bool {
    guard !reference.isStandIn else { return false }
    if names.contains(reference.text) { return true }
    add(
      Diagnostic(
        .unknown(kind, reference.text), hint: .suggestion(for: reference.text, among: names),
        at: reference.node))
    return false
  }
}

/// What a name refers to, as messages call it.
enum ReferenceKind {
  case table, field(of: String), parent(of: String), datedTable, column(of: String), requirement
  case rule, base, verdict, blank, unreadReason, choice(of: String), form, planKind, language

  /// Without an article.
  fileprivate var name: LocalizedText {
    switch self {
    case .table: LocalizedText(es: "la tabla", en: "table")
    case .field: LocalizedText(es: "el campo", en: "field")
    case .parent: LocalizedText(es: "la tabla madre", en: "parent table")
    case .datedTable: LocalizedText(es: "la tabla fechada", en: "dated table")
    case .column: LocalizedText(es: "la columna", en: "column")
    case .requirement: LocalizedText(es: "el requisito", en: "requirement")
    case .rule: LocalizedText(es: "la regla", en: "rule")
    case .base: LocalizedText(es: "la base", en: "base")
    case .verdict: LocalizedText(es: "el veredicto", en: "verdict")
    case .blank: LocalizedText(es: "la clase de vacío", en: "kind of blank")
    case .unreadReason: LocalizedText(es: "la razón de no leído", en: "reason of unread")
    case .choice: LocalizedText(es: "el valor", en: "value")
    case .form: LocalizedText(es: "la forma de revisión", en: "check form")
    case .planKind: LocalizedText(es: "el tipo de plan", en: "kind of plan")
    case .language: LocalizedText(es: "el idioma", en: "language")
    }
  }

  /// What it would stand in.
  fileprivate var owner: String? {
    switch self {
    case .field(let owner), .parent(let owner), .column(let owner), .choice(let owner): owner
    default: nil
    }
  }
}

extension LocalizedText {
  /// «¿quiso decir …?», else the names there are where they are few.
  static func suggestion(for word: String, among names: [String]) -> LocalizedText? {
    if word.utf8.count <= 80, let near = nearest(to: word, among: names) {
      return LocalizedText(es: "¿quiso decir \"\(near)\"?", en: "did you mean \"\(near)\"?")
    }
    guard !names.isEmpty, names.count <= 40 else { return nil }
    let list = names.joined(separator: ", ")
    return LocalizedText(es: "hay: \(list)", en: "there are: \(list)")
  }

  /// There is nothing of that name.
  static func unknown(_ kind: ReferenceKind, _ text: String) -> LocalizedText {
    let owner = kind.owner.map { (" en «\($0)»", " in “\($0)”") } ?? ("", "")
    return LocalizedText(
      es: "no existe \(kind.name.es) \"\(text)\"\(owner.0)",
      en: "there is no \(kind.name.text(in: .en)) \"\(text)\"\(owner.1)")
  }

  fileprivate static func otherName(
    _ key: String, _ text: String, _ name: String
  ) -> LocalizedText {
    LocalizedText(
      es: "\"\(key)\" dice \"\(text)\" y el archivo o la carpeta se llama \"\(name)\"",
      en: "\"\(key)\" says \"\(text)\" and the file or folder is called \"\(name)\"")
  }

  fileprivate static let sameName = LocalizedText(
    es: "póngales el mismo nombre", en: "give both the same name")

  fileprivate static func notASlug(_ text: String) -> LocalizedText {
    LocalizedText(es: "\"\(text)\" no sirve de nombre", en: "\"\(text)\" cannot be a name")
  }

  fileprivate static let slugHint = LocalizedText(
    es: "use minúsculas sin tildes ni ñ, cifras, guiones y puntos",
    en: "use lower-case ASCII letters, digits, hyphens and points")

  fileprivate static func notAName(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(text)\" no sirve de nombre en las expresiones",
      en: "\"\(text)\" cannot be a name in expressions")
  }

  fileprivate static let nameHint = LocalizedText(
    es: "use minúsculas sin tildes ni ñ, cifras y _, y empiece por una letra",
    en: "use lower-case ASCII letters, digits and _, and begin with a letter")
}
