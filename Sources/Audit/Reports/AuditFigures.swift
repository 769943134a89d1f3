import Findings
import Store
import Values

/// What several forms of the matrix need.
struct AuditFigures {
  /// A requirement and how often it is broken.
  struct Broken {
    let row: MatrixRow
    /// In how many dossiers.
    let dossiers: Int
    /// In how many cells of their grids.
    let cells: Int
  }

  let run: RunRecord

  /// How many dossiers come to each verdict, the gravest first.
  var verdicts: [(verdict: WholeVerdict, count: Int)] {
    AuditFigures.order.map { verdict in
      (verdict, run.dossiers.filter { $0.verdict == verdict }.count)
    }
  }

  /// The gravest first; what could not be concluded stands apart from what complies.
  static let order: [WholeVerdict] = [
    .doesNotComply, .inconclusive, .compliesWithExceptions, .complies,
  ]

  /// Duties that are broken somewhere, those of most dossiers first.
  var broken: [Broken] {
    let all = run.matrix.enumerated().map { position, row in
      let cells = row.cells.filter { $0.breaches > 0 }
      return (
        position,
        Broken(
          row: row, dossiers: cells.count, cells: cells.reduce(0) { $0 + $1.breaches })
      )
    }
    return all.filter { $0.1.dossiers > 0 }.sorted {
      (-$0.1.dossiers, -$0.1.cells, $0.0) < (-$1.1.dossiers, -$1.1.cells, $1.0)
    }.map(\.1)
  }

  /// A question and how much waits for its answer.
  struct Open {
    let id: String
    let text: LocalizedText
    /// In how many dossiers.
    let dossiers: Int
    /// In how many cells of their grids.
    let cells: Int
  }

  /// What is still to be known, that of most dossiers first. A doubt about one cell of one document is
  /// told with its dossier and not here.
  var open: [Open] {
    var found: [String: Open] = [:]
    for dossier in run.dossiers {
      for question in dossier.questions where !question.id.contains("@") {
        let known = found[question.id]
        found[question.id] = Open(
          id: question.id, text: known?.text ?? question.text,
          dossiers: (known?.dossiers ?? 0) + 1, cells: (known?.cells ?? 0) + question.cells)
      }
    }
    return found.values.sorted {
      (-$0.dossiers, -$0.cells, $0.id) < (-$1.dossiers, -$1.cells, $1.id)
    }
  }

  /// Requirements that apply to some dossier, and those that apply to none, in the order of the matrix.
  var requirements: (applied: [MatrixRow], idle: [MatrixRow]) {
    var (applied, idle): ([MatrixRow], [MatrixRow]) = ([], [])
    for row in run.matrix {
      if row.cells.allSatisfy({ $0.totals[.notApplicable] == $0.totals.grid }) {
        idle.append(row)
      } else {
        applied.append(row)
      }
    }
    return (applied, idle)
  }

  /// Dossiers of one group, by what they come to, in the order of `order`.
  struct Group {
    let name: String
    let counts: [Int]
  }

  /// Dossiers by year.
  var byYear: [Group] { groups { $0.year } }

  /// Dossiers by level of government and legal nature, as their documents say.
  func byKind(in language: TextLanguage) -> [Group] {
    groups { AuditFigures.kind($0, in: language) }
  }

  /// `municipal, central`; what the documents do not say is said to lack.
  static func kind(_ dossier: RunDossier, in language: TextLanguage) -> String {
    let words = ["nivel", "naturaleza"].compactMap { dossier.facts[$0] }
    if words.isEmpty { return language == .es ? "sin dato" : "not known" }
    return words.joined(separator: ", ")
  }

  private func groups(_ name: (RunDossier) -> String) -> [Group] {
    var counts: [String: [Int]] = [:]
    for dossier in run.dossiers {
      let place = AuditFigures.order.firstIndex(of: dossier.verdict) ?? 0
      counts[name(dossier), default: AuditFigures.order.map { _ in 0 }][place] += 1
    }
    return counts.sorted { $0.key < $1.key }.map { Group(name: $0.key, counts: $0.value) }
  }

  /// The codes of `leading`, the gravest first.
  static let codes =
    [Verdict.error, .fail].map(\.id) + [Glossary.methodologyFail]
    + [Verdict.notChecked, .needsReview, .notDue, .pass, .notApplicable].map(\.id)

  /// What was found in a dossier; what is broken stands before what nobody knows.
  static func gravestFirst(_ findings: [RunFinding]) -> [RunFinding] {
    let ranks = findings.map { codes.firstIndex(of: $0.verdictCode) ?? 0 }
    return findings.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { findings[$0] }
  }

  /// Requirements of dossiers by norm and the verdict that says most, in the order of `codes`.
  func byNorm(in language: TextLanguage) -> [Group] {
    var order: [String] = []
    var counts: [String: (title: String, counts: [Int])] = [:]
    for row in run.matrix {
      if counts[row.norm] == nil {
        order.append(row.norm)
        counts[row.norm] = (row.normTitle.text(in: language), AuditFigures.codes.map { _ in 0 })
      }
      for cell in row.cells {
        guard let code = AuditFigures.leading(cell)?.code,
          let place = AuditFigures.codes.firstIndex(of: code)
        else { continue }
        counts[row.norm]?.counts[place] += 1
      }
    }
    return order.compactMap { counts[$0] }.map { Group(name: $0.title, counts: $0.counts) }
  }

  /// The verdict that says most of a cell: the gravest there is, and how often. Fails of good practice
  /// alone, which no norm asks for, are `Glossary.methodologyFail` and no breach.
  static func leading(_ cell: MatrixCell) -> (code: String, count: Int)? {
    let order: [Verdict] = [
      .error, .fail, .notChecked, .needsReview, .notDue, .pass, .notApplicable,
    ]
    for verdict in order {
      var count = cell.totals[verdict]
      if verdict == .fail { count -= cell.improvable }
      if count > 0 { return (verdict.id, count) }
      if verdict == .needsReview, cell.improvable > 0 {
        return (Glossary.methodologyFail, cell.improvable)
      }
    }
    return nil
  }
}
