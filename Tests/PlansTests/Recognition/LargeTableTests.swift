import Documents
import Plans
import Testing

@Suite("Tables of thousands of rows")
struct LargeTableTests {
  /// Rows enough for two threads: projects under programmes, products of equal names under several.
  private static let drawing: String = {
    var lines = ["Programa | BPIN | Proyecto | Producto | Actividad | Responsable | Presupuesto"]
    for row in 0..<rows {
      let project = row % 30
      lines.append(
        "P\(project % 3) | 20242548600\(10 + project) | Obra \(project) | Tramo \(row % 7) "
          + "| Actividad \(row) | \(row % 5 == 0 ? "" : "Ana \(row % 11)") | \(row * 10)")
    }
    return lines.joined(separator: "\n")
  }()
  private static let rows = 2_100

  @Test("are read whole, each value in its own row and column")
  func values() {
    let tables = recognised(LargeTableTests.drawing)
    let rows = 0..<LargeTableTests.rows
    #expect(tables.facts("actividad", "nombre") == rows.map { "Actividad \($0)" })
    #expect(tables.facts("actividad", "presupuesto") == rows.map { "\($0 * 10)" })
    #expect(
      tables.facts("actividad", "responsable")
        == rows.map { $0 % 5 == 0 ? "(blankEmpty)" : "Ana \($0 % 11)" })
  }

  @Test("keep parents of equal names apart by the parent above")
  func parents() {
    let tables = recognised(LargeTableTests.drawing)
    #expect(tables["programa"]?.rowCount == 3)
    #expect(tables["proyecto"]?.rowCount == 30)
    // Seven products in each of thirty projects.
    #expect(tables["producto"]?.rowCount == 210)
    let projects = tables.links("actividad", to: "proyecto")
    let products = tables.links("actividad", to: "producto")
    let projectOf = tables.links("producto", to: "proyecto")
    #expect(projects.indices.allSatisfy { projects[$0] == Int32($0 % 30) })
    #expect(products.indices.allSatisfy { projectOf[Int(products[$0])] == projects[$0] })
    let names = tables.facts("producto", "nombre")
    #expect(products.indices.allSatisfy { names[Int(products[$0])] == "Tramo \($0 % 7)" })
  }
}
