import Documents
import Plans
import Testing

@Suite("Mapping sheets and columns by hand")
struct OverridesTests {
  private let grid = DrawnGrid.grid(
    """
    Tracker
    Task    | Owner | Responsable | Fecha Fin
    Comprar | Ana   | Luis        | 2025-12-31
    """, name: "Plan")

  private func recognised(_ sheet: RecognitionOverrides.Sheet) -> PlanTables {
    Recogniser(
      vocabulary: SmallVocabulary.vocabulary, overrides: RecognitionOverrides(sheets: [sheet])
    ).tables(in: [DrawnGrid.document([grid])])
  }

  @Test("takes mapped columns as they are said, and the others by their headings")
  func columns() {
    let tables = recognised(
      .init(
        name: "PLAN", table: "actividad", headerRow: 1,
        columns: [
          .init(column: 0, table: "actividad", field: "nombre"),
          .init(column: 1, table: "actividad", field: "responsable"),
        ]))
    #expect(tables.facts("actividad", "nombre") == ["Comprar"])
    #expect(tables.facts("actividad", "responsable") == ["Ana"])
    #expect(tables.facts("actividad", "fecha_fin") == ["2025-12-31"])
    #expect(tables.unrecognised("actividad") == ["Responsable"])
  }

  @Test("leaves out a column that is said to be nothing, and a sheet that is to be ignored")
  func nothing() {
    let tables = recognised(
      .init(
        name: "Plan", headerRow: 1,
        columns: [
          .init(column: 0, table: "actividad", field: "nombre"), .init(column: 2, table: nil),
        ]))
    #expect(tables.facts("actividad", "responsable") == ["(absent)"])
    let ignored = recognised(.init(name: "Plan", isIgnored: true))
    #expect(ignored.leftOver.map(\.reason) == [.ignored])
    #expect(ignored.sections == [])
  }

  @Test("tells what the document does not have")
  func faults() {
    let overrides = RecognitionOverrides(sheets: [
      .init(name: "Otra"),
      .init(name: "Plan", headerRow: 7, columns: [.init(column: 9, table: nil)]),
    ])
    let faults = overrides.faults(
      in: DrawnGrid.document([grid]), for: SmallVocabulary.vocabulary)
    #expect(faults.count == 3)
    #expect(faults.last?.es.contains("columna J") == true)
  }
}
