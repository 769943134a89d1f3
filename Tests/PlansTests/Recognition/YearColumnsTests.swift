import Plans
import Testing

@Suite("The years of a plan, by its columns")
struct YearColumnsTests {
  private func years(_ drawing: String) -> [String] {
    let tables = recognised(drawing)
    return tables.facts("plan", "anio_inicial") + tables.facts("plan", "anio_final")
  }

  @Test("follow from a column for each year, derived, with their headings' cells")
  func columns() {
    let tables = recognised(
      """
      Código meta | Meta de producto | Meta 2024 | Meta 2025
      M1          | Pozos            | 1         | 2
      """)
    #expect(tables.facts("plan", "tipo") == ["plan_indicativo derived"])
    #expect(tables.facts("plan", "anio_inicial") == ["2024 derived"])
    #expect(tables.facts("plan", "anio_final") == ["2025 derived"])
    let plan = tables["plan"]
    let first = plan?.definition.index(of: "anio_inicial").flatMap { plan?.columns[$0].origins[0] }
    #expect(first?.row == 0 && first?.column == 2)
  }

  @Test("stay open where the columns leave a year out or disagree")
  func gaps() {
    #expect(
      years(
        """
        Código meta | Meta de producto | Meta 2024 | Meta 2026
        M1          | Pozos            | 1         | 2
        """) == ["(unread)", "(unread)"])
    #expect(
      years(
        """
        Código meta | Meta de producto | Meta 2025
        M1          | Pozos            | 2
        """) == ["(unread)", "(unread)"])
  }

  @Test("stay open where the plan names its own year, or is of another kind")
  func others() {
    #expect(
      years(
        """
        Vigencia    | 2025
        Código meta | Meta de producto | Meta 2024 | Meta 2025
        M1          | Pozos            | 1         | 2
        """) == ["(unread)", "(unread)"])
    #expect(
      years(
        """
        Plan de acción institucional
        Código meta | Meta de producto | Meta 2024 | Meta 2025
        M1          | Pozos            | 1         | 2
        """) == ["(unread)", "(unread)"])
  }
}
