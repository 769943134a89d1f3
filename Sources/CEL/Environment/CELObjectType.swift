/// The fields of an object as expressions see them; an index names a field at run time.
package struct CELObjectType: Sendable {
  /// A field: its name and its type, which may be another object's.
  package struct Field: Sendable {
    /// The name in expressions.
    package let name: String
    /// The type of its values.
    package let type: CELType

    /// A field.
    package init(_ name: String, _ type: CELType) {
      self.name = name
      self.type = type
    }
  }

  /// The name of the type.
  package let name: String
  /// The fields by index.
  package let fields: [Field]
  private let indexes: [String: Int]

  /// An object type; of two fields with one name the first is seen.
  package init(name: String, fields: [Field]) {
    self.name = name
    self.fields = fields
    indexes = Dictionary(
      fields.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The index of the field with this name.
  package func index(of field: String) -> Int? { indexes[field] }
}
