import Values

/// A page of ours: one style sheet, no script, nothing from anywhere else.
package enum HTMLDocument {
  /// A whole page around a body; title and body are HTML already.
  ///
  /// `style` is added to the sheet that all pages share. What the page may load, which is nothing but these
  /// styles, is said by checksum.
  package static func text(
    title: String, body: String, style: String = "", in language: TextLanguage
  ) -> String {
    let sheet = HTMLStyle.sheet + style
    let source = style.isEmpty ? HTMLStyle.source : HTMLStyle.source(of: sheet)
    return """
      <!DOCTYPE html>
      <html lang="\(language == .es ? "es-CO" : "en")">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
      '\(source)'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>\(sheet)</style>
      </head>
      <body>
      \(body)
      </body>
      </html>

      """
  }

  /// A link to the page's own content, for those who do not see it.
  package static func skip(in language: TextLanguage) -> String {
    "<a class=\"skip\" href=\"#contenido\">"
      + (language == .es ? "Ir al contenido" : "Go to the content") + "</a>"
  }

  /// Text of files, rules and people, on one line and harmless.
  package static func safe(_ text: String, signs: Int = 2_000) -> String {
    XMLText.escaped(TerminalText.cut(TerminalText.sentence(text), to: signs))
  }

  /// Around a table that may be wider than a narrow screen; it is reached by keyboard.
  package static func scroll(_ name: String, _ table: String) -> String {
    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(safe(name, signs: 150))\">"
      + table + "</div>"
  }
}
