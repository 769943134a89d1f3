import Documents
import Testing
import Values

@testable import Plans

@Suite("Reading words")
struct TextGrammarTests {
  @Test(
    "keeps words, without what stands around them",
    arguments: [
      ("  Secretaría de Salud\n", "Secretaría de Salud"), ("_x000D_\nObras_x000D_", "Obras"),
      ("<p>Obras</p>", "<p>Obras</p>"), ("\u{A0}\u{200B}Obras\u{FEFF}", "Obras"),
      ("Nadar", "Nadar"), ("Xilófono", "Xilófono"), ("No aplica multas", "No aplica multas"),
    ])
  func words(text: String, expected: String) {
    #expect(brief(grammar(.text).read(text: text)) == expected)
  }

  @Test(
    "tells the kinds of nothing apart",
    arguments: [
      ("\n\n", "empty"), (" ", "empty"), ("\u{A0}", "empty"), ("_x000D_\n", "empty"),
      ("0", "empty"), ("-\n\n", "empty"), ("\"null\"", "empty"), ("0\n0\n0", "empty"),
      ("0,00\n0\n", "empty"), ("\n0,0%\n", "empty"),
      ("N/A", "not_applicable"), ("NA", "not_applicable"), ("N.A.", "not_applicable"),
      ("« No Aplica »", "not_applicable"), ("S.D", "no_data"), ("SD", "no_data"),
      ("NP", "not_programmed"), ("POR DEFINIR.", "pending"), ("X", "pending"),
    ])
  func blanks(text: String, kind: String) {
    #expect(brief(grammar(.text).read(text: text)) == "blank \(kind)")
  }

  @Test("knows no placeholder that the vocabulary does not list")
  func noPlaceholders() {
    let plain = FieldGrammar(field: FieldDefinition(id: "campo", type: .text), placeholders: [:])
    #expect(brief(plain.read(text: "N/A")) == "N/A")
    #expect(brief(plain.read(text: "-")) == "-")
    #expect(brief(plain.read(text: " \n ")) == "blank empty")
  }

  @Test(
    "knows failed formulas that stand as text",
    arguments: ["#REF!", "#¡DIV/0!\n", "#n/d", "#NAME?"])
  func formulaErrors(text: String) {
    for type in [FieldType.text, .code, .amount, .date, .yesNo] {
      #expect(brief(grammar(type).read(text: text)) == "malformed formula_error")
    }
    #expect(brief(grammar(.text).read(text: "#N/A")) == "blank no_data")
    #expect(brief(grammar(.text).read(text: "# de personas")) == "# de personas")
  }

  @Test(
    "parts several values at line breaks and semicolons only",
    arguments: [
      ("Salud, Deporte y Paz", "Salud, Deporte y Paz"), ("Salud\nDeporte", "Salud; Deporte"),
      ("Salud; Deporte;", "Salud; Deporte"), ("Salud\r\n\r\nN/A", "Salud"),
      ("N/A; n/a", "blank not_applicable"), (";", "blank empty"), ("Obras / Vías", "Obras / Vías"),
    ])
  func several(text: String, expected: String) {
    #expect(brief(grammar(.text, many: true).read(text: text)) == expected)
  }

  @Test(
    "reads cells that hold no text",
    arguments: [
      (CellValue.number(0), "blank empty"), (.number(99), "99"), (.number(1.5), "1.5"),
      (.boolean(true), "TRUE"), (.date(45_373), "2024-03-22"), (.time(0.5), "12:00:00"),
      (.error(0), "malformed formula_error"), (.notComputed, "unread not_computed"),
    ])
  func cells(value: CellValue, expected: String) {
    #expect(brief(grammar(.text).read(value, texts: StringPool())) == expected)
  }
}

@Suite("Reading yes, no and choices")
struct ChoiceGrammarTests {
  @Test(
    "yes and no",
    arguments: [
      ("Sí", "si"), ("Si", "si"), ("SI", "si"), ("S", "si"), ("No", "no"), ("NO", "no"),
      ("Sí, 1.1", "si"), ("No (ver nota)", "no"), ("X", "blank pending"),
      ("No aplica", "blank not_applicable"), ("NO DISPONIBLE", "blank no_data"),
      ("Si cumple", "malformed not_yes_or_no"), ("Noviembre", "malformed not_yes_or_no"),
      ("quizás", "malformed not_yes_or_no"),
    ])
  func yesNo(text: String, expected: String) {
    #expect(brief(grammar(.yesNo).read(text: text)) == expected)
  }

  @Test("yes and no from cells")
  func yesNoCells() {
    let texts = StringPool()
    #expect(brief(grammar(.yesNo).read(.boolean(false), texts: texts)) == "no")
    #expect(brief(grammar(.yesNo).read(.number(1), texts: texts)) == "si guessed")
    #expect(brief(grammar(.yesNo).read(.number(7), texts: texts)) == "malformed not_yes_or_no")
  }

  @Test(
    "a choice by identifier or spelling, before any placeholder",
    arguments: [
      ("acumulativo", "acumulativo"), ("No Acumulativo", "no_acumulativo"),
      ("NO_ACUMULATIVO", "no_acumulativo"), ("Incremento.", "acumulativo"),
      ("No aplica", "no_aplica"), ("NP", "blank not_programmed"), ("otro", "malformed not_in_list"),
    ])
  func choices(text: String, expected: String) {
    #expect(brief(grammar(.choice(kinds)).read(text: text)) == expected)
  }

  @Test("several choices of one cell")
  func severalChoices() {
    let several = grammar(.choice(kinds), many: true)
    #expect(
      brief(several.read(text: "Incremento, no aplica\nno acumulativo"))
        == "acumulativo; no_aplica; no_acumulativo")
    #expect(brief(several.read(text: "Incremento, otro")) == "malformed not_in_list")
    #expect(brief(several.read(text: "N/A")) == "blank not_applicable")
  }

  private let kinds: [FieldType.Choice] = [
    .init(id: "acumulativo", spellings: ["Incremento"]), .init(id: "no_acumulativo"),
    .init(id: "no_aplica"),
  ]
}
