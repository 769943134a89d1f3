/// The elements of a list that are made when they are asked for.
package protocol CELListSource: AnyObject, Sendable {
  /// How many elements can be read.
  var count: Int { get }

  /// The element at a position from 0 to `count - 1`.
  func element(at index: Int) -> CELValue

  /// Whether the elements are the rows of a table that has columns.
  var hasColumns: Bool { get }

  /// The column that a path, without the name of the row, reaches from the elements.
  func column(_ path: ArraySlice<String>, _ type: CELType) -> CELBoundColumn?
}

extension CELListSource {
  package var hasColumns: Bool { false }

  package func column(_ path: ArraySlice<String>, _ type: CELType) -> CELBoundColumn? { nil }
}
