import Foundation
import Reports
import TestSupport
import Testing

@Suite("The examples for CI")
struct CIExamplesTests {
  @Test(
    "ask for reports that there are",
    arguments: ["github/action.yml", "gitlab/gitlab-ci.yml"])
  func reports(file: String) throws {
    let text = try String(
      contentsOf: Checkout.root.appendingPathComponent("examples/ci/\(file)"), encoding: .utf8)
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let asked = words.indices.dropLast().filter { words[$0] == "--report" }.map { index in
      String(words[index + 1].split(separator: "=")[0])
    }
    let known = Set(ReportFormats.all.map(\.identifier) + ComparisonFormats.all.map(\.identifier))
    #expect(asked.count >= 5)
    for name in asked { #expect(known.contains(name), "\(name)") }
  }

  @Test("never put what comes from outside into a command of the GitHub action")
  func injection() throws {
    let text = try String(
      contentsOf: Checkout.root.appendingPathComponent("examples/ci/github/action.yml"),
      encoding: .utf8)
    for block in text.components(separatedBy: "run: |").dropFirst() {
      let command = block.components(separatedBy: "    - id:")[0]
      #expect(!command.contains("${{"))
    }
  }
}
