/// The tables of a store, the steps from each version of them to the next, and the views on them.
///
/// Tables are written in SQLite's words; `SQLDialect` gives PostgreSQL's.
/// What was computed (`result` and what hangs on it) is found by a checksum of all its inputs and never
/// changes. A run is written at its end, in one transaction, as a list of results: so a run that can be
/// seen is whole, and what an interrupted one has computed is not computed again.
enum StoreSchema {
  /// Tells a store of ours from other databases: «CTJO».
  static let application = 0x4354_4A4F

  /// From one version of the tables to the next.
  struct Step {
    /// What is made or changed.
    let tables: String
    /// Which of the new tables only ever grow.
    var appendOnly: [String] = []
  }

  /// The steps, each from the version that is its position to the next one; none is ever changed.
  static let steps = [
    Step(tables: first),
    Step(tables: second),
    Step(
      tables: observations,
      appendOnly: [
        "custody", "observation", "observation_content", "observation_entry", "observation_event",
      ]),
    Step(tables: samples, appendOnly: ["sample", "sample_cell", "sample_answer"]),
  ]

  /// A view, which is made anew after the steps that a store lacked: a changed view wants a step, be it
  /// an empty one.
  struct View {
    /// Its name.
    let name: String
    /// What it shows.
    let query: String
  }

  /// The views, each after those that it asks.
  static let views = [dossiers, matrix, findings, observationStates, sampledCells]

  private static let verdicts =
    ["pass", "fail", "not_applicable", "not_due", "not_checked", "needs_review", "error"]

  /// The columns of a count by verdict.
  static let totals = verdicts.joined(separator: ", ")

  private static let totalColumns =
    verdicts.map { "\($0) INTEGER NOT NULL CHECK (\($0) >= 0)" }.joined(separator: ",\n    ")

  private static let first = """
    CREATE TABLE pack (
      sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, verified TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pack_file (
      pack TEXT NOT NULL REFERENCES pack, path TEXT NOT NULL, content BLOB NOT NULL,
      PRIMARY KEY (pack, path)
    ) STRICT;
    CREATE TABLE rule (
      pack TEXT NOT NULL REFERENCES pack, id TEXT NOT NULL, requirement TEXT NOT NULL,
      norm TEXT NOT NULL, norm_es TEXT NOT NULL, norm_en TEXT NOT NULL, article TEXT NOT NULL,
      obligation TEXT NOT NULL, basis TEXT NOT NULL, severity TEXT NOT NULL,
      sentence_es TEXT NOT NULL, sentence_en TEXT NOT NULL,
      requirement_es TEXT NOT NULL, requirement_en TEXT NOT NULL,
      is_of_pack INTEGER NOT NULL CHECK (is_of_pack IN (0, 1)),
      PRIMARY KEY (pack, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE result (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, pack TEXT NOT NULL REFERENCES pack,
      engine TEXT NOT NULL, settings TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN
        ('does_not_comply', 'inconclusive', 'complies', 'complies_with_exceptions')),
      exit_code INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE input (
      result INTEGER NOT NULL REFERENCES result, path TEXT NOT NULL, sha256 TEXT,
      PRIMARY KEY (result, path)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE failure (
      result INTEGER NOT NULL REFERENCES result, position INTEGER NOT NULL, path TEXT NOT NULL,
      kind TEXT NOT NULL, es TEXT NOT NULL, en TEXT NOT NULL,
      PRIMARY KEY (result, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE plan (
      result INTEGER NOT NULL REFERENCES result, plan INTEGER NOT NULL, verdict TEXT NOT NULL,
      as_of TEXT NOT NULL, as_of_from TEXT NOT NULL, hindrance TEXT,
      PRIMARY KEY (result, plan)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE document (
      result INTEGER NOT NULL, plan INTEGER NOT NULL, position INTEGER NOT NULL,
      path TEXT NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL,
      PRIMARY KEY (result, plan, position), FOREIGN KEY (result, plan) REFERENCES plan
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outcome (
      result INTEGER NOT NULL, plan INTEGER NOT NULL, position INTEGER NOT NULL,
      pack TEXT NOT NULL, rule TEXT NOT NULL,
      \(totalColumns),
      excepted INTEGER NOT NULL,
      PRIMARY KEY (result, plan, position), FOREIGN KEY (result, plan) REFERENCES plan,
      FOREIGN KEY (pack, rule) REFERENCES rule
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finding (
      result INTEGER NOT NULL, plan INTEGER NOT NULL, position INTEGER NOT NULL,
      rule TEXT NOT NULL, verdict TEXT NOT NULL, severity TEXT NOT NULL,
      message_es TEXT NOT NULL, message_en TEXT NOT NULL,
      remedy_es TEXT NOT NULL, remedy_en TEXT NOT NULL, cells INTEGER NOT NULL,
      fingerprint TEXT NOT NULL, subject_table TEXT NOT NULL, subject TEXT NOT NULL,
      path TEXT, sheet TEXT, cell TEXT, page INTEGER, line INTEGER, written TEXT,
      PRIMARY KEY (result, plan, position), FOREIGN KEY (result, plan) REFERENCES plan
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE fact (
      result INTEGER NOT NULL, plan INTEGER NOT NULL, position INTEGER NOT NULL,
      of TEXT NOT NULL CHECK (of IN ('entidad', 'plan')), field TEXT NOT NULL,
      value TEXT NOT NULL, confidence TEXT NOT NULL,
      PRIMARY KEY (result, plan, position), FOREIGN KEY (result, plan) REFERENCES plan
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE question (
      result INTEGER NOT NULL, plan INTEGER NOT NULL, position INTEGER NOT NULL,
      id TEXT NOT NULL, rule TEXT NOT NULL, es TEXT NOT NULL, en TEXT NOT NULL,
      cells INTEGER NOT NULL,
      PRIMARY KEY (result, plan, position), FOREIGN KEY (result, plan) REFERENCES plan
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE answer (
      result INTEGER NOT NULL, plan INTEGER NOT NULL, position INTEGER NOT NULL,
      id TEXT NOT NULL, answer TEXT NOT NULL, date TEXT, name TEXT, evidence TEXT, sha256 TEXT,
      counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
      PRIMARY KEY (result, plan, position), FOREIGN KEY (result, plan) REFERENCES plan
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE run (
      id INTEGER PRIMARY KEY, day TEXT, root TEXT NOT NULL, engine TEXT NOT NULL,
      settings TEXT NOT NULL, pack TEXT NOT NULL REFERENCES pack
    ) STRICT;
    CREATE TABLE run_dossier (
      run INTEGER NOT NULL REFERENCES run, entity TEXT NOT NULL, year TEXT NOT NULL,
      result INTEGER NOT NULL REFERENCES result,
      PRIMARY KEY (run, entity, year)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE run_left_out (
      run INTEGER NOT NULL REFERENCES run, path TEXT NOT NULL, reason TEXT NOT NULL,
      PRIMARY KEY (run, path)
    ) STRICT, WITHOUT ROWID;
    """

  /// How many cells of a rule are without object because its requirement is not in force.
  private static let second =
    "ALTER TABLE outcome ADD COLUMN not_in_force INTEGER NOT NULL DEFAULT 0"

  private static let dossiers = View(
    name: "dossiers",
    query: """
      SELECT run, entity, year, verdict, exit_code, result.pack, result
      FROM run_dossier JOIN result ON result.id = run_dossier.result
      """)

  private static let matrix = View(
    name: "matrix",
    query: """
      SELECT run, entity, year, norm, min(norm_es) AS norm_es, min(norm_en) AS norm_en, article,
        requirement, min(requirement_es) AS requirement_es, min(requirement_en) AS requirement_en,
        min(position) AS position,
        \(verdicts.map { "sum(\($0)) AS \($0)" }.joined(separator: ", ")),
        sum(excepted) AS excepted, sum(not_in_force) AS not_in_force,
        sum(CASE WHEN obligation = 'must' AND basis = 'literal' THEN fail - excepted ELSE 0 END)
          AS breaches,
        sum(CASE WHEN basis = 'methodology' THEN fail ELSE 0 END) AS improvable
      FROM run_dossier JOIN outcome USING (result) JOIN rule
        ON rule.pack = outcome.pack AND rule.id = outcome.rule
      WHERE is_of_pack = 1 GROUP BY run, entity, year, norm, article, requirement
      """)

  private static let findings = View(
    name: "findings",
    query: """
      SELECT run, entity, year, finding.* FROM run_dossier JOIN finding USING (result)
      """)
}
