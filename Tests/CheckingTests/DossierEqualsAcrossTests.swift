import Checking
import Documents
import Findings
import Plans
import Rules
import Testing
import Values

@Suite("The form equals_across")
struct DossierEqualsAcrossTests {
  @Test("is met where the row with the same key says the same, but for case, accents and tolerance")
  func same() throws {
    #expect(try judge(["A;Vía rural;100"], ["a;VIA RURAL;105"]) == [.pass: 2])
  }

  @Test("is broken where it says another thing")
  func other() throws {
    #expect(try judge(["A;Vía;100"], ["A;Puente;100"]) == [.pass: 1, .fail: 1])
    #expect(try judge(["A;Vía;100"], ["A;Vía;111"]) == [.pass: 1, .fail: 1])
  }

  @Test("asks each of several rows with the same key")
  func several() throws {
    #expect(try judge(["A;Vía;100"], ["A;Vía;100", "A;Puente;100"]) == [.pass: 1, .fail: 1])
  }

  @Test("has nothing to judge where there is no such row, or one of the two is blank")
  func lack() throws {
    #expect(try judge(["A;Vía;100"], ["B;Puente;5"]) == [.notApplicable: 2])
    #expect(try judge(["A;Vía;N/A"], ["A;Vía;5"]) == [.pass: 1, .notApplicable: 1])
    #expect(try judge(["A;Vía;5"], ["A;N/A;5"]) == [.pass: 1, .notApplicable: 1])
    #expect(try judge(["N/A;Vía;5"], ["A;Puente;7"]) == [.notApplicable: 2])
  }

  @Test("cannot tell where one of the two is malformed")
  func malformed() throws {
    #expect(try judge(["A;Vía;cien"], ["A;Vía;100"]) == [.pass: 1, .notChecked: 1])
    #expect(try judge(["A;Vía;100"], ["A;Vía;cien"]) == [.pass: 1, .notChecked: 1])
  }

  @Test("cannot tell of a row that is not found where the other document was not read or given")
  func unread() throws {
    #expect(try judge(["A;Vía;100"], nil) == [.notChecked: 2])
    #expect(try judge(["A;Vía;100"], ["A;Vía;100"], hasUnreadPart: true) == [.pass: 2])
    #expect(try judge(["B;Vía;100"], ["A;Vía;100"], hasUnreadPart: true) == [.notChecked: 2])
  }

  // MARK: - Pieces

  /// The cells of a rule on names and one on amounts, whose tolerance is 10.
  private func judge(
    _ plan: [String], _ budget: [String]?, hasUnreadPart: Bool = false
  ) throws -> [Verdict: Int] {
    let pack = try #require(DossierEqualsAcrossTests.pack())
    var tables = PlanTables(
      vocabulary: pack.vocabulary,
      documents: ["plan", "presupuesto"].map { Document(path: $0, format: .csv) })
    tables.roles = [.plan, budget == nil ? .acta : .presupuesto]
    fill(&tables.tables[2], plan, document: 0)
    if let budget { fill(&tables.tables[3], budget, document: 1) }
    if hasUnreadPart {
      tables.leftOver = [.init(place: Locator(document: 1, block: 7), reason: .unread(.damaged))]
    }
    let request = CheckRequest(paths: [], version: "prueba")
    let report = try CheckSession(request, pack: pack).report(on: tables)
    var cells: [Verdict: Int] = [:]
    for verdict in Verdict.allCases where report.totals[verdict] > 0 {
      cells[verdict] = report.totals[verdict]
    }
    return cells
  }

  private func fill(_ table: inout PlanTable, _ rows: [String], document: Int) {
    for (row, text) in rows.enumerated() {
      table.rowOrigins.append(Locator(document: document, block: 0, row: row + 1))
      table.partOfRow.append(0)
      for (field, cell) in text.split(separator: ";").enumerated() {
        let grammar = FieldGrammar(
          field: table.definition.fields[field], placeholders: ["n/a": .notApplicable])
        table.columns[field].append(grammar.read(text: String(cell)))
      }
    }
    table.parts = [
      TablePart(
        place: Locator(document: document, block: 0), headerRow: 0,
        range: Grid.Merge(top: 0, left: 0, bottom: rows.count, right: 2), rows: 0..<rows.count,
        columnOfField: [0, 1, 2])
    ]
  }

  private static func pack() -> RulePack? {
    func table(_ id: String, _ role: String, _ fields: String) -> (String, [UInt8]) {
      let text = """
        table: \(id)
        plural: \(id)s
        role: \(role)
        key: [nombre]
        recognise: { needs: [], some: [] }
        fields: { \(fields) }

        """
      return ("vocabulary/\(id).yaml", Array(text.utf8))
    }
    func rule(_ id: String, _ form: String) -> (String, [UInt8]) {
      let text = """
        id: \(id)
        requirement: ley-1-suma
        basis: derived
        severity: warning
        subject: proyecto
        check:
          - equals_across: { \(form) }
        sentence: { es: Es igual., en: It is equal. }
        message: { es: "{value} no es {expected}.", en: "{value} is not {expected}." }
        remedy: { es: Corríjalo., en: Mend it. }
        examples:
          - { name: vacío, expect: not_applicable }

        """
      return ("ley-1/articulo-1/\(id).yaml", Array(text.utf8))
    }
    let row = "codigo: { type: code }, nombre: { type: text }, valor: { type: amount }"
    let files: [(String, String)] = [
      (
        "pack.yaml",
        """
        id: prueba
        version: 0.0.1
        languages: [es, en]
        verified: 2026-01-01
        as_of_day: { plan_de_accion: "01-31" }
        bases: [vacio]

        """
      ),
      ("bases/vacio.yaml", "id: vacio\nas_of: 2026-02-15\ngiven: { plan: { nombre: P } }\n"),
      (
        "ley-1/norm.yaml",
        """
        id: ley-1
        title: { es: Ley 1, en: Law 1 }
        requirements:
          - id: ley-1-suma
            article: "1"
            in_force: { from: 2011-07-12, until: null }
            obligation: should
            confidence: high
            who: { es: todas, en: all }
            text: { es: El plan y el presupuesto dicen lo mismo., en: They say the same. }
            coverage: automated

        """
      ),
    ]
    let tables = [
      table("entidad", "plan", "nombre: { type: text }"),
      table(
        "plan", "plan", "tipo: { type: choice, values: [plan_de_accion] }, nombre: { type: text }"),
      table("proyecto", "plan", row), table("rubro", "presupuesto", row),
    ]
    let rules = [
      rule("nombre-distinto", "field: nombre, by: codigo, table: rubro"),
      rule(
        "valor-distinto",
        "field: valor, by: codigo, table: rubro, column: valor, key: codigo, tolerance: 10"),
    ]
    let outcome = RulePackLoader.load(
      files: files.map { ($0.0, Array($0.1.utf8)) } + tables + rules)
    if outcome.value == nil { Issue.record("\(outcome.diagnostics.render(in: .es))") }
    return outcome.value
  }
}
