import Findings
import Plans
import Values
import YAML

/// Turns a folder of YAML files into a rule pack, checked and compiled.
///
/// A pack with a fault does not run: all faults of all files are shown together. The result depends
/// on the files alone, not on the order in which they are given.
package enum RulePackLoader {
  /// What became of a pack's files.
  package struct Outcome<Value: Sendable>: Sendable {
    /// What was loaded; `nil` where there is any error.
    package let value: Value?
    /// Errors and warnings, by file and place.
    package let diagnostics: Diagnostics

    /// The value, or all faults.
    package func get() throws(RulePackError) -> Value {
      guard let value else { throw RulePackError(diagnostics) }
      return value
    }
  }

  /// How much of a pack is wanted.
  package enum Extent: Sendable {
    /// The words: what reading and recognising plans needs. No rule is there for certain.
    case reading
    /// What judging plans needs.
    case judging
    /// Examples and bases too.
    case whole
  }

  /// The pack in a folder, or in a file that `CompiledPack` wrote.
  ///
  /// For reading, a folder gives its words alone; for judging, it gives no examples and no bases.
  package static func load(
    path: String, extent: Extent = .whole
  ) throws(RulePackError) -> RulePack {
    guard let bytes = try PackFolder.file(at: path) else {
      return switch extent {
      case .reading: try words(directory: path)
      case .judging:
        try load(files: PackFolder.files(in: path), root: path, withExamples: false).get()
      case .whole: try load(directory: path)
      }
    }
    return try load(compiled: bytes, path: path, extent: extent)
  }

  /// The files of a pack, in a folder or in a file that `CompiledPack` wrote, by their paths in it.
  package static func files(
    path: String
  ) throws(RulePackError) -> [(path: String, bytes: [UInt8])] {
    guard let bytes = try PackFolder.file(at: path) else { return try PackFolder.files(in: path) }
    return try CompiledPack(bytes, path: path).files(path: path)
  }

  /// The pack that `CompiledPack` wrote; `path` is named where it is none.
  package static func load(
    compiled bytes: [UInt8], path: String, extent: Extent
  ) throws(RulePackError) -> RulePack {
    let compiled = try CompiledPack(bytes, path: path)
    return switch extent {
    case .reading: try compiled.words(path: path)
    case .judging: try compiled.pack(path: path)
    case .whole: try load(files: compiled.files(path: path), root: path).get()
    }
  }

  /// The pack in a folder.
  package static func load(directory path: String) throws(RulePackError) -> RulePack {
    try outcome(directory: path).get()
  }

  /// The pack in a folder with its warnings, or its faults.
  package static func outcome(directory path: String) throws(RulePackError) -> Outcome<RulePack> {
    load(files: try PackFolder.files(in: path), root: path)
  }

  /// The pack of these files, each with its path in the pack.
  ///
  /// `root` stands before the paths in diagnostics; `origins` gives other paths for some of them.
  /// Without examples they and the bases are passed over: faults in them stop nobody from checking
  /// plans.
  package static func load(
    files: [(path: String, bytes: [UInt8])], root: String = "", origins: [String: String] = [:],
    withExamples: Bool = true
  ) -> Outcome<RulePack> {
    let diagnostics = Diagnostics()
    let sorted = files.sorted { $0.path < $1.path }
    let read = PackFiles(sorted, root: root, origins: origins, into: diagnostics)
    let pack = assemble(
      read, sha256: checksum(of: sorted), root: root, withExamples: withExamples,
      into: diagnostics)
    return Outcome(value: diagnostics.hasErrors ? nil : pack, diagnostics: diagnostics)
  }

  /// The vocabulary alone, of the pack in a folder; rules and norms are not looked at.
  package static func vocabulary(directory path: String) throws(RulePackError) -> Vocabulary {
    let diagnostics = Diagnostics()
    let read = try wordFiles(path, into: diagnostics)
    let vocabulary = Vocabulary.read(read, into: diagnostics)
    if diagnostics.hasErrors { throw RulePackError(diagnostics) }
    return vocabulary
  }

  /// The pack in a folder with its words and its name, and without rules.
  private static func words(directory path: String) throws(RulePackError) -> RulePack {
    let diagnostics = Diagnostics()
    let read = try wordFiles(path, into: diagnostics)
    let vocabulary = Vocabulary.read(read, into: diagnostics)
    let context = PackContext(read, vocabulary: vocabulary, datedTables: [], into: diagnostics)
    guard let header = header(read, root: path, context), !diagnostics.hasErrors else {
      throw RulePackError(diagnostics)
    }
    return RulePack(
      identity: .init(
        id: header.id, version: header.version, sha256: "", verified: header.verified),
      asOfDays: header.asOfDays, norms: [], requirements: [], rules: [], vocabulary: vocabulary)
  }

  private static func wordFiles(
    _ path: String, into diagnostics: Diagnostics
  ) throws(RulePackError) -> PackFiles {
    PackFiles(try PackFolder.files(in: path), root: path, wordsOnly: true, into: diagnostics)
  }

  // MARK: Steps

  /// Words first, then norms, then the rules that use both.
  private static func assemble(
    _ files: PackFiles, sha256: String, root: String, withExamples: Bool,
    into diagnostics: Diagnostics
  ) -> RulePack? {
    let vocabulary = Vocabulary.read(files, into: diagnostics)
    let requirements = PackContext.requirementNames(in: files.norms)
    let datedTables = files.tables.compactMap {
      DatedTable.read($0, requirements: requirements, into: diagnostics)
    }
    // With a table or a norm unread every expression that names it would be a fault: the rest waits.
    if files.lacksWords {
      diagnostics.add(
        Diagnostic(.wordsLacking, severity: .warning, path: root.isEmpty ? "pack.yaml" : root))
      return nil
    }
    var context = PackContext(
      files, vocabulary: vocabulary, datedTables: datedTables, into: diagnostics)
    context.readsExamples = withExamples
    let header = header(files, root: root, context)
    diagnostics.checkRequirements(of: files.norms)
    let norms = context.made(from: files.norms) { Norm.read($0, in: $1) }
    for requirement in norms.flatMap(\.requirements) {
      context.requirements[requirement.id] = requirement
    }
    let bases = withExamples ? files.bases.compactMap { ExampleBase.read($0, in: context) } : []
    let rules = rules(files, context)
    // A rule lost to a fault would leave its requirement unchecked as well.
    if !diagnostics.hasErrors {
      diagnostics.checkCoverage(of: files.norms, context, rules: rules)
    }
    guard let header else { return nil }
    return RulePack(
      identity: .init(
        id: header.id, version: header.version, sha256: sha256, verified: header.verified),
      asOfDays: header.asOfDays, notPlans: header.notPlans,
      personalWords: header.personalWords, norms: norms.map(\.norm),
      requirements: norms.flatMap(\.requirements), rules: rules, datedTables: datedTables,
      vocabulary: vocabulary,
      bases: header.bases.compactMap { id in bases.first { $0.id == id } })
  }

  private static func header(
    _ files: PackFiles, root: String, _ context: PackContext
  ) -> PackHeader? {
    guard let file = files.pack else {
      if !files.hasPackFile {
        let path = root.isEmpty ? "pack.yaml" : root + "/pack.yaml"
        context.diagnostics.add(Diagnostic(.noPackFile, hint: .packKeys, path: path))
      }
      return nil
    }
    return PackHeader.read(file, in: context)
  }

  private static func rules(_ files: PackFiles, _ context: PackContext) -> [Rule] {
    context.diagnostics.checkRuleNames(files.rules)
    let rules = context.made(from: files.rules) { Rule.read($0, in: $1) }
    context.diagnostics.checkYields(rules, files.rules)
    return rules
  }

  /// SHA-256 over names and contents in order; lengths keep one from running into the next.
  static func checksum(of files: [(path: String, bytes: [UInt8])]) -> String {
    var checksum = SHA256()
    for file in files {
      checksum.update(Array("\(file.path.utf8.count) \(file.path) \(file.bytes.count)\n".utf8))
      checksum.update(file.bytes)
    }
    return checksum.hexadecimal()
  }
}

extension Diagnostics {
  /// Records rule files of the same name in different folders: a rule's identifier is the pack's.
  fileprivate func checkRuleNames(_ files: [PackFiles.File]) {
    var owners: [String: String] = [:]
    for file in files {
      if let owner = owners.updateValue(file.path, forKey: file.stem) {
        add(Diagnostic(.doubledRule(file.stem, owner), at: file.node))
      }
    }
  }
}

extension LocalizedText {
  fileprivate static let wordsLacking = LocalizedText(
    es: "las reglas no se revisaron: no se pudo leer un archivo que ellas nombran",
    en: "the rules were not checked: a file that they name could not be read")

  fileprivate static let noPackFile = LocalizedText(
    es: "falta pack.yaml en la carpeta de reglas",
    en: "pack.yaml is missing from the folder of rules")

  fileprivate static let packKeys = LocalizedText(
    es: "lleva id, version, languages, verified, as_of_day y bases",
    en: "it has id, version, languages, verified, as_of_day and bases")

  fileprivate static func doubledRule(_ id: String, _ owner: String) -> LocalizedText {
    LocalizedText(
      es: "la regla \"\(id)\" ya está en \(owner)",
      en: "the rule \"\(id)\" stands in \(owner) already")
  }
}
