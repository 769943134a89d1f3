import Documents
import Plans
import Testing

@Suite("Reading sections")
struct SectionTests {
  private func sections(_ blocks: [Document.Block]) -> [String] {
    let document = Document(path: "plan.docx", format: .xlsx, blocks: blocks)
    return Recogniser(vocabulary: SmallVocabulary.vocabulary).tables(in: [document]).sections
  }

  @Test("takes headings with the paragraphs below them")
  func headings() {
    #expect(
      sections([
        .heading("1. Objetivos", level: 1), .paragraph("Mejorar la salud."),
        .paragraph("Cuidar el agua."), .heading("2. Estrategias", level: 1),
        .heading("2.1 Salud", level: 2), .paragraph("Vacunar."), .heading("Anexos", level: 1),
      ]) == [
        "1. Objetivos | Mejorar la salud. Cuidar el agua.", "2. Estrategias | ",
        "2.1 Salud | Vacunar.",
      ])
  }

  @Test("goes on with a section below its table, until another heading")
  func belowTable() {
    let table = DrawnGrid.grid("3 | 4\n5 | 6\n", name: "table1")
    #expect(
      sections([
        .table(table), .paragraph("De nadie."), .heading("Articulación", level: 1), .table(table),
        .paragraph("El seguimiento es trimestral."), .table(table),
        .paragraph("Lo hace Planeación."), .heading("Riesgos", level: 1), .paragraph("Ninguno."),
      ]) == [
        "Articulación | El seguimiento es trimestral. Lo hace Planeación.", "Riesgos | Ninguno.",
      ])
  }

  @Test("takes short lines in capitals or before a colon for headings where nothing is styled")
  func plainHeadings() {
    #expect(
      sections([
        .paragraph("PRESUPUESTO DEL PLAN"), .paragraph("El plan vale $ 5.000."),
        .paragraph("Objetivo"), .paragraph("Mejorar la salud de todos."),
        .paragraph("Proyectos:"), .paragraph("Agua potable."),
      ]) == [
        "PRESUPUESTO DEL PLAN | El plan vale $ 5.000.", "Objetivo | Mejorar la salud de todos.",
        "Proyectos | Agua potable.",
      ])
  }

  @Test("takes names of sheets, labels of title blocks and titles of sheets of text")
  func sheets() {
    let plan = DrawnGrid.grid(
      """
      Alcaldía de Ejemplo
      Objetivo: | Mejorar la salud de todos
      Responsable: | | Ana
      Organismo:
      Vigencia: 2025
      No. | Actividad | Responsable | Fecha Inicio
      1   | Comprar   | Ana         | 2025-01-17
      """, name: "Plan 2025")
    let cover = DrawnGrid.grid(
      """
      ESTRATEGIAS
      Vacunar casa por casa a quienes no tienen cómo llegar a un puesto de salud del municipio.
      """, name: "Hoja2")
    let hidden = DrawnGrid.grid("Objetivos | Sí", name: "Vieja", visibility: .hidden)
    #expect(
      sections([.table(plan), .table(cover), .table(hidden)]) == [
        "Plan 2025 | ", "Alcaldía de Ejemplo | ", "Objetivo | Mejorar la salud de todos",
        "Responsable | Ana", "Vigencia | 2025",
        "ESTRATEGIAS | Vacunar casa por casa a quienes no tienen cómo llegar a un puesto de salud del municipio.",
      ])
  }

  @Test("gives each section its cell")
  func places() {
    let tables = recognised("Título\n\n | Objetivos: | Crecer\n")
    #expect(tables["seccion"]?.origin(row: 0, field: 0).row == 0)
    #expect(tables["seccion"]?.origin(row: 1, field: 0).column == 1)
  }
}

extension PlanTables {
  /// The sections: title and text.
  var sections: [String] {
    guard let table = self["seccion"] else { return [] }
    return (0..<table.rowCount).map { row in
      let words = ["titulo", "texto"].map {
        table.column($0)?.value(row: row)?.description.replacing("\n", with: " ") ?? ""
      }
      return words.joined(separator: " | ")
    }
  }
}
