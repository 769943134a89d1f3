/// A language that texts for people are written in.
package enum TextLanguage: String, Sendable, CaseIterable {
  /// Spanish, the default.
  case es
  /// English.
  case en
}

/// A text in Spanish and, where somebody wrote it, in English.
package struct LocalizedText: Hashable, Sendable {
  /// In Spanish.
  package var es: String
  /// In English; `nil` falls back to Spanish.
  package var en: String?

  /// A text in both languages.
  package init(es: String, en: String? = nil) {
    (self.es, self.en) = (es, en)
  }

  /// The text in this language, else in Spanish.
  package func text(in language: TextLanguage) -> String {
    language == .en ? en ?? es : es
  }
}
