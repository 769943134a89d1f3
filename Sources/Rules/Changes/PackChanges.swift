import Values
import YAML

/// What differs between two packs, key by key of their files; how a file is laid out does not count.
///
/// A key whose value is null counts as absent. Every key of every file is compared, so that nothing a
/// pack says can change unseen.
package struct PackChanges: Sendable {
  /// What became of a thing.
  package enum Kind: Hashable, Sendable {
    case added, removed, changed
  }

  /// A key whose value differs.
  package struct Part: Hashable, Sendable {
    /// The key: `severity`.
    package let key: String
    /// What stood there, on one line; `nil` where nothing did.
    package let old: String?
    /// What stands there now; `nil` where nothing does.
    package let new: String?
    /// Of a list of named things, the names that are new, gone and changed.
    package let names: (added: [String], removed: [String], changed: [String])?

    package static func == (left: Part, right: Part) -> Bool {
      left.key == right.key && left.old == right.old && left.new == right.new
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(key)
      hasher.combine(old)
      hasher.combine(new)
    }
  }

  /// A thing that differs.
  package struct Entry: Hashable, Sendable {
    /// Its identifier.
    package let id: String
    /// The norm's folder, of requirements and rules.
    package let norm: String
    /// What became of it.
    package let kind: Kind
    /// The keys that differ; of what is new or gone there are none.
    package let parts: [Part]
  }

  /// The norms themselves.
  package private(set) var norms: [Entry] = []
  /// What norms ask.
  package private(set) var requirements: [Entry] = []
  /// Rules.
  package private(set) var rules: [Entry] = []
  /// Dated lists; their rows are the names of the part `rows`.
  package private(set) var datedTables: [Entry] = []
  /// Tables of the vocabulary.
  package private(set) var vocabulary: [Entry] = []
  /// Known formats.
  package private(set) var formats: [Entry] = []
  /// Example plans.
  package private(set) var bases: [Entry] = []
  /// `pack.yaml`.
  package private(set) var head: [Part] = []

  /// Whether the packs say the same.
  package var isEmpty: Bool {
    head.isEmpty
      && [norms, requirements, rules, datedTables, vocabulary, formats, bases]
        .allSatisfy(\.isEmpty)
  }

  /// What differs between the packs of these files.
  package init(
    from old: [(path: String, bytes: [UInt8])], to new: [(path: String, bytes: [UInt8])]
  ) throws(RulePackError) {
    let diagnostics = Diagnostics()
    let (before, after) = (
      PackFiles(old, root: "", into: diagnostics), PackFiles(new, root: "", into: diagnostics)
    )
    if diagnostics.hasErrors { throw RulePackError(diagnostics) }
    head = PackChanges.parts(before.pack?.node, after.pack?.node)
    norms = PackChanges.entries(
      before.norms.map { ($0.folder, $0.folder, $0.node) },
      after.norms.map { ($0.folder, $0.folder, $0.node) }, except: ["requirements"])
    requirements = PackChanges.entries(
      PackChanges.requirements(before.norms), PackChanges.requirements(after.norms))
    rules = PackChanges.entries(PackChanges.named(before.rules), PackChanges.named(after.rules))
    datedTables = PackChanges.entries(
      PackChanges.named(before.tables), PackChanges.named(after.tables))
    vocabulary = PackChanges.entries(
      PackChanges.named(before.vocabulary), PackChanges.named(after.vocabulary))
    formats = PackChanges.entries(
      PackChanges.named(before.formats), PackChanges.named(after.formats))
    bases = PackChanges.entries(PackChanges.named(before.bases), PackChanges.named(after.bases))
  }

  /// A thing of a pack: its identifier, the folder it lies in, what it says.
  private typealias Thing = (id: String, norm: String, node: YAMLNode)

  private static func named(_ files: [PackFiles.File]) -> [Thing] {
    files.map { ($0.stem, $0.folder, $0.node) }
  }

  private static func requirements(_ norms: [PackFiles.File]) -> [Thing] {
    norms.flatMap { norm in
      (norm.node["requirements"]?.items ?? []).compactMap { node in
        node["id"]?.text.map { ($0, norm.folder, node) }
      }
    }
  }

  /// Those of the new pack in their order, with what is gone at the end.
  private static func entries(
    _ old: [Thing], _ new: [Thing], except keys: Set<String> = []
  ) -> [Entry] {
    let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let names = Set(new.map(\.id))
    let here = new.compactMap { thing -> Entry? in
      guard let was = before[thing.id] else {
        return Entry(id: thing.id, norm: thing.norm, kind: .added, parts: [])
      }
      var parts = parts(was.node, thing.node).filter { !keys.contains($0.key) }
      if was.norm != thing.norm {
        parts.insert(Part(key: "norm", old: was.norm, new: thing.norm, names: nil), at: 0)
      }
      return parts.isEmpty
        ? nil : Entry(id: thing.id, norm: thing.norm, kind: .changed, parts: parts)
    }
    return here
      + old.filter { !names.contains($0.id) }.map {
        Entry(id: $0.id, norm: $0.norm, kind: .removed, parts: [])
      }
  }

  /// The keys whose values differ, those of the new mapping first.
  private static func parts(_ old: YAMLNode?, _ new: YAMLNode?) -> [Part] {
    var keys = (new?.entries ?? []).compactMap(\.key.text)
    keys += (old?.entries ?? []).compactMap(\.key.text).filter { !keys.contains($0) }
    return keys.compactMap { key in
      let (was, now) = (old?[key]?.plain, new?[key]?.plain)
      guard was != now else { return nil }
      return Part(key: key, old: was, new: now, names: names(old?[key], new?[key]))
    }
  }

  /// What is new, gone and changed in a list whose members have names; `nil` in any other value.
  private static func names(
    _ old: YAMLNode?, _ new: YAMLNode?
  ) -> (added: [String], removed: [String], changed: [String])? {
    guard let was = members(old), let now = members(new), !(was.isEmpty && now.isEmpty) else {
      return nil
    }
    let (before, after) = (
      Dictionary(was, uniquingKeysWith: { first, _ in first }),
      Dictionary(now, uniquingKeysWith: { first, _ in first })
    )
    return (
      now.map(\.0).filter { before[$0] == nil }, was.map(\.0).filter { after[$0] == nil },
      now.filter { before[$0.0] != nil && before[$0.0] != $0.1 }.map(\.0)
    )
  }

  /// The members with their names: of a mapping its keys, of a list `name`, `id` or `text`.
  private static func members(_ node: YAMLNode?) -> [(String, String)]? {
    guard let node else { return [] }
    if let entries = node.entries, entries.allSatisfy({ $0.value.entries != nil }) {
      return entries.map { ($0.key.text ?? "", $0.value.plain ?? "") }
    }
    guard let items = node.items else { return nil }
    var members: [(String, String)] = []
    for item in items {
      guard let name = item["name"]?.text ?? item["id"]?.text ?? item["text"]?.text else {
        return nil
      }
      members.append((name, item.plain ?? ""))
    }
    return members
  }
}

extension YAMLNode {
  /// All it says on one line; `nil` for null, and null members are left out.
  fileprivate var plain: String? {
    switch content {
    case .scalar(let text, _):
      isNull ? nil : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .sequence(let items):
      "[" + items.map { $0.plain ?? "null" }.joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{"
        + entries.compactMap { key, value in
          value.plain.map { "\(key.text ?? ""): \($0)" }
        }.joined(separator: ", ") + "}"
    }
  }
}
