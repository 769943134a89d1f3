import Documents
import Glibc
import Readers
import Testing

/// The workbooks of `../shared/plans/real`, which real offices made, are there on some computers only.
@Suite("Real plans")
struct RealPlansTests {
  private static let folder = "../shared/plans/real"
  private static var isThere: Bool { access(folder, R_OK) == 0 }

  @Test(
    "have the sheets and the cells that openpyxl finds",
    .enabled(if: RealPlansTests.isThere, "../shared/plans/real is not on this computer"),
    arguments: RealPlansTests.figures.keys.sorted())
  func counts(file: String) throws {
    let document = try DocumentReaders.read(
      try SourceFile(reading: "\(RealPlansTests.folder)/\(file)"))
    let expected = try #require(RealPlansTests.figures[file])
    #expect(document.blocks.count == expected.count)
    for ((_, grid), (name, count)) in zip(document.grids, expected) {
      #expect(grid.name == name)
      // A formula without a result is no cell for openpyxl.
      #expect(grid.values.count { $0 != .notComputed } == count, "\(name)")
    }
  }

  /// Sheets and written cells, counted with openpyxl 3.1.5 (`data_only`, empty texts left out).
  private static let figures: [String: [(String, Int)]] = [
    "cali_cuadro1s_2024_junio.xlsx": [
      ("Junio de 2024", 374),
      ("4112 Gobierno", 456),
      ("4121 Juridica", 212),
      ("4123 Control Interno", 112),
      ("4124 D Control Disciplinario", 215),
      ("4131 Hacienda", 582),
      ("4132 Planeacion", 1570),
      ("4133 Dagma", 2155),
      ("4134 DATIC", 532),
      ("4135 Contratacion", 127),
      ("4137 DADII", 689),
      ("4143 Educacion", 1994),
      ("4145 Salud", 2803),
      ("4146 Bienestar Social", 2973),
      ("4147 Vivienda", 768),
      ("4148 Cultura", 3961),
      ("4151 Infraestructura", 1057),
      ("4152 Movilidad", 695),
      ("4161 Seguridad y Justicia", 1741),
      ("4162 Deporte", 2077),
      ("4163 Riesgo", 634),
      ("4164 Paz y CC", 1860),
      ("4171 Desarrollo Eco", 2001),
      ("4172 Turismo", 546),
      ("4173 Desarrollo Territorial", 587),
      ("4181 Bienes y Servicios", 289),
      ("4182 Servicios Publicos", 1230),
      ("4181 Protección Animal", 143),
    ],
    "cali_cuadro1s_2025_t1.xlsx": [
      ("MEDE01.03.01.P01.F05", 119909),
      ("Descripcion Cuadro", 159),
      ("DAP Cuadro 4F", 79),
    ],
    "cali_paa_w35.xlsx": [
      ("V32 PAA 2025 sin duplicados", 59784)
    ],
    "dnp_alertas_25126.xlsx": [
      ("Resumen", 620),
      ("Detalle seguimiento financiero", 6457),
      ("Detalle seguimiento físico", 7297),
    ],
    "sispt_25126.xlsx": [
      ("Líneas estratégicas", 31),
      ("Indicadores de resultado", 376),
      ("Plan indicativo - Productos", 14324),
      ("Plan indicativo SGR - Productos", 29),
      ("Iniciativas SGR", 11),
    ],
    "sispt_25175.xlsx": [
      ("Líneas estratégicas", 41),
      ("Indicadores de resultado", 99),
      ("Plan indicativo - Productos", 22861),
      ("Plan indicativo SGR - Productos", 29),
      ("Iniciativas SGR", 11),
    ],
    "sispt_25200.xlsx": [
      ("Líneas estratégicas", 31),
      ("Indicadores de resultado", 10),
      ("Plan indicativo - Productos", 3982),
      ("Plan indicativo SGR - Productos", 29),
      ("Iniciativas SGR", 11),
    ],
    "sispt_25214.xlsx": [
      ("Líneas estratégicas", 31),
      ("Indicadores de resultado", 214),
      ("Plan indicativo - Productos", 10633),
      ("Plan indicativo SGR - Productos", 29),
      ("Iniciativas SGR", 11),
    ],
    "tenjo_plan_indicativo.xlsx": [
      ("PDM", 23969),
      ("Hoja 1", 729),
      ("CONSOLIDADO PROGRAMAS", 393),
      ("Nombre Eje", 676),
    ],
  ]
}
