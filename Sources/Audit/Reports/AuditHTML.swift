import Findings
import Reports
import Store
import Values

/// The audit as a page: charts with their numbers, who complies, the matrix, and each dossier to its cells.
///
/// It needs no script and loads nothing. Written into a folder it is an index and one page an entity;
/// as one file it holds as many dossiers as a page can bear and says which it leaves out.
package enum AuditHTML: AuditReportFormat {
  package static let identifier = "html"
  package static let sentence = LocalizedText(
    es: "Página para leer e imprimir; con --output CARPETA/, una página por entidad.",
    en: "Page to read and print; with --output FOLDER/, one page an entity.")
  package static var wantsFindings: Bool { true }

  /// One page.
  package static func render(_ run: RunRecord, in language: TextLanguage) -> [UInt8] {
    let page = AuditPage(run, language, detail: .onePage(of: run))
    return Array(page.index.utf8)
  }

  /// An index and one page an entity, with the names of their files.
  package static func pages(
    _ run: RunRecord, in language: TextLanguage
  ) -> [(name: String, bytes: [UInt8])]? {
    let page = AuditPage(run, language, detail: .folder)
    var pages = [(name: "index.html", bytes: Array(page.index.utf8))]
    for (number, entity) in page.entities.enumerated() {
      let own = AuditPage(run.limited(to: [entity]), language, detail: .entity)
      pages.append((AuditPage.Detail.file(number), Array(own.entityPage.utf8)))
    }
    return pages
  }
}

/// A page of an audit in the making.
struct AuditPage {
  /// How much of what a page shows.
  struct Detail {
    /// How many dossiers have a section of their own.
    var dossiers: Int
    /// How many observations each of them shows.
    var findings: Int
    /// How many cells of the matrix there may be.
    var matrix = 60_000
    /// Whether each entity has a page of its own.
    var isFolder = false

    /// All in one file, which is to stay of some megabytes.
    static func onePage(of run: RunRecord) -> Detail {
      let dossiers = min(run.dossiers.count, 400)
      return Detail(dossiers: dossiers, findings: min(200, max(5, 8_000 / max(1, dossiers))))
    }

    /// The index of a folder.
    static let folder = Detail(dossiers: 0, findings: 0, isFolder: true)
    /// An entity's page in a folder.
    static let entity = Detail(dossiers: 100, findings: 1_000)

    /// The file of an entity in a folder.
    static func file(_ number: Int) -> String { "entidad-\(number + 1).html" }
  }

  let run: RunRecord
  let words: AuditWords
  let figures: AuditFigures
  let detail: Detail
  /// The entities in their order.
  let entities: [String]

  init(_ run: RunRecord, _ language: TextLanguage, detail: Detail) {
    var run = run
    for dossier in run.dossiers.indices {
      run.dossiers[dossier].findings = AuditFigures.gravestFirst(run.dossiers[dossier].findings)
    }
    (self.run, self.detail) = (run, detail)
    words = AuditWords(language: language)
    figures = AuditFigures(run: run)
    var entities: [String] = []
    for dossier in run.dossiers where entities.last != dossier.entity {
      entities.append(dossier.entity)
    }
    self.entities = entities
  }

  var language: TextLanguage { words.language }
  func say(_ es: String, _ en: String) -> String { words.say(es, en) }
  func safe(_ text: String) -> String { HTMLDocument.safe(text, signs: 600) }

  /// The whole audit.
  var index: String {
    page(
      title: words.title(run),
      summary + charts + broken + questions + trend + list + matrix + unread + leftOut
        + dossiers(level: 3))
  }

  /// One entity, in a folder of pages.
  var entityPage: String {
    let back = "<p><a href=\"index.html\">\(say("Toda la auditoría", "The whole audit"))</a></p>"
    return page(
      title: entities.first ?? "",
      back + summary + trend + questions + matrix + unread + dossiers(level: 3))
  }

  private func page(title: String, _ content: String) -> String {
    let body =
      HTMLDocument.skip(in: language)
      + "<header><p class=\"brand\">Cotejo</p><h1>\(safe(title))</h1>"
      + "<p>\(safe(words.rules(run)))</p></header><main id=\"contenido\">\(content)</main>"
      + "<footer><p>\(safe(words.rules(run)))</p></footer>"
    return HTMLDocument.text(
      title: safe(title) + " — Cotejo", body: body, style: AuditPage.style, in: language)
  }

  func section(_ id: String, _ title: String, _ content: String) -> String {
    content.isEmpty
      ? ""
      : "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(safe(title))</h2>\(content)</section>"
  }

  /// What stands only on pages of audits: a first column that stays, and the colours of the matrix.
  private static let style = """
    .matrix table{font-size:.85rem;border-collapse:separate;border-spacing:0}
    .matrix th,.matrix td{white-space:nowrap;max-width:none;min-width:2.6rem}
    .matrix thead th{white-space:normal;min-width:4.2rem}
    .matrix tbody th{white-space:normal;min-width:11rem;max-width:22rem;font-weight:400}
    .matrix .norm th{max-width:none;font-weight:700}
    .matrix .norm span{position:sticky;left:.6rem}
    .matrix td a{display:block;min-width:1.5rem;min-height:1.5rem}
    .m-fail,.m-error,.v-does_not_comply{color:var(--bad);font-weight:700}
    .m-fail_methodology{color:var(--warn)}
    .m-not_checked,.m-needs_review,.v-inconclusive{color:var(--open)}
    .m-pass,.v-complies,.v-complies_with_exceptions{color:var(--good)}
    .m-not_applicable,.m-not_due{color:var(--soft)}
    .dossier{border-top:2px solid var(--line);margin-top:1.6rem;padding-top:.2rem}
    @media (min-width:40.01rem){.matrix tbody th{position:sticky;left:0;z-index:1}\
    .matrix .scroll{max-height:85vh;overflow:auto}.matrix thead{position:sticky;top:0;z-index:2}\
    .matrix thead tr:first-child th:first-child{position:sticky;left:0}}
    @media print{.matrix .scroll{max-height:none}.matrix thead,.matrix tbody th{position:static}}
    """
}
