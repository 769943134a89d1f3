import Values

/// How a norm and an article are cited to people.
package enum Citation {
  /// «Ley 1474 de 2011, art. 74, inciso 1».
  ///
  /// What stands for the article of a source without numbered ones («único», a theme of good practice) is
  /// no article and is left out.
  package static func text(norm: String, article: String) -> String {
    article.first?.isNumber == true ? "\(norm), art. \(article)" : norm
  }
}
