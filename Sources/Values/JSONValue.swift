/// A JSON text as a tree; the members of an object keep their order.
package indirect enum JSONValue: Hashable, Sendable {
  /// The value `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number as it was written, so that no digit is lost.
  case number(String)
  /// A text.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object, its members in the order of the text; no key stands twice.
  case object([Member])

  /// A member of an object.
  package struct Member: Hashable, Sendable {
    /// The key.
    package let key: String
    /// The value.
    package let value: JSONValue

    /// A member.
    package init(_ key: String, _ value: JSONValue) { (self.key, self.value) = (key, value) }
  }

  /// The deepest nesting that is read.
  package static let maximumDepth = 128

  /// Reads a JSON text of UTF-8, strictly: no comments, no trailing commas, no repeated keys.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }

  /// Reads a JSON text, strictly.
  package init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// The value of a member, or `nil` where this is no object or has no such member.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text, if it is one.
  package var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The flag, if it is one.
  package var bool: Bool? {
    if case .bool(let flag) = self { return flag }
    return nil
  }

  /// The number, if it is a whole one of 64 bits.
  package var integer: Int? {
    if case .number(let text) = self { return Int(text) }
    return nil
  }

  /// The elements, if it is an array.
  package var array: [JSONValue]? {
    if case .array(let elements) = self { return elements }
    return nil
  }

  /// The members, if it is an object.
  package var members: [Member]? {
    if case .object(let members) = self { return members }
    return nil
  }
}
