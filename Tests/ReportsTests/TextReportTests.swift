import Documents
import Findings
import Reports
import Testing
import Values

@Suite("The text report")
struct TextReportTests {
  @Test("draws the heading row, the faulty row and a caret under the faulty cell")
  func drawing() {
    let text = SampleReport.text(SampleReport.full())
    let expected = """
      incumplimiento[fecha-mal-escrita]: La fecha «31/1272024» no se entiende.
        ┌─ plan.xlsx · hoja «Plan» · celda E11
        │      │ B Código │ C Actividad                 │ E Fin
        │   11 │ 1.2      │ Pintar ␛[2Jla escuela␊rural │ 31/1272024
        │                                                 ^^^^^^^^^^ mal escrito (no es una fecha)
        = norma: Ley 1474 de 2011, art. 74: Lo que pide fecha-mal-escrita.
        = corregir: Escriba lo que falta.
        = cotejo rules show fecha-mal-escrita

      """
    #expect(text.contains(expected))
  }

  @Test("gives wide characters two columns, so that the caret stays under its cell")
  func wideCharacters() {
    let text = SampleReport.text(SampleReport.full())
    let expected = """
        │      │ B Código │ C Actividad │ D Responsable
        │   12 │ 1.3      │ 漢字の計画  │ (vacía)
        │                                 ^^^^^^^ La
      """
    #expect(text.contains(expected))
  }

  @Test("draws three places of a rule and names the rest as ranges")
  func remainder() {
    let text = SampleReport.text(SampleReport.full())
    #expect(text.contains("= y 1 celda más (D13) · cotejo rules show actividad-sin-responsable"))
    #expect(!text.contains("celda D13"))
  }

  @Test("goes from the gravest to the mildest, and what is no breach stands apart")
  func order() throws {
    let text = SampleReport.text(SampleReport.full())
    let marks = [
      "\nNo cumple (2 reglas, 5 casos)", "incumplimiento[", "alerta[", "\nPor mejorar (1 regla",
      "nota[nombre-claro]", "\nPor decidir (1 regla", "\nNo se pudo verificar (2 reglas",
      "entidad.nivel: no se conoce (nadie lo ha dado): 1 caso", "\nFalla de Cotejo (1 regla",
      "\nAún no exigible", "\nPreguntas (1 pregunta)", "\nSin regla que los revise",
    ]
    var rest = text[...]
    for mark in marks {
      let found = try #require(rest.range(ofText: mark), "\(mark) is missing or out of order")
      rest = rest[found...]
    }
  }

  @Test("closes with totals that add up, and with one sentence on the whole")
  func closing() throws {
    let lines = SampleReport.text(SampleReport.full()).split(separator: "\n")
    let sum = try #require(lines.dropLast(2).last)
    let parts = sum.split(separator: "=")
    let grid = try #require(parts[0].split(separator: ":").last?.split(separator: " ").first)
    let terms = parts[1].split(separator: "+").compactMap { $0.split(separator: " ").last }
    #expect(Int(grid) == terms.compactMap { Int($0) }.reduce(0, +))
    #expect(terms.count == Verdict.allCases.count + 1)
    #expect(
      lines.last == """
        No cumple: 1 regla obligatoria en 1 caso, al 17 de enero de 2026; \
        4 obligaciones vencen el 31 de enero.
        """)
  }

  @Test(
    "lets no control code of a file through to the terminal",
    arguments: [ReportOptions(), ReportOptions(plain: true), ReportOptions(concise: true)])
  func controlCodes(options: ReportOptions) {
    let bytes = SampleReport.text(SampleReport.full(), options).utf8
    #expect(!bytes.contains(0x1B))
    #expect(bytes.allSatisfy { $0 >= 32 || $0 == 10 })
  }

  @Test("colours only when asked")
  func colour() {
    let text = SampleReport.text(SampleReport.full(), ReportOptions(color: true))
    #expect(text.contains("\u{1B}[1;31mincumplimiento[fecha-mal-escrita]\u{1B}[0m"))
  }

  @Test("draws no boxes for screen readers")
  func plain() {
    let text = SampleReport.text(SampleReport.full(), ReportOptions(plain: true))
    #expect(!text.contains { "┌│─^".contains($0) })
    #expect(
      text.contains(
        """
        Incumplimiento. Regla fecha-mal-escrita. La fecha «31/1272024» no se entiende.
        Lugar: plan.xlsx, hoja «Plan», celda E11, columna «Fin». Dice: «31/1272024». \
        Mal escrito (no es una fecha).
        """))
  }

  @Test("gives one line a finding in the concise form")
  func concise() {
    let text = SampleReport.text(SampleReport.full(), ReportOptions(concise: true))
    #expect(
      text.contains(
        "\nplan.xlsx:Plan!E11: incumplimiento[fecha-mal-escrita] La fecha «31/1272024» no se"))
    #expect(text.contains("\nplan.xlsx:Escaneada: no se pudo verificar[actividad-sin-responsable]"))
    #expect(!text.contains("┌─"))
  }

  @Test("takes the word before every rule from the glossary", arguments: TextLanguage.allCases)
  func words(language: TextLanguage) {
    let text = SampleReport.text(
      SampleReport.full(language: language), ReportOptions(concise: true))
    let labels = Set(
      Glossary.entries.filter { $0.group == .verdict || $0.group == .severity }
        .map { $0.label.text(in: language).lowercased() })
    var found = 0
    for line in text.split(separator: "\n") where line.contains("[") {
      let before = line.split(separator: "[")[0]
      let word = before.split(separator: ":").last?.drop { $0 == " " } ?? ""
      #expect(labels.contains(word.lowercased()), "\(line)")
      found += 1
    }
    #expect(found == SampleReport.full().findings.count + 1)
  }

  @Test("caps the lines of a rule in the concise form and states the remainder")
  func cap() {
    let text = SampleReport.text(
      SampleReport.full(), ReportOptions(concise: true, linesPerRule: 2))
    #expect(text.contains("alerta[actividad-sin-responsable] y 2 más"))
  }

  @Test("never says a bare «Cumple» of the whole")
  func noBareGreen() throws {
    let last = try #require(SampleReport.text(SampleReport.clean()).split(separator: "\n").last)
    #expect(last == "Cumple lo exigible al 17 de enero de 2026.")
  }

  @Test("speaks English when asked, in labels and in messages")
  func english() {
    let text = SampleReport.text(SampleReport.full(language: .en))
    #expect(text.contains("breach[fecha-mal-escrita]: EN La fecha"))
    #expect(text.contains("= norm: Law 1474 of 2011, art. 74: What fecha-mal-escrita asks."))
    #expect(!text.contains("Incumplimiento"))
  }

  @Test("says so when no table was recognised")
  func nothingRead() {
    var report = SampleReport.clean()
    report.documents[0].tables = []
    #expect(SampleReport.text(report).contains("No se reconoció ninguna tabla de un plan."))
  }

  @Test("counts in the concise form by itself above thirty rules with findings")
  func manyRules() {
    var report = SampleReport.clean()
    report.findings = (0..<31).map { number in
      SampleReport.finding(
        "r\(number)", .fail, .error, "m", cause: Cause(fact: "", state: .present),
        [SampleReport.place(9, 3)])
    }
    #expect(!SampleReport.text(report).contains("┌─"))
    #expect(SampleReport.text(report, ReportOptions(concise: false)).contains("┌─"))
  }
}

extension Substring {
  /// Where a text ends in this one, `nil` where it does not stand in it.
  fileprivate func range(ofText text: String) -> Index? {
    let pattern = Array(text.utf8)
    var start = startIndex
    while start < endIndex {
      if utf8[start...].starts(with: pattern) {
        return utf8.index(start, offsetBy: pattern.count)
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
