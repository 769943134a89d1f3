/// A list, either of values at hand or of a source that makes them.
///
/// A list is open when a part of it could not be read: what is there can decide `exists` for yes and
/// `all` for no; all else about it is unknown, with the causes in `openCauses`.
package final class CELList: Sendable {
  /// Why the list is open, or `nil` when it is whole.
  package let openCauses: CELUnknown?
  private let elements: [CELValue]
  private let source: (any CELListSource)?

  /// A list of values at hand.
  package init(_ elements: [CELValue], openCauses: CELUnknown? = nil) {
    self.elements = elements
    self.source = nil
    self.openCauses = openCauses
  }

  /// A list whose elements are made when they are asked for.
  package init(source: any CELListSource, openCauses: CELUnknown? = nil) {
    self.elements = []
    self.source = source
    self.openCauses = openCauses
  }

  /// The source of the elements where they are the rows of a table.
  var rows: (any CELListSource)? { source.flatMap { $0.hasColumns ? $0 : nil } }

  /// How many elements can be read; of an open list there may be more.
  package var count: Int { source?.count ?? elements.count }

  /// The element at a position from 0 to `count - 1`.
  package subscript(index: Int) -> CELValue {
    if let source { return source.element(at: index) }
    return elements[index]
  }

  /// All elements that can be read.
  package var array: [CELValue] {
    guard let source else { return elements }
    return (0..<source.count).map { source.element(at: $0) }
  }
}
