import Documents
import Findings
import Reports
import Testing
import Values

@Suite("The inspection on one screen")
struct InspectionSummaryTests {
  private typealias Table = DocumentReading.TableReading
  private typealias Field = DocumentReading.FieldReading

  private func states(read: Int, guessed: Int = 0) -> DocumentReading.FieldStates {
    var states = DocumentReading.FieldStates()
    (states.read, states.guessed) = (read, guessed)
    return states
  }

  private func sheet(_ name: String, rows: Int, column: String = "B") -> Table {
    Table(
      table: "actividad", sheet: name, range: "A5:C\(5 + rows)", rows: rows,
      fields: [
        Field(
          field: "nombre", header: "Actividad", cell: "A5", confidence: "exact",
          states: states(read: rows)),
        Field(
          field: "avance", header: "Avance", cell: "\(column)5", confidence: "exact",
          assumptions: [LocalizedText(es: "fracciones: 0,33 es 33 %")],
          states: states(read: rows - 1, guessed: 1)),
      ], format: LocalizedText(es: "Formato de la casa"))
  }

  private func text(_ tables: [Table], detailed: Bool = false) -> String {
    let reading = DocumentReading(
      path: "plan.xlsx", sha256: String(repeating: "a", count: 64), kind: "xlsx", role: "plan",
      tables: tables)
    return String(
      decoding: InspectionReport(documents: [reading]).text(in: .es, detailed: detailed),
      as: UTF8.self)
  }

  @Test("tells sheets alike in one paragraph, with their rows and guesses added up")
  func alike() {
    let told = text((1...27).map { sheet("Hoja \($0)", rows: 10) })
    #expect(
      told.contains("27 hojas: «Hoja 1», «Hoja 2», «Hoja 3» y 24 más · Formato de la casa"))
    #expect(told.contains("actividad  270 filas: A nombre, B avance"))
    #expect(told.contains("Se supuso: fracciones: 0,33 es 33 % (B)"))
    #expect(told.contains("Valores supuestos: B avance 27"))
    #expect(told.split(separator: "\n").count < 10)
  }

  @Test("keeps a sheet whose columns stand elsewhere apart")
  func apart() {
    let told = text([sheet("Uno", rows: 3), sheet("Dos", rows: 4, column: "C")])
    #expect(told.contains("Hoja «Uno» · A5:C8") && told.contains("Hoja «Dos» · A5:C9"))
    #expect(told.contains("3 filas: A nombre, B avance"))
    #expect(told.contains("4 filas: A nombre, C avance"))
  }

  @Test("asks about a guessed column by its heading, and gives the reason of one without a field")
  func doubts() {
    var table = sheet("Plan", rows: 3)
    table.fields[1].confidence = "guessed"
    table.unrecognised = [
      .init(header: "Otra", cell: "D5"),
      .init(header: "Meta", cell: "E5", reason: LocalizedText(es: "Trae números.")),
    ]
    let told = text([table])
    #expect(told.contains("Por confirmar: B «Avance» → avance"))
    #expect(told.contains("Sin entender: E «Meta». Trae números."))
    #expect(told.contains("Sin entender: 1 columna: D «Otra»"))
    #expect(text([table], detailed: true).contains("B5  avance  «Avance» (supuesto)"))
  }
}
