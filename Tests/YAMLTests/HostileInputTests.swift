import Testing
import YAML

@Suite("Hostile files are refused, never fatal")
struct HostileInputTests {
  @Test("every truncation of a rule is read or refused")
  func truncated() {
    let bytes = Array(ruleText.utf8)
    for length in 0...bytes.count { exercise(Array(bytes.prefix(length))) }
  }

  @Test("flipped bits are read or refused", arguments: 1...4 as ClosedRange<UInt64>)
  func flipped(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<500 {
      var bytes = Array(ruleText.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &generator)
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= bit
      }
      exercise(bytes)
    }
  }

  @Test("strewn signs of YAML are read or refused", arguments: 1...4 as ClosedRange<UInt64>)
  func strewn(seed: UInt64) {
    let signs = Array("ab:-?[]{},&*!|>'\"\\%#@` \n\r\tñ 💧\u{301}x0")
    var generator = SeededGenerator(state: seed)
    for _ in 0..<500 {
      let count = Int.random(in: 1...40, using: &generator)
      let text = String((0..<count).map { _ in signs.randomElement(using: &generator) ?? "a" })
      exercise(Array(text.utf8))
    }
  }

  @Test("deep nesting is refused", arguments: ["[", "{a: ", "- ", "? ", "[{a: "])
  func deep(opening: String) throws {
    let error = try error(Array(String(repeating: opening, count: 20_000).utf8))
    #expect(error.kind == .tooDeep)
  }

  @Test("the deepest allowed nesting is read")
  func deepest() throws {
    let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(throws: Never.self) { try tree(text) }
    #expect(try error(Array("[\(text)]".utf8)).kind == .tooDeep)
  }

  @Test("too many values are refused")
  func manyNodes() throws {
    var limits = YAMLLimits()
    limits.nodes = 10
    let text = "[" + String(repeating: "a,", count: 9) + "]"
    #expect(
      try YAMLReader.read(path: "a", bytes: Array(text.utf8), limits: limits).items?.count == 9)
    #expect(try error(Array("[a,\(text)]".utf8), limits: limits).kind == .tooManyNodes)
  }

  @Test("too many bytes are refused before they are read")
  func manyBytes() throws {
    let error = try error([UInt8](repeating: 0xFF, count: (4 << 20) + 1))
    #expect(error.kind == .tooLarge)
  }

  @Test("a file of one long line with far marks takes no long walk", .timeLimit(.minutes(1)))
  func oneLine() throws {
    let text = "{" + (0..<20_000).map { "ñ\($0): á" }.joined(separator: ", ") + "}"
    let diagnostics = Diagnostics()
    _ = MappingReader.read(try tree(text), into: diagnostics) { _ = $0.optionalString("ñx") }
    #expect(diagnostics.all.count == diagnostics.limit)
  }

  /// Reads, and where it can be read, asks for every place and shows every fault.
  private func exercise(_ bytes: [UInt8]) {
    let diagnostics = Diagnostics()
    if let node = diagnostics.read(path: "hostil.yaml", bytes: bytes) {
      visit(node)
      _ = MappingReader.read(node, into: diagnostics) { rule in
        _ = rule.localized("sentence")
        _ = rule.integer("id")
        _ = rule.mappings("check") { $0.string("present") }
      }
    }
    for diagnostic in diagnostics.all {
      let lines = diagnostic.render(in: .es).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count >= 3 && lines.count <= 4)
    }
  }

  private func visit(_ node: YAMLNode) {
    // What libyaml counts and what the file counts must be the same place.
    #expect(node.file.mark(atUTF8Offset: node.start.offset) == node.start)
    #expect(node.file.mark(atUTF8Offset: node.end.offset) == node.end)
    #expect(node.start.offset <= node.end.offset)
    if let text = node.text {
      for offset in -1...(text.utf8.count + 1) {
        let mark = node.mark(atUTF8Offset: offset)
        #expect(mark >= node.start && mark <= node.end)
      }
    }
    for item in node.items ?? [] { visit(item) }
    for entry in node.entries ?? [] {
      visit(entry.key)
      visit(entry.value)
    }
  }
}
