import Findings
import Store
import Values

/// What became of each duty of an entity from one year's dossier to its next, and what brought it.
///
/// One rule pack judges both years of a run, each to its own day. So a duty that came or went did so because
/// its requirement is in force on one of the two days only; everything else is told by the verdicts:
///
/// - **law**: in one of the two years no cell of the requirement is in force;
/// - **deadline**: in the year without a breach it is not due yet;
/// - **information**: in the year without a breach something could not be checked or decided, so that
///   nobody can say that it was met;
/// - **plan**: in both years it was judged, and the documents alone made the difference.
struct AuditTrend {
  /// What brought a change.
  enum Origin: String, CaseIterable {
    case plan
    case law
    case deadline
    case information
  }

  /// What became of duties between two years, over all entities.
  struct Step {
    let from: String
    let to: String
    /// Broken in the later year only.
    var broken: [Origin: Int] = [:]
    /// Broken in the earlier year only.
    var mended: [Origin: Int] = [:]
    /// Broken in both.
    var still = 0
  }

  /// A requirement of one entity that changed.
  struct Change {
    let entity: String
    let from: String
    let to: String
    let requirement: String
    let isBroken: Bool
    let origin: Origin
  }

  /// By years, the earliest first.
  private(set) var steps: [Step] = []
  /// Each change, in the order of the matrix.
  private(set) var changes: [Change] = []

  init(_ run: RunRecord) {
    var following: [String: (entity: String, from: String, to: String)] = [:]
    // A year follows a year and a four-year plan a four-year plan; they ask for different things.
    var last: [String: RunDossier] = [:]
    for dossier in run.dossiers {
      let kind = "\(dossier.year.utf8.count) \(dossier.entity)"
      if let earlier = last[kind] {
        following[AuditTrend.key(earlier.entity, earlier.year)] = (
          earlier.entity, earlier.year, dossier.year
        )
      }
      last[kind] = dossier
    }
    var steps: [String: Step] = [:]
    for pair in following.values {
      steps["\(pair.from) \(pair.to)"] = Step(from: pair.from, to: pair.to)
    }
    for row in run.matrix {
      let cells = Dictionary(
        row.cells.map { (AuditTrend.key($0.entity, $0.year), $0) }, uniquingKeysWith: { $1 })
      for before in row.cells {
        guard let pair = following[AuditTrend.key(before.entity, before.year)],
          let after = cells[AuditTrend.key(pair.entity, pair.to)]
        else { continue }
        let step = "\(pair.from) \(pair.to)"
        switch (before.breaches > 0, after.breaches > 0) {
        case (false, false): continue
        case (true, true): steps[step]?.still += 1
        case (let wasBroken, _):
          let origin = AuditTrend.origin(unbroken: wasBroken ? after : before)
          if wasBroken {
            steps[step]?.mended[origin, default: 0] += 1
          } else {
            steps[step]?.broken[origin, default: 0] += 1
          }
          changes.append(
            Change(
              entity: pair.entity, from: pair.from, to: pair.to, requirement: row.requirement,
              isBroken: !wasBroken, origin: origin))
        }
      }
    }
    self.steps = steps.values.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// Why one of two years has no breach where the other has one.
  private static func origin(unbroken cell: MatrixCell) -> Origin {
    if cell.notInForce > 0, cell.notInForce == cell.totals.grid { return .law }
    let totals = cell.totals
    if totals[.notChecked] + totals[.needsReview] + totals[.error] > 0 { return .information }
    return totals[.notDue] > 0 ? .deadline : .plan
  }

  private static func key(_ entity: String, _ year: String) -> String { "\(entity)/\(year)" }
}

extension AuditTrend.Origin {
  /// For people.
  func label(in language: TextLanguage) -> String {
    switch (self, language) {
    case (.plan, .es): "cambió el plan"
    case (.plan, _): "the plan changed"
    case (.law, .es): "cambió la ley"
    case (.law, _): "the law changed"
    case (.deadline, .es): "por el plazo"
    case (.deadline, _): "by the deadline"
    case (.information, .es): "falta información"
    case (.information, _): "information lacks"
    }
  }
}
