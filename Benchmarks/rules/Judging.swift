import Checking
import Evaluation
import Findings
import Foundation
import Plans
import Rules
import Values

/// A plan of many activities and 300 rules to judge it by.
struct Judging {
  /// 300 rules that each judge every activity: the pack's own, some of them several times.
  let rowRules: [Rule]
  /// The whole pack, repeated to 300 rules.
  let allRules: [Rule]
  /// How many different rules `rowRules` holds.
  let kinds: Int
  /// How many cells `rowRules` gives.
  let cells: Int
  private let context: EvaluationContext

  /// Reads and recognises a generated plan; one cell in twenty lacks or is faulty.
  init(_ pack: RulePack, rowCount: Int) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("plan-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(Judging.plan(rowCount).utf8).write(to: URL(fileURLWithPath: path))
    let session = try CheckSession(CheckRequest(paths: [path], version: "0"), pack: pack)
    let tables = try session.inspect(path).0
    context = EvaluationContext(
      pack: pack, tables: tables, asOf: CalendarDate(iso: "2026-11-21") ?? pack.identity.verified)
    let context = context
    let judged = pack.rules.filter { rule in
      guard rule.subject.table == "actividad" else { return false }
      return PackEvaluator.judge([rule], in: context)[0].totals.grid >= rowCount
    }
    kinds = judged.count
    rowRules = Judging.repeated(judged)
    allRules = Judging.repeated(pack.rules)
    cells = PackEvaluator.judge(rowRules, in: context).reduce(0) { $0 + $1.totals.grid }
  }

  /// Gives every cell its verdict.
  @discardableResult func judge(_ rules: [Rule], jobs: Int) -> [JudgedRule] {
    PackEvaluator.judge(rules, in: context, jobs: jobs)
  }

  /// Puts into words what was found, as a report tells it.
  @discardableResult func word(_ judged: [JudgedRule]) -> [RuleOutcome] {
    PackEvaluator.words(of: judged)
  }

  /// What each rule costs alone to judge and to put into words, in milliseconds, the dearest first.
  func each() -> [(rule: String, judged: Double, worded: Double, rows: Bool)] {
    let rowIDs = Set(rowRules.map(\.id))
    return context.pack.rules.map { rule in
      let judged = judge([rule], jobs: 1)
      return (
        rule.id, Figures { judge([rule], jobs: 1) }.minimum, Figures { word(judged) }.minimum,
        rowIDs.contains(rule.id)
      )
    }.sorted { $0.1 > $1.1 }
  }

  /// 300 rules, each copy under a name of its own.
  private static func repeated(_ rules: [Rule]) -> [Rule] {
    guard !rules.isEmpty else { return [] }
    return (0..<300).map { index in
      var rule = rules[index % rules.count]
      if index >= rules.count { rule.id += "-\(index / rules.count)" }
      return rule
    }
  }

  private static func plan(_ rowCount: Int) -> String {
    var lines = [
      "Línea;Código BPIN;Proyecto;Actividad;Responsable;Fecha inicio;Fecha fin;Peso;Meta;Indicador;"
        + "Línea base;Presupuesto;Fuente"
    ]
    for row in 0..<rowCount {
      let lacks = row % 20 == 7
      lines.append(
        [
          "Línea \(row / 400 + 1)", "20240011\(100_0000 + row / 40)", "Proyecto \(row / 40)",
          "Actividad número \(row)", lacks ? "" : "Secretaría \(row % 37)",
          "2026-0\(row % 6 + 1)-15", row % 20 == 9 ? "31/1272026" : "2026-1\(row % 3)-28",
          row % 20 == 11 ? "0" : "2,5", "\(row % 90 + 10)", "Personas atendidas \(row % 90)",
          "\(row % 10)", "\(row * 1000 + 500_000)", "Propios",
        ].joined(separator: ";"))
    }
    return lines.joined(separator: "\n")
  }
}
