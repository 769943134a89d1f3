import Archives
import Testing

@Suite("The XML tokenizer")
struct XMLTokenizerTests {
  @Test(
    "finds tags, texts and attributes",
    arguments: [
      ("<a/>", "a()"),
      ("\u{FEFF}<?xml version='1.0'?>\n<!-- x > y --><a>t</a>\n", "a(t)"),
      ("<a b='1' c = \"2\" ><d/>x<e>y</e></a >", "a[b=1,c=2](d()xe(y))"),
      ("<p:a xmlns:p='u' p:b='1'>t</p:a>", "a[p=u,b=1](t)"),
      ("<a>1 &lt; 2 &amp;&#65;&#x42;&quot;&apos;&gt;</a>", "a(1 < 2 &AB\"'>)"),
      ("<a b='&lt;&#10;'/>", "a[b=<\n]()"),
      ("<a><![CDATA[<b>&amp;]] >]]>c</a>", "a(<b>&amp;]] >c)"),
      ("<a>1<!-- 2 -->3<?x 4?>5</a>", "a(135)"),
      ("<a>1\r\n2\r3</a>", "a(1\n2\n3)"),
      ("<a>áñ€</a>", "a(áñ€)"),
    ])
  func wellFormed(document: String, expected: String) throws {
    #expect(try outline(document) == expected)
  }

  @Test(
    "refuses what is not well formed",
    arguments: [
      "", " ", "x", "<a>", "<a", "<a></b>", "</a>", "<a></a", "<a/><b/>", "<a/>x", "<a b/>",
      "<a b=1/>", "<a b='1/>", "<a b='<'/>", "<a b='1'c='2'/>", "<a>&nbsp;</a>", "<a>&lt</a>",
      "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>&#;</a>", "<a>&#-1;</a>", "<a><!-- </a>",
      "<a><![CDATA[ </a>", "<!DOCTYPE a><a/>", "<a><!ENTITY b 'c'></a>", "< a/>", "<a/ >",
      "<ab></a>", "<a></ab>", "<", "<a><", "<a></",
    ])
  func malformed(document: String) {
    let error = #expect(throws: ArchiveError.self) { try outline(document) }
    #expect(error?.kind == .damaged)
  }

  @Test("refuses elements deeper than its limit")
  func depth() throws {
    let deep = String(repeating: "<a>", count: 9) + String(repeating: "</a>", count: 9)
    #expect(try outline(deep, depth: 9).isEmpty == false)
    let error = #expect(throws: ArchiveError.self) { try outline(deep, depth: 8) }
    #expect(error?.kind == .overLimit)
  }

  @Test("refuses more attributes than its limit")
  func attributes() {
    let many = (0...XMLTokenizer.maximumAttributes).map { " a\($0)=''" }.joined()
    let error = #expect(throws: ArchiveError.self) { try outline("<a\(many)/>") }
    #expect(error?.kind == .overLimit)
  }

  @Test("reads UTF-16 with either end first", arguments: [true, false])
  func utf16(isLittle: Bool) throws {
    let bytes = "\u{FEFF}<a>ñ€</a>".utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isLittle ? [low, high] : [high, low]
    }
    #expect(try outline(String(decoding: XMLTokenizer.utf8(bytes), as: UTF8.self)) == "a(ñ€)")
  }

  @Test("never traps on a document cut or changed at any byte")
  func hostile() {
    let document = Array("<?xml?><a b='&lt;'><c>x&amp;y</c><!-- z --><![CDATA[w]]></a>".utf8)
    for place in document.indices {
      _ = try? outline(Array(document[..<place]))
      for byte in "<>/&;!?'= x".utf8 {
        var changed = document
        changed[place] = byte
        _ = try? outline(changed)
      }
    }
  }

  private func outline(_ document: String, depth: Int = 256) throws(ArchiveError) -> String {
    try outline(Array(document.utf8), depth: depth)
  }

  /// The document as names, attributes and texts in a row.
  private func outline(_ document: [UInt8], depth: Int = 256) throws(ArchiveError) -> String {
    try document.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      var xml = XMLTokenizer(bytes, maximumDepth: depth)
      var result: [UInt8] = []
      while true {
        switch try xml.next() {
        case .start:
          result += xml.name
          var attributes: [String] = []
          for index in 0..<xml.attributeCount {
            let attribute = xml.attribute(index)
            var value: [UInt8] = []
            try xml.appendValue(of: attribute, to: &value)
            attributes.append(
              String(decoding: attribute.name, as: UTF8.self) + "="
                + String(decoding: value, as: UTF8.self))
          }
          if !attributes.isEmpty { result += "[\(attributes.joined(separator: ","))]".utf8 }
          result += "(".utf8
        case .end: result += ")".utf8
        case .text: try xml.appendText(to: &result)
        case .finished: return String(decoding: result, as: UTF8.self)
        }
      }
    }
  }
}
