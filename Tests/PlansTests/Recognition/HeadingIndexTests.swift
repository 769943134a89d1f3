import Testing
import Values

@testable import Plans

@Suite("Headings looked up")
struct HeadingIndexTests {
  private let index = SmallVocabulary.vocabulary.index

  @Test(
    "no spelling of a listed heading is passed over",
    arguments: [
      "%@", "  %@ ", "«%@»", "(3) %@", "%@ (12)", "_x000D_\n%@", "1-%@", "\u{A0}%@", "%@_x000D_",
    ])
  func spellings(pattern: String) {
    var scratch: [UInt8] = []
    for listed in index.listed {
      for heading in [listed.text, listed.text.uppercased(), spelledOut(listed.text)] {
        let parts = pattern.split(separator: "%@", omittingEmptySubsequences: false)
        let text = parts.joined(separator: heading)
        let isListed = index.hashes.contains(HeadingKey.hash(of: text, scratch: &scratch))
        #expect(!isListed || index.mayList(text), "\(text)")
        #expect(isListed || pattern.hasPrefix("1-"), "\(text)")
      }
    }
  }

  /// The same with a combining accent for each accented letter, and a line break in the middle.
  private func spelledOut(_ text: String) -> String {
    let accents: [Character: String] = ["á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u"]
    let letters = text.map { accents[$0].map { $0 + "\u{301}" } ?? String($0) }
    return letters.prefix(4).joined() + "\n" + letters.dropFirst(4).joined()
  }

  @Test("words of data are passed over", arguments: ["Realizar 3 jornadas", "1.2.3", "Ana"])
  func data(text: String) {
    #expect(!index.mayList(text))
  }

  @Test(
    "a cell of data is no period, and a period is one however it is written",
    arguments: [
      ("1.2.3", nil), ("31/12/2025", nil), ("Programa 12", nil), ("2026 - 2027", nil), ("12", nil),
      ("ENE", .month), ("_x000D_enero", .month), ("\u{A0}Marzo 2026", .month), ("2026", .year),
      ("(2026)", .year), ("Trim1", .quarter), ("1er trimestre", .quarter), ("IV Trim.", .quarter),
      ("Año 2026", .year), ("Semestre II", .half), ("B2", .bimester), ("de enero", .month),
    ] as [(String, Period.Kind?)])
  func periods(text: String, kind: Period.Kind?) {
    #expect(Period(heading: text)?.kind == kind)
  }
}
