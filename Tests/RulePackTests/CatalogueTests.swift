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
  static let tester = pack.map { RuleTester($0) }
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
    let (_, rule) = try Catalogue.rule(id)
    for result in try #require(Catalogue.tester).results(of: rule) {
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
    for fault in try #require(Catalogue.tester).faults(of: base) {
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

  @Test("looking over the pack finds no fault")
  func lint() throws {
    for fault in PackLinter(try Catalogue.outcome.get()).remarks() where fault.weight == .fault {
      Issue.record("rules/\(fault.file): \(fault.text.es)")
    }
  }

  @Test("no two examples of a rule have the same name", arguments: Catalogue.rules)
  func names(id: String) throws {
    let (_, rule) = try Catalogue.rule(id)
    #expect(
      Set(rule.examples.map(\.name)).count == rule.examples.count,
      "rules/\(rule.file): dos ejemplos tienen el mismo nombre")
  }
}
