import Values

/// A page to be read from top to bottom: a title, a lead, and sections of facts, lists and tables.
package struct ReadingSheet: Sendable {
  /// A piece of a section.
  package enum Piece: Sendable, Equatable {
    /// A sentence or more.
    case paragraph(String)
    /// What something is called, and what it is.
    case fact(label: String, text: String)
    /// Several things, in order.
    case list([String])
    /// A table with a heading for each column.
    case table(headings: [String], rows: [[String]])
    /// Words of a machine's: an expression, a file.
    case code(label: String, text: String)
  }

  /// A section.
  package struct Section: Sendable {
    /// Its title.
    package let title: String
    /// Its pieces, in order.
    package let pieces: [Piece]

    /// A section from its pieces.
    package init(_ title: String, _ pieces: [Piece]) { (self.title, self.pieces) = (title, pieces) }
  }

  /// The name of what it is about.
  package let title: String
  /// What it comes to, one sentence.
  package let lead: String
  /// Its sections; those without pieces are left out.
  package let sections: [Section]
  /// The language of all its texts.
  package let language: TextLanguage

  /// A sheet from its parts.
  package init(title: String, lead: String, sections: [Section], language: TextLanguage) {
    (self.title, self.lead, self.language) = (title, lead, language)
    self.sections = sections.filter { !$0.pieces.isEmpty }
  }

  /// The forms it can be written in.
  package enum Form: String, CaseIterable, Sendable {
    /// For a terminal.
    case text
    /// For a page that others are made from.
    case markdown
    /// For a browser.
    case html
  }

  /// The bytes in one of the forms; texts are made safe for it.
  package func bytes(_ form: Form) -> [UInt8] {
    switch form {
    case .text: Array(text.utf8)
    case .markdown: Array(markdown.utf8)
    case .html: Array(html.utf8)
    }
  }
}
