import Rules
import Testing

@Suite("The rule pack of this checkout")
struct RealPackTests {
  /// `rules/` beside `Tests/`.
  static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    .joined(separator: "/") + "/rules"

  @Test("gives a vocabulary with its tables, templates and placeholders")
  func vocabulary() throws {
    do throws(RulePackError) {
      let vocabulary = try RulePackLoader.vocabulary(directory: Self.folder)
      #expect(vocabulary.table("actividad")?.plural == "actividades")
      #expect(vocabulary.placeholders["por definir"] == .pending)
      #expect(vocabulary.formats.isEmpty == false)
    } catch {
      Issue.record("\(error.render(in: .es))")
    }
  }

  @Test("loads without a fault and without a warning")
  func wholePack() throws {
    do throws(RulePackError) {
      let outcome = try RulePackLoader.outcome(directory: Self.folder)
      #expect(outcome.diagnostics.render(in: .es) == "")
      let pack = try outcome.get()
      #expect(pack.rules.isEmpty == false)
      #expect(pack.rules.allSatisfy { !$0.check.isEmpty && !$0.examples.isEmpty })
    } catch {
      Issue.record("\(error.render(in: .es))")
    }
  }
}
