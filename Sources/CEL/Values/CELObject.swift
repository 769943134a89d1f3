/// A thing of the host whose fields an expression reads, such as a row of a table.
///
/// Field indexes are those of the `CELObjectType` declared under `typeName`.
package protocol CELObject: AnyObject, Sendable {
  /// The name of the object's declared type.
  var typeName: String { get }

  /// The value of a field; `.unknown` with its cause where the fact is not present.
  func value(field index: Int) -> CELValue

  /// What `has()` answers: yes for present and malformed, no for a lack, unknown for unread.
  func presence(field index: Int) -> CELTri

  /// The text as written, of a malformed fact too; `nil` where nothing is written or nothing is known.
  func rawText(field index: Int) -> String?

  /// Whether both stand for the same thing, which `==` asks; rows made twice are still one row.
  func isSame(as other: any CELObject) -> Bool
}

extension CELObject {
  /// Unless an object knows better, it is the same only as itself.
  package func isSame(as other: any CELObject) -> Bool { self === other }
}
