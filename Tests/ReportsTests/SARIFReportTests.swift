import Findings
import Foundation
import Reports
import Testing
import Values

@Suite("The SARIF report")
struct SARIFReportTests {
  private func run(_ sample: ReportSample, _ report: SARIFReport = SARIFReport()) throws
    -> [String: Any]
  {
    let log = try #require(
      JSONSerialization.jsonObject(with: Data(sample.bytes(report))) as? [String: Any])
    let runs = try #require(log["runs"] as? [[String: Any]])
    #expect(runs.count == 1)
    return runs[0]
  }

  private func results(_ run: [String: Any]) throws -> [[String: Any]] {
    try #require(run["results"] as? [[String: Any]])
  }

  private func notifications(_ run: [String: Any]) throws -> [[String: Any]] {
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    return try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
  }

  @Test("gives every result a file, a line, a rule and a fingerprint", arguments: ReportSample.all)
  func places(sample: ReportSample) throws {
    for report in [SARIFReport(), SARIFReport(problemsOnly: true)] {
      let run = try run(sample, report)
      let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
      let rules = try #require(driver["rules"] as? [[String: Any]]).map { $0["id"] as? String }
      let artifacts = try #require(run["artifacts"] as? [[String: Any]])
      let files = artifacts.compactMap { ($0["location"] as? [String: String])?["uri"] }
      #expect(Set(files).count == artifacts.count)
      var prints: Set<String> = []
      for result in try results(run) {
        let id = try #require(result["ruleId"] as? String)
        #expect(rules[try #require(result["ruleIndex"] as? Int)] == id)
        let locations = try #require(result["locations"] as? [[String: Any]])
        let place = try #require(locations.first?["physicalLocation"] as? [String: [String: Any]])
        let uri = try #require(place["artifactLocation"]?["uri"] as? String)
        #expect(!uri.isEmpty && !uri.hasPrefix("./") && !uri.contains(" "))
        #expect(try #require(place["region"]?["startLine"] as? Int) >= 1)
        let partial = try #require(result["partialFingerprints"] as? [String: String])
        #expect(prints.insert(try #require(partial["primaryLocationLineHash"])).inserted)
        let isFail = result["kind"] as? String == "fail"
        #expect((result["level"] as? String == "none") != isFail)
      }
    }
  }

  @Test("places a cell by row and column and names it as Excel does")
  func cell() throws {
    let result = try #require(
      try results(run(.full)).first { $0["ruleId"] as? String == "fecha-mal-escrita" })
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let place = try #require(location["physicalLocation"] as? [String: [String: Any]])
    #expect(place["artifactLocation"]?["uri"] as? String == "plan.xlsx")
    #expect(place["artifactLocation"]?["uriBaseId"] as? String == "%SRCROOT%")
    #expect(place["region"]?["startLine"] as? Int == 11)
    #expect(place["region"]?["startColumn"] as? Int == 5)
    #expect((place["region"]?["snippet"] as? [String: String])?["text"] == "31/1272024")
    let logical = try #require((location["logicalLocations"] as? [[String: String]])?.first)
    #expect(logical == ["name": "E11", "fullyQualifiedName": "'Plan'!E11", "kind": "cell"])
    let text = (result["message"] as? [String: String])?["text"]
    #expect(
      text == "'Plan'!E11: La fecha «31/1272024» no se entiende. Corregir: Escriba lo que falta.")
  }

  @Test("keeps what passes, does not apply, is open or for review apart by kind")
  func kinds() throws {
    func kinds(_ report: SARIFReport) throws -> [String: Int] {
      try results(run(.full, report)).reduce(into: [:]) {
        $0[$1["kind"] as? String ?? "", default: 0] += 1
      }
    }
    #expect(
      try kinds(SARIFReport()) == [
        "fail": 6, "review": 1, "open": 2, "pass": 3, "notApplicable": 1, "informational": 1,
      ])
    #expect(try kinds(SARIFReport(problemsOnly: true)) == ["fail": 6, "review": 1, "open": 2])
  }

  @Test("notifies of what could not be read and of faults, and then is not successful")
  func notifications() throws {
    let notices = try notifications(run(.several))
    let texts = notices.compactMap { ($0["message"] as? [String: String])?["text"] }
    #expect(texts.contains("No existe el archivo."))
    #expect(texts.contains("No se pudo leer «Escaneada» (imagen sin texto)"))
    #expect(texts.contains { $0.contains("regla-rota: La expresión pasó de su costo.") })
    let invocation = try #require((run(.several)["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == false)
    let clean = try #require((run(.clean)["invocations"] as? [[String: Any]])?.first)
    #expect(clean["executionSuccessful"] as? Bool == true)
  }

  @Test("keeps to its limits, the gravest first, and states the remainder")
  func limits() throws {
    var limits = SARIFReport.Limits()
    (limits.results, limits.locations, limits.message) = (10, 2, 60)
    let run = try run(.large, SARIFReport(limits: limits))
    let results = try results(run)
    #expect(results.count == 10)
    #expect(results.allSatisfy { $0["level"] as? String == "error" })
    for result in results {
      #expect((result["message"] as? [String: String])?["text"]?.unicodeScalars.count ?? 99 <= 60)
    }
    let texts = try notifications(run).compactMap { ($0["message"] as? [String: String])?["text"] }
    #expect(texts.contains { $0.hasPrefix("Este archivo trae 10 de 700 observaciones") })
    let gathered = try self.results(self.run(.gathered, SARIFReport(limits: limits)))
    #expect(gathered.allSatisfy { ($0["locations"] as? [Any])?.count ?? 9 <= 2 })
  }

  @Test("holds 25.000 results of 26.000 findings by default, on few bytes")
  func defaults() throws {
    let report = SourcedReport(HostileReport.large(findings: 26_000), sources: [])
    let bytes = SARIFReport().render([report], failures: [], options: ReportOptions())
    #expect(bytes.count < 25_000_000)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("Este archivo trae 25.000 de 26.000 observaciones"))
  }

  @Test("tells cells of one finding as its places, and what a cell was compared with beside it")
  func gathered() throws {
    let results = try results(run(.gathered))
    let gathered = try #require(
      results.first { ($0["properties"] as? [String: Any])?["count"] as? Int == 14 })
    #expect((gathered["locations"] as? [Any])?.count == 3)
    #expect((gathered["properties"] as? [String: Any])?["disposition"] as? String == "plan-2026")
    let compared = try #require(results.first { $0["ruleId"] as? String == "fecha-mal-escrita" })
    #expect((compared["locations"] as? [Any])?.count == 1)
    #expect((compared["relatedLocations"] as? [Any])?.count == 2)
    #expect(results.contains { $0["baselineState"] as? String == "unchanged" })
    #expect(results.contains { $0["baselineState"] as? String == "new" })
  }

  @Test("explains its rules in the language of the report")
  func help() throws {
    func help(_ sample: ReportSample) throws -> String {
      let driver = try #require((run(sample)["tool"] as? [String: [String: Any]])?["driver"])
      let rule = try #require((driver["rules"] as? [[String: Any]])?.first)
      return try #require((rule["help"] as? [String: String])?["markdown"])
    }
    #expect(try help(.full).contains("**Norma:** Ley 1474 de 2011, art. 74 (deducida de la norma)"))
    #expect(try help(.full).contains("**Cómo corregirlo:** Escriba lo que falta."))
    #expect(try help(.english).contains("**Norm:** Law 1474 of 2011, art. 74"))
    #expect(try help(.english).contains("**How to mend it:** Write what is missing."))
  }

  @Test("lets no cell make a link or a placeholder")
  func hostile() throws {
    for result in try results(run(.hostile)) {
      let text = try #require((result["message"] as? [String: String])?["text"])
      #expect(!text.contains("]("))
      #expect(!text.contains("{0}") || text.contains("{{0}}"))
    }
  }
}
