import Documents
import Plans
import Testing
import Values

@Suite("Known templates")
struct KnownFormatTests {
  private let template = FormatDefinition(
    id: "plantilla", title: LocalizedText(es: "Plantilla de la oficina"),
    suggests: "seguimiento", headings: ["Actividad", "Dato"], table: "actividad",
    columns: [
      .init(headings: ["Actividad"], fields: ["actividad": "nombre"]),
      .init(headings: ["Dato"], fields: ["actividad": "presupuesto"]),
      .init(headings: ["Dato"], fields: ["actividad": "avance"]),
      .init(headings: ["Meta 2024"], fields: ["meta": "programado_a1"]),
    ])

  private func tables(_ drawing: String, _ formats: [FormatDefinition]) -> PlanTables {
    var vocabulary = SmallVocabulary.vocabulary
    vocabulary.formats = formats
    return Recogniser(vocabulary: vocabulary)
      .tables(in: [DrawnGrid.document([DrawnGrid.grid(drawing)])])
  }

  private let drawing = """
    Actividad | Responsable | Dato | Dato | Fecha Inicio
    Sembrar   | Ana         | 900  | 25   | 2025-01-17
    Regar     | Ana         | 800  | 50   | 2025-02-17
    Podar     | Luis        | 700  | 75   | 2025-03-17
    """

  @Test("tell what a column is; words that stand twice are listed twice, in their order")
  func inTurn() {
    let found = tables(drawing, [template])
    #expect(
      found.readings("actividad") == [
        "nombre <- Actividad", "responsable <- Responsable", "presupuesto <- Dato",
        "avance <- Dato", "fecha_inicio <- Fecha Inicio",
      ])
    #expect(found.facts("actividad", "presupuesto") == ["900", "800", "700"])
    #expect(found["actividad"]?.parts.first?.format?.title.es == "Plantilla de la oficina")
    #expect(found.facts("plan", "tipo") == ["seguimiento derived"])
  }

  @Test("leave a sheet as it was where one of their headings is missing")
  func missing() {
    let found = tables(drawing.replacing("Actividad", with: "Actividades"), [template])
    #expect(found["actividad"]?.parts.first?.format == nil)
    #expect(found.unrecognised("actividad") == ["Dato", "Dato"])
    #expect(found.facts("plan", "tipo") == ["plan_de_accion derived"])
  }

  @Test("do not make cells into what they are not")
  func objection() {
    let found = tables(
      """
      Actividad | Responsable | Dato     | Dato | Fecha Inicio
      Sembrar   | Ana         | mucho    | 25   | 2025-01-17
      Regar     | Ana         | poco     | 50   | 2025-02-17
      Podar     | Luis        | bastante | 75   | 2025-03-17
      Cavar     | Luis        | algo     | 75   | 2025-04-17
      Abonar    | Luis        | nada     | 75   | 2025-05-17
      """, [template])
    #expect(found.facts("actividad", "presupuesto").allSatisfy { $0 == "(unread)" })
    #expect(found.facts("actividad", "avance") == ["25", "50", "75", "75", "75"])
    #expect(found["actividad"]?.parts.first?.unrecognised.first?.reason != nil)
  }

  @Test("the one that tells most columns counts")
  func most() {
    var less = template
    (less.id, less.columns) = ("otra", [template.columns[0]])
    for formats in [[less, template], [template, less]] {
      #expect(tables(drawing, formats)["actividad"]?.parts.first?.format?.id == "plantilla")
    }
  }

  @Test("are looked for in documents of their own role only")
  func role() {
    var report = template
    report.role = .informe
    var vocabulary = SmallVocabulary.vocabulary
    vocabulary.formats = [report, template]
    #expect(vocabulary.limited(to: .plan).formats.map(\.id) == ["plantilla"])
    #expect(vocabulary.limited(to: .informe).formats.isEmpty)
  }
}
