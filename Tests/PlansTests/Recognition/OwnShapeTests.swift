import Documents
import Plans
import Testing

@Suite("A plan in our own shape")
struct OwnShapeTests {
  private func tables(_ sheets: [(name: String, drawing: String)]) -> PlanTables {
    let document = Document(
      path: "plan.yaml", format: .yaml,
      blocks: sheets.map { .table(DrawnGrid.grid($0.drawing, name: $0.name)) }, canMerge: false)
    return Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document])
  }

  @Test("says of itself and its entity what its tables «plan» and «entidad» say")
  func facts() {
    let found = tables([
      ("plan", "tipo | vigencia\nplan_de_accion | 2026"), ("entidad", "nombre\nPuerto Ceiba"),
      ("actividad", "nombre | responsable\nSembrar | Ana\nRegar | Luis"),
    ])
    #expect(found.facts("plan", "tipo") == ["plan_de_accion"])
    #expect(found.facts("plan", "vigencia") == ["2026"])
    #expect(found.facts("entidad", "nombre") == ["Puerto Ceiba"])
    #expect(found["actividad"]?.rowCount == 2)
    #expect(found.leftOver.isEmpty)
    #expect(found.rawText(at: found["plan"]!.origin(row: 0, field: 1)) == "2026")
  }

  @Test("is told of a name that is no field's, and of a value its field refuses")
  func unknown() {
    let found = tables([
      ("plan", "vigencia | color\npronto | verde"),
      ("actividad", "nombre | responsable\nSembrar | Ana\nRegar | Luis"),
    ])
    #expect(found.facts("plan", "vigencia") == ["(malformed)"])
    #expect(found.leftOver.map(\.reason) == [.noTable])
  }

  @Test("only in JSON and YAML: a sheet «plan» of a workbook is a sheet")
  func workbook() {
    let document = DrawnGrid.document([
      DrawnGrid.grid("vigencia\n2026", name: "plan")
    ])
    let found = Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document])
    #expect(found.leftOver.count == 1)
  }
}
