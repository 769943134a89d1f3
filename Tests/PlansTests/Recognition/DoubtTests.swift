import Documents
import Plans
import Testing

@Suite("Columns that nobody understood")
struct DoubtTests {
  @Test("a column of dates may be the end of the activities, whatever its heading")
  func dates() {
    let tables = recognised(
      """
      Actividad | Responsable | Fecha Inicio | Cierre previsto
      Comprar   | Ana         | 2025-01-17   | 2025-03-01
      Vender    | Luis        | 2025-02-17   | 31/06/2025
      """)
    #expect(tables.facts("actividad", "fecha_fin") == ["(unread)", "(unread)"])
    #expect(unread(tables, "fecha_fin") == [.columnNotUnderstood, .columnNotUnderstood])
    // What holds no dates is none; and a date that has its column is not in doubt.
    let other = recognised(
      """
      Actividad | Responsable | Fecha Inicio | Cierre previsto
      Comprar   | Ana         | 2025-01-17   | 3
      """)
    #expect(other.facts("actividad", "fecha_fin") == ["(absent)"])
    #expect(other.facts("actividad", "fecha_inicio") == ["2025-01-17"])
  }

  @Test("a heading with the words of a field leaves that field open, and no other")
  func words() {
    let tables = recognised(
      """
      Actividad | Fecha Inicio | Fecha Fin  | Persona u oficina responsable
      Comprar   | 2025-01-17   | 2025-03-01 | Ana
      """)
    #expect(tables.facts("actividad", "responsable") == ["(unread)"])
    #expect(tables.facts("actividad", "apoyo") == ["(absent)"])
    // A column of another kind is not it, nor one that the field says it is not.
    let other = recognised(
      """
      Actividad | Fecha Inicio | Fecha Fin  | Correo responsable | Presupuesto sin aprobar todavía por nadie
      Comprar   | 2025-01-17   | 2025-03-01 | a@b.co             | sí
      Vender    | 2025-01-17   | 2025-03-01 | a@b.co             | no
      Pintar    | 2025-01-17   | 2025-03-01 | a@b.co             | sí
      Lavar     | 2025-01-17   | 2025-03-01 | a@b.co             | sí
      Barrer    | 2025-01-17   | 2025-03-01 | a@b.co             | sí
      """)
    #expect(Set(other.facts("actividad", "responsable")) == ["(absent)"])
    #expect(Set(other.facts("actividad", "presupuesto")) == ["(absent)"])
  }

  @Test("a heading that names a table of which there are no rows leaves that table open")
  func table() throws {
    let tables = recognised(
      """
      Actividad | Responsable | Fecha Fin  | Nombre y estado del proyecto de inversión
      Comprar   | Ana         | 2025-03-01 | Vías
      """)
    let project = try #require(tables.index(of: "proyecto"))
    let blocks = tables.blocks(hidingRowsOf: project)
    #expect(blocks.map(\.reason) == [.unread(.columnNotUnderstood)])
    #expect(blocks.first?.place.row == 0 && blocks.first?.place.column == 3)
    let line = try #require(tables.index(of: "linea"))
    #expect(tables.blocks(hidingRowsOf: line).isEmpty)
    #expect(tables.blocks(hidingRowsOf: nil).isEmpty)
  }

  @Test(
    "neither an empty column nor the months of a schedule nor a table that has rows is in doubt")
  func noDoubt() throws {
    let tables = recognised(
      """
      Proyecto | Actividad | Responsable | Estado del proyecto | Objetivo sin escribir | ENE | FEB
      Vías     | Comprar   | Ana         | Bueno               |                       | X   |
      """)
    for id in ["proyecto", "objetivo", "meta"] {
      let table = try #require(tables.index(of: id))
      #expect(tables.blocks(hidingRowsOf: table).isEmpty, "\(id)")
    }
  }

  @Test("a workbook of which nothing was understood may hold rows on any sheet")
  func nothingUnderstood() {
    let cover = "Alcaldía | 2025\nQué | Quién\nComprar | Ana"
    #expect(recognised(cover).leftOver.map(\.reason) == [.notRecognised])
    #expect(recognised("Alcaldía").leftOver.map(\.reason) == [.noTable])
    // Beside a table it is a cover.
    let table = DrawnGrid.grid(
      "Actividad | Responsable | Fecha Fin\nComprar | Ana | 2025-03-01", name: "Plan")
    let both = DrawnGrid.document([DrawnGrid.grid(cover), table])
    let found = Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [both])
    #expect(found.leftOver.map(\.reason) == [.noTable])
  }

  @Test(
    "a line with the head of a table, some of it cut off, tells of rows that nobody read",
    arguments: [
      ("No. Dimensión Política d Objetivo Actividad Producto / Meta Responsable Unidad de", true),
      ("Este plan dice su Objetivo, cada Actividad, su Producto y su Responsable", false),
      ("El objetivo de cada actividad es el producto de su responsable", false),
    ])
  func cutHead(line: String, isFound: Bool) {
    let document = Document(
      path: "plan.pdf", format: .pdf, blocks: [.paragraph("Plan de acción"), .paragraph(line)],
      canMerge: false)
    let found = Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document])
    #expect(found.leftOver.contains { $0.reason == .notRecognised } == isFound)
  }

  @Test("a torn table of a page may hold rows, also beside one that was understood")
  func tornTable() {
    let torn = DrawnGrid.grid(
      "Actividad Objetivo Producto e | Responsable Pres\nComprar | Ana", name: "table1")
    let whole = DrawnGrid.grid(
      "Actividad | Responsable | Fecha Fin\nComprar | Ana | 2025-03-01", name: "table2")
    let document = Document(
      path: "plan.pdf", format: .pdf, blocks: [.table(torn), .table(whole)], canMerge: false)
    let found = Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document])
    #expect(found.leftOver.map(\.reason) == [.notRecognised])
    #expect(found["actividad"]?.rowCount == 1)
  }

  private func unread(_ tables: PlanTables, _ field: String) -> [UnreadReason?] {
    guard let table = tables["actividad"], let position = table.definition.index(of: field) else {
      return []
    }
    return (0..<table.rowCount).map { table.columns[position].unreadReason(row: $0) }
  }
}
