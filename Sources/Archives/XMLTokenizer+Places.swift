extension XMLTokenizer {
  /// The byte after what was last found: after the `>` of a tag, or at the `<` that follows a text.
  ///
  /// For those who copy a document and change one place of it.
  package var offset: Int { position }

  /// Whether the start tag last found is an empty element, `<so/>`, whose end comes next.
  package var isEmpty: Bool { isEmptyElement }
}
