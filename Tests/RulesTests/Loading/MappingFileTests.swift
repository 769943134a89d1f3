import Plans
import Rules
import Testing

@Suite("Reading mapping files")
struct MappingFileTests {
  private let vocabulary = Vocabulary(tables: [
    TableDefinition(
      id: "actividad", plural: "actividades",
      fields: [
        FieldDefinition(id: "nombre", type: .text), FieldDefinition(id: "codigo", type: .code),
      ]),
    TableDefinition(
      id: "proyecto", plural: "proyectos", fields: [FieldDefinition(id: "nombre", type: .text)]),
  ])

  private func read(_ text: String) throws(RulePackError) -> RecognitionOverrides {
    try MappingFile.overrides(
      path: "mapping.yaml", bytes: Array(text.utf8), vocabulary: vocabulary)
  }

  @Test("reads sheets, header rows and columns")
  func sheets() throws {
    let read = try read(
      """
      sheets:
        - sheet: Plan 2026
          table: actividad
          header_row: 5
          columns:
            - { column: C, field: actividad.nombre, heading: Qué }
            - { column: AB, field: nothing }
        - { sheet: Borrador, ignore: true }
      """)
    #expect(
      read
        == RecognitionOverrides(sheets: [
          .init(
            name: "Plan 2026", table: "actividad", headerRow: 4,
            columns: [
              .init(column: 2, table: "actividad", field: "nombre", heading: "Qué", line: 6),
              .init(column: 27, table: nil, line: 7),
            ]),
          .init(name: "Borrador", isIgnored: true),
        ]))
  }

  @Test(
    "refuses tables, fields, columns and keys that do not exist",
    arguments: [
      "table: meta", "columns: [{ column: A, field: actividad.nombr }]",
      "columns: [{ column: 3, field: nothing }]", "hoja: Plan",
    ])
  func faults(line: String) {
    #expect(throws: RulePackError.self) { try read("sheets:\n  - sheet: Plan\n    \(line)\n") }
  }

  @Test("takes a column for a fact of each of several tables, and each fact from one column")
  func doubles() throws {
    let two = """
      sheets:
        - sheet: Plan
          columns:
            - { column: B, field: actividad.nombre }
            - { column: B, field: proyecto.nombre }
      """
    #expect(try read(two).sheets.first?.columns.count == 2)
    let faults: [(line: String, words: String)] = [
      ("{ column: C, field: actividad.nombre }", "dos columnas de la hoja dan «actividad.nombre»"),
      ("{ column: B, field: nothing }", "la columna ya se dijo arriba"),
      ("{ column: B, field: actividad.codigo }", "la columna ya se dijo arriba"),
    ]
    for (line, words) in faults {
      let fault = try #require(throws: RulePackError.self) {
        try read(two + "\n      - \(line)\n")
      }
      #expect(fault.render(in: .es).contains("mapping.yaml:6:"), "\(line)")
      #expect(fault.render(in: .es).contains(words), "\(line)")
    }
  }
}
