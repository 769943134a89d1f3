import Documents
import Testing

@testable import Plans

/// What a reader of the published file could find besides the plan.
@Suite("Traces in a file")
struct TraceTests {
  private func grid(_ drawing: String) -> Grid { DrawnGrid.grid(drawing, name: "Plan") }

  private func kinds(_ reader: TraceReader) -> [String] {
    reader.traces.map { "\($0.kind) \($0.count) \($0.place.row),\($0.place.column)" }
  }

  @Test("hidden rows and columns count where something is written")
  func hidden() {
    var plan = grid(
      """
      Actividad | Responsable
      Comprar   | Ana
      Vender    | Luis
      """)
    plan.hiddenRows = [1, 7]
    plan.hiddenColumns = [1, 9]
    var reader = TraceReader()
    reader.read(plan, place: Locator(block: 0))
    #expect(kinds(reader) == ["filas_ocultas 1 1,0", "columnas_ocultas 1 0,1"])
  }

  @Test("of a hidden sheet only that it is hidden, unless it is empty")
  func hiddenSheet() {
    var plan = grid("Actividad | Responsable")
    plan.visibility = .hidden
    plan.hiddenRows = [0]
    var empty = Grid(name: "Hoja2")
    empty.visibility = .veryHidden
    var reader = TraceReader()
    reader.read(plan, place: Locator(block: 0))
    reader.read(empty, place: Locator(block: 1))
    #expect(kinds(reader) == ["hoja_oculta 1 -1,-1"])
  }

  @Test("authors, comments and links are those that the reader of the file found")
  func file() {
    var document = Document(path: "plan.xlsx", format: .xlsx)
    document.traces = [
      DocumentTrace(.author, text: "Ana"), DocumentTrace(.comment, count: 3),
      DocumentTrace(.externalLink, text: "otro.xlsx"),
    ]
    var reader = TraceReader()
    reader.read(document, number: 0)
    #expect(reader.traces.map(\.kind) == ["autor", "nota", "enlace_externo"])
    #expect(reader.traces.map(\.count) == [1, 3, 1])
    #expect(reader.traces.map(\.detail) == ["Ana", "", "otro.xlsx"])
  }
}
