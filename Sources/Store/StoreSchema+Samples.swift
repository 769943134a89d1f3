extension StoreSchema {
  /// Samples of cells for people to judge, and what they said; all of it only grows, and of several answers
  /// to a cell the one of the last day counts, among those of one day the last.
  static let samples = """
    CREATE TABLE sample (
      id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, run INTEGER NOT NULL REFERENCES run,
      pack TEXT NOT NULL REFERENCES pack, method TEXT NOT NULL CHECK (method IN ('random', 'risk')),
      seed TEXT NOT NULL, size INTEGER NOT NULL CHECK (size > 0), filter TEXT NOT NULL,
      population INTEGER NOT NULL CHECK (population > 0), population_sha256 TEXT NOT NULL
    ) STRICT;
    CREATE TABLE sample_cell (
      sample INTEGER NOT NULL REFERENCES sample, number INTEGER NOT NULL,
      result INTEGER NOT NULL, plan INTEGER NOT NULL, entity TEXT NOT NULL, year TEXT NOT NULL,
      pack TEXT NOT NULL, rule TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'not_applicable', 'not_due')),
      position INTEGER NOT NULL, content TEXT NOT NULL,
      PRIMARY KEY (sample, number), FOREIGN KEY (result, plan) REFERENCES plan,
      FOREIGN KEY (pack, rule) REFERENCES rule
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sample_answer (
      sample INTEGER NOT NULL, number INTEGER NOT NULL, position INTEGER NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN
        ('pass', 'fail', 'not_applicable', 'not_due', 'not_checked')),
      day TEXT NOT NULL, author TEXT NOT NULL, note TEXT,
      PRIMARY KEY (sample, number, position),
      FOREIGN KEY (sample, number) REFERENCES sample_cell
    ) STRICT, WITHOUT ROWID;
    """

  /// The cells of all samples, each with the answer that counts.
  static let sampledCells = View(
    name: "sampled_cells",
    query: """
      SELECT sample.code AS sample, method, seed, cell.number, entity, year, cell.rule, norm, article,
        cell.verdict, answer.verdict AS answer, answer.day, answer.author, answer.note
      FROM sample JOIN sample_cell AS cell ON cell.sample = sample.id
        JOIN rule ON rule.pack = cell.pack AND rule.id = cell.rule
        LEFT JOIN sample_answer AS answer ON answer.sample = cell.sample
          AND answer.number = cell.number AND answer.position =
            (SELECT position FROM sample_answer AS other
              WHERE other.sample = cell.sample AND other.number = cell.number
              ORDER BY day DESC, position DESC LIMIT 1)
      """)
}
