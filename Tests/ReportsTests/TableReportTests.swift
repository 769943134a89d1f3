import Findings
import Foundation
import Reports
import Testing
import Values

@Suite("The CSV report")
struct CSVReportTests {
  @Test("has rows of one width, one a finding and place", arguments: ReportSample.all)
  func rows(sample: ReportSample) {
    let rows = parsed(sample.text(CSVReport()))
    #expect(rows[0] == CSVReport.columns)
    #expect(rows.allSatisfy { $0.count == CSVReport.columns.count })
    let places = sample.reports.reduce(0) { sum, each in
      sum + each.report.findings.reduce(0) { $0 + max(1, $1.locations.count) }
    }
    #expect(rows.count == 1 + sample.failures.count + sample.reports.count + places)
  }

  @Test("names the cell and what stands there")
  func content() throws {
    let rows = parsed(ReportSample.full.text(CSVReport()))
    let row = try #require(rows.first { $0.contains("fecha-mal-escrita") })
    let named = Dictionary(uniqueKeysWithValues: zip(CSVReport.columns, row))
    #expect(named["sheet"] == "Plan" && named["cell"] == "E11" && named["text"] == "31/1272024")
    #expect(named["verdict_label"] == "No cumple" && named["severity_label"] == "Incumplimiento")
    #expect(rows[1][0] == "plan" && rows[1].contains("does_not_comply"))
  }

  @Test("lets no cell be a formula", arguments: [ReportSample.hostile, .full])
  func formulas(sample: ReportSample) {
    for row in parsed(sample.text(CSVReport())) {
      for field in row {
        let first = field.drop { $0 == " " }.first
        #expect(first.map { !"=+-@＝\t\r".contains($0) } ?? true, "\(field)")
      }
    }
  }

  /// RFC 4180, as strict as this writer is.
  private func parsed(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var bytes = Array(text.unicodeScalars)[...]
    func append(_ scalar: Unicode.Scalar) {
      rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
    }
    while let scalar = bytes.popFirst() {
      switch scalar {
      case "\"" where isQuoted && bytes.first == "\"":
        append("\"")
        bytes.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\r" where !isQuoted:
        bytes.removeFirst()
        rows.append([""])
      default: append(scalar)
      }
    }
    return rows.dropLast()
  }
}

@Suite("The NDJSON report")
struct NDJSONReportTests {
  @Test("has one object a line, and an end for each report", arguments: ReportSample.all)
  func lines(sample: ReportSample) throws {
    let lines = sample.text(NDJSONReport()).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    let objects = try lines.dropLast().map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    func count(_ type: String) -> Int { objects.count { $0["type"] as? String == type } }
    #expect(count("report") == sample.reports.count && count("end") == sample.reports.count)
    #expect(count("failure") == sample.failures.count)
    #expect(count("finding") == sample.reports.reduce(0) { $0 + $1.report.findings.count })
  }

  @Test("holds the texts of the file unchanged")
  func unchanged() throws {
    let text = ReportSample.hostile.text(NDJSONReport())
    let notes = try text.split(separator: "\n").compactMap { line -> String? in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["note"] as? String
    }
    #expect(
      notes.map { Array($0.unicodeScalars) } == HostileReport.texts.map { Array($0.unicodeScalars) }
    )
  }
}
