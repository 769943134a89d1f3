/// One value of a YAML file with the place where it stands.
///
/// A scalar is text and nothing else: whether `no`, `74` or `2011-07-12` is a word, a number or a
/// date is decided by whoever asks for it, never by its look.
package struct YAMLNode: Sendable {
  package let content: Content
  /// Where the value begins: its first character, quotation mark, bracket or `|`.
  package let start: YAMLMark
  /// Just after its last character.
  package let end: YAMLMark
  package let file: YAMLFile

  package enum Content: Sendable {
    case scalar(String, YAMLScalarStyle)
    case sequence([YAMLNode])
    /// The entries in the order of the file; every key is a scalar and occurs once.
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  package init(content: Content, start: YAMLMark, end: YAMLMark, file: YAMLFile) {
    self.content = content
    self.start = start
    self.end = end
    self.file = file
  }

  /// The text of a scalar, of any style.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The members of a list.
  package var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The entries of a mapping.
  package var entries: [(key: YAMLNode, value: YAMLNode)]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// Whether nothing is written, or an unquoted `null` or `~`, which say so.
  package var isNull: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return text.isEmpty || text == "null" || text == "~"
  }

  /// The value of a key, in a mapping that has it.
  package subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key.text == key }?.value
  }

  /// How many code points of the first line a caret should underline.
  package var caretLength: Int {
    switch content {
    case .mapping(let entries) where entries.first.map { $0.key.start == start } == true:
      return entries[0].key.caretLength
    case .sequence(let items) where !isFlow && !items.isEmpty:
      return 1
    default:
      let lineEnd = file.lineRange(atUTF8Offset: start.offset).upperBound
      let last = max(start.offset, min(end.offset, lineEnd))
      return max(1, file.bytes[start.offset..<last].count { !$0.isContinuation })
    }
  }

  private var isFlow: Bool {
    start.offset < file.bytes.count && file.bytes[start.offset] == UInt8(ascii: "[")
  }
}

/// How a scalar is written.
package enum YAMLScalarStyle: Sendable {
  case plain, singleQuoted, doubleQuoted
  /// A block under `|`, which keeps its lines.
  case literal
  /// A block under `>`, which joins its lines.
  case folded
}
