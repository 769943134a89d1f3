import Documents
import Findings
import Foundation
import Plans
import Reports
import Testing
import Values

@Suite("Reports of a comparison")
struct CompareReportsTests {
  static let hostile =
    "=cmd|'/c calc'!A1 </script> \u{1B}[2J ::error:: %0A @everyone `x` \u{202E}fin | *"

  @Test("say the same and are the same bytes each time", arguments: ["text", "json", "markdown"])
  func same(format: String) throws {
    let format = try #require(ComparisonFormats.named(format))
    let bytes = format.render(Self.report(rows: 40), options: ReportOptions())
    #expect(bytes == format.render(Self.report(rows: 40), options: ReportOptions()))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("nuevas 1, resueltas 0; 40 cambios en 1 tabla"))
    #expect(text.contains("bajó de $ 1.000.000 a $ 900.000"))
  }

  @Test("nothing from a file moves a cursor, calls somebody or makes an element")
  func inert() throws {
    for format in ComparisonFormats.all {
      let bytes = format.render(
        Self.report(rows: 1, name: Self.hostile), options: ReportOptions())
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
      if format.identifier == "markdown" {
        #expect(!text.contains("</script>") && !text.contains("@everyone"))
        #expect(!text.contains("`x`"))
      }
    }
  }

  @Test("the comment is cut at a whole item, says how many are left out and never passes its limit")
  func cut() {
    let report = Self.report(rows: 2_000)
    for limit in [2_000, 5_000, 60_000] {
      let bytes = ComparisonMarkdown(mostBytes: limit).render(report, options: ReportOptions())
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(bytes.count <= limit)
      #expect(text.contains("Observaciones nuevas (1)"))
      #expect(text.hasPrefix(ComparisonMarkdown.marker + "\n"))
      let items = text.split(separator: "\n").filter { $0.hasPrefix("- ") }
      #expect(
        text.contains("No caben aquí \(PlainText.display(count: 2_002 - items.count, in: .es))"))
      #expect(
        text.components(separatedBy: "<details>").count
          == text.components(separatedBy: "</details>").count)
    }
  }

  @Test("the text stops at its limit of lines and counts the rest")
  func manyLines() {
    let bytes = ComparisonText().render(Self.report(rows: 500), options: ReportOptions())
    #expect(String(decoding: bytes, as: UTF8.self).contains("y 300 más"))
  }

  @Test("the form for programs holds every change with both cells")
  func json() throws {
    let bytes = ComparisonJSON().render(Self.report(rows: 30), options: ReportOptions())
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(json["schema"] as? String == "cotejo.comparison/1")
    let changes = try #require(json["changes"] as? [[String: Any]])
    #expect(changes.count == 30)
    let after = try #require(changes[0]["after"] as? [String: Any])
    #expect((after["location"] as? [String: Any])?["cell"] as? String == "B2")
    #expect(after["value"] as? String == "900000")
  }

  // MARK: A comparison

  private static let vocabulary = Vocabulary(tables: [
    TableDefinition(
      id: "actividad", plural: "actividades", key: ["nombre"], rowLabel: "{nombre}",
      needs: ["nombre"],
      fields: [
        FieldDefinition(id: "nombre", type: .text, headings: ["Actividad"]),
        FieldDefinition(
          id: "presupuesto", type: .amount, headings: ["Presupuesto"], promise: .money),
      ])
  ])

  /// A plan in which the money of each row was cut, and one new fail.
  static func report(rows: Int, name: String = "Obra") -> ComparisonReport {
    let (base, head) = (
      document(rows: rows, name: name, amount: 1_000_000),
      document(rows: rows, name: name, amount: 900_000)
    )
    let recogniser = Recogniser(vocabulary: vocabulary)
    let compared = PlanComparison(
      base: recogniser.tables(in: [base]), head: recogniser.tables(in: [head]))
    let fail = SampleReport.finding(
      "regla", .fail, .error, name, cause: Cause(fact: "actividad.presupuesto", state: .present),
      [Finding.Location(Locator(block: 0, row: 1, column: 1))])
    let findings = FindingsComparison(
      base: (report([]), [base]), head: (report([fail]), [head]))
    return ComparisonReport(base: base, head: head, plan: compared, findings: findings)
  }

  private static func report(_ findings: [Finding]) -> CheckReport {
    SampleReport.report(
      language: .es, verdict: .doesNotComply,
      rules: [SampleReport.rule("regla", .error, [.pass: 1, .fail: findings.count])],
      findings: findings, due: [], questions: [])
  }

  private static func document(rows: Int, name: String, amount: Int) -> Document {
    var grid = Grid(name: "Plan")
    for (column, heading) in ["Actividad", "Presupuesto"].enumerated() {
      grid.append(.text(grid.texts.intern(heading)), row: 0, column: column)
    }
    for row in 1...rows {
      grid.append(.text(grid.texts.intern("\(name) \(row)")), row: row, column: 0)
      grid.append(.number(Double(amount)), row: row, column: 1)
    }
    return Document(
      path: "plan.xlsx", format: .xlsx, sha256: String(repeating: "ab", count: 32) + "\(amount)",
      blocks: [.table(grid)])
  }
}
