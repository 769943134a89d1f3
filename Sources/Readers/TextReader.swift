import Documents
import Values

/// Reads plain texts: headings that stand alone, paragraphs, tables parted by tabs or bars.
///
/// What is consistent enough to be a table from its first line to its last is left to `CSVReader`.
package struct TextReader: DocumentReader {
  /// A reader without settings.
  package init() {}

  package var format: DocumentFormat { .text }

  package func recognises(_ bytes: [UInt8]) -> Bool {
    guard TextDecoding.isText(bytes) else { return false }
    let text = TextDecoding.sample(bytes)
    return !CSVSeparator.isConsistent(text) && TextLines(text).isProse
  }

  package func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document {
    try TextBlocks.document(file, format: .text, limits: limits)
  }
}

/// Reads texts with the signs of Markdown: headings, pipe tables, emphasis.
package struct MarkdownReader: DocumentReader {
  /// A reader without settings.
  package init() {}

  package var format: DocumentFormat { .markdown }

  package func recognises(_ bytes: [UInt8]) -> Bool {
    guard TextDecoding.isText(bytes) else { return false }
    let text = TextDecoding.sample(bytes)
    let lines = TextLines(text)
    if lines.hasRuledTable || lines.hasHeadingOverBars { return true }
    return lines.hasSigns && !CSVSeparator.isConsistent(text) && lines.isProse
  }

  package func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document {
    try TextBlocks.document(file, format: .markdown, limits: limits)
  }
}
