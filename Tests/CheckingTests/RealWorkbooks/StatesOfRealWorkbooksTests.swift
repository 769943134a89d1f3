import Checking
import Findings
import Foundation
import Plans
import Readers
import Reports
import Rules
import TestSupport
import Testing
import Values

@Suite(
  "What was read of real workbooks",
  .enabled(if: RealWorkbooks.areThere, "../shared/plans/real is not there"))
struct StatesOfRealWorkbooksTests {
  @Test(
    "the states of every field add up to the rows of its table",
    arguments: [
      "cali_cuadro1s_2024_junio.xlsx", "cali_cuadro1s_2025_t1.xlsx", "cali_paa_w35.xlsx",
      "dnp_alertas_25126.xlsx", "sispt_25126.xlsx", "sispt_25175.xlsx", "sispt_25200.xlsx",
      "sispt_25214.xlsx", "tenjo_plan_indicativo.xlsx",
    ])
  func states(name: String) throws {
    let readings = DocumentReadings(try RealWorkbooks.tables(name)).all
    #expect(readings.contains { $0.tables.contains { $0.rows > 0 } })
    for table in readings.flatMap(\.tables) {
      for field in table.fields {
        let sum = field.states.named.reduce(0) { $0 + $1.count }
        #expect(sum == table.rows, "\(name) \(table.table).\(field.field)")
      }
    }
  }
}
