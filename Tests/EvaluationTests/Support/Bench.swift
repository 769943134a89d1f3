import Authoring
import CEL
import Documents
import Evaluation
import Findings
import Plans
import Rules
import Testing
import Values

/// One rule over a tiny vocabulary, tried on plans written as in the examples of rule files.
///
/// What a snippet leaves out has a default, so that a test shows what it is about:
///
/// ```swift
/// let bench = Bench("check: [{ present: responsable }]")
/// #expect(try bench.judge("actividad: [{ nombre: A1 }]") == "fail")
/// ```
struct Bench {
  /// The rules by identifier; the one that is judged is `regla`.
  var rules: [String: String]
  /// The facts of the base, under which an example's lie.
  var base = "plan: { tipo: plan_de_accion, vigencia: 2026 }"
  /// Lines that the requirement `ley-1-uno` has besides its defaults.
  var requirement = ""
  /// The cost at which an expression stops.
  var costLimit = CELProgram.defaultCostLimit
  /// The limits of judging.
  var limits = EvaluationLimits()

  init(_ rule: String) { rules = ["regla": rule] }

  /// The same with one more rule.
  func adding(_ id: String, _ rule: String) -> Bench {
    var copy = self
    copy.rules[id] = rule
    return copy
  }

  /// The same with another requirement.
  func requiring(_ lines: String) -> Bench {
    var copy = self
    copy.requirement = lines
    return copy
  }

  /// The same over another base.
  func over(_ base: String) -> Bench {
    var copy = self
    copy.base = base
    return copy
  }

  // MARK: - Judging

  /// The verdict of each subject in order, then after a `+` those of cells without a subject.
  func judge(
    _ given: String = "", asOf: String = "2026-02-15", answers: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    try outcome(given, asOf: asOf, answers: answers, sourceLocation: sourceLocation).verdicts
  }

  /// What the rule gives for a plan, with its books checked.
  func outcome(
    _ given: String = "", asOf: String = "2026-02-15", answers: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> RuleOutcome {
    let (pack, example) = try load(given, asOf, answers)
    let rule = try #require(pack.rule("regla"))
    let outcome = PackEvaluator.outcome(of: rule, in: try context(pack, example))
    outcome.expectBalance(sourceLocation)
    return outcome
  }

  /// The outcomes of all rules, by identifier.
  func outcomes(
    _ given: String = "", asOf: String = "2026-02-15", answers: String = "", jobs: Int = 1
  ) throws -> [RuleOutcome] {
    let (pack, example) = try load(given, asOf, answers)
    let outcomes = PackEvaluator.outcomes(
      of: pack.rules, in: try context(pack, example), jobs: jobs)
    for outcome in outcomes { outcome.expectBalance() }
    return outcomes
  }

  /// The pack and the example that holds the plan.
  func load(
    _ given: String, _ asOf: String = "2026-02-15", _ answers: String = ""
  ) throws -> (RulePack, RuleExample) {
    let example =
      "examples: [{ name: uno, as_of: \(asOf), answers: { \(answers) }, given: { \(given) }, "
      + "expect: pass }]\n"
    var files = Bench.vocabulary
    files["bases/minimo.yaml"] = "id: minimo\nas_of: 2026-02-15\ngiven: { \(base) }\n"
    files["ley-1/norm.yaml"] = norm
    for (id, rule) in rules {
      files["ley-1/articulo-1/\(id).yaml"] =
        Bench.complete(rule, id) + (id == "regla" ? example : Bench.noExample)
    }
    let outcome = RulePackLoader.load(
      files: files.map { ($0.key, Array($0.value.utf8)) }.sorted { $0.0 < $1.0 })
    let faults = outcome.diagnostics.render(in: .es)
    let pack = try #require(outcome.value, "\(faults)")
    let rule = try #require(pack.rule("regla"))
    return (pack, rule.examples[0])
  }

  func context(_ pack: RulePack, _ example: RuleExample) throws -> EvaluationContext {
    let tables = ExampleTables(
      example.given, over: pack.bases[0].given, vocabulary: pack.vocabulary
    ).tables()
    return EvaluationContext(
      pack: pack, tables: tables, asOf: example.asOf ?? pack.bases[0].asOf,
      answers: example.answers, costLimit: costLimit, limits: limits,
      keepsSubjects: true)
  }

  // MARK: - The pack

  private static func complete(_ rule: String, _ id: String) -> String {
    let lines = rule.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let missing = defaults.filter { key, _ in !lines.contains { $0.hasPrefix("\(key):") } }
    return "id: \(id)" + "\n" + missing.map { "\($0): \($1)" }.joined(separator: "\n")
      + "\n" + rule + "\n"
  }

  private static let defaults: [(String, String)] = [
    ("requirement", "ley-1-uno"), ("basis", "derived"), ("severity", "warning"),
    ("subject", "actividad"),
    ("sentence", "{ es: Debe estar bien., en: It must be right. }"),
    ("message", "{ es: Está mal., en: It is wrong. }"),
    ("remedy", "{ es: Arréglelo., en: Mend it. }"),
  ]

  private static let noExample = "examples: [{ name: uno, expect: pass }]\n"

  private var norm: String {
    let requirement = Bench.indented(requirement)
    let force = self.requirement.contains("in_force:") ? "" : "    in_force: { from: 2011-07-12 }\n"
    let must = self.requirement.contains("obligation:") ? "" : "    obligation: must\n"
    return """
      id: ley-1
      title: { es: Ley 1, en: Law 1 }
      requirements:
        - id: ley-1-uno
          article: "1"
          confidence: high
          who: { es: todas las entidades, en: all entities }
          text: { es: Está bien., en: It is right. }
          coverage: automated
      \(force)\(must)\(requirement)
        - id: ley-1-dos
          article: "2"
          in_force: { from: 2011-07-12 }
          obligation: must
          confidence: high
          who: { es: todas, en: all }
          text: { es: También., en: Too. }
          coverage: automated

      """
  }

  private static func indented(_ lines: String) -> String {
    lines.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  }

  private static let vocabulary: [String: String] = [
    "pack.yaml": """
    id: prueba
    version: 0.0.1
    languages: [es, en]
    verified: 2026-01-01
    as_of_day: { plan_de_accion: "01-31" }
    bases: [minimo]

    """,
    "vocabulary/plan.yaml": """
    table: plan
    plural: planes
    title: { es: plan, en: plan }
    role: plan
    key: [nombre]
    label: "{nombre}"
    recognise: { needs: [], some: [] }
    fields:
      tipo: { type: choice, values: [plan_de_accion, plan_indicativo] }
      nombre: { type: text }
      vigencia: { type: integer, question: { es: ¿De qué año?, en: Of what year? } }
      lema: { type: text, place: document }

    """,
    "vocabulary/entidad.yaml": """
    table: entidad
    plural: entidades
    title: { es: entidad, en: entity }
    role: plan
    key: [nombre]
    recognise: { needs: [], some: [] }
    fields:
      nombre: { type: text }
      nivel: { type: choice, values: [nacional, municipal] }

    """,
    "vocabulary/proyecto.yaml": """
    table: proyecto
    plural: proyectos
    title: { es: proyecto, en: project }
    role: plan
    key: [codigo]
    recognise: { needs: [nombre], some: [] }
    fields:
      codigo: { type: code, headings: [Código] }
      nombre: { type: text, headings: [Proyecto] }
      presupuesto: { type: amount }

    """,
    "vocabulary/actividad.yaml": """
    table: actividad
    plural: actividades
    title: { es: actividad, en: activity }
    role: plan
    parents: [proyecto]
    key: [nombre]
    label: "{nombre}"
    recognise: { needs: [nombre], some: [responsable, proyecto] }
    fields:
      nombre: { type: text, headings: [Actividad] }
      responsable: { type: text, many: true, label: { es: Responsable, en: Responsible } }
      codigo: { type: code }
      grupo: { type: text }
      inicio: { type: date }
      fin: { type: date }
      peso: { type: percent }
      costo: { type: amount }
      orden: { type: integer }
      hecha: { type: yes_no }

    """,
    "tables/marcadores.yaml": """
    table: marcadores
    columns: { text: text, kind: text }
    rows:
      - { text: Por definir, kind: pending }
      - { text: N/A, kind: not_applicable }

    """,
    "tables/planes.yaml": """
    table: planes
    requirement: ley-1-uno
    columns: { id: text, nombre: text, siglas: { type: text, many: true } }
    rows:
      - { id: paac, nombre: Plan Anticorrupción, siglas: [PAAC], from: 2018-04-04, until: 2024-08-29, replaced_by: ptep }
      - { id: ptep, nombre: Programa de Transparencia, siglas: [PTEP], from: 2024-08-30, requirement: ley-1-dos }

    """,
  ]
}

extension RuleOutcome {
  /// The verdict of each subject in order, then after a `+` those of cells without a subject.
  var verdicts: String {
    var rest = totals
    for subject in subjects { rest[subject.verdict] -= 1 }
    let others = Verdict.allCases.flatMap { Array(repeating: $0.id, count: rest[$0]) }
    return (subjects.map(\.verdict.id) + (others.isEmpty ? [] : ["+"] + others))
      .joined(separator: " ")
  }

  /// Every cell is told somewhere: the books balance.
  func expectBalance(_ sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(totals.grid > 0, "no cell at all", sourceLocation: sourceLocation)
    #expect(totals.grid >= subjects.count, sourceLocation: sourceLocation)
    for verdict in Verdict.allCases {
      let told =
        verdict.isListed
        ? findings.filter { $0.verdict == verdict }.reduce(0) { $0 + $1.count }
        : reasons.filter { $0.verdict == verdict }.reduce(0) { $0 + $1.count }
      guard verdict != .pass else { continue }
      #expect(
        told == totals[verdict], "\(verdict.id): told \(told) of \(totals[verdict])",
        sourceLocation: sourceLocation)
    }
    #expect(
      due.reduce(0) { $0 + $1.count } == totals[.notDue], "due", sourceLocation: sourceLocation)
    for finding in findings {
      let about = "\(finding.verdict.id) \(finding.causes)"
      #expect(!finding.message.es.isEmpty && finding.message.en?.isEmpty == false, "\(about)")
      #expect(!finding.fingerprint.isEmpty, "\(about)")
      if finding.verdict != .fail {
        #expect(!finding.causes.isEmpty, "no cause: \(about)", sourceLocation: sourceLocation)
        #expect(
          finding.causes.first?.state != .present, "\(about)", sourceLocation: sourceLocation)
      }
    }
    for finding in findings where finding.verdict == .needsReview {
      let isContested = finding.causes.contains { $0.state == .contested }
      #expect(
        isContested || !questions.isEmpty, "needs_review without a question: \(finding.causes)",
        sourceLocation: sourceLocation)
    }
  }
}
