import Documents
import Findings
import Foundation
import Reports
import Testing
import Values

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The HTML report")
struct HTMLReportTests {
  /// The body, read as XML: our pages are well-formed.
  private func body(_ sample: ReportSample) throws -> XMLDocument {
    let text = sample.text(HTMLReport())
    let start = try #require(text.range(of: "<body>")).lowerBound
    let end = try #require(text.range(of: "</body>")).upperBound
    return try XMLDocument(data: Data(text[start..<end].utf8))
  }

  private func values(_ document: XMLDocument, _ path: String) throws -> [String] {
    try document.nodes(forXPath: path).compactMap(\.stringValue)
  }

  @Test(
    "has one of each anchor, and no link that leads nowhere or away", arguments: ReportSample.all)
  func links(sample: ReportSample) throws {
    let document = try body(sample)
    let ids = try values(document, "//@id")
    #expect(Set(ids).count == ids.count)
    let links = try values(document, "//@href")
    #expect(links.allSatisfy { $0.hasPrefix("#") && ids.contains(String($0.dropFirst())) })
    #expect(
      try values(document, "//@src | //@style | //script | //img | //form | //iframe").isEmpty)
    for name in try values(document, "//@aria-labelledby") { #expect(ids.contains(name)) }
  }

  @Test("opens with language, policy, title and what it comes to")
  func head() {
    let text = ReportSample.full.text(HTMLReport())
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"es-CO\">"))
    #expect(text.contains("content=\"default-src 'none'; style-src 'sha256-"))
    #expect(!text.contains("unsafe-inline") && !text.contains("http:") && !text.contains("https:"))
    #expect(
      text.contains("<title>No cumple: 1 regla obligatoria en 1 caso, al 17 de enero de 2026;"))
    #expect(text.contains("— plan.xlsx</title>"))
    #expect(ReportSample.english.text(HTMLReport()).contains("<html lang=\"en\">"))
  }

  @Test("allows its style sheet by the checksum of exactly what stands there")
  func policy() throws {
    let text = ReportSample.full.text(HTMLReport())
    let sheet = try #require(
      text.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
    let digits = Array(SHA256.hexadecimal(of: Array(sheet.utf8)))
    let bytes = stride(from: 0, to: 64, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    #expect(text.contains("'sha256-\(Data(bytes).base64EncodedString())'"))
  }

  @Test("summarises what to attend to in the words of its sections, and links there")
  func summary() throws {
    let document = try body(.full)
    let links = try values(document, "//nav//li/a")
    #expect(links.first == "La fecha «31/1272024» no se entiende.")
    for link in try document.nodes(forXPath: "//nav//li/a") {
      let target = try #require((link as? XMLElement)?.attribute(forName: "href")?.stringValue)
      let heading = try values(document, "//*[@id='\(target.dropFirst())']/h3")
      #expect(heading.first?.hasSuffix(try #require(link.stringValue)) == true)
    }
    #expect(links.count == 5)
  }

  @Test("tells a rule with its norm, its remedy, its places and a slice of the sheet")
  func section() throws {
    let document = try body(.full)
    let path = "//section[@id='regla-fecha-mal-escrita']"
    #expect(
      try values(document, path + "/h3") == [
        "■ Incumplimiento La fecha «31/1272024» no se entiende."
      ])
    #expect(
      try values(document, path + "/blockquote/p")
        == [
          "Paráfrasis: El plan dice lo que la norma pide.",
          "Norma: Ley 1474 de 2011, art. 74",
        ])
    #expect(
      try values(document, path + "//table[1]/tbody/tr[1]/td").prefix(5)
        == ["Plan", "E11", "Fin", "31/1272024", "mal escrito (no es una fecha)"])
    let sheet = path + "//table[@class='sheet']"
    #expect(
      try values(document, sheet + "/thead/tr/th") == ["B", "C", "D", "E"].filter { $0 != "D" })
    #expect(try values(document, sheet + "/tbody/tr/th[@scope='row']") == ["9", "10", "11", "12"])
    #expect(
      try values(document, sheet + "//td[@class='mark']") == ["▲ celda observada: 31/1272024"])
    #expect(try values(document, sheet + "/tbody/tr[1]/td") == ["Código", "Actividad", "Fin"])
  }

  @Test("shows a lack as a lack, and a merged cell by what people see there")
  func empty() throws {
    let document = try body(.full)
    let marks = try values(
      document, "//section[@id='regla-actividad-sin-responsable']//td[@class='mark']")
    #expect(marks == Array(repeating: "▲ celda observada: (vacía)", count: 3))
  }

  @Test("keeps open what is open and folds what is met, by norm")
  func folding() throws {
    let document = try body(.clean)
    #expect(try values(document, "//section/h2[@id='cumple']") == ["Cumple (1 regla)"])
    #expect(try values(document, "//details/summary").first == "Ley 1474 de 2011 (1 regla)")
    #expect(try values(document, "//li[@id='regla-fecha-mal-escrita']").count == 1)
    let full = try body(.full)
    #expect(try values(full, "//details//*[@id='sin-verificar']").isEmpty)
    #expect(
      try values(full, "//h2[@id='sin-verificar']") == [
        "◆ No se pudo verificar (2 reglas, 2 casos)"
      ])
    #expect(try values(full, "//h2[@id='parte-needs_review']") == ["Por decidir (1 regla, 1 caso)"])
    #expect(try values(full, "//code[@id='regla-entidad-obligada']").count == 1)
  }

  @Test("draws the verdicts by norm, with the same numbers beside them")
  func chart() throws {
    let document = try body(.full)
    #expect(try values(document, "//svg[@role='img']/@aria-label").count == 1)
    let heads = try values(document, "//div[@class='chart']//thead//th")
    let numbers = try values(document, "//div[@class='chart']//tbody//td").compactMap { Int($0) }
    #expect(heads.count == numbers.count + 1)
    // No norm asks for what is only good practice: not following it is no breach.
    #expect(heads.contains("Por mejorar") && numbers[1...2] == [5, 1])
    #expect(numbers.reduce(0, +) == SampleReport.full().totals.grid)
  }

  @Test(
    "stays small with 100,000 findings, and says where the others are", arguments: [2, 40, 400])
  func large(rules: Int) throws {
    let sample = ReportSample(
      name: "large",
      reports: [
        SourcedReport(
          HostileReport.large(findings: 100_000, rules: rules), sources: [SampleReport.document])
      ])
    let bytes = sample.bytes(HTMLReport())
    #expect(bytes.count < HTMLReport.mostBytes)
    #expect(HTMLReport.nodes(of: bytes) <= HTMLReport.mostNodes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("100.000"))
    if rules == 2 { #expect(text.contains("Y 49.950 celdas más (D11")) }
    if rules == 400 {
      #expect(text.contains("que no caben en esta página; --report csv las trae todas"))
    }
  }

  @Test("stays small with 300 plans and 300 files nobody could read")
  func plans() throws {
    let sample = ReportSample(
      name: "plans", reports: Array(repeating: ReportSample.full.reports[0], count: 300),
      failures: (0..<300).map {
        ReadError(.damaged, path: "p\($0).xlsx", es: "Dañado.", en: "Damaged.")
      })
    let bytes = sample.bytes(HTMLReport())
    #expect(bytes.count < HTMLReport.mostBytes)
    #expect(HTMLReport.nodes(of: bytes) <= HTMLReport.mostNodes)
  }
}
