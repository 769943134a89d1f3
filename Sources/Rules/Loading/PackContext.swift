import Plans
import Values
import YAML

/// What is known of a pack while its norms, bases and rules are read.
struct PackContext: Sendable {
  /// The tables and their fields.
  let vocabulary: Vocabulary
  /// The dated lists.
  let datedTables: [DatedTable]
  /// The requirements read so far, by identifier.
  var requirements: [String: Requirement] = [:]
  /// Whether the examples of rules are wanted.
  var readsExamples = true
  /// The identifiers of all rules.
  let rules: [String]
  /// The identifiers of all bases.
  let bases: [String]
  /// The answers that the question of a rule takes, by rule; rules without a question are lacking.
  let questions: [String: [String]]
  /// The names that `applies` may use.
  let entityScope: RuleScope
  /// The names that the expressions of rules may use.
  let scopes: RuleScopes
  /// The rules whose file could not be read as YAML: nobody knows what they ask.
  let unreadRules: Set<String>
  /// What reviews of rules are about.
  let digest: RuleDigest
  /// Where what is wrong is recorded.
  private(set) var diagnostics: Diagnostics

  init(
    _ files: PackFiles, vocabulary: Vocabulary, datedTables: [DatedTable],
    into diagnostics: Diagnostics
  ) {
    self.vocabulary = vocabulary
    scopes = RuleScopes(vocabulary, datedTables)
    entityScope = scopes.entity
    self.datedTables = datedTables
    rules = files.ruleNames
    bases = files.baseNames
    questions = Dictionary(
      files.rules.compactMap { file in
        PackContext.answers(under: file.node["check"]).map { (file.stem, $0) }
      }, uniquingKeysWith: { first, _ in first })
    digest = RuleDigest(files)
    unreadRules = Set(files.ruleNames).subtracting(files.rules.map(\.stem))
    self.diagnostics = diagnostics
  }

  /// What is made of each file, in their order; several are read at once, and faults are recorded as
  /// if they were read one after another.
  func made<Value: Sendable>(
    from files: [PackFiles.File], _ read: @Sendable (PackFiles.File, PackContext) -> Value?
  ) -> [Value] {
    let made = parallelMap(count: files.count, jobs: PackFiles.jobs) { index in
      var context = self
      context.diagnostics = Diagnostics(limit: diagnostics.limit)
      return (value: read(files[index], context), diagnostics: context.diagnostics)
    }
    return made.compactMap { made in
      diagnostics.add(made.diagnostics)
      return made.value
    }
  }

  /// The identifiers of all tables of the vocabulary.
  var tables: [String] { vocabulary.tables.map(\.id) }

  /// The words under `answers` of the first `ask` of a check, also inside `any`.
  private static func answers(under check: YAMLNode?) -> [String]? {
    for item in check?.items ?? [] {
      if let ask = item["ask"] {
        return ask["answers"]?.entries?.compactMap(\.key.text) ?? []
      }
      if let answers = answers(under: item["any"]) { return answers }
    }
    return nil
  }

  /// The identifiers of the requirements of all norms, also of those not yet read.
  static func requirementNames(in norms: [PackFiles.File]) -> [String] {
    var seen: Set<String> = []
    return norms.flatMap { $0.node["requirements"]?.items ?? [] }.compactMap { $0["id"]?.text }
      .filter { seen.insert($0).inserted }
  }
}
