import Documents
import Plans
import Testing

@Suite("Facts on pages whose words were recognised in a picture")
struct PictureTests {
  /// The tables of two grids, the first on page 1 and the second on page 2.
  private func tables(recognisedPages: Set<Int>) -> PlanTables {
    let drawings = [
      """
      Actividad | Responsable | Fecha Inicio
      Comprar   | Ana         | 2025-01-17
      """,
      """
      Actividad | Responsable
      Pintar    |
      Vender    | Luis
      """,
    ]
    var document = Document(path: "plan.pdf", format: .pdf, canMerge: false)
    for (index, drawing) in drawings.enumerated() {
      var grid = DrawnGrid.grid(drawing, name: "table\(index + 1)")
      let box = PageBox(page: index + 1, left: 0, top: 0, right: 9, bottom: 9)
      grid.boxes = ContiguousArray(repeating: box, count: grid.values.count)
      document.blocks.append(.table(grid))
    }
    document.recognisedPages = recognisedPages
    return Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document])
  }

  private func confidences(_ field: String, recognisedPages: Set<Int>) -> [Confidence] {
    tables(recognisedPages: recognisedPages)["actividad"]?.column(field)?.codes
      .map(\.confidence) ?? []
  }

  @Test("are guesses, lacks as well; those of other pages are as sure as they were")
  func guesses() {
    #expect(confidences("nombre", recognisedPages: []) == [.exact, .exact, .exact])
    #expect(confidences("nombre", recognisedPages: [2]) == [.exact, .guessed, .guessed])
    #expect(confidences("responsable", recognisedPages: [2]) == [.exact, .guessed, .guessed])
    #expect(confidences("responsable", recognisedPages: [1]) == [.guessed, .exact, .exact])
    // The column that the second table does not have.
    #expect(confidences("fecha_inicio", recognisedPages: [2]) == [.exact, .guessed, .guessed])
  }

  @Test("what was concluded without a place is a guess where any page is such a one")
  func conclusions() {
    func kind(_ pages: Set<Int>) -> Confidence? {
      tables(recognisedPages: pages)["plan"]?.column("tipo")?.codes[0].confidence
    }
    #expect(kind([]) == .derived)
    #expect(kind([2]) == .guessed)
  }
}
