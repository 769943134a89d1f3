import Values
import YAML

/// The hash by which a review names what was reviewed.
///
/// It covers what the rule decides and what it tells people: its whole file but `examples`,
/// `equivalents` and `reviews`; its requirement but `quote`, `coverage`, `checkable` and `left`, which
/// say how well it is covered and not what it asks; and the dated tables it reads. Comments, the order
/// of keys and the way in which a text is quoted do not count. The words of the vocabulary are left
/// out: they tell how plans are read.
struct RuleDigest: Sendable {
  private static let passedOver: Set<String> = ["examples", "equivalents", "reviews"]
  private static let ofCoverage: Set<String> = ["quote", "coverage", "checkable", "left"]

  private let requirements: [String: YAMLNode]
  private let tables: [String: YAMLNode]

  /// The digests of the rules among these files.
  init(_ files: PackFiles) {
    let nodes = files.norms.flatMap { $0.node["requirements"]?.items ?? [] }
    requirements = Dictionary(
      nodes.compactMap { node in node["id"]?.text.map { ($0, node) } },
      uniquingKeysWith: { first, _ in first })
    tables = Dictionary(
      files.tables.map { ($0.stem, $0.node) }, uniquingKeysWith: { first, _ in first })
  }

  /// The digest of a rule that was read from this node.
  func digest(of rule: Rule, _ node: YAMLNode) -> String {
    var checksum = SHA256()
    var text = ""
    node.write(to: &text, except: RuleDigest.passedOver)
    requirements[rule.requirement]?.write(to: &text, except: RuleDigest.ofCoverage)
    for name in tables.keys.sorted() where rule.reads(name) { tables[name]?.write(to: &text) }
    checksum.update(Array(text.utf8))
    return checksum.hexadecimal()
  }
}

extension YAMLNode {
  /// What it says with its lengths, so that no two values are written alike; keys in their order by
  /// code point, those without a value left out.
  fileprivate func write(to text: inout String, except keys: Set<String> = []) {
    switch content {
    case .scalar(let scalar, _): text += isNull ? "~" : "\(scalar.utf8.count):\(scalar)"
    case .sequence(let items):
      text += "[\(items.count)"
      for item in items { item.write(to: &text) }
    case .mapping(let entries):
      text += "{"
      let named = entries.compactMap { key, value in key.text.map { ($0, value) } }
        .filter { !keys.contains($0.0) && !$0.1.isNull }
      for (name, value) in named.sorted(by: { $0.0 < $1.0 }) {
        text += "\(name.utf8.count):\(name)="
        value.write(to: &text)
      }
      text += "}"
    }
  }
}
