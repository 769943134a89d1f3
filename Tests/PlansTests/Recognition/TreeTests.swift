import Documents
import Plans
import Testing

@Suite("Trees written as rows")
struct TreeTests {
  private let drawing = """
    Código | Clase | Identificación | Clasificación (BP) | Producto          | Presupuesto del proyecto
    54     | L     | Gobierno       |                    |                   |
    5401   | P     | Cooperación    |                    |                   |
    4112   | Pr    | Modelo         | BP26002678         |                   | 700
           | ^     | ^              | BP2600267810201    | Un documento      | 700
           | ^     | ^              | BP2600267810202    | Dos talleres      |
    5402   | P     | Inteligencia   |                    |                   |
    4112   | Pr    | Iniciativas    | BP26003110         |                   | 340
           |       |                | BP2600311010101    | Un espacio        |

    Proyectos | 8 | Proyectos desfinanciados | | | 9
    """

  @Test("reads each class into its table, below the nearest rows above")
  func levels() {
    let tables = recognised(drawing)
    #expect(tables.facts("linea", "nombre") == ["Gobierno"])
    #expect(tables.facts("programa", "nombre") == ["Cooperación", "Inteligencia"])
    #expect(tables.facts("proyecto", "nombre") == ["Modelo", "Iniciativas"])
    #expect(tables.facts("proyecto", "presupuesto") == ["700", "340"])
    #expect(
      tables.facts("producto", "nombre") == ["Un documento", "Dos talleres", "Un espacio"])
    #expect(tables.links("producto", to: "proyecto") == [0, 0, 1])
    #expect(tables.links("producto", to: "programa") == [0, 0, 1])
    #expect(tables.links("proyecto", to: "linea") == [0, 0])
    #expect(tables.facts("plan", "tipo") == ["plan_de_accion derived"])
  }

  @Test("knows a line or programme again on the next sheet")
  func nextSheet() {
    let document = DrawnGrid.document([
      DrawnGrid.grid(drawing, name: "A"), DrawnGrid.grid(drawing, name: "B"),
    ])
    let tables = Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document])
    #expect(tables["linea"]?.rowCount == 1)
    #expect(tables["programa"]?.rowCount == 2)
    #expect(tables["proyecto"]?.rowCount == 4)
    #expect(tables.links("proyecto", to: "programa") == [0, 1, 0, 1])
  }

  @Test("does not guess the levels of a tree in an unknown template")
  func unknown() {
    let tables = recognised(
      """
      Clase | Actividad   | Responsable | Fecha Inicio
      D     | Gobierno    |             |
      P     | Cooperación |             |
            | Comprar     | Ana         | 2025-01-17
            | Vender      | Ana         | 2025-01-17
            | Mirar       | Ana         | 2025-01-17
      """)
    #expect(tables["actividad"]?.rowCount == 0)
    #expect(tables.leftOver.map(\.reason) == [.notRecognised])
  }
}
