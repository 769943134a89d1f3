import Testing
import Values

@Suite("Folding text")
struct FoldingTests {
  @Test(
    "makes spellings of the same words equal",
    arguments: [
      ("  Año \u{a0}\n Crítico ", "ano critico"), ("N\u{303}andu\u{301}", "nandu"),
      ("a_x000D_\nb", "a b"), ("a_X000d_b", "a b"), ("PINGÜINO", "pinguino"), ("", ""),
      ("snake_case", "snake_case"), ("Eje_X ÑAME_", "eje_x name_"), ("_x000D_", ""),
      ("Código_“A”", "codigo_\"a\""),
    ])
  func fold(text: String, meant: String) {
    #expect(folded(text) == meant)
  }

  @Test("keeps only words for comparing names")
  func words() {
    #expect(foldedWords("Línea-base (2019): %") == "linea base 2019")
  }
}
