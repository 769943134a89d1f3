/// Texts kept once each and named by a small number.
///
/// Equality is of bytes, so composed and decomposed letters are different texts. Identifier 0 is
/// always the empty text.
package struct StringPool: Sendable {
  /// The name of a text in its pool.
  package typealias ID = UInt32

  /// All texts, by identifier.
  package private(set) var texts: [String] = [""]
  private var identifiers: [Key: ID] = [Key(""): 0]

  /// A pool that holds only the empty text.
  package init() {}

  /// The identifier of this text, which is added where it is new.
  package mutating func intern(_ text: String) -> ID {
    if let known = identifiers[Key(text)] { return known }
    return add(text)
  }

  /// Adds a text without looking whether it is there already: for sources that hold each text once.
  package mutating func append(_ text: String) -> ID {
    let identifier = ID(texts.count)
    texts.append(text)
    return identifier
  }

  /// The text with this identifier.
  package subscript(identifier: ID) -> String { texts[Int(identifier)] }

  /// How many texts the pool holds.
  package var count: Int { texts.count }

  private mutating func add(_ text: String) -> ID {
    let identifier = append(text)
    identifiers[Key(text)] = identifier
    return identifier
  }

  /// Compares and hashes bytes; `String` itself merges what differs only in normal form.
  private struct Key: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: Key, right: Key) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }
}
