/// The checked tree of a program and the plan of each of its nodes.
final class ProgramParts: Sendable {
  let root: Expression
  let nodeCount: Int
  let checked: CheckedTree
  let environment: CELEnvironment
  /// The plan of each node, by its id.
  let nodes: [(any PlanNode)?]

  init(
    _ tree: SyntaxTree, checked: CheckedTree, environment: CELEnvironment,
    nodes: [(any PlanNode)?]
  ) {
    root = tree.root
    nodeCount = tree.nodeCount
    self.checked = checked
    self.environment = environment
    self.nodes = nodes
  }
}
