/// A parsed expression and the number of its nodes, whose ids are below it.
struct SyntaxTree: Sendable {
  let root: Expression
  let nodeCount: Int
}
