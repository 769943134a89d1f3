import Archives
import TestSupport

/// What is damaged: files of each format, small and with a little of everything.
enum Fixtures {
  /// A file as it is, or the parts of an archive, of which some are damaged before it is packed.
  enum Fixture {
    case file([UInt8])
    case parts([(name: String, bytes: [UInt8])])
  }

  /// The names of the readers that can be tried.
  static let readers = [
    "xlsx", "ods", "csv", "docx", "html", "markdown", "text", "json", "yaml", "pdf-words", "ocr-words",
    "pdf", "compound", "attachments",
  ]

  /// The fixtures of a reader; none for a name that is not in `readers`.
  static func of(_ reader: String) throws -> [Fixture] {
    switch reader {
    case "xlsx": try workbooks()
    case "ods": try spreadsheets()
    case "docx": try documents()
    case "csv": csv.map { .file($0) }
    case "html": pages.map { .file(Array($0.utf8)) }
    case "markdown": markdown.map { .file(Array($0.utf8)) }
    case "text": texts.map { .file(Array($0.utf8)) }
    case "json": json.map { .file(Array($0.utf8)) }
    case "yaml": yaml.map { .file(Array($0.utf8)) }
    case "pdf-words": words.map { .file(Array($0.utf8)) }
    case "ocr-words": recognised.map { .file(Array($0.utf8)) }
    case "pdf": [.file(pdf)]
    case "compound": compounds.map { .file($0) }
    case "attachments": try attachments()
    default: []
    }
  }

  private static func parts(_ bytes: [UInt8]) throws -> Fixture {
    let archive = try ZipArchive(bytes)
    return .parts(try archive.entries.map { ($0.name, try archive.bytes(of: $0)) })
  }

  // MARK: - Archives

  private static func workbooks() throws -> [Fixture] {
    var book = WorkbookBuilder()
    book.add("Uno") { sheet in
      sheet.write([
        ["Meta", "Fecha", "Valor", "Hora"], ["a & b", .date(45_000), 12.5, .clock(0.5)],
        ["_x000D_", .iso("2024-01-31T08:30:00"), .raw("-1.5E-3", style: 0), .duration(1.5)],
      ])
      sheet["D2"] = .formula("C2*2", .number(25))
      sheet["E2"] = .formula("C2*2", nil)
      sheet.merges = ["A4:B5", "C4:D9"]
      sheet.hiddenRows = [3]
      sheet.hiddenColumns = [2]
    }
    book.add("Dos") { $0.write([["Meta", true, .error("#REF!")]]) }
    var inline = book
    let rows = (1...9).map { row in
      "<row r=\"\(row)\" spans=\"1:3\"><c r=\"A\(row)\" t=\"inlineStr\"><is><t>texto &amp; \(row)</t></is></c>"
        + "<c r=\"B\(row)\" s=\"1\"><v>4\(row)000.25</v></c><c r=\"C\(row)\" t=\"str\"><f>A1</f>"
        + "<v>x</v></c><c r=\"D\(row)\" s=\"1\"/></row>"
    }
    inline.parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>"
    let bytes = try book.bytes()
    return [.file(bytes), try parts(bytes), try parts(inline.bytes())]
  }

  private static func spreadsheets() throws -> [Fixture] {
    var book = CalcBuilder()
    book.add(
      "Uno",
      rows: CalcBuilder.row(
        CalcBuilder.text(
          "a\nb", attributes: "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"3\""),
        CalcBuilder.cell("table:number-columns-repeated=\"9\""),
        CalcBuilder.cell("office:value-type=\"time\" office:time-value=\"PT08H30M00S\""),
        CalcBuilder.cell("office:value-type=\"float\" office:value=\"12.5\"", shown: "12,5"),
        attributes: "table:number-rows-repeated=\"12\"")
        + CalcBuilder.row(
          CalcBuilder.cell("office:value-type=\"date\" office:date-value=\"2024-01-31T08:30:00\"")))
    book.add(
      "Dos", rows: CalcBuilder.row(CalcBuilder.cell("table:formula=\"x\"", shown: "#REF!")),
      isHidden: true)
    return [
      .file(try book.bytes()), .parts(book.files()),
      .file(Array(book.content(root: "document").utf8)),
    ]
  }

  private static func documents() throws -> [Fixture] {
    var document = WordBuilder(
      .paragraph("Plan de acción", style: "Ttulo1"),
      .xml(
        "<w:p><w:ins><w:r><w:t>nuevo</w:t></w:r></w:ins><w:del><w:r><w:delText>v</w:delText></w:r></w:del></w:p>"
      ),
      .table([
        [
          .cell(.paragraph("a"), properties: "<w:vMerge w:val=\"restart\"/>"),
          .cell(.table([["n"]])),
        ],
        [
          .cell(.paragraph(""), properties: "<w:vMerge/>"),
          .cell(.paragraph("b"), properties: "<w:gridSpan w:val=\"2\"/>"),
        ],
      ]))
    document.styles = "<w:style w:styleId=\"Ttulo1\"><w:name w:val=\"heading 1\"/></w:style>"
    return [.file(try document.bytes()), .parts(document.files())]
  }

  private static func attachments() throws -> [Fixture] {
    let files: [(name: String, bytes: [UInt8])] = [
      ("2026/expediente.yaml", Array("documents: []\n".utf8)), ("2026/plan.csv", csv[0]),
      ("../../otro.csv", csv[1]), ("__MACOSX/._plan.csv", [0, 5, 22, 7]),
      ("2026/pagina.html", Array(pages[0].utf8)),
    ]
    let bytes = try ZipArchive.bytes(of: files)
    return [.file(bytes), .parts(files), .parts(files + [("otro.zip", bytes)])]
  }

  /// Containers of old office files: by their names they are workbooks, texts, or behind a password.
  private static let compounds = [
    CompoundBuilder(["Workbook", "SummaryInformation"]).bytes(),
    CompoundBuilder(["WordDocument", "1Table", "Data"], inner: ["Workbook", "Book"]).bytes(),
    CompoundBuilder(["EncryptionInfo", "EncryptedPackage"]).bytes(),
    CompoundBuilder((1...40).map { "s\($0)" } + ["Book"]).bytes(),
  ]

  // MARK: - Texts

  private static let csv: [[UInt8]] = [
    Array("a;b;c\n\"x;\"\"y\";1,5;ñ\r\n;;\"z\nw\"\n".utf8),
    Array("Meta,Valor,Fecha\nUna,\"1,250\",2026-01-31\n\nOtra,3,\n".utf8),
    Array("\u{FEFF}a;b\nñ;€\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    [0x61, 0x3B, 0xF1, 0x3B, 0x80, 0x0A, 0x62, 0x3B, 0xE9, 0x3B, 0x31, 0x0A],
  ]

  private static let pages = [
    """
    <!DOCTYPE html><html><head><style>.a {mso-number-format:"dd\\/mm\\/yy";}</style></head><body>
    <h2>T</h2><p>a &amp; b<table><caption>c</caption><tr><td rowspan=2 class=a x:num="45322">1
    <td colspan="3">b<table><tr><td>n</table><tr><th>&#241;<br></table><pre> x </pre></body></html>
    """,
    "<html><meta charset=latin1><ul><li>uno<li>dos</ul><table><thead><tr><th>A<th>B</thead>"
      + "<tbody><tr><td rowspan=0>1<td>2<tr><td>3</tbody></table></html>",
  ]

  private static let markdown = [
    "# T **x**\n\n|a|b|\n|:-|-|\n|c \\| d|e<br>|\n\nA\n===\n[a](b) \\$ 5 `x`\n",
    "## Objetivos\n\n1. Uno\n2. Dos\n\n| Meta | Fecha |\n|---|---|\n| Una | 2026 |\n",
  ]

  private static let texts = [
    "PLAN\n\nUna frase larga que termina.\na\tb\nc\td de\nla vereda\ne\tf\n\na\tb\ng\th\n1.2 Título\n",
    "Código\tActividad\tResponsable\n1\tHacer\tSecretaría\n2\tMedir\t\n\nTotal\t\t3\n",
  ]

  private static let json = [
    "{\"given\": {\"a\": [{\"b\": [1, \"\\u00f1\"], \"c\": -1.5e3}], \"plan\": {\"vigencia\": 2026}}}",
    "{\"actividad\": [{\"nombre\": \"A\", \"hecho\": true, \"nada\": null}, {\"nombre\": \"B\"}]}",
  ]

  private static let yaml = [
    """
    # Un plan
    id: ejemplo
    given:
      plan:
        tipo: plan_de_accion
      actividad:
        - { nombre: Adecuar, fecha_fin: 2026-11-30, ponderacion: "60%", presupuesto: 700000000 }
        - { nombre: { malformed: mal }, fecha_fin: { blank: empty }, lista: [a, b] }
      meta: { unread: no_text_layer }
      texto: |
        dos
        líneas
    """
  ]

  // MARK: - Pages

  private typealias Word = (text: String, left: Double, top: Double)

  private static var words: [String] {
    var table: [Word] = [("Meta", 72, 100), ("Valor", 300, 100), ("Fecha", 420, 100)]
    for row in 1...9 {
      let top = Double(100 + row * 20)
      table += [("Una", 72, top), ("meta", 100, top), ("1.250", 300, top), ("2026", 420, top)]
    }
    let rest: [Word] = [("Meta", 72, 60), ("Valor", 300, 60), ("Dos", 72, 80), ("7", 300, 80)]
    let title: [Word] = [("Plan", 72, 60), ("de", 110, 60), ("acción", 130, 60)]
    return ["<doc>\(page(title))</doc>", "<doc>\(page(table))\(page(rest))</doc>"]
  }

  /// Tables of words as Tesseract writes them, with the remains of frames and lines of other levels.
  private static var recognised: [String] {
    let head =
      "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    func line(_ level: Int, _ left: Int, _ top: Int, _ text: String) -> String {
      "\(level)\t1\t1\t1\t1\t1\t\(left)\t\(top)\t\(text.count * 22 + 4)\t40\t91.5\t\(text)"
    }
    var table = [head, line(1, 0, 0, ""), line(4, 250, 400, "")]
    for row in 0...9 {
      let top = 400 + row * 90
      table += [
        line(5, 250, top, row == 0 ? "|Meta" : "Una"), line(5, 900, top, "_1.25\(row)"),
        line(5, 1_700, top, "2026"), line(5, 1_650, top, "|"),
      ]
    }
    return [
      table.joined(separator: "\n") + "\n",
      [head, line(5, 200, 200, "Plan"), line(5, 330, 200, "de"), line(5, 400, 200, "acción")]
        .joined(separator: "\n"),
    ]
  }

  private static func page(_ words: [Word]) -> String {
    let lines = words.map { word in
      "<word xMin=\"\(word.left)\" yMin=\"\(word.top)\" xMax=\"\(word.left + 30)\" "
        + "yMax=\"\(word.top + 10)\">\(word.text)</word>"
    }
    return "<page width=\"612\" height=\"792\"><flow><block><line>\(lines.joined(separator: "\n"))"
      + "</line></block></flow></page>"
  }

  private static var pdf: [UInt8] {
    var pdf = PDFBuilder()
    pdf.text("Plan de acción", left: 72, top: 40, size: 18)
    let rows = (1...5).map { ["Meta \($0)", "2026-0\($0)-01", "1.250.000"] }
    pdf.table(
      [["Meta", "Fecha", "Valor"]] + rows, columns: [(72, 150), (240, 100), (360, 100)], top: 100)
    return pdf.bytes()
  }
}
