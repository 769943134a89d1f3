import Foundation
import TestSupport
import Testing

@Suite("Never green by accident")
struct NeverGreenTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("an unknown rule is an error of usage, with the name that was meant")
  func unknownRule() throws {
    let run = try Program.run("check", example, "--rule", "actividad-sin-responsble")
    #expect(run.status == 64)
    #expect(run.errors.contains("actividad-sin-responsable"))
  }

  @Test("a selection that leaves no rule is an error")
  func noRule() throws {
    let rules = try pack()
    let empty = rules + "/norma-sin-reglas"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    try """
    id: norma-sin-reglas
    title: { es: Norma sin reglas, en: A norm without rules }
    requirements:
      - id: norma-sin-reglas-art-1
        article: "1"
        paragraph: null
        in_force: { from: null, until: null }
        obligation: inform
        confidence: low
        who: { es: nadie, en: nobody }
        text: { es: Nada., en: Nothing. }
        coverage: { out_of_scope: { es: Una prueba., en: A test. } }

    """.write(toFile: empty + "/norm.yaml", atomically: true, encoding: .utf8)
    let run = try Program.run("check", example, "--norm", "norma-sin-reglas", rules: rules)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
  }

  @Test("an empty workbook is not green")
  func emptyWorkbook() throws {
    var book = WorkbookBuilder()
    book.add("Hoja1")
    try expectNotGreen(book.bytes(), status: 2)
  }

  @Test("a sheet that is not a plan is not green, and says so")
  func notAPlan() throws {
    var book = WorkbookBuilder()
    book.add("Recetas") { sheet in
      sheet.write([
        ["Plato", "Ingredientes", "Minutos"], ["Ajiaco", "Papa y pollo", 90],
        ["Sancocho", "Yuca y gallina", 120], ["Tamal", "Masa y cerdo", 240],
      ])
    }
    let run = try expectNotGreen(book.bytes(), status: 2)
    #expect(run.output.contains("No se encontró contenido de un plan"))
  }

  @Test("a file cut in the middle cannot be read", arguments: [0.1, 0.5, 0.9, 0.99])
  func cutFile(share: Double) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: example)))
    let cut = Array(bytes.prefix(Int(Double(bytes.count) * share)))
    try expectNotGreen(cut, status: 65)
  }

  @Test("an empty file cannot be read")
  func emptyFile() throws { try expectNotGreen([], status: 65) }

  @Test("a workbook with a password cannot be read, and says what to do")
  func password() throws {
    // The head of a compound file, and the name of the stream that holds the encrypted book.
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += [UInt8](repeating: 0, count: 504 + 1024)
    for byte in "EncryptedPackage".utf8 { bytes += [byte, 0] }
    bytes += [UInt8](repeating: 0, count: 256)
    let run = try expectNotGreen(bytes, status: 65)
    #expect(run.errors.lowercased().contains("contraseña"))
  }

  @Test("a file that is not there is told apart")
  func noSuchFile() throws {
    let run = try Program.run("check", folder.path + "/ninguno.xlsx")
    #expect(run.status == 66)
  }

  @Test("one unreadable sheet of five leaves the rules about rows open")
  func unreadableSheet() throws {
    var book = WorkbookBuilder()
    for number in 1...5 {
      book.add("Hoja\(number)") { sheet in
        sheet.write([
          ["Objetivo", "Actividad", "Responsable", "Fecha inicio", "Fecha fin"],
          ["O1", .text("Actividad \(number)"), "Secretaría", .date(46_054), .date(46_300)],
        ])
      }
    }
    book.missing = ["xl/worksheets/sheet3.xml"]
    let run = try check(
      book.bytes(), "--set", "plan.tipo=plan_de_accion", "--set", "plan.vigencia=2026", "--rule",
      "actividad-sin-responsable")
    #expect(run.status == 2)
    #expect(totals(run)["not_checked"] ?? 0 >= 1)
    #expect(totals(run)["pass"] == 4)
  }

  @Test("a fault of a rule is never forgiven", arguments: ["all", "fails"])
  func engineError(gate: String) throws {
    let rules = try pack(adding: "1 / (1 - 1) == 1")
    let run = try Program.run(
      "check", example, "--gate", gate, "--report", "json", rules: rules)
    #expect(run.status == 70)
    #expect(totals(run)["error"] == 1)
    #expect(run.json["gate_passed"] as? Bool == false)
  }

  @Test("an expression over its cost limit is a fault, not a pass")
  func costLimit() throws {
    let rules = try pack(
      adding: """
        [1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b,
              [1,2,3,4,5,6,7,8,9,10].all(c, [1,2,3,4,5,6,7,8,9,10].all(d,
              [1,2,3,4,5,6,7,8,9,10].all(e, [1,2,3,4,5,6,7,8,9,10].all(f,
              [1,2,3,4,5,6,7,8,9,10].all(g, a + b + c + d + e + f + g > 0)))))))
        """)
    let run = try Program.run("check", example, "--report", "json", rules: rules)
    #expect(run.status == 70)
    #expect(totals(run)["error"] == 1)
  }

  @Test("a rule file with a doubled key stops the run, at its line")
  func doubledKey() throws {
    let rules = try pack(adding: "true", extra: "severity: note\n")
    let run = try Program.run("check", example, rules: rules)
    #expect(run.status == 65)
    #expect(run.errors.contains("prueba-de-falla.yaml:"))
    #expect(run.errors.contains("^"))
    #expect(run.output.isEmpty)
  }

  // MARK: - Pieces

  private var example: String {
    Checkout.root.appendingPathComponent("examples/perfecto-2026/plan.xlsx").path
  }

  @discardableResult
  private func expectNotGreen(_ bytes: [UInt8], status: Int32) throws -> Program.Run {
    let path = try folder.write(bytes, as: "plan.xlsx")
    for gate in ["all", "fails"] {
      let run = try Program.run("check", path, "--gate", gate, "--report", "json")
      #expect(run.status == status)
      if !run.output.isEmpty {
        #expect(run.json["verdict"] as? String != "complies")
        #expect(run.json["gate_passed"] as? Bool == false)
      }
    }
    return try Program.run("check", path)
  }

  private func check(_ bytes: [UInt8], _ arguments: String...) throws -> Program.Run {
    let path = try folder.write(bytes, as: "plan.xlsx")
    return try Program.run(["check", path, "--report", "json"] + arguments)
  }

  private func totals(_ run: Program.Run) -> [String: Int] {
    run.json["totals"] as? [String: Int] ?? [:]
  }

  /// A copy of the rule pack, with one more rule that has this expression for its check.
  private func pack(adding expression: String? = nil, extra: String = "") throws -> String {
    let path = folder.path + "/rules"
    try FileManager.default.copyItem(atPath: Checkout.rules, toPath: path)
    guard let expression else { return path }
    let rule = """
      id: prueba-de-falla
      requirement: metodologia-ponderacion
      basis: methodology
      severity: warning
      subject: plan
      \(extra)check:
        - cel: |
            \(expression)
      sentence: { es: Una prueba., en: A test. }
      message: { es: Una prueba., en: A test. }
      remedy: { es: Ninguno., en: None. }
      examples:
        - { name: base, given: { plan: { tipo: plan_de_accion } }, expect: pass }

      """
    try rule.write(
      toFile: path + "/metodologia-cotejo/ponderacion/prueba-de-falla.yaml", atomically: true,
      encoding: .utf8)
    return path
  }
}
