import Documents
import Readers
import TestSupport
import Testing

@Suite("Reading plans in JSON and YAML")
struct PlanFileReadersTests {
  private static let yaml = """
    # Un plan
    id: ejemplo
    given:
      plan:
        tipo: plan_de_accion
        vigencia: 2026
      actividad:
        - { nombre: Adecuar, fecha_fin: 2026-11-30, ponderacion: "60%", presupuesto: 700000000 }
        - { nombre: Dotar, presupuesto: 0.5, codigo: 0123, bpin: 20200000000000881, lista: [a, b] }
        - { nombre: { malformed: mal }, fecha_fin: { blank: empty }, ponderacion: { unread: damaged } }
      meta: { unread: no_text_layer }
      seccion: []
    """
  private static let cells = [
    "A1=tipo B1=vigencia A2=plan_de_accion B2=2026",
    "A1=nombre B1=fecha_fin C1=ponderacion D1=presupuesto E1=codigo F1=bpin G1=lista "
      + "A2=Adecuar B2=2026-11-30 C2=60% D2=700000000 "
      + "A3=Dotar D3=0.5 E3=0123 F3=20200000000000881 G3=a\nb A4=mal C4=?",
    "",
  ]

  @Test("gives each table its grid, with the fields as heading")
  func yaml() throws {
    let document = try Reading.document(Array(Self.yaml.utf8))
    #expect(document.format == .yaml)
    #expect(!document.canMerge)
    #expect(document.grids.map(\.grid.name) == ["plan", "actividad", "seccion"])
    #expect(Reading.cells(document) == Self.cells)
    #expect(Reading.blocks(document)[2] == "!meta noTextLayer")
    #expect(document.place(of: Locator(block: 1, row: 2, column: 0)).line == 9)
    #expect(document.grids[1].grid.headerRows == 1)
  }

  @Test("reads the same plan in JSON")
  func json() throws {
    let text = """
      {"given": {"plan": {"tipo": "plan_de_accion", "vigencia": 2026},
       "actividad": [{"nombre": "Adecuar", "presupuesto": 7e8, "hecho": true, "nada": null},
                     {"nombre": "2026-01-01", "bpin": 20200000000000881, "lista": ["a", 2]}]}}
      """
    let document = try Reading.document(Array(text.utf8))
    #expect(document.format == .json)
    #expect(
      Reading.cells(document) == [
        "A1=tipo B1=vigencia A2=plan_de_accion B2=2026",
        "A1=nombre B1=presupuesto C1=hecho D1=nada E1=bpin F1=lista A2=Adecuar B2=700000000 C2=TRUE "
          + "A3=2026-01-01 E3=20200000000000881 F3=a\n2",
      ])
  }

  @Test(
    "knows the shape without `given`, and leaves other texts alone",
    arguments: [
      ("actividad:\n  - nombre: a\n", DocumentFormat.yaml),
      ("plan: { vigencia: 2026 }\nactividad:\n  - nombre: a\n", DocumentFormat.yaml),
      ("actividad: [{ nombre: a }]\nmeta: [{ nombre: b }]\n", DocumentFormat.yaml),
      ("{\"meta\": [{\"nombre\": \"a\"}]}", .json),
      ("nota:\n  solo un texto\n", .csv), ("{a};b\n1;2\n", .csv), ("a: b\nc: d\n", .csv),
    ])
  func shapes(text: String, format: DocumentFormat) throws {
    #expect(try Reading.document(Array(text.utf8)).format == format)
  }

  @Test(
    "says on which line a fault stands, and what shape is wanted",
    arguments: [
      ("{\"a\": [\n{\"b\": 1,}]}", ReadError.Kind.damaged, "línea 2"),
      ("given:\n  plan: {\n", .damaged, "línea"),
      ("{\"a\": 1}", .unsupportedFormat, "forma de un plan"),
      ("given:\n  plan: 3\n", .unsupportedFormat, "forma de un plan"),
      ("{}", .unsupportedFormat, "JSON"),
    ])
  func faults(text: String, kind: ReadError.Kind, words: String) {
    let error = #expect(throws: ReadError.self) { try Reading.document(Array(text.utf8)) }
    #expect(error?.kind == kind)
    #expect(error?.es.contains(words) == true)
  }

  @Test("reads the plans that rules are tried on")
  func bases() throws {
    let path = Checkout.rules + "/bases/plan-accion-2026.yaml"
    let document = try DocumentReaders.read(SourceFile(reading: path))
    let activities = try #require(document.grids.first { $0.grid.name == "actividad" }?.grid)
    #expect(activities.rowCount > 10)
  }

  @Test("keeps to its limits")
  func limits() throws {
    let bytes = Array(Self.yaml.utf8)
    func read(_ change: (inout ReadLimits) -> Void) throws -> [String] {
      try Reading.blocks(bytes, change)
    }
    #expect(try read { $0.columns = 3 }[1] == "!actividad overLimit")
    #expect(try read { $0.rows = 2 }[1] == "!actividad overLimit")
    #expect(try read { $0.sheets = 1 }[1] == "!actividad overLimit")
    #expect(try read { $0.blocks = 1 }.count == 1)
    #expect(Reading.errorKind(bytes) { $0.cells = 10 } == .overLimit)
    #expect(Reading.errorKind(bytes) { $0.planFileBytes = 100 } == .overLimit)
    let json = Array("{\"a\": [{\"b\": 1}]}".utf8)
    #expect(Reading.errorKind(json) { $0.planFileBytes = 5 } == .overLimit)
    let deep = Array(("{\"a\":" + String(repeating: "[", count: 100_000)).utf8)
    #expect(Reading.errorKind(deep) == .damaged)
  }

  @Test("never traps, whatever is cut, flipped or spliced")
  func hostile() {
    Damage.withstood(by: Array(Self.yaml.utf8), seed: 11, rounds: 4 * Damage.rounds)
    Damage.withstood(
      by: Array("{\"given\": {\"a\": [{\"b\": [1, \"\\u00f1\"], \"c\": -1.5e3}]}}".utf8), seed: 12,
      rounds: 4 * Damage.rounds)
  }
}
