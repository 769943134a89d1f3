import Plans
import Rules
import Testing

@Suite("Reading mapping files")
struct MappingFileTests {
  private let vocabulary = Vocabulary(tables: [
    TableDefinition(
      id: "actividad", plural: "actividades",
      fields: [FieldDefinition(id: "nombre", type: .text)])
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
}
