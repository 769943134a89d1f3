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

@Suite("The report")
struct ReportBuildingTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  private func examples() -> [String] {
    ["con-defectos-2026", "mincit-participacion-2021", "perfecto-2026"].map {
      Checkout.root.appendingPathComponent("examples/\($0)/plan.xlsx").path
    }
  }

  @Test("same input, same bytes: twice, and whatever the number of threads")
  func determinism() throws {
    var bytes: Set<[UInt8]> = []
    for jobs in [1, 1, 2, 5] {
      var request = desk.request(examples())
      request.jobs = jobs
      bytes.insert(Desk.json(try desk.run(request).plans))
    }
    #expect(bytes.count == 1)
  }

  @Test("findings go by document, sheet, row, column and rule; those without a place come first")
  func order() throws {
    for plan in try desk.run(desk.request(examples())).plans {
      let findings = plan.report.findings
      #expect(!findings.isEmpty)
      for (one, next) in zip(findings, findings.dropFirst()) {
        let places = [one, next].map { $0.locations.map(\.locator).min() }
        switch (places[0], places[1]) {
        case (nil, nil): #expect(one.rule <= next.rule)
        case (nil, _): break
        case (_, nil): Issue.record("\(next.rule) has no place and comes after one that has")
        case (let a?, let b?): #expect(a < b || (a == b && one.rule <= next.rule))
        }
      }
    }
  }

  @Test("the totals are those of the rules, and the findings those of the totals")
  func totals() throws {
    for plan in try desk.run(desk.request(examples())).plans {
      let report = plan.report
      var sum = VerdictTotals()
      for rule in report.rules { sum += rule.totals }
      #expect(sum == report.totals)
      for rule in report.rules {
        for verdict in Verdict.allCases where verdict.isListed {
          let told = report.findings.filter { $0.rule == rule.id && $0.verdict == verdict }
            .reduce(0) { $0 + $1.count }
          #expect(told == rule.totals[verdict], "\(rule.id) \(verdict.id)")
        }
        let reasons = rule.reasons.reduce(0) { $0 + $1.count }
        #expect(reasons == rule.totals[.notApplicable] + rule.totals[.notDue], "\(rule.id)")
      }
      #expect(report.due.reduce(0) { $0 + $1.count } == report.totals[.notDue])
    }
  }

  @Test("fingerprints of a plan stay when a row is inserted on top")
  func fingerprints() throws {
    func found(_ extra: Bool) throws -> Set<String> {
      var book = WorkbookBuilder()
      book.add("Plan") { sheet in
        sheet["A1"] = "PLAN DE ACCIÓN 2026"
        var rows: [[WorkbookBuilder.Cell?]] = [
          ["Objetivo", "Actividad", "Responsable", "Fecha inicio", "Fecha fin"]
        ]
        if extra { rows.append(["O0", "1. Nueva", "Salud", .date(46_054), .date(46_300)]) }
        let number = extra ? 2 : 1
        rows.append(["O1", .text("\(number). Hacer talleres"), nil, .date(46_054), .date(46_300)])
        rows.append(["O1", .text("\(number + 1). Comprar"), "Obras", .date(46_300), .date(46_054)])
        sheet.write(rows, at: "A2")
      }
      let path = try desk.folder.write(book.bytes(), as: "\(extra).xlsx")
      return Set(try desk.report { $0.paths = [path] }.findings.map(\.fingerprint))
    }
    #expect(try found(true) == found(false))
  }

  @Test("a blank merged over rows is one finding with their number, and its key is of the first")
  func mergedBlank() throws {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet["A1"] = "PLAN DE ACCIÓN 2026"
      sheet.write(
        [
          ["Objetivo", "Actividad", "Responsable", "Fecha inicio", "Fecha fin"],
          ["O1", "Hacer talleres", nil, .date(46_054), .date(46_300)],
          ["O1", "Comprar equipos", nil, .date(46_054), .date(46_300)],
          ["O1", "Pintar", nil, .date(46_054), .date(46_300)],
          ["O1", "Podar", "Obras", .date(46_054), .date(46_300)],
          ["O1", "Barrer", nil, .date(46_054), .date(46_300)],
        ], at: "A2")
      sheet.merges = ["C3:C5"]
    }
    let path = try desk.folder.write(book.bytes(), as: "unidas.xlsx")
    let report = try desk.report {
      $0.paths = [path]
      $0.ruleIDs = ["actividad-sin-responsable"]
    }
    #expect(report.findings.map(\.count) == [3, 1])
    #expect(report.findings.map { $0.locations.map(\.locator.row) } == [[2], [6]])
    #expect(report.totals[.fail] == 4 && report.totals[.pass] == 1)
    #expect(report.findings[0].subject.key == "hacer talleres")
  }

  @Test("a column understood by a guess is one question, at its heading, for all its cells")
  func guessedColumn() throws {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet["A1"] = "PLAN DE ACCIÓN 2026"
      sheet.write(
        [
          ["Objetivo", "Actividad", "Responsabel", "Fecha inicio", "Fecha fin"],
          ["O1", "Hacer talleres", "Salud", .date(46_054), .date(46_300)],
          ["O1", "Comprar equipos", nil, .date(46_054), .date(46_300)],
          ["O1", "Pintar", "Obras", .date(46_054), .date(46_300)],
        ], at: "A2")
    }
    let path = try desk.folder.write(book.bytes(), as: "casi.xlsx")
    let report = try desk.report {
      $0.paths = [path]
      $0.ruleIDs = ["actividad-sin-responsable"]
    }
    #expect(report.totals[.needsReview] == 3, "\(report.totals)")
    #expect(report.findings.map(\.count) == [3])
    #expect(report.findings.first?.subject.key == "*")
    #expect(report.questions.count == 1)
    #expect(report.questions.first?.cells == 3)
    #expect(report.verdict == .inconclusive)
  }

  @Test("MinCIT's 28 dates are of the precision of a month")
  func months() throws {
    let path = Checkout.root.appendingPathComponent("examples/mincit-participacion-2021/plan.xlsx")
    let session = try CheckSession(desk.request(), pack: Desk.pack.get())
    let table = try #require(try session.inspect(path.path).0["actividad"])
    for field in ["fecha_inicio", "fecha_fin"] {
      let column = try #require(table.column(field))
      for row in 0..<14 {
        guard case .date(let date)? = column.value(row: row) else {
          Issue.record("\(field) \(row) is no date")
          continue
        }
        #expect(date.precision == .month)
      }
    }
  }
}
