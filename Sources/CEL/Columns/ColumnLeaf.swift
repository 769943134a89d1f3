/// A path whose values differ from row to row, and how a scalar plan is made to see one of them.
struct ColumnLeaf: Sendable {
  let path: CELPath
  /// The type of its values.
  let type: CELType
  /// The types of the objects on the way and the field selected of each.
  let steps: [Step]

  /// An object on the way and the field selected of it.
  struct Step: Sendable {
    let typeName: String
    let field: Int
  }
}
