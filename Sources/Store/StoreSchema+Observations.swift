extension StoreSchema {
  /// What auditors write: where documents come from, and observations with their way. All of it only grows;
  /// what was written last counts.
  static let observations = """
    CREATE TABLE custody (
      entity TEXT NOT NULL, position INTEGER NOT NULL, year TEXT NOT NULL, path TEXT NOT NULL,
      sha256 TEXT, source TEXT, filing TEXT, received TEXT, handed_in_by TEXT,
      day TEXT, author TEXT NOT NULL,
      PRIMARY KEY (entity, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE observation (
      entity TEXT NOT NULL, number INTEGER NOT NULL, year TEXT NOT NULL, rule TEXT NOT NULL,
      PRIMARY KEY (entity, number), UNIQUE (entity, year, rule)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE observation_content (
      entity TEXT NOT NULL, number INTEGER NOT NULL, version INTEGER NOT NULL,
      content TEXT NOT NULL,
      PRIMARY KEY (entity, number, version), FOREIGN KEY (entity, number) REFERENCES observation
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE observation_entry (
      entity TEXT NOT NULL, number INTEGER NOT NULL, position INTEGER NOT NULL,
      field TEXT NOT NULL CHECK (field IN ('causa', 'efecto', 'incidencia')),
      content TEXT NOT NULL, day TEXT, author TEXT NOT NULL,
      PRIMARY KEY (entity, number, position), FOREIGN KEY (entity, number) REFERENCES observation
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE observation_event (
      entity TEXT NOT NULL, number INTEGER NOT NULL, position INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN
        ('comunicada', 'respondida', 'confirmada', 'desvirtuada')),
      day TEXT NOT NULL, author TEXT NOT NULL, content TEXT NOT NULL, annex TEXT,
      annex_sha256 TEXT,
      PRIMARY KEY (entity, number, position), FOREIGN KEY (entity, number) REFERENCES observation
    ) STRICT, WITHOUT ROWID;
    """

  /// Observations, each with the state it has come to.
  static let observationStates = View(
    name: "observations",
    query: """
      SELECT entity, number, year, rule,
        COALESCE((SELECT state FROM observation_event AS event
          WHERE event.entity = observation.entity AND event.number = observation.number
          ORDER BY event.position DESC LIMIT 1), 'borrador') AS state
      FROM observation
      """)
}
