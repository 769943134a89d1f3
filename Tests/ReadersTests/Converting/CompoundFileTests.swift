import TestSupport
import Testing

@testable import Readers

@Suite("Telling old office files by their streams")
struct CompoundFileTests {
  @Test(
    "by the streams at the root",
    arguments: [
      (["Workbook"], CompoundFile.Content.workbook), (["Book"], .workbook),
      (["WordDocument", "1Table"], .text), (["EncryptionInfo", "EncryptedPackage"], .encrypted),
      (["PowerPoint Document"], .other), (["a", "b", "c", "d", "e", "Workbook"], .workbook),
    ])
  func root(names: [String], content: CompoundFile.Content) {
    #expect(CompoundFile.content(of: CompoundBuilder(names).bytes()) == content)
  }

  @Test("a workbook within a text or a presentation does not make it one")
  func embedded() {
    func content(_ names: [String]) -> CompoundFile.Content {
      CompoundFile.content(of: CompoundBuilder(names, inner: ["Workbook"]).bytes())
    }
    #expect(content(["WordDocument"]) == .text)
    #expect(content(["PowerPoint Document"]) == .other)
  }

  @Test(
    "a file that is cut short, or whose chains turn in circles, is judged by what is left of it")
  func damaged() {
    let whole = CompoundBuilder(["a", "b", "c", "Workbook"]).bytes()
    for length in stride(from: 8, to: whole.count, by: 64) {
      _ = CompoundFile.content(of: Array(whole.prefix(length)))
    }
    #expect(CompoundFile.content(of: Array(whole.prefix(512 + 512 + 640))) == .workbook)
    var circle = whole
    // The directory's first sector follows itself.
    circle.replaceSubrange(516..<520, with: [1, 0, 0, 0])
    #expect(CompoundFile.content(of: circle) == .workbook)
    var tree = whole
    // An entry hangs from itself.
    tree.replaceSubrange((1_024 + 128 + 72)..<(1_024 + 128 + 76), with: [1, 0, 0, 0])
    #expect(CompoundFile.content(of: tree) == .other)
  }
}
