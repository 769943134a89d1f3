import Reports
import Store
import Values

/// The forms for print: one page, an observation after the other.
enum ObservationHTML: ObservationFormat {
  static let identifier = "html"
  static let sentence = LocalizedText(es: "Para imprimir.", en: "To print.")

  private static let style =
    "article{border-top:2px solid var(--line);margin-top:1.5rem}.blank{min-height:3rem}"
    + "@media print{article{break-before:page;border:0}}"

  static func render(_ list: ObservationList, in language: TextLanguage) -> [UInt8] {
    func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
    let title = HTMLDocument.safe(say("Observaciones a ", "Observations on ") + list.entity)
    var body = HTMLDocument.skip(in: language)
    body += "<header><p class=\"brand\">Cotejo</p><h1>\(title)</h1></header>"
    body += "<main id=\"contenido\">"
    if list.items.isEmpty {
      body += "<p>\(say("No hay observaciones.", "There are no observations."))</p>"
    }
    for item in list.items { body += article(item, language) }
    body += "</main><footer><p>"
    body += HTMLDocument.safe(
      say(
        "Causa, efecto e incidencia las escribe el auditor. Solo lo que él confirmó es un hallazgo.",
        "Cause, effect and incidence are the auditor’s to write. Only what they confirmed is a finding."
      ))
    body += "</p></footer>"
    return Array(
      HTMLDocument.text(title: title, body: body, style: style, in: language).utf8)
  }

  private static func article(
    _ item: ObservationList.Item, _ language: TextLanguage
  ) -> String {
    let id = "obs-\(item.stored.number)"
    let state = ObservationWords.state(item.stored.state, language)
    var text = "<article aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">"
    text += HTMLDocument.safe("\(item.name(in: language)). \(item.content.title)") + "</h2>"
    text +=
      "<p class=\"id\">"
      + HTMLDocument.safe("\(item.stored.year) · \(state) · \(item.stored.rule)") + "</p>"
    for part in ObservationWords.parts(item.content, language) where !part.lines.isEmpty {
      text += "<h3>\(HTMLDocument.safe(part.name))</h3>"
      text += part.lines.map { "<p>\(HTMLDocument.safe($0))</p>" }.joined()
    }
    for field in StoredObservation.Field.allCases {
      text += "<h3>\(HTMLDocument.safe(ObservationWords.field(field, language)))</h3>"
      text +=
        item.stored.entry(field).map { "<p>\(HTMLDocument.safe($0))</p>" }
        ?? "<p class=\"blank\"></p>"
    }
    if !item.stored.events.isEmpty {
      text += "<h3>\(language == .es ? "Trámite" : "Way")</h3><ol>"
      text +=
        item.stored.events.map {
          "<li>\(HTMLDocument.safe(ObservationWords.event($0, language)))</li>"
        }.joined() + "</ol>"
    }
    return text + "</article>"
  }
}
