import Values

/// A text of a file that keeps its place, for what must be checked later: an expression, a name.
package struct YAMLText: Sendable {
  package let text: String
  /// The scalar it comes from; points into the text with `mark(atUTF8Offset:)`.
  package let node: YAMLNode

  package init(text: String, node: YAMLNode) {
    self.text = text
    self.node = node
  }
}

/// A text in two languages, each with its place.
package struct YAMLLocalizedText: Sendable {
  package let es: YAMLText
  package let en: YAMLText?

  /// The texts without their places.
  package var value: LocalizedText { LocalizedText(es: es.text, en: en?.text) }
}
