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

  /// The value of a field of the object at this address; the default is the one to have.
  static func value(at address: UnsafeRawPointer, field index: Int) -> CELValue

  /// What `has()` answers of a field of the object at this address, like `value(at:field:)`.
  static func presence(at address: UnsafeRawPointer, field index: Int) -> CELTri
}

extension CELObject {
  /// Unless an object knows better, it is the same only as itself.
  package func isSame(as other: any CELObject) -> Bool { self === other }

  // An evaluation holds the object it is about and reads its fields where it lies, which spares
  // the counting of references at each field.

  package static func value(at address: UnsafeRawPointer, field index: Int) -> CELValue {
    Unmanaged<Self>.fromOpaque(address)._withUnsafeGuaranteedRef { $0.value(field: index) }
  }

  package static func presence(at address: UnsafeRawPointer, field index: Int) -> CELTri {
    Unmanaged<Self>.fromOpaque(address)._withUnsafeGuaranteedRef { $0.presence(field: index) }
  }
}
