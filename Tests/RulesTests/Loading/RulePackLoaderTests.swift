import Findings
import Plans
import Rules
import Testing
import Values

@Suite("Loading a rule pack")
struct RulePackLoaderTests {
  @Test("gives norms, requirements, rules, lists, words and bases")
  func wholePack() throws {
    #expect(TinyPack().faults() == "")
    let pack = try TinyPack().load().get()
    #expect(pack.identity.id == "prueba")
    #expect(pack.identity.verified == CalendarDate(year: 2026, month: 1, day: 1))
    #expect(pack.identity.sha256.count == 64)
    #expect(pack.asOfDays == ["plan_de_accion": MonthDay(month: 1, day: 31)])
    #expect(pack.norms.map(\.id) == ["ley-1"])
    #expect(
      pack.rules.map(\.id) == [
        "actividad-sin-responsable", "plan-sin-responsables", "pesos", "plan-con-listas",
      ])
    #expect(pack.bases.map(\.id) == ["completo"])
    #expect(pack.bases[0].answers == ["plan-con-listas@pic": "si"])
    #expect(
      pack.bases[0].given.tables["actividad"] == [
        [
          "nombre": .text("A1"), "responsable": .texts(["Salud", "Gobierno"]),
          "proyecto": .text("P1"),
        ]
      ])
  }

  @Test("reads the vocabulary as its files write it")
  func vocabulary() throws {
    let vocabulary = try TinyPack().load().get().vocabulary
    #expect(vocabulary.tables.map(\.id) == ["actividad", "entidad", "plan", "proyecto"])
    let activity = try #require(vocabulary.table("actividad"))
    #expect(activity.plural == "actividades")
    #expect(activity.some == ["responsable", "proyecto"])
    #expect(activity.suggests == "plan_de_accion")
    #expect(activity.fields.map(\.id) == ["nombre", "responsable", "inicio", "fin", "peso"])
    #expect(activity.fields[1].many && activity.fields[1].unlike == ["Correo responsable"])
    #expect(activity.fields[3].repeated == .last)
    let plan = try #require(vocabulary.table("plan"))
    #expect(
      plan.fields[0].type
        == .choice([
          .init(id: "plan_de_accion"), .init(id: "plan_indicativo", spellings: ["Indicativo"]),
        ]))
    #expect(plan.fields[2].question?.es == "¿De qué año?")
    #expect(plan.fields[3].isOfDocument)
    #expect(vocabulary.table("proyecto")?.label.en == "project")
    #expect(vocabulary.placeholders == ["por definir": .pending, "-": .empty])
    #expect(vocabulary.formats.map(\.classes.last?.text) == [""])
    #expect(
      vocabulary.formats[0].columns[0].fields == ["proyecto": "nombre", "actividad": "nombre"])
  }

  @Test("takes a month or a year of force for its first or its last day")
  func forceDates() throws {
    let pack = try TinyPack().load().get()
    let rows = try #require(pack.datedTable("listas")).rows
    #expect(rows[0].inForce.from == CalendarDate(year: 2018, month: 4, day: 1))
    #expect(rows[0].inForce.until == CalendarDate(year: 2024, month: 12, day: 31))
    #expect(rows[0].cells == [["pic"], ["Plan de Capacitación"], ["PIC"]])
    #expect(rows[1].requirement == "ley-1-nueva")
    #expect(pack.requirement("ley-1-listas")?.inForce.from == nil)
    #expect(pack.requirement("ley-1-responsables")?.inForce.until == nil)
  }

  @Test("reads every part of a rule")
  func rule() throws {
    let rule = try #require(try TinyPack().load().get().rule("actividad-sin-responsable"))
    #expect(rule.file == "ley-1/articulo-1/actividad-sin-responsable.yaml")
    #expect(rule.subject == .rows(table: "actividad"))
    #expect(rule.yieldsTo == ["plan-sin-responsables"])
    #expect(rule.lets.map(\.name) == ["larga"])
    #expect(rule.when?.source == "has(actividad.nombre) &&\n  larga")
    #expect(rule.due?.program.resultType == .date)
    #expect(rule.check.map { type(of: $0).name } == ["present", "not_after", "cel"])
    #expect(
      rule.message.es == [
        .text("«"), .path(["actividad", "nombre"]), .text("» de "),
        .path(["actividad", "proyecto", "codigo"]), .text("."),
      ])
    let example = try #require(rule.examples.first)
    #expect(example.line == 23)
    #expect(example.expected == .byKey(["A1": .fail, "A2": .notChecked]))
    #expect(
      example.given.tables["actividad"] == [
        ["nombre": .text("A1"), "responsable": .blank(.pending), "proyecto": .absent],
        [
          "nombre": .text("A2"), "responsable": .unread("no_text_layer"),
          "inicio": .guessed("1/2/2025"),
        ],
      ])
  }

  @Test("keeps a part that was not read, an answer taken away, and groups")
  func examples() throws {
    let pack = try TinyPack().load().get()
    let unread = try #require(pack.rule("plan-sin-responsables")?.examples.first)
    #expect(unread.given.unreadTables == ["actividad": "not_recognised"])
    let open = try #require(pack.rule("plan-con-listas")?.examples.first)
    #expect(open.answers == ["plan-con-listas": ""])
    #expect(open.asOf == CalendarDate(year: 2026, month: 3, day: 1))
    #expect(
      pack.rule("pesos")?.subject
        == .groups(table: "actividad", by: [FieldPath(parents: ["proyecto"], field: "codigo")]))
    #expect(pack.rule("plan-con-listas")?.subject == .each(datedTable: "listas"))
  }

  @Test("does not depend on the order in which the files are given")
  func order() throws {
    let files = TinyPack().files.map { ($0.key, Array($0.value.utf8)) }
    let forward = try RulePackLoader.load(files: files.sorted { $0.0 < $1.0 }).get()
    let backward = try RulePackLoader.load(files: files.sorted { $0.0 > $1.0 }).get()
    #expect(forward.identity == backward.identity)
    #expect(forward.rules.map(\.id) == backward.rules.map(\.id))
    let changed = try TinyPack().replacing("0.0.1", with: "0.0.2", in: "pack.yaml").load().get()
    #expect(changed.identity.sha256 != forward.identity.sha256)
  }

  @Test("says that there is no such folder, in both languages")
  func noSuchFolder() {
    let error = #expect(throws: RulePackError.self) {
      try RulePackLoader.load(directory: "/no/hay/tal")
    }
    #expect(error?.kind == .noSuchFolder)
    #expect(
      error?.render(in: .es)
        == "/no/hay/tal: no existe esta carpeta de reglas\n  Revise la ruta que dio con --rules.")
    #expect(error?.render(in: .en).contains("there is no such folder of rules") == true)
  }

  @Test("says what is wrong with a pack as a whole, in English too")
  func wholeFaults() {
    var pack = TinyPack()
    pack.files["pack.yaml"] = nil
    pack.files["ley-1/nota.yaml"] = "a: b"
    pack.files["ley-2/norm.yaml"] = """
      id: ley-2
      title: { es: Ley 2, en: Law 2 }
      requirements: []
      """
    pack.files["ley-2/articulo-1/pesos.yaml"] = pack.files["ley-1/articulo-2/pesos.yaml"]
    #expect(
      pack.faults(in: .en) == """
        ley-1/nota.yaml: this file has no place in a rule pack
          the places are: pack.yaml, vocabulary/*.yaml, vocabulary/formats/*.yaml, tables/*.yaml, \
        bases/*.yaml, <norm>/norm.yaml and <norm>/<article>/<rule>.yaml

        ley-2/articulo-1/pesos.yaml:1:1: the rule "pesos" stands in ley-1/articulo-2/pesos.yaml already
          id: pesos
          ^^

        ley-2/articulo-1/pesos.yaml:2:14: the requirement "ley-1-listas" is of “ley-1” and the rule \
        lies in the folder “ley-2”
          requirement: ley-1-listas
                       ^^^^^^^^^^^^
          move the rule to its norm's folder

        ley-2/norm.yaml:3:15: this norm has no requirements
          requirements: []
                        ^^

        pack.yaml: pack.yaml is missing from the folder of rules
          it has id, version, languages, verified, as_of_day and bases
        """)
    #expect(pack.load().value == nil)
  }

  @Test("survives files cut off anywhere")
  func cutOff() {
    for (path, text) in TinyPack().files {
      let bytes = Array(text.utf8)
      for length in stride(from: 0, to: bytes.count, by: 7) {
        var files = TinyPack().files.map { ($0.key, Array($0.value.utf8)) }
        files.removeAll { $0.0 == path }
        files.append((path, Array(bytes[..<length])))
        let outcome = RulePackLoader.load(files: files)
        #expect((outcome.value == nil) == outcome.diagnostics.hasErrors)
      }
    }
  }
}
