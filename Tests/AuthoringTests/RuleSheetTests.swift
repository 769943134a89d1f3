import Authoring
import Findings
import Foundation
import FoundationXML
import Reports
import Rules
import TestSupport
import Testing
import Values

@Suite("Rule sheets")
struct RuleSheetTests {
  private static let pack = Result { try RulePackLoader.load(directory: Checkout.rules) }

  private func text(
    _ id: String, _ form: ReadingSheet.Form = .text, in language: TextLanguage = .es,
    _ edit: (inout RulePack, Int) -> Void = { _, _ in }
  ) throws -> String {
    var pack = try RuleSheetTests.pack.get()
    let index = try #require(pack.rules.firstIndex { $0.id == id })
    edit(&pack, index)
    let sheet = RuleSheet(pack.rules[index], of: pack, in: language).sheet
    return String(decoding: sheet.bytes(form), as: UTF8.self)
  }

  @Test(
    "tell the norm, whom it binds, since when, what complies, examples, how to mend, who reviewed")
  func content() throws {
    let text = try text("plan-publicado-tarde")
    for part in [
      "Norma: Ley 1474 de 2011", "Artículo: 74",
      "Qué pide (paráfrasis): El plan de acción se publica",
      "A quién obliga: todas las entidades del Estado", "Desde cuándo: 12 de julio de 2011",
      "Cuenta desde: el 31 de enero de «vigencia» (plan)",
      "«fecha de publicación» (plan) no pasa del 31 de enero", "- tarde · Resultado: No cumple",
      "Qué hacer: Conserve la prueba", "Queda a una persona:",
      "Estado: Ningún jurista la ha revisado.",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("say what is contested, what is not verified, and what is quoted")
  func doubts() throws {
    let convention = try text("bpin-de-otra-entidad")
    #expect(convention.contains("No hay norma que lo pida"))
    let edited = try text("plan-publicado-tarde") { pack, index in
      let id = pack.rules[index].requirement
      guard let place = pack.requirements.firstIndex(where: { $0.id == id }) else { return }
      pack.requirements[place].contested = LocalizedText(es: "El año.", en: "The year.")
      pack.requirements[place].inForce = ForcePeriod()
      pack.requirements[place].confidence = "medium"
      pack.requirements[place].quotation = Quotation(
        text: "A más tardar", source: "Diario Oficial", read: .init(dayNumber: 0))
      pack.rules[index].reviews = [
        Rule.Review(
          name: "Ana", post: "Asesora", date: .init(dayNumber: 0), agrees: false, note: "No.",
          digest: "otra")
      ]
      pack.rules[index].review = .outdated
    }
    for part in [
      "Se discute: El año.", "No se ha verificado desde qué día rige.", "fuente secundaria",
      "Qué pide (texto literal): «A más tardar» (Diario Oficial", "hay que revisarla otra vez",
      "con reparos: No. (de una versión anterior)",
    ] {
      #expect(edited.contains(part), "\(part)")
    }
  }

  @Test("are made in every form and language for every rule, whole and without control codes")
  func everyRule() throws {
    let pack = try RuleSheetTests.pack.get()
    #expect(pack.rules.count > 100)
    for rule in pack.rules {
      let words = RuleWords(rule, of: pack, in: .es)
      #expect(words.checks.count == rule.check.count)
      // Identifiers of fields and operators are for machines.
      for sentence in words.checks + [words.when, words.due].compactMap({ $0 }) {
        for sign in ["has(", "&&", "||", "cotejo.", "exists("] {
          #expect(!sentence.contains(sign), "\(rule.id): \(sentence)")
        }
      }
    }
    for language in TextLanguage.allCases {
      let rule = try #require(pack.rule("plan-institucional-sin-integrar"))
      for form in ReadingSheet.Form.allCases {
        let text = String(
          decoding: RuleSheet(rule, of: pack, in: language).sheet.bytes(form), as: UTF8.self)
        #expect(text.contains("612") && !text.contains("\u{1B}"), "\(form)")
      }
    }
  }

  @Test("as a page are well-formed and hold no script; text of a rule cannot open a tag")
  func page() throws {
    let html = try text("actividad-sin-responsable", .html) { pack, index in
      pack.rules[index].sentence = LocalizedText(es: "<script>x</script>", en: "x")
    }
    #expect(!html.contains("<script>") && html.contains("&lt;script&gt;"))
    let body = try #require(
      html.components(separatedBy: "<body>").last?.components(separatedBy: "</body>").first)
    let document = try XMLDocument(xmlString: "<b>\(body)</b>")
    #expect(try document.nodes(forXPath: "//h1").count == 1)
    #expect(try document.nodes(forXPath: "//h2").count >= 6)
    #expect(try document.nodes(forXPath: "//table//th[@scope='row']").count >= 9)
  }
}
