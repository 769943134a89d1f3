import Documents
import Foundation
import Plans
import Testing

/// One sheet as it was counted apart from this program, with openpyxl 3.1.5 (`data_only`): headed columns,
/// and rows below the header whose naming cell is written.
struct CountedSheet: CustomTestStringConvertible {
  let file: String
  let sheet: String
  let columns: Int
  /// Rows by table.
  let rows: [String: Int]

  var testDescription: String { "\(file), «\(sheet)»" }

  init(_ file: String, _ sheet: String, columns: Int, _ rows: [String: Int]) {
    (self.file, self.sheet, self.columns, self.rows) = (file, sheet, columns, rows)
  }

  static let all: [CountedSheet] = sispt + tree + others

  /// SisPT: lines, result indicators and product goals of each municipality.
  private static let sispt: [CountedSheet] = [
    ("25126", 5, 41, 339), ("25175", 7, 10, 276), ("25200", 5, 0, 117), ("25214", 5, 23, 301),
  ].flatMap { code, lines, indicators, goals in
    let file = "sispt_\(code).xlsx"
    return [
      CountedSheet(file, "Líneas estratégicas", columns: 5, ["linea": lines]),
      CountedSheet(file, "Indicadores de resultado", columns: 9, ["indicador": indicators]),
      CountedSheet(file, "Plan indicativo - Productos", columns: 85, ["meta": goals]),
      CountedSheet(file, "Plan indicativo SGR - Productos", columns: 28, ["meta": 0]),
      CountedSheet(file, "Iniciativas SGR", columns: 10, ["proyecto": 0]),
    ]
  }

  /// Cali's Cuadro 1S: products, projects and goals by the class column. A row without class and with a
  /// code or a goal is a product; a goal that comes twice with one code is one.
  private static let tree: [CountedSheet] = [
    ("4112 Gobierno", 14, 8, 8), ("4121 Juridica", 7, 2, 2), ("4123 Control Interno", 2, 1, 1),
    ("4124 D Control Disciplinario", 5, 3, 3), ("4131 Hacienda", 23, 8, 8),
    ("4132 Planeacion", 55, 30, 28), ("4133 Dagma", 86, 43, 26), ("4134 DATIC", 13, 11, 11),
    ("4135 Contratacion", 4, 1, 1), ("4137 DADII", 21, 13, 13), ("4143 Educacion", 73, 48, 20),
    ("4145 Salud", 121, 38, 35), ("4146 Bienestar Social", 111, 60, 54),
    ("4147 Vivienda", 27, 13, 12), ("4148 Cultura", 137, 84, 41),
    ("4151 Infraestructura", 32, 26, 10), ("4152 Movilidad", 20, 16, 15),
    ("4161 Seguridad y Justicia", 53, 41, 27), ("4162 Deporte", 65, 52, 12),
    ("4163 Riesgo", 20, 12, 9), ("4164 Paz y CC", 75, 28, 26), ("4171 Desarrollo Eco", 64, 42, 20),
    ("4172 Turismo", 15, 13, 8), ("4173 Desarrollo Territorial", 19, 9, 8),
    ("4181 Bienes y Servicios", 10, 5, 3), ("4182 Servicios Publicos", 35, 27, 20),
    ("4181 Protección Animal", 4, 1, 1),
  ].map { sheet, products, projects, goals in
    CountedSheet(
      "cali_cuadro1s_2024_junio.xlsx", sheet, columns: 25,
      ["producto": products, "proyecto": projects, "meta": goals])
  }

  private static let others: [CountedSheet] = [
    CountedSheet(
      "cali_cuadro1s_2025_t1.xlsx", "MEDE01.03.01.P01.F05", columns: 52, ["actividad": 3303]),
    CountedSheet("cali_paa_w35.xlsx", "V32 PAA 2025 sin duplicados", columns: 60, ["paa": 1191]),
    CountedSheet(
      "dnp_alertas_25126.xlsx", "Detalle seguimiento financiero", columns: 24,
      ["seguimiento": 268]),
    CountedSheet(
      "dnp_alertas_25126.xlsx", "Detalle seguimiento físico", columns: 23, ["seguimiento": 316]),
    // 205 pairs of project and product code.
    CountedSheet(
      "tenjo_plan_indicativo.xlsx", "PDM", columns: 82, ["meta": 331, "producto": 205]),
  ]
}

@Suite(
  "Columns of real workbooks",
  .enabled(if: RealWorkbooks.areThere, "../shared/plans/real is not there"))
struct ColumnsOfRealWorkbooksTests {
  private static let files = Array(Set(CountedSheet.all.map(\.file))).sorted()

  @Test(
    "have the rows and the headed columns that were counted apart, sheet by sheet", arguments: files
  )
  func counts(file: String) throws {
    let tables = try RealWorkbooks.tables(file)
    for counted in CountedSheet.all where counted.file == file {
      let sheet = Sheet(counted.sheet, tables)
      #expect(sheet.columns.count == counted.columns, "\(counted.testDescription)")
      for (table, rows) in counted.rows {
        #expect(sheet.rows[table] ?? 0 == rows, "\(counted.testDescription): \(table)")
      }
    }
  }

  @Test(
    "get a field where the collected headings know theirs; the rest are told with the reason",
    .enabled(if: CollectedHeadings.areThere, "../shared/plans/headers.yaml is not there"),
    arguments: files)
  func headings(file: String) throws {
    let known = try CollectedHeadings.keys()
    #expect(known.count > 400)
    let tables = try RealWorkbooks.tables(file)
    var unexplained: Set<String> = []
    for part in tables.tables.flatMap(\.parts) {
      for column in part.unrecognised where column.reason == nil {
        let heading = String(column.header.split(separator: "/").last ?? "")
        if known.contains(CollectedHeadings.key(heading)) { unexplained.insert(column.header) }
      }
    }
    #expect(unexplained == [])
  }

  @Test("leave few known headings without a field, each for a reason that a person can check")
  func withoutField() throws {
    func reasons(_ file: String) throws -> [String] {
      let tables = try RealWorkbooks.tables(file)
      return Set(
        tables.tables.flatMap(\.parts).flatMap(\.unrecognised)
          .filter { $0.reason != nil }.map(\.header)
      ).sorted()
    }
    // The headings of the product stand one column off, so none of its columns can be taken.
    #expect(
      try reasons("cali_cuadro1s_2025_t1.xlsx") == [
        "% de Avance Producto", "Cantidad Programada Producto", "Cód Producto MGA",
        "Ejecución Fisica Trimestre I", "Ejecución Fisica Trimestre II",
        "Ejecución Fisica Trimestre III", "Ejecución Fisica Trimestre IV",
        "Explicación Producto Trim I", "Explicación Producto Trim II",
        "Explicación Producto Trim III", "Explicación Producto Trim IV", "Nombre Producto MGA",
        "Ponderación producto", "Programación PI Año 1",
      ])
    // Headings that stand twice in one row: the other column was taken.
    #expect(
      try reasons("tenjo_plan_indicativo.xlsx") == [
        "APROPIACION DEFINITIVA 2025", "COMPROMISOS 2025", "ESTADO PROGRAMADO-NO PROGRAMADO", "L.B",
      ])
    #expect(try reasons("sispt_25126.xlsx") == [])
    #expect(try reasons("cali_cuadro1s_2024_junio.xlsx") == [])
    #expect(try reasons("dnp_alertas_25126.xlsx") == [])
  }

  /// What was understood of one sheet.
  private struct Sheet {
    var columns: Set<Int32> = []
    var rows: [String: Int] = [:]

    init(_ name: String, _ tables: PlanTables) {
      guard let document = tables.documents.first,
        let (block, grid) = document.grids.first(where: { $0.grid.name == name })
      else { return }
      for table in tables.tables {
        for part in table.parts where Int(part.place.block) == block {
          rows[table.definition.id, default: 0] += part.rows.count
          columns.formUnion(part.readings.map(\.cell.column))
          columns.formUnion(part.unrecognised.map(\.cell.column))
          addOthers(part, grid)
        }
      }
    }

    /// Columns that say of the whole plan what stands on every row, and the class of a tree's rows: they
    /// are no field of a row and not unknown.
    private mutating func addOthers(_ part: TablePart, _ grid: Grid) {
      let whole = ["Código DANE", "Entidad territorial", "Nombre del plan", "Clase"]
      for cell in grid.cellRange(ofRow: Int(part.headerRow))
      where whole.contains(grid.text(grid.values[cell])) {
        columns.insert(Int32(grid.columns[cell]))
      }
    }
  }
}

/// The headings that were collected from plans of many entities, beside the checkout.
enum CollectedHeadings {
  private static let file = RealWorkbooks.checkout.deletingLastPathComponent()
    .appendingPathComponent("shared/plans/headers.yaml")
  static let areThere = FileManager.default.fileExists(atPath: file.path)

  /// The headings, without case, accents, spaces and signs.
  static func keys() throws -> Set<String> {
    let text = try String(contentsOf: file, encoding: .utf8)
    let starts = text.components(separatedBy: "- {text: \"").dropFirst()
    return Set(
      starts.compactMap { line in
        guard let end = line.range(of: "\", seen:") else { return nil }
        let heading = line[..<end.lowerBound].replacingOccurrences(of: "\\n", with: " ")
        return key(heading)
      })
  }

  /// The headings of each source, as they were written.
  static func bySource() throws -> [String: [String]] {
    let text = try String(contentsOf: file, encoding: .utf8)
    var found: [String: [String]] = [:]
    for line in text.components(separatedBy: "- {text: \"").dropFirst() {
      guard let end = line.range(of: "\", seen: ["),
        let close = line.range(of: "]", range: end.upperBound..<line.endIndex)
      else { continue }
      let heading = line[..<end.lowerBound].replacingOccurrences(of: "\\n", with: "\n")
        .replacingOccurrences(of: "\\\"", with: "\"")
      for source in line[end.upperBound..<close.lowerBound].components(separatedBy: ", ") {
        found[source, default: []].append(heading)
      }
    }
    return found
  }

  static func key(_ heading: String) -> String {
    heading.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
      .filter { $0.isLetter || $0.isNumber || $0 == "%" }
  }
}
