import Documents
import Plans
import Rules
import Testing
import Values

/// The templates of the pack, each tried on a sheet made of its own headings.
@Suite("The known formats of the pack")
struct KnownFormatsTests {
  static let vocabulary = Result {
    try RulePackLoader.vocabulary(
      directory: RealWorkbooks.checkout.appendingPathComponent("rules").path)
  }

  static var flat: [String] {
    ((try? vocabulary.get())?.formats ?? []).filter { !$0.isTree }.map(\.id)
  }

  @Test("are known by their headings and make each of their columns exact", arguments: flat)
  func ownHeadings(id: String) throws {
    let vocabulary = try KnownFormatsTests.vocabulary.get()
    let format = try #require(vocabulary.formats.first { $0.id == id })
    let made = try SheetOfFormat(format, vocabulary)
    let tables = Recogniser(vocabulary: vocabulary).tables(in: [made.document])
    let parts = tables.tables.flatMap { table in
      table.parts.map { (table: table.definition.id, part: $0) }
    }
    #expect(!parts.isEmpty && parts.allSatisfy { $0.part.format?.id == id })
    var read: [Int32: String] = [:]
    for (table, part) in parts {
      for reading in part.readings where reading.confidence == .exact {
        read[reading.cell.column] = "\(table).\(reading.field)"
      }
    }
    for (column, field) in made.fields.enumerated() {
      #expect(read[Int32(column)] == field, "\(made.headings[column])")
    }
    let main = try #require(format.table ?? parts.first?.table)
    #expect(tables[main]?.rowCount == SheetOfFormat.rows)
    let kind = tables["plan"]?.column("tipo")?.value(row: 0)?.description
    #expect(kind == format.suggests)
  }

  @Test(
    "tell whose they are: SisPT's by the code of the territory, Cali's by themselves",
    .enabled(if: RealWorkbooks.areThere, "../shared/plans/real is not there"),
    arguments: [
      ("sispt_25126.xlsx", "Cajicá 25126 municipal ejecutiva central si"),
      ("sispt_25200.xlsx", "Cogua 25200 municipal ejecutiva central si"),
      (
        "cali_cuadro1s_2024_junio.xlsx",
        "Alcaldía de Santiago de Cali 76001 distrital ejecutiva central si"
      ),
      (
        "cali_cuadro1s_2025_t1.xlsx",
        "Alcaldía de Santiago de Cali 76001 distrital ejecutiva central si"
      ),
      ("cali_paa_w35.xlsx", "Alcaldía de Santiago de Cali 76001 distrital ejecutiva central si"),
      ("tenjo_plan_indicativo.xlsx", "? ? ? ? ? ?"), ("dnp_alertas_25126.xlsx", "? ? ? ? ? ?"),
    ])
  func whose(file: String, facts: String) throws {
    let tables = try RealWorkbooks.tables(file)
    let entity = try #require(tables["entidad"])
    let read = ["nombre", "codigo_dane", "nivel", "rama", "naturaleza", "mipg"].map { id in
      entity.column(id)?.value(row: 0)?.description ?? "?"
    }
    #expect(read.joined(separator: " ") == facts)
    #expect(entity.column("nivel")?.codes[0].confidence != .guessed)
    #expect(tables.entitiesNamed.isEmpty)
  }

  @Test(
    "are found on the real workbooks, sheet by sheet",
    .enabled(if: RealWorkbooks.areThere, "../shared/plans/real is not there"),
    arguments: [
      ("sispt_25126.xlsx", "Líneas estratégicas", "sispt-lineas-estrategicas"),
      ("sispt_25175.xlsx", "Indicadores de resultado", "sispt-indicadores-de-resultado"),
      ("sispt_25200.xlsx", "Plan indicativo - Productos", "sispt-plan-indicativo-productos"),
      ("sispt_25214.xlsx", "Plan indicativo SGR - Productos", "sispt-plan-indicativo-sgr"),
      ("sispt_25126.xlsx", "Iniciativas SGR", "sispt-iniciativas-sgr"),
      ("dnp_alertas_25126.xlsx", "Detalle seguimiento físico", "dnp-seguimiento-fisico"),
      ("dnp_alertas_25126.xlsx", "Detalle seguimiento financiero", "dnp-seguimiento-financiero"),
      ("cali_paa_w35.xlsx", "V32 PAA 2025 sin duplicados", "cali-paa"),
      ("cali_cuadro1s_2025_t1.xlsx", "MEDE01.03.01.P01.F05", "cali-f05-2025"),
      ("cali_cuadro1s_2024_junio.xlsx", "4112 Gobierno", "cali-cuadro-1s-2024"),
    ])
  func real(file: String, sheet: String, format: String) throws {
    let tables = try RealWorkbooks.tables(file)
    let document = try #require(tables.documents.first)
    let found = tables.tables.flatMap(\.parts).filter {
      document.place(of: $0.place).sheet == sheet
    }
    #expect(!found.isEmpty && found.allSatisfy { $0.format?.id == format })
    #expect(found.flatMap(\.readings).allSatisfy { $0.confidence == .exact })
  }
}

/// A sheet with the first heading of each column of a template, and rows that fit its fields.
private struct SheetOfFormat {
  static let rows = 4
  let document: Document
  let headings: [String]
  let fields: [String]

  init(_ format: FormatDefinition, _ vocabulary: Vocabulary) throws {
    var columns: [(heading: String, table: String, field: FieldDefinition)] = []
    for column in format.columns {
      let (id, field) = try #require(column.fields.first)
      let table = try #require(vocabulary.table(id))
      let position = try #require(table.index(of: field))
      columns.append((column.headings[0], id, table.fields[position]))
    }
    headings = columns.map(\.heading)
    fields = columns.map { "\($0.table).\($0.field.id)" }
    var texts = StringPool()
    var cells: [(row: Int, column: Int, value: CellValue)] = []
    // What the template asks for and does not tell the field of stands to the right.
    let told = Set(format.columns.flatMap(\.headings).map(folded))
    let others = format.headings.filter { !told.contains(folded($0)) }
    for (column, heading) in (headings + others).enumerated() {
      cells.append((2, column, .text(texts.intern(heading))))
    }
    for row in 0..<SheetOfFormat.rows {
      for (column, told) in columns.enumerated() {
        cells.append((3 + row, column, SheetOfFormat.value(told.field, row, &texts)))
      }
    }
    var grid = Grid(name: "Hoja1", texts: texts)
    for cell in cells.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      grid.append(cell.value, row: cell.row, column: cell.column)
    }
    document = Document(path: "hoja.xlsx", format: .xlsx, blocks: [.table(grid)], canMerge: true)
  }

  private static func value(
    _ field: FieldDefinition, _ row: Int, _ texts: inout StringPool
  ) -> CellValue {
    let letter = ["Alta", "Baja", "Media", "Nueva"][row]
    switch field.type {
    case .text: return .text(texts.intern("\(letter) \(field.label.es)"))
    case .code where field.id == "codigo_bpin": return .text(texts.intern("202400254000\(row)"))
    case .code: return .text(texts.intern("\(4001001 + row)"))
    case .integer, .decimal: return .number(Double(2 + row))
    case .amount: return .number(Double(1_000_000 * (row + 1)))
    case .percent: return .text(texts.intern("\(20 + row) %"))
    case .date: return .date(45_700 + Double(row))
    case .yesNo: return .text(texts.intern(row.isMultiple(of: 2) ? "Sí" : "No"))
    case .choice(let values): return .text(texts.intern(values[row % values.count].name))
    }
  }
}
