import Authoring
import Findings
import Foundation
import Plans
import Rules
import TestSupport
import Testing
import Values

/// The rule pack of the checkout; a test says why where it does not load.
enum Catalogue {
  static let outcome = Result { try RulePackLoader.load(directory: Checkout.rules) }
  static let pack = try? outcome.get()
  static let rules = pack?.rules.map(\.id) ?? []
  static let bases = pack?.bases.map(\.id) ?? []

  static func rule(_ id: String) throws -> (RulePack, Rule) {
    let pack = try outcome.get()
    return (pack, try #require(pack.rule(id)))
  }
}

/// Each failure tells the author which file to open and what to write there.
@Suite("The catalogue checks itself")
struct CatalogueTests {
  @Test("the pack loads and has rules")
  func loads() throws {
    do {
      #expect(try !Catalogue.outcome.get().rules.isEmpty)
    } catch let error as RulePackError {
      Issue.record("\(error.render(in: .es))")
    }
  }

  @Test("each example gives what it expects", arguments: Catalogue.rules)
  func examples(id: String) throws {
    let (pack, rule) = try Catalogue.rule(id)
    for result in RuleTester(pack).results(of: rule) {
      #expect(
        result.isRight,
        """
        rules/\(result.file):\(result.line): el ejemplo «\(result.name)» espera \(result.expected) \
        y da \(result.actual). Corrija el ejemplo o la regla; véalo con: \
        cotejo rules test \(id)
        """)
    }
  }

  @Test("every rule passes or does not apply on every base", arguments: Catalogue.bases)
  func bases(id: String) throws {
    let pack = try Catalogue.outcome.get()
    let base = try #require(pack.bases.first { $0.id == id })
    for fault in RuleTester(pack).faults(of: base) {
      Issue.record(
        """
        rules/bases/\(id).yaml: «\(fault.rule)» da \(fault.actual). Un plan base cumple todo: \
        complete lo que le falta o corrija rules/\(fault.file)
        """)
    }
  }

  @Test("the identifier of a rule is the name of its file", arguments: Catalogue.rules)
  func fileName(id: String) throws {
    let (_, rule) = try Catalogue.rule(id)
    #expect(
      rule.file.hasSuffix("/\(id).yaml"),
      "rules/\(rule.file): renómbrelo \(id).yaml, o escriba en id el nombre del archivo")
  }

  @Test("sentence, message and remedy are there in both languages", arguments: Catalogue.rules)
  func languages(id: String) throws {
    let (_, rule) = try Catalogue.rule(id)
    let whole = rule.sentence
    #expect(
      !whole.es.isEmpty && whole.en?.isEmpty == false && whole.es != whole.en,
      "rules/\(rule.file): escriba sentence en es y en en")
    for (key, text) in [("message", rule.message), ("remedy", rule.remedy)] {
      #expect(
        !text.es.isEmpty && text.en?.isEmpty == false && text.es != text.en,
        "rules/\(rule.file): escriba \(key) en es y en en")
      // A dated table may hold a column for each language: `nombre` and `nombre_en`.
      let es = Set(paths(text.es))
      let en = Set(paths(text.en ?? []).map { $0.hasSuffix("_en") ? String($0.dropLast(3)) : $0 })
      #expect(
        es == en, "rules/\(rule.file): \(key) nombra \(es) en español y \(en) en inglés")
    }
    if let all = rule.messageAll {
      #expect(all.en != nil, "rules/\(rule.file): escriba message_all en es y en en")
    }
    if rule.when != nil {
      #expect(
        rule.whenNot?.es.isEmpty == false && rule.whenNot?.en?.isEmpty == false,
        "rules/\(rule.file): escriba when_not en es y en en: la razón por la que no aplica")
    }
  }

  private func paths(_ pieces: [MessageTemplate.Piece]) -> [String] {
    pieces.compactMap { piece in
      if case .path(let path) = piece { return path.joined(separator: ".") }
      return nil
    }
  }

  @Test("only the letter of a duty is an error", arguments: Catalogue.rules)
  func severity(id: String) throws {
    let (pack, rule) = try Catalogue.rule(id)
    let requirement = try #require(
      pack.requirement(rule.requirement),
      "rules/\(rule.file): el requisito «\(rule.requirement)» no existe en su norm.yaml")
    guard rule.severity == .error else { return }
    #expect(
      requirement.obligation == .must && rule.basis == .literal,
      """
      rules/\(rule.file): severity error es solo de un requisito must con basis literal, y es \
      \(requirement.obligation.rawValue) y \(rule.basis.rawValue): use warning o note
      """)
    #expect(
      pack.norm(requirement.norm)?.isVerified == true,
      "rules/\(rule.file): «\(requirement.norm)» no es una norma leída: use warning o note")
  }

  @Test("each verdict that a rule can give has an example", arguments: Catalogue.rules)
  func verdicts(id: String) throws {
    let (pack, rule) = try Catalogue.rule(id)
    let shown = Set(rule.examples.flatMap { verdicts(of: $0.expected) })
    for (verdicts, why) in wanted(rule, pack) {
      let names = verdicts.map(\.id).joined(separator: " o ")
      #expect(
        !shown.isDisjoint(with: verdicts),
        """
        rules/\(rule.file): falta un ejemplo con expect: \(names) (\(why)). Añádalo en \
        examples con lo que la haga dar ese veredicto.
        """)
    }
    #expect(
      Set(rule.examples.map(\.name)).count == rule.examples.count,
      "rules/\(rule.file): dos ejemplos tienen el mismo nombre")
  }

  private func verdicts(of expected: RuleExample.Expectation) -> [Verdict] {
    switch expected {
    case .all(let verdict): [verdict]
    case .byKey(let verdicts): Array(verdicts.values)
    }
  }

  /// What must be shown, any one of each list, and why.
  ///
  /// What only a person can tell, or a reading that is contested, is asked in place of left open.
  private func wanted(_ rule: Rule, _ pack: RulePack) -> [([Verdict], String)] {
    let asks = rule.check.contains(where: \.asks)
    let isContested = pack.requirement(rule.requirement)?.contested != nil
    var wanted: [([Verdict], String)] = [([.pass], "toda regla se puede cumplir")]
    wanted.append(
      isContested
        ? ([.needsReview], "su lectura se discute") : ([.fail], "toda regla se puede incumplir"))
    wanted.append(
      asks
        ? ([.needsReview], "pregunta a una persona")
        : ([.notChecked, .needsReview], "lo que juzga puede no haberse leído"))
    if rule.when != nil || pack.requirement(rule.requirement)?.applies != nil {
      wanted.append(([.notApplicable], "tiene when, o applies en su requisito"))
    }
    if rule.due != nil { wanted.append(([.notDue], "tiene due")) }
    return wanted
  }

  @Test("every requirement says how it is covered, and what is automated has a rule")
  func coverage() throws {
    let pack = try Catalogue.outcome.get()
    let used = Set(pack.rules.map(\.requirement))
      .union(pack.datedTables.compactMap(\.requirement))
      .union(pack.datedTables.flatMap { $0.rows.compactMap(\.requirement) })
    for requirement in pack.requirements {
      guard case .automated = requirement.coverage else { continue }
      #expect(
        used.contains(requirement.id),
        """
        rules/\(requirement.norm)/norm.yaml: «\(requirement.id)» dice coverage: automated y ninguna \
        regla lo verifica: escriba la regla, o coverage: ask, o { out_of_scope: razón }
        """)
    }
  }
}

extension CheckForm {
  /// Whether a person answers it, alone or as one part of `any`.
  fileprivate var asks: Bool {
    if let any = self as? AnyForm { return any.forms.contains(where: \.asks) }
    return self is AskForm
  }
}
