import Findings
import Testing

@Suite("How a norm is cited")
struct CitationTests {
  @Test(
    "an article is named where there is one",
    arguments: [
      ("74, inciso 1", "Ley 1474 de 2011, art. 74, inciso 1"),
      ("2.2.22.3.14", "Ley 1474 de 2011, art. 2.2.22.3.14"),
      ("", "Ley 1474 de 2011"), ("-", "Ley 1474 de 2011"), ("único", "Ley 1474 de 2011"),
    ])
  func text(article: String, expected: String) {
    #expect(Citation.text(norm: "Ley 1474 de 2011", article: article) == expected)
  }
}
