import Foundation
import TestSupport
import Testing

/// The reports of an audit as files.
@Suite("audit report")
struct AuditReportTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path + "/auditoria.db" }

  init() throws {
    folder = try TemporaryFolder()
    for (example, path) in [
      ("con-defectos-2026", "beta & <co>/2025"), ("con-defectos-2026", "beta & <co>/2026"),
      ("perfecto-2026", "alfa/2026"),
    ] {
      let source = Checkout.root.appendingPathComponent("examples/\(example)/plan.xlsx")
      _ = try folder.write(
        [UInt8](try Data(contentsOf: source)), as: "entidades/\(path)/plan.xlsx")
    }
    _ = try folder.write(Array("roto".utf8), as: "entidades/gama/2024/plan.xlsx")
    _ = try Program.run("audit", "run", folder.path + "/entidades", "--store", store)
  }

  @Test("the page needs nothing from elsewhere, and every link of it leads somewhere")
  func page() throws {
    let page = try report("html").output
    #expect(page.contains("default-src 'none'; style-src 'sha256-"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("beta & <co>"))
    #expect(page.contains("beta &amp; &lt;co&gt;"))
    try expectLinks(of: page, in: ["": page])
    // Down to the cell.
    let sheet = "Plan de acción 2026!"
    #expect(page.contains("<td>\(sheet)"))
    #expect(page.contains("Falta información para concluir"))
    #expect(try report("html").output == page)
  }

  @Test("in a folder there is an index and a page an entity, each link of which leads somewhere")
  func pages() throws {
    let target = folder.path + "/informe/"
    #expect(try report("html", "--output", target).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: target).sorted()
    #expect(names == ["entidad-1.html", "entidad-2.html", "entidad-3.html", "index.html"])
    var pages: [String: String] = [:]
    for name in names {
      pages[name] = try String(contentsOfFile: target + name, encoding: .utf8)
    }
    for (name, page) in pages {
      var all = pages
      all[""] = page
      // The page of an entity of which nothing could be read has the way to its text and the way back.
      try expectLinks(of: page, in: all, atLeast: name == "index.html" ? 4 : 2)
      #expect(name == "index.html" || page.contains("href=\"index.html\""))
    }
    #expect(try report("csv", "--output", target).status == 64)
  }

  @Test("the workbook can be read, and its sheets are those of the audit")
  func workbook() throws {
    let target = folder.path + "/matriz.xlsx"
    #expect(try report("xlsx", "--output", target).status == 0)
    let sheets = try Program.run("inspect", target).output
    for name in [
      "Resumen", "Expedientes", "Preguntas", "Matriz", "Incumplimientos", "Cambios",
      "Observaciones",
    ] {
      #expect(sheets.contains("«\(name)»"), "\(name)")
    }
  }

  @Test("what is still to be known is told once, with how many dossiers wait for it")
  func questions() throws {
    let all = try #require(try report("json").json["questions"] as? [[String: Any]])
    let asked = try #require(all.first { $0["id"] as? String == "plan-sin-consulta-publica" })
    #expect(asked["dossiers"] as? Int == 3)
    let text = try #require(asked["text"] as? String)
    #expect(try report("text").output.contains("3 expedientes, 3 resultados  \(text)"))
    #expect(try report("html").output.contains(">\(text)</th>"))
    // Only what waits in the dossiers that are asked for.
    let one = try report("json", "--entity", "alfa").json["questions"] as? [[String: Any]]
    let own = try #require(one?.first { $0["id"] as? String == "plan-sin-consulta-publica" })
    #expect(own["dossiers"] as? Int == 1)
  }

  @Test("the matrix stands under the titles of norms, and what is broken before what nobody knows")
  func order() throws {
    let page = try report("html", "--entity", "beta & <co>").output
    let title =
      #"<th scope="rowgroup" colspan="3"><span>Ley 1474 de 2011 (Estatuto Anticorrupción)</span></th>"#
    #expect(page.components(separatedBy: title).count == 2)
    #expect(page.contains("<b>Art. 74, inciso 1</b> "))
    let dossier = try #require(page.components(separatedBy: "class=\"dossier\"").dropFirst().first)
    let results = dossier.matches(of: #/<th scope="row" class="m-([a-z_]+)">/#).map { String($0.1) }
    let ranks = ["error", "fail", "fail_methodology", "not_checked", "needs_review"]
    #expect(Set(results).count > 2)
    #expect(results == results.sorted { ranks.firstIndex(of: $0)! < ranks.firstIndex(of: $1)! })
  }

  @Test("one entity alone can be asked for; one that is not there is a fault of the order")
  func entity() throws {
    let one = try report("json", "--entity", "alfa").json
    #expect((one["dossiers"] as? [[String: Any]])?.map { $0["entity"] as? String } == ["alfa"])
    #expect(try report("json", "--entity", "omega").status == 64)
  }

  private func report(_ form: String, _ more: String...) throws -> Program.Run {
    try Program.run(["audit", "report", "--store", store, "--report", form] + more, rules: nil)
  }

  /// Every `href` names a page that is there, and in it an `id`.
  private func expectLinks(
    of page: String, in pages: [String: String], atLeast least: Int = 4
  ) throws {
    let links = page.matches(of: #/href="([^"#]*)(#([^"]*))?"/#)
    #expect(links.count >= least)
    for link in links {
      let target = try #require(pages[String(link.1)], "\(link.0)")
      if let anchor = link.3 { #expect(target.contains("id=\"\(anchor)\""), "\(link.0)") }
    }
  }
}
