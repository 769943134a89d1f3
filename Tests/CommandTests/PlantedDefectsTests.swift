import Foundation
import TestSupport
import Testing

/// A workbook of 4,000 activities in which every defect was planted on purpose.
struct PlantedPlan {
  /// The rule that must find a defect, and the cells where it must.
  private(set) var planted: [String: Set<String>] = [:]
  /// The workbook.
  private(set) var bytes: [UInt8] = []

  static let activities = 4_000
  static let perProject = 10
  init() throws {
    var book = WorkbookBuilder()
    book.add("Proyectos") { sheet in
      sheet.write([["Código BPIN", "Nombre del proyecto", "Presupuesto del proyecto"]])
      for project in 0..<(PlantedPlan.activities / PlantedPlan.perProject) {
        let row = project + 2
        sheet["A\(row)"] = .text(PlantedPlan.bpin(project))
        sheet["B\(row)"] = .text("Proyecto número \(project + 1) del municipio")
        sheet["C\(row)"] = .number(Double(1_000_000 * (project + 1)))
      }
    }
    var planted: [String: Set<String>] = [:]
    book.add("Plan de acción") { sheet in
      sheet["A1"] = .text("PLAN DE ACCIÓN 2026")
      sheet.write(
        [
          [
            "Objetivo", "Código BPIN", "Estrategia", "Meta", "Actividad", "Responsable",
            "Fecha inicio", "Fecha fin", "Ponderación de Actividad", "Producto",
          ]
        ], at: "A2")
      for index in 0..<PlantedPlan.activities {
        PlantedPlan.write(index, row: index + 3, on: &sheet, &planted)
      }
    }
    self.planted = planted
    bytes = try book.bytes()
  }

  /// One row, right but for what its number plants in it.
  private static func write(
    _ index: Int, row: Int, on sheet: inout WorkbookBuilder.Sheet,
    _ planted: inout [String: Set<String>]
  ) {
    let project = index / perProject
    sheet["A\(row)"] = .text("Objetivo \(index / 400 + 1)")
    sheet["B\(row)"] = .text(bpin(project))
    sheet["C\(row)"] = .text("Estrategia \(index / 200 + 1)")
    sheet["D\(row)"] = .text("Meta \(project + 1)")
    sheet["E\(row)"] = .text("Actividad \(index + 1) del proyecto \(project + 1)")
    sheet["F\(row)"] = .text("Secretaría de Salud")
    sheet["G\(row)"] = .date(46_054)
    sheet["H\(row)"] = .date(46_300)
    sheet["I\(row)"] = .number(0.1)
    sheet["J\(row)"] = .text("Producto \(project + 1)")
    func plant(_ rule: String, _ column: String) {
      planted[rule, default: []].insert(column + String(row))
    }
    switch index {
    case _ where index % 97 == 3:
      sheet["F\(row)"] = nil
      plant("actividad-sin-responsable", "F")
    case _ where index % 89 == 5:
      sheet["G\(row)"] = nil
      plant("actividad-sin-fecha-inicio", "G")
    case _ where index % 83 == 7:
      sheet["H\(row)"] = nil
      plant("actividad-sin-fecha-fin", "H")
    case _ where index % 79 == 9:
      sheet["G\(row)"] = .text("31/1272026")
      plant("fecha-inicio-mal-escrita", "G")
    case _ where index % 73 == 11:
      sheet["H\(row)"] = .date(46_040)
      plant("fin-antes-de-inicio", "H")
    case 1_500, 2_500, 3_500:
      sheet["B\(row)"] = .text("20262579900\(index)99999")
      plant("bpin-mal-formado", "B")
    case 1_600, 2_600, 3_600:
      sheet["B\(row)"] = .text("202625799\(index)")
      plant("bpin-sin-proyecto", "B")
    case _ where index % 500 == 20:
      sheet["I\(row)"] = .number(0.3)
      plant("pesos-no-suman-cien", "I")
    default: break
    }
  }

  /// A municipal code of 13 digits.
  private static func bpin(_ project: Int) -> String { String(2_026_257_990_000 + project + 1) }
}

@Suite("A workbook of 4,000 activities with planted defects")
struct PlantedDefectsTests {
  @Test("finds every planted defect at its cell, and nothing else by those rules")
  func allAndOnly() throws {
    let plan = try PlantedPlan()
    let folder = try TemporaryFolder()
    let path = try folder.write(plan.bytes, as: "plan.xlsx")
    let run = try Program.run(
      "check", path, "--report", "json", "--set", "entidad.nivel=municipal", "--as-of",
      "2026-02-15")
    let findings = run.json["findings"] as? [[String: Any]] ?? []
    for (rule, cells) in plan.planted.sorted(by: { $0.key < $1.key }) {
      let found = Set(
        findings.filter { $0["rule"] as? String == rule && $0["verdict"] as? String == "fail" }
          .flatMap { cellsNamed(by: $0) })
      let missed = cells.subtracting(found).sorted()
      #expect(missed.isEmpty, "\(rule) missed \(missed.prefix(5)) of \(cells.count)")
      let columns = Set(cells.compactMap(\.first))
      let wrong = found.filter { columns.contains($0.first ?? " ") && !isExpected($0, rule, plan) }
      #expect(wrong.isEmpty, "\(rule) accuses \(wrong.sorted().prefix(5)) without cause")
    }
    #expect(!plan.planted.isEmpty)
  }

  /// A group's fault is told at all the cells of the group.
  private func isExpected(_ cell: String, _ rule: String, _ plan: PlantedPlan) -> Bool {
    let cells = plan.planted[rule] ?? []
    guard rule == "pesos-no-suman-cien", let row = Int(cell.dropFirst()) else {
      return cells.contains(cell)
    }
    let group = (row - 3) / PlantedPlan.perProject
    let planted = plan.planted.filter {
      ["bpin-sin-proyecto", "bpin-mal-formado"].contains($0.key)
    }
    return (cells.union(planted.flatMap(\.value))).contains { planted in
      Int(planted.dropFirst()).map { ($0 - 3) / PlantedPlan.perProject == group } ?? false
    }
  }

  private func cellsNamed(by finding: [String: Any]) -> [String] {
    (finding["locations"] as? [[String: Any]] ?? []).compactMap { $0["cell"] as? String }
  }
}
