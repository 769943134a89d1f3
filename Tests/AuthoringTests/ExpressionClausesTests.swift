import Testing

@testable import Authoring

@Suite("Leaving clauses out of expressions")
struct ExpressionClausesTests {
  private func rests(_ source: String) -> [String] {
    ExpressionClauses.all(in: source).map {
      $0.rest.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
  }

  @Test("each operand of one operator, with the operator beside it")
  func operands() {
    #expect(rests("a || b || c") == ["b || c", "a || c", "a || b"])
    #expect(rests("a && b") == ["b", "a"])
    #expect(rests("a").isEmpty)
  }

  @Test("`&&` binds closer than `||`")
  func precedence() {
    #expect(rests("a && b || c") == ["c", "a && b", "b || c", "a || c"])
  }

  @Test("inside parentheses, arguments and branches, but not inside texts")
  func depth() {
    #expect(rests("f(x, a && b)") == ["f(x,b)", "f(x, a )"].map { $0 == "f(x,b)" ? "f(x, b)" : $0 })
    #expect(rests("c ? a && b : d") == ["c ?b : d", "c ? a : d"].map { $0 == "c ?b : d" ? "c ? b : d" : $0 })
    #expect(rests("x.matches('a && b || (c')").isEmpty)
    #expect(rests("(a || b) && c") == ["c", "(a || b)", "( b) && c", "(a ) && c"])
  }

  @Test("tells each clause on one line")
  func names() {
    let clauses = ExpressionClauses.all(in: "has(a.x) &&\n  a.x > 0")
    #expect(clauses.map(\.text) == ["has(a.x)", "a.x > 0"])
  }
}
