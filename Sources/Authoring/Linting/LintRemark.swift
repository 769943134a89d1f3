import Values

/// Something that `cotejo rules lint` says of a pack that loads.
package struct LintRemark: Hashable, Sendable {
  /// Whether the pack has to be mended, or somebody should only know.
  package enum Weight: Sendable {
    /// It has to be mended.
    case fault
    /// It may be so on purpose.
    case note
  }

  /// How grave it is.
  package var weight: Weight
  /// The file, relative to the pack.
  package var file: String
  /// What is wrong and how to mend it.
  package var text: LocalizedText

  /// A remark.
  package init(_ weight: Weight, file: String, es: String, en: String) {
    (self.weight, self.file) = (weight, file)
    text = LocalizedText(es: es, en: en)
  }
}
