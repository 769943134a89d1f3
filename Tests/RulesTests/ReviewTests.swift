import Findings
import Rules
import Testing
import Values

@Suite("Reviews and quotations")
struct ReviewTests {
  private static let rule = "ley-1/articulo-1/plan-sin-responsables.yaml"
  private static let other = "ley-1/articulo-2/plan-con-listas.yaml"

  private func digest(_ pack: TinyPack, _ rule: String = "plan-sin-responsables") throws -> String {
    try #require(pack.load().get().rule(rule)).digest
  }

  /// The tiny pack with a review of a rule at the end of its file.
  private func reviewed(
    _ pack: TinyPack = TinyPack(), digest: String, agrees: Bool = true, more: String = ""
  ) -> TinyPack {
    var pack = pack
    pack.files[Self.rule]? += """
      reviews:
        - { name: Ana Ríos, post: Asesora jurídica, date: 2026-11-20, agrees: \(agrees), note: Bien., sha256: \(digest) }
      \(more)
      """
    return pack
  }

  private func state(_ pack: TinyPack) throws -> ReviewState {
    try #require(pack.load().get().rule("plan-sin-responsables")).review
  }

  @Test("a review of the rule as it stands counts; writing it down does not change the rule")
  func counts() throws {
    let now = try digest(TinyPack())
    #expect(now.utf8.count == 64)
    #expect(try state(TinyPack()) == .none)
    let pack = reviewed(digest: now)
    #expect(try digest(pack) == now)
    #expect(try state(pack) == .agreed)
    #expect(try state(reviewed(digest: now, agrees: false)) == .objected)
    let second =
      "  - { name: B, post: C, date: 2026-11-21, concept: \"12\", agrees: false, note: No., sha256: \(now) }"
    #expect(try state(reviewed(digest: now, more: second)) == .objected)
  }

  @Test(
    "a rule loses its review when anything it decides or says changes",
    arguments: [
      (rule, "at_least: 1", "at_least: 2"), (rule, "severity: error", "severity: warning"),
      (rule, "has(actividad.responsable)", "has(actividad.nombre)"),
      (rule, "Nadie en", "Ninguno en"), (rule, "es: Escríbalo.", "es: Agréguelo."),
      (rule, "check:", "when: has(plan.nombre)\nwhen_not: { es: a, en: b }\ncheck:"),
      (rule, "check:", "due: cotejo.date(plan.vigencia, 1, 31)\ncheck:"),
      ("ley-1/norm.yaml", "from: 2011-07-12", "from: 2011-07-13"),
      ("ley-1/norm.yaml", "plan.tipo == 'plan_de_accion'", "plan.tipo == 'plan_indicativo'"),
      ("ley-1/norm.yaml", "El plan dice sus", "El plan trae sus"),
      ("ley-1/norm.yaml", "es: todas, en: all", "es: las nacionales, en: all"),
    ])
  func loses(path: String, old: String, new: String) throws {
    let pack = reviewed(digest: try digest(TinyPack()))
    #expect(try state(pack) == .agreed)
    #expect(try state(pack.replacing(old, with: new, in: path)) == .outdated)
  }

  @Test(
    "it keeps the review where only its examples, its coverage, its layout or another rule change",
    arguments: [
      (rule, "name: no leído", "name: sin leer"),
      (rule, "subject: plan\ncheck:\n", "check:\n"),
      ("ley-1/norm.yaml", "coverage: automated", "coverage: automated\n    left: { es: a, en: b }"),
      ("ley-1/norm.yaml", "es: El plan trae las listas.", "es: El plan las trae."),
      (other, "severity: note", "severity: warning"),
      ("vocabulary/actividad.yaml", "headings: [Actividad]", "headings: [Actividad, Tarea]"),
    ])
  func keeps(path: String, old: String, new: String) throws {
    var pack = reviewed(digest: try digest(TinyPack()))
    pack = try pack.replacing(old, with: new, in: path)
    // The key that was taken out stands further down now.
    if old.hasPrefix("subject") { pack.files[path]? += "subject: plan # la misma\n" }
    #expect(try state(pack) == .agreed)
  }

  @Test("a rule over a dated list is reviewed with the list")
  func datedList() throws {
    let now = try digest(TinyPack(), "plan-con-listas")
    let changed = try TinyPack().replacing("[PIC]", with: "[PIC, P.I.C.]", in: "tables/listas.yaml")
    #expect(try digest(changed, "plan-con-listas") != now)
    #expect(try digest(changed, "pesos") == digest(TinyPack(), "pesos"))
  }

  @Test("what a review must have is told at its place")
  func faults() {
    let faults = reviewed(digest: "AB").faults()
    #expect(faults.contains("64 dígitos"))
    var pack = TinyPack()
    pack.files[Self.rule]? +=
      "reviews:\n  - { name: A, date: 2026-13-01, agrees: quizás, opinion: x, sha256: \"\" }\n"
    let all = pack.faults()
    for part in ["post", "2026-13-01", "quizás", "opinion", "se esperaba un día"] {
      #expect(all.contains(part), "\(part)")
    }
    let silent = reviewed(digest: String(repeating: "0", count: 64), agrees: false)
    #expect(silent.faults() == "")
    var mute = silent
    mute.files[Self.rule] = silent.files[Self.rule]?.replacing(", note: Bien.", with: "")
    #expect(mute.faults().contains("dice por qué"))
  }

  @Test("a quotation has its words, its source and the day on which they were read")
  func quotation() throws {
    let text = "text: { es: El plan dice sus responsables., en: The plan names who answers. }"
    let quote =
      "quote: { text: El plan especificará., source: Diario Oficial 48.128, read: 2026-11-20 }"
    let pack = try TinyPack().replacing(text, with: text + "\n    " + quote, in: "ley-1/norm.yaml")
    let requirement = try #require(pack.load().get().requirement("ley-1-responsables"))
    #expect(
      requirement.quotation
        == Quotation(
          text: "El plan especificará.", source: "Diario Oficial 48.128",
          read: try #require(CalendarDate(iso: "2026-11-20"))))
    #expect(try digest(pack) == digest(TinyPack()))
    #expect(try TinyPack().load().get().requirements.allSatisfy { $0.quotation == nil })
    let halved = try pack.replacing(
      ", source: Diario Oficial 48.128", with: "", in: "ley-1/norm.yaml")
    #expect(halved.faults().contains("source"))
  }

  @Test("both stand in the compiled pack")
  func compiled() throws {
    let text = "coverage: automated"
    let quote = "quote: { text: Dirá., source: Diario, read: 2026-11-20 }"
    let pack = try reviewed(digest: try digest(TinyPack())).replacing(
      text, with: text + "\n    " + quote, in: "ley-1/norm.yaml")
    let bytes = try CompiledPack.compile(files: pack.files.map { ($0.key, Array($0.value.utf8)) })
    let read = try CompiledPack(bytes, path: "p").pack(path: "p")
    #expect(read.rule("plan-sin-responsables")?.review == .agreed)
    #expect(read.rule("pesos")?.review == ReviewState.none)
    #expect(read.requirements.compactMap(\.quotation?.text) == ["Dirá."])
  }
}
