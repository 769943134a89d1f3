import Findings
import Values
import YAML

/// What an overlay may tighten in a rule of the base, and which way is tighter.
enum Raising {
  /// The limits of check forms; `true` where a greater number is stricter.
  static let limits: [(key: String, isGreaterStricter: Bool)] = [
    ("min", true), ("max", false), ("at_least", true), ("at_most", false), ("tolerance", false),
  ]

  /// All keys that may be raised.
  static var keys: [String] { ["severity"] + limits.map(\.key) }
}

extension YAMLNode {
  /// The rule's file with a value raised; `nil` after it was recorded that this would not be raising.
  ///
  /// `yielded` are the rules that say nothing where this one fails: its limits stay as they are, for
  /// more fails of it would silence them.
  func raising(
    _ key: YAMLText, to value: YAMLText, yielded: [String], into diagnostics: Diagnostics
  ) -> [UInt8]? {
    if key.text == "severity" { return raisingSeverity(to: value, into: diagnostics) }
    guard let limit = Raising.limits.first(where: { $0.key == key.text }) else {
      diagnostics.add(Diagnostic(.notRaised(key.text), hint: .raised, at: key.node))
      return nil
    }
    if let other = yielded.first {
      diagnostics.add(Diagnostic(.wouldSilence(other), at: key.node))
      return nil
    }
    let places = (self["check"]?.items ?? []).compactMap { $0.entries?.first?.value[key.text] }
    guard places.count == 1, let place = places.first, let old = place.text.flatMap({ Decimal($0) })
    else {
      diagnostics.add(Diagnostic(.noSuchLimit(key.text), at: key.node))
      return nil
    }
    guard let new = Decimal(value.text), new != old, (new > old) == limit.isGreaterStricter else {
      diagnostics.add(Diagnostic(.notStricter(old.description), at: value.node))
      return nil
    }
    return replacing(place, with: value.text)
  }

  private func raisingSeverity(to value: YAMLText, into diagnostics: Diagnostics) -> [UInt8]? {
    guard let place = self["severity"], let old = place.text.flatMap({ Severity(rawValue: $0) }),
      let new = Severity(rawValue: value.text), new > old
    else {
      diagnostics.add(
        Diagnostic(.notStricter(self["severity"]?.text ?? ""), at: value.node))
      return nil
    }
    return replacing(place, with: new.rawValue)
  }

  /// The file with a scalar replaced, all lines where they were.
  private func replacing(_ scalar: YAMLNode, with text: String) -> [UInt8] {
    var bytes = Array(file.bytes)
    bytes.replaceSubrange(scalar.start.offset..<scalar.end.offset, with: text.utf8)
    return bytes
  }

  /// A table's file as JSON, which is YAML, with more headings for some of its fields.
  func json(adding headings: [String: [String]]) -> String {
    json(at: []) { path, node in
      guard path.count == 2, path[0] == "fields", let more = headings[path[1]] else { return nil }
      let known = (node["headings"]?.items ?? []).compactMap(\.text)
      let all = (known + more).map(JSONWriter.quoted).joined(separator: ", ")
      let rest = (node.entries ?? []).filter { $0.key.text != "headings" }.map {
        "\(JSONWriter.quoted($0.key.text ?? "")): \($0.value.json(at: path) { _, _ in nil })"
      }
      return "{" + (rest + ["\"headings\": [\(all)]"]).joined(separator: ", ") + "}"
    }
  }

  /// The tree as JSON; `replacement` gives what is to stand at a path instead.
  private func json(
    at path: [String], _ replacement: ([String], YAMLNode) -> String?
  ) -> String {
    if let text = replacement(path, self) { return text }
    switch content {
    case .scalar(let text, _): return isNull ? "null" : JSONWriter.quoted(text)
    case .sequence(let items):
      return "[" + items.map { $0.json(at: path + [""], replacement) }.joined(separator: ", ") + "]"
    case .mapping(let entries):
      let members = entries.map { key, value in
        let name = key.text ?? ""
        return "\(JSONWriter.quoted(name)): \(value.json(at: path + [name], replacement))"
      }
      return "{" + members.joined(separator: ",\n") + "}"
    }
  }
}

extension LocalizedText {
  fileprivate static func notRaised(_ key: String) -> LocalizedText {
    LocalizedText(
      es: "una capa no puede cambiar \"\(key)\"", en: "an overlay cannot change \"\(key)\"")
  }
  fileprivate static var raised: LocalizedText {
    let keys = Raising.keys.joined(separator: ", ")
    return LocalizedText(es: "puede subir: \(keys)", en: "it may raise: \(keys)")
  }
  fileprivate static func wouldSilence(_ rule: String) -> LocalizedText {
    LocalizedText(
      es: "la regla \"\(rule)\" calla donde esta se incumple: endurecerla la callaría más",
      en: "the rule \"\(rule)\" is silent where this one fails: tightening it would silence it more"
    )
  }
  fileprivate static func noSuchLimit(_ key: String) -> LocalizedText {
    LocalizedText(
      es: "esa regla no tiene un solo \"\(key)\" en su check",
      en: "that rule does not have a single \"\(key)\" in its check")
  }
  fileprivate static func notStricter(_ old: String) -> LocalizedText {
    LocalizedText(
      es: "una capa solo puede exigir más que el cuerpo de reglas, que dice \"\(old)\"",
      en: "an overlay may only ask for more than the rule pack, which says \"\(old)\"")
  }
}
