import Documents
import Plans
import Testing

@Suite("Accounting for every sheet")
struct LeftOverTests {
  private let plan = DrawnGrid.grid(
    """
    No. | Actividad | Responsable | Fecha Inicio | Fecha Fin
    1   | Comprar   | Ana         | 2025-01-17   | 2025-02-17
    """, name: "4112 Gobierno")

  private func reasons(_ grids: [Grid]) -> [PlanTables.LeftOverBlock.Reason] {
    Recogniser(vocabulary: SmallVocabulary.vocabulary)
      .tables(in: [DrawnGrid.document(grids)]).leftOver.map(\.reason)
  }

  @Test("names hidden sheets, dictionaries, covers and tables that nobody knows")
  func kinds() {
    let dictionary = DrawnGrid.grid(
      """
      Descripción del cuadro
      A | No.          | Número
      B | Actividad    | Nombre de la actividad
      C | Responsable  | Quien responde
      D | Fecha Inicio | Comienzo
      E | Fecha Fin    | Final
      """, name: "Descripción")
    let hidden = DrawnGrid.grid("Actividad | Responsable", name: "Vieja", visibility: .hidden)
    let cover = DrawnGrid.grid("Plan de acción\n\nElaborado por Ana", name: "Portada")
    let unknown = DrawnGrid.grid(
      """
      Finca | Vacas | Leche
      A     | 3     | 4
      B     | 5     | 6
      C     | 5     | 6
      """, name: "Otra")
    let empty = DrawnGrid.grid("", name: "Hoja2")
    #expect(
      reasons([plan, dictionary, hidden, cover, unknown, empty])
        == [.dictionary, .hidden, .noTable, .notRecognised, .noTable])
  }

  @Test("knows a summary by the names of the other sheets")
  func summary() {
    var sheets = [plan, plan, plan]
    sheets[1].name = "4121 Jurídica"
    sheets[2].name = "4123 Control Interno"
    let summary = DrawnGrid.grid(
      """
      Código | Organismo | Ejecución
      4112   | Gobierno  | 5
      4121   | Jurídica  | 6
      4123   | Control   | 7
      """, name: "Junio")
    #expect(reasons([summary] + sheets) == [.summary])
  }

  @Test("knows a summary by its name where it holds no table and other sheets do")
  func namedSummary() {
    let drawing = "Finca | Vacas | Leche\nA | 3 | 4\nB | 5 | 6\nC | 5 | 6\nD | 5 | 6"
    let summary = DrawnGrid.grid(drawing, name: "Resumen")
    #expect(reasons([summary, plan]) == [.summary])
    // Alone it may be all there is, and another name says nothing.
    #expect(reasons([summary]) == [.notRecognised])
    #expect(reasons([DrawnGrid.grid(drawing, name: "Fincas"), plan]) == [.notRecognised])
  }

  @Test(
    "knows a consolidated sheet with a column more, and by its name where some rows were reworded")
  func consolidatedWithAnotherColumn() {
    func sheet(_ name: String, _ rows: [String], _ more: String = "") -> Grid {
      DrawnGrid.grid(
        "\(more.isEmpty ? "" : "Organismo | ")Actividad | Responsable | Fecha Fin\n"
          + rows.map { "\(more)\($0) | Ana de \($0) | 2025-12-31" }.joined(separator: "\n"),
        name: name)
    }
    let one = ["Vacunar", "Comprar", "Vender", "Pintar", "Sembrar"]
    let two = ["Podar", "Regar", "Cavar", "Medir", "Pesar"]
    let parts = [sheet("Salud", one), sheet("Obras", two)]
    #expect(reasons(parts + [sheet("Todo", one + two, "Alcaldía | ")]) == [.summary])
    let reworded = one + ["Podar", "Regar", "Cavar hondo", "Medir", "Pesar"]
    #expect(reasons(parts + [sheet("Consolidado", reworded)]) == [.summary])
    #expect(reasons(parts + [sheet("Consolidado", one + ["Otra", "Más", "Nueva", "Cosa"])]) == [])
  }

  @Test("knows a sheet that repeats the rows of others, and months that repeat each other for none")
  func consolidated() {
    let header = "Actividad | Responsable | Fecha Fin\n"
    func rows(_ unit: String, _ numbers: ClosedRange<Int>) -> String {
      numbers.map { "Hacer \(unit) \($0) | \(unit) | 2025-12-31" }.joined(separator: "\n")
    }
    let first = DrawnGrid.grid(header + rows("Salud", 1...4), name: "Salud")
    let second = DrawnGrid.grid(header + rows("Vías", 1...4), name: "Vías")
    let all = DrawnGrid.grid(
      header + rows("Salud", 1...4) + "\n" + rows("Vías", 1...4), name: "Consolidado")
    #expect(reasons([first, second, all]) == [.summary])
    let months = ["Enero", "Febrero", "Marzo"].map {
      DrawnGrid.grid(header + rows("Salud", 1...4), name: $0)
    }
    #expect(reasons(months) == [])
  }

  @Test("passes on what could not be read")
  func unread() {
    let document = Document(
      path: "p.xlsx", format: .xlsx, blocks: [.unread(name: "H", .encrypted), .table(plan)])
    let tables = Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document])
    #expect(tables.leftOver.map(\.reason) == [.unread(.encrypted)])
    #expect(tables["actividad"]?.rowCount == 1)
  }

  @Test("never traps on odd grids")
  func hostile() {
    var generator = SystemNumbers(state: 7)
    let words = [
      "Actividad", "Responsable", "Fecha Inicio", "Clase", "Clasificación (BP)", "Eje", "^", "<",
      "", "", "12", "2025-01-17", "TOTAL", "x", "Línea base", "Valor", "Producto", "Meta 2024",
    ]
    let recogniser = Recogniser(vocabulary: SmallVocabulary.vocabulary)
    for _ in 0..<150 {
      let rows = (0..<Int(generator.next() % 12)).map { _ in
        (0..<Int(1 + generator.next() % 9)).map { _ in
          words[Int(generator.next() % UInt64(words.count))]
        }.joined(separator: "|")
      }
      var grid = DrawnGrid.grid(rows.joined(separator: "\n"))
      grid.merges.append(Grid.Merge(top: 0, left: 0, bottom: 1_000_000, right: 16_000))
      grid.merges.append(Grid.Merge(top: 5, left: 3, bottom: 2, right: 1))
      let tables = recogniser.tables(in: [DrawnGrid.document([grid])])
      for table in tables.tables {
        #expect(table.columns.allSatisfy { $0.count == table.rowCount })
        #expect(table.parentRows.values.allSatisfy { $0.count == table.rowCount })
      }
    }
  }
}

/// A small generator, so that a failure comes again.
private struct SystemNumbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
