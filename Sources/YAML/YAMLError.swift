/// Why a YAML file could not be read at all.
///
/// What libyaml refuses ends the reading at once. Doubled keys, anchors, aliases and tags do not, so
/// one error may carry many diagnostics, in the order of the file.
package struct YAMLError: Error, Sendable {
  package enum Kind: Sendable {
    /// More bytes than the limit.
    case tooLarge
    /// Bytes that are not UTF-8.
    case notUTF8
    /// A control character, a byte order mark inside the text, or a line break that editors hide.
    case forbiddenCharacter
    /// Not YAML.
    case syntax
    /// Nothing but spaces and comments.
    case empty
    /// A second document after `---`.
    case severalDocuments
    /// A `%YAML` or `%TAG` line.
    case directive
    /// `&name`.
    case anchor
    /// `*name`.
    case alias
    /// `!name`.
    case tag
    /// A list or a mapping in the place of a key.
    case keyNotText
    /// A key that its mapping has already.
    case doubledKey
    /// Lists and mappings nested beyond the limit.
    case tooDeep
    /// More values than the limit.
    case tooManyNodes
  }

  /// The kind of the first fault.
  package let kind: Kind
  /// All faults; never empty.
  package let diagnostics: [Diagnostic]
}
