import Documents
import Plans
import Testing

@Suite("Telling rows from what is not one")
struct RowRecognitionTests {
  @Test(
    "leaves out totals, signatures and notes",
    arguments: [
      "TOTAL |  |  | 300", "| Subtotal programa 1 | | 300", "Total general", "Promedio | | | 12",
      "Elaboró: Ana | | Revisó: Luis", "Fuente: Secretaría de Hacienda", "* Dos informes al año",
    ])
  func notRows(line: String) {
    let tables = recognised(
      """
      No. | Actividad | Responsable | Presupuesto
      1   | Comprar   | Ana         | 100
      \(line)
      2   | Vender    | Luis        | 200
      """)
    #expect(tables.facts("actividad", "nombre") == ["Comprar", "Vender"])
  }

  @Test("keeps an activity whose name begins like a total")
  func totalInName() {
    let tables = recognised(
      """
      Actividad                            | Responsable | Fecha Inicio
      Total de visitas a las sedes rurales | Ana         | 2025-01-17
      Promedio mensual de quejas           | Luis        | 2025-01-17
      """)
    #expect(tables["actividad"]?.rowCount == 2)
  }

  @Test("skips a header repeated at a page break and a row that numbers the columns")
  func repeatedHeader() {
    let tables = recognised(
      """
      Actividad | Responsable | Presupuesto
      (1)       | (2)         | (3)
      Comprar   | Ana         | 5

      Actividad | Responsable | Presupuesto
      Vender    | Luis        | 6
      """)
    #expect(tables.facts("actividad", "nombre") == ["Comprar", "Vender"])
    #expect(tables["actividad"]?.parts.count == 1)
  }

  @Test("keeps a row without a name that has enough of the rest")
  func nameless() {
    let tables = recognised(
      """
      Actividad | Responsable | Fecha Inicio | Presupuesto
      Comprar   | Ana         | 2025-01-17   | 5
                | Luis        | 2025-01-17   | 6
                |             |              | 7
      """)
    #expect(tables.facts("actividad", "nombre") == ["Comprar", "(blankEmpty)"])
  }

  @Test("reads a second table further down as another part")
  func twoTables() {
    let tables = recognised(
      """
      Actividad | Responsable | Fecha Inicio
      Comprar   | Ana         | 2025-01-17

      Código meta | Meta de producto | L.B | Meta 2024
      M1          | Vacunar          | 1   | 2
      """)
    #expect(tables.facts("actividad", "nombre") == ["Comprar"])
    #expect(tables.facts("meta", "nombre") == ["Vacunar"])
  }

  @Test("recognises a header without rows as an empty part")
  func empty() {
    let tables = recognised("Actividad | Responsable | Fecha Inicio")
    #expect(tables["actividad"]?.parts.count == 1)
    #expect(tables["actividad"]?.rowCount == 0)
  }
}
