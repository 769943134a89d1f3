import Foundation
import TestSupport
import Testing

/// A plan of 3,000 activities and a revision of it: 50 cells edited, 10 rows inserted, 3 dropped.
struct RevisedPlan {
  typealias Row = [WorkbookBuilder.Cell]

  /// The edited cells: where they stood and where they stand now.
  private(set) var edits: Set<String> = []
  /// The rows that are gone, as they were numbered.
  private(set) var dropped: Set<String> = []
  /// The rows that came, as they are numbered now.
  private(set) var inserted: Set<String> = []
  let base: [UInt8]
  private(set) var head: [UInt8] = []

  private static let headings: Row = [
    "Código BPIN", "Nombre del proyecto", "Cód Actividad", "Actividad", "Responsable",
    "Fecha inicio", "Fecha fin", "Ponderación de Actividad", "Presupuesto", "Columna propia",
  ]

  init(hasCodes: Bool) throws {
    var rows = (0..<3_000).map(RevisedPlan.row)
    base = try RevisedPlan.bytes(rows, hasCodes: hasCodes)
    var columns: [Int: Int] = [:]
    for edit in 0..<50 {
      let row = 31 + edit * 57
      let column = [3, 4, 5, 6, 7, 8, 9][edit % 7]
      rows[row][column] = RevisedPlan.edited(row, column)
      columns[row] = column
    }
    var revised: [Row] = []
    for (row, cells) in rows.enumerated() {
      if row % 293 == 17, inserted.count < 10 {
        revised.append(RevisedPlan.insertedRow(row))
        inserted.insert("\(revised.count + 1)")
      }
      if [400, 1_600, 2_999].contains(row) {
        dropped.insert("\(row + 2)")
        continue
      }
      revised.append(cells)
      if let column = columns[row] {
        let letters = Array("ABCDEFGHIJ")
        edits.insert("\(letters[column])\(row + 2)→\(letters[column])\(revised.count + 1)")
      }
    }
    head = try RevisedPlan.bytes(revised, hasCodes: hasCodes)
  }

  private static func bytes(_ rows: [Row], hasCodes: Bool) throws -> [UInt8] {
    var book = WorkbookBuilder()
    book.add("Plan de acción") { sheet in
      for (number, row) in ([headings] + rows).enumerated() {
        var cells: [WorkbookBuilder.Cell?] = row
        if !hasCodes { cells[2] = nil }
        sheet.write([cells], at: "A\(number + 1)")
      }
    }
    return try book.bytes()
  }

  private static let works = [
    "Adecuar la sede", "Comprar los equipos", "Capacitar a las familias", "Vigilar la obra",
    "Divulgar los resultados", "Contratar el transporte", "Sembrar la ribera", "Medir la calidad",
    "Atender las solicitudes", "Publicar el informe",
  ]

  private static func row(_ index: Int) -> Row {
    let project = index / 10
    return [
      .text(String(2_026_257_990_000 + project)), .text("Proyecto del sector \(project)"),
      .text("AC-\((index * 7_919) % 100_003)"),
      .text("\(works[index % 10]) de la vereda \(index % 137) en el sector \(project)"),
      .text(index % 3 == 0 ? "Secretaría de Salud" : "Secretaría de Obras"), .date(46_054),
      .date(Double(46_200 + index % 90)), .number(0.1), .number(Double(1_000_000 + index * 10)),
      .text("nota \(index)"),
    ]
  }

  private static func edited(_ row: Int, _ column: Int) -> WorkbookBuilder.Cell {
    switch column {
    case 3: .text("\(works[row % 10]) de las veredas \(row % 137) en el sector \(row / 10)")
    case 4: .text("Secretaría de Hacienda")
    case 5: .date(46_060)
    case 6: .date(46_380)
    case 7: .number(0.05)
    case 8: .number(900_000)
    default: .text("otra nota \(row)")
    }
  }

  private static func insertedRow(_ row: Int) -> Row {
    var cells = self.row(row)
    cells[2] = .text("NU-\(row)")
    cells[3] = .text("Tarea nueva sin igual \(row * 31) acordada con veedores")
    cells[9] = .text("nueva \(row)")
    return cells
  }
}

@Suite("cotejo compare")
struct CompareCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "finds exactly what was edited in a plan of 3,000 rows, with codes and without",
    arguments: [true, false])
  func exactly(hasCodes: Bool) throws {
    let plan = try RevisedPlan(hasCodes: hasCodes)
    let (old, new) = try (
      folder.write(plan.base, as: "a.xlsx"), folder.write(plan.head, as: "b.xlsx")
    )
    let run = try Program.run("compare", old, new, "--report", "json", "--as-of", "2026-02-15")
    let changes = run.json["changes"] as? [[String: Any]] ?? []
    func cells(_ kind: String) -> Set<String> {
      Set(
        changes.filter { $0["kind"] as? String == kind }.map { change in
          [cell(change["before"]), cell(change["after"])].compactMap { $0 }.joined(separator: "→")
        })
    }
    #expect(cells("changed") == plan.edits)
    #expect(cells("added") == Set(plan.inserted.map { "A\($0)" }))
    #expect(cells("removed") == Set(plan.dropped.map { "A\($0)" }))
    #expect(changes.count == 63)
    #expect((run.json["doubts"] as? [Any])?.isEmpty == true)
    let counts = run.json["counts"] as? [String: Int] ?? [:]
    #expect(counts["deadline_later"] == 7 && counts["money_cut"] == 7 && counts["dropped"] == 3)
    #expect(counts["outside"] == 0)
    let again = try Program.run(
      "compare", old, new, "--report", "json", "--as-of", "2026-02-15", "-j", "1")
    #expect(again.output == run.output)
    let comment = try Program.run("compare", old, new, "--report", "markdown")
    #expect(comment.output.hasPrefix("<!-- cotejo:comparacion -->\n"))
    #expect(comment.output.utf8.count <= 60_000)
  }

  private func cell(_ side: Any?) -> String? {
    ((side as? [String: Any])?["location"] as? [String: Any])?["cell"] as? String
  }

  static let plan = """
    Cód Actividad;Actividad;Responsable;Fecha inicio;Fecha fin;Presupuesto
    A-7;Vacunar a los niños;Salud;2026-02-01;2026-06-30;1000000
    A-3;Pintar la escuela;Educación;2026-02-01;2026-09-30;2000000
    A-9;Sembrar árboles;Ambiente;2026-02-01;2026-12-31;3000000
    """

  @Test("the same file, the same said, and what differs are told apart")
  func contents() throws {
    let same = try compare(Self.plan, Self.plan)
    #expect(same.run.json["content"] as? String == "same_bytes")
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      for (row, line) in Self.plan.split(separator: "\n").enumerated() {
        sheet.write(
          [line.split(separator: ";").map { .text(row == 0 ? $0.uppercased() : String($0)) }],
          at: "A\(row + 1)")
      }
    }
    let approved = try folder.write(book.bytes(), as: "aprobado.xlsx")
    let published = try folder.write(Array(Self.plan.utf8), as: "publicado.csv")
    let formats = try Program.run("compare", approved, published, "--report", "json")
    #expect(formats.json["content"] as? String == "same_content", "\(formats.output)")
    let other = try compare(Self.plan, Self.plan.replacingOccurrences(of: "2000000", with: "5"))
    #expect(other.run.json["content"] as? String == "differs")
    #expect(other.text.output.contains("presupuesto bajó de $ 2.000.000 a $ 5"))
    #expect(other.text.output.hasPrefix("Cotejo: nuevas "))
    let english = try Program.run(
      "compare", other.old, other.new, "--lang", "en", "--report", "markdown")
    #expect(english.output.contains("went down from"))
  }

  @Test("ends with 1 on a new fail that counts, and not on one that was there")
  func exitCodes() throws {
    let broken = Self.plan.replacingOccurrences(of: ";Ambiente;", with: ";por definir;")
    let rule = ["--rule", "actividad-sin-responsable", "--as-of", "2026-02-15"]
    let set = ["--set", "plan.tipo=plan_de_accion"]
    let new = try compare(Self.plan, broken, rule + set + ["--fail-on", "note"])
    #expect(new.run.status == 1, "\(new.text.output)")
    #expect((new.run.json["counts"] as? [String: Int])?["new"] == 1)
    #expect(new.run.json["passed"] as? Bool == false)
    let known = try compare(broken, broken + "\n", rule + set + ["--fail-on", "note"])
    #expect(known.run.status == 0, "\(known.text.output)")
    let solved = try compare(broken, Self.plan, rule + set)
    #expect((solved.run.json["counts"] as? [String: Int])?["gone_solved"] == 1)
    #expect(solved.run.status == 0)
    let dropped = try compare(
      broken, Self.plan.components(separatedBy: "\n").dropLast().joined(separator: "\n"), rule + set
    )
    #expect((dropped.run.json["counts"] as? [String: Int])?["gone_row_gone"] == 1)
  }

  @Test("with two days of law, says how many fails each plan has under each")
  func twoLaws() throws {
    let run = try compare(
      Self.plan, Self.plan + "\n", ["--as-of", "2026-02-15", "--base-as-of", "1990-01-01"])
    let law = run.run.json["law"] as? [String: Int] ?? [:]
    #expect(law.count == 4)
    #expect(law["old_plan_new_law"] == law["new_plan_new_law"])
    #expect(law["old_plan_old_law"] == law["new_plan_old_law"])
    #expect(run.text.output.contains("Observaciones por plan y ley"))
  }

  @Test("two files without a plan are not compared, and are never green")
  func noPlan() throws {
    let run = try compare("Plato;Minutos\nAjiaco;90\n", "Plato;Minutos\nAjiaco;91\n")
    #expect(run.run.status == 2)
    #expect(run.run.json["content"] as? String == "not_compared")
  }

  @Test("a file that is not there, or cannot be read, stops it; so does a wrong command line")
  func faults() throws {
    let old = try folder.write(Array(Self.plan.utf8), as: "a.csv")
    #expect(try Program.run("compare", old, folder.path + "/nada.xlsx").status == 66)
    let broken = try folder.write([0x50, 0x4B, 3, 4, 0, 0], as: "b.xlsx")
    #expect(try Program.run("compare", broken, old).status == 65)
    #expect(try Program.run("compare", old).status == 64)
    #expect(try Program.run("compare", old, old, "--base-as-of", "ayer").status == 64)
    #expect(try Program.run("compare", old, old, "--output", old).status == 64)
    let help = try Program.run(["compare", "--help"], rules: nil)
    #expect(help.status == 0 && help.output.contains("cotejo compare antes.xlsx ahora.xlsx"))
  }

  private func compare(
    _ base: String, _ head: String, _ arguments: [String] = []
  ) throws -> (run: Program.Run, text: Program.Run, old: String, new: String) {
    let (old, new) = try (
      folder.write(Array(base.utf8), as: "antes.csv"),
      folder.write(Array(head.utf8), as: "ahora.csv")
    )
    return (
      try Program.run(["compare", old, new, "--report", "json"] + arguments),
      try Program.run(["compare", old, new] + arguments), old, new
    )
  }
}
