import Documents
import Plans
import Testing

@Suite("Same as above")
struct InheritanceTests {
  @Test("derives the cells a merge covers, with its place")
  func merged() {
    let tables = recognised(
      """
      Actividad | Responsable | Apoyo | Fecha Inicio
      Comprar   | Ana         | Luis  | 2025-01-17
      Vender    | ^           |       | 2025-01-17
      Mirar     | ^           | Eva   | 2025-01-17
      """)
    #expect(
      tables.facts("actividad", "responsable") == ["Ana", "Ana derived B2", "Ana derived B2"])
    #expect(tables.facts("actividad", "apoyo") == ["Luis", "(blankEmpty)", "Eva"])
  }

  @Test("gives every row of an empty merge the merge's place")
  func emptyMerge() {
    let tables = recognised(
      """
      Actividad | Responsable | Fecha Inicio
      Comprar   |             | 2025-01-17
      Vender    | ^           | 2025-01-17
      """)
    #expect(
      tables.facts("actividad", "responsable") == ["(blankEmpty)", "(blankEmpty) derived B2"])
  }

  @Test("stops at the border of the parent")
  func border() {
    let tables = recognised(
      """
      Línea estratégica | Actividad | Responsable
      Salud             | Vacunar   | Ana
                        | Curar     | ^
      Agua              | Cavar     | ^
                        | Medir     | ^
      """)
    #expect(
      tables.facts("actividad", "responsable")
        == ["Ana", "Ana derived C2", "(blankEmpty)", "(blankEmpty)"])
    #expect(tables.links("actividad", to: "linea") == [0, 0, 1, 1])
  }

  @Test("takes a blank parent for the one above, except where the column repeats its values")
  func parents() {
    let sparse = recognised(
      """
      Eje   | Actividad | Responsable
      Salud | Vacunar   | Ana
            | Curar     | Ana
      Agua  | Cavar     | Ana
            | Medir     | Ana
      """)
    #expect(sparse.links("actividad", to: "linea") == [0, 0, 1, 1])
    let dense = recognised(
      """
      Eje   | Actividad | Responsable
      Salud | Vacunar   | Ana
      Salud | Curar     | Ana
      Salud | Operar    | Ana
            | Cavar     | Ana
      """)
    #expect(dense.links("actividad", to: "linea") == [0, 0, 0, -1])
  }

  @Test("guesses the value above only where the format cannot merge and nothing is repeated")
  func csv() {
    let drawing = """
      Actividad | Responsable | Apoyo | Presupuesto
      Comprar   | Ana         | Luis  | 5
      Vender    |             | Luis  |
      Mirar     | Eva         |       | 7
      """
    let csv = recognised(drawing, canMerge: false)
    #expect(csv.facts("actividad", "responsable") == ["Ana", "Ana guessed B2", "Eva"])
    #expect(csv.facts("actividad", "apoyo") == ["Luis", "Luis", "(blankEmpty)"])
    #expect(csv.facts("actividad", "presupuesto") == ["5", "(blankEmpty)", "7"])
    let xlsx = recognised(drawing)
    #expect(xlsx.facts("actividad", "responsable") == ["Ana", "(blankEmpty)", "Eva"])
  }

  @Test("makes one parent row a key, and a guess where its columns differ")
  func flat() {
    let tables = recognised(
      """
      Eje   | BPIN          | Proyecto | Presupuesto del proyecto | Actividad | Responsable
      Salud | 2024254860026 | Pozos    | 100                      | Cavar     | Ana
      Salud | 2024254860026 | Pozos    | 120                      | Medir     | Ana
      Salud | 2024254860027 | Vías     |                          | Trazar    | Ana
      Salud | 2024254860027 | Vías     | 80                       | Pavimentar | Ana
      """)
    #expect(tables.facts("proyecto", "nombre") == ["Pozos", "Vías"])
    #expect(tables.facts("proyecto", "presupuesto") == ["100 guessed", "80 D5"])
    #expect(tables.links("actividad", to: "proyecto") == [0, 0, 1, 1])
    #expect(tables.links("actividad", to: "linea") == [0, 0, 0, 0])
    #expect(tables.links("proyecto", to: "linea") == [0, 0])
  }

  @Test("knows a project by its code under two programmes")
  func oneProject() {
    let tables = recognised(
      """
      Programa | BPIN          | Proyecto | Actividad | Responsable
      Agua     | 2024254860026 | Pozos    | Cavar     | Ana
      Vías     | 2024254860026 | Pozos    | Medir     | Luis
      Vías     |               | Puentes  | Trazar    | Luis
      """)
    #expect(tables["proyecto"]?.rowCount == 2)
    #expect(tables.links("actividad", to: "proyecto") == [0, 0, 1])
    #expect(tables.links("actividad", to: "programa") == [0, 1, 1])
  }

  @Test("links the rows of one sheet to the parents listed on another")
  func acrossSheets() {
    let lines = DrawnGrid.grid(
      """
      Código línea | Línea estratégica
      LE-1         | Salud
      LE-2         | Agua
      """, name: "Líneas")
    let goals = DrawnGrid.grid(
      """
      Línea estratégica | Código meta | Meta de producto
      LE-2-Agua         | M1          | Pozos
      LE-1-Salud        | M2          | Vacunas
      """, name: "Metas")
    let tables = Recogniser(vocabulary: SmallVocabulary.vocabulary)
      .tables(in: [DrawnGrid.document([lines, goals])])
    #expect(tables["linea"]?.rowCount == 2)
    #expect(tables.links("meta", to: "linea") == [1, 0])
  }
}
