import Foundation
import Testing
import Values

/// The conformance suite of CEL, read from `shared/cel-conformance` and never copied here.
@Suite(
  "The conformance suite of CEL",
  .enabled(if: ConformanceFolder.isPresent, ConformanceFolder.skipNote))
struct ConformanceTests {
  @Test(
    "passes every file but for the exceptions listed with a reason",
    arguments: ConformanceFolder.files)
  func file(_ name: String) throws {
    if let reason = ConformanceFolder.leftOut[name] {
      print("conformance \(name): left out, \(reason)")
      return
    }
    let cases = try read(name)
    var report = ConformanceReport(file: name)
    for test in cases { report.add(test, test.run()) }
    print(report.summary)
    #expect(report.unexpectedFailures == [])
    #expect(report.needlessExceptions == [])
  }

  private func read(_ name: String) throws -> [ConformanceCase] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(ConformanceFolder.path)/\(name).json"))
    let json = try JSONValue(parsing: Array(data))
    return (json["tests"]?.array ?? []).map(ConformanceCase.init)
  }
}
