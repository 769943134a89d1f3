/// The elements of a list that are made when they are asked for.
package protocol CELListSource: AnyObject, Sendable {
  /// How many elements can be read.
  var count: Int { get }

  /// The element at a position from 0 to `count - 1`.
  func element(at index: Int) -> CELValue
}
