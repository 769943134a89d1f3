import Testing
import YAML

@Suite("Reading the keys of a mapping")
struct MappingReaderTests {
  enum Basis: String, CaseIterable {
    case literal, derived, doctrine
  }

  @Test("a rule is read without fault")
  func rule() throws {
    let diagnostics = Diagnostics()
    let root = try tree(ruleText)
    let names = MappingReader.read(root, into: diagnostics) { rule in
      #expect(rule.string("id") == "actividad-sin-responsable")
      #expect(rule.choice("basis", as: Basis.self) == .derived)
      #expect(rule.optionalText("when")?.node.start.line == 3)
      #expect(rule.localized("sentence").es == "La actividad \"dice\" quéé dependencia responde.")
      #expect(rule.localized("remedy").es == "Escriba la dependencia o el cargo.\n")
      #expect(rule.mappings("check") { $0.string("present") } == ["responsable"])
      return rule.mappings("examples") { example in
        _ = example.node(for: "given")
        _ = example.choice("expect", of: ["pass", "fail"])
        return example.string("name")
      }
    }
    #expect(names == ["con responsable"])
    #expect(!diagnostics.hasErrors)
    #expect(
      diagnostics.render(in: .es) == """
        prueba.yaml:10:3: aviso: "remedy" no tiene texto en inglés ("en")
            es: >
            ^^
        """)
  }

  @Test("an unknown key is an error with a suggestion")
  func unknownKey() throws {
    let shown = try faults("id: uno\nseverty: warning\n") {
      _ = $0.string("id")
      _ = $0.optionalString("severity")
    }
    #expect(
      shown == """
        prueba.yaml:2:1: la clave "severty" no se conoce aquí
          severty: warning
          ^^^^^^^
          ¿quiso decir "severity"?
        """)
  }

  @Test("a misspelled required key is one fault, not two")
  func misspelledRequired() throws {
    let shown = try faults("subjet: actividad\n") { _ = $0.string("subject") }
    #expect(
      shown == """
        prueba.yaml:1:1: la clave "subjet" no se conoce aquí
          subjet: actividad
          ^^^^^^
          ¿quiso decir "subject"?
        """)
  }

  @Test("an unknown key that is like no other lists the keys")
  func unlikeAny() throws {
    let shown = try faults("id: uno\nxyzzyx: 1\n") { _ = $0.string("id") }
    #expect(shown.hasSuffix("las claves de aquí son: id"))
  }

  struct Case: Sendable {
    let yaml: String
    let ask: @Sendable (inout MappingReader) -> Void
    let rendered: String
  }

  @Test(
    "each fault is shown at its value",
    arguments: [
      Case(
        yaml: "a: 1\n",
        ask: { reader in
          _ = reader.string("a")
          _ = reader.string("id")
        },
        rendered: """
          prueba.yaml:1:1: falta la clave "id"
            a: 1
            ^
          """),
      Case(
        yaml: "id:\n", ask: { _ = $0.string("id") },
        rendered: """
          prueba.yaml:1:1: "id" está vacío
            id:
            ^^
          """),
      Case(
        yaml: "id: [a]\n", ask: { _ = $0.string("id") },
        rendered: """
          prueba.yaml:1:5: "id": se esperaba un texto y hay una lista
            id: [a]
                ^^^
          """),
      Case(
        yaml: "ids: a\n", ask: { _ = $0.strings("ids") },
        rendered: """
          prueba.yaml:1:6: "ids": se esperaba una lista y hay un texto
            ids: a
                 ^
          """),
      Case(
        yaml: "ids: [a, { b: c }]\n", ask: { _ = $0.strings("ids") },
        rendered: """
          prueba.yaml:1:10: "ids": se esperaba un texto y hay un grupo de claves
            ids: [a, { b: c }]
                     ^^^^^^^^
          """),
      Case(
        yaml: "n: 1.5\n", ask: { _ = $0.integer("n") },
        rendered: """
          prueba.yaml:1:4: "n" debe ser un número entero y dice "1.5"
            n: 1.5
               ^^^
          """),
      Case(
        yaml: "n: 1,5\n", ask: { _ = $0.decimal("n") },
        rendered: """
          prueba.yaml:1:4: "n" debe ser un número, con punto decimal, y dice "1,5"
            n: 1,5
               ^^^
          """),
      Case(
        yaml: "many: yes\n", ask: { _ = $0.boolean("many", default: false) },
        rendered: """
          prueba.yaml:1:7: "many" debe ser true o false y dice "yes"
            many: yes
                  ^^^
          """),
      Case(
        yaml: "from: 2011-02-30\n", ask: { _ = $0.optionalDate("from") },
        rendered: """
          prueba.yaml:1:7: "from" debe ser un día, un mes o un año (2011-07-12, 2011-07, 2011) \
          y dice "2011-02-30"
            from: 2011-02-30
                  ^^^^^^^^^^
          """),
      Case(
        yaml: "basis: literl\n", ask: { _ = $0.choice("basis", as: Basis.self) },
        rendered: """
          prueba.yaml:1:8: "basis" no puede ser "literl"
            basis: literl
                   ^^^^^^
            ¿quiso decir "literal"?
          """),
      Case(
        yaml: "basis: 'no'\n", ask: { _ = $0.choice("basis", of: ["literal", "derived"]) },
        rendered: """
          prueba.yaml:1:8: "basis" no puede ser "no"
            basis: 'no'
                   ^^^^
            puede ser: literal, derived
          """),
      Case(
        yaml: "message:\n  en: x\n", ask: { _ = $0.localized("message") },
        rendered: """
          prueba.yaml:2:3: falta la clave "es"
              en: x
              ^^
          """),
    ])
  func values(fault: Case) throws {
    #expect(try faults(fault.yaml, fault.ask) == fault.rendered)
  }

  @Test("the key, not the look, decides what a value is")
  func types() throws {
    let text = "a: no\nb: 2011-07-12\nc: '74'\nd: 0.10\ne: true\nf: 2011-07\ng: null\n"
    let shown = try faults(text) { reader in
      #expect(reader.string("a") == "no")
      #expect(reader.string("b") == "2011-07-12")
      #expect(reader.optionalDate("b")?.first.description == "2011-07-12")
      #expect(reader.integer("c") == 74)
      #expect(reader.decimal("d").description == "0.1")
      let isTrue = reader.boolean("e")
      #expect(isTrue)
      #expect(reader.optionalDate("f")?.last.description == "2011-07-31")
      #expect(reader.optionalDate("g") == nil)
      #expect(reader.contains("g"))
      #expect(reader.optionalString("h") == nil)
    }
    #expect(shown.isEmpty)
  }

  @Test("a mapping of names has no unknown keys")
  func names() throws {
    let shown = try faults("nombre: { type: text }\nfecha: { type: date }\n") { fields in
      let names = fields.allEntries().map { ($0.key.text) }
      #expect(names == ["nombre", "fecha"])
    }
    #expect(shown.isEmpty)
  }

  @Test("all faults are shown together, in the order of the file")
  func together() throws {
    let diagnostics = Diagnostics()
    for path in ["b.yaml", "a.yaml"] {
      let node = try YAMLReader.read(path: path, bytes: Array("x: 1\nn: dos\n".utf8))
      _ = MappingReader.read(node, into: diagnostics) { _ = $0.integer("n") }
    }
    #expect(diagnostics.hasErrors)
    #expect(
      diagnostics.all.map { "\($0.path):\($0.mark?.line ?? 0)" } == [
        "a.yaml:1", "a.yaml:2", "b.yaml:1", "b.yaml:2",
      ])
  }

  @Test("beyond the limit faults are counted, not kept")
  func full() throws {
    let diagnostics = Diagnostics(limit: 2)
    let text = (0..<5).map { "clave\($0): 1\n" }.joined()
    _ = MappingReader.read(try tree(text), into: diagnostics) { _ in }
    #expect(diagnostics.all.count == 2)
    #expect(diagnostics.render(in: .en).hasSuffix("… and 3 more"))
  }

  @Test("what is no mapping gives nothing and says so")
  func notAMapping() throws {
    let diagnostics = Diagnostics()
    let value = MappingReader.read(try tree("- a\n"), into: diagnostics) { _ in 1 }
    #expect(value == nil)
    #expect(diagnostics.all[0].message.es == "se esperaba un grupo de claves y hay una lista")
  }
}
