import Documents
import Plans
import Testing

@Suite("Finding headers")
struct HeaderRecognitionTests {
  @Test("finds the header at any row by what is written in it", arguments: [0, 1, 8, 11])
  func anyRow(blanks: Int) {
    let tables = recognised(
      "Alcaldía\n" + String(repeating: "\n", count: blanks) + """
        No. | Actividad | Responsable | Fecha Inicio
        1   | Comprar   | Ana         | 2025-01-17
        2   | Vender    | Luis        | 2025-02-17
        """)
    #expect(tables.facts("actividad", "nombre") == ["Comprar", "Vender"])
    #expect(tables.facts("actividad", "fecha_inicio") == ["2025-01-17", "2025-02-17"])
  }

  @Test("joins a band with the heading below it")
  func bands() {
    let tables = recognised(
      """
      Código meta | Meta de producto | Línea base | <
                  |                  | Valor      | Año
      M1          | Vacunar          | 12         | 2023
      """)
    #expect(tables.facts("meta", "linea_base") == ["12"])
    #expect(tables.facts("meta", "anio_linea_base") == ["2023"])
    #expect(tables.readings("meta").contains("linea_base <- Línea base / Valor"))
  }

  @Test("takes no line of the title block for a band: a label with «:» heads nothing below it")
  func titleLine() {
    let tables = recognised(
      """
      Responsable: | Pedro Gómez |             | Objetivo: | Vacunar
      Objetivo     | Actividad   | Responsable | Fecha Fin | Producto
      Vacunar      | Comprar     | Ana         | 2025-12-31 | Acta
      """)
    #expect(tables.facts("actividad", "responsable") == ["Ana"])
    #expect(tables.facts("actividad", "fecha_fin") == ["2025-12-31"])
    #expect(tables.readings("actividad").contains("fecha_fin <- Fecha Fin"))
    #expect(tables.readings("actividad").contains("nombre <- Actividad"))
  }

  @Test("asks for the band where the heading alone is not enough")
  func neededBand() {
    let with = recognised(
      """
      Actividad | Responsable de la ejecución | <      | Fecha Fin
      ^         | Persona                     | Correo | ^
      Comprar   | Ana                         | a@b.co | 2025-12-31
      """)
    #expect(with.facts("actividad", "contacto") == ["a@b.co"])
    let without = recognised(
      """
      Actividad | Correo | Fecha Fin
      Comprar   | a@b.co | 2025-12-31
      """)
    #expect(without.facts("actividad", "contacto") == ["(absent)"])
    #expect(without.unrecognised("actividad") == ["Correo"])
  }

  @Test(
    "sees through line breaks, hyphens, accents and column numbers",
    arguments: [
      "Fecha Finali-zación", "FECHA\\nFINALIZACION", " Fecha  Finalización (3)", "fecha_fin",
    ])
  func spellings(heading: String) {
    let tables = recognised(
      """
      Actividad | \(heading)
      Comprar   | 2025-12-31
      """)
    #expect(tables.facts("actividad", "fecha_fin") == ["2025-12-31"])
  }

  @Test("keeps a per cent column and its amount apart")
  func perCent() {
    let tables = recognised(
      """
      Actividad | Responsable | Ejecución | % Ejecución
      Comprar   | Ana         | 500       | 0.5
      Vender    | Ana         | 400       | 0.25
      """)
    #expect(tables.facts("actividad", "presupuesto") == ["500", "400"])
    #expect(tables.facts("actividad", "avance") == ["50", "25"])
  }

  @Test("guesses a misspelt heading, and never one that means something else")
  func near() {
    let tables = recognised(
      """
      Actividad | Reponsable | Correo responsable | Fecha Inicio
      Comprar   | Ana        | a@b.co             | 2025-01-17
      """)
    #expect(tables.facts("actividad", "responsable") == ["Ana guessed"])
    #expect(tables.unrecognised("actividad") == ["Correo responsable"])
  }

  @Test("does not take a span of years for its first year")
  func spans() {
    let tables = recognised(
      """
      Código meta | Meta de producto | Meta 2024-2025
      M1          | Vacunar          | 5
      """)
    #expect(tables.facts("meta", "programado_a1") == ["(absent)"])
    #expect(tables.unrecognised("meta") == ["Meta 2024-2025"])
  }

  @Test("leaves a field open that several columns resemble")
  func ambiguousNear() {
    let tables = recognised(
      """
      Actividad | Responsable del reporte | Responsable del pago | Fecha Inicio
      Comprar   | Ana                     | Luis                 | 2025-01-17
      """)
    #expect(tables.facts("actividad", "responsable") == ["(unread)"])
    #expect(tables["actividad"]?.parts.first?.unrecognised.allSatisfy { $0.reason != nil } == true)
  }

  @Test("takes the first of two equal headings, or the last with values where the field says so")
  func repeated() {
    let tables = recognised(
      """
      Actividad | Responsable | Responsable | % Ejecución | % Ejecución | % Ejecución
      Comprar   | Ana         | Luis        | 0.25        | 0.5         |
      """)
    #expect(tables.facts("actividad", "responsable") == ["Ana"])
    #expect(tables.facts("actividad", "avance") == ["50"])
  }

  @Test("shares a heading merged over a code and a name")
  func codeAndName() {
    let tables = recognised(
      """
      Nombre Proyecto (BP) | <             | Actividad | Responsable
      BP26005266           | Agua potable  | Comprar   | Ana
      """)
    #expect(tables.facts("proyecto", "codigo") == ["BP26005266"])
    #expect(tables.facts("proyecto", "nombre") == ["Agua potable"])
  }

  @Test("does not take columns whose cells deny the heading")
  func shifted() {
    let rows = (1...8).map { "A\($0) | 1 | 459901\($0) | Documentos \($0) palabra | 2025-01-17" }
    let tables = recognised(
      (["Actividad | Cód Producto MGA | Nombre Producto MGA | Meta 2024 | Fecha Inicio"] + rows)
        .joined(separator: "\n"))
    #expect(tables["producto"]?.rowCount == 0)
    #expect(
      tables.unrecognised("actividad")
        == ["Cód Producto MGA", "Nombre Producto MGA", "Meta 2024"])
    #expect(
      tables["actividad"]?.parts.first?.unrecognised.prefix(2).allSatisfy { $0.reason != nil }
        == true)
    #expect(tables.links("actividad", to: "producto") == [-1, -1, -1, -1, -1, -1, -1, -1])
  }

  @Test("keeps a date column in which some cells are broken")
  func someBroken() {
    let tables = recognised(
      """
      Actividad | Fecha Inicio
      Comprar   | 31/1272024
      Vender    | 2025-01-17
      Mirar     | N/A
      """)
    #expect(
      tables.facts("actividad", "fecha_inicio")
        == ["(malformed)", "2025-01-17", "(blankNotApplicable)"])
  }

  @Test("gives a grid to tables of one role only")
  func oneRole() {
    let tables = recognised(
      """
      Programa | Producto | Pagos (CUIPO) | Obligaciones (CUIPO)
      Agua     | Pozo     | 5             | 6
      """)
    #expect(tables.facts("seguimiento", "producto") == ["Pozo"])
    #expect(tables["producto"]?.rowCount == 0)
  }

  @Test("reaches down the tall cells of a header, so that its lower level is no row")
  func tallCells() {
    let tables = recognised(
      """
      Código meta | Meta de producto | Nota | Línea base | <     | Meta 2024
      ^           | ^                | ^    | Cantidad   | Rural | ^
      M1          | Vacunar          | n    | 12         | 3     | 5
      """)
    #expect(tables.facts("meta", "nombre") == ["Vacunar"])
    #expect(tables.facts("meta", "linea_base") == ["12"])
    #expect(tables.unrecognised("meta") == ["Nota", "Línea base / Rural"])
  }

  @Test("takes a year's goal for a share of the term only beside other years")
  func years() {
    let alone = recognised("Código meta | Meta de producto | Meta 2025\nM1 | Vacunar | 5")
    #expect(alone.readings("meta").contains("valor_vigencia <- Meta 2025"))
    let series = recognised(
      "Código meta | Meta de producto | Meta 2024 | Meta 2025\nM1 | Vacunar | 5 | 6")
    #expect(series.readings("meta").contains("programado_a1 <- Meta 2024"))
    #expect(series.readings("meta").contains("programado_a2 <- Meta 2025"))
  }

  @Test("knows a goal by its value where it has no name, one a row or a merged cell")
  func unnamedGoals() {
    let tables = recognised(
      """
      Actividad | Responsable | Meta anual
      Comprar   | Ana         | 10
      Vender    | Luis        | ^
      Mirar     | Luis        | 20
      """)
    #expect(tables.facts("meta", "valor_vigencia") == ["10", "20"])
    #expect(tables.links("actividad", to: "meta") == [0, 0, 1])
  }

  @Test("gives a heading of a table that is not there to the rows' own field of that name")
  func sameName() {
    let tables = recognised(
      """
      Código meta | Meta de producto | Responsable | Presupuesto (millones de pesos)
      M1          | Vacunar          | Ana         | 5
      """)
    #expect(tables.facts("meta", "responsable") == ["Ana"])
    #expect(tables.facts("meta", "presupuesto") == ["5000000 derived"])
  }

  @Test("guesses the name of the rows in a column without a heading")
  func bareName() {
    let tables = recognised(
      """
      Eje  |                         | Producto | Responsable | Fecha Fin
      Agua | 1.1 Comprar las bombas  | Bombas   | Ana         | 2025-12-31
      Agua | 1.2 Instalar las bombas | Bombas   | Luis        | 2025-12-31
      """)
    #expect(
      tables.facts("actividad", "nombre")
        == ["1.1 Comprar las bombas guessed", "1.2 Instalar las bombas guessed"])
    #expect(tables.facts("actividad", "responsable") == ["Ana", "Luis"])
  }

  @Test("does not read the words of an unknown header as labels")
  func noLabels() {
    let tables = recognised("Organismo | Vaca | Finca | Leche\nA | 1 | 2 | 3\nB | 1 | 2 | 3")
    #expect(tables.facts("entidad", "nombre") == ["(unread)"])
  }

  @Test("lets the lowest level stand in for activities, and keeps it as a level")
  func levelAsName() {
    let tables = recognised(
      """
      PLAN DE ACCIÓN 2026
      Objetivo | Responsable | Meta anual | TRIM I | TRIM II | TRIM III
      Vacunar  | Ana         | 100        | x      |         |
      Curar    | Luis        | 100        |        | x       |
      """)
    #expect(tables.facts("actividad", "nombre") == ["Vacunar guessed", "Curar guessed"])
    #expect(tables.facts("objetivo", "nombre") == ["Vacunar", "Curar"])
    #expect(tables.facts("meta", "valor_vigencia") == ["100", "100"])
  }

  @Test("a goal that is a number alone is kept, however many columns the activities have")
  func goalAlone() {
    let tables = recognised(
      """
      No. | Proyecto | Actividad | Meta anual | Ponderación | Fecha Inicio | Fecha Fin  | Presupuesto | Responsable
      1   | Vías     | Comprar   | 4          | 0.5         | 2025-01-17   | 2025-03-01 | 100         | Ana
      2   | Vías     | Vender    | 6          | 0.5         | 2025-01-17   | 2025-03-01 | 200         | Ana
      """)
    #expect(tables.facts("meta", "valor_vigencia") == ["4", "6"])
    #expect(tables.facts("actividad", "presupuesto") == ["100", "200"])
  }
}
