import Values

/// How a norm and an article are cited to people.
package enum Citation {
  /// «Ley 1474 de 2011, art. 74, inciso 1».
  ///
  /// What stands for the article of a source without numbered ones («único», a theme of good practice) is
  /// no article and is left out.
  package static func text(norm: String, article: String) -> String {
    isArticle(article) ? "\(norm), art. \(article)" : norm
  }

  /// Whether it is the number of an article, and no word in place of one.
  package static func isArticle(_ article: String) -> Bool { article.first?.isNumber == true }
}
