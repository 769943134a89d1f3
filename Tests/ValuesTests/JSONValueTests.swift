import Testing

@testable import Values

@Suite("Reading JSON")
struct JSONValueTests {
  @Test("keeps the order of members and the digits of numbers")
  func order() throws {
    let json = try JSONValue(parsing: #" {"b": [1, -2.50e+3, true, null], "a": {"x": ""}} "#)
    #expect(json.members?.map(\.key) == ["b", "a"])
    #expect(json["b"]?.array == [.number("1"), .number("-2.50e+3"), .bool(true), .null])
    #expect(json["a"]?["x"]?.string == "")
    #expect(json["b"]?.array?.first?.integer == 1)
  }

  @Test(
    "reads every escape",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00f1""#, "ñ"),
      (#""\ud83d\ude00""#, "😀"), (#""año""#, "año"),
    ])
  func escapes(text: String, meant: String) throws {
    #expect(try JSONValue(parsing: text).string == meant)
  }

  @Test(
    "refuses what is not JSON, and says where",
    arguments: [
      ("", JSONError.Kind.end, 0), ("[1,]", .unexpected, 3), ("{\"a\" 1}", .unexpected, 5),
      ("{\"a\":1,\"a\":2}", .repeatedKey, 7), ("1 2", .unexpected, 2), ("01", .unexpected, 1),
      ("-", .number, 0), ("1.", .number, 0), ("\"a", .end, 2), ("\"\n\"", .string, 1),
      (#""\x""#, .string, 1), (#""\ud800""#, .string, 1), (#""\ud800\u0041""#, .string, 1),
      ("tru", .end, 3), ("nul1", .unexpected, 3), ("{", .end, 1), ("[", .end, 1),
      ("{'a':1}", .unexpected, 1), ("// x", .unexpected, 0), (#""\u12"#, .end, 5),
    ])
  func refusals(text: String, kind: JSONError.Kind, offset: Int) {
    #expect(throws: JSONError(kind: kind, offset: offset)) { try JSONValue(parsing: text) }
  }

  @Test("refuses bytes that are not UTF-8")
  func invalidBytes() {
    #expect(throws: JSONError(kind: .string, offset: 0)) {
      try JSONValue(parsing: [34, 0xFF, 34])
    }
  }

  @Test("refuses nesting past its limit and reads up to it")
  func depth() throws {
    let limit = JSONValue.maximumDepth
    let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    _ = try JSONValue(parsing: deepest)
    #expect(throws: JSONError(kind: .depth, offset: limit)) {
      try JSONValue(parsing: String(repeating: "[", count: 100_000))
    }
  }

  @Test("reads back what the writer wrote")
  func roundTrip() throws {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("título", "«a»\t\u{1}")
      writer.member("n", -7)
      writer.member("lista") { $0.array { writer in writer.element { $0.boolean(false) } } }
    }
    let json = try JSONValue(parsing: writer.bytes)
    #expect(json["título"]?.string == "«a»\t\u{1}")
    #expect(json["n"]?.integer == -7)
    #expect(json["lista"]?.array == [.bool(false)])
  }
}
