import Values
import YAML

/// The files of a pack read as YAML and sorted by what they hold.
struct PackFiles {
  /// How many files are read at once; on a computer with fewer cores some of them wait.
  static let jobs = 4

  /// One file: its path in the pack and what it holds.
  struct File: Sendable {
    /// The path relative to the pack, as `Rule.file` keeps it.
    let path: String
    /// The tree.
    let node: YAMLNode
    /// The file's name without `.yaml`.
    let stem: String
    /// The folder right below the pack, a norm's identifier.
    let folder: String
  }

  private(set) var pack: File?
  private(set) var vocabulary: [File] = []
  private(set) var formats: [File] = []
  private(set) var tables: [File] = []
  private(set) var bases: [File] = []
  private(set) var norms: [File] = []
  private(set) var rules: [File] = []
  /// Whether a file that gives words to others could not be read as YAML.
  private(set) var lacksWords = false
  /// The names of all rules, of those that could not be read as well.
  private(set) var ruleNames: [String] = []
  /// The names of all bases, of those that could not be read as well.
  private(set) var baseNames: [String] = []
  /// Whether `pack.yaml` is there, readable or not.
  private(set) var hasPackFile = false

  /// Reads all files in the order of their paths; what is wrong is recorded.
  ///
  /// `root` stands before the paths that are shown, unless `origins` gives another. Where only words are wanted, what uses them is
  /// known by its name alone.
  init(
    _ files: [(path: String, bytes: [UInt8])], root: String, origins: [String: String] = [:],
    wordsOnly: Bool = false,
    into diagnostics: Diagnostics
  ) {
    var wanted: [(file: Unread, kind: Kind)] = []
    var seen: Set<String> = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      let shown = origins[file.path] ?? (root.isEmpty ? file.path : root + "/" + file.path)
      let parts = file.path.split(separator: "/").map(String.init)
      guard let kind = Kind(parts) else {
        diagnostics.add(Diagnostic(.notExpected, hint: .layout, path: shown))
        continue
      }
      if kind == .pack { hasPackFile = true }
      guard seen.insert(file.path).inserted else {
        diagnostics.add(Diagnostic(.givenTwice, path: shown))
        continue
      }
      let stem = String(parts[parts.count - 1].dropLast(5))
      if kind == .rule { ruleNames.append(stem) }
      if kind == .base { baseNames.append(stem) }
      if wordsOnly, !kind.isOfWords { continue }
      wanted.append(
        (
          Unread(
            path: file.path, bytes: file.bytes, shown: shown, stem: stem, folder: parts[0]), kind
        ))
    }
    let unread = wanted.map(\.file)
    let read = parallelMap(count: unread.count, jobs: PackFiles.jobs) { unread[$0].read() }
    for ((_, kind), (file, found)) in zip(wanted, read) {
      diagnostics.add(found)
      if let file { add(file, kind) } else if kind.givesWords { lacksWords = true }
    }
  }

  /// A file that has its place in a pack.
  private struct Unread: Sendable {
    let path: String
    let bytes: [UInt8]
    /// The path that people are shown.
    let shown: String
    let stem: String
    let folder: String

    /// What it holds, `nil` where it cannot be read, and what is wrong with it.
    func read() -> (file: File?, found: Diagnostics) {
      let found = Diagnostics()
      let node = found.read(path: shown, bytes: bytes)
      return (node.map { File(path: path, node: $0, stem: stem, folder: folder) }, found)
    }
  }

  private mutating func add(_ file: File, _ kind: Kind) {
    switch kind {
    case .pack: pack = file
    case .vocabulary: vocabulary.append(file)
    case .format: formats.append(file)
    case .table: tables.append(file)
    case .base: bases.append(file)
    case .norm: norms.append(file)
    case .rule: rules.append(file)
    }
  }

  /// What a file holds, by its place.
  private enum Kind {
    case pack, vocabulary, format, table, base, norm, rule

    init?(_ parts: [String]) {
      guard let last = parts.last, last.hasSuffix(".yaml"), last != ".yaml" else { return nil }
      switch (parts[0], parts.count) {
      case ("pack.yaml", 1): self = .pack
      case ("vocabulary", 2): self = .vocabulary
      case ("vocabulary", 3) where parts[1] == "formats": self = .format
      case ("tables", 2): self = .table
      case ("bases", 2): self = .base
      case ("vocabulary", _), ("tables", _), ("bases", _): return nil
      case (_, 2) where last == "norm.yaml": self = .norm
      case (_, 3...) where last != "norm.yaml": self = .rule
      default: return nil
      }
    }

    /// Whether it tells of the words themselves.
    var isOfWords: Bool {
      switch self {
      case .pack, .vocabulary, .format, .table: true
      case .base, .norm, .rule: false
      }
    }

    /// Whether other files name what stands in it.
    var givesWords: Bool { self == .vocabulary || self == .table || self == .norm }
  }
}

extension LocalizedText {
  fileprivate static let notExpected = LocalizedText(
    es: "este archivo no tiene lugar en un paquete de reglas",
    en: "this file has no place in a rule pack")

  fileprivate static let layout = LocalizedText(
    es: "los lugares son: pack.yaml, vocabulary/*.yaml, vocabulary/formats/*.yaml, tables/*.yaml, "
      + "bases/*.yaml, <norma>/norm.yaml y <norma>/<artículo>/<regla>.yaml",
    en: "the places are: pack.yaml, vocabulary/*.yaml, vocabulary/formats/*.yaml, tables/*.yaml, "
      + "bases/*.yaml, <norm>/norm.yaml and <norm>/<article>/<rule>.yaml")

  fileprivate static let givenTwice = LocalizedText(
    es: "este archivo se dio dos veces", en: "this file was given twice")
}
