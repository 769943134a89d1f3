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

  private func unread(_ tables: PlanTables, _ field: String) -> [UnreadReason?] {
    guard let table = tables["actividad"], let position = table.definition.index(of: field) else {
      return []
    }
    return (0..<table.rowCount).map { table.columns[position].unread[$0] }
  }
}
