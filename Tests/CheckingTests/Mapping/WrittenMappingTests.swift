import Documents
import Plans
import Rules
import Testing
import Values

/// A mapping as `inspect --write-mapping` gives it, corrected and given back.
@Suite("A mapping that was written")
struct WrittenMappingTests {
  private let vocabulary: Vocabulary

  init() throws { vocabulary = try KnownFormatsTests.vocabulary.get() }

  private func recognised(
    _ document: Document, _ mapping: RecognitionOverrides = RecognitionOverrides()
  ) -> PlanTables {
    Recogniser(vocabulary: vocabulary, overrides: mapping).tables(in: [document])
  }

  private func written(_ tables: PlanTables) -> String {
    String(decoding: RecognitionOverrides.text(of: tables), as: UTF8.self)
  }

  private func read(_ text: String) throws -> RecognitionOverrides {
    try MappingFile.overrides(path: "m.yaml", bytes: Array(text.utf8), vocabulary: vocabulary)
  }

  @Test("says what was understood: given back, it changes nothing", arguments: HeadingSource.files)
  func givenBack(file: String) throws {
    for sample in try HeadingSource(file).samples {
      let document = sample.document
      let before = recognised(document)
      let mapping = try read(written(before))
      #expect(mapping.faults(in: document, for: vocabulary).isEmpty)
      let (own, again) = (Facts(before), Facts(recognised(document, mapping)))
      for (field, values) in own.values {
        #expect(again.values[field] == values, "\(sample.sheet): \(field)")
      }
      #expect(again.values.count == own.values.count, "\(sample.sheet)")
    }
  }

  @Test(
    "of a real workbook changes nothing when it is given back",
    .enabled(if: RealWorkbooks.areThere, "../shared/plans/real is not there"),
    arguments: ["cali_cuadro1s_2024_junio.xlsx", "tenjo_plan_indicativo.xlsx", "sispt_25200.xlsx"])
  func real(file: String) throws {
    let before = try RealWorkbooks.tables(file)
    let document = try #require(before.documents.first)
    let mapping = try read(written(before))
    #expect(mapping.faults(in: document, for: vocabulary).isEmpty)
    #expect(Facts(recognised(document, mapping)).values == Facts(before).values)
  }

  @Test("of a tree names a column once for each class of rows; a corrected line is followed")
  func tree() throws {
    let document = try #require(try HeadingSource("cali_1s_2024.txt").samples.first).document
    let before = recognised(document)
    let text = written(before)
    #expect(
      text.contains("- { column: D, field: producto.codigo, heading: \"Clasificación (BP)\" }"))
    #expect(
      text.contains("- { column: D, field: proyecto.codigo, heading: \"Clasificación (BP)\" }"))
    #expect(Facts(before).values["producto.nombre"] == ["Tubería tendida"])
    // The person says that the indicator's column names the product.
    let corrected =
      text
      .replacing("field: producto.nombre", with: "field: producto.descripcion")
      .replacing("field: producto.indicador,", with: "field: producto.nombre,")
      .replacing("field: proyecto.presupuesto,", with: "field: nothing,")
      .replacing("- { column: P, field: producto.presupuesto,", with: "# {")
    let after = Facts(recognised(document, try read(corrected)))
    #expect(after.values["producto.nombre"] == ["Kilómetros"])
    #expect(after.values["producto.descripcion"] == ["Tubería tendida"])
    #expect(after.values["proyecto.presupuesto"] == nil)
    #expect(after.values["proyecto.nombre"] == Facts(before).values["proyecto.nombre"])
  }

  @Test("gives a column facts of several tables only where a class column tells the rows apart")
  func severalTables() throws {
    let flat = try #require(try HeadingSource("s003.txt").samples.first).document
    let mapping = try read(
      """
      sheets:
        - sheet: Formato PA
          columns:
            - { column: A, field: actividad.dependencia }
            - { column: A, field: meta.dependencia }
      """)
    let faults = mapping.faults(in: flat, for: vocabulary)
    #expect(
      faults.count == 1 && faults[0].es.contains("columna A") && faults[0].es.contains("línea 5"))
  }

  @Test("names a sheet that is not there: the nearest one is suggested")
  func nearestSheet() throws {
    let flat = try #require(try HeadingSource("s003.txt").samples.first).document
    let mapping = try read("sheets:\n  - { sheet: Formato P, ignore: true }\n")
    let faults = mapping.faults(in: flat, for: vocabulary)
    #expect(faults.map(\.es).first?.hasSuffix("¿Quiso decir «Formato PA»?") == true)
  }
}

/// The values of every fact that was read, by table and field.
private struct Facts {
  var values: [String: [String]] = [:]

  init(_ tables: PlanTables) {
    for table in tables.tables where !table.parts.isEmpty || table.definition.isSingle {
      for (position, field) in table.definition.fields.enumerated() {
        let read = (0..<table.rowCount).map {
          table.columns[position].value(row: $0)?.description ?? ""
        }
        guard read.contains(where: { !$0.isEmpty }) else { continue }
        values["\(table.definition.id).\(field.id)"] = read.filter { !$0.isEmpty }
      }
    }
  }
}
