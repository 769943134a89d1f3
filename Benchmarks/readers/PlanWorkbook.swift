import Archives

/// Workbooks as a planning office would have them, of any length; the same call gives the same bytes.
struct PlanWorkbook {
  /// Where a workbook keeps its texts.
  enum Texts {
    /// In a part of their own, named by number, as Excel does.
    case shared
    /// In the cells, as many exports do.
    case inline
  }

  /// How many columns each row has.
  static let columns = 16

  private let texts: Texts
  private var sheet: [UInt8] = []
  private var numbers: [String: Int] = [:]
  private var shared: [UInt8] = []
  private var uses = 0
  private var random: UInt64

  /// The bytes of a workbook with a heading and this many rows.
  static func bytes(rows: Int, texts: Texts, seed: UInt64 = 1) throws(ArchiveError) -> [UInt8] {
    var book = PlanWorkbook(texts: texts, seed: seed)
    book.write(rows: rows)
    return try ZipArchive.bytes(of: book.parts)
  }

  private init(texts: Texts, seed: UInt64) {
    self.texts = texts
    random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  private mutating func below(_ bound: Int) -> Int {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((random >> 33) % UInt64(bound))
  }

  // MARK: - Rows

  private static let headings = [
    "Código", "Objetivo", "Programa", "Proyecto", "Código BPIN", "Producto", "Actividad", "Indicador",
    "Unidad de medida", "Línea base", "Meta", "Ponderación", "Fecha inicio", "Fecha fin",
    "Presupuesto", "Responsable",
  ]

  private mutating func write(rows: Int) {
    add("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n")
    add("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
    add("<dimension ref=\"A1:P\(rows + 1)\"/><sheetData>")
    open(row: 1)
    for (column, heading) in PlanWorkbook.headings.enumerated() {
      add(text: heading, at: column, row: 1, style: 1)
    }
    add("</row>")
    for row in 2..<(rows + 2) { add(row: row) }
    add("</sheetData><pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\"/></worksheet>")
  }

  private mutating func add(row: Int) {
    let line = row - 1
    let objective = line / 5_000 + 1
    let project = line / 200 + 1
    let start = 46_023 + below(200)
    open(row: row)
    add(text: "\(objective).\(project % 25 + 1).\(line % 200 + 1)", at: 0, row: row)
    add(text: "Objetivo \(objective): reducir las brechas de la población rural", at: 1, row: row)
    add(text: "Programa \(below(40) + 1) de desarrollo productivo", at: 2, row: row)
    add(text: "Proyecto \(project): fortalecer la asistencia técnica & social", at: 3, row: row)
    add(text: String(2_024_000_000_000 + project * 1_009), at: 4, row: row)
    add(text: "Servicio de acompañamiento número \(below(500))", at: 5, row: row)
    add(text: "Realizar la jornada \(line) con las juntas de acción comunal", at: 6, row: row)
    add(text: "Jornadas realizadas en la zona \(below(2_000))", at: 7, row: row)
    add(text: ["Número", "Porcentaje", "Kilómetros", "Personas"][below(4)], at: 8, row: row)
    add(number: String(below(400)), at: 9, row: row)
    add(number: "\(below(900) + 1).\(below(9) + 1)", at: 10, row: row)
    add(number: "0.\(below(90) + 10)", at: 11, row: row, style: 3)
    add(number: String(start), at: 12, row: row, style: 2)
    add(number: String(start + below(150)), at: 13, row: row, style: 2)
    add(number: String(1_000_000 + below(900_000_000)), at: 14, row: row, style: 4)
    add(text: "Secretaría \(below(30) + 1)", at: 15, row: row)
    add("</row>")
  }

  private mutating func open(row: Int) { add("<row r=\"\(row)\" spans=\"1:16\">") }

  private mutating func add(number: String, at column: Int, row: Int, style: Int = 0) {
    add("<c r=\"\(PlanWorkbook.letters[column])\(row)\"")
    if style > 0 { add(" s=\"\(style)\"") }
    add("><v>\(number)</v></c>")
  }

  private mutating func add(text: String, at column: Int, row: Int, style: Int = 0) {
    add("<c r=\"\(PlanWorkbook.letters[column])\(row)\"")
    if style > 0 { add(" s=\"\(style)\"") }
    switch texts {
    case .shared:
      uses += 1
      add(" t=\"s\"><v>\(number(of: text))</v></c>")
    case .inline: add(" t=\"inlineStr\"><is><t>\(PlanWorkbook.escaped(text))</t></is></c>")
    }
  }

  private mutating func number(of text: String) -> Int {
    if let number = numbers[text] { return number }
    let number = numbers.count
    numbers[text] = number
    shared.append(contentsOf: "<si><t>\(PlanWorkbook.escaped(text))</t></si>".utf8)
    return number
  }

  private mutating func add(_ text: String) { sheet.append(contentsOf: text.utf8) }

  private static let letters = (0..<columns).map { String(UnicodeScalar(UInt8(65 + $0))) }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(38) else { return text }
    return text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
  }
}

// MARK: - Parts

extension PlanWorkbook {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"

  private var parts: [(name: String, bytes: [UInt8])] {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    var strings = Array(
      "\(head)<sst xmlns=\"\(Self.main)\" count=\"\(uses)\" uniqueCount=\"\(numbers.count)\">".utf8)
    strings += shared
    strings += Array("</sst>".utf8)
    let texts: [(name: String, bytes: [UInt8])] = [
      (
        "[Content_Types].xml",
        """
        \(head)<Types xmlns="\(Self.packages)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="\(types).sheet.main+xml"/>\
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(types).worksheet+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="\(types).styles+xml"/>\
        <Override PartName="/xl/sharedStrings.xml" ContentType="\(types).sharedStrings+xml"/></Types>
        """
      ),
      (
        "_rels/.rels",
        """
        \(head)<Relationships xmlns="\(Self.packages)/relationships"><Relationship Id="rId1" \
        Type="\(Self.office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """
      ),
      (
        "xl/workbook.xml",
        """
        \(head)<workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)"><sheets>\
        <sheet name="Plan de acción" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        """
        \(head)<Relationships xmlns="\(Self.packages)/relationships">\
        <Relationship Id="rId1" Type="\(Self.office)/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Type="\(Self.office)/styles" Target="styles.xml"/>\
        <Relationship Id="rId3" Type="\(Self.office)/sharedStrings" Target="sharedStrings.xml"/>\
        </Relationships>
        """
      ),
      (
        "xl/styles.xml",
        """
        \(head)<styleSheet xmlns="\(Self.main)"><numFmts count="1"><numFmt numFmtId="164" \
        formatCode="&quot;$&quot;\\ #,##0"/></numFmts><fonts count="1"><font/></fonts><fills count="1">\
        <fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
        <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="14"/><xf numFmtId="10"/>\
        <xf numFmtId="164"/></cellXfs></styleSheet>
        """
      ),
    ].map { ($0.0, Array($0.1.utf8)) }
    return texts + [("xl/worksheets/sheet1.xml", sheet)]
      + [("xl/sharedStrings.xml", strings)]
  }
}
