import Authoring
import Findings
import Foundation
import Rules
import TestSupport
import Testing
import Values

/// `docs/como-escribir-una-regla.md` is held against the program that it explains.
@Suite("The page on how to write a rule")
struct WritingRulesTests {
  private let page: String

  init() throws {
    let url = Checkout.root.appendingPathComponent("docs/como-escribir-una-regla.md")
    page = try String(contentsOf: url, encoding: .utf8)
  }

  @Test("its worked example is one new file: it loads, its examples pass, nothing else changes")
  func workedExample() throws {
    let (path, bytes) = try example()
    let files = try RulePackLoader.files(path: Checkout.rules)
    #expect(!files.contains { $0.path == path })
    let outcome = RulePackLoader.load(files: files + [(path, bytes)])
    #expect(outcome.diagnostics.render(in: .es) == "")
    let pack = try outcome.get()
    let rule = try #require(pack.rules.first { $0.file == path })
    #expect(pack.rules.count == (try Catalogue.outcome.get()).rules.count + 1)
    let tester = RuleTester(pack)
    let results = tester.results(of: rule)
    #expect(results.count == rule.examples.count && results.count > 5)
    for result in results where !result.isRight {
      Issue.record("\(result.name): \(result.expected), \(result.actual)")
    }
    #expect(pack.bases.flatMap(tester.faults).filter { $0.rule == rule.id }.isEmpty)
    let faults = PackLinter(pack).remarks().filter { $0.weight == .fault }
    #expect(faults.isEmpty, "\(faults.map(\.text.es))")
  }

  @Test("an example of it that lies is found, so that the test above can fail")
  func wrongExample() throws {
    let (path, bytes) = try example()
    let text = String(decoding: bytes, as: UTF8.self)
      .replacingOccurrences(of: "M2: fail", with: "M2: pass")
    let files = try RulePackLoader.files(path: Checkout.rules)
    let pack = try RulePackLoader.load(files: files + [(path, Array(text.utf8))]).get()
    let rule = try #require(pack.rules.first { $0.file == path })
    #expect(RuleTester(pack).results(of: rule).filter { !$0.isRight }.count == 1)
  }

  @Test("its table of check forms names all of them in order, and each is written as it says")
  func forms() throws {
    let rows = table(under: "forma").map { row in row.map(code) }
    #expect(rows.map { $0[0] } == CheckForms.names)
    var files = try RulePackLoader.files(path: Checkout.rules)
    for row in rows {
      let subject = "\"\(row[3])\""
      let check = row[2].replacingOccurrences(of: "cel: ", with: "cel: >-\n      ")
      let id = "forma-\(row[0].replacingOccurrences(of: "_", with: "-"))"
      let text = """
        id: \(id)
        requirement: ley-1474-2011-art-74-responsables
        basis: derived
        severity: note
        subject: \(subject)
        check:
          - \(check)
        sentence: { es: Una., en: One. }
        message: { es: Otra., en: Another. }
        remedy: { es: Corrija., en: Mend. }
        examples: [{ name: uno, expect: pass }]

        """
      files.append(("ley-1474-2011/articulo-74/\(id).yaml", Array(text.utf8)))
    }
    let outcome = RulePackLoader.load(files: files)
    #expect(outcome.diagnostics.render(in: .es) == "")
  }

  @Test("its tables of fields, bases and severities are whole")
  func words() throws {
    #expect(
      table(under: "`basis` | cuándo").map { code($0[0]) } == RuleBasis.allCases.map(\.rawValue))
    #expect(
      table(under: "`severity` | cuándo").map { code($0[0]) } == Severity.allCases.map(\.rawValue))
    let keys = PackSchema.rule.value["properties"]?.members?.map(\.key) ?? []
    let told = table(under: "campo").flatMap { row in
      row[0].split(separator: ",").map { code(String($0)) }
    }
    #expect(!keys.isEmpty && Set(told) == Set(keys))
  }

  /// The YAML block whose first line names its file.
  private func example() throws -> (path: String, bytes: [UInt8]) {
    let block = try #require(page.components(separatedBy: "```yaml\n").dropFirst().first)
    let text = try #require(block.components(separatedBy: "\n```").first)
    let first = try #require(text.split(separator: "\n").first)
    let path = try #require(first.components(separatedBy: "# rules/").last)
    return (path, Array((text + "\n").utf8))
  }

  /// The rows of the table whose first heading this is.
  private func table(under heading: String) -> [[String]] {
    let lines = page.components(separatedBy: "\n")
    guard let start = lines.firstIndex(where: { $0.hasPrefix("| \(heading) |") }) else { return [] }
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
      // A bar inside code is part of it: `a || b`.
      line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
    }
  }

  /// The text between the code marks.
  private func code(_ cell: String) -> String {
    cell.trimmingCharacters(in: CharacterSet(charactersIn: "` "))
  }
}
