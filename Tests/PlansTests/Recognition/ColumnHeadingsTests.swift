import Documents
import Plans
import Testing

/// What stands above a column, as a mapping tells it.
@Suite("Headings that a mapping tells")
struct ColumnHeadingsTests {
  private let grid = DrawnGrid.grid(
    """
    Plan de acción
    Qué       | Fechas     | <          | Quién | Vacía
    ^         | Inicio     | Fin        | ^     |
    Comprar   | 2025-01-17 | 2025-12-31 | Ana   |
    """, name: "Plan")

  private func faults(_ column: Int, heading: String?, headerRow: Int? = 2) -> [String] {
    RecognitionOverrides(sheets: [
      .init(
        name: "Plan", headerRow: headerRow,
        columns: [
          .init(column: column, table: "actividad", field: "nombre", heading: heading, line: 7)
        ])
    ]).faults(in: DrawnGrid.document([grid]), for: SmallVocabulary.vocabulary).map(\.es)
  }

  @Test(
    "are those of the column, whatever the case and with or without the band above",
    arguments: [(0, "QUÉ"), (1, "inicio"), (2, "Fechas / Fin"), (1, "Fechas"), (3, "Quien")])
  func own(column: Int, heading: String) {
    #expect(faults(column, heading: heading) == [])
    #expect(faults(column, heading: heading, headerRow: nil) == [])
  }

  @Test("of a column without values are enough")
  func blank() {
    #expect(faults(4, heading: "Vacía") == [])
  }

  @Test("that stand elsewhere are a fault at the mapping's line, which says where they stand")
  func elsewhere() {
    #expect(
      faults(1, heading: "Quién") == [
        "La columna B de la hoja «Plan» no lleva el encabezado «Quién» que dice la correspondencia "
          + "en su línea 7. «Quién» está en la columna D."
      ])
  }

  @Test("that stand nowhere, or below the header, are a fault", arguments: ["Meta", "Comprar"])
  func nowhere(heading: String) {
    let told = faults(0, heading: heading)
    #expect(told.count == 1 && told[0].hasSuffix("en su línea 7."))
  }

  @Test("are not asked for where the mapping tells none; the column must be there")
  func none() {
    #expect(faults(0, heading: nil) == [])
    #expect(
      faults(9, heading: nil) == [
        "La hoja «Plan» no tiene la columna J que nombra la correspondencia en su línea 7."
      ])
  }
}
