import Checking
import Findings
import Reports
import Rules
import Store
import Values

/// Draws a sample from a store's last run and keeps it there with what people are shown of each cell.
package struct SampleDrawing: Sendable {
  private let request: SampleRequest
  private let root: String?
  private let version: String
  private let store: Store

  /// A drawing from a store; files are read again from `root`, or from the folder that was audited.
  package init(_ request: SampleRequest, root: String?, version: String, store: Store) {
    (self.request, self.root, self.version, self.store) = (request, root, version, store)
  }

  /// The sample; one that was drawn before is as it was then, and no file is opened. A document that changed
  /// since the audit is an error that names it.
  package func sample() throws -> StoredSample {
    let grid = try store.latestGrid()
    try check(grid)
    let population = SamplePopulation(grid, for: request)
    guard population.count > 0 else { throw SampleDrawing.empty }
    let code = population.code(of: request)
    if let known = try store.sample(code) { return known }
    let drawn = try select(population, grid)
    let cells = drawn.enumerated().map { index, drawn in
      let group = population.groups[drawn.group]
      return StoredSample.Cell(
        number: index + 1, result: group.cells.result, plan: group.cells.plan,
        entity: group.cells.entity, year: group.cells.year,
        address: CellDetail.Address(
          rule: group.cells.rule, verdict: group.verdict, position: drawn.position), content: "")
    }
    let sample = StoredSample(
      code: code, run: grid.run, pack: grid.pack, method: request.method, seed: request.seed,
      size: request.size, filter: request.filter, population: population.count,
      populationSHA256: population.sha256, cells: try shown(cells))
    try store.keep(sample)
    return try store.sample(code) ?? sample
  }

  // MARK: - Steps

  /// What is asked for has to be there: a name that was mistaken gives no smaller population.
  private func check(_ grid: RunGrid) throws(CheckError) {
    func among(_ wanted: [String], _ known: Set<String>, _ es: String, _ en: String)
      throws(CheckError)
    {
      guard let wrong = wanted.first(where: { !known.contains($0) }) else { return }
      let near = nearest(to: wrong, among: known.sorted())
      throw CheckError(
        .usage,
        es: "en la auditoría no hay \(es) «\(wrong)»"
          + (near.map { "; ¿quiso decir «\($0)»?" } ?? ""),
        en: "there is no \(en) “\(wrong)” in the audit"
          + (near.map { "; did you mean “\($0)”?" } ?? ""))
    }
    try among(
      [request.entity].compactMap { $0 }, Set(grid.cells.map(\.entity)), "ninguna entidad", "entity"
    )
    try among([request.year].compactMap { $0 }, Set(grid.cells.map(\.year)), "ningún año", "year")
    try among(request.rules, Set(grid.cells.map(\.rule)), "ninguna regla", "rule")
    try among(request.norms, Set(grid.cells.map(\.norm)), "ninguna norma", "norm")
  }

  private func select(
    _ population: SamplePopulation, _ grid: RunGrid
  ) throws -> [SampleSelection.Drawn] {
    let selection = SampleSelection(population, seed: request.seed, size: request.size)
    guard request.method == .risk else { return selection.random() }
    let risk = SampleRisk(
      grid, pack: try AuditReplay.pack(of: store.packFiles(grid.pack), sha256: grid.pack))
    return selection.byRisk(weight: risk.weight, urgency: risk.urgency)
  }

  /// The cells with what people are shown of them, read from the documents that were audited.
  private func shown(_ cells: [StoredSample.Cell]) throws -> [StoredSample.Cell] {
    var shown = cells
    let dossiers = Dictionary(grouping: cells) { [$0.entity, $0.year] }
    for (dossier, wanted) in dossiers.sorted(by: { $0.value[0].number < $1.value[0].number }) {
      let replay = try AuditReplay(
        entity: dossier[0], year: dossier[1], root: root, store: store, version: version)
      for audited in try replay.dossiers() {
        let outcome = audited.replay(version: version).outcome(lookingAt: wanted.map(\.address))
        for cell in wanted {
          guard audited.agrees(with: outcome),
            let content = SampleDrawing.content(of: cell, in: outcome.plans)
          else { throw SampleDrawing.disagrees(dossier.joined(separator: "/")) }
          shown[cell.number - 1].content = content.text
        }
      }
    }
    return shown
  }

  private static func content(
    of cell: StoredSample.Cell, in plans: [CheckedPlan]
  ) -> SampleContent? {
    guard plans.indices.contains(cell.plan) else { return nil }
    let plan = plans[cell.plan]
    let sourced = SourcedReport(plan.report, sources: plan.documents)
    guard let detail = plan.cells.first(where: { $0.address == cell.address }),
      let texts = CellTexts(sourced, detail)
    else { return nil }
    return SampleContent(texts, of: plan.report.documents.map { ($0.path, $0.sha256) })
  }
}

extension SampleDrawing {
  private static let empty = CheckError(
    .usage, es: "no hay ninguna celda de donde sacar la muestra: pida menos condiciones",
    en: "there is no cell to draw the sample from: ask for fewer conditions")

  private static func disagrees(_ dossier: String) -> CheckError {
    CheckError(
      .cannotRead,
      es:
        "este programa no da en «\(dossier)» lo que dio la auditoría: repita «cotejo audit "
        + "run» y saque la muestra de nuevo",
      en:
        "this program does not give for “\(dossier)” what the audit gave: give “cotejo audit "
        + "run” again and draw the sample anew")
  }
}
