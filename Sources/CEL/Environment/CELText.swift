/// A sentence in the two languages of the program.
package struct CELText: Hashable, Sendable {
  /// In Spanish.
  package let es: String
  /// In English.
  package let en: String

  /// The sentence in both languages.
  package init(es: String, en: String) {
    self.es = es
    self.en = en
  }
}
