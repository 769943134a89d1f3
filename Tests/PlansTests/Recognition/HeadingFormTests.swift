import Plans
import Testing

@Suite("Forms of a heading")
struct HeadingFormTests {
  @Test(
    "are read as the plain heading they are a form of",
    arguments: [
      ("Actividad / Nombre Actividad", "nombre"), ("Actividad o actividades", "nombre"),
      ("3. Responsable", "responsable"), ("4) Responsable", "responsable"),
      ("2 - Responsable", "responsable"), ("Fecha Fin (dd/mm/aaaa)", "fecha_fin"),
      ("Fecha Fin DD/MM/AAAA", "fecha_fin"),
      ("5. Fecha Fin (día/mes/año)", "fecha_fin"), ("Fecha Fin (formato AAAA-MM-DD)", "fecha_fin"),
    ])
  func forms(heading: String, field: String) {
    let own = ["nombre": "Comprar", "responsable": "Ana", "fecha_fin": "2025-12-31"]
    let others = [
      "nombre": "Actividad", "responsable": "Responsable", "fecha_fin": "Fecha Fin",
    ].filter { $0.key != field }.sorted { $0.key < $1.key }
    let tables = recognised(
      """
      \(others.map(\.value).joined(separator: " | ")) | \(heading) | Fecha Inicio
      \(others.map { own[$0.key]! }.joined(separator: " | ")) | \(own[field]!) | 2025-01-01
      """)
    #expect(tables.facts("actividad", field) == [own[field]!])
  }

  @Test(
    "that join two fields, or a number that means something, are nobody's",
    arguments: [
      "Responsable / Apoyo", "Responsable / otra cosa", "2025. Fecha Inicio", "1 Responsable de 2",
      "Responsable (dd/mm/aaaa)",
    ])
  func others(heading: String) {
    let tables = recognised(
      """
      Actividad | Fecha Inicio | Fecha Fin  | \(heading)
      Comprar   | 2025-01-17   | 2025-03-01 | Ana
      """)
    #expect(
      !tables.readings("actividad").contains { $0.contains(heading) && !$0.contains("guessed") })
  }

  @Test(
    "say which number of a date is the day",
    arguments: [
      ("dd/mm/aaaa", "2025-03-02"), ("mm/dd/aaaa", "2025-02-03 derived"),
      ("día/mes/año", "2025-03-02"),
    ])
  func orderOfDates(pattern: String, day: String) {
    let tables = recognised(
      """
      Actividad | Responsable | Fecha Fin (\(pattern))
      Comprar   | Ana         | 02/03/2025
      """)
    #expect(tables.facts("actividad", "fecha_fin") == [day])
    let plain = recognised("Actividad | Responsable | Fecha Fin\nComprar | Ana | 02/03/2025")
    #expect(plain.facts("actividad", "fecha_fin") == ["2025-03-02 guessed"])
  }
}
