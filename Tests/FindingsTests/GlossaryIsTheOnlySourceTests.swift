import Findings
import Foundation
import Testing

@Suite("Labels")
struct GlossaryIsTheOnlySourceTests {
  /// The groups whose labels are names; the others are everyday words that sentences use too.
  private static let groups: Set<Glossary.Group> = [
    .verdict, .severity, .whole, .obligation, .basis, .cause, .malformed, .unread, .leftOver,
    .asOf, .fieldState,
  ]

  @Test("stand in the glossary and are written nowhere else in the program")
  func literals() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let entries = Glossary.entries.filter { Self.groups.contains($0.group) }
    let labels = Set(entries.flatMap { [$0.label.es.lowercased(), $0.label.en?.lowercased()] })
    var seen = 0
    for target in ["Findings", "Reports", "cotejo"] {
      let folder = sources.appendingPathComponent(target)
      let files = try #require(FileManager.default.enumerator(atPath: folder.path))
      for case let file as String in files
      where file.hasSuffix(".swift") && !file.contains("Glossary") {
        let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        let literals = text.split(separator: "\"", omittingEmptySubsequences: false)
          .enumerated().filter { $0.offset % 2 == 1 }.map { $0.element.lowercased() }
        // Codes are English words too; a literal with a capital or a space is a label.
        for literal in literals where literal.contains(" ") {
          #expect(!labels.contains(literal), "\(target)/\(file) writes the label “\(literal)”")
        }
        seen += 1
      }
    }
    #expect(seen > 5)
  }
}
