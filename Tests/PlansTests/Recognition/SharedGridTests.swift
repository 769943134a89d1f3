import Documents
import Plans
import Testing

@Suite("Grids that hold more than one thing")
struct SharedGridTests {
  @Test("reads tables side by side apart, each to its own end")
  func sideBySide() {
    let tables = recognised(
      """
      Actividad | Responsable | Fecha Inicio |  | Código meta | Meta de producto
      Comprar   | Ana         | 2025-01-17   |  | M1          | Vías mejoradas
      Vender    | Luis        | 2025-02-17   |  |             |
      Pintar    | Eva         | 2025-03-17   |  |             |
      """)
    #expect(tables.facts("actividad", "nombre") == ["Comprar", "Vender", "Pintar"])
    #expect(tables.facts("meta", "nombre") == ["Vías mejoradas"])
    // No activity is accused of lacking a goal that nobody meant for it.
    #expect(tables.links("actividad", to: "meta") == [-1, -1, -1])
    #expect(tables["actividad"]?.parts.count == 1)
  }

  @Test("reads two tables of the same kind side by side")
  func twins() {
    let tables = recognised(
      """
      Actividad | Responsable |  | Actividad | Responsable
      Comprar   | Ana         |  | Pintar    | Eva
      Vender    | Luis        |  |           |
      """)
    #expect(tables.facts("actividad", "nombre") == ["Comprar", "Vender", "Pintar"])
  }

  @Test("leaves a blank column in the middle of one table alone")
  func blankColumn() {
    let tables = recognised(
      """
      Objetivo Estratégico | Línea estratégica |  | Actividad | Responsable
      Crecer               | Uno               |  | Comprar   | Ana
                           |                   |  | Vender    | Luis
      """)
    #expect(tables.facts("actividad", "nombre") == ["Comprar", "Vender"])
    #expect(tables.links("actividad", to: "objetivo") == [0, 0])
  }

  @Test(
    "parts a code from the name in the same cell",
    arguments: [
      ("7867 Generación de lineamientos", "7868 Desarrollo institucional", "7867"),
      ("PI-901 - Vías terciarias", "PI-902 - Aulas rurales", "PI-901"),
      ("020101\\nFortalecimiento rural", "020102\\nVivienda digna", "020101"),
      ("BP-3: Parques", "BP-4: Canchas", "BP-3"),
    ])
  func codeAndName(first: String, second: String, code: String) {
    let tables = recognised(
      """
      Proyecto | Actividad | Responsable
      \(first) | Comprar   | Ana
      ^        | Vender    | Luis
      \(second) | Pintar   | Eva
      """)
    #expect(tables.facts("proyecto", "codigo").first == "\(code) derived")
    #expect(tables["proyecto"]?.rowCount == 2)
    #expect(tables.facts("proyecto", "nombre").allSatisfy { !$0.contains(code) })
    #expect(tables.links("actividad", to: "proyecto") == [0, 0, 1])
  }

  @Test(
    "takes no number that only counts, no year and no code with two names for a code",
    arguments: [
      ("1. Comprar", "2. Vender"), ("2024 Plan de vías", "2025 Plan de aulas"),
      ("2023-2026 Vías", "2027-2030 Aulas"), ("4101 Vías", "4101 Aulas"),
    ])
  func noCode(first: String, second: String) {
    let tables = recognised(
      """
      Proyecto  | Actividad | Responsable
      \(first)  | Comprar   | Ana
      \(second) | Vender    | Luis
      """)
    #expect(tables.facts("proyecto", "nombre") == [first, second])
    #expect(tables.facts("proyecto", "codigo").allSatisfy { $0 == "(absent)" })
  }

  @Test("takes a column without a heading beside a column of codes for the names")
  func bareColumn() {
    let tables = recognised(
      """
      Nombre Proyecto (BP) |                 | Actividad | Responsable
      BP26001              | Vías terciarias | Comprar   | Ana
      BP26002              | Aulas rurales   | Vender    | Luis
      """)
    #expect(tables.facts("proyecto", "codigo") == ["BP26001", "BP26002"])
    #expect(tables.facts("proyecto", "nombre") == ["Vías terciarias", "Aulas rurales"])
  }

  @Test("takes the same number with another name for another row where numbering begins anew")
  func restarts() {
    let drawing = """
      Código línea | Línea estratégica | Actividad | Responsable
      1            | Agua              | Comprar   | Ana
      2            | Suelo             | Vender    | Luis
      1            | Aire              | Pintar    | Eva
      2            | Fuego             | Barrer    | Iris
      """
    let tables = recognised(drawing)
    #expect(tables.facts("linea", "nombre") == ["Agua", "Suelo", "Aire", "Fuego"])
    #expect(tables.links("actividad", to: "linea") == [0, 1, 2, 3])
    // A sheet a unit, each counting from one.
    let other = drawing.replacing("Agua", with: "Sol").replacing("Suelo", with: "Luna")
    let both = Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [
      DrawnGrid.document([
        DrawnGrid.grid(
          drawing.split(separator: "\n").prefix(3).joined(separator: "\n"), name: "A"),
        DrawnGrid.grid(other.split(separator: "\n").prefix(3).joined(separator: "\n"), name: "B"),
      ])
    ])
    #expect(both.facts("linea", "nombre") == ["Agua", "Suelo", "Sol", "Luna"])
  }

  @Test(
    "leaves out a sum that nobody labelled, of numbers and of texts that are figures",
    arguments: ["100   | 11       | 15", "100 % | $ 11.000 | 15,5 %"])
  func sums(sum: String) {
    let tables = recognised(
      """
      Actividad | Responsable | Ponderación | Presupuesto | % Ejecución
      Comprar   | Ana         | 40          | 5           | 10
      Vender    | Luis        | 60          | 6           | 20
                |             | \(sum)
      """)
    #expect(tables.facts("actividad", "nombre") == ["Comprar", "Vender"])
  }

  @Test("puts back names that extraction moved to the left, as guesses at their own places")
  func shifted() {
    let tables = recognised(
      """
      Objetivo | Línea estratégica | Actividad | Responsable
      Crecer   | Agua              | Comprar   | Ana
               |                   | Vender    | Luis
      Pintar   |                   |           |
      Servir   | Aire              | Barrer    | Eva
      """, canMerge: false)
    #expect(
      tables.facts("actividad", "nombre") == ["Comprar", "Vender", "Pintar guessed", "Barrer"])
    #expect(tables.facts("objetivo", "nombre") == ["Crecer", "Servir"])
    let place = tables["actividad"]?.origin(row: 2, field: 0)
    #expect(place.map { [$0.row, $0.column] } == [3, 0])
  }

  @Test("leaves titles of groups, which stand alone above their rows")
  func groupTitles() {
    let tables = recognised(
      """
      Objetivo | Actividad | Responsable
      Crecer   |           |
               | Comprar   | Ana
               | Vender    | Luis
      Servir   |           |
               | Barrer    | Eva
      """, canMerge: false)
    #expect(tables.facts("actividad", "nombre") == ["Comprar", "Vender", "Barrer"])
    #expect(tables.links("actividad", to: "objetivo") == [0, 0, 1])
  }
}
