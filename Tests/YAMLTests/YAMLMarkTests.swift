import Testing
import YAML

@Suite("Every value knows its place")
struct YAMLMarkTests {
  @Test("keys and values have a start and an end in code points")
  func places() throws {
    let root = try tree("año: ñandú\nlista:\n- uno\n- [a, b]\n")
    let entries = try #require(root.entries)
    #expect(entries[0].value.start == YAMLMark(line: 1, column: 6, offset: 6))
    #expect(entries[0].value.end == YAMLMark(line: 1, column: 11, offset: 13))
    let items = try #require(root["lista"]?.items)
    #expect(items[1].start == YAMLMark(line: 4, column: 3, offset: 29))
    #expect(items[1].end == YAMLMark(line: 4, column: 9, offset: 35))
    #expect(root.end == items[1].end)
  }

  @Test("a byte order mark is not counted")
  func byteOrderMark() throws {
    let root = try tree("\u{FEFF}a: 1\n")
    #expect(root.entries?[0].key.start == YAMLMark(line: 1, column: 1, offset: 0))
  }

  @Test("lines that end with CR LF count once", arguments: ["\n", "\r\n", "\r"])
  func lineBreaks(lineBreak: String) throws {
    let text = "a: |\n  uno\n  dos\nb: \"x\"\n".replacing("\n", with: lineBreak)
    let root = try tree(text)
    #expect(root["a"]?.text == "uno\ndos\n")
    #expect(root["b"]?.start.line == 4)
    let dos = try #require(root["a"]?.mark(atUTF8Offset: 4))
    #expect((dos.line, dos.column) == (3, 3))
  }

  struct Spot: Sendable {
    let yaml: String
    let word: String
    let line: Int
    let column: Int
  }

  @Test(
    "a word inside a text is found in the file, however it is written",
    arguments: [
      Spot(yaml: "k: a && b", word: "b", line: 1, column: 9),
      Spot(yaml: "k: 'it''s x'", word: "x", line: 1, column: 11),
      Spot(yaml: "k: 'it''s x'", word: "'s", line: 1, column: 7),
      Spot(yaml: "k: \"a \\\" b\"", word: "b", line: 1, column: 10),
      Spot(yaml: "k: \"\\u00f1and\\x41 z\"", word: "z", line: 1, column: 19),
      Spot(yaml: "k: \"ñ ñ z\"", word: "z", line: 1, column: 9),
      Spot(yaml: "k: uno\n  dos\n\n  tres", word: "tres", line: 4, column: 3),
      Spot(yaml: "k: \"uno  \n   dos\\\n   tres\"", word: "tres", line: 3, column: 4),
      Spot(yaml: "k: |\n  a &&\n    bb\n", word: "bb", line: 3, column: 5),
      Spot(yaml: "k: |  # por qué\n\n  ñ.a\n\n  b\n", word: "b", line: 5, column: 3),
      Spot(yaml: "k: |2-\n   a\n  b", word: "b", line: 3, column: 3),
      Spot(yaml: "k: |+\n  a\n   b\n\n", word: "b", line: 3, column: 4),
      Spot(yaml: "k: >\n  uno\n  dos\n\n  tres\n", word: "tres", line: 5, column: 3),
      Spot(yaml: "k: >-\n  uno\n    más\n  b\n", word: "más", line: 3, column: 5),
      Spot(yaml: "- - |\n    a\n    b\n", word: "b", line: 3, column: 5),
    ])
  func insideText(spot: Spot) throws {
    var node = try tree(spot.yaml)
    while let inner = node["k"] ?? node.items?.first { node = inner }
    let text = try #require(node.text)
    let range = try #require(text.firstRange(of: spot.word))
    let mark = node.mark(
      atUTF8Offset: text.utf8.distance(from: text.startIndex, to: range.lowerBound))
    #expect((mark.line, mark.column) == (spot.line, spot.column))
  }

  @Test("the end of a text is the place after its last character", arguments: ["k: ab", "k: 'ab'"])
  func endOfText(yaml: String) throws {
    let node = try #require(try tree(yaml)["k"])
    #expect(node.mark(atUTF8Offset: 2).column == (yaml.contains("'") ? 7 : 6))
    #expect(node.mark(atUTF8Offset: 99).column == (yaml.contains("'") ? 7 : 6))
    #expect(node.mark(atUTF8Offset: -1).column == (yaml.contains("'") ? 5 : 4))
  }

  @Test("a fault inside an expression is underlined in its block")
  func caretInBlock() throws {
    let node = try #require(try tree(ruleText)["when"])
    let text = try #require(node.text)
    let range = try #require(text.firstRange(of: "año"))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let diagnostic = Diagnostic(
      .init(es: "no existe «año»"), at: node, utf8: start..<(start + 4))
    #expect(
      diagnostic.render(in: .es) == """
        prueba.yaml:5:8: no existe «año»
              && año(actividad) > 2020
                 ^^^
        """)
  }

  @Test("a long line is cut around the spot")
  func longLine() throws {
    let node = try tree(
      "[" + String(repeating: "á, ", count: 500) + "z, " + String(repeating: "b, ", count: 500)
        + "]")
    let item = try #require(node.items?[500])
    let lines = Diagnostic(.init(es: "aquí"), at: item).render(in: .es).split(separator: "\n")
    #expect(lines[0] == "prueba.yaml:1:1502: aquí")
    #expect(lines[1].count < 180)
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let column = lines[2].distance(from: lines[2].startIndex, to: caret)
    #expect(Array(lines[1])[column] == "z")
  }

  @Test("an empty value is null, and so are null and ~; a quoted one is a text")
  func null() throws {
    let root = try tree("a:\nb: null\nc: ~\nd: 'null'\ne: no\nf: ''\n")
    #expect(root.entries?.map(\.value.isNull) == [true, true, true, false, false, false])
    #expect(root["e"]?.text == "no")
  }
}
