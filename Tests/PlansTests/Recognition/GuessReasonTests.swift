import Documents
import Plans
import Testing

@Suite("Why a reading is a guess")
struct GuessReasonTests {
  /// The reasons of a field's rows.
  private func reasons(_ tables: PlanTables, _ table: String, _ field: String) -> [GuessReason?] {
    guard let position = tables.tables.firstIndex(where: { $0.definition.id == table }),
      let column = tables.tables[position].definition.index(of: field)
    else { return [] }
    return (0..<tables.tables[position].rowCount).map {
      tables.guessReason(table: position, field: column, row: $0)
    }
  }

  @Test("its rows hold different values")
  func rowsDiffer() {
    let tables = recognised(
      """
      BPIN          | Proyecto | Presupuesto del proyecto | Actividad | Responsable
      2024254860026 | Pozos    | 100                      | Cavar     | Ana
      2024254860026 | Pozos    | 120                      | Medir     | Ana
      2024254860027 | Vías     | 80                       | Trazar    | Ana
      """)
    #expect(tables.facts("proyecto", "presupuesto") == ["100 guessed", "80"])
    #expect(reasons(tables, "proyecto", "presupuesto") == [.rowsDiffer, nil])
  }

  @Test("it was copied from the cell above")
  func copied() {
    let tables = recognised(
      """
      Actividad | Responsable
      Comprar   | Ana
      Vender    |
      Mirar     | Eva
      """, canMerge: false)
    #expect(reasons(tables, "actividad", "responsable") == [nil, .copiedFromAbove, nil])
  }

  @Test("its heading is only nearly a listed one")
  func heading() {
    let tables = recognised(
      """
      Actividad | Reponsable | Correo responsable | Fecha Inicio
      Comprar   | Ana        | a@b.co             | 2025-01-17
      """)
    #expect(reasons(tables, "actividad", "responsable") == [.heading])
  }

  @Test("what is written may be read in two ways")
  func ambiguous() {
    let tables = recognised(
      """
      Actividad | Responsable | Fecha Inicio
      Comprar   | Ana         | 03/04/2025
      """)
    #expect(reasons(tables, "actividad", "fecha_inicio") == [.ambiguous])
  }

  @Test("its words were recognised in a picture, whatever else")
  func picture() {
    var document = Document(path: "plan.pdf", format: .pdf, canMerge: false)
    var grid = DrawnGrid.grid(
      """
      Actividad | Responsable
      Comprar   | Ana
      Vender    |
      """, name: "table1")
    let box = PageBox(page: 1, left: 0, top: 0, right: 9, bottom: 9)
    grid.boxes = ContiguousArray(repeating: box, count: grid.values.count)
    document.blocks.append(.table(grid))
    document.recognisedPages = [1]
    let tables = Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document])
    #expect(reasons(tables, "actividad", "responsable") == [.picture, .picture])
  }
}
