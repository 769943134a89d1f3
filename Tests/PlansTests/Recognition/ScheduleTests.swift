import Documents
import Plans
import Testing

@Suite("Dating rows by schedules")
struct ScheduleTests {
  @Test("takes the first and the last mark, and nothing that is no mark")
  func months() {
    let tables = recognised(
      """
      PLAN DE ACCIÓN 2026
      Actividad | Responsable | ENE | FEB | MAR | ABR
      Comprar   | Ana         | NP  | x   | X   |
      Vender    | Luis        | 0   | no  | -   |
      """)
    #expect(
      tables.facts("actividad", "fecha_inicio") == ["2026-02 derived", "(blankEmpty) derived"])
    #expect(tables.facts("actividad", "fecha_fin") == ["2026-03 derived", "(blankEmpty) derived"])
    #expect(tables.unrecognised("actividad").isEmpty)
  }

  @Test("reads quarters below a band that gives the year, and the twelve initials")
  func quarters() {
    let quarters = recognised(
      """
      Actividad | Responsable | TRIMESTRAL AÑO 2017 | < | < | <
      ^         | ^           | 1                   | 2 | 3 | 4
      Comprar   | Ana         |                     | x | x |
      """)
    #expect(quarters.facts("actividad", "fecha_fin") == ["2017-Q3 derived"])
    let initials = recognised(
      """
      PLAN DE ACCIÓN 2026
      Actividad | Responsable | MESES | < | < | < | < | < | < | < | < | < | < | <
      ^         | ^           | E     | F | M | A | M | J | J | A | S | O | N | D
      Comprar   | Ana         |       |   |   |   |   |   |   | x |   |   | x |
      """)
    #expect(initials.facts("actividad", "fecha_inicio") == ["2026-08 derived"])
    #expect(initials.facts("actividad", "fecha_fin") == ["2026-11 derived"])
  }

  @Test("leaves what was executed, goals by year, and tables that have dates")
  func others() {
    let tables = recognised(
      """
      PLAN DE ACCIÓN 2026
      Actividad | Responsable | EJECUTADO | <      | <      | 2024 | 2025 | 2026
      ^         | ^           | TRIM I    | TRIM II | TRIM III | ^ | ^ | ^
      Comprar   | Ana         | 5         | 6      | 7      | 10   | 20   | 30
      """)
    #expect(tables.facts("actividad", "fecha_inicio") == ["(absent)"])
    let dated = recognised(
      """
      Actividad | Fecha Inicio | ENE | FEB | MAR
      Comprar   | 2026-01-17   |     | x   |
      """)
    #expect(dated.facts("actividad", "fecha_inicio") == ["2026-01-17"])
    #expect(dated.facts("actividad", "fecha_fin") == ["(absent)"])
  }

  @Test("does not know the date while nobody says the year")
  func noYear() {
    let tables = recognised(
      """
      Actividad | Responsable | ENE | FEB | MAR
      Comprar   | Ana         | x   |     |
      """)
    #expect(tables.facts("actividad", "fecha_inicio") == ["(unread) derived"])
  }

  @Test("puts year, month and day together")
  func split() {
    let tables = recognised(
      """
      Actividad | Responsable | Fecha Fin | <   | <
      ^         | ^           | AÑO       | MES | DÍA
      Comprar   | Ana         | 2019      | 6   | 30
      Vender    | Ana         |           |     |
      """)
    #expect(
      tables.facts("actividad", "fecha_fin") == ["2019-06-30 derived", "(blankEmpty) derived"])
  }
}
