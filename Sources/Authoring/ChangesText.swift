import Findings
import Rules
import Values

/// What changed between two packs, by norm, for people who follow the law and not the files.
package struct ChangesText {
  private let changes: PackChanges
  private let old: RulePack
  private let new: RulePack
  private let language: TextLanguage

  /// The text of the changes between two packs.
  package init(
    _ changes: PackChanges, from old: RulePack, to new: RulePack, in language: TextLanguage
  ) {
    (self.changes, self.old, self.new, self.language) = (changes, old, new, language)
  }

  /// The text.
  package var text: String {
    var lines = [
      "\(say("De", "From")) \(name(old)) \(say("a", "to")) \(name(new))", "",
    ]
    if changes.isEmpty {
      lines.append(
        say("Los dos cuerpos de reglas dicen lo mismo.", "Both rule packs say the same."))
    }
    let ids = new.norms.map(\.id) + old.norms.map(\.id).filter { new.norm($0) == nil }
    for id in ids { lines += norm(id) }
    if !changes.datedTables.isEmpty {
      lines += [say("Listas de la ley", "Lists of the law")]
      lines += changes.datedTables.map { line($0, nil) } + [""]
    }
    lines += rest
    return lines.joined(separator: "\n") + "\n"
  }

  private func norm(_ id: String) -> [String] {
    let own = changes.norms.filter { $0.norm == id }
    let requirements = changes.requirements.filter { $0.norm == id }
    let rules = changes.rules.filter { $0.norm == id }
    guard !(own + requirements + rules).isEmpty else { return [] }
    let title = (new.norm(id) ?? old.norm(id))?.title.text(in: language) ?? id
    var head = title
    for entry in own {
      switch entry.kind {
      case .added: head += say(" · norma nueva", " · new norm")
      case .removed: head += say(" · norma retirada", " · norm removed")
      case .changed: head += " · " + parts(entry).joined(separator: "; ")
      }
    }
    return [head]
      + requirements.map { line($0, say("requisito", "requirement"), of: asked($0)) }
      + rules.map { line($0, say("regla", "rule"), of: sentence($0)) } + [""]
  }

  /// Vocabulary, formats, example plans and the pack's own settings, a line each.
  private var rest: [String] {
    let kinds: [(String, [PackChanges.Entry])] = [
      (say("Vocabulario", "Vocabulary"), changes.vocabulary),
      (say("Formatos conocidos", "Known formats"), changes.formats),
      (say("Planes de ejemplo", "Example plans"), changes.bases),
    ]
    var lines = kinds.filter { !$0.1.isEmpty }.map { title, entries in
      title + ": " + entries.map(short).joined(separator: "; ") + "."
    }
    if !changes.head.isEmpty {
      lines.append(
        "pack.yaml: " + changes.head.map { label($0.key) }.joined(separator: ", ") + ".")
    }
    return lines
  }

  private func short(_ entry: PackChanges.Entry) -> String {
    switch entry.kind {
    case .added: "\(entry.id) (\(say("nuevo", "new")))"
    case .removed: "\(entry.id) (\(say("retirado", "removed")))"
    case .changed:
      "\(entry.id) (\(entry.parts.map { counted($0) ?? label($0.key) }.joined(separator: ", ")))"
    }
  }

  private func line(
    _ entry: PackChanges.Entry, _ what: String?, of text: String? = nil
  ) -> String {
    let name = [what, entry.id].compactMap { $0 }.joined(separator: " ")
    return switch entry.kind {
    case .added: "  + \(name)\(text.map { ": " + $0 } ?? "")"
    case .removed: "  − \(name)\(text.map { ": " + $0 } ?? "")"
    case .changed: "  ~ \(name): \(parts(entry).joined(separator: "; "))"
    }
  }

  /// The changed parts; those that are words for people are told once.
  private func parts(_ entry: PackChanges.Entry) -> [String] {
    var told: Set<String> = []
    return entry.parts.compactMap { part in
      let text = counted(part) ?? detailed(part) ?? label(part.key)
      return told.insert(text).inserted ? text : nil
    }
  }

  /// `filas: 1 nueva (ptep)` of a list whose members have names.
  private func counted(_ part: PackChanges.Part) -> String? {
    guard let names = part.names else { return nil }
    let pieces = [
      (say("+", "+"), names.added), (say("−", "−"), names.removed), (say("~", "~"), names.changed),
    ].filter { !$0.1.isEmpty }.map { sign, list in
      let shown = list.prefix(3).joined(separator: ", ")
      return "\(sign)\(list.count) (\(shown)\(list.count > 3 ? ", …" : ""))"
    }
    return pieces.isEmpty
      ? nil : "\(label(part.key)) \(pieces.joined(separator: " "))"
  }

  /// `gravedad: Alerta → Incumplimiento` of what is short enough to show.
  private func detailed(_ part: PackChanges.Part) -> String? {
    let shown = ["in_force", "severity", "basis", "obligation", "confidence", "article", "norm"]
    guard shown.contains(part.key) || ["paragraph", "requirement", "due"].contains(part.key) else {
      return nil
    }
    let (from, to) = (value(part.old, of: part.key), value(part.new, of: part.key))
    return "\(label(part.key)): \(from) → \(to)"
  }

  private func value(_ text: String?, of key: String) -> String {
    guard let text else { return say("nada", "nothing") }
    return switch key {
    case "severity": Glossary.label(.severity, text, in: language)
    case "basis": Glossary.label(.basis, text, in: language)
    case "obligation": Glossary.label(.obligation, text, in: language)
    case "in_force":
      text == "{}"
        ? say("no verificada", "not verified")
        : String(text.dropFirst().dropLast())
          .replacing("from:", with: say("desde", "from"))
          .replacing("until:", with: say("hasta", "until"))
    default: text
    }
  }

  private func sentence(_ entry: PackChanges.Entry) -> String? {
    (new.rule(entry.id) ?? old.rule(entry.id))?.sentence.text(in: language)
  }

  private func asked(_ entry: PackChanges.Entry) -> String? {
    (new.requirement(entry.id) ?? old.requirement(entry.id))?.text.text(in: language)
  }

  private func name(_ pack: RulePack) -> String {
    "\(pack.identity.id) \(pack.identity.version) (sha256 \(pack.identity.sha256.prefix(12)))"
  }

  private func label(_ key: String) -> String {
    ChangesText.labels[key]?.text(in: language) ?? key
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  /// What people call the parts; any other is told by its key.
  private static let labels: [String: LocalizedText] = [
    "requirement": .init(es: "requisito", en: "requirement"),
    "basis": .init(es: "fundamento", en: "basis"),
    "severity": .init(es: "gravedad", en: "severity"),
    "subject": .init(es: "qué juzga", en: "what it judges"),
    "when": .init(es: "cuándo aplica", en: "when it applies"),
    "applies": .init(es: "a quién aplica", en: "to whom it applies"),
    "let": .init(es: "revisión", en: "check"), "check": .init(es: "revisión", en: "check"),
    "due": .init(es: "exigible desde", en: "due"), "in_force": .init(es: "fechas", en: "dates"),
    "yields_to": .init(es: "ante qué cede", en: "what it yields to"),
    "sentence": wording, "message": wording, "message_all": wording, "remedy": wording,
    "when_not": wording, "text": wording, "who": wording, "left": wording, "title": wording,
    "examples": .init(es: "ejemplos", en: "examples"),
    "equivalents": .init(es: "equivalentes", en: "equivalents"),
    "article": .init(es: "artículo", en: "article"),
    "paragraph": .init(es: "parágrafo o inciso", en: "paragraph"),
    "obligation": .init(es: "obligación", en: "obligation"),
    "confidence": .init(es: "confianza", en: "confidence"),
    "contested": .init(es: "lo que se discute", en: "what is contested"),
    "coverage": .init(es: "cobertura", en: "coverage"),
    "checkable": .init(es: "qué se puede revisar", en: "what can be checked"),
    "norm": .init(es: "norma", en: "norm"), "verified": .init(es: "verificación", en: "verified"),
    "rows": .init(es: "filas", en: "rows"), "columns": .init(es: "columnas", en: "columns"),
    "fields": .init(es: "campos", en: "fields"), "version": .init(es: "versión", en: "version"),
    "recognise": .init(es: "reconocimiento", en: "recognition"),
    "given": .init(es: "datos", en: "data"),
    "quote": .init(es: "texto literal", en: "literal text"),
    "reviews": .init(es: "revisiones", en: "reviews"),
  ]

  private static let wording = LocalizedText(es: "redacción", en: "wording")
}
