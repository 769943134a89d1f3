import Documents
import Readers
import TestSupport
import Testing

@Suite("Reading texts and Markdown")
struct TextReaderTests {
  private func read(_ text: String) throws -> Document { try Reading.document(Array(text.utf8)) }

  @Test(
    "leaves to CSV what is a table from its first line to its last",
    arguments: [
      ("a;b\n1;2\n", DocumentFormat.csv), ("uno\ndos\ntres\n", .csv), ("a|b\n1|2\n", .csv),
      ("Plan de acción, 2024\na;b;c\n1;2;3\n4;5;6\n", .csv), ("sep=;\nlargo. Muy largo.\n", .csv),
      ("Título\n\na\tb\nc\td\ne\tf\ng\th\n", .csv), ("solo", .csv),
      ("| a | b |\n|---|---|\n| 1 | 2 |\n", .markdown), ("# Plan\n\nUn texto.\n", .markdown),
      ("Plan\n\nEl plan se aprueba el 31 de enero de cada año.\n", .text),
      ("El municipio publica su plan.\na\tb\nc\td\nOtra frase que termina.\nY otra más.\n", .text),
    ])
  func formats(text: String, format: DocumentFormat) throws {
    let document = try read(text)
    #expect(document.format == format)
    #expect(!document.canMerge)
    #expect(document.notes[0].kind == .sniffed)
  }

  @Test("reads headings, paragraphs and tables of a text, each with its line")
  func text() throws {
    let document = try read(
      """
      PLAN DE ACCIÓN 2026

      1. Presentación

      El plan reúne las metas del año y las actividades con las que se cumplen, por
      dependencia y con su responsable.
      Otra frase, que queda sola.

      1.2 Metas del año

      Código\tMeta\tFecha
      M1\tAdecuar puestos\t31/12/2026
      M2\tDotar los\t30/11/2026
      puestos\t\tx

      Código\tMeta\tFecha
      M3\tVisitar veredas\t

      Sí, termina aquí.
      """)
    #expect(
      Reading.blocks(document) == [
        "# PLAN DE ACCIÓN 2026", "# 1. Presentación",
        "El plan reúne las metas del año y las actividades con las que se cumplen, por "
          + "dependencia y con su responsable.",
        "Otra frase, que queda sola.", "## 1.2 Metas del año",
        "table1: A1=Código B1=Meta C1=Fecha A2=M1 B2=Adecuar puestos C2=31/12/2026 A3=M2 "
          + "B3=Dotar los C3=30/11/2026 A4=puestos C4=x A5=M3 B5=Visitar veredas",
        "Sí, termina aquí.",
      ])
    let lines = document.blocks.indices.map { document.place(of: Locator(block: $0)).line }
    #expect(lines == [1, 3, 5, 7, 9, 11, 19])
    let cell = document.place(of: Locator(block: 5, row: 4, column: 1))
    #expect(cell.line == 17)
    #expect(cell.cell == "B5")
  }

  @Test("goes on with a cell on the next line")
  func brokenCell() throws {
    #expect(
      try Reading.blocks(read("Una frase larga que termina.\na\tb de\nla vereda\nc\td\n"))
        == ["Una frase larga que termina.", "table1: A1=a B1=b de la vereda A2=c B2=d"])
  }

  @Test(
    "takes the signs of Markdown away",
    arguments: [
      ("# Uno\n## Dos ##\nTexto **negro** y \\$ 5.\n", ["# Uno", "## Dos", "Texto negro y $ 5."]),
      (
        "Uno\n===\n\nDos\n---\n\n[ley](https://a.co/x) `a`<br>b **c**\n",
        ["# Uno", "## Dos", "ley a\nb c"]
      ),
      (
        "a | b\n:-- | --:\nx \\| y | <p>z</p>\n | w\n",
        ["table1: A1=a B1=b A2=x | y B2=z A3=w"]
      ),
      (
        "**t**\n+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n",
        ["t", "+---+---+", "table1: A1=a B1=b A2=c B2=d"]
      ),
      ("# T\n| a | b |\n| c | d |\n", ["# T", "table1: A1=a B1=b A2=c B2=d"]),
      ("# T\n\n---\n\n```\ncódigo\n```\n", ["# T", "código"]),
    ])
  func markdown(text: String, expected: [String]) throws {
    let blocks = try Reading.blocks(read(text))
    #expect(blocks.filter { $0 != "+---+---+" } == expected.filter { $0 != "+---+---+" })
  }

  @Test("knows the header rows of a pipe table")
  func header() throws {
    #expect(try read("|a|b|\n|-|-|\n|1|2|\n").grids[0].grid.headerRows == 1)
  }

  @Test("reads the seed texts: the tables of 000 and 001 whole")
  func seeds() throws {
    guard let folder = Checkout.shared("seeds/") else { return }
    func seed(_ name: String) throws -> Document {
      try DocumentReaders.read(SourceFile(reading: folder + "/" + name))
    }
    let areas = try seed("000_6af5cd86332c83d6.txt").grids
    #expect(areas.map(\.grid.rowCount) == [23])
    let plan = try seed("001_8701deba907c59fb.txt").grids.map(\.grid)
    let found = plan.first(where: { (grid: Grid) -> Bool in
      grid.text(grid[0, 0]) == "Objetivos"
    })
    let initiatives = try #require(found)
    #expect(initiatives.columnCount == 4)
    // Nine pages repeat the heading; it is there once.
    #expect(
      !initiatives.rowNumbers.dropFirst().contains {
        initiatives.text(initiatives[Int($0), 0]) == "Objetivos"
      })
    #expect(try seed("003_188baecb2128fc28.txt").grids.isEmpty)
  }

  @Test("keeps to its limits")
  func limits() throws {
    let bytes = Array("# Uno\n\n|a|b|\n|-|-|\n|c|d|\n\nfin\n".utf8)
    func read(_ change: (inout ReadLimits) -> Void) throws -> [String] {
      try Reading.blocks(bytes, change)
    }
    #expect(try read { $0.rows = 1 } == ["# Uno", "!table1 overLimit", "fin"])
    #expect(try read { $0.columns = 1 }[1] == "!table1 overLimit")
    #expect(try read { $0.cells = 3 }[1] == "!table1 overLimit")
    #expect(try read { $0.sheets = 0 }[1] == "!table1 overLimit")
    #expect(try read { $0.blocks = 1 } == ["# Uno"])
    #expect(try read { $0.textBytes = 2 }[0] == "# Un")
  }

  @Test("keeps its speed with nothing but brackets, tabs or bars")
  func speed() throws {
    for sign in ["[", "\\", "a\t", "a|", "# a\n", "<", "**"] {
      let text = "# T\n\n|a|b|\n|-|-|\n" + String(repeating: sign, count: 20_000) + "](x)\n"
      _ = try? Reading.document(Array(text.utf8))
    }
  }

  @Test("never traps, whatever is cut, flipped or spliced")
  func hostile() {
    for text in [
      "# T **x**\n\n|a|b|\n|:-|-|\n|c \\| d|e<br>|\n\nA\n===\n[a](b) \\$ 5 `x`\n",
      "PLAN\n\nUna frase larga que termina.\na\tb\nc\td de\nla vereda\ne\tf\n\na\tb\ng\th\n1.2 Título\n",
    ] {
      Damage.withstood(by: Array(text.utf8), seed: 10, rounds: 5 * Damage.rounds)
    }
  }
}
