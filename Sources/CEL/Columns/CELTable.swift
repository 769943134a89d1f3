/// A table over which an expression is evaluated at once.
package struct CELTable {
  /// How many rows it has.
  package let rowCount: Int
  /// The column of a path with values of a type, or `nil` where there is none: rows are then asked one
  /// by one.
  let column: (CELPath, CELType) -> CELBoundColumn?
  /// The activation for a row; it is used before the next one is asked for.
  let activation: (Int) -> any CELActivation

  /// A table whose columns are laid over its rows for this one time.
  package init(
    rowCount: Int, column: @escaping (CELPath) -> CELColumn?,
    activation: @escaping (Int) -> any CELActivation
  ) {
    self.init(
      rowCount: rowCount,
      bound: { path, type in
        column(path).flatMap { CELBoundColumn($0, type: type, rowCount: rowCount) }
      }, activation: activation)
  }

  /// A table whose columns the host has laid over its rows, once for many expressions.
  package init(
    rowCount: Int, bound: @escaping (CELPath, CELType) -> CELBoundColumn?,
    activation: @escaping (Int) -> any CELActivation
  ) {
    self.rowCount = rowCount
    self.column = bound
    self.activation = activation
  }
}
