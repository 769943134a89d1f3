/// A table over which an expression is evaluated at once.
package struct CELTable {
  /// How many rows it has.
  package let rowCount: Int
  /// The column of a path, or `nil` where there is none: rows are then asked one by one.
  let column: (CELPath) -> CELColumn?
  /// The activation for a row; it is used before the next one is asked for.
  let activation: (Int) -> any CELActivation

  /// A table from its parts.
  package init(
    rowCount: Int, column: @escaping (CELPath) -> CELColumn?,
    activation: @escaping (Int) -> any CELActivation
  ) {
    self.rowCount = rowCount
    self.column = column
    self.activation = activation
  }
}
