import Documents
import Readers
import TestSupport
import Testing

@Suite("Reading web pages")
struct HTMLReaderTests {
  private func blocks(_ html: String) throws -> [String] {
    try Reading.blocks(Array("<html><body>\(html)</body></html>".utf8))
  }

  private func cells(_ rows: String) throws -> String {
    try blocks("<table>\(rows)</table>").joined(separator: " | ")
  }

  @Test("gives headings, paragraphs and tables in reading order")
  func order() throws {
    let document = try Reading.document(
      Array(
        """
        <!DOCTYPE html>
        <html><head><title>no</title><style>p {}</style><script>var x = "<p>no</p>"</script></head>
        <body><h1>Plan de
          acción</h1><p>Uno &amp; <b>dos</b></p>texto suelto
        <table><caption>Metas</caption><thead><tr><th>Meta<th>Fecha</thead>
        <tr><td>M1</td><td>2026</td></tr></table>
        <ul><li>a<li>b</ul><p style="display: none">oculto</p><div hidden>oculto</div></body></html>
        """.utf8))
    #expect(document.format == .html)
    #expect(document.canMerge)
    #expect(
      Reading.blocks(document) == [
        "# Plan de acción", "Uno & dos", "texto suelto", "Metas",
        "table1: A1=Meta B1=Fecha A2=M1 B2=2026", "a", "b",
      ])
    #expect(document.grids[0].grid.headerRows == 1)
  }

  @Test(
    "knows a page by its bytes",
    arguments: [
      ("<table><tr><td>x</table>", true), ("\u{FEFF}\n <HTML><body>x", true),
      ("<!-- a --><!doctype HTML><p>x", true), ("<?xml version='1.0'?>\n<html><p>x", true),
      ("a<html>;b\n1;2\n", false), ("<5;>6\n1;2\n", false),
    ])
  func signature(text: String, isPage: Bool) throws {
    #expect((try Reading.document(Array(text.utf8)).format == .html) == isPage)
  }

  @Test(
    "puts cells that span rows and columns where browsers put them",
    arguments: [
      ("<tr><td>a<td>b<tr><td>c", "table1: A1=a B1=b A2=c"),
      ("<tr><td rowspan=2>a<td>b<tr><td>c", "table1: A1=a B1=b B2=c"),
      ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", "table1: A1=a C1=b A2=c B2=d C2=e"),
      (
        "<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e<tr><td>f<td>g",
        "table1: A1=a B1=b D1=c A2=d D2=e A3=f B3=g"
      ),
      ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", "table1: A1=a B1=b B2=c B3=d"),
      (
        "<tr><td colspan=x>a<td colspan=-3>b<td colspan=' 2 '>c<td>d", "table1: A1=a B1=b C1=c E1=d"
      ),
      ("<tr><td>&nbsp;<td><br><td>x", "table1: C1=x"), ("<td>a<td>b", "table1: A1=a B1=b"),
      ("<tr><td> a \n b<br>c<p>d</p><p>e</p><div>f</div></td>", "table1: A1=a b\nc\nd\ne\nf"),
      ("<tr><td><pre>a  b\nc</pre></td>", "table1: A1=a  b\nc"),
      // The notes of cells, as LibreOffice and Excel save them.
      (
        "<tr><td><a class='comment-indicator'></a><comment>ANA:\nen pesos</comment>Valor<td>x",
        "table1: A1=Valor B1=x"
      ),
      (
        "<tr><td>Valor<a class=msocomanchor href='#c1'>[A1]</a><td>"
          + "<div style='mso-element:comment'>Ana: en pesos</div>x", "table1: A1=Valor B1=x"
      ),
      ("<tr><td>&aacute;&ntilde;o &#8212; &euro;</td>", "table1: A1=áño — €"),
    ])
  func spans(rows: String, expected: String) throws {
    #expect(try cells(rows) == expected)
  }

  @Test("keeps spans as merged areas that end with the table")
  func merges() throws {
    let page = "<table><tr><td rowspan=9>a<td colspan=2>b<tr><td>c<td>d</table>"
    #expect(try Reading.merges(Reading.document(Array(page.utf8))) == [["A1:A2", "B1:C1"]])
  }

  @Test("gives a table in a cell its own grid, and the cell its text")
  func nested() throws {
    #expect(
      try blocks(
        "<table><tr><td>x<table><tr><td>a<td>b<tr><td>c</table>y<td>z</table><table><tr><td>w</table>"
      )
        == ["table1: A1=x\na\tb\nc\ny B1=z", "table2: A1=a B1=b A2=c", "table3: A1=w"])
  }

  @Test("takes the numbers that Excel wrote beside the texts, in their formats")
  func excel() throws {
    let page = """
      <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
      <meta http-equiv=Content-Type content="text/html; charset=windows-1252">
      <style><!--table {mso-displayed-decimal-separator:"\\,";}
      .xl24 {mso-style-parent:style0; mso-number-format:"Short Date";}
      .xl25, td.xl26 {mso-number-format:"dd\\/mm\\/yyyy\\;\\@";}
      .xl27 {mso-number-format:"h\\:mm";} .xl28 {mso-number-format:"\\0022$ \\0022\\#\\,\\#\\#0";}
      --></style></head><body><table>
      <tr><td class=xl24 x:num="45322">31/01/2024</td><td class="xl26" x:num="45323">01/02/2024</td>
      <td class=xl27 x:num="0.5">12:00</td><td class=xl28 x:num="1234.5">$ 1.235</td>
      <td x:num="0.255">25,5%</td><td x:num>12</td><td x:num>1.234,5</td><td x:str>007</td>
      <td x:bool="TRUE">VERDADERO</td><td x:err="#N/A">#N/D</td><td>A\u{F1}o</td>
      <td style='mso-number-format:"Medium Date"' x:num="45322">31-ene-24</td></tr>
      <tr height=0 style='display:none'><td>oculta</td></tr>
      </table></body></html>
      """
    let bytes = page.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let document = try Reading.document(bytes)
    #expect(
      Reading.cells(document) == [
        "A1=2024-01-31 B1=2024-02-01 C1=12:00:00 D1=1234.5 E1=0.255 F1=12 G1=1.234,5 H1=007 "
          + "I1=TRUE J1=!#N/A K1=Año L1=2024-01-31 A2=oculta"
      ])
    #expect(document.grids[0].grid.hiddenRows == [1])
    #expect(document.notes[0].es.contains("Windows-1252"))
  }

  @Test("gives each sheet of a page with several its table")
  func sheets() throws {
    #expect(
      try blocks(
        "<a name=\"table0\"><h1>Hoja 1: <em>Gobierno</em></h1></a><table><tr><td>a</table><a name=\"table1\"><h1>Hoja 2: <em>Salud</em></h1></a><table><tr><td>b</table>"
      ) == ["# Hoja 1: Gobierno", "table1: A1=a", "# Hoja 2: Salud", "table2: A1=b"])
    #expect(
      Reading.errorKind(Array("<html><frameset><frame src=hoja1.htm></frameset></html>".utf8))
        == .unsupportedFormat)
  }

  @Test("keeps to its limits")
  func limits() throws {
    let bytes = Array(
      "<html><p>primero</p><table><tr><td>a<td>b<tr><td>c<td>d</table><table><tr><td>e</table><p>fin"
        .utf8)
    func read(_ change: (inout ReadLimits) -> Void) throws -> [String] {
      try Reading.blocks(bytes, change)
    }
    let one = "table1: A1=a B1=b A2=c B2=d"
    #expect(try read { $0.rows = 1 }[1] == "!table1 overLimit")
    #expect(try read { $0.columns = 1 }[1] == "!table1 overLimit")
    #expect(try read { $0.cells = 3 } == ["primero", "!table1 overLimit", "table2: A1=e", "fin"])
    #expect(try read { $0.sheets = 1 } == ["primero", one, "!table2 overLimit", "fin"])
    #expect(try read { $0.blocks = 2 } == ["primero", one])
    #expect(try read { $0.textBytes = 3 }.first == "pri")
    #expect(Reading.errorKind(bytes) { $0.htmlBytes = 50 } == .overLimit)
    #expect(Reading.errorKind(bytes) { $0.htmlDepth = 4 } == .overLimit)
    let wide = Array(
      "<table><tr>\(String(repeating: "<td colspan=1000>x", count: 17))</table>".utf8)
    #expect(try Reading.blocks(wide) == ["!table1 overLimit"])
    let merged = Array("<table><tr><td colspan=2>x<td colspan=2>y</table>".utf8)
    #expect(try Reading.blocks(merged) { $0.merges = 1 } == ["!table1 overLimit"])
  }

  @Test(
    "survives elements without an end", arguments: ["<table><tr><td>", "<div>", "<b>", "<p><font>"])
  func depth(piece: String) {
    let page = "<html>" + String(repeating: piece, count: 3_000) + "x"
    let kind = Reading.errorKind(Array(page.utf8))
    #expect(kind == .overLimit || kind == nil)
  }

  @Test("never traps, whatever is cut, flipped or spliced")
  func hostile() {
    let page = """
      <!DOCTYPE html><html><head><style>.a {mso-number-format:"dd\\/mm\\/yy";}</style></head><body>
      <h2>T</h2><p>a &amp; b<table><caption>c</caption><tr><td rowspan=2 class=a x:num="45322">1
      <td colspan="3">b<table><tr><td>n</table><tr><th>&#241;<br></table><pre> x </pre></body></html>
      """
    Damage.withstood(by: Array(page.utf8), seed: 9, rounds: 10 * Damage.rounds)
  }
}
