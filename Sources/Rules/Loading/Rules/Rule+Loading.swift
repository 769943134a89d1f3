import CEL
import Findings
import Values
import YAML

extension Rule {
  /// The rule of one file; what is wrong is recorded.
  static func read(_ file: PackFiles.File, in pack: PackContext) -> Rule? {
    MappingReader.read(file.node, into: pack.diagnostics) { reader in
      let id = reader.text("id")
      pack.diagnostics.check(id, isNamedAfter: file.stem, key: "id")
      let requirement = reader.requirement(of: file, in: pack)
      let subject = Subject(reader.text("subject"), in: pack)
      var context = RuleContext(subject, in: pack)
      let lets = reader.lets(&context)
      let rule = context
      let basis = reader.choice("basis", as: RuleBasis.self)
      let conditions = reader.conditions(rule)
      let message = reader.localizedText("message")
      var loaded = Rule(
        id: id.text, file: file.path, requirement: requirement,
        inForce: ForcePeriod(under: &reader, required: false), basis: basis,
        severity: reader.severity(basis, pack.requirements[requirement]),
        subject: subject ?? .plan, scope: rule.scope ?? pack.entityScope,
        yieldsTo: reader.yields(of: id.text, in: pack),
        when: conditions.when, whenNot: conditions.whenNot, due: conditions.due, lets: lets,
        check: reader.check(rule), sentence: reader.localized("sentence"),
        message: MessageTemplate(message, in: rule),
        messageAll: reader.optionalLocalizedText("message_all").map {
          MessageTemplate($0, in: rule)
        },
        remedy: MessageTemplate(reader.localizedText("remedy"), in: rule))
      loaded.reviews = reader.optionalMappings("reviews") { Review.read(&$0) }
      loaded.digest = pack.digest.digest(of: loaded, file.node)
      loaded.review = ReviewState(loaded.reviews, digest: loaded.digest)
      guard pack.readsExamples else {
        _ = (reader.optionalNode(for: "examples"), reader.optionalNode(for: "equivalents"))
        return loaded
      }
      loaded.examples = reader.mappings("examples") { RuleExample.read(&$0, in: pack) }
      loaded.equivalents = reader.optionalMappings("equivalents") {
        Equivalent(change: $0.string("change"), reason: $0.localized("reason"))
      }
      return loaded
    }
  }
}

extension MappingReader {
  /// The requirement, which has to be one of the norm in whose folder the rule lies.
  fileprivate mutating func requirement(of file: PackFiles.File, in pack: PackContext) -> String {
    let requirement = text("requirement")
    guard let norm = pack.requirements[requirement.text]?.norm else {
      _ = pack.diagnostics.check(
        requirement, in: pack.requirements.keys.sorted(), .requirement)
      return requirement.text
    }
    if norm != file.folder {
      report(.otherNorm(requirement.text, norm, file.folder), hint: .moveRule, at: "requirement")
    }
    return requirement.text
  }

  /// The names of `let`, each compiled with those before it.
  fileprivate mutating func lets(_ rule: inout RuleContext) -> [(name: String, value: Expression)] {
    let entries = optionalMapping("let") { $0.allEntries() } ?? []
    var lets: [(name: String, value: Expression)] = []
    for (name, node) in entries {
      rule.diagnostics.check(name: name)
      guard let text = node.text(named: name.text, into: rule.diagnostics) else { continue }
      if rule.scope?.environment.slot(of: name.text) != nil {
        rule.diagnostics.add(Diagnostic(.takenName(name.text), at: name.node))
        continue
      }
      let value = rule.expression(text)
      // After a fault the name is known all the same, so that its uses are no faults as well.
      rule.scope = rule.scope?.naming(name.text, as: value?.program.resultType ?? .dyn)
      if let value { lets.append((name.text, value)) }
    }
    return lets
  }

  /// When the rule applies and from which day it counts.
  fileprivate mutating func conditions(
    _ rule: RuleContext
  ) -> (when: Expression?, whenNot: LocalizedText?, due: Expression?) {
    let when = optionalText("when")
    let whenNot = optionalLocalized("when_not")
    if when == nil, whenNot != nil { report(.reasonWithoutWhen, at: "when_not") }
    if when != nil, whenNot == nil { report(.whenWithoutReason, hint: .addReason, at: "when") }
    return (
      when.flatMap { rule.expression($0, expecting: .bool) }, whenNot,
      optionalText("due").flatMap { rule.expression($0, expecting: .date) }
    )
  }

  /// The severity; only what the letter of a norm demands may be an error.
  fileprivate mutating func severity(_ basis: RuleBasis, _ requirement: Requirement?) -> Severity {
    let severity = choice("severity", as: Severity.self)
    if severity == .error, let requirement,
      requirement.obligation != .must || basis != .literal
    {
      report(
        .notAnError(requirement.obligation.rawValue, basis.rawValue), hint: .lowerSeverity,
        at: "severity")
    }
    return severity
  }

  fileprivate mutating func yields(of id: String, in pack: PackContext) -> [String] {
    guard let node = optionalNode(for: "yields_to") else { return [] }
    let members = node.items ?? [node]
    return members.compactMap { $0.text(named: "yields_to", into: pack.diagnostics) }.filter {
      other in
      if other.text == id {
        pack.diagnostics.add(Diagnostic(.yieldsToItself, at: other.node))
        return false
      }
      return pack.diagnostics.check(other, in: pack.rules, .rule)
    }.map(\.text)
  }

  fileprivate mutating func check(_ rule: RuleContext) -> [any CheckForm] {
    let nodes = list("check")
    if nodes.isEmpty, contains("check") { report(.emptyCheck, at: "check") }
    return nodes.compactMap { CheckForms.read($0, in: rule) }
  }
}

extension Diagnostics {
  /// Records rules that yield to one another in a circle, once a circle.
  func checkYields(_ rules: [Rule], _ files: [PackFiles.File]) {
    let yields = Dictionary(
      rules.map { ($0.id, $0.yieldsTo) }, uniquingKeysWith: { first, _ in first })
    var told: Set<String> = []
    for rule in rules where !told.contains(rule.id) {
      guard let circle = Self.circle(from: rule.id, yields),
        let node = files.first(where: { $0.stem == rule.id })?.node["yields_to"]
      else { continue }
      told.formUnion(circle)
      add(Diagnostic(.circle(circle + [rule.id]), at: node))
    }
  }

  /// The shortest way from a rule back to itself.
  private static func circle(from start: String, _ yields: [String: [String]]) -> [String]? {
    var ways: [[String]] = [[start]]
    var seen: Set<String> = []
    var next = 0
    while next < ways.count {
      let way = ways[next]
      next += 1
      for other in yields[way[way.count - 1]] ?? [] {
        if other == start { return way }
        if seen.insert(other).inserted { ways.append(way + [other]) }
      }
    }
    return nil
  }
}

extension LocalizedText {
  fileprivate static func otherNorm(
    _ id: String, _ norm: String, _ folder: String
  ) -> LocalizedText {
    LocalizedText(
      es: "el requisito \"\(id)\" es de «\(norm)» y la regla está en la carpeta «\(folder)»",
      en: "the requirement \"\(id)\" is of “\(norm)” and the rule lies in the folder “\(folder)”")
  }

  fileprivate static let moveRule = LocalizedText(
    es: "pase la regla a la carpeta de su norma", en: "move the rule to its norm's folder")

  fileprivate static func takenName(_ name: String) -> LocalizedText {
    LocalizedText(
      es: "el nombre \"\(name)\" ya existe aquí", en: "the name \"\(name)\" exists here")
  }

  fileprivate static let reasonWithoutWhen = LocalizedText(
    es: "when_not da la razón de un when que no está",
    en: "when_not gives the reason of a when that is not there")

  fileprivate static let whenWithoutReason = LocalizedText(
    es: "falta when_not: la razón que se dice cuando la regla no aplica",
    en: "when_not is missing: the reason given when the rule does not apply")

  fileprivate static let addReason = LocalizedText(
    es: "escriba when_not: { es: …, en: … }", en: "write when_not: { es: …, en: … }")

  fileprivate static func notAnError(_ obligation: String, _ basis: String) -> LocalizedText {
    LocalizedText(
      es: "severity error es solo de lo que la letra de una norma manda, y esto es "
        + "\(obligation) y \(basis)",
      en: "severity error is only for what the letter of a norm demands, and this is "
        + "\(obligation) and \(basis)")
  }

  fileprivate static let lowerSeverity = LocalizedText(
    es: "use warning o note; o basis: literal, con un requisito must",
    en: "use warning or note; or basis: literal, with a must requirement")

  fileprivate static let yieldsToItself = LocalizedText(
    es: "una regla no cede ante sí misma", en: "a rule does not yield to itself")

  fileprivate static let emptyCheck = LocalizedText(
    es: "la regla no pide nada", en: "the rule asks for nothing")

  fileprivate static func circle(_ rules: [String]) -> LocalizedText {
    let way = rules.joined(separator: " → ")
    return LocalizedText(
      es: "estas reglas ceden en círculo: \(way)", en: "these rules yield in a circle: \(way)")
  }
}
